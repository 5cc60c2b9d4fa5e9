import type { ChatMessage } from '../../ports/model.ts';
import type { Remark } from './finding.ts';

/** The variables that a message's text asks for: each version has its own template engine and partials. */
export type VariablesOf = (content: string, side: 'before' | 'after') => readonly string[];

/** A remark on the message at this position, from 0: of the earlier version where the variable is gone. */
export interface VariableRemark {
  readonly messageIndex: number;
  readonly remark: Remark;
}

/**
 * Variables that a prompt asks for and did not, or no longer does. They are its interface: whoever calls it has to
 * change too. The place of a variable within the prompt is another matter.
 */
export function variableRemarks(
  before: readonly ChatMessage[],
  after: readonly ChatMessage[],
  variablesOf: VariablesOf,
): VariableRemark[] {
  const from = placesOf(before, (content) => variablesOf(content, 'before'));
  const to = placesOf(after, (content) => variablesOf(content, 'after'));
  return [
    ...missingIn(from, to).map(([name, message]) => {
      const line = lineOf(after[message]?.content ?? '', name);
      const says = `adds the variable \`${name}\`: whoever fills in the prompt must provide it`;
      return remarkOn(message, { rule: 'variable-added', says, line: { before: null, after: line } });
    }),
    ...missingIn(to, from).map(([name, message]) => {
      const line = lineOf(before[message]?.content ?? '', name);
      const says = `used the variable \`${name}\`, and the prompt does not ask for it any more`;
      return remarkOn(message, { rule: 'variable-removed', says, line: { before: line, after: null } });
    }),
  ];
}

const remarkOn = (messageIndex: number, remark: Remark): VariableRemark => ({ messageIndex, remark });

/** The message in which each variable stands first. */
function placesOf(
  messages: readonly ChatMessage[],
  variablesOf: (content: string) => readonly string[],
): Map<string, number> {
  const places = new Map<string, number>();
  messages.forEach(({ content }, message) => {
    for (const name of variablesOf(content)) {
      if (!places.has(name)) places.set(name, message);
    }
  });
  return places;
}

/** So many variables are named: to look for the lines of more would take long. */
const MAX_NAMED = 50;

function missingIn(known: ReadonlyMap<string, number>, places: ReadonlyMap<string, number>) {
  return [...places].filter(([name]) => !known.has(name)).slice(0, MAX_NAMED);
}

/** The line on which a variable is first written within braces; else where its name stands, else 1. */
function lineOf(content: string, name: string): number {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const inBraces = new RegExp(`\\{[{%][^{}\\n]{0,200}?(?<![\\w.])${escaped}(?!\\w)`).exec(content);
  const at = inBraces?.index ?? content.indexOf(name);
  return content.slice(0, Math.max(0, at)).split(/\r\n|[\n\r]/).length;
}
