import type { GoldenCase } from '../../dataset/golden-case.ts';
import type { DatasetResult } from '../../dataset/parse-dataset.ts';
import { idSchema } from '../../dataset/row-schema.ts';
import { MAX_FAULTS } from '../../dataset/rows-result.ts';
import { pathText, show } from '../../parsing/zod-faults.ts';
import type { Fault } from '../../ports/gate-error.ts';
import { isJsonObject, type Json, type JsonObject, toJson } from '../../ports/json.ts';
import { renderTemplate } from '../template.ts';
import { valueText } from '../templates/template.ts';
import { readMessages } from './draft.ts';

/** More rows make a dataset of their own. */
const MAX_ROWS = 2000;

/** Keys of a row that say what is asked, the first that holds a text. */
const QUERIES = ['query', 'input', 'question'];
/** Keys of a row that say something else about the case. */
const BESIDE = ['id', 'expected', 'context'];

/**
 * The golden cases that `testData` holds; null where it holds none. Every key of a row stays available as a variable.
 * What a case asks comes from the row alone, so that a changed prompt leaves its cases as they are; only a row without
 * any variable asks what the last user message of the prompt asks. Ids count the rows, `test-1`, unless a row has an `id`.
 */
export function goldenCasesOf(
  path: string,
  fields: JsonObject,
  lineOf: (keys: readonly PropertyKey[]) => number,
): DatasetResult | null {
  const rows: unknown = fields.testData ?? [];
  const fault = (keys: readonly PropertyKey[], message: string): Fault => ({
    where: `${path}:${lineOf(keys)}`,
    message: `\`${pathText(keys)}\` ${message}`,
  });
  const at = ['testData'];
  if (!Array.isArray(rows)) {
    return { kind: 'faulty', faults: [fault(at, `is ${show(rows)}; expected a list of rows`)] };
  }
  if (rows.length === 0) return null;
  if (rows.length > MAX_ROWS) {
    const message = `holds ${rows.length} rows; expected at most ${MAX_ROWS}: keep them in a dataset of its own`;
    return { kind: 'faulty', faults: [fault(at, message)] };
  }
  const ask = lastQuestion(fields);
  const cases: GoldenCase[] = [];
  const wrong: { readonly keys: readonly PropertyKey[]; readonly message: string }[] = [];
  const places = new Map<string, number>();
  rows.forEach((raw: unknown, index) => {
    const read = caseOf(raw, index, ask);
    const first = read.kind === 'case' ? places.get(read.golden.id) : undefined;
    if (read.kind === 'wrong') {
      wrong.push({ keys: [...at, index, ...read.keys], message: read.message });
    } else if (first !== undefined) {
      const message = `"${read.golden.id}" is already used by \`testData[${first}]\``;
      wrong.push({ keys: [...at, index, 'id'], message });
    } else {
      places.set(read.golden.id, index);
      cases.push(read.golden);
    }
  });
  if (wrong.length === 0) return { kind: 'parsed', cases };
  const faults = wrong.slice(0, MAX_FAULTS).map(({ keys, message }) => fault(keys, message));
  const more = wrong.length - MAX_FAULTS;
  const rest = more > 0 ? [fault(at, `has ${more} more ${more === 1 ? 'fault' : 'faults'}`)] : [];
  return { kind: 'faulty', faults: [...faults, ...rest] };
}

type Read =
  | { readonly kind: 'case'; readonly golden: GoldenCase }
  | { readonly kind: 'wrong'; readonly keys: readonly PropertyKey[]; readonly message: string };

function caseOf(raw: unknown, index: number, ask: string): Read {
  const row = toJson(raw ?? null);
  const wrong = (keys: readonly PropertyKey[], message: string): Read => ({ kind: 'wrong', keys, message });
  if (!isJsonObject(row)) return wrong([], `is ${show(row)}; expected an object of variables`);
  const id = idSchema.safeParse(row.id ?? `test-${index + 1}`);
  if (!id.success) {
    return wrong(['id'], `is ${show(row.id)}; expected a text of 1 to 200 characters, or a whole number`);
  }
  const variables = variablesOf(row);
  const query = queryOf(variables) ?? rendered(ask, variables);
  if (query === null) return wrong([], 'gives nothing to ask; expected `input`, or another variable');
  const golden = {
    id: id.data,
    query,
    context: textOf(variables.context),
    variables,
    reference: textOf(variables.expected),
    critical: false,
    group: null,
    prompts: null,
    checks: null,
  };
  return { kind: 'case', golden };
}

/** Some keep all variables in an object under `input`: they are the row's as well. */
function variablesOf(row: JsonObject): JsonObject {
  return isJsonObject(row.input) ? { ...row.input, ...row } : row;
}

/** What a row asks: its `query`, `input` or `question`, else its only other variable, else all of them by name. */
function queryOf(variables: JsonObject): string | null {
  for (const key of QUERIES) {
    const value = variables[key];
    const text = isJsonObject(value) ? null : textOf(value);
    if (text !== null) return text;
  }
  const others = Object.entries(variables).flatMap(([name, value]) => {
    const text = BESIDE.includes(name) || QUERIES.includes(name) ? null : textOf(value);
    return text === null ? [] : [{ name, text }];
  });
  if (others.length <= 1) return others[0]?.text ?? null;
  return others.map(({ name, text }) => `${name}: ${text}`).join('\n');
}

/** A value as a prompt shows it; null where there is nothing to show. */
function textOf(value: Json | undefined): string | null {
  const text = valueText(value ?? '');
  return text.trim() === '' ? null : text;
}

/** What the last user message of the prompt asks, before any variable is filled in: those before it are examples. */
function lastQuestion(fields: JsonObject): string {
  const { messages } = readMessages(fields.messages, ['messages'], () => '');
  return messages.findLast((message) => message.role === 'user')?.content ?? '';
}

/** A text with the variables filled in; null where they do not suffice. */
function rendered(ask: string, variables: JsonObject): string | null {
  const filled = renderTemplate(ask, new Map(Object.entries(variables)));
  return filled.kind === 'rendered' ? textOf(filled.text) : null;
}
