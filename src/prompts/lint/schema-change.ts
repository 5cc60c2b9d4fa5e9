import { isJsonObject, type Json, type JsonObject } from '../../ports/json.ts';
import { canonical } from '../behaviour.ts';
import { quote } from './quote.ts';
import { annotationChanges, valueChanges } from './schema-keywords.ts';
import {
  branches,
  brief,
  closingRemarks,
  named,
  propertyRemarks,
  type SchemaRemark,
  schemaRemark,
  single,
} from './schema-parts.ts';
import { followed, targetOf } from './schema-reference.ts';

/** Schemas nested deeper than this are only told apart, not compared. */
const MAX_DEPTH = 40;
const MAX_REFERENCES = 1_000;
const TOO_MUCH = 'too much';

/** Where the comparison stands: both documents, and the pairs of references that are under way or done. */
interface Walk {
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly seen: Set<string>;
  /** The definitions of both documents are equal. */
  readonly sameDefinitions: boolean;
}

/**
 * What changed for those who live by the answers of a prompt: an old reader, who relies on what the old schema
 * promised, and an old writer, whose answers (examples, stored answers, golden references) suited it. Either breaking
 * is MAJOR; that is any change of what is accepted, but for a new optional property. Texts that explain the schema
 * reach the model and are held to the rules of wording.
 */
export function schemaRemarks(before: JsonObject, after: JsonObject): SchemaRemark[] {
  if (canonical(before) === canonical(after)) return [];
  const definitions = ({ $defs, definitions }: JsonObject) => canonical([$defs ?? null, definitions ?? null]);
  const sameDefinitions = definitions(before) === definitions(after);
  const remarks = compare(before, after, '', { before, after, seen: new Set(), sameDefinitions }, 0);
  if (remarks.some(({ rule }) => rule !== 'schema-wording')) return remarks;
  const told = new Set([...textsOf(before), ...remarks.map(({ text }) => text)]);
  const news = [...textsOf(after)].find((text) => !told.has(text) && !NAME.test(text));
  if (news !== undefined)
    return [schemaRemark('schema-text-changed', '', `holds a new text: ${quote(news)}`)];
  if (remarks.length > 0) return remarks;
  return [schemaRemark('schema-wording', '', 'is written in another way and accepts the same')];
}

/** A text that can be no more than a name, a path or an address. */
const NAME = /^[\w#$~./:-]{0,80}$/;

/** Every key and every string of a schema: all of them reach the model. */
function textsOf(value: Json): Set<string> {
  const texts = new Set<string>();
  JSON.stringify(value, (key, inner: unknown) => {
    texts.add(key);
    if (typeof inner === 'string') texts.add(inner);
    return inner;
  });
  return texts;
}

function compare(before: Json, after: Json, path: string, walk: Walk, depth: number): SchemaRemark[] {
  if (!isJsonObject(before) || !isJsonObject(after)) return compareBooleans(before, after, path);
  if (depth > MAX_DEPTH || walk.seen.size > MAX_REFERENCES) {
    if (walk.seen.has(TOO_MUCH) || isSame(before, after, walk)) return [];
    walk.seen.add(TOO_MUCH);
    return [schemaRemark('schema-constraint-changed', path, 'is nested too deeply to be compared')];
  }
  if (before.$ref !== undefined || after.$ref !== undefined) {
    return compareReferences(before, after, path, walk, depth);
  }
  const inner = (key: string) => (path === '' ? key : `${path}.${key}`);
  const go = (one: Json, other: Json, at: string) => compare(one, other, at, walk, depth + 1);
  return [
    ...valueChanges(before, after).map(({ rule, says }) => schemaRemark(rule, path, says)),
    ...annotationChanges(before, after).map(({ rule, says, text }) => ({
      ...schemaRemark(rule, path, says),
      text,
    })),
    ...propertyRemarks(before, after, inner, go),
    ...closingRemarks(before.additionalProperties, after.additionalProperties, path, inner('*'), go),
    ...['items', 'additionalItems'].flatMap((key) => single(before[key], after[key], key, `${path}[]`, go)),
    ...SEALED.flatMap((key) => sealed(before[key], after[key], key, path, walk)),
    ...['patternProperties', 'prefixItems'].flatMap((key) =>
      named(before[key], after[key], key, path, inner, go),
    ),
    ...['allOf', 'anyOf', 'oneOf'].flatMap((key) => branches(before[key], after[key], key, path, go)),
  ];
}

function compareBooleans(before: Json, after: Json, path: string): SchemaRemark[] {
  // `true` is the schema that accepts everything, as `{}` does.
  const plain = (schema: Json) => canonical(schema === true ? {} : schema);
  return plain(before) === plain(after)
    ? []
    : [schemaRemark('schema-type-changed', path, `changes from ${brief(before)} to ${brief(after)}`)];
}

/** Follows references on both sides, each pair once; what stands beside them is compared too. */
function compareReferences(
  before: JsonObject,
  after: JsonObject,
  path: string,
  walk: Walk,
  depth: number,
): SchemaRemark[] {
  const { $ref: from, ...besideBefore } = before;
  const { $ref: to, ...besideAfter } = after;
  const both = from !== undefined && to !== undefined;
  const [one, other] = both
    ? [targetOf(before, walk.before), targetOf(after, walk.after)]
    : [followed(before, walk.before), followed(after, walk.after)];
  if (one === null || other === null) {
    return canonical(before) === canonical(after)
      ? []
      : [
          schemaRemark(
            'schema-constraint-changed',
            path,
            `refers to what cannot be seen here: ${brief(after)}`,
          ),
        ];
  }
  const beside = both ? compare(besideBefore, besideAfter, path, walk, depth + 1) : [];
  const key = both ? canonical([from, to]) : canonical([before, after]);
  if (walk.seen.has(key)) return beside;
  walk.seen.add(key);
  return [...beside, ...compare(one, other, path, walk, depth + 1)];
}

/** Below these keywords a change may turn the other way round, so that any of them counts. */
const SEALED = [
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedProperties',
  'unevaluatedItems',
  'dependentSchemas',
  'dependencies',
];

function sealed(
  before: Json | undefined,
  after: Json | undefined,
  key: string,
  path: string,
  walk: Walk,
): SchemaRemark[] {
  const same = isSame(before ?? null, after ?? null, walk);
  return same ? [] : [schemaRemark('schema-constraint-changed', path, `changes \`${key}\``)];
}

/** The same text, and what it refers to is the same. */
function isSame(before: Json, after: Json, walk: Walk): boolean {
  const text = canonical(before);
  if (text !== canonical(after)) return false;
  if (!text.includes('"$ref"')) return true;
  return walk.sameDefinitions && !/"\$ref":(?!"#\/(?:\$defs|definitions)\/)/.test(text);
}
