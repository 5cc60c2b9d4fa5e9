/** Holds what memory has no room for, for as long as a run takes. Whoever keeps a handle can read it again. */
export interface TextStore {
  /**
   * Adds a value as JSON holds it.
   * @returns its handle
   * @throws GateError `unmeasured.disk` where there is no room for it
   */
  append(value: unknown): number;
  /** The value of a handle that this store gave. */
  read(handle: number): unknown;
  /** Nothing stays behind. */
  close(): void;
}

/** A store in memory, for what is known to be small. */
export function memoryStore(): TextStore {
  const texts: string[] = [];
  return {
    append: (value) => texts.push(JSON.stringify(value)) - 1,
    read: (handle) => JSON.parse(texts[handle] ?? 'null') as unknown,
    close() {
      texts.length = 0;
    },
  };
}
