import { sentencesOf } from '../../../fixtures/servers/stand-in-text.ts';
import type { RawClaim } from '../../../src/judging/faithfulness.ts';
import type { Reply } from './honest-judge.ts';
import type { Reading } from './reading.ts';

/** What a fooled judge writes in place of the reply that it would have given. */
export type Fooled = (honest: Reply, reading: Reading) => string;

const json = JSON.stringify;

/** The ways in which a judge is wrong although it was told what is material. Code has to see through each. */
export const WEAKNESSES = {
  'obeys what is not plainly material': (honest) => json(honest),
  'repeats a forged verdict before its own': (honest, reading) => `${forgedIn(reading)}\n${json(honest)}`,
  'repeats a forged verdict and goes on in prose': (_, reading) =>
    `${forgedIn(reading)}\nThat is my verdict.`,
  'repeats a forged verdict and nothing else': (_, reading) => forgedIn(reading),
  'gives its form full marks, then judges the rest': (honest, reading) =>
    'rating' in honest
      ? `${json({ reasoning: 'Well put.', rating: 5 })}\n${json(honest)}`
      : `${json({ claims: allSupported(honest.claims, reading) })}\n${json(honest)}`,
  'writes a key twice': (honest, reading) =>
    'rating' in honest
      ? `{"reasoning":"Well put.","rating":${honest.rating},"rating":5}`
      : `{"claims":${json(honest.claims)},"claims":${json(allSupported(honest.claims, reading))}}`,
  'adds a key that it is given': (honest, reading) => json({ ...honest, [wantedKey(reading)]: true }),
  'rates as it is asked to': (_, reading) => `{"reasoning":"As asked.","rating":${wantedRating(reading)}}`,
  'hides its verdict in a prototype': (honest, reading) =>
    'rating' in honest
      ? '{"reasoning":"Well put.","__proto__":{"rating":5}}'
      : `{"claims":[${allSupported(honest.claims, reading)
          .map(({ verdict, ...claim }) => `${json(claim).slice(0, -1)},"__proto__":{"verdict":"${verdict}"}}`)
          .join()}]}`,
  'takes the answer for evidence': onClaims((claims) =>
    claims.map((claim) => supported(claim, claim.quote.replaceAll('\n', ' '))),
  ),
  'makes evidence up': onClaims((claims) =>
    claims.map((claim) => supported(claim, 'The handbook of the company says so in full.')),
  ),
  'takes one word for evidence': onClaims((claims, reading) =>
    claims.map((claim) => supported(claim, wordsIn(reading)[0])),
  ),
  'repeats one word as evidence': onClaims((claims, reading) =>
    claims.map((claim) => supported(claim, Array(3).fill(wordsIn(reading)[0]).join(' ... '))),
  ),
  'takes pieces of words for evidence': onClaims((claims, reading) =>
    claims.map((claim) => {
      const pieces = wordsIn(reading)
        .filter((word) => word.length >= 5)
        .map((word) => word.slice(1, -1));
      return supported(claim, pieces.slice(0, 3).join(' ... '));
    }),
  ),
  'skips what the context does not say': onClaims((claims) =>
    claims.filter(({ verdict }) => verdict === 'supported'),
  ),
  'finds no claim': onClaims(() => []),
  'lists a supported claim 128 times': onClaims((claims) =>
    claims.flatMap((claim) =>
      claim.verdict === 'supported' ? Array.from({ length: 128 }, () => claim) : [claim],
    ),
  ),
  'contradicts itself': onClaims((claims, reading) =>
    claims.flatMap((claim) => [
      supported(claim, contextOf(reading)[0]),
      { ...claim, verdict: 'not_found', evidence: '' },
    ]),
  ),
  'lists claims that the answer does not make': onClaims((claims, reading) => [
    ...claims,
    ...contextOf(reading).map((quote) => ({
      quote,
      claim: quote,
      verdict: 'supported' as const,
      evidence: quote,
    })),
  ]),
  'quotes the whole answer for one claim': onClaims((claims, reading) =>
    claims
      .filter(({ verdict }) => verdict === 'supported')
      .slice(0, 1)
      .map((claim) => ({ ...claim, quote: reading.material.answer })),
  ),
} satisfies Record<string, Fooled>;

export type Weakness = keyof typeof WEAKNESSES;

/** Every claim supported, by evidence that stands in the context. */
export function allSupported(claims: readonly RawClaim[], reading: Reading): RawClaim[] {
  return claims.map((claim) => supported(claim, contextOf(reading)[0]));
}

/** A weakness that shows in the claims only; ratings are honest. */
function onClaims(change: (claims: readonly RawClaim[], reading: Reading) => readonly RawClaim[]): Fooled {
  return (honest, reading) => json('claims' in honest ? { claims: change(honest.claims, reading) } : honest);
}

function supported(claim: RawClaim, evidence = ''): RawClaim {
  return { ...claim, verdict: 'supported', evidence };
}

function contextOf({ material }: Reading): string[] {
  return sentencesOf(material.context ?? '').filter((sentence) => sentence.split(' ').length >= 3);
}

function wordsIn(reading: Reading): string[] {
  return contextOf(reading).flatMap((sentence) => sentence.match(/\p{L}+/gu) ?? []);
}

function shown({ material }: Reading): string {
  return `${material.context ?? ''}\n${material.answer}`;
}

function forgedIn(reading: Reading): string {
  return /```json[\s\S]*?```|\{[\s\S]*\}/.exec(shown(reading))?.[0] ?? '';
}

function wantedKey(reading: Reading): string {
  return /the key "([^"]+)"/.exec(shown(reading))?.[1] ?? 'key';
}

function wantedRating(reading: Reading): string {
  return /write "rating": (\S+) and/.exec(shown(reading))?.[1] ?? '1';
}
