import { isJsonObject, type Json } from '../../ports/json.ts';
import type { BinaryOperator } from './jinja-syntax.ts';
import { type Budget, checkedNumber, compare, Failure, isEqual, kindOf, textOf } from './jinja-values.ts';

/** What an operator makes of two values. Throws Failure where Python would refuse them. */
export function operate(operator: BinaryOperator, left: Json, right: Json, budget: Budget): Json {
  switch (operator) {
    case '~':
      return concatenated(textOf(left, budget), textOf(right, budget), budget);
    case '+':
      if (typeof left === 'string' && typeof right === 'string') return concatenated(left, right, budget);
      if (Array.isArray(left) && Array.isArray(right)) {
        budget.spend(left.length + right.length);
        return [...left, ...right];
      }
      return arithmetic(operator, left, right);
    case '-':
    case '*':
    case '/':
    case '//':
    case '%':
      return arithmetic(operator, left, right);
    case '==':
    case '!=':
      budget.spendValue(left);
      budget.spendValue(right);
      return isEqual(left, right) === (operator === '==');
    case '<':
      return order(left, right, budget) < 0;
    case '<=':
      return order(left, right, budget) <= 0;
    case '>':
      return order(left, right, budget) > 0;
    case '>=':
      return order(left, right, budget) >= 0;
    case 'in':
    case 'not in':
      return holds(right, left, budget) === (operator === 'in');
  }
}

function concatenated(left: string, right: string, budget: Budget): string {
  budget.spendText(left.length + right.length);
  return left + right;
}

function arithmetic(operator: '+' | '-' | '*' | '/' | '//' | '%', left: Json, right: Json): number {
  const [a, b] = [left, right].map((side) => (typeof side === 'boolean' ? Number(side) : side));
  if (typeof a !== 'number' || typeof b !== 'number') {
    throw new Failure(`\`${operator}\` needs two numbers, found ${kindOf(left)} and ${kindOf(right)}`);
  }
  switch (operator) {
    case '+':
      return checkedNumber(a + b);
    case '-':
      return checkedNumber(a - b);
    case '*':
      return checkedNumber(a * b);
    case '/':
      return checkedNumber(a / b);
    case '//':
      return checkedNumber(Math.floor(a / b));
    // The remainder has the sign of the divisor, as in Python.
    case '%':
      return checkedNumber(a - b * Math.floor(a / b));
  }
}

function order(left: Json, right: Json, budget: Budget): number {
  budget.spendValue(left);
  budget.spendValue(right);
  return compare(left, right);
}

/** A part of a text, an entry of a list, a key of an object. */
function holds(container: Json, value: Json, budget: Budget): boolean {
  budget.spendValue(container);
  budget.spendValue(value);
  if (typeof container === 'string' && typeof value === 'string') return container.includes(value);
  if (Array.isArray(container)) return container.some((entry: Json) => isEqual(entry, value));
  if (isJsonObject(container) && typeof value === 'string') return Object.hasOwn(container, value);
  throw new Failure(`cannot look for ${kindOf(value)} in ${kindOf(container)}`);
}
