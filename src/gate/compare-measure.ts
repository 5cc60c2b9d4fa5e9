import type { RegressionRule } from '../policy/policy.ts';
import type { Sourced } from '../policy/sourced.ts';
import type { ComparedResult } from '../policy/verdict.ts';
import { ALPHA } from '../statistics/looks.ts';
import { comparePaired, MIN_DROP, type PairedScore } from '../statistics/paired.ts';

/** Compares one measure over the cases measured on both sides. Decides nothing; without pairs, all is null. */
export function compareMeasure(
  pairs: Iterable<PairedScore>,
  regression: Sourced<RegressionRule>,
): ComparedResult {
  const compared = comparePaired(pairs);
  return {
    regression,
    baseline: compared?.baseline ?? null,
    candidate: compared?.candidate ?? null,
    delta: compared?.delta ?? null,
    p: compared?.p ?? null,
    pHolm: null,
    alpha: ALPHA,
    pairs: compared?.cases ?? 0,
    worse: compared?.worse ?? 0,
    better: compared?.better ?? 0,
    same: compared?.same ?? 0,
    changed: compared?.changed ?? 0,
    changedNeeded: null,
    certificate: compared?.certificate ?? null,
    interval: compared?.interval ?? null,
    detectableDrop: compared?.detectableDrop ?? null,
  };
}

/** True where the mean fell far enough to be worth a block. */
export function fellEnough(result: ComparedResult): boolean {
  return result.delta !== null && result.delta <= -MIN_DROP + 1e-9;
}
