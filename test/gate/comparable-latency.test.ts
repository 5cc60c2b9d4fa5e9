import { describe, expect, it } from 'vitest';
import { comparableLatencies } from '../../src/gate/comparable-latency.ts';
import { decideChecks, measureChecks } from '../../src/gate/decide-checks.ts';
import { answered, measuredCase } from './given.ts';

const at = (drawnAt: string, latencyMs: number) =>
  answered({}, { drawnAt: `2026-05-${drawnAt}:00.000Z`, latencyMs });
const checks = { latency: { maxIncrease: 0.5 } };
const decided = (...cases: ReturnType<typeof measuredCase>[]) =>
  decideChecks(measureChecks(cases, null), cases, checks).map(({ effect, code }) => `${effect} ${code}`);

describe('latencies of the two sides', () => {
  it('are compared where answers were drawn within the hour', () => {
    const cases = [
      measuredCase('a', { candidate: [at('04T12:00', 100)], baseline: [at('04T12:59', 200)] }),
      measuredCase('b', { candidate: [at('04T10:00', 300)], baseline: [at('01T09:00', 400)] }),
    ];
    expect(comparableLatencies(cases)).toEqual({ candidate: [100], baseline: [200] });
  });

  it('are all of a side that is alone', () => {
    const cases = [measuredCase('a', { candidate: [at('04T12:00', 100)], baseline: null })];
    expect(comparableLatencies(cases)).toEqual({ candidate: [100], baseline: [] });
  });

  it('block where they rose in the same run, and in a rerun that takes both from the cache', () => {
    const slow = measuredCase('a', { candidate: [at('04T12:00', 200)], baseline: [at('04T12:01', 100)] });
    expect(decided(slow)).toEqual(['blocks check.latency']);
  });

  it('are named and not judged where the baseline was drawn on another day', () => {
    const slow = measuredCase('a', { candidate: [at('04T12:00', 200)], baseline: [at('01T12:00', 100)] });
    expect(decided(slow)).toEqual(['note unmeasured.latency']);
  });
});
