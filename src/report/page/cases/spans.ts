import { findSpan, type Matchable, matchable, type Range, spansOf } from '../../../judging/matching.ts';

/** A text in which quotes are looked for as the judge's are, and found where they stand in the text as it is shown. */
export interface Searched {
  readonly matchable: Matchable;
  /** Position in the text for each position in the folded one. */
  readonly places: readonly number[];
}

export function searchedText(text: string): Searched {
  const places: number[] = [];
  let [shown, folded] = ['', ''];
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    if (folded !== '') {
      folded += ' ';
      shown += ' ';
      places.push(index - 1);
    }
    const piece = matchable(word);
    folded += piece.folded;
    shown += piece.text;
    for (let at = 0; at < word.length; at += 1) places.push(index + at);
  }
  return { matchable: { text: shown, folded }, places };
}

/** Where the parts of a quote stand first; a part that the text does not hold is left out. */
export function quoteRanges(quote: string, { matchable: within, places }: Searched): Range[] {
  return spansOf(quote).flatMap((span) => {
    const found = findSpan(span, within)[0];
    if (found === undefined) return [];
    const [start, last] = [places[found.start], places[found.end - 1]];
    return start === undefined || last === undefined ? [] : [{ start, end: last + 1 }];
  });
}

/** A part of a text with the number of every mark that covers it. */
export interface Stretch {
  readonly text: string;
  readonly marks: readonly number[];
}

/** Cuts a text where marks begin and end. @param ranges those of each mark */
export function stretches(text: string, ranges: readonly (readonly Range[])[]): Stretch[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of ranges.flat()) cuts.add(start).add(end);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? text.length;
    const marks = ranges.flatMap((all, mark) =>
      all.some((range) => range.start <= start && end <= range.end) ? [mark] : [],
    );
    return { text: text.slice(start, end), marks };
  });
}
