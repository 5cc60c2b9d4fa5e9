import type { Effect, Signature, VerdictState } from '../../../policy/verdict.ts';
import { headline } from '../../headline.ts';
import { count, duration, stateWords } from '../../words.ts';
import { type Child, el, isSafeHref, type Markup } from '../markup.ts';
import type { PageModel } from '../model.ts';
import { link, messageText, nameOf, time } from './text.ts';

const SIGNS: Readonly<Record<VerdictState, string>> = {
  pass: '✓',
  blocked: '✕',
  'awaiting-sign-off': '…',
  inconclusive: '!',
  'not-applicable': '–',
};

const EFFECTS: Readonly<Record<Effect, string>> = {
  blocks: 'Blocks',
  inconclusive: 'Not measured',
  awaits: 'Awaits a person',
  note: 'Note',
};
const RANKS: readonly Effect[] = ['blocks', 'inconclusive', 'awaits', 'note'];

/** The verdict, and what the run was. @param compared whether a baseline ran */
export function verdictView(model: PageModel, compared: boolean): Markup {
  const { state, mode, override } = model;
  return el(
    'section',
    { class: `verdict is-${state}`, 'aria-labelledby': 'verdict' },
    el('div', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[state]),
    el(
      'div',
      { class: 'said' },
      el(
        'h1',
        { id: 'verdict' },
        capital(stateWords(state, mode)),
        override === null ? null : ' by override',
      ),
      el('p', { class: 'summary' }, summary(model)),
      runLine(model, compared),
      signOffLine(model),
      notices(model),
    ),
  );
}

export function verdictBadge(state: VerdictState): Markup {
  return el('span', { class: `state is-${state}` }, `${SIGNS[state]} ${stateWords(state, 'enforce')}`);
}

function summary(model: PageModel): Child {
  const first = orderedReasons(model)[0];
  if (first === undefined || first.reason.effect === 'note') {
    if (model.prompts.length === 0) return 'Nothing affects a prompt.';
    return model.prompts.length === 1
      ? 'The prompt meets its rules.'
      : `${count(model.prompts.length, 'prompt')} are affected, and all meet their rules.`;
  }
  const said = headline(first.reason, first.prompt !== null);
  return first.prompt === null ? said : [el('code', null, el('bdi', null, first.prompt)), ` ${said}`];
}

function runLine({ run }: PageModel, compared: boolean): Markup {
  const at = (path: string, words: string) =>
    run.repositoryUrl === null ? words : link(`${run.repositoryUrl}${path}`, words);
  const facts: Child[] = [
    el('bdi', null, at('', run.repository)),
    ...(run.pullRequest === null ? [] : [at(`/pull/${run.pullRequest}`, `pull request ${run.pullRequest}`)]),
    ['commit ', el('code', null, at(`/commit/${run.head}`, run.head.slice(0, 7)))],
    ...(compared ? [['against ', el('bdi', null, run.baseline)]] : []),
    time(run.startedAt),
    `took ${duration(run.durationMs)}`,
    ...(isSafeHref(run.runUrl) ? [link(run.runUrl ?? '', 'the run')] : []),
  ];
  return el('p', { class: 'facts' }, ...facts.map((fact) => el('span', null, fact)));
}

/** Who agreed, of those whose word counts. */
function signOffLine({ signOff }: PageModel): Child {
  if (signOff.kind === 'not-asked' || signOff.kind === 'not-read' || signOff.by.length === 0) return null;
  return el(
    'p',
    { class: 'facts signed' },
    signOff.by.map((signature) => el('span', null, 'Signed off by ', signatureWords(signature))),
  );
}

function signatureWords({ login, commit, url, at }: Signature): Child {
  return [
    el('bdi', null, url === null ? login : link(url, login)),
    commit === null ? null : [' at ', el('code', null, commit.slice(0, 7))],
    at === null ? null : `, ${time(at)}`,
  ];
}

function notices({ mode, state, override, run }: PageModel): Child {
  return [
    mode === 'advise' && state !== 'pass'
      ? el('p', { class: 'notice' }, 'Mode ', el('code', null, 'advise'), ': this does not block the merge.')
      : null,
    override === null
      ? null
      : el(
          'p',
          { class: 'notice' },
          el('strong', null, 'Overridden'),
          ' by ',
          signatureWords({ ...override.review, login: override.by }),
          ': ',
          el('bdi', null, override.reason),
        ),
    run.reused === null
      ? null
      : el(
          'p',
          { class: 'notice' },
          el('strong', null, 'Measured by '),
          run.reused.runUrl === null ? 'an earlier run' : link(run.reused.runUrl, 'an earlier run'),
          ' for commit ',
          el('code', null, run.reused.head.slice(0, 7)),
          ', ',
          time(run.reused.startedAt),
          ': content and rules are the same, so that no model was asked again. The results file of that run has the cases.',
        ),
  ];
}

interface Told {
  /** Name of the prompt; null: the run as a whole. */
  readonly prompt: string | null;
  readonly reason: PageModel['reasons'][number];
}

function orderedReasons(model: PageModel): Told[] {
  return [
    ...model.reasons.map((reason) => ({ prompt: null, reason })),
    ...model.prompts.flatMap((prompt) =>
      prompt.reasons.map((reason) => ({ prompt: nameOf(prompt), reason })),
    ),
  ].sort((a, b) => rank(a) - rank(b));
}

/** A fall that blocks explains more than the floor that it fell below. */
function rank({ reason: { effect, code } }: Told): number {
  return RANKS.indexOf(effect) - (effect === 'blocks' && code.startsWith('regression.') ? 0.5 : 0);
}

/** Every reason of the run and of its prompts. */
export function reasonsView(model: PageModel): Markup | null {
  const reasons = orderedReasons(model);
  if (reasons.length === 0) return null;
  const several = model.prompts.length > 1;
  return el(
    'section',
    { class: 'reasons', 'aria-labelledby': 'reasons' },
    el('h2', { id: 'reasons' }, 'Reasons'),
    el(
      'ul',
      null,
      reasons.map(({ prompt, reason }) =>
        el(
          'li',
          { class: `reason does-${reason.effect}` },
          el('span', { class: 'effect' }, EFFECTS[reason.effect]),
          el(
            'div',
            null,
            several && prompt !== null ? [el('code', null, el('bdi', null, prompt)), ' '] : null,
            el('bdi', null, messageText(reason.message)),
            typeof reason.line === 'number' ? ` (line ${reason.line})` : null,
            ' ',
            el('code', { class: 'code' }, reason.code),
          ),
        ),
      ),
    ),
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
