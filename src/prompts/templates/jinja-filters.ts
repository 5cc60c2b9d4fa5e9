import type { Json } from '../../ports/json.ts';
import { pythonJson } from './jinja-json.ts';
import { distinct, edge, entriesOf, joined, reversed, sorted } from './jinja-lists.ts';
import { type Apply, type FilterCall, numberOf, type Parameters } from './jinja-parameters.ts';
import { capitalized, indented, replaced, titled, trimmed } from './jinja-text.ts';
import { checkedNumber, Failure, textOf } from './jinja-values.ts';

/** A filter: the parameters that it takes, in order, how many of them it needs, and what it does. */
interface Filter {
  readonly parameters: readonly string[];
  readonly required: number;
  /** null: the evaluator does it, for it takes values that are missing. */
  readonly apply: Apply | null;
}

function filter(apply: Apply | null, parameters: readonly string[] = [], required = 0): Filter {
  return { parameters, required, apply };
}

const onText =
  (change: (text: string) => string): Apply =>
  (value, _, { budget }) =>
    change(textOf(value, budget));

const fallback = filter(null, ['default_value', 'boolean']);
const asIs = filter((value) => value);
const length = filter((value, given, call) => entriesOf(value, given, call).length);

/** Every filter that a template may name: a fixed list of pure functions. */
export const FILTERS: Readonly<Record<string, Filter>> = {
  default: fallback,
  d: fallback,
  upper: filter(onText((text) => text.toUpperCase())),
  lower: filter(onText((text) => text.toLowerCase())),
  title: filter(onText(titled)),
  capitalize: filter(onText(capitalized)),
  trim: filter(trimmed, ['chars']),
  replace: filter(replaced, ['old', 'new', 'count'], 2),
  indent: filter(indented, ['width', 'first', 'blank']),
  string: filter(onText((text) => text)),
  join: filter(joined, ['d', 'attribute']),
  length,
  count: length,
  first: filter(edge(0)),
  last: filter(edge(-1)),
  list: filter(entriesOf),
  sort: filter(sorted, ['reverse', 'case_sensitive', 'attribute']),
  reverse: filter(reversed),
  unique: filter(distinct, ['case_sensitive', 'attribute']),
  tojson: filter(json, ['indent']),
  int: filter((value, given) => integerIn(value) ?? numberOf(given, 'default', 0), ['default']),
  float: filter((value, given) => numberIn(value) ?? numberOf(given, 'default', 0), ['default']),
  // A prompt is text for a model and never markup: nothing is escaped, so nothing needs protection from it.
  safe: asIs,
  escape: asIs,
  e: asIs,
};

function json(value: Json, given: Parameters, { budget }: FilterCall): Json {
  const indent = given.has('indent') ? numberOf(given, 'indent', 0) : null;
  if (indent !== null && !(indent >= 0 && indent <= 16))
    throw new Failure('tojson indents by 0 to 16 spaces');
  budget.spendValue(value);
  return pythonJson(value, indent);
}

/** A longer text is no number. */
const MAX_DIGITS = 400;

/** The number in a value, its fraction cut off; null where there is none. */
function integerIn(value: Json): number | null {
  const text = typeof value === 'string' ? value.trim().replace(/(?<=\d)_(?=\d)/g, '') : value;
  const number = numberIn(text);
  return number === null ? null : checkedNumber(Math.trunc(number));
}

function numberIn(value: Json): number | null {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value);
  const text = typeof value === 'string' ? value.trim() : '';
  const isNumber = text.length <= MAX_DIGITS && /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text);
  return isNumber ? checkedNumber(Number(text)) : null;
}
