import type { Metric } from '../policy/policy.ts';
import { count, scoreText } from '../report/words.ts';
import {
  type BalancedAccuracy,
  balancedAccuracy,
  type Count,
  cohenKappa,
  type Rate,
  sampleSizeFactor,
  wilson,
} from '../statistics/rates.ts';
import type { Score } from './score.ts';

/** What one judgement says of an answer: faithful, or relevant. */
export type Saying = 'yes' | 'no' | 'unscored';

/** One labelled answer, judged twice. */
export interface JudgedRow {
  readonly id: string;
  /** What a person says. */
  readonly label: boolean;
  /** The first judgement, which counts, and the second, which shows whether the judge keeps to it. */
  readonly says: readonly [Saying, Saying];
}

/**
 * `too-few`: the set cannot tell; `untrusted`: the judge must not decide; `warned`: it may, and the reader is told
 * what is weak.
 */
export type Trust = 'trusted' | 'warned' | 'untrusted' | 'too-few';

/** How well a judge agrees with people on one metric. The first judgements count; one without a score is wrong. */
export interface JudgeCalibration {
  readonly metric: Metric;
  readonly rows: number;
  /** Rows labelled yes. */
  readonly positives: Count;
  /** Rows labelled no. */
  readonly negatives: Count;
  /** Null: no row is labelled yes. */
  readonly truePositiveRate: Rate | null;
  /** Null: no row is labelled no. */
  readonly falsePositiveRate: Rate | null;
  /** Null: a label has no row. */
  readonly balancedAccuracy: BalancedAccuracy | null;
  /** Cohen's kappa, -1 to 1. Null: no row, or one label throughout that the judge always gives. */
  readonly kappa: number | null;
  /** Share of rows, 0 to 1, whose two judgements differ. */
  readonly flips: number;
  /** Rows whose first judgement has no score. */
  readonly unscored: number;
  /** So many times the cases that a perfect judge needs. Null: a label has no row, or the judge is no better than chance. */
  readonly sizeFactor: number | null;
  readonly trust: Trust;
  /** Each limit that is not kept, in a sentence with its figures. */
  readonly warnings: readonly string[];
  /** Ids of the rows that the first judgement got wrong, in the order of the rows. */
  readonly wrong: readonly string[];
}

/** With fewer rows of a label nothing can be said about the judge. */
const MIN_ROWS_OF_LABEL = 20;
/** Below this balanced accuracy, or with an interval that reaches chance, a judge must not decide. */
const MIN_ACCURACY = 0.65;
const CHANCE = 0.5;
/** Beyond these a judge may decide, with a warning. */
const GOOD_ACCURACY = 0.8;
const GOOD_KAPPA = 0.6;
const MAX_FLIPS = 0.1;
/** A mean rating of 4 out of 5. */
const RELEVANT = 0.8;
/** Sums of binary fractions that should be equal differ by less. */
const TOLERANCE = 1e-9;

const YES: Readonly<Record<Metric, string>> = { faithfulness: 'faithful', relevance: 'relevant' };

/**
 * What a score says of an answer: faithful when every claim is supported or nothing is claimed, relevant at a mean
 * rating of 4 or more. Any other score that is missing says nothing.
 */
export function sayingOf(metric: Metric, score: Score): Saying {
  if (score.kind === 'excluded')
    return metric === 'faithfulness' && score.reason === 'nothing claimed' ? 'yes' : 'unscored';
  if (score.kind === 'unscored') return 'unscored';
  return below(score.value, metric === 'faithfulness' ? 1 : RELEVANT) ? 'no' : 'yes';
}

/** Measures a judge by its judgements of labelled answers. */
export function measureJudge(metric: Metric, rows: readonly JudgedRow[]): JudgeCalibration {
  const positives = countOf(rows.filter(({ label }) => label));
  const negatives = countOf(rows.filter(({ label }) => !label));
  const missed = positives.total - positives.right;
  const falseAlarms = negatives.total - negatives.right;
  const measured = {
    metric,
    rows: rows.length,
    positives,
    negatives,
    truePositiveRate: wilson(positives.right, positives.total),
    falsePositiveRate: wilson(falseAlarms, negatives.total),
    balancedAccuracy: balancedAccuracy({ positives, negatives }),
    kappa: cohenKappa({
      bothYes: positives.right,
      bothNo: negatives.right,
      judgeOnlyYes: falseAlarms,
      labelOnlyYes: missed,
    }),
    flips: rows.length === 0 ? 0 : rows.filter(flipped).length / rows.length,
    unscored: rows.filter(({ says }) => says[0] === 'unscored').length,
    sizeFactor: sizeFactorOf(positives, negatives),
    wrong: rows.filter((row) => !isRight(row)).map(({ id }) => id),
  };
  const findings = findingsOf(measured);
  return {
    ...measured,
    trust: findings[0]?.trust ?? 'trusted',
    warnings: findings.map(({ warning }) => warning),
  };
}

/** A judgement without a score is wrong, whatever the label. */
function isRight({ label, says }: JudgedRow): boolean {
  return says[0] === (label ? 'yes' : 'no');
}

function flipped({ says }: JudgedRow): boolean {
  return says[0] !== says[1];
}

function countOf(rows: readonly JudgedRow[]): Count {
  return { right: rows.filter(isRight).length, total: rows.length };
}

function sizeFactorOf(positives: Count, negatives: Count): number | null {
  if (positives.total === 0 || negatives.total === 0) return null;
  return sampleSizeFactor(positives.right / positives.total, negatives.right / negatives.total);
}

interface Finding {
  readonly trust: Exclude<Trust, 'trusted'>;
  readonly warning: string;
}
type Measured = Omit<JudgeCalibration, 'trust' | 'warnings'>;

/** Every limit that is not kept, the gravest first. */
function findingsOf(measured: Measured): Finding[] {
  return [tooFew(measured), inaccurate(measured), nearChance(measured), weak(measured), fickle(measured)]
    .flatMap((finding) => finding ?? [])
    .sort((a, b) => GRAVEST_FIRST.indexOf(a.trust) - GRAVEST_FIRST.indexOf(b.trust));
}

const GRAVEST_FIRST: readonly Trust[] = ['too-few', 'untrusted', 'warned'];

function tooFew({ metric, positives, negatives }: Measured): Finding | null {
  if (Math.min(positives.total, negatives.total) >= MIN_ROWS_OF_LABEL) return null;
  const labels = `${count(positives.total, 'row')} labelled ${YES[metric]} and ${negatives.total} labelled not ${YES[metric]}`;
  const warning = `Too few to judge the judge on ${metric}: ${labels}; at least ${MIN_ROWS_OF_LABEL} of each are needed.`;
  return { trust: 'too-few', warning };
}

function inaccurate({ metric, balancedAccuracy: accuracy }: Measured): Finding | null {
  if (accuracy === null || !below(accuracy.value, GOOD_ACCURACY)) return null;
  const warning = (limit: string, least: number) =>
    `The judge's balanced accuracy on ${metric} is ${scoreText(accuracy.value, least)}; it ${limit} be at least ${least.toFixed(2)}.`;
  return below(accuracy.value, MIN_ACCURACY)
    ? { trust: 'untrusted', warning: warning('must', MIN_ACCURACY) }
    : { trust: 'warned', warning: warning('should', GOOD_ACCURACY) };
}

function nearChance({ metric, balancedAccuracy: accuracy }: Measured): Finding | null {
  if (accuracy === null || below(CHANCE, accuracy.low)) return null;
  const low = scoreText(accuracy.low, CHANCE);
  const warning = `The lower bound of the judge's balanced accuracy on ${metric} is ${low}; it must be above ${CHANCE.toFixed(2)}, which is chance.`;
  return { trust: 'untrusted', warning };
}

function weak({ metric, kappa }: Measured): Finding | null {
  if (kappa === null || !below(kappa, GOOD_KAPPA)) return null;
  const warning = `Cohen's kappa between the judge and the labels on ${metric} is ${scoreText(kappa, GOOD_KAPPA)}; it should be at least ${GOOD_KAPPA.toFixed(2)}.`;
  return { trust: 'warned', warning };
}

function fickle({ metric, flips, rows }: Measured): Finding | null {
  if (!below(MAX_FLIPS, flips)) return null;
  const judged = `${Math.round(flips * rows)} of ${count(rows, 'row')}`;
  const warning = `The judge contradicted itself on ${metric} in ${judged}; it should in at most ${MAX_FLIPS * 100}% of them.`;
  return { trust: 'warned', warning };
}

function below(value: number, limit: number): boolean {
  return value < limit - TOLERANCE;
}
