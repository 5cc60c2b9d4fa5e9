import pLimit from 'p-limit';
import type { CalibrationRow } from '../dataset/calibration-row.ts';
import { type JudgeCalibration, measureJudge, sayingOf } from '../judging/calibration.ts';
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
  const judged = await Promise.all(
    rows.map(async ({ id, query, context, reference, answer, faithful, relevant }) => {
      const says = async (round: number) =>
        sayingOf(metric, (await judge(metric, { query, context, reference }, answer, round)).score);
      const [first, second] = await Promise.all([says(0), says(1)]);
      return { id, label: metric === 'faithfulness' ? faithful : relevant, says: [first, second] as const };
    }),
  );
  return measureJudge(metric, judged);
}

/** False for a judge that must not decide. */
export function isTrusted({ trust }: JudgeCalibration): boolean {
  return trust !== 'untrusted';
}
