import { isJsonObject, type Json, type JsonObject } from '../../ports/json.ts';
import { canonical } from '../behaviour.ts';
import { NO_LINE, type Remark, type Rule } from './finding.ts';
import { quote } from './quote.ts';

export interface SchemaRemark extends Remark {
  /** The new text that the remark is about. */
  readonly text?: string | undefined;
}

/** Compares two schemas at a path. */
export type Go = (before: Json, after: Json, path: string) => SchemaRemark[];

/** A remark on the part of the schema at a path such as `sources[].url`; empty: on the whole. */
export function schemaRemark(rule: Rule, path: string, says: string): SchemaRemark {
  return { rule, says: `the response schema${path === '' ? '' : ` at \`${path}\``} ${says}`, line: NO_LINE };
}

/** Properties that came, went, or are required where they were not, or the other way round. */
export function propertyRemarks(
  before: JsonObject,
  after: JsonObject,
  inner: (key: string) => string,
  go: Go,
): SchemaRemark[] {
  const [from, to] = [mapOf(before.properties), mapOf(after.properties)];
  const [had, has] = [namesOf(before.required), namesOf(after.required)];
  const names = new Set([...from.keys(), ...to.keys(), ...had, ...has]);
  return [...names].flatMap((name) => {
    const [one, other, at] = [from.get(name), to.get(name), inner(name)];
    const changed = one !== undefined && other !== undefined ? go(one, other, at) : [];
    if (has.has(name) && !had.has(name)) {
      const what = one === undefined ? 'gains a required property' : 'requires what was optional';
      return [schemaRemark('schema-required-added', at, what), ...changed];
    }
    if (had.has(name) && !has.has(name)) {
      const what = other === undefined ? 'loses a required property' : 'no longer requires it';
      return [schemaRemark('schema-required-removed', at, what), ...changed];
    }
    if (one === undefined && other !== undefined)
      return [schemaRemark('schema-property-added', at, 'gains an optional property')];
    if (one !== undefined && other === undefined) {
      return [schemaRemark('schema-property-removed', at, 'loses an optional property')];
    }
    return changed;
  });
}

/** Whether further properties are allowed; nothing said means that they are. */
export function closingRemarks(
  before: Json | undefined,
  after: Json | undefined,
  path: string,
  inner: string,
  go: Go,
): SchemaRemark[] {
  const [one, other] = [before ?? true, after ?? true];
  if (one !== false && other === false)
    return [schemaRemark('schema-closed', path, 'allows no further properties now')];
  if (one === false && other !== false)
    return [schemaRemark('schema-opened', path, 'allows further properties now')];
  return go(one, other, inner);
}

/** A keyword that holds one schema; nothing said means that anything goes. */
export function single(
  before: Json | undefined,
  after: Json | undefined,
  key: string,
  path: string,
  go: Go,
): SchemaRemark[] {
  if (before === undefined && after === undefined) return [];
  if (before !== undefined && after !== undefined && !Array.isArray(before) && !Array.isArray(after)) {
    return go(before, after, path);
  }
  return canonical(before ?? true) === canonical(after ?? true)
    ? []
    : [schemaRemark('schema-constraint-changed', path, `changes \`${key}\``)];
}

/** A keyword that holds schemas by name or position. */
export function named(
  before: Json | undefined,
  after: Json | undefined,
  key: string,
  path: string,
  inner: (key: string) => string,
  go: Go,
): SchemaRemark[] {
  const [from, to] = [mapOf(before), mapOf(after)];
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((name) => {
    const [one, other] = [from.get(name), to.get(name)];
    if (one !== undefined && other !== undefined) return go(one, other, inner(name));
    return [schemaRemark('schema-constraint-changed', path, `changes \`${key}\` at ${quote(name)}`)];
  });
}

/**
 * A keyword that holds a list of branches. Those of equal text stand in any order, and what they refer to is compared;
 * the others are compared in order where there are as many.
 */
export function branches(
  before: Json | undefined,
  after: Json | undefined,
  key: string,
  path: string,
  go: Go,
): SchemaRemark[] {
  const [from, to] = [textsOf(before), textsOf(after)];
  const gone = [...from].filter(([text]) => !to.has(text));
  const come = [...to].filter(([text]) => !from.has(text));
  if (gone.length !== come.length || lengthOf(before) !== lengthOf(after)) {
    return [schemaRemark('schema-branch-changed', path, `has other branches in \`${key}\``)];
  }
  const stayed = [...from].filter(([text]) => to.has(text) && text.includes('"$ref"'));
  return [
    ...stayed.flatMap(([, branch]) => go(branch, branch, path)),
    ...gone.flatMap(([, branch], at) => go(branch, come[at]?.[1] ?? true, `${path}(${key} ${at + 1})`)),
  ];
}

/** Branches by their canonical text. */
function textsOf(value: Json | undefined): Map<string, Json> {
  return new Map(Array.isArray(value) ? value.map((branch: Json) => [canonical(branch), branch]) : []);
}

const lengthOf = (value: Json | undefined) => (Array.isArray(value) ? value.length : 0);

function mapOf(value: Json | undefined): Map<string, Json> {
  if (Array.isArray(value)) return new Map(value.map((entry: Json, at) => [String(at), entry]));
  return new Map(isJsonObject(value) ? Object.entries(value) : []);
}

function namesOf(value: Json | undefined): Set<string> {
  return new Set(Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []);
}

/** A value as a message shows it. */
export function brief(value: Json): string {
  const text = JSON.stringify(value);
  return `\`${text.length > 60 ? `${text.slice(0, 59)}…` : text}\``;
}
