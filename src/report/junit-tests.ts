import { answersOf, type CaseMeasurement, type Sample } from '../judging/measurement.ts';
import { METRICS } from '../policy/policy.ts';
import type { MetricResult, Reason } from '../policy/verdict.ts';
import { metricOutcome, metricsOf } from './metric-words.ts';
import type { PromptView, ReportView } from './view.ts';
import { scoreText, stateWords } from './words.ts';

/**
 * What became of one test. `failed`: it stands against the merge. `error`: it could not be measured. `skipped`: nobody
 * has decided yet, or it did not run.
 */
export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed' | 'error' | 'skipped'; readonly type: string; readonly message: string };

export interface TestCase {
  readonly name: string;
  readonly outcome: Outcome;
  /** Shown beside the outcome; empty: nothing. */
  readonly output: string;
  /** Milliseconds; null: unknown. */
  readonly ms: number | null;
}

export interface Suite {
  readonly name: string;
  tests(): Iterable<TestCase>;
}

/** A suite for each prompt, and one for what is said of the run as a whole. */
export function suitesOf(view: ReportView): Suite[] {
  const prompts = view.prompts.map((prompt) => ({ name: prompt.path, tests: () => testsOf(prompt, view) }));
  const run = view.reasons.map((reason) => reasonTest(reason, view));
  if (run.length > 0) return [{ name: 'Prompt Gate', tests: () => run }, ...prompts];
  if (prompts.length > 0) return prompts;
  const message = stateWords(view.state, view.mode);
  const nothing: TestCase = {
    name: 'verdict',
    outcome: { kind: 'skipped', type: view.state, message },
    output: '',
    ms: null,
  };
  return [{ name: 'Prompt Gate', tests: () => [nothing] }];
}

function* testsOf(prompt: PromptView, view: ReportView): Generator<TestCase> {
  const told = new Set<string>();
  for (const test of thresholdTests(prompt, view)) {
    told.add(test.name);
    yield test;
  }
  for (const reason of prompt.reasons) if (!told.has(reason.code)) yield reasonTest(reason, view);
  const blocking = prompt.reasons.filter((reason) => blocks(reason, view)).map(({ code }) => code);
  for (let place = 0; place < prompt.cases.length; place += 1) {
    const one = prompt.cases.at(place);
    if (one !== undefined) yield caseTest(one, prompt, blocking);
  }
}

/** Floor and comparison of each metric that was judged, whether or not there is a reason. */
function thresholdTests(prompt: PromptView, view: ReportView): TestCase[] {
  return metricsOf(prompt).flatMap((result) => {
    const { metric } = result;
    const unmeasured = prompt.reasons.find(({ code }) => code === `unmeasured.${metric}`);
    const codes = [
      `floor.${metric}`,
      ...(result.baseline === null || result.regression.value === 'off' ? [] : [`regression.${metric}`]),
    ];
    return codes.map((code): TestCase => {
      const reasons = prompt.reasons.filter((reason) => reason.code === code);
      const worst = reasons.find((reason) => blocks(reason, view)) ?? reasons[0];
      if (worst !== undefined) return reasonTest(worst, view);
      const output = thresholdWords(prompt, result);
      // A mean over the cases that have a score by chance decides nothing.
      if (unmeasured?.effect === 'inconclusive') return unmeasuredTest(code, output);
      if (result.floor.all !== null) return { name: code, outcome: { kind: 'passed' }, output, ms: null };
      return unmeasuredTest(code, output, 'not judged');
    });
  });
}

function unmeasuredTest(code: string, output: string, message = 'not measured'): TestCase {
  return { name: code, outcome: { kind: 'skipped', type: code, message }, output, ms: null };
}

function thresholdWords(prompt: PromptView, result: MetricResult): string {
  const { baseline, candidate, floor, threshold } = result;
  const value = candidate ?? floor.all;
  const before = baseline === null ? '' : `${scoreText(baseline)} -> `;
  const scores = value === null ? 'no score' : `${before}${scoreText(value)}`;
  return `${scores}, needs ${scoreText(threshold.value)} (${threshold.from}): ${metricOutcome(prompt, result).words}`;
}

function blocks({ effect }: Reason, { mode, override }: ReportView): boolean {
  return effect === 'blocks' && mode === 'enforce' && override === null;
}

function reasonTest(reason: Reason, view: ReportView): TestCase {
  const { code, message, effect } = reason;
  const told = (kind: 'failed' | 'error' | 'skipped', words = message): TestCase => ({
    name: code,
    outcome: { kind, type: code, message: words },
    output: '',
    ms: null,
  });
  if (blocks(reason, view)) return told('failed');
  if (effect === 'blocks') return told('skipped', `Does not block here: ${message}`);
  if (effect === 'inconclusive') return told('error');
  if (effect === 'awaits') return told('skipped', `Waits for a person: ${message}`);
  return { name: code, outcome: { kind: 'passed' }, output: message, ms: null };
}

/** A case fails where it is among what blocks: a failed check, or a critical fall. */
function caseTest(one: CaseMeasurement, prompt: PromptView, blocking: readonly string[]): TestCase {
  const name = `case ${one.id}`;
  const answers = answersOf(one.candidate);
  const failures = answers.flatMap((answer) => answer.failures);
  const output = [scoreWords(one), ...failures.map(failureWords)].filter(Boolean).join('\n');
  const ms = answers.length === 0 ? null : answers.reduce((sum, { latencyMs }) => sum + latencyMs, 0);
  const failed = failures.filter(({ rule }) => blocking.includes(`check.${rule}`));
  const falls = prompt.criticalFalls.filter(
    (fall) => fall.case === one.id && blocking.includes(`critical.${fall.metric}`),
  );
  const [failure] = failed;
  const [fall] = falls;
  if (failure !== undefined) {
    const message = failureWords(failure);
    return { name, outcome: { kind: 'failed', type: `check.${failure.rule}`, message }, output, ms };
  }
  if (fall !== undefined) {
    const message = `${fall.metric} of a critical case fell from ${scoreText(fall.baseline)} to ${scoreText(fall.candidate)}`;
    return { name, outcome: { kind: 'failed', type: `critical.${fall.metric}`, message }, output, ms };
  }
  if (answers.length > 0) return { name, outcome: { kind: 'passed' }, output, ms };
  return { name, outcome: withoutAnswer(one.candidate[0]), output, ms };
}

function withoutAnswer(sample: Sample | undefined): Outcome {
  if (sample === undefined || sample.kind === 'answered') {
    return { kind: 'skipped', type: 'not-run', message: 'was not asked' };
  }
  const kind = sample.kind === 'unanswered' ? 'error' : 'skipped';
  return { kind, type: sample.kind, message: sample.why };
}

function failureWords({ rule, expected, found }: { rule: string; expected: string; found: string }): string {
  return `${rule}: expected ${expected}; found ${found}`;
}

function scoreWords(one: CaseMeasurement): string {
  return answersOf(one.candidate)
    .flatMap(({ judgements }) =>
      METRICS.flatMap((metric) => {
        const { score } = judgements[metric];
        if (score.kind === 'unscored') return [`${metric} has no score: ${score.why}`];
        return score.kind === 'scored' ? [`${metric} ${scoreText(score.value)}`] : [];
      }),
    )
    .join(', ');
}
