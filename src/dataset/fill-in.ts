import type { Json } from '../ports/json.ts';
import type { GoldenCase } from './golden-case.ts';

/** Every text of a first golden dataset that a person has to replace begins so. */
export const FILL_IN = 'FILL IN:';

/** Whether a case still holds a text to be replaced: nobody has written this exam yet. */
export function isUnfilled({ query, context, reference, variables }: GoldenCase): boolean {
  return [query, context, reference, ...Object.values(variables)].some(holds);
}

function holds(value: Json): boolean {
  if (typeof value === 'string') return value.startsWith(FILL_IN);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holds);
}
