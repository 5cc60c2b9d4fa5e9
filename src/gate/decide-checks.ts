import type { Checks } from '../checks/check-spec.ts';
import { type AnswerSample, answersOf, type CaseMeasurement, type Side } from '../judging/measurement.ts';
import type { CaseFailure, ChecksResult, Reason } from '../policy/verdict.ts';
import { quantile } from '../statistics/paired.ts';
import { comparableLatencies } from './comparable-latency.ts';
import { MAX_UNANSWERED } from './compare-pass-rate.ts';

/** Adds up the deterministic checks of one prompt. A case passes when every answer to it passes, and most are there. */
export function measureChecks(
  cases: readonly CaseMeasurement[],
  passRate: ChecksResult['passRate'],
): ChecksResult {
  const failures = cases.flatMap((one) =>
    answersOf(one.candidate).flatMap((sample) =>
      sample.failures.map((failure): CaseFailure => ({ case: one.id, ...failure })),
    ),
  );
  const failing = new Set(failures.map((failure) => failure.case));
  const passed = cases.filter((one) => !failing.has(one.id) && mostlyAnswered(one)).length;
  const samples = (side: Side): AnswerSample[] => cases.flatMap((one) => answersOf(one[side]));
  const latencies = (side: Side) => samples(side).map((sample) => sample.latencyMs);
  const compared = comparableLatencies(cases);
  const both = <T>(measure: (side: Side) => T) => ({
    candidate: measure('candidate'),
    baseline: measure('baseline'),
  });
  return {
    passRate,
    passed,
    failed: failing.size,
    unanswered: cases.length - passed - failing.size,
    failures,
    latencyP95Ms: both((side) => quantile(latencies(side), 0.95)),
    latencyMedianMs: {
      candidate: quantile(compared.candidate, 0.5),
      baseline: quantile(compared.baseline, 0.5),
    },
    usdPerCase: both((side) => meanCost(samples(side))),
    tokens: both((side) => ({
      input: total(samples(side).map((sample) => sample.usage?.input ?? 0)),
      output: total(samples(side).map((sample) => sample.usage?.output ?? 0)),
    })),
  };
}

/** More than half of the answers are there: fewer would speak for too little. */
function mostlyAnswered({ candidate }: CaseMeasurement): boolean {
  return answersOf(candidate).length * 2 > candidate.length;
}

/** Decides the pass rate, latency and cost of one prompt. */
export function decideChecks(
  result: ChecksResult,
  cases: readonly CaseMeasurement[],
  checks: Checks,
): Reason[] {
  const answered = result.passed + result.failed;
  const all = answered + result.unanswered;
  if (all === 0) return [];
  if (result.unanswered > MAX_UNANSWERED * all) {
    const why = cases.flatMap((one) => one.candidate).find((sample) => sample.kind !== 'answered');
    const message = `${result.unanswered} of ${all} cases got no answer, more than 10%${why ? `: ${why.why.replace(/\.$/, '')}` : ''}.`;
    return [{ code: 'unmeasured.answers', message, effect: 'inconclusive' }];
  }
  return [
    ...decidePassRate(result, answered, checks.minPassRate ?? 1),
    ...decideLatency(result, cases, checks),
    ...decideCost(result, cases, checks),
  ];
}

function decidePassRate(result: ChecksResult, answered: number, minimum: number): Reason[] {
  if (result.failed === 0) return [];
  const blocks = result.passed / answered < minimum - 1e-9;
  const rules = [...new Set(result.failures.map((failure) => failure.rule))];
  return rules.map((rule) => {
    const mine = result.failures.filter((failure) => failure.rule === rule);
    const ids = [...new Set(mine.map((failure) => failure.case))];
    const first = mine[0];
    const example = first ? ` ${first.case}: expected ${first.expected}; found ${first.found}.` : '';
    return {
      code: `check.${rule}`,
      message: `${ids.length} of ${answered} cases fail the check \`${rule}\` (min-pass-rate ${minimum}).${example}`,
      effect: blocks ? ('blocks' as const) : ('note' as const),
    };
  });
}

function decideLatency(result: ChecksResult, cases: readonly CaseMeasurement[], checks: Checks): Reason[] {
  const { p95Ms, maxIncrease } = checks.latency ?? {};
  const reasons: Reason[] = [];
  const p95 = result.latencyP95Ms.candidate;
  if (p95Ms !== undefined && p95 !== null && p95 > p95Ms) {
    const message = `95% of the answers came within ${Math.round(p95)} ms; \`checks.latency.p95-ms\` allows ${p95Ms} ms.`;
    reasons.push({ code: 'check.latency', message, effect: 'blocks' });
  }
  const { candidate, baseline } = result.latencyMedianMs;
  if (maxIncrease !== undefined && baseline === null && runsBaseline(cases)) {
    const answered = result.latencyP95Ms.baseline !== null && p95 !== null;
    const why = answered
      ? 'the answers of the two sides were drawn at different times, by different runs'
      : 'the baseline gave no answer';
    const message = `The latency cannot be compared (\`checks.latency.max-increase\`): ${why}.`;
    reasons.push({ code: 'unmeasured.latency', message, effect: answered ? 'note' : 'inconclusive' });
  }
  if (
    maxIncrease !== undefined &&
    candidate !== null &&
    baseline !== null &&
    candidate > baseline * (1 + maxIncrease)
  ) {
    const message = `The median latency rose from ${Math.round(baseline)} to ${Math.round(candidate)} ms; \`checks.latency.max-increase\` allows ${percent(maxIncrease)}.`;
    reasons.push({ code: 'check.latency', message, effect: 'blocks' });
  }
  return reasons;
}

function decideCost(result: ChecksResult, cases: readonly CaseMeasurement[], checks: Checks): Reason[] {
  const { maxUsdPerCase, maxIncrease } = checks.cost ?? {};
  if (maxUsdPerCase === undefined && maxIncrease === undefined) return [];
  const { candidate, baseline } = result.usdPerCase;
  if (candidate === null || (maxIncrease !== undefined && baseline === null && runsBaseline(cases))) {
    const message =
      'The cost is unknown: the endpoint did not count the tokens of every answer, or the model has no price.';
    return [{ code: 'unmeasured.cost', message, effect: 'inconclusive' }];
  }
  const reasons: Reason[] = [];
  const dear = cases
    .map((one) => ({ id: one.id, usd: meanCost(answersOf(one.candidate)) ?? 0 }))
    .filter(({ usd }) => usd > (maxUsdPerCase ?? Infinity))
    .sort((a, b) => b.usd - a.usd);
  if (dear[0]) {
    const message = `${dear.length} cases cost more than \`checks.cost.max-usd-per-case\` allows ($${maxUsdPerCase}); the dearest is ${dear[0].id} at $${dear[0].usd.toPrecision(3)}.`;
    reasons.push({ code: 'check.cost', message, effect: 'blocks' });
  }
  if (maxIncrease !== undefined && baseline !== null && candidate > baseline * (1 + maxIncrease)) {
    const message = `The cost of a case rose from $${baseline.toPrecision(3)} to $${candidate.toPrecision(3)}; \`checks.cost.max-increase\` allows ${percent(maxIncrease)}.`;
    reasons.push({ code: 'check.cost', message, effect: 'blocks' });
  }
  return reasons;
}

function runsBaseline(cases: readonly CaseMeasurement[]): boolean {
  return cases.some((one) => one.baseline !== null);
}

/** Mean cost of an answer; null where one of them is unknown, or there is none. */
function meanCost(samples: readonly AnswerSample[]): number | null {
  const costs = samples.map((sample) => sample.usd);
  if (costs.length === 0 || costs.some((usd) => usd === null)) return null;
  return total(costs.map((usd) => usd ?? 0)) / costs.length;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
