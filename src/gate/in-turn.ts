/**
 * Does a piece of work for each place from `from` up to `to`, in this order, so many at once: nothing is begun, and
 * takes memory, long before its turn.
 */
export async function inTurn(
  from: number,
  to: number,
  atOnce: number,
  work: (place: number) => Promise<void>,
): Promise<void> {
  let next = from;
  const worker = async () => {
    while (next < to) {
      const place = next;
      next += 1;
      await work(place);
    }
  };
  const workers = Math.min(Math.max(1, atOnce), to - from);
  await Promise.all(
    Array.from({ length: Math.max(0, workers) }, () =>
      worker().catch((error: unknown) => {
        // What fails here ends the run: the others need not go on.
        next = to;
        throw error;
      }),
    ),
  );
}
