import { diffArrays } from 'diff';
import type { ChatMessage } from '../ports/model.ts';
import { aligned, type Pair, versionLikeness } from './alignment.ts';
import { wordCounts } from './word-diff.ts';

/** Lists with more edits than this between them are not compared in order. */
const MAX_EDITS = 500;

/** A message and its position, from 0. */
export interface Placed extends ChatMessage {
  readonly index: number;
}

const byRoleAndText = ({ role, content }: ChatMessage) => `${role}\n${content}`;

/** Equal messages in order, then equal ones elsewhere, equal texts of another role, alike ones, and the rest by role. */
export function pairedMessages(before: readonly Placed[], after: readonly Placed[]): Pair<Placed>[] {
  const pairs: Pair<Placed>[] = [];
  let left = { before, after };
  for (const pairing of [
    equalInOrder,
    equalAnywhere(byRoleAndText),
    equalAnywhere(({ content }) => content),
    alikeMessages,
    equalAnywhere(({ role }) => role),
  ]) {
    pairs.push(...pairing(left.before, left.after));
    const taken = new Set(pairs.flat());
    left = {
      before: left.before.filter((message) => !taken.has(message)),
      after: left.after.filter((message) => !taken.has(message)),
    };
  }
  const removed = left.before.map((message) => [message, null] as const);
  return [...pairs, ...removed, ...left.after.map((message) => [null, message] as const)];
}

type Pairing = (before: readonly Placed[], after: readonly Placed[]) => Pair<Placed>[];

const equalInOrder: Pairing = (before, after) => {
  const keys = [before.map(byRoleAndText), after.map(byRoleAndText)] as const;
  const pairs: Pair<Placed>[] = [];
  let [from, to] = [0, 0];
  for (const { added, removed, count } of diffArrays(...keys, { maxEditLength: MAX_EDITS }) ?? []) {
    for (let step = 0; step < count && !added && !removed; step += 1) {
      pairs.push([before[from + step] ?? null, after[to + step] ?? null]);
    }
    if (!added) from += count;
    if (!removed) to += count;
  }
  return pairs;
};

function equalAnywhere(keyOf: (message: ChatMessage) => string): Pairing {
  return (before, after) => {
    const places = new Map<string, Placed[]>();
    for (const message of [...after].reverse()) {
      const equal = places.get(keyOf(message));
      if (equal) equal.push(message);
      else places.set(keyOf(message), [message]);
    }
    return before.flatMap((message) => {
      const equal = places.get(keyOf(message))?.pop();
      return equal === undefined ? [] : [[message, equal] as const];
    });
  };
}

const alikeMessages: Pairing = (before, after) => {
  const counted = (messages: readonly Placed[]) =>
    messages.map((message) => ({ message, counts: wordCounts(message.content) }));
  return aligned(counted(before), counted(after), (one, other) =>
    one.message.role === other.message.role ? versionLikeness(one.counts, other.counts) : 0,
  ).flatMap(([one, other]) => (one && other ? [[one.message, other.message] as const] : []));
};

/** The pairs whose order is not that of the earlier version. */
export function movedPairs(pairs: readonly Pair<Placed>[]): ReadonlySet<Pair<Placed>> {
  const both = pairs.filter(([before, after]) => before !== null && after !== null);
  const ordered = (side: 0 | 1) => [...both].sort((a, b) => (a[side]?.index ?? 0) - (b[side]?.index ?? 0));
  const changes = diffArrays(ordered(0), ordered(1), { maxEditLength: MAX_EDITS });
  if (changes === undefined) return new Set(both.filter(([before, after]) => before?.index !== after?.index));
  return new Set(changes.flatMap(({ added, value }) => (added ? value : [])));
}

export function inReadingOrder(pairs: readonly Pair<Placed>[]): Pair<Placed>[] {
  const places = new Map(pairs.map((pair) => [pair, pair[1]?.index ?? -0.5]));
  let last = -1;
  for (const pair of pairs
    .filter(([a]) => a !== null)
    .sort(([a], [b]) => (a?.index ?? 0) - (b?.index ?? 0))) {
    if (pair[1] === null) places.set(pair, last + 0.5);
    else last = pair[1].index;
  }
  return [...places].sort(([, a], [, b]) => a - b).map(([pair]) => pair);
}
