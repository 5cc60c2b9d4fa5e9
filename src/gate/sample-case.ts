import { type ReadyChecks, runChecks } from '../checks/run-checks.ts';
import type { Sample, Side } from '../judging/measurement.ts';
import type { Stage } from '../policy/policy.ts';
import type { GateError } from '../ports/gate-error.ts';
import { toJson } from '../ports/json.ts';
import { canonical } from '../prompts/behaviour.ts';
import { type Judge, notJudged } from './judge-answer.ts';
import type { Drawn, Purpose, Shelf } from './kept-answers.ts';
import type { Meter } from './meter.ts';
import type { Ask, PlannedCase } from './prompt-plan.ts';
import type { EvaluationTools, Running } from './running.ts';

/** The samples of one case on its sides; null: the baseline does not run. */
export type CaseSamples = {
  readonly candidate: readonly Sample[];
  readonly baseline: readonly Sample[] | null;
};

export interface SamplingTools extends EvaluationTools {
  readonly running: Running;
  readonly model: Meter;
  readonly judging: Judge;
  readonly stages: readonly Stage[];
  readonly runsBaseline: boolean;
}

/**
 * Samples one case for one purpose, equally often on both sides. Earlier samples of the same content come first and
 * all of them count; `fresh` adds to them.
 * @param wanted samples a side, at least; 0 takes only what earlier runs have kept
 */
export async function sampleCase(
  planned: PlannedCase,
  purpose: Purpose,
  wanted: number,
  tools: SamplingTools,
): Promise<CaseSamples> {
  const { candidate, baseline } = planned;
  const alike = tools.runsBaseline && baseline !== null && asksTheSame(candidate, baseline);
  const shelf = (ask: Ask, side: Side) => tools.kept.shelf(ask, alike ? 'both' : side, purpose);
  const mine = await shelf(candidate, 'candidate');
  const more = tools.fresh && purpose !== 'floor' ? mine.kept + wanted : wanted;
  const places = Math.max(more, mine.kept);
  const sample = (ask: Ask, from: Shelf) => sampleSide(planned, ask, from, places, tools);
  if (!tools.runsBaseline) return { candidate: await sample(candidate, mine), baseline: null };
  if (baseline === null) {
    const missing: Sample = { kind: 'unanswered', why: 'no row of the dataset suits the baseline' };
    return { candidate: await sample(candidate, mine), baseline: places === 0 ? [] : [missing] };
  }
  const theirs = await shelf(baseline, 'baseline');
  const [now, before] = await Promise.all([sample(candidate, mine), sample(baseline, theirs)]);
  return { candidate: now, baseline: before };
}

/** Two sides that ask the same have the same answers: nothing that differs between them comes from the prompt. */
function asksTheSame(candidate: Ask, baseline: Ask): boolean {
  return (
    candidate.golden === baseline.golden &&
    candidate.capped === baseline.capped &&
    canonical(toJson(candidate.request)) === canonical(toJson(baseline.request))
  );
}

async function sampleSide(
  planned: PlannedCase,
  ask: Ask,
  shelf: Shelf,
  places: number,
  tools: SamplingTools,
): Promise<readonly Sample[]> {
  const samples = await Promise.all(
    Array.from({ length: places }, (_, place) =>
      tools.running.answer(async (): Promise<Sample> => {
        const drawn = await shelf.sample(place, (round) => draw(ask, round, tools));
        const sample = await measure(drawn, planned.checks, ask, tools);
        const stopped = tools.running.stopped();
        return stopped !== null && sample.kind === 'unanswered' ? notRun(stopped) : sample;
      }, notRun),
    ),
  );
  await shelf.keep();
  return samples;
}

async function draw(ask: Ask, round: number, { model, clock }: SamplingTools): Promise<Drawn> {
  const { reply } = await model.complete(ask.request, 'answer');
  if (reply.kind === 'no-completion') return { kind: 'none', why: reply.why };
  if (reply.filtered) return { kind: 'none', why: 'a content filter stopped the answer' };
  if (reply.cutShort && ask.capped) {
    const why = `the answer was cut short at ${ask.request.maxTokens} tokens (budget.max-output-tokens)`;
    return { kind: 'none', why };
  }
  const { text: output, latencyMs, usage } = reply;
  return { kind: 'drawn', answer: { output, latencyMs, usage, drawnAt: clock.now(), round }, kept: false };
}

/** Checks an answer, and has the judge score what passed the checks. */
async function measure(
  drawn: Drawn,
  checks: readonly ReadyChecks[],
  ask: Ask,
  tools: SamplingTools,
): Promise<Sample> {
  if (drawn.kind === 'none') return { kind: 'unanswered', why: drawn.why };
  const { output, latencyMs, usage, drawnAt } = drawn.answer;
  const usd = drawn.kept ? tools.model.keep(ask.request, usage) : tools.model.price(ask.request, usage);
  const failures = await runChecks(output, tools.stages.includes('checks') ? checks : [], tools.validator);
  const judgements = !tools.stages.includes('judge')
    ? notJudged('not run')
    : failures.length > 0
      ? notJudged('failed check')
      : await judge(output, ask, tools);
  const { kept } = drawn;
  return { kind: 'answered', output, latencyMs, usage, usd, failures, judgements, drawnAt, kept };
}

async function judge(output: string, { golden }: Ask, { judging }: SamplingTools) {
  const [faithfulness, relevance] = await Promise.all([
    judging('faithfulness', golden, output),
    judging('relevance', golden, output),
  ]);
  return { faithfulness, relevance };
}

/** The run ended before this could be measured. */
export function notRun(stopped: GateError): Sample {
  return { kind: 'not-run', why: stopped.message };
}
