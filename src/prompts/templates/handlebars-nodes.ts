import { argumentsOf, calleeOf, jsonOf, optionsOf, partialValueOf, short } from './handlebars-expressions.ts';
import { parseStatements } from './handlebars-parse.ts';
import { type Expression, HandlebarsFault, type Node } from './handlebars-syntax.ts';
import type { TreeBlock, TreeMustache, TreePartial, TreeStatement } from './handlebars-tree.ts';
import type { UnitResult } from './partials.ts';

type Locals = ReadonlySet<string>;
type One = readonly [Expression];
type Two = readonly [Expression, Expression];

/** Reads one source as checked nodes, with the partials that it names; or the first thing that is wrong with it. */
export function readNodes(source: string): UnitResult<Node> {
  try {
    const reader = new Reader();
    const nodes = reader.statements(parseStatements(source), new Set());
    return { kind: 'read', nodes, partials: reader.partials };
  } catch (error) {
    if (error instanceof HandlebarsFault) return { kind: 'faulty', line: error.line, message: error.message };
    throw error;
  }
}

class Reader {
  readonly partials: { readonly name: string; readonly line: number }[] = [];

  statements(statements: readonly TreeStatement[], locals: Locals): readonly Node[] {
    return statements.flatMap((statement) => this.statement(statement, locals) ?? []);
  }

  private statement(statement: TreeStatement, locals: Locals): Node | null {
    switch (statement.type) {
      case 'ContentStatement':
        return { kind: 'text', text: statement.value };
      case 'CommentStatement':
        return null;
      case 'MustacheStatement':
        return tag(statement, locals);
      case 'BlockStatement':
        return this.block(statement, locals);
      case 'PartialStatement':
        return this.partial(statement, locals);
      default:
        throw new HandlebarsFault(
          statement.loc.start.line,
          'inline partials, partial blocks and decorators are not supported',
        );
    }
  }

  private block(block: TreeBlock, locals: Locals): Node {
    const { line } = block.loc.start;
    if (block.closeStrip && block.closeStrip.open === undefined) {
      throw new HandlebarsFault(line, 'raw blocks `{{{{…}}}}` are not supported');
    }
    const callee = calleeOf(block, locals);
    const name = callee.kind === 'helper' ? callee.name : '';
    const names = block.program?.blockParams ?? [];
    const most = name === 'each' ? 2 : name === 'with' ? 1 : 0;
    if (names.length > most || (block.inverse?.blockParams ?? []).length > 0) {
      const who = callee.kind === 'helper' ? name : short(callee.path.text);
      throw new HandlebarsFault(line, `\`${who}\` gives its block ${most} names (\`as |…|\`); found more`);
    }
    const body = this.statements(block.program?.body ?? [], new Set([...locals, ...names]));
    const otherwise = this.statements(block.inverse?.body ?? [], locals);
    if (callee.kind === 'value') return { kind: 'section', over: callee.path, body, otherwise };
    return helperBlock(name, block, { body, otherwise, locals: names });
  }

  private partial(partial: TreePartial, locals: Locals): Node {
    const { line } = partial.loc.start;
    if (!('original' in partial.name)) {
      throw new HandlebarsFault(line, 'a partial whose name only the values decide is not supported');
    }
    if (partial.params.length > 1) {
      throw new HandlebarsFault(line, `the partial has ${partial.params.length} contexts; expected one`);
    }
    const name = String(partial.name.original);
    this.partials.push({ name, line });
    const [context] = partial.params.map((param) => partialValueOf(param, locals));
    const pairs = partial.hash?.pairs ?? [];
    const named = pairs.map(({ key, value }) => [key, partialValueOf(value, locals)] as const);
    return { kind: 'partial', name, line, context: context ?? null, named, indent: partial.indent };
  }
}

/** A tag that gives a text. */
function tag(mustache: TreeMustache, locals: Locals): Node | null {
  const callee = calleeOf(mustache, locals);
  if (callee.kind === 'value') return { kind: 'value', of: callee.path };
  if (callee.name === 'json') return { kind: 'value', of: jsonOf(mustache) };
  if (callee.name !== 'section') {
    throw new HandlebarsFault(
      mustache.loc.start.line,
      `\`${callee.name}\` needs a block: \`{{#${callee.name} …}}\``,
    );
  }
  const [section] = mustache.params;
  const isOutput = section?.type === 'StringLiteral' && section.value === 'output';
  if (!isOutput || mustache.params.length > 1 || mustache.hash) {
    throw new HandlebarsFault(
      mustache.loc.start.line,
      'the application fills in `{{section}}`, and the gate cannot; expected only `{{section "output"}}`, which stays empty',
    );
  }
  return null;
}

function helperBlock(
  name: string,
  block: TreeBlock,
  parts: {
    readonly body: readonly Node[];
    readonly otherwise: readonly Node[];
    readonly locals: readonly string[];
  },
): Node {
  const { body, otherwise } = parts;
  switch (name) {
    case 'if':
    case 'unless': {
      const [test] = argumentsOf(block, name, 1) as One;
      const { includeZero: flag } = optionsOf(block, name, ['includeZero']);
      const includeZero = flag === undefined ? false : 'value' in flag ? flag.value : null;
      if (typeof includeZero !== 'boolean') {
        throw new HandlebarsFault(block.loc.start.line, '`includeZero` must be true or false');
      }
      const branches = name === 'if' ? { body, otherwise } : { body: otherwise, otherwise: body };
      return { kind: 'if', test, includeZero, ...branches };
    }
    case 'ifEquals':
    case 'unlessEquals': {
      const [left, right] = argumentsOf(block, name, 2) as Two;
      optionsOf(block, name, []);
      const branches = name === 'ifEquals' ? { body, otherwise } : { body: otherwise, otherwise: body };
      return { kind: 'equals', left, right, ...branches };
    }
    case 'each':
    case 'with': {
      const [over] = argumentsOf(block, name, 1) as One;
      optionsOf(block, name, []);
      return { kind: name, over, locals: parts.locals, body, otherwise };
    }
    default:
      throw new HandlebarsFault(block.loc.start.line, `\`${name}\` takes no block`);
  }
}
