import { el, type Markup } from '../markup.ts';

const WIDTH = 120;

/** Two amounts as bars, one above the other; only for the eye, as the numbers stand beside them. */
export function twoBars(baseline: number | null, candidate: number): Markup {
  const most = Math.max(baseline ?? 0, candidate) || 1;
  const bar = (value: number, y: number, name: string) =>
    el('rect', { class: name, x: 0.5, y, width: Math.max(1, (value / most) * (WIDTH - 1)), height: 6 });
  return el(
    'svg',
    { class: 'two-bars', viewBox: `0 0 ${WIDTH} 18`, 'aria-hidden': 'true' },
    baseline === null ? null : bar(baseline, 1.5, 'baseline'),
    bar(candidate, 10.5, 'candidate'),
  );
}
