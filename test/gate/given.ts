import { sha256 } from '../../src/adapters/system.ts';
import type { AnswerChecks } from '../../src/checks/check-spec.ts';
import { decide } from '../../src/gate/decide.ts';
import { type Evaluation, NOTHING_MEASURED } from '../../src/gate/evaluate.ts';
import { addUp } from '../../src/gate/measurement.ts';
import type { PlannedCase, PromptPlan } from '../../src/gate/prompt-plan.ts';
import { makeSchedule } from '../../src/gate/schedule.ts';
import type { AnswerSample, CaseMeasurement, Sample } from '../../src/judging/measurement.ts';
import { type Judgement, type Score, scored } from '../../src/judging/score.ts';
import type { Level, Metric, Policy } from '../../src/policy/policy.ts';
import type {
  EarlyStop,
  MetricResult,
  PromptVerdict,
  Reason,
  SignOff,
  Verdict,
} from '../../src/policy/verdict.ts';
import type { GateError } from '../../src/ports/gate-error.ts';
import { NO_LEVEL } from '../../src/prompts/level.ts';
import { policy } from '../config/given.ts';
import { golden, request } from './stand-ins.ts';

/** What an answer scored; a metric that is left out scored 1. */
export type Scores = Partial<Readonly<Record<Metric, number | Score>>>;

/** Floors that nothing can fall below, for rules about something else. */
export const NO_FLOORS = 'levels: { minor: { faithfulness: 0, relevance: 0 } }';

export function answered(scores: Scores = {}, parts: Partial<AnswerSample> = {}): AnswerSample {
  const judgement = (score: number | Score = 1): Judgement => ({
    score: typeof score === 'number' ? scored(score) : score,
    claims: [],
    reasoning: null,
    votes: [],
  });
  return {
    kind: 'answered',
    output: 'an answer',
    latencyMs: 100,
    usage: { input: 10, output: 5 },
    usd: 0.001,
    failures: [],
    judgements: { faithfulness: judgement(scores.faithfulness), relevance: judgement(scores.relevance) },
    drawnAt: '2026-01-01T00:00:00.000Z',
    kept: false,
    ...parts,
  };
}

export function measuredCase(id: string | number, parts: Partial<CaseMeasurement> = {}): CaseMeasurement {
  return {
    id: String(id),
    query: 'q',
    group: null,
    critical: false,
    known: true,
    candidate: [answered()],
    baseline: [answered()],
    confirmation: null,
    ...parts,
  };
}

/** So many cases, each with these samples on the candidate's side, and on the baseline's. */
export function times(
  count: number,
  candidate: Sample,
  baseline: Sample | null = answered(),
): CaseMeasurement[] {
  return Array.from({ length: count }, (_, index) =>
    measuredCase(`${count}-${index}`, { candidate: [candidate], baseline: baseline && [baseline] }),
  );
}

/** Pairs of scores of one metric, `[baseline, candidate]`; the other metric does not change. */
export function paired(metric: Metric, pairs: readonly (readonly [number, number])[]): CaseMeasurement[] {
  return pairs.map(([baseline, candidate], index) =>
    measuredCase(index, {
      candidate: [answered({ [metric]: candidate })],
      baseline: [answered({ [metric]: baseline })],
    }),
  );
}

/** So many cases of which the first fell by this much, and the rest stayed. */
export function fallen(cases: number, falls: number, by: number): CaseMeasurement[] {
  return paired(
    'faithfulness',
    Array.from({ length: cases }, (_, index) => [1, index < falls ? 1 - by : 1] as const),
  );
}

export function promptPlan(path: string, rules: Policy, parts: Partial<PromptPlan> = {}): PromptPlan {
  const [group] = rules.groups;
  if (!group) throw new Error('the policy has no group');
  return {
    affected: {
      path,
      previousPath: null,
      change: 'modified',
      group,
      because: null,
      uses: null,
      movesTo: null,
    },
    candidate: null,
    before: null,
    baseline: { kind: 'no-baseline', why: 'not read', faults: [] },
    level: { ...NO_LEVEL, declared: 'minor', effective: 'minor' },
    policy: group.levels.minor,
    compares: true,
    runsBaseline: true,
    dataset: null,
    cases: [] as readonly PlannedCase[],
    model: null,
    reasons: [],
    texts: { before: null, after: null },
    ...parts,
  };
}

/** A pull request that changes the config. */
export const POLICY_CHANGE = {
  path: '.github/prompt-gate.yml',
  before: 'mode: enforce\n',
  after: 'mode: advise\n',
};

/** What is decided about one or several prompts. */
export interface Given {
  readonly config?: string | null;
  readonly level?: Level;
  readonly prompt?: Partial<PromptPlan>;
  readonly policyChanged?: boolean;
  readonly signOff?: SignOff;
  readonly stopped?: GateError;
  /** Deterministic checks of every case. */
  readonly checks?: AnswerChecks;
  /** The judging of every prompt ended early. */
  readonly early?: EarlyStop;
  readonly earlyStopping?: boolean;
  readonly evaluation?: Partial<Evaluation>;
}

function plannedOf({ id, group, critical, known }: CaseMeasurement, checks: AnswerChecks): PlannedCase {
  const row = golden(id, { group, critical });
  const ask = (side: string) => ({ golden: row, request: request(side, row.query), capped: true });
  return {
    golden: row,
    known,
    candidate: ask('candidate'),
    baseline: ask('baseline'),
    checks: [{ checks, schema: null }],
  };
}

/** Decides a run of several prompts, each with its measured cases. */
export function decideRun(prompts: readonly (readonly CaseMeasurement[])[], given: Given = {}): Verdict {
  const rules = policy({}, given.config ?? null);
  const level = given.level ?? 'minor';
  const plans = prompts.map((cases, index) =>
    promptPlan(`prompts/${index}.md`, rules, {
      cases: cases.map((one) => plannedOf(one, given.checks ?? {})),
      policy: rules.groups[0]?.levels[level] ?? null,
      runsBaseline: cases.some((one) => one.baseline !== null),
      ...given.prompt,
    }),
  );
  const plan = {
    prompts: plans,
    policyChanges: given.policyChanged ? [POLICY_CHANGE] : [],
    policyDifferences: [],
    calibration: null,
    reasons: [],
  };
  const evaluation: Evaluation = {
    ...NOTHING_MEASURED,
    prompts: new Map(
      prompts.map((cases, index) => [
        `prompts/${index}.md`,
        { cases, stopped: given.early ?? null, moreSamples: false },
      ]),
    ),
    stopped: given.stopped ?? null,
    ...given.evaluation,
  };
  const schedule = makeSchedule(plan, given.earlyStopping ?? false, sha256);
  return decide(plan, addUp(plan, schedule, evaluation), {
    signOff: given.signOff ?? { kind: 'not-asked' },
    override: null,
  });
}

/** Decides a run of one prompt. */
export function decidePrompt(cases: readonly CaseMeasurement[], given: Given = {}): PromptVerdict {
  const [prompt] = decideRun([cases], given).prompts;
  if (!prompt) throw new Error('no prompt was decided');
  return prompt;
}

export function metricOf(verdict: PromptVerdict, metric: Metric = 'faithfulness'): MetricResult {
  const result = verdict.metrics[metric];
  if (!result) throw new Error(`${metric} was not measured`);
  return result;
}

/** The reasons that this code gave; without one, all but warnings and the canary that every MINOR is told of. */
export function reasonsOf(
  verdict: { readonly reasons: readonly Reason[] },
  code?: string,
): readonly Reason[] {
  return verdict.reasons.filter((reason) =>
    code === undefined ? !/^(canary\.due$|warning\.)/.test(reason.code) : reason.code === code,
  );
}

export function codesOf(verdict: { readonly reasons: readonly Reason[] }): string[] {
  return reasonsOf(verdict).map((reason) => `${reason.effect} ${reason.code}`);
}
