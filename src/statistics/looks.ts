import { countClusters } from './clustered-mean.ts';

/** The share of runs without any regression that may be blocked, over all tests and all looks. */
export const ALPHA = 0.05;
/** Cases below which a dataset is read to its end. */
export const MIN_CASES_FOR_LOOKS = 40;

/** The looks before the last: after which share of the cases, and how much of alpha each spends. */
const EARLY_LOOKS = [
  { share: 0.25, spend: 0.005 },
  { share: 0.5, spend: 0.01 },
  { share: 0.75, spend: 0.01 },
] as const;

/** A stop on the way through the cases of one prompt, at which its judging may end. */
export interface Look {
  /** How many cases have been read. */
  readonly cases: number;
  /**
   * What it spends of alpha: each of the m tests of the run blocks at `spend / m`. Null: no test could block here, so
   * that it spends nothing; the judging may still end because the floor is out of reach.
   */
  readonly spend: number | null;
}

/**
 * The early looks at one prompt, at the same three positions for every prompt; the last look, after all cases, is not
 * among them. Alpha spending in the manner of Lan and DeMets (1983), held by the union bound alone.
 *
 * A look can block if its smallest p, that of n clusters which all fell, is small enough: `2^-n <= spend / m`. This is
 * known before anything is scored, so that leaving a look out costs nothing.
 * @param groups the group of each case in the order of reading; null: a cluster of its own
 * @param tests the tests of the whole run, m
 * @returns none for fewer than 40 cases
 */
export function planLooks(groups: readonly (string | null)[], tests: number): readonly Look[] {
  if (groups.length < MIN_CASES_FOR_LOOKS) return [];
  return EARLY_LOOKS.map(({ share, spend }) => {
    const cases = Math.ceil(share * groups.length);
    const smallest = 2 ** -countClusters(groups.slice(0, cases));
    return { cases, spend: tests > 0 && smallest <= spend / tests ? spend : null };
  });
}

/**
 * What is left of alpha for the last look, of all prompts alike: a position is paid for once if any prompt spends
 * there, since its spend is already divided by all the tests of the run.
 * @param looksOfAllPrompts what `planLooks` gave for each prompt
 * @returns 0.025 (all positions spent) to 0.05 (none)
 */
export function finalAlpha(looksOfAllPrompts: readonly (readonly Look[])[]): number {
  const spent = EARLY_LOOKS.map(({ spend }, position) =>
    looksOfAllPrompts.some((looks) => (looks[position]?.spend ?? null) !== null) ? spend : 0,
  );
  const left = spent.reduce((rest, spend) => rest - spend, ALPHA);
  // Spends are whole thousandths: what is beyond them is noise of the subtraction.
  return Math.round(left * 1000) / 1000;
}
