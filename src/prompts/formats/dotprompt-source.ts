/** A `.prompt` file, cut in two. */
export interface DotpromptSource {
  /** Null: the file has no front matter, and is a template as it stands. */
  readonly header: string | null;
  /** Line of the file on which the header begins, from 1. */
  readonly headerLine: number;
  /** The template: trimmed below front matter, as dotprompt does. */
  readonly body: string;
  readonly bodyLine: number;
}

const FENCE = /^---[ \t]*$/;

/**
 * Cuts a `.prompt` file at its front matter; null where that never ends. Blank lines and lines that begin with `#` may
 * stand before it: a licence.
 */
export function cutDotprompt(text: string): DotpromptSource | null {
  const lines = text.split(/\r\n|\r|\n/);
  const first = lines.findIndex((line) => !/^(?:#.*|[ \t]*)$/.test(line));
  const opening = first !== -1 && FENCE.test(lines[first] ?? '') ? first : -1;
  if (opening === -1) return { header: null, headerLine: 1, body: text, bodyLine: 1 };
  const closing = lines.findIndex((line, at) => at > opening && FENCE.test(line));
  if (closing === -1) return null;
  const below = text.slice(offsetOfLine(text, closing + 1));
  const body = below.trim();
  const skipped = below.slice(0, below.length - below.trimStart().length);
  return {
    header: lines.slice(opening + 1, closing).join('\n'),
    headerLine: opening + 2,
    body,
    bodyLine: closing + 2 + (skipped.match(/\r\n|\r|\n/g)?.length ?? 0),
  };
}

/** Offset at which a line begins, counted from 0. */
function offsetOfLine(text: string, line: number): number {
  const breaks = text.matchAll(/\r\n|\r|\n/g);
  let passed = 0;
  for (const match of breaks) {
    passed += 1;
    if (passed === line) return match.index + match[0].length;
  }
  return text.length;
}

/** Name and variant as the file's own name holds them: `greet.formal.prompt`. */
export function nameAndVariant(path: string): { readonly name: string; readonly variant: string | null } {
  const file = path.slice(path.lastIndexOf('/') + 1).replace(/(?<=.)\.prompt$/i, '');
  const dot = file.indexOf('.');
  return dot > 0 && dot < file.length - 1
    ? { name: file.slice(0, dot), variant: file.slice(dot + 1) }
    : { name: file, variant: null };
}
