import type { CaseMeasurement, Sample } from '../judging/measurement.ts';
import type { Usage } from '../model/usage.ts';
import { METRICS } from '../policy/policy.ts';
import type { EarlyStop } from '../policy/verdict.ts';
import type { Look } from '../statistics/looks.ts';
import { beginFew } from './begin-few.ts';
import { fallsOf } from './critical-falls.ts';
import type { PromptEvaluation } from './evaluate.ts';
import { decideLook } from './look.ts';
import { isNearFloor } from './near-floor.ts';
import type { PlannedCase, PromptPlan } from './prompt-plan.ts';
import type { EvaluationTools, Running } from './running.ts';
import { type CaseSamples, type SamplingTools, sampleCase } from './sample-case.ts';
import { isJudged, type ReadingOrder, type Schedule } from './schedule.ts';

/** More samples a case and side where a mean lies near its floor. */
const MORE_SAMPLES = 2;
/** Fresh samples a side for a critical case that fell. */
const FRESH_SAMPLES = 3;

/**
 * Measures one prompt: its cases in the order of the schedule, with a look after each part of them; then more samples
 * where a mean is near its floor, and fresh ones where a critical case fell.
 * @param judges false: the deterministic checks alone
 */
export async function evaluatePrompt(
  prompt: PromptPlan,
  schedule: Schedule,
  tools: EvaluationTools,
  running: Running,
  judges: boolean,
): Promise<PromptEvaluation> {
  const order = schedule.orders.get(prompt.affected.path) ?? { cases: prompt.cases, looks: [] };
  const sampling = samplingTools(prompt, tools, running, judges);
  const read: CaseMeasurement[] = [];
  for (const { batch, look } of batchesOf(order)) {
    for (const one of await beginFew(batch, tools.concurrency, (planned) => firstSamples(planned, sampling)))
      read.push(one);
    if (look === null || !judges || running.stopped() !== null) continue;
    const decision = decideLook(prompt, order, look, read, schedule.tests.length);
    if (decision === null) continue;
    const unread = order.cases.slice(read.length);
    running.expect(-unread.length * (prompt.runsBaseline ? 2 : 1) * tools.policy.samples.value);
    const stopped: EarlyStop = {
      ...decision,
      read: read.length,
      of: order.cases.length,
      saved: savedBy(sampling.model.usage(), read.length, unread.length),
    };
    const cases = [...read, ...unread.map((planned) => unreadCase(planned, prompt.runsBaseline))];
    return { cases: inPlanOrder(prompt, cases), stopped, moreSamples: false };
  }
  if (!isJudged(prompt) || !judges || running.stopped() !== null) {
    return { cases: inPlanOrder(prompt, read), stopped: null, moreSamples: false };
  }
  const near = METRICS.some((metric) => isNearFloor(metric, read, prompt));
  const steadied = await withMoreSamples(order.cases, read, near, sampling);
  const confirmed = await withConfirmation(prompt, order.cases, steadied, sampling);
  const moreSamples = steadied.some(
    (one, index) => one.candidate.length > (read[index]?.candidate.length ?? 0),
  );
  return { cases: inPlanOrder(prompt, confirmed), stopped: null, moreSamples };
}

function samplingTools(
  prompt: PromptPlan,
  tools: EvaluationTools,
  running: Running,
  judges: boolean,
): SamplingTools {
  const model = tools.model.part();
  const stages = prompt.policy?.stages.value ?? [];
  return {
    ...tools,
    running,
    model,
    judging: tools.judge(model),
    stages: judges ? stages : stages.filter((stage) => stage !== 'judge'),
    runsBaseline: prompt.runsBaseline,
  };
}

/** The cases between two looks, and the look that follows; null after the last. */
function batchesOf({ cases, looks }: ReadingOrder): { batch: readonly PlannedCase[]; look: Look | null }[] {
  const ends = [...looks.map((look) => look.cases), cases.length];
  return ends.map((end, index) => ({
    batch: cases.slice(ends[index - 1] ?? 0, end),
    look: looks[index] ?? null,
  }));
}

async function firstSamples(planned: PlannedCase, tools: SamplingTools): Promise<CaseMeasurement> {
  const samples = await sampleCase(planned, 'comparison', tools.policy.samples.value, tools);
  return measurementOf(planned, samples);
}

function measurementOf({ golden, known }: PlannedCase, samples: CaseSamples): CaseMeasurement {
  const { id, query, group, critical } = golden;
  return { id, query, group, critical, known, ...samples, confirmation: null };
}

function unreadCase(planned: PlannedCase, runsBaseline: boolean): CaseMeasurement {
  const unread: Sample = { kind: 'not-run', why: 'judging ended before this case was read' };
  return measurementOf(planned, { candidate: [unread], baseline: runsBaseline ? [unread] : null });
}

/** Both sides get the same: sampling only what failed again would inflate passes. */
async function withMoreSamples(
  planned: readonly PlannedCase[],
  cases: readonly CaseMeasurement[],
  near: boolean,
  tools: SamplingTools,
): Promise<readonly CaseMeasurement[]> {
  // A rerun with fresh samples may have moved the mean away from the floor; what was drawn there still counts.
  if (!near && tools.kept.reruns() === 0) return cases;
  const wanted = near ? MORE_SAMPLES : 0;
  tools.running.expect(planned.length * (tools.runsBaseline ? 2 : 1) * wanted);
  return beginFew(cases, tools.concurrency, async (one, index) => {
    const at = planned[index];
    if (at === undefined) return one;
    const more = await sampleCase(at, 'floor', wanted, tools);
    return {
      ...one,
      candidate: [...one.candidate, ...more.candidate],
      baseline: one.baseline && [...one.baseline, ...(more.baseline ?? [])],
    };
  });
}

/** Fresh samples for each critical case that fell far; they are kept apart, as they were drawn because of a fall. */
async function withConfirmation(
  prompt: PromptPlan,
  planned: readonly PlannedCase[],
  cases: readonly CaseMeasurement[],
  tools: SamplingTools,
): Promise<readonly CaseMeasurement[]> {
  if (!prompt.runsBaseline || prompt.policy?.regression.value === 'off') return cases;
  return beginFew(cases, tools.concurrency, async (one, index) => {
    const at = planned[index];
    if (at === undefined || fallsOf(one).length === 0) return one;
    tools.running.expect(2 * FRESH_SAMPLES);
    const { candidate, baseline } = await sampleCase(at, 'critical', FRESH_SAMPLES, tools);
    return { ...one, confirmation: { candidate, baseline: baseline ?? [] } };
  });
}

/** What the unread cases would have cost, by the average of those read. */
function savedBy(usage: Usage, read: number, unread: number): EarlyStop['saved'] {
  const share = unread / read;
  return {
    calls: Math.round((usage.modelCalls + usage.cachedCalls) * share),
    usd: usage.usd === null ? null : usage.usd * share,
  };
}

function inPlanOrder(prompt: PromptPlan, cases: readonly CaseMeasurement[]): readonly CaseMeasurement[] {
  const places = new Map(prompt.cases.map(({ golden }, index) => [golden.id, index]));
  return [...cases].sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}
