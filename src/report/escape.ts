/** Breaks what GitHub would link or expand after Markdown is rendered; takes no room. */
const BREAK = '\u200b';

/** Joiners within an emoji, or in a script that needs them; variants of an emoji, and of a digit on a key. */
const MEANT = [
  /(?<=\p{Extended_Pictographic}\uFE0F?|\p{Emoji_Modifier})\u200D(?=\p{Extended_Pictographic})/u,
  /(?<=(?=[\p{L}\p{M}])\p{Script_Extensions=Arabic}|(?!\p{Script=Inherited})\p{M})[\u200C\u200D](?=(?!\p{Default_Ignorable_Code_Point})\p{L})/u,
  /(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F]|(?<=[\d#*])\uFE0F(?=\u20E3)/u,
];
/** Everything else that hides text, turns its direction, shows nothing, or reaches into other lines as a fifth mark. */
const HIDDEN =
  /(?![\n\t])[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2800]|(?<=\p{M}{4})\p{M}/u;
const MEANT_OR_HIDDEN = new RegExp(`(${MEANT.map(({ source }) => source).join('|')})|${HIDDEN.source}`, 'gu');

/**
 * Text of anyone, made fit to be looked at: line ends as `\n`; every control, zero-width, bidirectional or tag character,
 * and a mark too many on a letter, as `[U+202E]`.
 */
export function named(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(MEANT_OR_HIDDEN, (character, meant: string | undefined) => meant ?? codePointName(character));
}

/** The same for Markdown. No HTML comment can begin in it, so that nobody but the gate writes the gate's marker. */
export function visible(text: string): string {
  return named(text).replace(/<!--/g, `<!${BREAK}--`);
}

function codePointName(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** The first code points of a text, with an ellipsis where something was cut. To be used before escaping. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  let count = 0;
  for (const character of text) {
    if (count === max) return `${kept.trimEnd()}…`;
    kept += character;
    count += 1;
  }
  return text;
}

/** Breaks mentions, references, links, e-mail addresses, commit ids and emoji codes, which no backslash stops. */
function inert(text: string): string {
  return text
    .replace(/@/g, `${BREAK}@${BREAK}`)
    .replace(/#(?=\d)/g, `#${BREAK}`)
    .replace(/(gh-)(?=\d)|(ghsa-|cve-)/gi, `$&${BREAK}`)
    .replace(/\/(?=\/)/g, `/${BREAK}`)
    .replace(/www(?=\.)/gi, `$&${BREAK}`)
    .replace(/:(?=[\w+-]+:)/g, `:${BREAK}`)
    .replace(/[0-9a-f]{7,}/gi, (run) => run.replace(/.{6}(?=.)/g, `$&${BREAK}`));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  '"': '&quot;',
  $: '&#36;',
};

function entity(character: string): string {
  return ENTITIES[character] ?? character;
}

function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim();
}

function escaped(line: string): string {
  return inert(line)
    .replace(/[\\`*_[\]~$]/g, '\\$&')
    .replace(/[&<>|]/g, entity)
    .replace(/^[#+=-]|^\d+(?=[.)](?:\s|$))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** Text of anyone as plain words on one line of Markdown: in a paragraph, a list item or a table cell. */
export function inline(text: string): string {
  return escaped(oneLine(text));
}

/** The same with its line ends and indents kept, for a table cell or a list item. */
export function lines(text: string): string {
  return visible(text)
    .trim()
    .replace(/\n(?:[ \t]*\n)+/g, '\n\n')
    .split('\n')
    .map((line) => {
      const indent = /^[ \t]{0,16}/.exec(line)?.[0].length ?? 0;
      return '&nbsp;'.repeat(indent) + escaped(line.replace(/\s+/g, ' ').trim());
    })
    .join('<br>');
}

/** Text of anyone inside our own HTML, where Markdown is not read: a `<summary>`. */
export function html(text: string): string {
  return inert(oneLine(text)).replace(/[&<>|"$]/g, entity);
}

/** A code span, for names, paths and commit ids. GitHub links nothing in it; a `|` would end a table's cell. */
export function code(text: string): string {
  const line = oneLine(text);
  if (line === '') return '(empty)';
  if (line.includes('|')) return `<code>${inline(text)}</code>`;
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A fenced block whose fence is longer than any in the text. */
export function block(text: string, language: string): string {
  const shown = visible(text);
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown}\n${fence}`;
}

/** What someone wrote, in italics and quotation marks. */
export function quote(text: string, max: number): string {
  return `*"${inline(truncate(text, max))}"*`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
