import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { unscored } from '../../src/judging/score.ts';
import type { Reason } from '../../src/policy/verdict.ts';
import { renderJunit } from '../../src/report/junit.ts';
import type { ReportView } from '../../src/report/view.ts';
import { hostileCase } from './hostile-view.ts';
import { aBlockedView, aCase, anAnswer, anAwaitingView, aPrompt, aView } from './view-builder.ts';

/** What Jenkins and GitLab take: elements with what may stand in them, and attributes (`!`: must be there). */
const FORM: Readonly<
  Record<string, { children: readonly string[]; attributes: readonly string[]; text?: boolean }>
> = {
  testsuites: { children: ['testsuite'], attributes: ['name', 'tests', 'failures', 'errors', 'time'] },
  testsuite: {
    children: ['testcase', 'properties', 'system-out'],
    attributes: ['!name', '!tests', '!failures', '!errors', 'skipped', 'time', 'timestamp'],
  },
  testcase: {
    children: ['failure', 'error', 'skipped', 'system-out'],
    attributes: ['!name', 'classname', 'time'],
  },
  failure: { children: [], attributes: ['type', 'message'], text: true },
  error: { children: [], attributes: ['type', 'message'], text: true },
  skipped: { children: [], attributes: ['type', 'message'], text: true },
  'system-out': { children: [], attributes: [], text: true },
};

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

function parse(xml: string): Element {
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    htmlEntities: true,
    processEntities: { enabled: true, maxTotalExpansions: 1e6, maxExpandedLength: 1e8 },
  });
  const all = parser.parse(xml) as Record<string, unknown>[];
  const elements = all.filter((one) => !('?xml' in one)).flatMap(elementOf);
  expect(elements.map(({ name }) => name)).toEqual(['testsuites']);
  return elements[0] as Element;
}

function elementOf(node: Record<string, unknown>): Element[] {
  const { ':@': attributes = {}, ...rest } = node;
  const [name = ''] = Object.keys(rest);
  if (name === '#text') return [];
  const inner = rest[name] as Record<string, unknown>[];
  const text = inner.flatMap((one) => ('#text' in one ? [String(one['#text'])] : [])).join('');
  return [
    { name, attributes: attributes as Record<string, string>, children: inner.flatMap(elementOf), text },
  ];
}

function expectForm({ name, attributes, children, text }: Element): void {
  const form = FORM[name];
  if (form === undefined) throw new Error(`no element of the format: ${name}`);
  const needed = form.attributes.filter((one) => one.startsWith('!')).map((one) => one.slice(1));
  expect(Object.keys(attributes)).toEqual(expect.arrayContaining(needed));
  for (const one of Object.keys(attributes))
    expect([...form.attributes, ...form.attributes.map((each) => each.replace('!', ''))]).toContain(one);
  for (const child of children) {
    expect(form.children).toContain(child.name);
    expectForm(child);
  }
  if (form.text !== true) expect(text.trim()).toBe('');
  if (name === 'testcase') {
    expect(children.filter((child) => child.name !== 'system-out').length).toBeLessThanOrEqual(1);
  }
  for (const key of ['tests', 'failures', 'errors', 'skipped']) {
    if (attributes[key] !== undefined) expect(attributes[key]).toMatch(/^\d+$/);
  }
  if (attributes.time !== undefined) expect(attributes.time).toMatch(/^\d+\.\d{3}$/);
}

const junit = (view: ReportView) => [...renderJunit(view)].join('');
const treeOf = (view: ReportView) => {
  const tree = parse(junit(view));
  expectForm(tree);
  return tree;
};
const testsOf = (tree: Element) => tree.children.flatMap((suite) => suite.children);
const outcomeOf = (test: Element) =>
  test.children.find(({ name }) => name !== 'system-out')?.name ?? 'passed';
const outcomes = (tree: Element) =>
  Object.fromEntries(testsOf(tree).map((test) => [test.attributes.name, outcomeOf(test)]));

describe('the JUnit file', () => {
  it('has a suite for each prompt, a test for each threshold, other reason and golden case', () => {
    const tree = treeOf(aBlockedView());
    expect(tree.children.map(({ attributes }) => attributes.name)).toEqual([
      'prompts/billing/refund.md',
      'prompts/support/answer.md',
    ]);
    const shown = outcomes(tree);
    expect(shown).toMatchObject({
      'floor.faithfulness': 'passed',
      'regression.faithfulness': 'failure',
      'floor.relevance': 'passed',
      'regression.relevance': 'passed',
      'canary.due': 'passed',
      'case greeting': 'passed',
      'case refund-window': 'passed',
    });
    expect(tree.attributes).toMatchObject({ tests: '17', failures: '1', errors: '0' });
  });

  it('fails the cases whose checks block, and only those', () => {
    const failing = aCase('broken', {
      candidate: [anAnswer('x', {}, { failures: [{ rule: 'format', expected: 'JSON', found: 'text <&>' }] })],
    });
    const blocks: Reason = { code: 'check.format', message: '1 of 2 cases fails', effect: 'blocks' };
    const prompt = aPrompt({ state: 'blocked', reasons: [blocks], cases: [failing, aCase('fine')] });
    expect(outcomes(treeOf(aView({ state: 'blocked', prompts: [prompt] })))).toMatchObject({
      'check.format': 'failure',
      'case broken': 'failure',
      'case fine': 'passed',
    });
    const within = aPrompt({ reasons: [], cases: [failing] });
    expect(outcomes(treeOf(aView({ prompts: [within] })))['case broken']).toBe('passed');
  });

  it('keeps failures apart from what could not be measured and from what waits', () => {
    const reasons: Reason[] = [
      { code: 'unmeasured.judge', message: 'not trusted', effect: 'inconclusive' },
      { code: 'sign-off.missing', message: 'nobody yet', effect: 'awaits' },
    ];
    const cases = [
      aCase('silent', { candidate: [{ kind: 'unanswered', why: 'HTTP 500' }] }),
      aCase('late', { candidate: [{ kind: 'not-run', why: 'the run ended' }] }),
    ];
    const tree = treeOf(aView({ state: 'inconclusive', prompts: [aPrompt({ reasons, cases })] }));
    expect(outcomes(tree)).toMatchObject({
      'unmeasured.judge': 'error',
      'sign-off.missing': 'skipped',
      'case silent': 'error',
      'case late': 'skipped',
    });
    expect(tree.attributes).toMatchObject({ failures: '0', errors: '2' });
  });

  it('passes no threshold of a metric that could not be measured, and says which case has no score', () => {
    const code = 'unmeasured.faithfulness';
    const reasons: Reason[] = [{ code, message: '2 of 4 cases have no score', effect: 'inconclusive' }];
    const answer = anAnswer('x', { relevance: 1 });
    const faithfulness = { ...answer.judgements.faithfulness, score: unscored('no JSON') };
    const candidate = [{ ...answer, judgements: { ...answer.judgements, faithfulness } }];
    const cases = [aCase('unscored', { candidate })];
    const tree = treeOf(aView({ state: 'inconclusive', prompts: [aPrompt({ reasons, cases })] }));
    expect(outcomes(tree)).toMatchObject({
      [code]: 'error',
      'floor.faithfulness': 'skipped',
      'regression.faithfulness': 'skipped',
      'floor.relevance': 'passed',
    });
    const test = testsOf(tree).find(({ attributes }) => attributes.name === 'case unscored');
    expect(test?.children[0]?.text).toContain('faithfulness has no score: no JSON');
  });

  it('of a run that ended before its verdict holds the reasons of the run', () => {
    const reasons: Reason[] = [{ code: 'config.invalid', message: 'line 3', effect: 'inconclusive' }];
    const tree = treeOf(aView({ state: 'inconclusive', prompts: [], reasons }));
    expect(outcomes(tree)).toEqual({ 'config.invalid': 'error' });
  });

  it('is never empty: where nothing was to be evaluated, a skipped test says so', () => {
    const tree = treeOf(aView({ state: 'not-applicable', prompts: [] }));
    expect(outcomes(tree)).toEqual({ verdict: 'skipped' });
  });

  it('has no failure in advise mode, nor where somebody has overridden the gate', () => {
    const review = { login: 'ada', commit: null, url: null, at: null };
    for (const parts of [
      { mode: 'advise' },
      { override: { by: 'ada', reason: 'urgent', review } },
    ] as const) {
      expect(treeOf(aBlockedView(parts)).attributes.failures).toBe('0');
    }
    expect(treeOf(anAwaitingView()).attributes.failures).toBe('0');
  });

  it('is well formed whatever texts it is given, and its sums are right', () => {
    fc.assert(
      fc.property(hostileCase, ({ hostile: view }) => {
        const xml = junit(view);
        // What XML 1.0 cannot hold, in whatever way it is written.
        expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
        expect(xml).not.toMatch(/[\p{Cs}\ufffe\uffff]/u);
        const tree = parse(xml);
        expectForm(tree);
        const tests = testsOf(tree);
        const count = (name: string) => String(tests.filter((test) => outcomeOf(test) === name).length);
        expect(tree.attributes).toMatchObject({
          tests: String(tests.length),
          failures: count('failure'),
          errors: count('error'),
        });
      }),
      { numRuns: 100, seed: 20_261_125 },
    );
  }, 120_000);
});
