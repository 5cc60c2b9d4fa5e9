import { nearest } from '../../parsing/nearest.ts';
import { type Expression, HandlebarsFault, type Path } from './handlebars-syntax.ts';
import type { TreeCall, TreeExpression } from './handlebars-tree.ts';

const HELPERS = ['if', 'unless', 'each', 'with', 'ifEquals', 'unlessEquals', 'json', 'section'];
/** Names that Handlebars and dotprompt take for helpers, and why the gate does not call them. */
const REFUSED: Readonly<Record<string, string>> = {
  role: 'stands where no role can begin: a role begins at the top level of a `.prompt` file, with one literal name, as in `{{role "user"}}`',
  history: 'stands for the messages of an earlier conversation, and the gate has none',
  media: 'sends a picture or a file, and the gate sends text only',
  log: 'writes to the log of the application',
  lookup: 'looks up a name that only the values decide',
  helperMissing: 'is internal to Handlebars',
  blockHelperMissing: 'is internal to Handlebars',
};

/** What a tag calls: a helper by its name, or nothing: then its path is a value. */
export type Callee =
  | { readonly kind: 'helper'; readonly name: string }
  | { readonly kind: 'value'; readonly path: Path };

/**
 * Tells helpers from values as Handlebars does when it knows all helpers: a known name is a helper, whatever the values
 * hold; a tag with arguments is a helper; anything else is a value. Throws HandlebarsFault for what would be neither.
 * @param locals names of the block parameters in reach: they hide helpers
 */
export function calleeOf(call: TreeCall, locals: ReadonlySet<string>): Callee {
  const path = pathOf(call.path);
  const line = call.loc.start.line;
  const [name = ''] = path.parts;
  const simple = path.parts.length === 1 && !path.scoped && !path.data && path.depth === 0;
  const hasArguments = call.params.length > 0 || call.hash !== undefined;
  const known = simple && !locals.has(name);
  if (known && HELPERS.includes(name)) return { kind: 'helper', name };
  if (known && Object.hasOwn(REFUSED, name)) {
    throw new HandlebarsFault(line, `the helper \`${name}\` ${REFUSED[name]}`);
  }
  if (!hasArguments) return { kind: 'value', path };
  const near = nearest(name, HELPERS);
  throw new HandlebarsFault(
    line,
    `\`${short(path.text)}\` is called as a helper; ${near ? `did you mean \`${near}\`?` : `known helpers: ${HELPERS.join(', ')}`}`,
  );
}

/** The arguments of a helper, which takes exactly so many. */
export function argumentsOf(call: TreeCall, name: string, count: number): readonly Expression[] {
  if (call.params.length !== count) {
    throw new HandlebarsFault(
      call.loc.start.line,
      `\`${name}\` has ${call.params.length} arguments; expected ${count}`,
    );
  }
  return call.params.map((param) => expressionOf(param));
}

/** Reads what a partial may be given: a value, a literal or a call of `json`. */
export function partialValueOf(node: TreeExpression, locals: ReadonlySet<string>): Expression {
  if (node.type !== 'SubExpression') return expressionOf(node);
  const callee = calleeOf(node, locals);
  if (callee.kind === 'helper' && callee.name === 'json') return jsonOf(node);
  return expressionOf(node);
}

/** Reads a value or a literal. */
function expressionOf(node: TreeExpression): Expression {
  const { line } = node.loc.start;
  switch (node.type) {
    case 'PathExpression':
      return pathOf(node);
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
    case 'UndefinedLiteral':
      return { kind: 'literal', value: node.value };
    case 'SubExpression':
      throw new HandlebarsFault(
        line,
        'the result of a helper stands within a tag; only a partial may be given one, that of `json`',
      );
    default:
      throw new HandlebarsFault(line, `${node.type} is not supported within a tag`);
  }
}

/** `json value`, or `json value indent=2`. */
export function jsonOf(call: TreeCall): Expression {
  const [of] = argumentsOf(call, 'json', 1) as readonly [Expression];
  const { indent } = optionsOf(call, 'json', ['indent']);
  if (indent === undefined) return { kind: 'json', of, indent: 0 };
  const width = 'value' in indent ? indent.value : null;
  if (typeof width !== 'number' && typeof width !== 'string') {
    throw new HandlebarsFault(call.loc.start.line, '`indent` of `json` must be a number or a text');
  }
  return { kind: 'json', of, indent: width };
}

/** The named arguments of a helper. Others than those that it knows are faults: they would be ignored. */
export function optionsOf<Name extends string>(
  call: TreeCall,
  helper: string,
  known: readonly Name[],
): Readonly<Partial<Record<Name, TreeExpression>>> {
  const pairs = call.hash?.pairs ?? [];
  const other = pairs.find(({ key }) => !known.includes(key as Name));
  if (other) {
    throw new HandlebarsFault(
      call.loc.start.line,
      `\`${helper}\` takes no argument \`${short(other.key)}=\``,
    );
  }
  return Object.fromEntries(pairs.map(({ key, value }) => [key, value])) as Partial<
    Record<Name, TreeExpression>
  >;
}

/** A path, or a literal that stands where a path does: `{{"first name"}}` looks up that name. */
export function pathOf(node: TreeExpression): Path {
  const { line } = node.loc.start;
  if ('original' in node && node.type !== 'PathExpression') {
    const name = String(node.original);
    return { kind: 'path', text: name, data: false, depth: 0, parts: [name], scoped: false };
  }
  if (node.type !== 'PathExpression') {
    throw new HandlebarsFault(line, `${node.type} is not supported where a name is expected`);
  }
  const { data, depth, parts, original } = node;
  const names = parts.filter((part) => typeof part === 'string');
  if (names.length < parts.length) {
    throw new HandlebarsFault(line, 'a name within the result of a helper is not supported');
  }
  if (data && !isLoopName(names[0])) {
    throw new HandlebarsFault(
      line,
      `\`${short(original)}\` comes from the application; the gate knows @index, @key, @first, @last and @root`,
    );
  }
  // As Handlebars tells them apart, by the text.
  const scoped = /^\.|this\b/.test(original);
  return { kind: 'path', text: original, data: Boolean(data), depth, parts: names, scoped };
}

function isLoopName(name: string | undefined): boolean {
  return name !== undefined && ['index', 'key', 'first', 'last', 'root'].includes(name);
}

/** A piece of the template within a message. */
export function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
