/**
 * The family of a model: the line it belongs to and its major version. Sizes (`mini`, `opus`, `70b`), minor versions
 * (`4.1`), dates (`2024-08-06`), editions (`latest`, `instruct`) and the endpoint or vendor before the name stay within
 * the family; a letter at the number (`4o`) makes another one, and so does a fine-tuning. A name of no known build is a
 * family of its own.
 *
 * `gpt-4o`, `gpt-4o-mini`, `openai/gpt-4o-2024-08-06` -> `gpt-4o`; `gpt-4.1-mini`, `gpt-4-turbo` -> `gpt-4`;
 * `claude-sonnet-4-5`, `claude-opus-4-1` -> `claude-4`; `o3-mini` -> `o3`; `llama3.2:3b` -> `llama-3`.
 */
export function modelFamily(model: string): string {
  const name = bareName(model);
  const [, tuned, organization] = /^ft:([^:]+):([^:]*(?::[^:]*)?)/.exec(name) ?? [];
  if (tuned !== undefined) return `ft:${modelFamily(tuned)}:${organization}`;
  const words: string[] = [];
  let version = '';
  for (const part of withoutDates(name).split(/[-_:@ ]+/)) {
    if (part === '' || SIZE.test(part) || EDITIONS.has(part)) continue;
    const [, line = '', number = '', rest = ''] = /^([a-z]*?)v?(\d{1,2})((?:\.\d+)*[a-z]?)$/.exec(part) ?? [];
    if (number === '') words.push(part);
    else if (version === '') {
      if (line !== '') words.push(line);
      version = `${number}${/[a-z]$/.exec(rest)?.[0] ?? ''}`;
    } else if (line !== '') words.push(part);
  }
  const line = words.join('-');
  // `o3` is written in one, `gpt-4` is not.
  const family = version === '' || line.length <= 1 ? line + version : `${line}-${version}`;
  return family === '' ? name : family;
}

/** The model without the endpoint or vendor before it, in lower case. */
export function bareName(model: string): string {
  const last = model
    .slice(model.lastIndexOf('/') + 1)
    .toLowerCase()
    .trim();
  return last
    .replace(
      /^(?:(?:us|eu|apac|global)\.)?(?:anthropic|meta|amazon|mistral|cohere|ai21|deepseek|openai|google|qwen)\./,
      '',
    )
    .replace(/-v\d+:\d+$/, '')
    .replace(/^gpt-?35\b/, 'gpt-3.5')
    .replace(/^gpt(?=\d)/, 'gpt-')
    .replace(/^claude(?=\d)/, 'claude-');
}

function withoutDates(name: string): string {
  return name
    .replace(/[-@](?:20\d{2}-?\d{2}-?\d{2}|\d{2}-20\d{2}|\d{2}-\d{2}|\d{6})(?=$|[-:@])/g, '')
    .replace(/[-@]\d{3,4}(?=$|[-:@])/g, '');
}

/** Numbers of parameters and names of sizes. */
const SIZE =
  /^(?:\d+(?:\.\d+)?(?:x\d+(?:\.\d+)?)?[bm]|e\d+b|a\d+b|mini|nano|micro|tiny|small|medium|large|big|xl|xxl|pro|plus|max|ultra|turbo|flash|lite|light|air|fast|instant|opus|sonnet|haiku|scout|maverick)$/;

const EDITIONS = new Set(
  `latest preview exp experimental beta alpha stable instruct it chat base thinking vision audio realtime search online
   free hf gguf awq gptq fp8 fp16 int8 int4 q4 q5 q8 k m tuning versatile specdec highspeed v1 001 002`.split(
    /\s+/,
  ),
);
