import { describe, expect, it } from 'vitest';
import { beginFew } from '../../src/gate/begin-few.ts';

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('beginning few at once', () => {
  it.each([
    [0, 3],
    [2, 3],
    [10, 1],
    [10, 3],
  ])('%i entries, %i at once: all of them, in their order', async (count, atOnce) => {
    let [now, most] = [0, 0];
    const entries = Array.from({ length: count }, (_, index) => index);
    const results = await beginFew(entries, atOnce, async (entry, index) => {
      now += 1;
      most = Math.max(most, now);
      // The later ones are done first.
      for (let round = entry % 3; round < 3; round += 1) await soon();
      now -= 1;
      return [entry, index];
    });
    expect(results).toEqual(entries.map((entry) => [entry, entry]));
    expect(most).toBe(Math.min(count, atOnce));
  });

  it('begins nothing more after an error, which it passes on', async () => {
    const begun: number[] = [];
    const work = async (entry: number) => {
      begun.push(entry);
      await soon();
      if (entry === 1) throw new Error('defect');
    };
    await expect(beginFew([0, 1, 2, 3, 4, 5, 6, 7], 2, work)).rejects.toThrow('defect');
    await soon();
    await soon();
    expect(begun.length).toBeLessThanOrEqual(4);
  });
});
