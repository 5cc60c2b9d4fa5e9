import type { Readable, Writable } from 'node:stream';

/** A stream that text is written to. */
export interface Screen extends Writable {
  /** Whether a person looks at it. */
  readonly isTTY?: boolean;
  /** Characters a line; absent where nobody looks. */
  readonly columns?: number;
}

/** Keys that a person presses, or a pipe. */
export interface Keyboard extends Readable {
  readonly isTTY?: boolean;
  /** Hands on single keys instead of lines. */
  setRawMode?(raw: boolean): unknown;
  /** Lets the program end although nobody has closed it. */
  unref?(): unknown;
}

/** Where a command runs, and whom it talks to. */
export interface Terminal {
  /** The working directory, absolute. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: Keyboard;
  /** What was asked for. */
  readonly output: Screen;
  /** Progress, hints and errors. */
  readonly errors: Screen;
}
