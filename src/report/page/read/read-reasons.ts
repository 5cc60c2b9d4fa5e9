import type { Effect, Reason, VerdictState } from '../../../policy/verdict.ts';
import { type Cursor, number } from './cursor.ts';

export const STATES: readonly VerdictState[] = [
  'pass',
  'blocked',
  'awaiting-sign-off',
  'inconclusive',
  'not-applicable',
];
const EFFECTS: readonly Effect[] = ['blocks', 'inconclusive', 'awaits', 'note'];

export function readReasons(reasons: Cursor): Reason[] {
  return reasons.list().map((reason) => ({
    code: reason.at('code').text(),
    message: reason.at('message').text(),
    effect: reason.at('effect').oneOf(EFFECTS),
    line: reason.at('line').maybe(number),
  }));
}
