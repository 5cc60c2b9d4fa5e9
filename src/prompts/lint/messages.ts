import { diffArrays } from 'diff';
import type { ChatMessage } from '../../ports/model.ts';
import { areAlike, type Bag, bagOf } from './pair.ts';
import { fold } from './sentences.ts';

/** What became of a message. Positions count from 0. */
export type MessagePair =
  | { readonly kind: 'kept' | 'role-changed' | 'moved'; readonly before: number; readonly after: number }
  | { readonly kind: 'removed'; readonly before: number }
  | { readonly kind: 'added'; readonly after: number };

/** Prompts with more differing messages than this are paired in order. */
const MAX_EDITS = 200;
/** A message without a partner is compared with so many others. */
const MAX_TRIES = 20;

/** Pairs the messages of two versions: the same ones first, then those of one role, then those of similar text. */
export function pairMessages(before: readonly ChatMessage[], after: readonly ChatMessage[]): MessagePair[] {
  const keyOf = ({ role, content }: ChatMessage) => `${role}\n${fold(content)}`;
  const [keysBefore, keysAfter] = [before.map(keyOf), after.map(keyOf)];
  const pairs: MessagePair[] = [];
  const [restBefore, restAfter]: [number[], number[]] = [[], []];
  for (const gap of gapsBetween(keysBefore, keysAfter, pairs)) {
    const roles = (messages: readonly ChatMessage[], at: readonly number[]) =>
      at.map((index) => messages[index]?.role ?? '');
    const inner: MessagePair[] = [];
    const left = gapsBetween(roles(before, gap.before), roles(after, gap.after), inner);
    for (const pair of inner) {
      if (pair.kind === 'removed' || pair.kind === 'added') continue;
      pairs.push({ ...pair, before: gap.before[pair.before] ?? 0, after: gap.after[pair.after] ?? 0 });
    }
    for (const { before: gone, after: come } of left) {
      restBefore.push(...gone.map((at) => gap.before[at] ?? 0));
      restAfter.push(...come.map((at) => gap.after[at] ?? 0));
    }
  }
  return [...pairs, ...pairRest(before, after, restBefore, restAfter)];
}

interface IndexGap {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Adds a pair for each key that both lists hold in the same order; returns the positions between them. */
function gapsBetween(before: readonly string[], after: readonly string[], pairs: MessagePair[]): IndexGap[] {
  const steps = diffArrays([...before], [...after], { maxEditLength: MAX_EDITS });
  const all = (list: readonly string[]) => list.map((_, at) => at);
  if (steps === undefined) return [{ before: all(before), after: all(after) }];
  const gaps: { before: number[]; after: number[] }[] = [{ before: [], after: [] }];
  let [a, b] = [0, 0];
  for (const { count, added, removed } of steps) {
    for (let step = 0; step < count; step += 1) {
      if (added) gaps.at(-1)?.after.push(b + step);
      else if (removed) gaps.at(-1)?.before.push(a + step);
      else pairs.push({ kind: 'kept', before: a + step, after: b + step });
    }
    if (!added && !removed) gaps.push({ before: [], after: [] });
    if (!added) a += count;
    if (!removed) b += count;
  }
  return gaps.filter((gap) => gap.before.length + gap.after.length > 0);
}

/** Of the messages without a partner of their role: the same text elsewhere was moved, similar text changed its role. */
function pairRest(
  before: readonly ChatMessage[],
  after: readonly ChatMessage[],
  gone: readonly number[],
  come: readonly number[],
): MessagePair[] {
  const open = new Map(come.map((at) => [at, bagOf(after[at]?.content ?? '')]));
  const pairs = gone.map((from): MessagePair => {
    const to = firstAlike(bagOf(before[from]?.content ?? ''), open);
    if (to === null) return { kind: 'removed', before: from };
    open.delete(to);
    const kind = before[from]?.role === after[to]?.role ? 'moved' : 'role-changed';
    return { kind, before: from, after: to };
  });
  return [...pairs, ...[...open.keys()].map((at): MessagePair => ({ kind: 'added', after: at }))];
}

function firstAlike(bag: Bag, others: ReadonlyMap<number, Bag>): number | null {
  let tries = 0;
  for (const [at, other] of others) {
    if (areAlike(bag, other)) return at;
    tries += 1;
    if (tries === MAX_TRIES) break;
  }
  return null;
}
