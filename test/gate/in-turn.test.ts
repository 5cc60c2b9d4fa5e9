import { describe, expect, it } from 'vitest';
import { inTurn } from '../../src/gate/in-turn.ts';

const pause = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('work that is done in turn', () => {
  it.each([
    [1, 1],
    [3, 3],
    [20, 10],
    [Infinity, 10],
    [0, 1],
  ])('is begun in order, with %d pieces at once and never more', async (atOnce, most) => {
    const begun: number[] = [];
    let [now, peak] = [0, 0];
    await inTurn(5, 15, atOnce, async (place) => {
      begun.push(place);
      now += 1;
      peak = Math.max(peak, now);
      await pause();
      now -= 1;
    });
    expect(begun).toEqual(Array.from({ length: 10 }, (_, index) => index + 5));
    expect([now, peak]).toEqual([0, most]);
  });

  it('is nothing where no place is left', async () => {
    await inTurn(3, 3, 5, () => Promise.reject(new Error('not called')));
  });

  it('ends with the first piece that fails', async () => {
    const begun: number[] = [];
    const work = inTurn(0, 100, 2, async (place) => {
      begun.push(place);
      await pause();
      if (place === 1) throw new Error('failed');
    });
    await expect(work).rejects.toThrow('failed');
    await pause();
    await pause();
    expect(begun.length).toBeLessThan(6);
  });
});
