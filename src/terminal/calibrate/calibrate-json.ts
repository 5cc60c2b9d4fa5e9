import type { LabelledJudgement } from '../../gate/calibrate.ts';
import type { Estimate, Usage } from '../../model/usage.ts';
import { type JsonObject, toJson } from '../../ports/json.ts';
import { reasonOf } from './calibrate-text.ts';
import type { MetricFigures, Trusted } from './figures.ts';

/** What was measured, for programs. */
export function calibrationJson(
  about: {
    readonly judge: readonly string[];
    readonly set: string;
    readonly rows: number;
    readonly estimate: Estimate;
    readonly usage: Usage;
  },
  metrics: readonly MetricFigures[],
  trusted: Trusted,
): JsonObject {
  const { modelCalls, cachedCalls, inputTokens, outputTokens, usd } = about.usage;
  return {
    schemaVersion: 1,
    trusted: trusted.kind === 'unknown' ? null : trusted.kind === 'trusted',
    why: trusted.kind === 'unknown' ? trusted.why : null,
    judge: about.judge,
    set: about.set,
    rows: about.rows,
    estimate: toJson(about.estimate),
    usage: { modelCalls, cachedCalls, inputTokens, outputTokens, usd },
    metrics: Object.fromEntries(metrics.map((one) => [one.calibration.metric, metricJson(one)])),
  };
}

function metricJson({ calibration, wrong, ...rates }: MetricFigures): JsonObject {
  const { metric: _, wrong: __, ...figures } = calibration;
  const { labelledYes, labelledNo, agreement, falsePasses, falseAlarms } = rates;
  return toJson({
    ...figures,
    confusion: { labelledYes, labelledNo },
    agreement,
    falsePasses,
    falseAlarms,
    wrong: wrong.map(wrongJson),
  }) as JsonObject;
}

function wrongJson({ row, label, says, judgements: [judgement] }: LabelledJudgement) {
  const { score, claims, reasoning } = judgement;
  return {
    id: row.id,
    query: row.query,
    answer: row.answer,
    label,
    says: says[0],
    score: score.kind === 'scored' ? score.value : null,
    why: reasonOf(judgement),
    reasoning,
    claims,
  };
}
