import type { ChatMessage } from '../../ports/model.ts';
import type { Remark } from './finding.ts';
import { messageRemarks, newMessageRemarks } from './message-changes.ts';
import { type MessagePair, pairMessages } from './messages.ts';
import { quote } from './quote.ts';
import { type VariablesOf, variableRemarks } from './variables.ts';

/** A remark and the positions (from 0) of the message that it is about, in either version. */
export interface PlacedRemark {
  readonly remark: Remark;
  readonly before: number | null;
  readonly after: number | null;
}

type Messages = readonly ChatMessage[];

/** Everything that differs in the messages of two versions. */
export function textRemarks(before: Messages, after: Messages, variablesOf: VariablesOf): PlacedRemark[] {
  const variables = variableRemarks(before, after, variablesOf).map(({ messageIndex, remark }) => {
    const isNew = remark.line.after !== null;
    return { remark, before: isNew ? null : messageIndex, after: isNew ? messageIndex : null };
  });
  const texts = pairMessages(before, after).flatMap((pair) => {
    const place = {
      before: pair.kind === 'added' ? null : pair.before,
      after: pair.kind === 'removed' ? null : pair.after,
    };
    return pairRemarks(pair, before, after).map((remark) => ({ remark, ...place }));
  });
  // A variable that is new or gone is told once.
  const moves = ({ remark }: PlacedRemark) => remark.rule === 'variable-moved';
  return [...variables, ...texts.filter((placed) => variables.length === 0 || !moves(placed))];
}

function pairRemarks(pair: MessagePair, before: Messages, after: Messages): Remark[] {
  if (pair.kind === 'removed') {
    const says = `held a whole message that is gone: ${shown(before, pair.before)}`;
    return [{ rule: 'message-removed', says, line: { before: 1, after: null } }];
  }
  const to = after[pair.after]?.content ?? '';
  if (pair.kind === 'added') {
    const says = `begins a new message: ${shown(after, pair.after)}`;
    return [
      { rule: 'message-added', says, line: { before: null, after: 1 } },
      ...newMessageRemarks(to, isExample(after, pair.after)),
    ];
  }
  const from = before[pair.before]?.content ?? '';
  const example = isExample(before, pair.before) || isExample(after, pair.after);
  return [...placeRemarks(pair, before, after), ...messageRemarks(from, to, example)];
}

function placeRemarks(
  pair: MessagePair & { kind: 'kept' | 'moved' | 'role-changed' },
  before: Messages,
  after: Messages,
): Remark[] {
  const line = { before: 1, after: 1 };
  if (pair.kind === 'kept') return [];
  if (pair.kind === 'moved') {
    return [{ rule: 'message-moved', says: `moves a whole message: ${shown(after, pair.after)}`, line }];
  }
  const roles = [before[pair.before]?.role, after[pair.after]?.role];
  return [{ rule: 'role-changed', says: `changes its role from ${roles[0]} to ${roles[1]}`, line }];
}

/** An answer that the model is shown, or the question that it follows. */
function isExample(messages: Messages, index: number): boolean {
  return (
    messages[index]?.role === 'assistant' ||
    (messages[index]?.role === 'user' && messages[index + 1]?.role === 'assistant')
  );
}

function shown(messages: Messages, index: number): string {
  const message = messages[index];
  return `${message?.role ?? ''} ${quote(message?.content ?? '')}`;
}
