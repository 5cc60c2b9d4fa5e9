import type { Json } from '../../ports/json.ts';
import { canonical } from '../behaviour.ts';
import type { Prompt } from '../prompt.ts';
import { NO_LINE, type Remark } from './finding.ts';
import { invisiblesOf, namesOf } from './invisible.ts';
import { bareName, modelFamily } from './model-family.ts';

/** What changed in the model that a prompt names. */
export function modelRemarks(before: Prompt, after: Prompt, defaultModel: string | null): Remark[] {
  if (before.model === after.model) return [];
  const [from, to] = [before.model ?? defaultModel, after.model ?? defaultModel];
  const shown = `from ${nameOf(before, defaultModel)} to ${nameOf(after, defaultModel)}`;
  const says = (rule: Remark['rule'], rest: string): Remark[] => [
    { rule, says: `the model changes ${shown}${rest}`, line: NO_LINE },
  ];
  if (from === to) return says('model-named', ', which is the same');
  if (from === null || to === null) return says('model-family', ', and which that is cannot be seen here');
  const [familyFrom, familyTo] = [modelFamily(from), modelFamily(to)];
  if (familyFrom !== familyTo) return says('model-family', `: another family (${familyFrom}, ${familyTo})`);
  const what =
    bareName(from) === bareName(to) ? 'the same model at another place' : `within the family ${familyTo}`;
  return says('model-changed', `: ${what}`);
}

function nameOf({ model }: Prompt, defaultModel: string | null): string {
  if (model !== null) return `\`${model}\``;
  return defaultModel === null ? 'the default' : `the default \`${defaultModel}\``;
}

/** Parameters, among them the token limit, that came, went or have another value. */
export function parameterRemarks(before: Prompt, after: Prompt): Remark[] {
  const [from, to] = [allOf(before), allOf(after)];
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((name) => {
    const [one, other] = [from.get(name), to.get(name)];
    if (one !== undefined && other !== undefined && canonical(one) === canonical(other)) return [];
    const says = `the parameter \`${name}\` ${change(one, other)}`;
    return [{ rule: 'parameter-changed' as const, says, line: NO_LINE }];
  });
}

function allOf({ parameters, maxTokens }: Prompt): Map<string, Json> {
  const all = new Map(Object.entries(parameters));
  return maxTokens === null ? all : all.set('max_tokens', maxTokens);
}

function change(from: Json | undefined, to: Json | undefined): string {
  if (from === undefined) return `is new: ${shown(to)}`;
  if (to === undefined) return `is gone; it was ${shown(from)}`;
  return `changes from ${shown(from)} to ${shown(to)}`;
}

function shown(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? '';
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

const FORMAT_NAMES = {
  text: 'text',
  'json-object': 'any JSON object',
  'json-schema': 'JSON of a schema',
} as const;

/** What the request itself asks of the answer's format. */
export function requestFormatRemarks(before: Prompt, after: Prompt): Remark[] {
  if (before.responseFormat === after.responseFormat) return [];
  const names = [FORMAT_NAMES[before.responseFormat], FORMAT_NAMES[after.responseFormat]];
  return [
    {
      rule: 'format-changed',
      says: `the output format changes from ${names[0]} to ${names[1]}`,
      line: NO_LINE,
    },
  ];
}

/** Invisible characters in what is sent beside the messages, more than there were. */
export function hiddenInSettings(before: Json, after: Json): Remark[] {
  const [from, to] = [invisiblesOf(JSON.stringify(before)), invisiblesOf(JSON.stringify(after))];
  if (to.length === 0 || from.join('') === to.join('')) return [];
  return [
    {
      rule: 'invisible-character',
      says: `the parameters or the response schema hold invisible characters: ${namesOf(to)}`,
      line: NO_LINE,
    },
  ];
}
