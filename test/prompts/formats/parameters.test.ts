import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isParameter, parameterName, readParameters } from '../../../src/prompts/formats/parameters.ts';

describe('a parameter', () => {
  it.each([
    ['temperature', 'temperature'],
    ['topP', 'top_p'],
    ['top-p', 'top_p'],
    ['TopP', 'top_p'],
    ['presencePenalty', 'presence_penalty'],
    ['max-tokens', 'max_tokens'],
  ])('is known by any spelling: %s is %s', (key, name) => {
    expect(parameterName(key)).toBe(name);
    expect(isParameter(key)).toBe(true);
  });

  it.each(['version', 'constructor', '__proto__', 'toString', ''])('is not %j', (key) => {
    expect(isParameter(key)).toBe(false);
  });

  it.each([
    ['temperature', 0, 2],
    ['top_p', 0, 1],
    ['presence_penalty', -2, 2],
    ['frequency_penalty', -2, 2],
  ])('%s may be from %d to %d, and nothing beyond', (name, least, most) => {
    for (const value of [least, most]) {
      expect(readParameters({ [name]: value }, [])).toEqual({
        parameters: { [name]: value },
        maxTokens: null,
        faults: [],
      });
    }
    for (const value of [least - 0.01, most + 0.01, '1', true, [], Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(readParameters({ [name]: value }, []).faults).toHaveLength(1);
    }
  });

  it('that is null is absent', () => {
    expect(readParameters({ temperature: null, nonsense: null }, [])).toEqual({
      parameters: {},
      maxTokens: null,
      faults: [],
    });
  });

  it('is kept, or becomes a fault at its own path: none is ignored', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.double(), fc.integer(), fc.string())), (raw) => {
        const { parameters, maxTokens, faults } = readParameters(raw, ['config']);
        const limits = maxTokens === null ? 0 : 1;
        expect(Object.keys(parameters).length + limits + faults.length).toBeGreaterThanOrEqual(
          Math.min(1, Object.keys(raw).length),
        );
        for (const fault of faults) expect(Object.keys(raw)).toContain(fault.path[1]);
      }),
    );
  });
});
