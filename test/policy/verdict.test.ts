import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Effect, type Reason, stateOf, type VerdictState } from '../../src/policy/verdict.ts';

const reasons = (effects: readonly Effect[]): Reason[] =>
  effects.map((effect) => ({ code: 'x', message: 'x', effect }));

describe('the state that reasons add up to', () => {
  it.each<[readonly Effect[], VerdictState]>([
    [[], 'pass'],
    [['note'], 'pass'],
    [['note', 'awaits'], 'awaiting-sign-off'],
    [['awaits', 'inconclusive'], 'inconclusive'],
    [['inconclusive', 'blocks'], 'blocked'],
    [['note', 'awaits', 'inconclusive', 'blocks'], 'blocked'],
  ])('of %j is %s', (effects, state) => {
    expect(stateOf(reasons(effects))).toBe(state);
  });

  it('does not depend on their order, and no reason more makes it greener', () => {
    const effect = fc.constantFrom<Effect>('blocks', 'inconclusive', 'awaits', 'note');
    const order = ['pass', 'awaiting-sign-off', 'inconclusive', 'blocked'];
    fc.assert(
      fc.property(fc.array(effect), effect, (effects, another) => {
        const state = stateOf(reasons(effects));
        expect(stateOf(reasons(effects.toReversed()))).toBe(state);
        expect(order.indexOf(stateOf(reasons([...effects, another])))).toBeGreaterThanOrEqual(
          order.indexOf(state),
        );
      }),
    );
  });
});
