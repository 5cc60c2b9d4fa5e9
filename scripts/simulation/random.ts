import { createHash } from 'node:crypto';

/** A stream of pseudo-random numbers: each call moves it on. */
export interface Random {
  /** Uniform on (0, 1), in steps of 2^-32. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
}

/** Four words of 32 bits, not all of them 0. */
export type RandomState = readonly [number, number, number, number];

/** The stream of this name: the same name gives the same numbers, other names unrelated ones. */
export function randomFrom(name: string): Random {
  const digest = createHash('sha256').update(name, 'utf8').digest();
  const word = (place: number) => digest.readUInt32LE(4 * place);
  return randomOf(wordsFrom([word(0), word(1), word(2), word(3)]));
}

/**
 * The generator xoshiro128** 1.1 of Blackman and Vigna (2018, https://prng.di.unimi.it/xoshiro128starstar.c).
 * @returns a function that gives the next whole number from 0 to 2^32 - 1
 */
export function wordsFrom(state: RandomState): () => number {
  let [a, b, c, d] = state;
  return () => {
    const word = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return word;
  };
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** Normal deviates come in pairs, by the method of Box and Muller (1958). */
function randomOf(nextWord: () => number): Random {
  const uniform = () => (nextWord() + 0.5) / 2 ** 32;
  let second: number | null = null;
  return {
    uniform,
    normal() {
      if (second !== null) {
        const deviate = second;
        second = null;
        return deviate;
      }
      const radius = Math.sqrt(-2 * Math.log(uniform()));
      const angle = 2 * Math.PI * uniform();
      second = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
  };
}
