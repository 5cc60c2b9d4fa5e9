import pLimit from 'p-limit';
import { runChecks } from '../checks/run-checks.ts';
import type { CaseMeasurement, Sample, Side } from '../judging/measurement.ts';
import type { LevelPolicy, Policy } from '../policy/policy.ts';
import { GateError } from '../ports/gate-error.ts';
import type { SchemaValidator } from '../ports/schema-validator.ts';
import { type Judge, notJudged } from './judge-answer.ts';
import type { Meter } from './meter.ts';
import type { Ask, Plan, PlannedCase, PromptPlan } from './prompt-plan.ts';

export interface EvaluationTools {
  readonly model: Meter;
  readonly judge: Judge;
  readonly validator: SchemaValidator;
  readonly policy: Policy;
  readonly concurrency: number;
  /** Called once when the run ends early, so that what is in flight can be given up. */
  onStop(): void;
  /** Called after each answer, with how many of all are done. */
  onProgress(done: number, all: number): void;
}

export interface Evaluation {
  /** By prompt path. */
  readonly cases: ReadonlyMap<string, readonly CaseMeasurement[]>;
  /** Why the run ended early; what was measured before is kept. */
  readonly stopped: GateError | null;
}

/** One answer to get: a case of a prompt on one side. */
interface Task {
  readonly policy: LevelPolicy;
  readonly planned: PlannedCase;
  readonly ask: Ask;
}

/**
 * Measures every case of every prompt on its sides. Each answer is checked and judged as soon as it is there, without
 * waiting for the others; as many answers are under way as requests may be in flight.
 */
export async function evaluate(plan: Plan, tools: EvaluationTools): Promise<Evaluation> {
  const limit = pLimit(tools.concurrency);
  const samples = tools.policy.samples.value;
  const all = plan.prompts.reduce(
    (sum, prompt) => sum + prompt.cases.length * (prompt.runsBaseline ? 2 : 1) * samples,
    0,
  );
  let done = 0;
  let stopped: GateError | null = null;

  const measure = (task: Task): Promise<Sample> =>
    limit(async () => {
      if (stopped !== null) return notRun(stopped);
      try {
        const sample = await answer(task, tools);
        return stopped !== null && sample.kind === 'unanswered' ? notRun(stopped) : sample;
      } catch (error) {
        if (!(error instanceof GateError)) throw error;
        if (stopped === null) {
          stopped = error;
          tools.onStop();
        }
        return notRun(stopped);
      } finally {
        done += 1;
        tools.onProgress(done, all);
      }
    });

  const measureSide = (plan: PromptPlan, planned: PlannedCase, side: Side): Promise<readonly Sample[]> => {
    const ask = planned[side];
    if (ask === null || plan.policy === null) {
      return Promise.resolve([{ kind: 'unanswered', why: 'no row of the dataset suits the baseline' }]);
    }
    const task = { policy: plan.policy, planned, ask };
    return Promise.all(Array.from({ length: samples }, () => measure(task)));
  };

  const measureCase = async (plan: PromptPlan, planned: PlannedCase): Promise<CaseMeasurement> => {
    const [candidate, baseline] = await Promise.all([
      measureSide(plan, planned, 'candidate'),
      plan.runsBaseline ? measureSide(plan, planned, 'baseline') : null,
    ]);
    const { id, query, group, critical } = planned.golden;
    return { id, query, group, critical, known: planned.known, candidate, baseline };
  };

  const measured = await Promise.all(
    plan.prompts.map(
      async (prompt): Promise<[string, readonly CaseMeasurement[]]> => [
        prompt.affected.path,
        await Promise.all(prompt.cases.map((planned) => measureCase(prompt, planned))),
      ],
    ),
  );
  return { cases: new Map(measured), stopped };
}

/** One answer: generate, check, and judge what passed the checks. */
async function answer({ policy, planned, ask }: Task, tools: EvaluationTools): Promise<Sample> {
  const { reply, usd } = await tools.model.complete(ask.request);
  if (reply.kind === 'no-completion') return { kind: 'unanswered', why: reply.why };
  if (reply.filtered) return { kind: 'unanswered', why: 'a content filter stopped the answer' };
  if (reply.cutShort && ask.capped) {
    return {
      kind: 'unanswered',
      why: `the answer was cut short at ${ask.request.maxTokens} tokens (budget.max-output-tokens)`,
    };
  }
  const { text: output, latencyMs, usage } = reply;
  const stages = policy.stages.value;
  const failures = await runChecks(output, stages.includes('checks') ? planned.checks : [], tools.validator);
  const measured = { kind: 'answered' as const, output, latencyMs, usage, usd, failures };
  if (!stages.includes('judge')) return { ...measured, judgements: notJudged('not run') };
  if (failures.length > 0) return { ...measured, judgements: notJudged('failed check') };
  const [faithfulness, relevance] = await Promise.all([
    tools.judge('faithfulness', ask.golden, output),
    tools.judge('relevance', ask.golden, output),
  ]);
  return { ...measured, judgements: { faithfulness, relevance } };
}

function notRun(stopped: GateError): Sample {
  return { kind: 'not-run', why: stopped.message };
}
