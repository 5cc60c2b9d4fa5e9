import type { Hash } from '../../ports/system.ts';
import { type Answer, contentOf } from './read-answers.ts';

/** From these scores on the judge calls an answer good; see `sayingOf`. */
const GOOD = { faithfulness: 1, relevance: 0.8 };
const TOLERANCE = 1e-9;

/**
 * Mixes answers, so that a person who stops early has seen good and bad ones of both sides: in every round one of each
 * kind that is left, and within a round in an order that tells nothing. The same answers always come in the same order.
 */
export function mixed(answers: readonly Answer[], hash: Hash): readonly Answer[] {
  const kinds = new Map<string, { readonly answer: Answer; readonly place: string }[]>();
  for (const answer of answers) {
    const place = hash(contentOf(answer));
    const kind = kindOf(answer);
    const queue = kinds.get(kind) ?? [];
    queue.push({ answer, place });
    kinds.set(kind, queue);
  }
  const byPlace = (a: { readonly place: string }, b: { readonly place: string }) =>
    a.place < b.place ? -1 : 1;
  const queues = [...kinds.values()].map((some) => some.sort(byPlace));
  const longest = Math.max(0, ...queues.map((queue) => queue.length));
  return Array.from({ length: longest }, (_, round) =>
    queues.flatMap((queue) => queue[round] ?? []).sort(byPlace),
  ).flatMap((round) => round.map(({ answer }) => answer));
}

/** Side and what the judge thought of it, metric by metric. */
function kindOf({ side, scores }: Answer): string {
  const { faithfulness, relevance } = scores;
  return [side, opinion(faithfulness, GOOD.faithfulness), opinion(relevance, GOOD.relevance)].join(' ');
}

function opinion(score: number | null, good: number): string {
  if (score === null) return 'none';
  return score < good - TOLERANCE ? 'bad' : 'good';
}
