import { hasAnswerRules } from '../checks/check-spec.ts';
import { METRICS, type Measure } from '../policy/policy.ts';
import type { Hash } from '../ports/system.ts';
import { ALPHA, finalAlpha, type Look, MIN_CASES_FOR_LOOKS, planLooks } from '../statistics/looks.ts';
import type { Plan, PlannedCase, PromptPlan } from './prompt-plan.ts';

/** One test that may block: a measure of a prompt, candidate against baseline. */
export interface PlannedTest {
  readonly path: string;
  readonly measure: Measure;
}

/** The order in which a prompt's cases are read, and where judging may end early. */
export interface ReadingOrder {
  readonly cases: readonly PlannedCase[];
  /** Empty: all cases are read at once. */
  readonly looks: readonly Look[];
}

/** What has to be settled before anything is scored, so that no score can choose its own test. */
export interface Schedule {
  /** Every test of the run; their number corrects each of them. */
  readonly tests: readonly PlannedTest[];
  /** Level of the tests over all cases: what early looks may spend is taken off. */
  readonly alpha: number;
  /** By prompt path. */
  readonly orders: ReadonlyMap<string, ReadingOrder>;
}

/** Settles tests, looks and the order of reading for a whole run. */
export function makeSchedule(plan: Plan, earlyStopping: boolean, hash: Hash): Schedule {
  const tests = plan.prompts.flatMap(testsOf);
  const orders = new Map(
    plan.prompts.map((prompt): [string, ReadingOrder] => [
      prompt.affected.path,
      earlyStopping && looksEarly(prompt)
        ? orderFor(prompt, tests.length, hash)
        : { cases: prompt.cases, looks: [] },
    ]),
  );
  const looks = [...orders.values()].map((order) => order.looks);
  return { tests, alpha: tests.length === 0 ? ALPHA : finalAlpha(looks), orders };
}

/** True for a prompt whose answers are judged. */
export function isJudged({ policy, cases }: PromptPlan): boolean {
  return cases.length > 0 && (policy?.stages.value.includes('judge') ?? false);
}

/** True where the pass rate of the checks is compared with the baseline's, as the metrics are. */
export function comparesChecks({ policy, runsBaseline, cases, affected }: PromptPlan): boolean {
  const level = policy?.level;
  // Where some may fail, an empty answer is a failure too, although no rule says so.
  const mayFail = (affected.group.checks.minPassRate ?? 1) < 1;
  return (
    runsBaseline &&
    (level === 'minor' || level === 'major') &&
    policy?.stages.value.includes('checks') === true &&
    (mayFail ||
      cases.some((one) => one.checks.some(({ checks, schema }) => schema !== null || hasAnswerRules(checks))))
  );
}

/** The tests of one prompt: a metric that no case can be judged on is none. */
function testsOf(prompt: PromptPlan): PlannedTest[] {
  if (!prompt.runsBaseline || prompt.policy?.regression.value !== 'significant') return [];
  const metrics = isJudged(prompt)
    ? METRICS.filter(
        (metric) => metric !== 'faithfulness' || prompt.cases.some(({ golden }) => golden.context !== null),
      )
    : [];
  const measures: Measure[] = [...metrics, ...(comparesChecks(prompt) ? ['checks' as const] : [])];
  return measures.map((measure) => ({ path: prompt.affected.path, measure }));
}

function looksEarly(prompt: PromptPlan): boolean {
  return (
    isJudged(prompt) &&
    prompt.policy?.regression.value === 'significant' &&
    prompt.cases.length >= MIN_CASES_FOR_LOOKS
  );
}

/** By a hash of the ids: whoever writes the dataset does not choose which cases are read first. */
function orderFor(prompt: PromptPlan, tests: number, hash: Hash): ReadingOrder {
  const cases = prompt.cases
    .map((planned) => ({ planned, at: hash(planned.golden.id) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ planned }) => planned);
  const groups = cases.map(({ golden }) => golden.group);
  const own = prompt.runsBaseline ? tests : 0;
  return { cases, looks: planLooks(groups, own) };
}
