import fc from 'fast-check';
import type { ReportView } from '../../src/report/view.ts';
import { hostileText } from './hostile-text.ts';
import { aBlockedView, aCase, aClaim, aMetric, anAnswer, aPrompt, aRun, someChecks } from './view-builder.ts';

/** A view with every part of the report, into which `text` gives each string that others write. */
export function viewOf(text: (field: string) => string): ReportView {
  const shared = text('line of both versions');
  const before = `a\nb\n${text('before')}\n${shared}`;
  const after = `c\nd\n${text('after')}\n${shared}`;
  const failure = { rule: text('rule'), expected: text('expected'), found: text('found') };
  const measured = aCase(text('id'), {
    query: text('query'),
    critical: true,
    candidate: [
      anAnswer(
        text('answer'),
        { faithfulness: 0.2, relevance: 0.4 },
        { claims: [aClaim(`q${text('quote')}`), aClaim(text('claim'), 'contradicted')], failures: [failure] },
      ),
    ],
    baseline: [anAnswer(text('baseline answer'), { faithfulness: 1, relevance: 1 })],
  });
  const silent = aCase(text('second id'), {
    query: text('second query'),
    candidate: [anAnswer('x', { faithfulness: 0.3 })],
    baseline: [{ kind: 'unanswered', why: text('why') }],
  });
  const reason = (code: string, effect: 'blocks' | 'inconclusive' | 'awaits' | 'note') => ({
    code,
    effect,
    message: `Case ${text('message')} of \`${text('path in message')}\`: ${text('quoted')}.`,
  });
  const prompt = aPrompt({
    path: `prompts/${text('path')}`,
    previousPath: text('previous path'),
    because: text('because'),
    name: text('name'),
    state: 'blocked',
    levelReasons: [text('level reason')],
    version: { baseline: `1${text('old version')}`, candidate: `2${text('new version')}` },
    model: { candidate: text('model'), baseline: text('old model') },
    dataset: { path: text('dataset'), change: { added: [text('added')], edited: [], removed: [] } },
    comparesWith: text('compares with'),
    messages: {
      before: [{ role: 'system', content: before }],
      after: [{ role: 'system', content: after }],
      annotations: [
        { messageIndex: 0, line: 3, side: 'after', level: 'minor', text: `adds "${text('quoted')}"` },
        { messageIndex: 0, line: null, side: 'before', level: 'major', text: text('said of all') },
      ],
    },
    texts: { before: `---\nmodel: a\n---\n${before}`, after: `---\nmodel: b\n---\n${after}` },
    reasons: [reason('check.schema', 'blocks'), reason('regression.faithfulness', 'note')],
    metrics: {
      faithfulness: aMetric('faithfulness', { threshold: { value: 0.75, from: text('from') } }),
      relevance: aMetric('relevance'),
    },
    checks: someChecks({ failed: 1, failures: [{ case: text('id'), ...failure }] }),
    cases: [measured, silent],
  });
  const other = aPrompt({ name: `other ${text('other name')}`, path: 'prompts/other.md', cases: [silent] });
  return aBlockedView({
    prompts: [prompt, other],
    reasons: [reason('config.unknown-key', 'inconclusive'), reason('policy.changed', 'awaits')],
    run: aRun({
      baseRef: text('base ref'),
      baselineLabel: text('baseline label'),
      statusContext: text('status context'),
      configPath: text('config path'),
      judge: text('judge'),
      notices: [text('notice')],
    }),
  });
}

/** Views in which every string that others write is hostile. */
export const hostileView: fc.Arbitrary<ReportView> = fc
  .array(hostileText, { minLength: 8, maxLength: 8 })
  .map((texts) => {
    let next = 0;
    return viewOf(() => texts[next++ % texts.length] ?? '');
  });
