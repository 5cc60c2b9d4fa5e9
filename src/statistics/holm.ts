/**
 * Holm's step-down correction (1979): holds the chance of any false alarm among m tests at alpha.
 * The i-th smallest p becomes the largest of (m - j + 1) p_j for j <= i, at most 1.
 * @param pValues raw p in [0, 1], in any order
 * @returns corrected p in the same order, each at least its raw p
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const corrected = new Array<number>(pValues.length).fill(1);
  let highest = 0;
  order.forEach(({ p, index }, rank) => {
    highest = Math.max(highest, Math.min(1, (pValues.length - rank) * p));
    corrected[index] = highest;
  });
  return corrected;
}

/**
 * Fewest changed cases with which a sign-flip test can reach `alpha` among m tests after Holm's correction:
 * its smallest p is 2^-n, so n >= log2(m / alpha).
 */
export function changedCasesNeeded(tests: number, alpha: number): number {
  return Math.ceil(Math.log2(Math.max(1, tests) / alpha));
}
