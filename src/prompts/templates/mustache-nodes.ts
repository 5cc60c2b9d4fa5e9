import { MAX_NESTING, MAX_SOURCE } from './allowance.ts';
import { MustacheFault, type Piece, readPieces, type Text } from './mustache-tags.ts';
import type { UnitResult } from './partials.ts';

/** One node of a Mustache template. */
export type Node =
  | Text
  | { readonly kind: 'line' }
  | { readonly kind: 'value'; readonly name: string }
  | {
      readonly kind: 'section';
      readonly name: string;
      /** `{{^name}}`: rendered where the value is absent, false or empty. */
      readonly inverted: boolean;
      readonly body: readonly Node[];
    }
  /** `indent`: white space before it where it stands alone on its line, else null. */
  | { readonly kind: 'partial'; readonly name: string; readonly indent: string | null };

/** A section whose end is still to come. */
interface Open {
  readonly tag: Extract<Piece, { readonly kind: 'tag' }>;
  readonly body: Node[];
}

/** Reads one source as nodes, with the partials that it names; or the first thing that is wrong with it. */
export function readNodes(source: string): UnitResult<Node> {
  try {
    if (source.length > MAX_SOURCE) {
      throw new MustacheFault(
        1,
        `has ${source.length} characters; expected at most ${MAX_SOURCE} in a template`,
      );
    }
    return nest(readPieces(source));
  } catch (error) {
    if (error instanceof MustacheFault) return { kind: 'faulty', line: error.line, message: error.message };
    throw error;
  }
}

/** Puts pieces into the sections around them. */
function nest(pieces: readonly Piece[]): UnitResult<Node> {
  const nodes: Node[] = [];
  const partials: { readonly name: string; readonly line: number }[] = [];
  const sections: Open[] = [];
  for (const piece of pieces) {
    const around = sections.at(-1)?.body ?? nodes;
    if (piece.kind !== 'tag') around.push(piece);
    else if (piece.sign === '') around.push({ kind: 'value', name: piece.name });
    else if (piece.sign === '>') {
      partials.push({ name: piece.name, line: piece.line });
      around.push({ kind: 'partial', name: piece.name, indent: piece.indent });
    } else if (piece.sign === '/') {
      const { tag, body } = closed(sections.pop(), piece);
      const section = { kind: 'section', name: tag.name, inverted: tag.sign === '^', body } as const;
      (sections.at(-1)?.body ?? nodes).push(section);
    } else {
      if (sections.length === MAX_NESTING) {
        throw new MustacheFault(piece.line, `is nested deeper than ${MAX_NESTING} levels`);
      }
      sections.push({ tag: piece, body: [] });
    }
  }
  const unclosed = sections.at(-1)?.tag;
  if (unclosed) {
    throw new MustacheFault(unclosed.line, `\`{{${unclosed.sign}${clip(unclosed.name)}}}\` is never closed`);
  }
  return { kind: 'read', nodes, partials };
}

function closed(open: Open | undefined, end: Open['tag']): Open {
  if (open?.tag.name === end.name) return open;
  const expected = open ? `; expected \`{{/${clip(open.tag.name)}}}\`` : ' that no section opened';
  throw new MustacheFault(end.line, `found \`{{/${clip(end.name)}}}\`${expected}`);
}

function clip(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}
