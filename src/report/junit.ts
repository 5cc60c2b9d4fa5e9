import { named, truncate } from './escape.ts';
import { suitesOf, type TestCase } from './junit-tests.ts';
import type { ReportView } from './view.ts';

const MAX_TEXT = 4_000;

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
  const said = outcome.kind === 'passed' ? '' : saidElement(ELEMENTS[outcome.kind], outcome);
  const out = output === '' ? '' : `\n      <system-out>${text(output)}</system-out>`;
  const head = `    <testcase classname="${attribute(suite)}" name="${attribute(name)}"${time}`;
  return said + out === '' ? `${head}/>\n` : `${head}>${said}${out}\n    </testcase>\n`;
}

/** The message stands in both places: some servers show the one, some the other. */
function saidElement(name: string, { type, message }: { type: string; message: string }): string {
  const head = `<${name} type="${attribute(type)}" message="${attribute(message)}">`;
  return `\n      ${head}${text(message)}</${name}>`;
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
