import { sha256 } from '../../src/adapters/system.ts';
import { INPUT_NAMES, parseInputs, type RawInputs } from '../../src/config/inputs.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { resolvePolicy } from '../../src/config/resolve-policy.ts';
import type { GoldenCase } from '../../src/dataset/golden-case.ts';
import { type Evaluation, NOTHING_MEASURED } from '../../src/gate/evaluate.ts';
import type { Plan, PlannedCase } from '../../src/gate/prompt-plan.ts';
import { makeSchedule, type Schedule } from '../../src/gate/schedule.ts';
import type { AnswerSample, CaseMeasurement } from '../../src/judging/measurement.ts';
import { type Judgement, scored } from '../../src/judging/score.ts';
import { promptPlan } from '../../test/gate/given.ts';

/** A run whose every case has been measured: what is left is to decide. */
export interface MeasuredRun {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly evaluation: Evaluation;
}

/** So many prompts of so many cases each, with ratings and shares of claims that differ a little between the sides. */
export function measuredRun(prompts: number, cases: number): MeasuredRun {
  const blank = Object.fromEntries(INPUT_NAMES.map((name) => [name, ''])) as RawInputs;
  const inputs = parseInputs({ ...blank, 'github-token': 'none' });
  const policy = resolvePolicy(inputs, readConfig(inputs.config, null), false);
  const paths = Array.from({ length: prompts }, (_, index) => `prompts/${index}.md`);
  const plan: Plan = {
    prompts: paths.map((path) =>
      promptPlan(path, policy, { cases: Array.from({ length: cases }, (_, index) => plannedCase(index)) }),
    ),
    policyChanges: [],
    policyDifferences: [],
    calibration: null,
    reasons: [],
  };
  const measured = paths.map((path, prompt) => {
    const measurements = Array.from({ length: cases }, (_, index) => measurement(prompt, index));
    return [path, { cases: measurements, stopped: null, moreSamples: false }] as const;
  });
  return {
    plan,
    schedule: makeSchedule(plan, true, sha256),
    evaluation: { ...NOTHING_MEASURED, prompts: new Map(measured) },
  };
}

function plannedCase(index: number): PlannedCase {
  const golden: GoldenCase = {
    id: `case-${index}`,
    query: 'q',
    context: 'c',
    variables: {},
    reference: null,
    critical: false,
    group: null,
    prompts: null,
    checks: null,
  };
  const request = {
    endpoint: 'default',
    model: 'm',
    messages: [],
    parameters: {},
    maxTokens: 1,
    format: { kind: 'text' as const },
  };
  const ask = { golden, request, capped: false };
  return { golden, known: true, candidate: ask, baseline: ask, checks: [] };
}

/** Faithfulness in shares of 7 claims (differences of a thousandth, the costly kind), relevance in fifths. */
function measurement(prompt: number, index: number): CaseMeasurement {
  const at = (salt: number, steps: number) =>
    (Math.imul(index * 31 + prompt * 17 + salt, 2_654_435_761) >>> 0) % steps;
  const sample = (side: number): AnswerSample => ({
    kind: 'answered',
    output: 'an answer',
    latencyMs: 100 + at(side, 50),
    usage: { input: 100, output: 20 },
    usd: 0.0001,
    failures: [],
    judgements: { faithfulness: judged(at(side, 8) / 7), relevance: judged((1 + at(side + 5, 5)) / 5) },
    drawnAt: '2026-01-01T00:00:00.000Z',
    kept: false,
  });
  return {
    id: `case-${index}`,
    query: 'q',
    group: null,
    critical: false,
    known: true,
    candidate: [sample(1)],
    baseline: [sample(2)],
    confirmation: null,
  };
}

function judged(value: number): Judgement {
  return { score: scored(value), claims: [], reasoning: null, votes: [] };
}
