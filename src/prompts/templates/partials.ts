import { MAX_SOURCE } from './allowance.ts';

/** A source that was read, with the partials that it names. */
export interface Unit<Node> {
  readonly nodes: readonly Node[];
  readonly partials: readonly { readonly name: string; readonly line: number }[];
}

/** Something wrong in one source; `line` counts from 1 within it. */
export interface SourceFault {
  readonly kind: 'faulty';
  readonly line: number;
  readonly message: string;
}

export type UnitResult<Node> = ({ readonly kind: 'read' } & Unit<Node>) | SourceFault;

/** A template and every partial that it reaches. */
export type Linked<Node> =
  | {
      readonly kind: 'linked';
      readonly nodes: readonly Node[];
      readonly partials: ReadonlyMap<string, readonly Node[]>;
    }
  | SourceFault;

/**
 * Links sources with the partials that they reach. Each partial is read once, however many sources name it.
 * @param sources the partials by name
 * @param read reads one source
 * @param missing what is said of a partial that has no source
 */
export function linker<Node>(
  sources: ReadonlyMap<string, string>,
  read: (source: string) => UnitResult<Node>,
  missing = 'is not known',
): (source: string) => Linked<Node> {
  const known = new Map<string, UnitResult<Node>>();
  const readPartial = (name: string, source: string): UnitResult<Node> => {
    const unit = known.get(name) ?? read(source);
    known.set(name, unit);
    return unit;
  };
  return (source) => {
    if (source.length > MAX_SOURCE) return tooLong(source.length);
    const main = read(source);
    if (main.kind === 'faulty') return main;
    let chars = source.length;
    const partials = new Map<string, readonly Node[]>();
    /** Partials still to be read, each with the line of the source that leads to it. */
    const waiting = [...main.partials];
    for (const { name, line } of waiting) {
      if (partials.has(name)) continue;
      const text = sources.get(name);
      if (text === undefined) return { kind: 'faulty', line, message: `the partial \`${name}\` ${missing}` };
      chars += text.length;
      if (chars > MAX_SOURCE) return tooLong(chars);
      const unit = readPartial(name, text);
      if (unit.kind === 'faulty') {
        return {
          kind: 'faulty',
          line,
          message: `in the partial \`${name}\`, line ${unit.line}: ${unit.message}`,
        };
      }
      partials.set(name, unit.nodes);
      for (const inner of unit.partials) waiting.push({ name: inner.name, line });
    }
    return { kind: 'linked', nodes: main.nodes, partials };
  };
}

function tooLong(chars: number): SourceFault {
  const message = `has ${chars} characters with its partials; expected at most ${MAX_SOURCE} in a template`;
  return { kind: 'faulty', line: 1, message };
}
