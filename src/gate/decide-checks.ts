import type { Checks } from '../checks/check-spec.ts';
import {
  type AnswerFigures,
  answersOf,
  answersOn,
  type CaseFigures,
  type Cases,
  type Figures,
  failuresOf,
  type Side,
} from '../judging/measurement.ts';
import type { CaseFailure, ChecksResult, Reason, SideTokens } from '../policy/verdict.ts';
import { quantile } from '../statistics/paired.ts';
import { comparableLatencies } from './comparable-latency.ts';
import { MAX_UNANSWERED } from './compare-pass-rate.ts';

/** So many failures are kept with their words; the results file has them all. */
const MAX_FAILURES = 100;

/** Adds up the deterministic checks of one prompt. A case passes when every answer to it passes, and most are there. */
export function measureChecks(cases: Cases, passRate: ChecksResult['passRate']): ChecksResult {
  const failures: CaseFailure[] = [];
  let [place, passed, failed] = [0, 0, 0];
  for (const one of cases) {
    const failing = answersOf(one.candidate).some((sample) => sample.failures.length > 0);
    if (failing) failed += 1;
    else if (mostlyAnswered(one)) passed += 1;
    const room = MAX_FAILURES - failures.length;
    if (failing && room > 0) failures.push(...failuresOf(cases.at(place)).slice(0, room));
    place += 1;
  }
  const compared = comparableLatencies(cases);
  const both = <T>(measure: (side: Side) => T) => ({
    candidate: measure('candidate'),
    baseline: measure('baseline'),
  });
  return {
    passRate,
    passed,
    failed,
    unanswered: cases.length - passed - failed,
    failures,
    latencyP95Ms: both((side) => quantile(latenciesOf(cases, side), 0.95)),
    latencyMedianMs: {
      candidate: quantile(compared.candidate, 0.5),
      baseline: quantile(compared.baseline, 0.5),
    },
    usdPerCase: both((side) => meanCost(answersOn(cases, side))),
    tokens: both((side) => tokensOf(cases, side)),
  };
}

/** More than half of the answers are there: fewer would speak for too little. */
function mostlyAnswered({ candidate }: CaseFigures): boolean {
  return answersOf(candidate).length * 2 > candidate.length;
}

function latenciesOf(cases: Figures, side: Side): readonly number[] {
  const latencies: number[] = [];
  for (const { latencyMs } of answersOn(cases, side)) latencies.push(latencyMs);
  return latencies;
}

function tokensOf(cases: Figures, side: Side): SideTokens {
  let [input, output] = [0, 0];
  for (const { usage } of answersOn(cases, side)) {
    input += usage?.input ?? 0;
    output += usage?.output ?? 0;
  }
  return { input, output };
}

/** Decides the pass rate, latency and cost of one prompt. */
export function decideChecks(result: ChecksResult, cases: Cases, checks: Checks): Reason[] {
  const answered = result.passed + result.failed;
  const all = answered + result.unanswered;
  if (all === 0) return [];
  if (result.unanswered > MAX_UNANSWERED * all) {
    const why = firstAbsence(cases);
    const message = `${result.unanswered} of ${all} cases got no answer, more than 10%${why === null ? '' : `: ${why.replace(/\.$/, '')}`}.`;
    return [{ code: 'unmeasured.answers', message, effect: 'inconclusive' }];
  }
  return [
    ...decidePassRate(result, cases, answered, checks.minPassRate ?? 1),
    ...decideLatency(result, cases, checks),
    ...decideCost(result, cases, checks),
  ];
}

/** Why the first answer that did not come did not; null: all came. */
function firstAbsence(cases: Cases): string | null {
  const place = placeOf(cases, ({ candidate }) => candidate.some((sample) => sample.kind !== 'answered'));
  const samples = cases.at(place)?.candidate ?? [];
  return samples.find((sample) => sample.kind !== 'answered')?.why ?? null;
}

function decidePassRate(result: ChecksResult, cases: Cases, answered: number, minimum: number): Reason[] {
  if (result.failed === 0) return [];
  const blocks = result.passed / answered < minimum - 1e-9;
  return [...failedRules(cases)].map(([rule, failing]) => {
    const place = placeOf(cases, (one) => rulesOf(one).has(rule));
    const first = failuresOf(cases.at(place)).find((failure) => failure.rule === rule);
    const example = first ? ` ${first.case}: expected ${first.expected}; found ${first.found}.` : '';
    return {
      code: `check.${rule}`,
      message: `${failing} of ${answered} cases fail the check \`${rule}\` (min-pass-rate ${minimum}).${example}`,
      effect: blocks ? ('blocks' as const) : ('note' as const),
    };
  });
}

/** How many cases fail each rule, in the order in which the rules are met. */
function failedRules(cases: Figures): ReadonlyMap<string, number> {
  const failing = new Map<string, number>();
  for (const one of cases) for (const rule of rulesOf(one)) failing.set(rule, (failing.get(rule) ?? 0) + 1);
  return failing;
}

function rulesOf({ candidate }: CaseFigures): ReadonlySet<string> {
  return new Set(answersOf(candidate).flatMap(({ failures }) => failures.map(({ rule }) => rule)));
}

/** Place of the first case whose figures pass; the number of cases where none does. */
function placeOf(cases: Figures, passes: (one: CaseFigures) => boolean): number {
  let place = 0;
  for (const one of cases) {
    if (passes(one)) return place;
    place += 1;
  }
  return place;
}

function decideLatency(result: ChecksResult, cases: Figures, checks: Checks): Reason[] {
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

function decideCost(result: ChecksResult, cases: Figures, checks: Checks): Reason[] {
  const { maxUsdPerCase, maxIncrease } = checks.cost ?? {};
  if (maxUsdPerCase === undefined && maxIncrease === undefined) return [];
  const { candidate, baseline } = result.usdPerCase;
  if (candidate === null || (maxIncrease !== undefined && baseline === null && runsBaseline(cases))) {
    const message =
      'The cost is unknown: the endpoint did not count the tokens of every answer, or the model has no price.';
    return [{ code: 'unmeasured.cost', message, effect: 'inconclusive' }];
  }
  const reasons: Reason[] = [];
  const dear = dearCases(cases, maxUsdPerCase ?? Infinity);
  if (dear.first !== null) {
    const message = `${dear.count} cases cost more than \`checks.cost.max-usd-per-case\` allows ($${maxUsdPerCase}); the dearest is ${dear.first.id} at $${dear.first.usd.toPrecision(3)}.`;
    reasons.push({ code: 'check.cost', message, effect: 'blocks' });
  }
  if (maxIncrease !== undefined && baseline !== null && candidate > baseline * (1 + maxIncrease)) {
    const message = `The cost of a case rose from $${baseline.toPrecision(3)} to $${candidate.toPrecision(3)}; \`checks.cost.max-increase\` allows ${percent(maxIncrease)}.`;
    reasons.push({ code: 'check.cost', message, effect: 'blocks' });
  }
  return reasons;
}

/** How many cases cost more than this, and the dearest of them. */
function dearCases(cases: Figures, limit: number) {
  let first: { readonly id: string; readonly usd: number } | null = null;
  let count = 0;
  for (const one of cases) {
    const usd = meanCost(answersOf(one.candidate)) ?? 0;
    if (usd <= limit) continue;
    count += 1;
    if (first === null || usd > first.usd) first = { id: one.id, usd };
  }
  return { first, count };
}

function runsBaseline(cases: Figures): boolean {
  return placeOf(cases, (one) => one.baseline !== null) < cases.length;
}

/** Mean cost of an answer; null where one of them is unknown, or there is none. */
function meanCost(answers: Iterable<AnswerFigures>): number | null {
  let [sum, count] = [0, 0];
  for (const { usd } of answers) {
    if (usd === null) return null;
    sum += usd;
    count += 1;
  }
  return count === 0 ? null : sum / count;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
