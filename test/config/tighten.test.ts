import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fallbacks, inputOver, pick, tightened } from '../../src/config/tighten.ts';

const fallbacks = (): Fallbacks => ({ file: 'gate.yml', notices: [] });

describe('a value of the config, or the default', () => {
  it('carries its source', () => {
    expect(pick(3, 'samples in gate.yml', 1, 'samples (default)')).toEqual({
      value: 3,
      from: 'samples in gate.yml',
    });
    expect(pick(undefined, 'samples in gate.yml', 1, 'samples (default)')).toEqual({
      value: 1,
      from: 'samples (default)',
    });
  });

  it('is kept where it is zero, false or blank', () => {
    for (const value of [0, false, ''])
      expect(pick<unknown>(value, 'here', 'fallback', 'there').value).toBe(value);
  });
});

describe('an input that only fills a gap', () => {
  it.each([
    [undefined, undefined, null, 0],
    ['a', undefined, { value: 'a', from: 'input judge-model' }, 0],
    [undefined, 'b', { value: 'b', from: 'judge.model in gate.yml' }, 0],
    ['b', 'b', { value: 'b', from: 'judge.model in gate.yml' }, 0],
    ['a', 'b', { value: 'b', from: 'judge.model in gate.yml' }, 1],
  ])('given %s, configured %s', (given, configured, expected, notices) => {
    const where = fallbacks();
    expect(inputOver(where, 'judge-model', given, configured, 'judge.model')).toEqual(expected);
    expect(where.notices).toHaveLength(notices);
  });
});

describe('an input that may only tighten', () => {
  const number = fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined });

  it('never loosens what is configured, and stands where nothing is', () => {
    fc.assert(
      fc.property(number, number, (given, configured) => {
        const result = tightened(fallbacks(), 'samples', given, configured, Math.max);
        if (configured === undefined) expect(result?.value).toBe(given);
        else expect(result?.value).toBe(Math.max(configured, given ?? 0));
      }),
    );
  });

  it('says so exactly where the input was overruled', () => {
    fc.assert(
      fc.property(number, number, (given, configured) => {
        const where = fallbacks();
        tightened(where, 'samples', given, configured, Math.max);
        const overruled = given !== undefined && configured !== undefined && given < configured;
        expect(where.notices).toEqual(
          overruled
            ? [`input \`samples\` (${given}) may only tighten \`samples\` (${configured}) in gate.yml`]
            : [],
        );
      }),
    );
  });

  it('names the input or the config as the source of what holds', () => {
    expect(tightened(fallbacks(), 'samples', 5, 3, Math.max)).toEqual({ value: 5, from: 'input samples' });
    expect(tightened(fallbacks(), 'samples', 3, 5, Math.max)).toEqual({
      value: 5,
      from: 'samples in gate.yml',
    });
    expect(tightened(fallbacks(), 'samples', 5, 5, Math.max)).toEqual({
      value: 5,
      from: 'samples in gate.yml',
    });
  });

  it('says the same only once', () => {
    const where = fallbacks();
    for (const _ of [1, 2, 3]) tightened(where, 'samples', 1, 5, Math.max);
    expect(where.notices).toHaveLength(1);
  });
});
