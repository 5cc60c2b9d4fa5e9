import { answersOf, type CaseMeasurement, type Sample } from '../judging/measurement.ts';
import { METRICS } from '../policy/policy.ts';
import type { MetricResult, Reason } from '../policy/verdict.ts';
import { named, truncate } from './escape.ts';
import { metricOutcome, metricsOf } from './metric-words.ts';
import type { PromptView, ReportView } from './view.ts';
import { scoreText, stateWords } from './words.ts';

const MAX_TEXT = 4_000;

/**
 * What became of one test. `failed`: it stands against the merge. `error`: it could not be measured. `skipped`: nobody
 * has decided yet, or it did not run.
 */
type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed' | 'error' | 'skipped'; readonly type: string; readonly message: string };

interface TestCase {
  readonly name: string;
  readonly outcome: Outcome;
  /** Shown beside the outcome; empty: nothing. */
  readonly output: string;
  /** Milliseconds; null: unknown. */
  readonly ms: number | null;
}

interface Counts {
  tests: number;
  failed: number;
  error: number;
  skipped: number;
}

/**
 * The run as JUnit XML, in pieces: a suite for each prompt, with a test for each golden case, each threshold and each
 * other reason. There is a failure where, and only where, something blocks. One case at a time is read.
 */
export function* renderJunit(view: ReportView): Generator<string> {
  const suites = suitesOf(view);
  const counted = suites.map(({ tests }) => countsOf(tests()));
  const all = counted.reduce((sum, one) => added(sum, one), { ...NOTHING });
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites name="Prompt Gate" tests="${all.tests}" failures="${all.failed}" errors="${all.error}" time="${seconds(view.run.durationMs)}">\n`;
  for (const [index, { name, tests }] of suites.entries()) {
    const { tests: count, failed, error, skipped } = counted[index] ?? NOTHING;
    yield `  <testsuite name="${attribute(name)}" tests="${count}" failures="${failed}" errors="${error}" skipped="${skipped}" timestamp="${attribute(view.run.startedAt.replace(/\.\d+Z$|Z$/, ''))}">\n`;
    for (const test of tests()) yield testElement(name, test);
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

interface Suite {
  readonly name: string;
  tests(): Iterable<TestCase>;
}

function suitesOf(view: ReportView): Suite[] {
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
    const codes = [
      `floor.${metric}`,
      ...(result.baseline === null || result.regression.value === 'off' ? [] : [`regression.${metric}`]),
    ];
    return codes.map((code): TestCase => {
      const reasons = prompt.reasons.filter((reason) => reason.code === code);
      const worst = reasons.find((reason) => blocks(reason, view)) ?? reasons[0];
      if (worst !== undefined) return reasonTest(worst, view);
      const output = thresholdWords(prompt, result);
      if (result.floor.all !== null) return { name: code, outcome: { kind: 'passed' }, output, ms: null };
      const why = prompt.reasons.some(({ effect }) => effect === 'inconclusive')
        ? 'not measured'
        : 'not judged';
      return { name: code, outcome: { kind: 'skipped', type: code, message: why }, output, ms: null };
    });
  });
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
        return score.kind === 'scored' ? [`${metric} ${scoreText(score.value)}`] : [];
      }),
    )
    .join(', ');
}

const NOTHING: Readonly<Counts> = { tests: 0, failed: 0, error: 0, skipped: 0 };

function countsOf(tests: Iterable<TestCase>): Counts {
  const counts = { ...NOTHING };
  for (const { outcome } of tests) {
    counts.tests += 1;
    if (outcome.kind !== 'passed') counts[outcome.kind] += 1;
  }
  return counts;
}

function added(one: Counts, other: Counts): Counts {
  return {
    tests: one.tests + other.tests,
    failed: one.failed + other.failed,
    error: one.error + other.error,
    skipped: one.skipped + other.skipped,
  };
}

const ELEMENTS = { failed: 'failure', error: 'error', skipped: 'skipped' } as const;

function testElement(suite: string, { name, outcome, output, ms }: TestCase): string {
  const time = ms === null ? '' : ` time="${seconds(ms)}"`;
  const said =
    outcome.kind === 'passed'
      ? ''
      : `\n      <${ELEMENTS[outcome.kind]} type="${attribute(outcome.type)}" message="${attribute(outcome.message)}"/>`;
  const out = output === '' ? '' : `\n      <system-out>${text(output)}</system-out>`;
  const head = `    <testcase classname="${attribute(suite)}" name="${attribute(name)}"${time}`;
  return said + out === '' ? `${head}/>\n` : `${head}>${said}${out}\n    </testcase>\n`;
}

const seconds = (ms: number) => (ms / 1000).toFixed(3);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** What XML cannot hold is named; nothing ends the element that holds it. */
function text(value: string): string {
  return named(truncate(value, MAX_TEXT)).replace(/[&<>]/g, (character) => ENTITIES[character] ?? '');
}

function attribute(value: string): string {
  return named(truncate(value, MAX_TEXT)).replace(/[&<>"\n\t]/g, (character) => ENTITIES[character] ?? '');
}
