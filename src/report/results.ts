import { answersOf, type CaseMeasurement, type Sample } from '../judging/measurement.ts';
import type { Judgement } from '../judging/score.ts';
import type { ComparedResult, MetricResult, Reason } from '../policy/verdict.ts';
import { type Json, type JsonObject, toJson } from '../ports/json.ts';
import type { PromptView, ReportView } from './view.ts';

/** Version of the results file's shape; it rises when a key changes its meaning or goes away. */
export const SCHEMA_VERSION = 1;

/** The results file: all that the run measured and decided, for programs. */
export function renderResults(view: ReportView): JsonObject {
  const { run, usage, judging } = view;
  return {
    schemaVersion: SCHEMA_VERSION,
    verdict: view.state,
    mode: view.mode,
    reasons: view.reasons.map(reason),
    override: view.override && { ...view.override },
    run: {
      repository: run.repository,
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
      config: run.configFound ? run.configPath : null,
      samples: run.samples,
      judge: run.judge,
      reruns: view.reruns,
      notices: run.notices,
    },
    policyDifferences: toJson(view.policyDifferences),
    judging: toJson(judging),
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

function reason({ code, message, effect }: Reason): JsonObject {
  return { code, message, effect, blocking: effect !== 'note' };
}

function prompt(view: PromptView): JsonObject {
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
    criticalFalls: toJson(view.criticalFalls),
    cases: view.cases.map(goldenCase),
  };
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

function checks({ checks: result }: PromptView): Json {
  if (result === null) return null;
  const { passed, failed, unanswered, failures, latencyP95Ms, latencyMedianMs, usdPerCase, tokens } = result;
  return {
    passRate: result.passRate && compared(result.passRate),
    passed,
    failed,
    unanswered,
    failures: failures.map((failure) => ({ ...failure })),
    latencyP95Ms: { ...latencyP95Ms },
    latencyMedianMs: { ...latencyMedianMs },
    usdPerCase: { ...usdPerCase },
    tokens: { candidate: { ...tokens.candidate }, baseline: { ...tokens.baseline } },
  };
}

function goldenCase(one: CaseMeasurement): JsonObject {
  const { id, query, group, critical, known } = one;
  const baseline = one.baseline && samples(one.baseline);
  const confirmation = one.confirmation && {
    candidate: samples(one.confirmation.candidate),
    baseline: samples(one.confirmation.baseline),
  };
  return {
    id,
    query,
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
  if (one.kind !== 'answered') return { output: null, why: one.why };
  const { output, latencyMs, usage, usd, judgements, drawnAt, kept } = one;
  const { faithfulness, relevance } = judgements;
  return {
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
    answers: cases.reduce((sum, one) => sum + answersOf(one.candidate).length, 0),
  }));
}
