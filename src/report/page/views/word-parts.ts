import type { WordPart } from '../../word-diff.ts';
import { type Child, el } from '../markup.ts';

/** A line of both versions: what is gone struck out, what is new underlined. */
export function wordParts(parts: readonly WordPart[]): Child {
  return parts.map(({ kind, text }) =>
    kind === 'same' ? text : el(kind === 'added' ? 'ins' : 'del', null, text),
  );
}
