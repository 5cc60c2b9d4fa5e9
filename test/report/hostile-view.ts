import fc from 'fast-check';
import type { AnswerSample } from '../../src/judging/measurement.ts';
import type { ReportView } from '../../src/report/view.ts';
import { longHostileText } from './hostile-text.ts';
import {
  aBlockedView,
  aCalibration,
  aCase,
  aClaim,
  aMetric,
  anAnswer,
  aPrompt,
  aRun,
  aSignature,
  HEAD,
  someChecks,
} from './view-builder.ts';

/** Strings that others cannot choose, by the end of their path in the view, and why. */
const OWN: readonly (readonly [RegExp, string])[] = [
  [
    /(^|\.)(state|mode|effect|change|level|declared|required)$/,
    'one of a few words, checked by the compiler',
  ],
  [/\.(metric|kind|trust|outcome|role|side|answers)$/, 'one of a few words, checked by the compiler'],
  [/\.(stopped\.why|stopped\.measures|regression\.value|score\.reason|claims\.verdict)$/, 'the same'],
  [/^run\.(reused\.)?(base|head|digest)$/, 'ids in hex: from the API, or a digest of the gate'],
  [/^run\.(reused\.)?startedAt$/, "the gate's clock"],
  [/^run\.(reused\.)?(repositoryUrl|runUrl)$/, "the runner's addresses"],
];

/** Whole texts: they keep their own lines, so that both versions differ, and take hostile ones: shared, and their own. */
const DOCUMENT = /\.(content|texts\.before|texts\.after|policyChanges\.before|policyChanges\.after)$/;
const MAX_LINES = 3;
/** What the input's pattern lets through at most. */
const MAX_CONTEXT = 100;
const STARTED = '2026-05-04T10:20:30.000Z';

export interface Leaf {
  /** Keys without indices: `prompts.cases.candidate.output`. */
  readonly path: string;
  readonly value: unknown;
}

/** Every value in a view that is no object and no list. */
export function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  if (Array.isArray(value)) return value.flatMap((one) => leavesOf(one, path));
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, path === '' ? key : `${path}.${key}`));
}

/** The view with another text in every string that is not the gate's own. */
export function withTexts(view: ReportView, text: (path: string) => string): ReportView {
  const shared = text('in both versions');
  const replaced = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') return isOwn(path) ? value : fitted(path, value, text(path), shared);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((one) => replaced(one, path));
    const entries = Object.entries(value);
    return Object.fromEntries(
      entries.map(([key, one]) => [key, replaced(one, path === '' ? key : `${path}.${key}`)]),
    );
  };
  return replaced(view, '') as ReportView;
}

export function isOwn(path: string): boolean {
  return OWN.some(([pattern]) => pattern.test(path));
}

function fitted(path: string, before: string, text: string, shared: string): string {
  if (path === 'run.statusContext') return [...text].slice(0, MAX_CONTEXT).join('');
  if (/\.version\.\w+$/.test(path)) return `${before}${text}`;
  if (!DOCUMENT.test(`.${path}`)) return text;
  return [before, ...[shared, text].flatMap((one) => one.split(/\r\n?|\n/, MAX_LINES))].join('\n');
}

/** A view with every part of the report, and a text in every field that can hold one. */
export function aFullView(): ReportView {
  const failure = { rule: 'schema', expected: 'JSON', found: 'prose' };
  const failing = anAnswer(
    'answer',
    { faithfulness: 0.2, relevance: 0.4 },
    { claims: [aClaim('quote'), aClaim('claim', 'contradicted')], failures: [failure] },
  );
  const measured = aCase('first', {
    group: 'group',
    critical: true,
    candidate: [rich(failing)],
    baseline: [rich(anAnswer('earlier answer', { faithfulness: 1, relevance: 1 }))],
    confirmation: {
      candidate: [rich(anAnswer('again', { faithfulness: 0.1 }))],
      baseline: [rich(anAnswer('again', { faithfulness: 1 }))],
    },
  });
  const silent = aCase('second', {
    candidate: [anAnswer('x', { faithfulness: 0.3 })],
    baseline: [{ kind: 'unanswered', why: 'endpoint down' }],
  });
  const mute = aCase('third', { candidate: [anAnswer('y', { faithfulness: 0.4 })], baseline: null });
  const reason = (code: string, effect: 'blocks' | 'inconclusive' | 'awaits' | 'note') => ({
    code,
    effect,
    line: 3,
    message: 'why',
  });
  const { metric: _metric, ...compared } = aMetric('faithfulness');
  const prompt = aPrompt({
    previousPath: 'prompts/old.md',
    because: 'its dataset changed',
    state: 'blocked',
    metadata: { description: 'what', changeReason: 'why', owner: 'who' },
    model: { candidate: 'new', baseline: 'old' },
    dataset: { path: 'golden.json', change: { added: ['a'], edited: ['b'], removed: ['c'] } },
    stopped: {
      read: 10,
      of: 24,
      why: 'regression',
      measures: ['faithfulness'],
      saved: { calls: 20, usd: 0.01 },
    },
    criticalFalls: [
      {
        case: 'first',
        metric: 'faithfulness',
        baseline: 1,
        candidate: 0,
        confirmed: { baseline: 1, candidate: 0 },
      },
    ],
    messages: {
      before: [{ role: 'system', content: 'a\nb' }],
      after: [{ role: 'system', content: 'c\nd' }],
      annotations: [
        { messageIndex: 0, line: 2, side: 'after', level: 'minor', text: 'adds' },
        { messageIndex: 0, line: null, side: 'before', level: 'major', text: 'said of all' },
        { messageIndex: 7, line: 1, side: 'before', level: 'major', text: 'said of no message' },
      ],
    },
    texts: { before: 'model: a\nx: 1\ny: 2', after: 'model: b\nx: 2\ny: 3' },
    reasons: [reason('check.schema', 'blocks'), reason('regression.faithfulness', 'note')],
    checks: someChecks({ failed: 1, failures: [{ case: 'first', ...failure }], passRate: compared }),
    cases: [measured, silent, mute],
  });
  const several = aPrompt({
    name: 'several messages',
    path: 'prompts/several.md',
    moreSamples: true,
    messages: {
      before: ['system', 'user'].map((role) => ({ role: role as 'system', content: `old\n${role}` })),
      after: ['system', 'user'].map((role) => ({ role: role as 'system', content: `new\n${role} too` })),
      annotations: [{ messageIndex: 1, line: 1, side: 'after', level: 'minor', text: 'adds' }],
    },
    texts: { before: 'model: a\nx: 1\ny: 2', after: 'model: b\nx: 2\ny: 3' },
    cases: [silent],
  });
  const removed = aPrompt({
    name: 'removed',
    path: 'prompts/removed.md',
    change: 'removed',
    messages: { before: null, after: null, annotations: [] },
    texts: { before: 'a\nb\nc', after: 'd\ne\nf' },
    metrics: { faithfulness: aMetric('faithfulness', { changedNeeded: 60 }), relevance: null },
  });
  const reused = { head: HEAD, runUrl: 'https://github.com/acme/shop/actions/runs/1', startedAt: STARTED };
  return aBlockedView({
    override: { by: 'someone', reason: 'it is urgent', review: aSignature('someone') },
    signOff: { kind: 'missing', why: 'two are needed', by: [aSignature('someone else')] },
    prompts: [prompt, several, removed],
    reasons: [reason('config.unknown-key', 'inconclusive'), reason('policy.changed', 'awaits')],
    policyChanges: [{ path: '.github/prompt-gate.yml', before: 'a\nb\nc', after: 'd\ne\nf' }],
    policyDifferences: [
      { what: 'levels.minor.faithfulness', prompts: ['p'], before: '0.8', after: '0.7', looser: true },
      { what: 'judge.model', prompts: null, before: 'a', after: 'b', looser: null },
    ],
    judging: {
      calibrations: [aCalibration({ warnings: ['weak'], wrong: ['row 3'] })],
      canaries: [{ metric: 'relevance', outcome: 'caught', pairs: ['a <- b'], judged: 1, caught: 1 }],
    },
    run: aRun({ notices: ['a notice'], judge: 'one, two', reused }),
  });
}

/** The answer with a word in everything that a judge may say of it. */
function rich(answer: AnswerSample): AnswerSample {
  const said = { reasoning: 'because', votes: [{ model: 'juror', score: 0.5 }] };
  const { faithfulness, relevance } = answer.judgements;
  const claims = faithfulness.claims.map((claim) => ({
    ...claim,
    evidence: 'evidence',
    overruled: 'not in the context',
  }));
  return {
    ...answer,
    kept: true,
    judgements: { faithfulness: { ...faithfulness, ...said, claims }, relevance: { ...relevance, ...said } },
  };
}

/** What decides which parts a report has, beside the texts. */
const variant = fc.record({
  state: fc.constantFrom('pass', 'blocked', 'awaiting-sign-off', 'inconclusive', 'not-applicable' as const),
  mode: fc.constantFrom('enforce', 'advise' as const),
  answers: fc.constantFrom('short', 'full', 'none' as const),
  configFound: fc.boolean(),
  isOverridden: fc.boolean(),
  isReused: fc.boolean(),
});

export interface HostileCase {
  /** Hostile texts in every field. */
  readonly hostile: ReportView;
  /** The same view with a harmless word in each of these fields. */
  readonly harmless: ReportView;
}

/** Views in which every string that others write is hostile, each with its harmless twin. */
export const hostileCase: fc.Arbitrary<HostileCase> = fc
  .tuple(variant, fc.array(longHostileText, { minLength: 7, maxLength: 7 }))
  .map(([{ state, mode, answers, configFound, isOverridden, isReused }, texts]) => {
    const view = aFullView();
    const run = { ...view.run, answers, configFound, reused: isReused ? view.run.reused : null };
    const meant: ReportView = { ...view, state, mode, override: isOverridden ? view.override : null, run };
    let [next, word] = [0, 0];
    return {
      hostile: withTexts(meant, () => texts[next++ % texts.length] ?? ''),
      harmless: withTexts(meant, () => `word${word++}x`),
    };
  });
