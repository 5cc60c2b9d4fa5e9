import { isJsonObject, type Json } from '../../ports/json.ts';
import { pythonJson } from './jinja-json.ts';
import { type Apply, type FilterCall, flag, type Parameters } from './jinja-parameters.ts';
import { compare, entryOf, Failure, kindOf, Missing, step, textOf } from './jinja-values.ts';

/** Entries of a list, characters of a text, keys of an object. */
export function entriesOf(value: Json, _: Parameters, { budget }: FilterCall): readonly Json[] {
  budget.spendValue(value);
  if (typeof value === 'string') return [...value];
  if (Array.isArray(value)) return value;
  if (isJsonObject(value)) return Object.keys(value);
  throw new Failure(`expected a list, a text or an object, found ${kindOf(value)}`);
}

/** The first or the last entry. */
export function edge(index: 0 | -1): Apply {
  return (value, given, call) =>
    entriesOf(value, given, call).at(index) ?? new Missing([step(call.path(), index)]);
}

/** Texts of the entries, or of one attribute of each, with a text between them. */
export function joined(value: Json, given: Parameters, call: FilterCall): Json | Missing {
  const { found, missing } = attributesOf(value, given, call);
  if (missing !== null) return missing;
  const between = textOf(given.get('d') ?? '', call.budget);
  const texts = found.map((entry) => textOf(entry, call.budget));
  call.budget.spendText(texts.reduce((sum, text) => sum + text.length + between.length, 0));
  return texts.join(between);
}

/** Entries in order, texts without regard to case unless told otherwise. */
export function sorted(value: Json, given: Parameters, call: FilterCall): Json | Missing {
  const { entries, missing } = keyed(value, given, call);
  const direction = flag(given, 'reverse') ? -1 : 1;
  return missing ?? entries.sort((a, b) => direction * compare(a.key, b.key)).map(({ entry }) => entry);
}

/** Entries without those that came before, texts without regard to case unless told otherwise. */
export function distinct(value: Json, given: Parameters, call: FilterCall): Json | Missing {
  const { entries, missing } = keyed(value, given, call);
  const seen = new Set<string>();
  const isNew = (key: string) => !seen.has(key) && seen.add(key).size > 0;
  return missing ?? entries.filter(({ key }) => isNew(pythonJson(key, null))).map(({ entry }) => entry);
}

/** Entries, or the characters of a text, from the last to the first. */
export function reversed(value: Json, given: Parameters, call: FilterCall): Json {
  const entries = [...entriesOf(value, given, call)].reverse();
  return typeof value === 'string' ? entries.join('') : entries;
}

/** Every entry with what it is compared by. */
function keyed(value: Json, given: Parameters, call: FilterCall) {
  const { found, missing } = attributesOf(value, given, call);
  const isExact = flag(given, 'case_sensitive');
  const keys = found.map((key) => (typeof key === 'string' && !isExact ? key.toLowerCase() : key));
  const entries = entriesOf(value, given, call).map((entry, index) => ({ entry, key: keys[index] ?? null }));
  return { entries, missing };
}

/** The entries, or what stands in each of them under the `attribute` (`a.b`) that the filter was given. */
function attributesOf(value: Json, given: Parameters, call: FilterCall) {
  const entries = entriesOf(value, given, call);
  const attribute = given.get('attribute') ?? null;
  if (attribute === null) return { found: entries, missing: null };
  if (typeof attribute !== 'string') throw new Failure('an attribute is given as a text');
  const keys = attribute.split('.');
  call.budget.spend(entries.length * keys.length);
  const missing: string[] = [];
  const found = entries.flatMap((entry, index) => {
    const at = keys.reduce<Json | undefined>(
      (inner, key) => (inner === undefined ? inner : entryOf(inner, key, call.budget)),
      entry,
    );
    if (at === undefined) missing.push(`${step(call.path(), index)}.${attribute.slice(0, 60)}`);
    return at === undefined ? [] : [at];
  });
  return { found, missing: missing.length > 0 ? new Missing(missing.slice(0, 20), true) : null };
}
