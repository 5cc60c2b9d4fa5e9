import type { AnswerSample, Sample, Side } from '../../../judging/measurement.ts';
import type { Claim } from '../../../judging/score.ts';
import { METRICS, type Metric } from '../../../policy/policy.ts';
import { type WordPart, wordDiff } from '../../word-diff.ts';
import { duration, integer, listed, money, scoreText } from '../../words.ts';
import { type Child, el, type Markup } from '../markup.ts';
import type { PageCase } from '../model.ts';
import { answerView, contextView } from './answer-view.ts';
import { type CaseRow, FLAGS } from './case-row.ts';
import { scoreCell } from './row-view.ts';

/** What the page knows of a prompt beside its cases. */
export interface CasePrompt {
  readonly name: string;
  readonly version: Readonly<Record<Side, string | null>>;
  readonly judged: Readonly<Record<Metric, boolean>>;
}

/** Which answer of each side is shown, and whether the words that differ are marked. */
export interface CaseChoice {
  readonly candidate: number;
  readonly baseline: number;
  readonly marked: boolean;
}

export interface ShownCase {
  readonly row: CaseRow;
  readonly one: PageCase;
  readonly prompt: CasePrompt;
  readonly baselineName: string;
  /** From 1, and of how many: its place in the table. */
  readonly position: readonly [at: number, of: number];
}

const TITLES: Readonly<Record<Metric, string>> = { faithfulness: 'Faithfulness', relevance: 'Relevance' };
/** Longer answers are not compared word by word: it would take too long. */
const MAX_COMPARED = 60_000;

/** One sample of a side; those of the confirmation come after the others. */
interface Choosable {
  readonly sample: Sample;
  readonly words: string;
}

export function choosable({ candidate, baseline, confirmation }: PageCase, side: Side): readonly Choosable[] {
  const first = (side === 'candidate' ? candidate : (baseline ?? [])).map((sample, index) => ({
    sample,
    words: `answer ${index + 1}`,
  }));
  const fresh = (confirmation?.[side] ?? []).map((sample, index) => ({
    sample,
    words: `fresh answer ${index + 1}`,
  }));
  return [...first, ...fresh];
}

/** The candidate's answer that shows best what went wrong, and the first of the baseline. */
export function firstChoice(one: PageCase): CaseChoice {
  const badness = one.candidate.map((sample) => {
    if (sample.kind !== 'answered') return -1;
    const scores = METRICS.map((metric) => sample.judgements[metric].score);
    const missed = scores.reduce((sum, score) => sum + (score.kind === 'scored' ? 1 - score.value : 0), 0);
    return missed + (sample.failures.length > 0 ? 10 : 0);
  });
  const candidate = Math.max(0, badness.indexOf(Math.max(...badness)));
  const baseline = Math.max(
    0,
    (one.baseline ?? []).findIndex(({ kind }) => kind === 'answered'),
  );
  return { candidate, baseline, marked: true };
}

/** One case: question, scores, both answers side by side, claims with their evidence, and the judge's reasons. */
export function caseView(shown: ShownCase, choice: CaseChoice): Markup {
  const { row, one, prompt } = shown;
  const now = choosable(one, 'candidate')[choice.candidate]?.sample;
  const before = choosable(one, 'baseline')[choice.baseline]?.sample;
  const metrics = METRICS.filter((metric) => prompt.judged[metric]);
  const diff = differences(before, now, choice.marked);
  return el(
    'div',
    { class: 'case-body' },
    bar(shown),
    el(
      'div',
      { class: 'case-main', id: 'case-main', tabindex: -1 },
      el(
        'h2',
        { id: 'case-title' },
        el('bdi', null, one.id),
        (row.flags & FLAGS.critical) === 0 ? null : [' ', el('span', { class: 'badge strong' }, 'critical')],
        one.known ? null : [' ', el('span', { class: 'badge' }, 'new')],
        one.group === null
          ? null
          : [' ', el('span', { class: 'badge' }, 'group ', el('bdi', null, one.group))],
      ),
      el('p', { class: 'query', dir: 'auto' }, one.query),
      metrics.length === 0
        ? null
        : el(
            'dl',
            { class: 'case-scores' },
            metrics.map((metric) =>
              el('div', null, el('dt', null, TITLES[metric]), el('dd', null, scoreCell(row.scores[metric]))),
            ),
          ),
      diff === null
        ? null
        : el(
            'p',
            { class: 'small' },
            diff.replaced
              ? el('span', { class: 'muted' }, 'The answers share too few words to be compared word by word.')
              : el(
                  'label',
                  { class: 'check' },
                  el('input', { type: 'checkbox', id: 'marked', checked: choice.marked }),
                  ' Mark the words that differ',
                ),
          ),
      el(
        'div',
        { class: one.baseline === null ? 'sides one' : 'sides' },
        one.baseline === null ? null : sideView(shown, choice, 'baseline', before, diff?.before ?? null),
        sideView(shown, choice, 'candidate', now, diff?.after ?? null),
      ),
      contextSection(one, now),
      one.reference === null
        ? null
        : el(
            'section',
            { class: 'context' },
            el('h3', null, 'Ideal answer'),
            el('p', { class: 'text', dir: 'auto' }, one.reference),
          ),
    ),
  );
}

function bar({ position: [at, of], prompt }: ShownCase): Markup {
  return el(
    'div',
    { class: 'case-bar' },
    el(
      'span',
      { class: 'small muted' },
      `Case ${integer(at)} of ${integer(of)} · `,
      el('bdi', null, prompt.name),
    ),
    el(
      'button',
      { type: 'button', class: 'tool', id: 'case-back', disabled: at <= 1, 'aria-label': 'Case before' },
      '↑',
    ),
    el(
      'button',
      { type: 'button', class: 'tool', id: 'case-on', disabled: at >= of, 'aria-label': 'Next case' },
      '↓',
    ),
    el('button', { type: 'button', class: 'tool', id: 'case-close', 'aria-label': 'Close' }, '✕'),
  );
}

interface Differences {
  readonly before: readonly WordPart[];
  readonly after: readonly WordPart[];
  /** Hardly a word is in both. */
  readonly replaced: boolean;
}

/** What each side has and the other lacks; null: there are no two answers, or they are equal or too long. */
function differences(
  before: Sample | undefined,
  now: Sample | undefined,
  marked: boolean,
): Differences | null {
  if (before?.kind !== 'answered' || now?.kind !== 'answered') return null;
  if (before.output === now.output || before.output.length + now.output.length > MAX_COMPARED) return null;
  const parts = wordDiff(before.output, now.output);
  const replaced = !parts.some(({ kind, text }) => kind === 'same' && text.trim() !== '');
  const plain = (text: string): WordPart[] => [{ kind: 'same', text }];
  if (replaced || !marked) return { before: plain(before.output), after: plain(now.output), replaced };
  return {
    before: parts.filter(({ kind }) => kind !== 'added'),
    after: parts.filter(({ kind }) => kind !== 'removed'),
    replaced,
  };
}

function sideView(
  shown: ShownCase,
  choice: CaseChoice,
  side: Side,
  sample: Sample | undefined,
  parts: readonly WordPart[] | null,
): Markup {
  const { one, prompt, baselineName } = shown;
  const version = prompt.version[side];
  return el(
    'section',
    { class: `side ${side}`, 'aria-labelledby': `side-${side}` },
    el(
      'h3',
      { id: `side-${side}` },
      side === 'candidate' ? 'This change' : el('bdi', null, baselineName),
      version === null ? null : [' ', el('span', { class: 'muted' }, el('bdi', null, version))],
    ),
    picker(choosable(one, side), choice[side], side),
    sample === undefined
      ? el('p', { class: 'muted' }, 'No answer.')
      : sample.kind === 'answered'
        ? answered(sample, parts ?? [{ kind: 'same', text: sample.output }])
        : el('p', { class: 'why' }, 'No answer: ', el('bdi', null, sample.why)),
  );
}

function picker(all: readonly Choosable[], chosen: number, side: Side): Child {
  if (all.length < 2) return null;
  return el(
    'label',
    { class: 'pick' },
    el('span', { class: 'unseen' }, `Answer of ${side === 'candidate' ? 'this change' : 'the baseline'}`),
    el(
      'select',
      { id: `pick-${side}` },
      all.map(({ sample, words }, index) =>
        el(
          'option',
          { value: index, selected: index === chosen },
          `${words} of ${all.length}${scoresOf(sample)}`,
        ),
      ),
    ),
  );
}

function scoresOf(sample: Sample): string {
  if (sample.kind !== 'answered') return ', none';
  const scores = METRICS.flatMap((metric) => {
    const { score } = sample.judgements[metric];
    return score.kind === 'scored' ? [`${metric} ${scoreText(score.value)}`] : [];
  });
  return scores.length === 0 ? '' : `: ${listed(scores)}`;
}

function answered(sample: AnswerSample, parts: readonly WordPart[]): Child {
  const { output, failures, judgements, latencyMs, usage, usd, kept, drawnAt } = sample;
  const { faithfulness, relevance } = judgements;
  const facts = [
    duration(latencyMs),
    ...(usage === null ? [] : [`${integer(usage.input)} tokens in, ${integer(usage.output)} out`]),
    ...(usd === null ? [] : [money(usd)]),
    ...(kept ? [`kept from ${drawnAt.slice(0, 10)}`] : []),
  ];
  return [
    el(
      'p',
      { class: 'text answer', dir: 'auto' },
      output === '' ? el('span', { class: 'muted' }, '(empty)') : answerView(parts, faithfulness.claims),
    ),
    el('p', { class: 'small muted' }, facts.join(' · ')),
    failures.length === 0
      ? null
      : el(
          'ul',
          { class: 'failures' },
          failures.map(({ rule, expected, found }) =>
            el(
              'li',
              null,
              el('strong', { class: 'bad' }, '✕ ', el('bdi', null, rule)),
              ': expected ',
              el('bdi', null, expected),
              '; found ',
              el('bdi', null, found),
            ),
          ),
        ),
    claimsView(faithfulness.claims),
    judgementView('faithfulness', faithfulness),
    judgementView('relevance', relevance),
  ];
}

const VERDICTS: Readonly<Record<Claim['verdict'], string>> = {
  supported: '✓ supported',
  contradicted: '✕ contradicted',
  not_found: '✕ not found',
};

function claimsView(claims: readonly Claim[]): Child {
  if (claims.length === 0) return null;
  return [
    el('h4', null, 'Claims'),
    el(
      'ol',
      { class: 'claims' },
      claims.map((claim) =>
        el(
          'li',
          null,
          el('span', { class: claim.verdict === 'supported' ? 'good' : 'bad' }, VERDICTS[claim.verdict]),
          ' ',
          el('bdi', null, claim.claim),
          claim.evidence === ''
            ? null
            : el('span', { class: 'evidence' }, 'Evidence: ', el('bdi', null, `“${claim.evidence}”`)),
          claim.overruled === null
            ? null
            : el('span', { class: 'evidence' }, 'Overruled: ', el('bdi', null, claim.overruled)),
        ),
      ),
    ),
  ];
}

function judgementView(
  metric: Metric,
  { score, reasoning, votes }: AnswerSample['judgements'][Metric],
): Child {
  const why =
    score.kind === 'scored'
      ? null
      : score.kind === 'unscored'
        ? el('p', { class: 'why' }, `No score: `, el('bdi', null, score.why))
        : score.reason === 'not run'
          ? null
          : el(
              'p',
              { class: 'muted' },
              `Not counted: ${score.reason === 'not-applicable' ? 'the case has no context' : score.reason}`,
            );
  const reason =
    reasoning === null || reasoning === '' ? null : el('p', { class: 'text', dir: 'auto' }, reasoning);
  const jury =
    votes.length === 0
      ? null
      : el(
          'p',
          { class: 'small muted' },
          votes.map(({ model, score: vote }, index) => [
            index === 0 ? '' : ', ',
            el('bdi', null, model),
            ` ${vote === null ? 'no score' : scoreText(vote)}`,
          ]),
        );
  if (why === null && reason === null && jury === null) return null;
  return [el('h4', null, TITLES[metric]), why, reason, jury];
}

function contextSection({ context }: PageCase, now: Sample | undefined): Child {
  if (context === null) return null;
  const claims = now?.kind === 'answered' ? now.judgements.faithfulness.claims : [];
  return el(
    'section',
    { class: 'context' },
    el('h3', null, 'Context'),
    claims.some(({ evidence }) => evidence !== '')
      ? el(
          'p',
          { class: 'small muted' },
          'Marked: the evidence for the claims of this change, by their numbers.',
        )
      : null,
    el('p', { class: 'text', dir: 'auto' }, contextView(context, claims)),
  );
}
