/**
 * Edit distance of two words: insertions, deletions, substitutions and swaps of neighbours each cost 1
 * (optimal string alignment, Damerau 1964).
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The known word that `word` was probably meant to be, or null where none is near (a third of its length at most). */
export function nearest(word: string, known: readonly string[]): string | null {
  return closest(word, known, (candidate) => Math.max(2, Math.floor(candidate.length / 3)));
}

/**
 * The known word of which `word` is a slip of the pen, where other words are welcome too: nearer than `nearest`, so
 * that `date` is not taken for `name`.
 */
export function slipOf(word: string, known: readonly string[]): string | null {
  return closest(word, known, (candidate) => Math.max(1, Math.floor(candidate.length / 5)));
}

function closest(
  word: string,
  known: readonly string[],
  within: (candidate: string) => number,
): string | null {
  const short = word.slice(0, 64);
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(short.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= within(best.candidate) ? best.candidate : null;
}
