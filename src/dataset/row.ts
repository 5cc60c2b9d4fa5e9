/** A row of more values could only be built to burn time and memory. */
export const MAX_VALUES = 10_000;

/** One row as it was written, before its schema has seen it. */
export interface Row {
  /** Where it stands: line of the file, or index in the list that the file holds. */
  readonly at: number;
  readonly value: unknown;
  /** What of it could not be read at all. */
  readonly broken: readonly BrokenPart[];
}

export interface BrokenPart {
  /** The field that is broken; null: the whole row, so that its value says nothing. */
  readonly field: string | null;
  readonly message: string;
}

/** A format that is read line by line: rows come while the file does. */
export interface LineFormat {
  /** The row that this line completes; null: it completes none. */
  read(line: Line): Row | null;
  /** The row that the end of the file leaves unfinished. */
  end(): Row | null;
}

/** A line of a file, without its line feed. */
export interface Line {
  /** From 1, as editors count. */
  readonly number: number;
  readonly text: string;
}

/** A row that cannot be read. */
export function brokenRow(at: number, message: string): Row {
  return { at, value: null, broken: [{ field: null, message }] };
}
