import type { Expression, Statement } from './jinja-syntax.ts';

/** Names that the template asks the case for, each once, in order of appearance: all that it does not set itself. */
export function freeNames(statements: readonly Statement[]): string[] {
  const free = new Set<string>();
  visit(statements, { own: new Set(), around: null }, (name) => free.add(name));
  return [...free];
}

/** The names that a body sets, within those of the bodies around it. */
interface Known {
  readonly own: Set<string>;
  readonly around: Known | null;
}

function isKnown(name: string, known: Known | null): boolean {
  return known !== null && (known.own.has(name) || isKnown(name, known.around));
}

function visit(statements: readonly Statement[], known: Known, use: (name: string) => void): void {
  const uses = (expression: Expression | null, within: Known = known) => {
    for (const name of expression === null ? [] : namesIn(expression)) if (!isKnown(name, within)) use(name);
  };
  for (const statement of statements) {
    switch (statement.kind) {
      case 'text':
        break;
      case 'output':
        uses(statement.expression);
        break;
      case 'set':
        uses(statement.value);
        known.own.add(statement.name);
        break;
      case 'if':
        for (const { condition, body } of statement.branches) {
          uses(condition);
          visit(body, known, use);
        }
        visit(statement.otherwise, known, use);
        break;
      case 'for': {
        uses(statement.iterable);
        const inner: Known = { own: new Set([...statement.names, 'loop']), around: known };
        uses(statement.condition, inner);
        visit(statement.body, inner, use);
        visit(statement.otherwise, known, use);
      }
    }
  }
}

/** Every name in an expression, in order of appearance. */
function namesIn(expression: Expression): readonly string[] {
  if (expression.kind === 'name') return [expression.name];
  return partsOf(expression).flatMap((part) => (part === null ? [] : namesIn(part)));
}

function partsOf(expression: Expression): readonly (Expression | null)[] {
  switch (expression.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'member':
      return [expression.object, expression.key];
    case 'slice':
      return [expression.object, expression.start, expression.stop];
    case 'list':
      return expression.entries;
    case 'dict':
      return expression.entries.flat();
    case 'not':
    case 'negative':
    case 'test':
      return [expression.operand];
    case 'binary':
    case 'logic':
      return [expression.left, expression.right];
    case 'choice':
      return [expression.yes, expression.condition, expression.no];
    case 'default':
      return [expression.operand, expression.fallback, expression.evenEmpty];
    case 'filter':
      return [expression.operand, ...expression.parameters.values()];
    case 'range':
      return expression.bounds;
    case 'method':
      return [expression.object];
  }
}
