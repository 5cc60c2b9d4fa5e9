import { hunksOf, type MessageDiff, type MessageLine, messageDiffs } from '../../message-diff.ts';
import { factsOf, type LineNote } from '../../message-table.ts';
import { levelWord } from '../../words.ts';
import { type Child, el, type Markup } from '../markup.ts';
import type { PagePrompt } from '../model.ts';
import { nameOf } from './text.ts';
import { wordParts } from './word-parts.ts';

/** What changed in the prompt, and what the lint made of it. */
export function promptDiffView(prompt: PagePrompt): Markup | null {
  const level = levelWords(prompt);
  const diff = diffWords(prompt);
  if (level === null && diff === null) return null;
  return el('article', { class: 'diff-card' }, el('h3', null, 'Prompt diff'), level, diff);
}

function levelWords({ declared, required, levelReasons }: PagePrompt): Child {
  if (declared === null && required === null && levelReasons.length === 0) return null;
  const line =
    declared !== null && required !== null && declared !== required
      ? `The version says ${levelWord(declared)}, the change needs ${levelWord(required)}:`
      : declared === null && required === null
        ? 'The level:'
        : `${levelWord(required ?? declared ?? 'minor')}:`;
  if (levelReasons.length === 0) return el('p', { class: 'small' }, line.slice(0, -1));
  return [
    el('p', { class: 'small' }, line),
    el(
      'ul',
      { class: 'lint small' },
      levelReasons.map((reason) => el('li', null, el('bdi', null, reason))),
    ),
  ];
}

function diffWords(prompt: PagePrompt): Child {
  const { messages, lint, change } = prompt;
  if (change === 'affected') return null;
  if (messages.baseline === null && messages.candidate === null)
    return el(
      'p',
      { class: 'muted small' },
      'The prompt could not be read; the pull request shows its diff.',
    );
  const diffs = messageDiffs(messages.baseline, messages.candidate);
  if (diffs === null) return el('p', { class: 'muted small' }, 'The prompt is too long to be compared here.');
  const shown = diffs.flatMap((diff) => messageView(diff, notesOf(diff, lint), nameOf(prompt)) ?? []);
  return shown.length > 0
    ? shown
    : el('p', { class: 'muted small' }, 'The messages are the same in both versions.');
}

function notesOf({ before, after }: MessageDiff, lint: readonly LineNote[]): readonly LineNote[] {
  return lint.filter(({ messageIndex }) => messageIndex === (after ?? before));
}

function messageView(diff: MessageDiff, notes: readonly LineNote[], name: string): Markup | null {
  const notesAt = (line: MessageLine) =>
    notes.filter((note) => note.line !== null && line[note.side] === note.line);
  const hunks = hunksOf(diff.lines, (line) => notesAt(line).length > 0);
  const facts = factsOf(diff);
  const whole = notes.filter(({ line }) => line === null);
  if (hunks.length + facts.length + whole.length === 0) return null;
  return el(
    'figure',
    { class: 'message' },
    el(
      'figcaption',
      null,
      el('strong', null, diff.role),
      ...facts.map((fact) => ` · ${fact}`),
      whole.map((note) => [' ', noteView(note)]),
    ),
    el(
      'div',
      {
        class: 'scroll',
        tabindex: 0,
        role: 'region',
        'aria-label': `Changed lines of message ${(diff.after ?? diff.before ?? 0) + 1} (${diff.role}) of ${name}`,
      },
      el(
        'table',
        { class: 'lines' },
        el(
          'thead',
          { class: 'unseen' },
          el(
            'tr',
            null,
            ['Line before', 'Line now', 'Change', 'Text'].map((head) => el('th', { scope: 'col' }, head)),
          ),
        ),
        el(
          'tbody',
          null,
          hunks.map((hunk, index) => [
            index === 0 ? null : el('tr', { class: 'gap' }, el('td', { colspan: 4 }, '⋯')),
            hunk.map((line) => lineRow(line, notesAt(line))),
          ]),
        ),
      ),
    ),
  );
}

const MARKS: Readonly<Record<MessageLine['kind'], string>> = {
  same: '',
  added: '+',
  removed: '−',
  reworded: '±',
};

function lineRow(line: MessageLine, notes: readonly LineNote[]): Markup {
  return el(
    'tr',
    { class: `is-${line.kind}` },
    el('td', { class: 'number' }, line.before === null ? null : String(line.before)),
    el('td', { class: 'number' }, line.after === null ? null : String(line.after)),
    el('td', { class: 'mark' }, MARKS[line.kind]),
    el(
      'td',
      { class: 'words' },
      el('bdi', null, wordParts(line.parts)),
      notes.map((note) => [' ', noteView(note)]),
    ),
  );
}

function noteView({ level, text }: LineNote): Markup {
  return el('span', { class: 'note' }, el('strong', null, level), ' ', el('bdi', null, text));
}
