import type { ChatMessage } from '../ports/model.ts';

/** Line of the file for a line of a message's text; both from 1. */
export type FileLine = (messageIndex: number, line: number) => number;

/**
 * Finds messages in the file that they come from, by their lines: formats indent, fold and quote them. A line that is
 * not found is counted within its message.
 */
export function fileLines(file: string | null, messages: readonly ChatMessage[]): FileLine {
  const lines = (file ?? '').split(/\r\n|[\n\r]/).map((line) => line.trim());
  let from = 0;
  const starts = messages.map(({ content }) => {
    const own = content.split(/\r\n|[\n\r]/).map((line) => line.trim());
    const first = own.findIndex((line) => line !== '');
    const at = first === -1 ? -1 : findLines(lines, own.slice(first), from);
    if (at === -1) return null;
    from = at + 1;
    return at - first;
  });
  return (index, line) => {
    const start = starts[index];
    return start === null || start === undefined ? line : start + line;
  };
}

/** Where the first line stands, followed by the second. */
function findLines(lines: readonly string[], wanted: readonly string[], from: number): number {
  const [first = '', second] = wanted;
  for (let at = lines.indexOf(first, from); at !== -1; at = lines.indexOf(first, at + 1)) {
    if (second === undefined || second === '' || lines[at + 1] === second) return at;
  }
  return -1;
}
