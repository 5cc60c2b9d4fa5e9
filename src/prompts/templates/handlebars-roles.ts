import { MAX_SOURCE } from './allowance.ts';
import { parseStatements } from './handlebars-parse.ts';
import { HandlebarsFault } from './handlebars-syntax.ts';
import { readTokens, type Token } from './handlebars-tokens.ts';
import type { TreeStatement } from './handlebars-tree.ts';

/** The part of a template that belongs to one role. */
export interface RolePart {
  /** As the template names it; null for what stands before the first role. */
  readonly role: string | null;
  /** A template of its own. */
  readonly source: string;
  /** Line of the whole on which it begins, from 1. */
  readonly line: number;
}

export type RoleParts =
  | { readonly kind: 'split'; readonly parts: readonly RolePart[] }
  | { readonly kind: 'faulty'; readonly line: number; readonly message: string };

/** A `{{role "user"}}` at the top level. */
interface Marker {
  readonly role: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** `{{~role …~}}`: it takes the white space before or after it away. */
  readonly trimsBefore: boolean;
  readonly trimsAfter: boolean;
}

/** No prompt opens more. */
const MAX_ROLES = 100;
/** Renders as nothing, and counts as something beside it on the line. */
const ANCHOR = '{{#if false}}{{/if}}';

/**
 * Splits a template at the roles that it opens, before there are any values: no value can open one. Only a role at the
 * top level with one literal name opens a part; compiling a part finds any other. Parts without text are left out. Each
 * part renders as it would within the whole.
 */
export function splitRoles(source: string): RoleParts {
  try {
    return { kind: 'split', parts: partsOf(source) };
  } catch (error) {
    if (error instanceof HandlebarsFault) return { kind: 'faulty', line: error.line, message: error.message };
    throw error;
  }
}

function partsOf(source: string): readonly RolePart[] {
  if (source.length > MAX_SOURCE) {
    throw new HandlebarsFault(
      1,
      `has ${source.length} characters; expected at most ${MAX_SOURCE} in a template`,
    );
  }
  const markers = markersOf(readTokens(source));
  if (markers.length > MAX_ROLES) {
    throw new HandlebarsFault(markers[MAX_ROLES]?.line ?? 1, `opens more than ${MAX_ROLES} roles`);
  }
  const anchor = shapeOf(parseStatements(ANCHOR))[0] ?? '';
  return statementsBetween(parseStatements(source)).flatMap((statements, index) => {
    if (statements.every(isBlank)) return [];
    const before = markers[index - 1];
    const { bare, line } = sliceBetween(source, before, markers[index]);
    return [{ role: before?.role ?? null, source: asWithin(statements, bare, anchor, line), line }];
  });
}

/** Where the roles of the top level stand. */
function markersOf(tokens: readonly Token[]): readonly Marker[] {
  return tokens.flatMap((open, at) => {
    const [name, role] = [tokens[at + 1], tokens[at + 2]];
    const isTag = open.depth === 0 && /^OPEN(?:_UNESCAPED)?$/.test(open.type);
    if (!isTag || name?.type !== 'ID' || name.text !== 'role' || role?.type !== 'STRING') return [];
    let closing = at + 3;
    while (closing < tokens.length && !tokens[closing]?.type.startsWith('CLOSE')) closing += 1;
    const close = tokens[closing] ?? role;
    return [
      {
        role: role.text,
        start: open.end - open.text.length,
        end: close.end,
        line: close.line,
        trimsBefore: open.text.startsWith('{{~'),
        trimsAfter: close.text.includes('~'),
      },
    ];
  });
}

/** The statements of the whole, cut at its roles. */
function statementsBetween(whole: readonly TreeStatement[]): readonly (readonly TreeStatement[])[] {
  const parts: TreeStatement[][] = [[]];
  for (const statement of whole) {
    if (isMarker(statement)) parts.push([]);
    else parts.at(-1)?.push(statement);
  }
  return parts;
}

/** What a role carries besides its name is metadata that the model does not see; it may not hold values. */
function isMarker(statement: TreeStatement): boolean {
  if (statement.type !== 'MustacheStatement' || statement.path.type !== 'PathExpression') return false;
  if (statement.path.original !== 'role' || statement.params[0]?.type !== 'StringLiteral') return false;
  const others = [...statement.params.slice(1), ...(statement.hash?.pairs ?? []).map(({ value }) => value)];
  if (statement.params.length > 1 || others.some(({ type }) => !type.endsWith('Literal'))) {
    throw new HandlebarsFault(
      statement.loc.start.line,
      '`{{role}}` takes one literal name, and literal metadata (`purpose="…"`)',
    );
  }
  return true;
}

function isBlank(statement: TreeStatement): boolean {
  if (statement.type === 'CommentStatement') return true;
  return statement.type === 'ContentStatement' && statement.value.trim() === '';
}

/** The text between two markers, and the line on which it begins. */
function sliceBetween(
  source: string,
  before: Marker | undefined,
  after: Marker | undefined,
): { readonly bare: string; readonly line: number } {
  const slice = source.slice(before?.end ?? 0, after?.start ?? source.length);
  const started = before?.trimsAfter ? slice.trimStart() : slice;
  const skipped = slice.slice(0, slice.length - started.length).split('\n').length - 1;
  return { bare: after?.trimsBefore ? started.trimEnd() : started, line: (before?.line ?? 1) + skipped };
}

/**
 * The source of a part, so written that it parses to what it is within the whole: a block at its edge that does not
 * stand alone on its line there, beside the marker, may not do so here.
 */
function asWithin(statements: readonly TreeStatement[], bare: string, anchor: string, line: number): string {
  const bodyOf = (some: readonly TreeStatement[]) =>
    shapeOf(some)
      .filter((shape) => shape !== anchor)
      .join('\n');
  const wanted = bodyOf(statements);
  const ways = [bare, `${ANCHOR}${bare}`, `${bare}${ANCHOR}`, `${ANCHOR}${bare}${ANCHOR}`];
  const source = ways.find((way) => bodyOf(parseStatements(way)) === wanted);
  if (source !== undefined) return source;
  throw new HandlebarsFault(
    line,
    'a `{{role}}` shares its line with other tags; expected it on a line of its own',
  );
}

/** What statements say, without where they stand. */
function shapeOf(statements: readonly TreeStatement[]): readonly string[] {
  return statements
    .filter((statement) => statement.type !== 'ContentStatement' || statement.value !== '')
    .map((statement) =>
      JSON.stringify(statement, (key, value: unknown) => (NOT_SHAPE.has(key) ? undefined : value)),
    );
}

const NOT_SHAPE = new Set(['loc', 'original', 'leftStripped', 'rightStripped']);
