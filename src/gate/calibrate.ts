import pLimit from 'p-limit';
import type { CalibrationRow } from '../dataset/calibration-row.ts';
import { type JudgeCalibration, type JudgedRow, measureJudge, sayingOf } from '../judging/calibration.ts';
import type { Judgement } from '../judging/score.ts';
import type { Metric } from '../policy/policy.ts';
import type { Judge } from './judge-answer.ts';
import type { Plan } from './prompt-plan.ts';
import type { EvaluationTools } from './running.ts';
import { isJudged } from './schedule.ts';

/** Measures the judge on the labelled set, twice a row, for the metrics that this run needs. */
export async function calibrate(plan: Plan, tools: EvaluationTools): Promise<readonly JudgeCalibration[]> {
  const { calibration } = plan;
  const judged = plan.prompts.filter(isJudged);
  if (calibration === null || judged.length === 0) return [];
  const cases = judged.flatMap((prompt) => prompt.cases);
  const metrics: Metric[] = cases.some(({ golden }) => golden.context !== null)
    ? ['faithfulness', 'relevance']
    : ['relevance'];
  const judge = tools.judge(tools.model);
  // No more rows at once than requests may be in flight: the budget is looked at before each.
  const limit = pLimit(tools.concurrency);
  const limited: Judge = (...asked) => limit(() => judge(...asked));
  return Promise.all(metrics.map((metric) => calibrateMetric(metric, calibration.rows, limited)));
}

async function calibrateMetric(
  metric: Metric,
  rows: readonly CalibrationRow[],
  judge: Judge,
): Promise<JudgeCalibration> {
  return measureJudge(metric, await judgeRows(metric, rows, judge));
}

/** A labelled answer with both of its judgements. */
export interface LabelledJudgement extends JudgedRow {
  readonly row: CalibrationRow;
  readonly judgements: readonly [Judgement, Judgement];
}

/** Has every row judged twice on one metric, in the order of the rows. */
export function judgeRows(
  metric: Metric,
  rows: readonly CalibrationRow[],
  judge: Judge,
): Promise<readonly LabelledJudgement[]> {
  return Promise.all(
    rows.map(async (row) => {
      const { id, query, context, reference, answer, faithful, relevant } = row;
      const judged = (round: number) => judge(metric, { query, context, reference }, answer, round);
      const judgements = await Promise.all([judged(0), judged(1)]);
      const says = (judgement: Judgement) => sayingOf(metric, judgement.score);
      return {
        id,
        label: metric === 'faithfulness' ? faithful : relevant,
        says: [says(judgements[0]), says(judgements[1])] as const,
        row,
        judgements,
      };
    }),
  );
}

/** False for a judge that must not decide. */
export function isTrusted({ trust }: JudgeCalibration): boolean {
  return trust !== 'untrusted';
}
