import type { CaseMeasurement, Cases, Sample } from '../judging/measurement.ts';
import type { Usage } from '../model/usage.ts';
import { METRICS } from '../policy/policy.ts';
import type { EarlyStop } from '../policy/verdict.ts';
import { GateError } from '../ports/gate-error.ts';
import type { TextStore } from '../ports/text-store.ts';
import type { Look } from '../statistics/looks.ts';
import type { CanaryWatch } from './canaries.ts';
import { CaseTable } from './case-table.ts';
import { fallsOf } from './critical-falls.ts';
import type { PromptEvaluation } from './evaluate.ts';
import { inTurn } from './in-turn.ts';
import { decideLook } from './look.ts';
import { isNearFloor } from './near-floor.ts';
import type { PlannedCase, PromptPlan } from './prompt-plan.ts';
import { recalling } from './recall-judgement.ts';
import type { EvaluationTools, Running } from './running.ts';
import { type CaseSamples, type SamplingTools, sampleCase } from './sample-case.ts';
import { isJudged, type ReadingOrder, type Schedule } from './schedule.ts';

/** More samples a case and side where a mean lies near its floor. */
const MORE_SAMPLES = 2;
/** Fresh samples a side for a critical case that fell. */
const FRESH_SAMPLES = 3;
/** So many cases are under way for each request that may be in flight: a case also waits for what is kept of it. */
const CASES_A_REQUEST = 2;

/**
 * Measures one prompt: its cases in the order of the schedule, with a look after each part of them; then more samples
 * where a mean is near its floor, and fresh ones where a critical case fell.
 * @param canaries told of each case that is measured; null: nothing is judged, the deterministic checks run alone
 */
export async function evaluatePrompt(
  prompt: PromptPlan,
  schedule: Schedule,
  tools: EvaluationTools,
  running: Running,
  canaries: Pick<CanaryWatch, 'note'> | null,
): Promise<PromptEvaluation> {
  const judges = canaries !== null;
  const { path } = prompt.affected;
  const order = schedule.orders.get(path) ?? { cases: prompt.cases, looks: [] };
  const sampling = samplingTools(prompt, tools, running, judges);
  const sides = prompt.runsBaseline ? 2 : 1;
  const samples = order.cases.length * sides * tools.policy.samples.value;
  const table = new CaseTable(tools.texts, order.cases.length, samples);
  const atOnce = tools.concurrency * CASES_A_REQUEST;
  const each = (from: number, to: number, work: (planned: PlannedCase, place: number) => Promise<void>) =>
    inTurn(from, to, atOnce, async (place) => {
      const planned = order.cases[place];
      if (planned !== undefined) await work(planned, place);
    });
  let read = 0;
  if (tools.parts !== undefined) {
    const handles = tools.parts.get(path);
    for (const [place, planned] of order.cases.entries()) {
      const measured = handedOver(planned, handles, tools.texts);
      table.set(place, measured);
      canaries?.note(prompt, planned, measured);
    }
    read = order.cases.length;
  }
  for (const { end, look } of partsOf(order)) {
    await each(read, end, async (planned, place) => {
      const measured = await firstSamples(planned, sampling);
      table.set(place, measured);
      canaries?.note(prompt, planned, measured);
    });
    read = end;
    if (look === null || !judges || running.stopped() !== null) continue;
    const decision = decideLook(prompt, order, look, table.first(read), schedule.tests.length);
    if (decision === null) continue;
    const unread = order.cases.slice(read);
    running.expect(-unread.length * sides * tools.policy.samples.value);
    const stopped: EarlyStop = {
      ...decision,
      read,
      of: order.cases.length,
      saved: savedBy(sampling.model.usage(), read, unread.length),
    };
    for (const [index, planned] of unread.entries())
      table.set(read + index, unreadCase(planned, prompt.runsBaseline));
    return { cases: inPlanOrder(prompt, order, table), stopped, moreSamples: false };
  }
  if (!isJudged(prompt) || !judges || running.stopped() !== null) {
    return { cases: inPlanOrder(prompt, order, table), stopped: null, moreSamples: false };
  }
  const near = METRICS.some((metric) => isNearFloor(metric, table, prompt));
  const moreSamples = await addSamples(table, each, near, sampling);
  await addConfirmation(prompt, table, each, sampling);
  return { cases: inPlanOrder(prompt, order, table), stopped: null, moreSamples };
}

/** What a part of a sharded run has measured. */
function handedOver(
  { golden }: PlannedCase,
  handles: ReadonlyMap<string, number> | undefined,
  texts: TextStore,
): CaseMeasurement {
  const handle = handles?.get(golden.id);
  if (handle === undefined) throw new GateError('unmeasured.part', `Case "${golden.id}" is in no part.`);
  return texts.read(handle) as CaseMeasurement;
}

/** Measures some cases of a prompt for the first time, and hands over each as soon as it is done. */
export async function evaluateFirst(
  prompt: PromptPlan,
  tools: EvaluationTools,
  running: Running,
  take: (measured: CaseMeasurement) => void,
): Promise<void> {
  const sampling = samplingTools(prompt, tools, running, true);
  await inTurn(0, prompt.cases.length, tools.concurrency * CASES_A_REQUEST, async (place) => {
    const planned = prompt.cases[place];
    if (planned !== undefined) take(await firstSamples(planned, sampling));
  });
}

/** Does a piece of work for the cases of these places, so many at once. */
type Each = (
  from: number,
  to: number,
  work: (planned: PlannedCase, place: number) => Promise<void>,
) => Promise<void>;

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

/** Where the cases between two looks end, and the look that follows; null after the last. */
function partsOf({ cases, looks }: ReadingOrder): { end: number; look: Look | null }[] {
  return [...looks.map((look) => ({ end: look.cases, look })), { end: cases.length, look: null }];
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

/**
 * Both sides get the same: sampling only what failed again would inflate passes.
 * @returns whether any case has more samples now
 */
async function addSamples(
  table: CaseTable,
  each: Each,
  near: boolean,
  tools: SamplingTools,
): Promise<boolean> {
  // A rerun with fresh samples may have moved the mean away from the floor; what was drawn there still counts.
  if (!near && tools.kept.reruns() === 0) return false;
  const wanted = near ? MORE_SAMPLES : 0;
  tools.running.expect(table.length * (tools.runsBaseline ? 2 : 1) * wanted);
  let added = false;
  await each(0, table.length, async (planned, place) => {
    const one = whole(table, place);
    const more = await sampleCase(planned, 'floor', wanted, recalling(planned, one, tools));
    if (more.candidate.length === 0) return;
    added = true;
    table.set(place, {
      ...one,
      candidate: [...one.candidate, ...more.candidate],
      baseline: one.baseline && [...one.baseline, ...(more.baseline ?? [])],
    });
  });
  return added;
}

/** Fresh samples for each critical case that fell far; they are kept apart, as they were drawn because of a fall. */
async function addConfirmation(
  prompt: PromptPlan,
  table: CaseTable,
  each: Each,
  tools: SamplingTools,
): Promise<void> {
  if (!prompt.runsBaseline || prompt.policy?.regression.value === 'off') return;
  await each(0, table.length, async (planned, place) => {
    if (fallsOf(table.figures(place)).length === 0) return;
    tools.running.expect(2 * FRESH_SAMPLES);
    const one = whole(table, place);
    const fresh = await sampleCase(planned, 'critical', FRESH_SAMPLES, recalling(planned, one, tools));
    const { candidate, baseline } = fresh;
    table.set(place, { ...one, confirmation: { candidate, baseline: baseline ?? [] } });
  });
}

function whole(table: CaseTable, place: number): CaseMeasurement {
  const one = table.at(place);
  if (one === undefined) throw new RangeError(`no case was measured at place ${place}`);
  return one;
}

/** What the unread cases would have cost, by the average of those read. */
function savedBy(usage: Usage, read: number, unread: number): EarlyStop['saved'] {
  const share = unread / read;
  return {
    calls: Math.round((usage.modelCalls + usage.cachedCalls) * share),
    usd: usage.usd === null ? null : usage.usd * share,
  };
}

function inPlanOrder(prompt: PromptPlan, order: ReadingOrder, table: CaseTable): Cases {
  if (order.cases === prompt.cases) return table;
  const places = new Map(order.cases.map((planned, place) => [planned, place]));
  return table.arranged(Uint32Array.from(prompt.cases, (planned) => places.get(planned) ?? 0));
}
