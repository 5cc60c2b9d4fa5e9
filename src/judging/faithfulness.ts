import {
  findSpan,
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
  const checked = dedupe(claims).map((claim) => checkEvidence(claim, matchable(context)));
  const judged = { claims: checked, reasoning: null };
  if (checked.length === 0) {
    const sentences = sentencesOf(spoken.text, 1).length;
    return sentences <= MAX_SILENT_SENTENCES
      ? { ...judged, score: excluded('nothing claimed') }
      : { ...judged, score: unscored(`the judge found no claim in an answer of ${sentences} sentences`) };
  }
  const unquoted = unquotedShare(spoken, [answer, spoken.text].map(matchable), claims);
  if (unquoted > MAX_UNQUOTED) {
    return {
      ...judged,
      score: unscored(`the judge skipped ${Math.round(unquoted * 100)}% of the answer's sentences`),
    };
  }
  const supported = checked.filter((claim) => claim.verdict === 'supported').length;
  return { ...judged, score: scored(supported / checked.length) };
}

function checkEvidence(claim: RawClaim, context: Matchable): Claim {
  if (claim.verdict !== 'supported') return { ...claim, overruled: null };
  const spans = spansOf(claim.evidence);
  const missing = spans.find((span) => findSpan(span, context).length === 0);
  const words = spans.reduce((sum, span) => sum + wordsOf(matchable(span).text).length, 0);
  const enough = words >= Math.min(MIN_EVIDENCE_WORDS, wordsOf(context.text).length);
  if (spans.length > 0 && missing === undefined && enough) return { ...claim, overruled: null };
  const overruled =
    spans.length === 0
      ? 'no evidence was given'
      : missing !== undefined
        ? 'the evidence does not stand in the context'
        : `evidence of fewer than ${MIN_EVIDENCE_WORDS} words`;
  return { ...claim, verdict: 'not_found', overruled };
}

function standsIn(quote: string, text: Matchable): boolean {
  const spans = spansOf(quote);
  return spans.length > 0 && spans.every((span) => findSpan(span, text).length > 0);
}

/** The same claim twice is one claim. */
function dedupe(claims: readonly RawClaim[]): RawClaim[] {
  const seen = new Map(
    claims.map((claim) => [`${matchable(claim.quote).folded}\n${matchable(claim.claim).folded}`, claim]),
  );
  return [...seen.values()];
}

function unquotedShare(spoken: Matchable, texts: readonly Matchable[], claims: readonly RawClaim[]): number {
  const sentences = sentencesOf(spoken.text, MIN_SENTENCE_WORDS);
  if (sentences.length === 0) return 0;
  const places = claims.flatMap((claim) =>
    spansOf(claim.quote).flatMap((span) => placesOf(span, spoken, texts)),
  );
  const inQuote = (word: Range) => places.some((place) => place.start <= word.start && word.end <= place.end);
  const unquoted = sentences.filter((words) => words.filter(inQuote).length * 2 < words.length);
  return unquoted.length / sentences.length;
}

/** A span quoted from the raw JSON of an answer is looked for in what the answer says, without the escapes. */
function placesOf(span: string, spoken: Matchable, texts: readonly Matchable[]): Range[] {
  const direct = findSpan(span, spoken);
  if (direct.length > 0 || !texts.some((text) => findSpan(span, text).length > 0)) return direct;
  return findSpan(
    span
      .replace(/\\n/g, '\n')
      .replace(/\\(.)/g, '$1')
      .replace(/^["{[]+|["}\]]+$/g, ''),
    spoken,
  );
}
