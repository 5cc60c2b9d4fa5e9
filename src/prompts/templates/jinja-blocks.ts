import { readExpression } from './jinja-expression.ts';
import { splitParts } from './jinja-parts.ts';
import { type Expression, JinjaFault, type Statement } from './jinja-syntax.ts';
import { type JinjaToken, MAX_NESTING, TOO_DEEP } from './jinja-tokens.ts';

type Tag = { readonly name: string; readonly line: number; readonly tokens: readonly JinjaToken[] };

/** What ends a block, by the tag that begins it. */
const ENDS: Readonly<Record<string, string>> = { if: 'endif', for: 'endfor' };

/** Reads a template's statements. Throws JinjaFault. */
export function readStatements(source: string): readonly Statement[] {
  const parts = splitParts(source);
  let at = 0;

  /** Statements up to one of these tags, which is taken too; null: the template ends. */
  function body(
    opener: Tag | null,
    depth: number,
  ): { readonly statements: Statement[]; readonly end: Tag | null } {
    if (depth > MAX_NESTING) throw new JinjaFault(opener?.line ?? 1, TOO_DEEP);
    const statements: Statement[] = [];
    for (let part = parts[at]; part !== undefined; part = parts[at]) {
      at += 1;
      if (part.kind === 'text') {
        statements.push(part);
      } else if (part.kind === 'output') {
        statements.push({ kind: 'output', expression: readExpression(part.tokens, part.line) });
      } else if (part.name === 'set') {
        statements.push(setOf(part));
      } else if (part.name === 'if') {
        statements.push(ifOf(part, depth));
      } else if (part.name === 'for') {
        statements.push(forOf(part, depth));
      } else {
        return { statements, end: endOf(part, opener) };
      }
    }
    if (opener !== null) {
      const end = ENDS[opener.name];
      throw new JinjaFault(
        opener.line,
        `\`{% ${opener.name} %}\` is never closed; expected \`{% ${end} %}\``,
      );
    }
    return { statements, end: null };
  }

  function ifOf(opener: Tag, depth: number): Statement {
    const branches: { condition: Expression; body: Statement[] }[] = [];
    for (let tag = opener; ; ) {
      const condition = readExpression(tag.tokens, tag.line);
      if (condition.kind === 'choice') bracketed(tag);
      const { statements, end } = body(opener, depth + 1);
      branches.push({ condition, body: statements });
      if (end?.name !== 'elif') return { kind: 'if', branches, otherwise: otherwise(opener, end, depth) };
      tag = end;
    }
  }

  function forOf(opener: Tag, depth: number): Statement {
    const head = forHead(opener);
    const { statements, end } = body(opener, depth + 1);
    return { ...head, body: statements, otherwise: otherwise(opener, end, depth) };
  }

  /** The `else` part, where there is one. */
  function otherwise(opener: Tag, end: Tag | null, depth: number): Statement[] {
    if (end === null) return [];
    bare(end);
    if (end.name !== 'else') return [];
    const { statements, end: last } = body(opener, depth + 1);
    if (last !== null && last.name !== ENDS[opener.name]) throw misplaced(last, opener);
    if (last !== null) bare(last);
    return statements;
  }

  return body(null, 0).statements;
}

function endOf(tag: Tag, opener: Tag | null): Tag {
  const allowed =
    opener === null ? [] : [ENDS[opener.name], 'else', ...(opener.name === 'if' ? ['elif'] : [])];
  if (allowed.includes(tag.name)) return tag;
  if (['endif', 'endfor', 'else', 'elif'].includes(tag.name)) throw misplaced(tag, opener);
  const name = tag.name.slice(0, 40);
  throw new JinjaFault(
    tag.line,
    `the tag \`${name}\` is not supported; known: if, for, set, raw and comments`,
  );
}

function misplaced(tag: Tag, opener: Tag | null): JinjaFault {
  const inside =
    opener === null ? 'outside any block' : `inside the \`{% ${opener.name} %}\` of line ${opener.line}`;
  return new JinjaFault(tag.line, `\`{% ${tag.name} %}\` stands ${inside}`);
}

function bare(tag: Tag): void {
  if (tag.tokens.length > 0) throw new JinjaFault(tag.line, `\`{% ${tag.name} %}\` takes nothing more`);
}

function setOf(tag: Tag): Statement {
  const [name, equals, ...value] = tag.tokens;
  if (name?.type !== 'Identifier' || equals?.type !== 'Equals') {
    throw new JinjaFault(tag.line, 'only `{% set name = value %}` is supported');
  }
  assignable(name);
  return { kind: 'set', name: name.value, value: readExpression(value, tag.line) };
}

/** `for a, b in xs if condition`: names, what is looped over, and which entries. */
function forHead(tag: Tag) {
  const at = tag.tokens.findIndex((token) => token.type === 'Identifier' && token.value === 'in');
  const targets = tag.tokens
    .slice(0, Math.max(at, 0))
    .filter(({ type }) => type !== 'OpenParen' && type !== 'CloseParen');
  const wellFormed = targets.every(({ type }, index) => type === (index % 2 === 0 ? 'Identifier' : 'Comma'));
  if (targets.length % 2 === 0 || !wellFormed) {
    throw new JinjaFault(
      tag.line,
      'expected `{% for name in list %}` or `{% for key, value in object.items() %}`',
    );
  }
  const names = targets.filter(({ type }) => type === 'Identifier');
  names.forEach(assignable);
  const expression = readExpression(tag.tokens.slice(at + 1), tag.line);
  const filtered = expression.kind === 'choice' && expression.no === null;
  if (expression.kind === 'choice' && !filtered) bracketed(tag);
  return {
    kind: 'for',
    names: names.map(({ value }) => value),
    iterable: filtered ? expression.yes : expression,
    condition: filtered ? expression.condition : null,
  } as const;
}

/** Within a tag, Jinja takes an inline `if` in brackets only. */
function bracketed({ tokens, name, line }: Tag): void {
  let depth = 0;
  for (const { type, value } of tokens) {
    if (type.startsWith('Open')) depth += 1;
    if (type.startsWith('Close')) depth -= 1;
    if (depth === 0 && type === 'Identifier' && value === 'if') {
      throw new JinjaFault(line, `put the inline \`if\` of \`{% ${name} %}\` in brackets`);
    }
  }
}

const RESERVED = new Set(['loop', 'range', 'true', 'false', 'none', 'True', 'False', 'None']);

function assignable({ value, line }: JinjaToken): void {
  if (RESERVED.has(value)) throw new JinjaFault(line, `\`${value}\` cannot be the name of a variable`);
}
