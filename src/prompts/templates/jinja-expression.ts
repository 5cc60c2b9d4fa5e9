import { FILTERS } from './jinja-filters.ts';
import { type FaultAt, faultsOf, type Node, parseTokens } from './jinja-parse.ts';
import { BINARY_OPERATORS, type Expression, LOOP_FIELDS, METHODS } from './jinja-syntax.ts';
import { TESTS } from './jinja-tests.ts';
import type { JinjaToken } from './jinja-tokens.ts';

/** Reads an expression and checks every name in it. Throws JinjaFault. */
export function readExpression(tokens: readonly JinjaToken[], line: number): Expression {
  const faultAt = faultsOf(tokens, line);
  return checked(parseTokens(tokens, faultAt), faultAt);
}

const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
  ['none', null],
  ['None', null],
]);

function checked(node: Node, faultAt: FaultAt): Expression {
  const inner = (field: string) => checked(node[field] as Node, faultAt);
  const each = (nodes: unknown) => (nodes as readonly Node[]).map((entry) => checked(entry, faultAt));
  switch (node.type) {
    case 'IntegerLiteral':
    case 'FloatLiteral':
      return { kind: 'literal', value: node.value as number };
    case 'StringLiteral':
      return { kind: 'literal', value: node.value as string };
    case 'ArrayLiteral':
    case 'TupleLiteral':
      return { kind: 'list', entries: each(node.value) };
    case 'ObjectLiteral':
      return {
        kind: 'dict',
        entries: [...(node.value as ReadonlyMap<Node, Node>)].map(
          ([key, value]) => [checked(key, faultAt), checked(value, faultAt)] as const,
        ),
      };
    case 'Identifier': {
      const constant = CONSTANTS.get(node.value as string);
      return constant === undefined
        ? { kind: 'name', name: node.value as string }
        : { kind: 'literal', value: constant };
    }
    case 'MemberExpression':
      return memberOf(node, faultAt);
    case 'UnaryExpression':
      return unaryOf(node, faultAt);
    case 'BinaryExpression':
      return binaryOf(node, faultAt);
    case 'Ternary':
      return {
        kind: 'choice',
        condition: inner('condition'),
        yes: inner('trueExpr'),
        no: inner('falseExpr'),
      };
    case 'SelectExpression':
      return { kind: 'choice', condition: inner('test'), yes: inner('lhs'), no: null };
    case 'FilterExpression':
      return filterOf(node, faultAt);
    case 'TestExpression':
      return testOf(node, faultAt);
    case 'CallExpression':
      return callOf(node, faultAt);
    default:
      throw faultAt(
        null,
        'this expression is not supported; expected paths, literals, operators, filters and tests',
      );
  }
}

/** After a dot, Python finds these methods of an object before it finds an entry. */
const DICT_METHODS = new Set<string | number>([
  ...METHODS,
  'get',
  'pop',
  'popitem',
  'copy',
  'update',
  'clear',
  'setdefault',
  'fromkeys',
]);

function memberOf(node: Node, faultAt: FaultAt): Expression {
  const object = checked(node.object as Node, faultAt);
  const property = node.property as Node;
  if (property.type === 'SliceExpression') {
    if (property.step !== undefined) throw faultAt(':', 'a slice with a step is not supported');
    const bound = (field: 'start' | 'stop') =>
      property[field] === undefined ? null : checked(property[field] as Node, faultAt);
    return { kind: 'slice', object, start: bound('start'), stop: bound('stop') };
  }
  if (node.computed === true) return { kind: 'member', object, key: checked(property, faultAt) };
  const key = property.value as string | number;
  const fields: readonly (string | number)[] = LOOP_FIELDS;
  if (object.kind === 'name' && object.name === 'loop' && !fields.includes(key)) {
    throw faultAt(String(key), `\`loop.${key}\` is not supported; known: ${LOOP_FIELDS.join(', ')}`);
  }
  if (DICT_METHODS.has(key)) {
    throw faultAt(
      String(key),
      `\`.${key}\` is a method in Jinja; for an entry of that name write \`['${key}']\``,
    );
  }
  return { kind: 'member', object, key: { kind: 'literal', value: key } };
}

function unaryOf(node: Node, faultAt: FaultAt): Expression {
  const operator = (node.operator as JinjaToken).value;
  const operand = checked(node.argument as Node, faultAt);
  if (operator === 'not') return { kind: 'not', operand };
  if (operator !== '-') throw faultAt(operator, `the sign \`${operator}\` is not supported`);
  return operand.kind === 'literal' && typeof operand.value === 'number'
    ? { kind: 'literal', value: -operand.value }
    : { kind: 'negative', operand };
}

const COMPARISONS = new Set<string>(['==', '!=', '<', '<=', '>', '>=', 'in', 'not in']);

function binaryOf(node: Node, faultAt: FaultAt): Expression {
  const written = (node.operator as JinjaToken).value;
  const left = checked(node.left as Node, faultAt);
  const right = checked(node.right as Node, faultAt);
  if (written === 'and' || written === 'or') return { kind: 'logic', operator: written, left, right };
  const operator = BINARY_OPERATORS.find((known) => known === written);
  if (operator === undefined) throw faultAt(written, `the operator \`${written}\` is not supported`);
  if (COMPARISONS.has(operator) && left.kind === 'binary' && COMPARISONS.has(left.operator)) {
    throw faultAt(written, 'a chain of comparisons is not supported; join two comparisons with `and`');
  }
  return { kind: 'binary', operator, left, right };
}

function testOf(node: Node, faultAt: FaultAt): Expression {
  const name = (node.test as Node).value as string;
  if (!Object.hasOwn(TESTS, name)) throw faultAt(name, unknown('test', name, Object.keys(TESTS)));
  const operand = checked(node.operand as Node, faultAt);
  if (operand.kind === 'test')
    throw faultAt('is', 'a chain of tests is not supported; join two tests with `and`');
  return { kind: 'test', name, operand, negated: node.negate === true };
}

function filterOf(node: Node, faultAt: FaultAt): Expression {
  const filter = node.filter as Node;
  const callee = filter.type === 'CallExpression' ? (filter.callee as Node) : filter;
  if (callee.type !== 'Identifier') throw faultAt('|', 'a filter is a name, with parameters or without');
  const name = callee.value as string;
  const known = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
  if (known === undefined) throw faultAt(name, unknown('filter', name, Object.keys(FILTERS)));
  const operand = checked(node.operand as Node, faultAt);
  const given = filter.type === 'CallExpression' ? (filter.args as readonly Node[]) : [];
  const parameters = parametersOf(name, given, known.parameters, faultAt);
  if (parameters.size < known.required) {
    throw faultAt(
      name,
      `the filter \`${name}\` needs ${known.parameters.slice(0, known.required).join(' and ')}`,
    );
  }
  if (known.apply !== null) return { kind: 'filter', name, operand, parameters };
  const [fallback, evenEmpty] = known.parameters.map((parameter) => parameters.get(parameter) ?? null);
  return {
    kind: 'default',
    operand,
    fallback: fallback ?? { kind: 'literal', value: '' },
    evenEmpty: evenEmpty ?? null,
  };
}

/** Parameters by name, given in order or by name. */
function parametersOf(
  filter: string,
  given: readonly Node[],
  names: readonly string[],
  faultAt: FaultAt,
): Map<string, Expression> {
  const parameters = new Map<string, Expression>();
  given.forEach((node, index) => {
    const keyword = node.type === 'KeywordArgumentExpression' ? ((node.key as Node).value as string) : null;
    const name = keyword ?? names[index];
    if (name === undefined || !names.includes(name) || parameters.has(name)) {
      const expected = names.length === 0 ? 'expected none' : `known: ${names.join(', ')}`;
      const found = keyword === null ? `parameter ${index + 1}` : `the parameter \`${keyword}\``;
      throw faultAt(keyword ?? filter, `the filter \`${filter}\` does not take ${found}; ${expected}`);
    }
    parameters.set(name, checked(keyword === null ? node : (node.value as Node), faultAt));
  });
  return parameters;
}

function callOf(node: Node, faultAt: FaultAt): Expression {
  const callee = node.callee as Node;
  const given = node.args as readonly Node[];
  if (callee.type === 'Identifier' && callee.value === 'range') {
    if (given.length < 1 || given.length > 3) throw faultAt('range', '`range` takes one to three numbers');
    return { kind: 'range', bounds: given.map((entry) => checked(entry, faultAt)) };
  }
  if (callee.type === 'MemberExpression' && callee.computed !== true) {
    const name = (callee.property as Node).value as string;
    const method = METHODS.find((known) => known === name);
    if (method === undefined)
      throw faultAt(
        name,
        unknown(
          'method',
          `${name}()`,
          METHODS.map((known) => `${known}()`),
        ),
      );
    if (given.length > 0) throw faultAt(name, `the method \`${name}()\` takes no parameters`);
    return { kind: 'method', name: method, object: checked(callee.object as Node, faultAt) };
  }
  const name = callee.type === 'Identifier' ? (callee.value as string) : null;
  const shown = name === null ? 'what is called here' : `the function \`${name}\``;
  throw faultAt(name, `${shown} is not supported; the only function is range`);
}

function unknown(what: string, name: string, known: readonly string[]): string {
  return `the ${what} \`${name.slice(0, 40)}\` is not supported; known: ${known.join(', ')}`;
}
