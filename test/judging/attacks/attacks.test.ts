import { describe, expect, it } from 'vitest';
import * as pipeline from '../../../src/gate/judge-answer.ts';
import { METRICS } from '../../../src/policy/policy.ts';
import { BAD, EXAM } from './bad-answers.ts';
import { FAMILIES } from './families.ts';
import { HONEST_ANSWERS } from './honest-answers.ts';
import { harmsOf, successesOf, worthOf } from './run-attacks.ts';

describe('a bad answer', () => {
  it.each(FAMILIES)('gets no better score by $name, where the judge $exploits', async (family) => {
    expect(await successesOf(pipeline, family)).toEqual([]);
  });

  it('is attacked in more than twenty ways, each of which has a name of its own', () => {
    const names = new Set(FAMILIES.map(({ name }) => name));
    expect(names.size).toBe(FAMILIES.length);
    expect(names.size).toBeGreaterThanOrEqual(24);
  });

  it.each(METRICS)('could get more than it is worth on %s', (metric) => {
    const worth = worthOf(metric, EXAM, BAD[metric]);
    expect(worth.kind === 'scored' && worth.value).toBeLessThan(0.5);
  });
});

describe('an honest answer', () => {
  it.each(HONEST_ANSWERS)('keeps its score: $name', async (honest) => {
    expect(await harmsOf(pipeline, honest)).toEqual([]);
  });

  it.each(HONEST_ANSWERS)('is worth something: $name', ({ exam, answer }) => {
    const worths = METRICS.map((metric) => worthOf(metric, exam, answer));
    expect(
      worths.some((worth) => worth.kind === 'scored' && worth.value >= 0.5),
      JSON.stringify(worths),
    ).toBe(true);
  });
});
