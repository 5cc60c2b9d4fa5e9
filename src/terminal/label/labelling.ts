/** What a person says. */
export type Word = 'yes' | 'no' | 'skip' | 'undo' | 'quit';

export interface Labels {
  readonly faithful: boolean;
  readonly relevant: boolean;
}

/** How far labelling is. One metric is asked for at a time, faithfulness first. */
export interface Labelling {
  /** Place of the answer that is asked about; as many as there are answers: all are done. */
  readonly at: number;
  /** Whether that answer is faithful; null: not said yet. */
  readonly faithful: boolean | null;
  /** What was done with the answers before, the latest last. */
  readonly past: readonly ('saved' | 'skipped')[];
}

/** What has to happen to the labelled set. */
export type Effect =
  | { readonly kind: 'none' }
  | { readonly kind: 'save'; readonly labels: Labels }
  /** The latest row goes again. */
  | { readonly kind: 'take-back' }
  /** There is nothing before. */
  | { readonly kind: 'at-the-start' };

export const START: Labelling = { at: 0, faithful: null, past: [] };

/** One step: a word about the answer at hand, or back. */
export function step(
  state: Labelling,
  word: Exclude<Word, 'quit'>,
): { readonly state: Labelling; readonly effect: Effect } {
  const { at, faithful, past } = state;
  switch (word) {
    case 'undo':
      return undo(state);
    case 'skip':
      return { state: { at: at + 1, faithful: null, past: [...past, 'skipped'] }, effect: { kind: 'none' } };
    default: {
      const good = word === 'yes';
      if (faithful === null) return { state: { ...state, faithful: good }, effect: { kind: 'none' } };
      return {
        state: { at: at + 1, faithful: null, past: [...past, 'saved'] },
        effect: { kind: 'save', labels: { faithful, relevant: good } },
      };
    }
  }
}

/** Back by one word: the first label of this answer, or the last answer as a whole. */
function undo(state: Labelling): { readonly state: Labelling; readonly effect: Effect } {
  const { at, faithful, past } = state;
  if (faithful !== null) return { state: { ...state, faithful: null }, effect: { kind: 'none' } };
  const last = past.at(-1);
  if (last === undefined) return { state, effect: { kind: 'at-the-start' } };
  return {
    state: { at: at - 1, faithful: null, past: past.slice(0, -1) },
    effect: last === 'saved' ? { kind: 'take-back' } : { kind: 'none' },
  };
}

const WORDS: Readonly<Record<string, Word>> = {
  y: 'yes',
  yes: 'yes',
  good: 'yes',
  n: 'no',
  no: 'no',
  bad: 'no',
  s: 'skip',
  skip: 'skip',
  u: 'undo',
  undo: 'undo',
  q: 'quit',
  quit: 'quit',
};

/** Reads a key or a line; null: it is none of the words. */
export function readWord(text: string): Word | null {
  const word = text.trim().toLowerCase();
  return Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : null;
}
