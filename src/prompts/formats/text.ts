import { slipOf } from '../../parsing/nearest.ts';
import { parseYaml } from '../../parsing/yaml-source.ts';
import type { Fault } from '../../ports/gate-error.ts';
import { isJsonObject } from '../../ports/json.ts';
import { finishPrompt, type PromptResult } from './draft.ts';
import { isParameter, PARAMETER_KEYS } from './parameters.ts';

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/;
const KEYS = [
  'name',
  'version',
  'model',
  'description',
  'change-reason',
  'owner',
  'response-schema',
  'response-format',
  ...PARAMETER_KEYS,
];

/** Parses Markdown or plain text: one system message, with optional YAML front matter before it. */
export function parseTextPrompt(path: string, text: string): PromptResult {
  const match = FRONT_MATTER.exec(text);
  const header = match?.[1] ?? '';
  const yaml = parseYaml(header, path, 2);
  if (match && yaml.kind === 'faulty') return { kind: 'faulty', faults: yaml.faults };
  const found = yaml.kind === 'parsed' ? yaml.source.value : null;
  const isHeader = match !== null && (isJsonObject(found) || header.trim() === '');
  const fields = isHeader && isJsonObject(found) ? found : {};
  const body = isHeader ? text.slice(match?.[0].length ?? 0) : text;
  const lineOf = (keys: readonly PropertyKey[]) =>
    keys[0] === 'messages' || yaml.kind !== 'parsed' || !isHeader
      ? text.slice(0, text.length - body.length).split('\n').length
      : yaml.source.lineOf(keys);
  return finishPrompt({
    path,
    format: 'text',
    fields: Object.keys(fields),
    name: fields.name,
    version: fields.version,
    model: fields.model,
    parameters: Object.fromEntries(Object.entries(fields).filter(([key]) => isParameter(key))),
    parametersAt: [],
    messages: [{ role: 'system', content: trimAscii(body) }],
    responseFormat: fields['response-format'],
    responseSchema: fields['response-schema'],
    description: fields.description,
    changeReason: fields['change-reason'],
    owner: fields.owner,
    keys: {
      model: ['model'],
      responseFormat: ['response-format'],
      responseSchema: ['response-schema'],
      changeReason: ['change-reason'],
    },
    textAt: () => ['messages'],
    versionLine: 'version' in fields ? lineOf(['version']) : 1,
    lineOf,
    faults: misspelledKeys(fields, path, lineOf),
  });
}

/** Any other invisible character is content. */
function trimAscii(text: string): string {
  return text.replace(/^[ \t\r\n\f\v]+/, '').replace(/(?<![ \t\r\n\f\v])[ \t\r\n\f\v]+$/, '');
}

/** Other keys are free metadata; one that is nearly a known key is a slip that must not pass unseen. */
function misspelledKeys(
  fields: Readonly<Record<string, unknown>>,
  path: string,
  lineOf: (keys: readonly PropertyKey[]) => number,
): Fault[] {
  return Object.keys(fields).flatMap((key) => {
    if (KEYS.includes(key) || isParameter(key)) return [];
    const near = slipOf(key.replaceAll('_', '-'), KEYS);
    if (near === null) return [];
    return [
      { where: `${path}:${lineOf([key])}`, message: `unknown key \`${key}\`; did you mean \`${near}\`?` },
    ];
  });
}
