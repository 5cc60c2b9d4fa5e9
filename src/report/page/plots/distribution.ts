import { el, type Markup } from '../markup.ts';

/** Tenths from 0 to 1: where an answer is faithful in all its claims, and the five ratings, each have a bar of their own. */
const BINS = 11;
const [WIDTH, HEIGHT] = [440, 110];
const SLOT = WIDTH / BINS;

/** How often each tenth was scored. */
export function bins(scores: readonly number[]): readonly number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const score of scores) {
    const bin = Math.max(0, Math.min(BINS - 1, Math.round(score * (BINS - 1))));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/**
 * The scores of both sides, a pair of bars for each tenth: the baseline hollow, the candidate filled.
 * @param baseline null: it did not run
 * @param floor 0 to 1, as a broken line
 */
export function distributionPlot(
  baseline: readonly number[] | null,
  candidate: readonly number[],
  floor: number,
  about: string,
): Markup {
  const sides = [...(baseline === null ? [] : [bins(baseline)]), bins(candidate)];
  const most = Math.max(1, ...sides.flat());
  const wide = (SLOT * 0.76) / sides.length;
  const bars = sides.map((counts, side) => {
    const shape = counts
      .map((times, bin) => {
        if (times === 0) return '';
        const tall = Math.max(2, (times / most) * (HEIGHT - 8));
        const x = bin * SLOT + SLOT * 0.12 + side * wide;
        return `M${round(x + 1)} ${HEIGHT}v${round(-tall)}h${round(wide - 2)}V${HEIGHT}z`;
      })
      .join('');
    return el('path', { class: side === sides.length - 1 ? 'candidate' : 'baseline', d: shape });
  });
  const at = round(floor * (BINS - 1) * SLOT + SLOT / 2);
  return el(
    'svg',
    {
      class: 'distribution',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': `${about}. ${baseline === null ? '' : `Baseline: ${words(baseline)}. `}Candidate: ${words(candidate)}. Floor ${floor.toFixed(2)}.`,
    },
    ...bars,
    el('line', { class: 'floor', x1: at, x2: at, y1: 0, y2: HEIGHT }),
    el('line', { class: 'zero', x1: 0, x2: WIDTH, y1: HEIGHT, y2: HEIGHT }),
  );
}

function words(scores: readonly number[]): string {
  const told = bins(scores)
    .map((times, bin) => ({ times, score: bin / (BINS - 1) }))
    .filter(({ times }) => times > 0)
    .map(({ times, score }) => `${times} at ${score.toFixed(1)}`);
  return told.length === 0 ? 'no score' : told.join(', ');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
