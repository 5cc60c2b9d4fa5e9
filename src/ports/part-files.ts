/** The files by which the parts of a sharded run hand over what they measured. */
export interface PartFiles {
  /** Begins a file; it is there under its name once it is closed, whole or not at all. */
  create(name: string): PartWriter;
  /** The lines of a file, each without its end; null: there is no such file. */
  lines(name: string): Iterable<string> | null;
}

export interface PartWriter {
  line(text: string): void;
  /** @returns where the file lies */
  close(): string;
  /** Nothing stays behind. */
  discard(): void;
}
