import {
  findSpan,
  isWhole,
  jsonStrings,
  type Matchable,
  matchable,
  type Range,
  sentencesOf,
  spansOf,
  spokenText,
  wordsOf,
} from './matching.ts';
import { type Claim, type ClaimVerdict, excluded, type Judgement, scored, unscored } from './score.ts';

/** A claim as the judge wrote it. */
export interface RawClaim {
  readonly quote: string;
  readonly claim: string;
  readonly verdict: ClaimVerdict;
  readonly evidence: string;
}

/** Evidence shorter than this proves nothing, unless the whole context is that short. */
const MIN_EVIDENCE_WORDS = 3;
/** Sentences of fewer words ("Yes, of course.") need not be in a quote. */
const MIN_SENTENCE_WORDS = 4;
/** More than this share of the sentences in no quote: the judge skipped the answer. */
const MAX_UNQUOTED = 0.25;
/** An answer without claims may have this many sentences ("I do not know."). */
const MAX_SILENT_SENTENCES = 2;
/** And this many words: a sentence can go on without end. */
const MAX_SILENT_WORDS = 40;
/** Short sentences (headings, thanks) that are in no quote may hold this many words, or a quarter; beyond, each counts. */
const MAX_COURTESY_WORDS = 12;
/** More sentences than this for each claim: the judge read some of them only to quote them. */
const MAX_SENTENCES_PER_CLAIM = 8;

/** Quotes that do not stand in the answer: the reply is not about this answer and has to be mended. */
export function strayQuotes(answer: string, claims: readonly RawClaim[]): string[] {
  const texts = [matchable(answer), matchable(spokenText(answer))];
  return claims.map((claim) => claim.quote).filter((quote) => !texts.some((text) => standsIn(quote, text)));
}

/**
 * Scores one answer by its claims: supported / claims. Code checks each quote and each piece of evidence; the judge's
 * word alone never makes a claim supported.
 * @param claims with every quote found in the answer (see {@link strayQuotes})
 */
export function scoreFaithfulness(answer: string, context: string, claims: readonly RawClaim[]): Judgement {
  const spoken = matchable(spokenText(answer));
  const source = matchable(context);
  const minWords = Math.max(1, Math.min(MIN_EVIDENCE_WORDS, differentWords([source.folded]).size));
  const checked = dedupe(claims).map((claim) => checkEvidence(claim, source, minWords));
  const judged = { claims: checked, reasoning: null, votes: [] };
  if (checked.length === 0) {
    const sentences = sentencesOf(spoken.text, 1).length;
    const words = wordsOf(spoken.text).length;
    if (sentences <= MAX_SILENT_SENTENCES && words <= MAX_SILENT_WORDS)
      return { ...judged, score: excluded('nothing claimed') };
    const length = sentences > MAX_SILENT_SENTENCES ? `${sentences} sentences` : `${words} words`;
    return { ...judged, score: unscored(`the judge found no claim in an answer of ${length}`) };
  }
  const unquoted = unquotedShare(spoken, claims);
  if (unquoted > MAX_UNQUOTED) {
    return {
      ...judged,
      score: unscored(`the judge skipped ${Math.round(unquoted * 100)}% of the answer's sentences`),
    };
  }
  const sentences = countSentences(spoken);
  if (sentences > checked.length * MAX_SENTENCES_PER_CLAIM) {
    const why = `the judge listed ${checked.length} claims for ${sentences} sentences`;
    return { ...judged, score: unscored(why) };
  }
  const supported = checked.filter((claim) => claim.verdict === 'supported').length;
  return { ...judged, score: scored(supported / checked.length) };
}

function checkEvidence(claim: RawClaim, context: Matchable, minWords: number): Claim {
  if (claim.verdict !== 'supported') return { ...claim, overruled: null };
  const spans = spansOf(claim.evidence);
  const missing = spans.find((span) => !isEvidence(span, context));
  const words = differentWords(spans.map((span) => matchable(span).folded)).size;
  const enough = words >= minWords || isWholeSentence(claim.evidence, context);
  if (spans.length > 0 && missing === undefined && enough) return { ...claim, overruled: null };
  const overruled =
    spans.length === 0
      ? 'no evidence was given'
      : missing !== undefined
        ? 'the evidence does not stand in the context'
        : `evidence of fewer than ${MIN_EVIDENCE_WORDS} different words`;
  return { ...claim, verdict: 'not_found', overruled };
}

/** Whole words only: letters of any word stand in every text, and "up to 1" stands in "up to 14 days". */
function isEvidence(span: string, context: Matchable): boolean {
  return findSpan(span, context).some((place) => isWhole(place, context));
}

/** A sentence or a line of the context is evidence however short it is, from two words on. */
function isWholeSentence(evidence: string, context: Matchable): boolean {
  const said = sameWords(evidence);
  const lines = context.text.split('\n').map(sameWords);
  const sentences = sentencesOf(context.text, 1).map((words) =>
    sameWords(words.map(({ start, end }) => context.text.slice(start, end)).join(' ')),
  );
  return wordsOf(evidence).length > 1 && [...lines, ...sentences].includes(said);
}

/** The same words again prove nothing more. */
function differentWords(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => wordsOf(text).map(({ start, end }) => text.slice(start, end))));
}

function standsIn(quote: string, text: Matchable): boolean {
  const spans = spansOf(quote);
  return spans.length > 0 && spans.every((span) => findSpan(span, text).length > 0);
}

/** The same claim twice is one claim; where the judge contradicts itself, it is not supported. */
function dedupe(claims: readonly RawClaim[]): RawClaim[] {
  const seen = new Map<string, RawClaim>();
  for (const claim of claims) {
    const key = [claim.quote, claim.claim].map(sameWords).join('\n');
    const first = seen.get(key);
    if (first === undefined || (first.verdict === 'supported' && claim.verdict !== 'supported'))
      seen.set(key, claim);
  }
  return [...seen.values()];
}

/** A text without punctuation, so that no mark makes it another. */
function sameWords(text: string): string {
  const { folded } = matchable(text);
  const words = wordsOf(folded).map(({ start, end }) => folded.slice(start, end));
  return words.length === 0 ? folded : words.join(' ');
}

function unquotedShare(spoken: Matchable, claims: readonly RawClaim[]): number {
  const quoted = new Uint8Array(spoken.text.length);
  for (const span of new Set(claims.flatMap((claim) => spansOf(claim.quote)))) {
    for (const place of placesOf(span, spoken)) quoted.fill(1, place.start, place.end);
  }
  const inQuote = (word: Range) => !quoted.subarray(word.start, word.end).includes(0);
  const isUnquoted = (words: Range[]) => words.filter(inQuote).length * 2 < words.length;
  const isShort = (words: Range[]) => words.length < MIN_SENTENCE_WORDS;
  // The number of a list's entry says nothing.
  const all = sentencesOf(spoken.text, 1).filter((words) =>
    words.some(({ start, end }) => !/^\d+$/.test(spoken.text.slice(start, end))),
  );
  const courtesies = all.filter((words) => isShort(words) && isUnquoted(words)).flat();
  const most = Math.max(MAX_COURTESY_WORDS, MAX_UNQUOTED * all.flat().length);
  const counted = courtesies.length > most ? all : all.filter((words) => !isShort(words));
  return counted.length === 0 ? 0 : counted.filter(isUnquoted).length / counted.length;
}

/** How many different sentences an answer has that are long enough to state something. */
function countSentences(spoken: Matchable): number {
  const texts = sentencesOf(spoken.text, MIN_SENTENCE_WORDS).map((words) =>
    words.map(({ start, end }) => spoken.folded.slice(start, end)).join(' '),
  );
  return new Set(texts).size;
}

/** Where a span stands in what the answer says; one quoted from raw JSON is looked for string by string. */
function placesOf(span: string, spoken: Matchable): Range[] {
  const direct = findSpan(span, spoken);
  return direct.length > 0 ? direct : jsonStrings(span).flatMap((text) => findSpan(text, spoken));
}
