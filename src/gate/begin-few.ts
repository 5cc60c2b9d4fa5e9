/**
 * Works on so many entries at once, and begins the next one when one is done: what has not begun costs nothing, however
 * many there are. The results are in the order of the entries; the first error ends it, and no other entry is begun.
 */
export async function beginFew<T, R>(
  entries: readonly T[],
  atOnce: number,
  work: (entry: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(entries.length);
  const rest = entries.entries();
  const workOff = async (): Promise<void> => {
    for (const [index, entry] of rest) {
      try {
        results[index] = await work(entry, index);
      } catch (error) {
        // An iterator that has come to its end ends all who share it.
        while (rest.next().done !== true);
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, entries.length) }, workOff));
  return results;
}
