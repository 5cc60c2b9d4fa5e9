import { sha256 } from '../../src/adapters/system.ts';
import { INPUT_NAMES, parseInputs, type RawInputs } from '../../src/config/inputs.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { resolvePolicy } from '../../src/config/resolve-policy.ts';
import type { GoldenCase } from '../../src/dataset/golden-case.ts';
import { decide } from '../../src/gate/decide.ts';
import { type Evaluation, NOTHING_MEASURED } from '../../src/gate/evaluate.ts';
import { evaluatePrompt } from '../../src/gate/evaluate-prompt.ts';
import { addUp } from '../../src/gate/measurement.ts';
import type { PlannedCase } from '../../src/gate/prompt-plan.ts';
import { type EvaluationTools, startEvaluation } from '../../src/gate/running.ts';
import { makeSchedule } from '../../src/gate/schedule.ts';
import { DEFAULT_CONFIG_PATH } from '../../src/policy/defaults.ts';
import { METRICS, type Policy } from '../../src/policy/policy.ts';
import type { CompletionRequest } from '../../src/ports/model.ts';
import { promptPlan } from '../../test/gate/given.ts';
import type { CaseRatings } from './population.ts';
import { standIns } from './stand-ins.ts';

/** Floors that nothing can fall below: what is simulated is the comparison with the baseline. */
const CONFIG = 'levels: { minor: { faithfulness: 0, relevance: 0, regression: significant } }';
const PATH = 'prompts/simulated.md';

/** What one simulated pull request after another is gated with. */
export interface GateSetup {
  readonly cases: number;
  readonly earlyStopping: boolean;
}

/** What the gate made of one simulated pull request. */
export interface Trial {
  readonly blocked: boolean;
  /** Cases whose answers were judged; all of them unless an early look blocked. */
  readonly read: number;
  /** Either metric's mean over the cases read lies below the baseline's: what the plain rule would block. */
  readonly fell: boolean;
}

/**
 * Opens the gate for a MINOR of one prompt over so many cases. Plan and schedule are made once, since only the ratings
 * differ from one pull request to the next; measuring, looking and deciding are the gate's own.
 */
export function openGate({
  cases,
  earlyStopping,
}: GateSetup): (ratings: readonly CaseRatings[]) => Promise<Trial> {
  const policy = simulatedPolicy();
  const prompt = promptPlan(PATH, policy, {
    cases: Array.from({ length: cases }, (_, index) => simulatedCase(`case-${index + 1}`)),
  });
  const plan = {
    prompts: [prompt],
    policyChanges: [],
    policyDifferences: [],
    calibration: null,
    reasons: [],
  };
  const schedule = makeSchedule(plan, earlyStopping, sha256);
  if (schedule.tests.length !== METRICS.length) throw new Error('each metric has to be one test');
  const places = placesOf(prompt.cases);
  return async (ratings) => {
    const tools: EvaluationTools = standIns(policy, (request, side) => {
      const place = places.get(request);
      return place === undefined ? [] : (ratings[place]?.[side] ?? []);
    });
    const running = startEvaluation(plan, schedule, tools);
    const measured = await evaluatePrompt(prompt, schedule, tools, running, { note() {} });
    const evaluation: Evaluation = { ...NOTHING_MEASURED, prompts: new Map([[PATH, measured]]) };
    const verdict = decide(plan, addUp(plan, schedule, evaluation), {
      signOff: { kind: 'not-asked' },
      override: null,
    });
    if (verdict.state !== 'blocked' && verdict.state !== 'pass') throw new Error(`decided: ${verdict.state}`);
    const metrics = verdict.prompts[0]?.metrics;
    return {
      blocked: verdict.state === 'blocked',
      read: measured.stopped?.read ?? cases,
      fell: METRICS.some((metric) => (metrics?.[metric]?.delta ?? 0) < 0),
    };
  };
}

function simulatedPolicy(): Policy {
  const blank = Object.fromEntries(INPUT_NAMES.map((name) => [name, ''])) as RawInputs;
  return resolvePolicy(
    parseInputs({ ...blank, 'github-token': 'none' }),
    readConfig(DEFAULT_CONFIG_PATH, CONFIG),
    true,
  );
}

/** A case that both metrics are judged on, without checks, so that no pass rate is tested beside them. */
function simulatedCase(id: string): PlannedCase {
  const golden = simulatedRow(id);
  return {
    golden,
    known: true,
    candidate: { golden, request: simulatedRequest('candidate', golden), capped: true },
    // The base's own row: two sides that ask for different answers need not be compared letter by letter.
    baseline: { golden: simulatedRow(id), request: simulatedRequest('baseline', golden), capped: true },
    checks: [],
  };
}

function simulatedRow(id: string): GoldenCase {
  return {
    id,
    query: `question ${id}`,
    context: 'what an answer may say',
    variables: {},
    reference: null,
    critical: false,
    group: null,
    prompts: null,
    checks: null,
  };
}

function simulatedRequest(prompt: string, { query }: GoldenCase): CompletionRequest {
  return {
    endpoint: 'default',
    model: 'simulated',
    messages: [
      { role: 'system', content: prompt },
      { role: 'user', content: query },
    ],
    parameters: {},
    maxTokens: 1,
    format: { kind: 'text' },
  };
}

/** The place of each case, by what either side asks for it. */
function placesOf(cases: readonly PlannedCase[]): ReadonlyMap<CompletionRequest, number> {
  return new Map(
    cases.flatMap(({ candidate, baseline }, place) =>
      [candidate, baseline].flatMap((ask) => (ask === null ? [] : [[ask.request, place] as const])),
    ),
  );
}
