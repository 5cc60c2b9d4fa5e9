import {
  answersOn,
  type CaseMeasurement,
  type Cases,
  failuresOf,
  type Sample,
} from '../judging/measurement.ts';
import type { Judgement } from '../judging/score.ts';
import type { CaseFailure, ComparedResult, MetricResult, Reason, Signature } from '../policy/verdict.ts';
import { type Json, type JsonObject, toJson } from '../ports/json.ts';
import type { ChatMessage } from '../ports/model.ts';
import { type StreamedJson, StreamedList, streamedText } from './streamed-json.ts';
import type { GoldenTexts, PromptView, ReportView } from './view.ts';

/** Version of the results file's shape; it rises when a key changes its meaning or goes away. */
export const SCHEMA_VERSION = 1;

/** The results file, in pieces: all that the run measured and decided, for programs. One case at a time is read. */
export function* renderResults(view: ReportView): Generator<string> {
  yield* streamedText(resultsJson(view));
  yield '\n';
}

/** What the results file holds, with the lists of cases still to be gone through. */
export function resultsJson(view: ReportView): StreamedJson {
  const { run, usage, judging } = view;
  return {
    schemaVersion: SCHEMA_VERSION,
    verdict: view.state,
    mode: view.mode,
    reasons: view.reasons.map(reason),
    override: view.override && { ...view.override, review: { ...view.override.review } },
    signOff: signOff(view),
    run: {
      repository: run.repository,
      repositoryUrl: run.repositoryUrl === '' ? null : run.repositoryUrl,
      base: run.base,
      head: run.head,
      baseRef: run.baseRef,
      baseline: run.baselineLabel,
      pullRequest: run.pullRequest,
      digest: run.digest,
      startedAt: run.startedAt,
      durationMs: run.durationMs,
      reused: run.reused && { ...run.reused },
      tool: run.tool,
      runUrl: run.runUrl,
      statusContext: run.statusContext,
      config: run.configFound ? run.configPath : null,
      samples: run.samples,
      judge: run.judge,
      reruns: view.reruns,
      notices: run.notices,
    },
    policyDifferences: toJson(view.policyDifferences),
    judging: toJson(judging),
    estimate: view.estimate && { ...view.estimate },
    usage: {
      modelCalls: usage.modelCalls,
      cachedCalls: usage.cachedCalls,
      inputTokens: usage.inputTokens,
      outputTokens: usage.outputTokens,
      usd: usage.usd,
    },
    prompts: view.prompts.map(prompt),
  };
}

function reason({ code, message, effect, line }: Reason): JsonObject {
  return { code, message, effect, blocking: effect !== 'note', line: line ?? null };
}

function signOff({ signOff }: ReportView): JsonObject {
  const signatures = (by: readonly Signature[]) => by.map((one) => ({ ...one }));
  switch (signOff.kind) {
    case 'given':
      return { kind: signOff.kind, by: signatures(signOff.by), why: null };
    case 'missing':
      return { kind: signOff.kind, by: signatures(signOff.by), why: signOff.why };
    case 'not-asked':
    case 'not-read':
      return { kind: signOff.kind, by: [], why: null };
  }
}

function prompt(view: PromptView): StreamedJson {
  return {
    path: view.path,
    previousPath: view.previousPath,
    name: view.name,
    change: view.change,
    because: view.because,
    version: { ...view.version },
    level: { declared: view.declared, required: view.required ?? view.level, reasons: view.levelReasons },
    model: view.model === null ? null : { ...view.model },
    parameters: view.parameters,
    metadata: view.metadata === null ? null : { ...view.metadata },
    stages: view.stages,
    dataset:
      view.dataset === null
        ? null
        : {
            path: view.dataset.path,
            cases: view.caseCount,
            added: view.dataset.change.added,
            edited: view.dataset.change.edited,
            removed: view.dataset.change.removed,
          },
    verdict: view.state,
    reasons: view.reasons.map(reason),
    metrics: { faithfulness: metric(view.metrics.faithfulness), relevance: metric(view.metrics.relevance) },
    checks: checks(view),
    stopped: view.stopped && toJson(view.stopped),
    moreSamples: view.moreSamples,
    messages: { baseline: messages(view.messages.before), candidate: messages(view.messages.after) },
    lint: view.messages.annotations.map(({ messageIndex, line, side, level, text }) => ({
      ...{ messageIndex, line, side, level, text },
    })),
    criticalFalls: toJson(view.criticalFalls),
    cases: new StreamedList(() =>
      eachCase(view.cases, (one, place) => [goldenCase(one, view.goldenAt(place))]),
    ),
  };
}

function messages(all: readonly ChatMessage[] | null): Json {
  return all === null ? null : all.map(({ role, content }) => ({ role, content }));
}

function metric(result: MetricResult | null): Json {
  if (result === null) return null;
  return {
    ...compared(result),
    threshold: { ...result.threshold },
    floor: { ...result.floor },
    applicable: result.applicable,
    unscored: { ...result.unscored },
    excluded: { ...result.excluded },
  };
}

/** A measure against the baseline. */
function compared(result: ComparedResult): JsonObject {
  const { baseline, candidate, delta, p, pHolm, alpha, worse, better, same, pairs } = result;
  const { regression, changed, changedNeeded, certificate, interval, detectableDrop } = result;
  return {
    baseline,
    candidate,
    delta,
    regression: { ...regression },
    p,
    pHolm,
    alpha,
    worse,
    better,
    same,
    pairs,
    changed,
    changedNeeded,
    certificate: certificate && { ...certificate },
    interval: interval && { ...interval },
    detectableDrop,
  };
}

function checks({ checks: result, cases }: PromptView): StreamedJson {
  if (result === null) return null;
  const { passed, failed, unanswered, failures, latencyP95Ms, latencyMedianMs, usdPerCase, tokens } = result;
  return {
    passRate: result.passRate && compared(result.passRate),
    passed,
    failed,
    unanswered,
    // What an earlier run measured comes without its cases: the first failures are all that is known.
    failures: new StreamedList(() =>
      cases.length === 0 ? failures.map(failureRow) : eachCase(cases, failureRows),
    ),
    latencyP95Ms: { ...latencyP95Ms },
    latencyMedianMs: { ...latencyMedianMs },
    usdPerCase: { ...usdPerCase },
    tokens: { candidate: { ...tokens.candidate }, baseline: { ...tokens.baseline } },
  };
}

const failureRow = (failure: CaseFailure): JsonObject => ({ ...failure });
const failureRows = (one: CaseMeasurement): JsonObject[] => failuresOf(one).map(failureRow);

function* eachCase(
  cases: Cases,
  read: (one: CaseMeasurement, place: number) => readonly Json[],
): Generator<Json> {
  for (let place = 0; place < cases.length; place += 1) {
    const one = cases.at(place);
    if (one !== undefined) yield* read(one, place);
  }
}

function goldenCase(one: CaseMeasurement, { context, reference }: GoldenTexts): JsonObject {
  const { id, query, group, critical, known } = one;
  const baseline = one.baseline && samples(one.baseline);
  const confirmation = one.confirmation && {
    candidate: samples(one.confirmation.candidate),
    baseline: samples(one.confirmation.baseline),
  };
  return {
    id,
    query,
    context,
    reference,
    group,
    critical,
    known,
    candidate: samples(one.candidate),
    baseline,
    confirmation,
  };
}

function samples(all: readonly Sample[]): JsonObject {
  return { samples: all.map(sample) };
}

function sample(one: Sample): JsonObject {
  if (one.kind !== 'answered') return { kind: one.kind, output: null, why: one.why };
  const { output, latencyMs, usage, usd, judgements, drawnAt, kept } = one;
  const { faithfulness, relevance } = judgements;
  return {
    kind: one.kind,
    output,
    latencyMs: Math.round(latencyMs * 10) / 10,
    usage: usage === null ? null : { ...usage },
    usd,
    failures: one.failures.map((failure) => ({ ...failure })),
    scores: { faithfulness: value(faithfulness), relevance: value(relevance) },
    noScore: { faithfulness: absence(faithfulness), relevance: absence(relevance) },
    claims: faithfulness.claims.map((claim) => ({ ...claim })),
    reasoning: relevance.reasoning,
    votes: {
      faithfulness: faithfulness.votes.map((vote) => ({ ...vote })),
      relevance: relevance.votes.map((vote) => ({ ...vote })),
    },
    drawnAt,
    kept,
  };
}

function value({ score }: Judgement): number | null {
  return score.kind === 'scored' ? score.value : null;
}

/** Why there is no score; null where there is one. */
function absence({ score }: Judgement): string | null {
  return score.kind === 'scored' ? null : score.kind === 'unscored' ? score.why : score.reason;
}

/** True where an answer to any prompt was measured, by this run or by the one whose measurement holds. */
export function isMeasured({ prompts }: ReportView): boolean {
  return prompts.some(({ checks }) => checks !== null);
}

/** The lowest candidate mean of a metric over the judged prompts; null where none was judged. */
export function lowestMean(view: ReportView, name: 'faithfulness' | 'relevance'): number | null {
  const means = view.prompts.flatMap(({ metrics }) => metrics[name]?.floor.all ?? []);
  return means.length === 0 ? null : Math.min(...means);
}

/** The prompts in one line each, for the `prompts` output. */
export function promptSummaries(view: ReportView): JsonObject[] {
  return view.prompts.map(({ path, version, level, state, cases }) => ({
    path,
    version: { ...version },
    level,
    verdict: state,
    answers: countOf(answersOn(cases, 'candidate')),
  }));
}

function countOf(some: Iterable<unknown>): number {
  let count = 0;
  for (const _ of some) count += 1;
  return count;
}
