import type { LabelledJudgement } from '../../gate/calibrate.ts';
import { type JudgeCalibration, measureJudge, type Saying } from '../../judging/calibration.ts';
import type { Metric } from '../../policy/policy.ts';
import { type Rate, wilson } from '../../statistics/rates.ts';

/** How many answers of one label the judge called what. */
export type Confusion = Readonly<Record<Saying, number>>;

/** How a judge did on one metric, by its first judgement of each row. */
export interface MetricFigures {
  /** What the gate decides by. */
  readonly calibration: JudgeCalibration;
  readonly labelledYes: Confusion;
  readonly labelledNo: Confusion;
  /** Rows on which judge and label agree. */
  readonly agreement: Rate | null;
  /** Bad answers that were taken for good ones. Null: no row is labelled bad. */
  readonly falsePasses: Rate | null;
  /** Good answers that were taken for bad ones. Null: no row is labelled good. */
  readonly falseAlarms: Rate | null;
  /** The rows that the judge got wrong, or gave no score. */
  readonly wrong: readonly LabelledJudgement[];
}

export function metricFigures(metric: Metric, rows: readonly LabelledJudgement[]): MetricFigures {
  const calibration = measureJudge(metric, rows);
  const labelledYes = confusion(rows.filter(({ label }) => label));
  const labelledNo = confusion(rows.filter(({ label }) => !label));
  const total = (one: Confusion) => one.yes + one.no + one.unscored;
  const wrong = new Set(calibration.wrong);
  return {
    calibration,
    labelledYes,
    labelledNo,
    agreement: wilson(labelledYes.yes + labelledNo.no, rows.length),
    falsePasses: wilson(labelledNo.yes, total(labelledNo)),
    falseAlarms: wilson(labelledYes.no, total(labelledYes)),
    wrong: rows.filter(({ id }) => wrong.has(id)),
  };
}

function confusion(rows: readonly LabelledJudgement[]): Confusion {
  const of = (saying: Saying) => rows.filter(({ says }) => says[0] === saying).length;
  return { yes: of('yes'), no: of('no'), unscored: of('unscored') };
}

/** What the labelled set says of the judge. */
export type Trusted =
  | { readonly kind: 'trusted' }
  | { readonly kind: 'untrusted' }
  /** Nothing could be measured: no judgement has a score, or a label has too few rows. */
  | { readonly kind: 'unknown'; readonly why: string };

/** Over all metrics: what is worst for the judge holds. */
export function trustOf(metrics: readonly MetricFigures[]): Trusted {
  const silent = metrics.find(({ calibration }) => calibration.unscored === calibration.rows);
  if (silent !== undefined) {
    const why = silent.wrong.flatMap(({ judgements: [{ score }] }) =>
      score.kind === 'unscored' ? [score.why] : [],
    )[0];
    return { kind: 'unknown', why: `no answer got a score on ${silent.calibration.metric}: ${why ?? ''}` };
  }
  if (metrics.some(({ calibration }) => calibration.trust === 'untrusted')) return { kind: 'untrusted' };
  const few = metrics.find(({ calibration }) => calibration.trust === 'too-few');
  if (few === undefined) return { kind: 'trusted' };
  return {
    kind: 'unknown',
    why: `there are too few rows for ${few.calibration.metric}; the gate reports that and goes on`,
  };
}
