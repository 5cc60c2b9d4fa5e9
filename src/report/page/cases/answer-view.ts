import type { Claim } from '../../../judging/score.ts';
import type { WordPart } from '../../word-diff.ts';
import { type Child, el } from '../markup.ts';
import { quoteRanges, searchedText, stretches } from './spans.ts';

/** Longer answers are shown without their claims marked in them: it would take too long. */
const MAX_MARKED = 60_000;
/** More claims than this are listed, and not marked. */
const MAX_CLAIMS = 200;

/**
 * An answer with the words that the other side lacks, and the quotes of its claims with their numbers.
 * @param parts the answer in stretches, all of which together are the answer
 */
export function answerView(parts: readonly WordPart[], claims: readonly Claim[]): Child {
  const text = parts.map((part) => part.text).join('');
  const marked = text.length <= MAX_MARKED && claims.length > 0 && claims.length <= MAX_CLAIMS;
  const searched = marked ? searchedText(text) : null;
  const quotes = claims.map(({ quote }) => (searched === null ? [] : quoteRanges(quote, searched)));
  const changes = { added: [] as Range[], removed: [] as Range[] };
  let at = 0;
  for (const part of parts) {
    if (part.kind !== 'same') changes[part.kind].push({ start: at, end: at + part.text.length });
    at += part.text.length;
  }
  const cut = stretches(text, [changes.removed, changes.added, ...quotes]);
  return cut.map(({ text: shown, marks }, index) => {
    const numbers = marks.filter((mark) => mark > 1).map((mark) => mark - 2);
    const later = new Set(cut.slice(index + 1).flatMap((one) => one.marks));
    const ending = numbers.filter((number) => !later.has(number + 2));
    const changed: Child = marks.includes(0)
      ? el('del', null, shown)
      : marks.includes(1)
        ? el('ins', null, shown)
        : shown;
    if (numbers.length === 0) return changed;
    const unsupported = numbers.some((number) => claims[number]?.verdict !== 'supported');
    return [
      el('span', { class: unsupported ? 'claimed doubtful' : 'claimed' }, changed),
      numbersView(ending),
    ];
  });
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** What the answer was to be drawn from, with the evidence of each claim and its number. */
export function contextView(text: string, claims: readonly Claim[]): Child {
  if (text.length > MAX_MARKED || claims.length > MAX_CLAIMS) return text;
  const searched = searchedText(text);
  const evidence = claims.map((claim) =>
    claim.evidence === '' ? [] : quoteRanges(claim.evidence, searched),
  );
  const cut = stretches(text, evidence);
  return cut.map(({ text: shown, marks }, index): Child => {
    if (marks.length === 0) return shown;
    const next = cut[index + 1]?.marks ?? [];
    const ending = marks.filter((mark) => !next.includes(mark));
    return [el('mark', null, shown), numbersView(ending)];
  });
}

/** The numbers of the claims that end here, as the list of claims counts. */
function numbersView(claims: readonly number[]): Child {
  if (claims.length === 0) return null;
  return el('sup', { class: 'claim-number' }, claims.map((claim) => claim + 1).join(', '));
}
