import { count } from '../../words.ts';
import { el, type Markup } from '../markup.ts';

/** Cases beyond this share a bar with their neighbours. */
const MAX_BARS = 240;
const SCALES = [0.1, 0.25, 0.5, 0.75, 1];
const [WIDTH, HEIGHT] = [600, 160];
/** A case that did not change is a line of this height, as it would not be seen otherwise. */
const FLAT = 1.5;

export interface PairedPlot {
  /** The difference at the top and, below zero, at the bottom. */
  readonly scale: number;
  readonly bars: Markup;
  /** The mean and its interval, on the same scale; null: there is no mean. */
  readonly mean: Markup | null;
}

/**
 * The difference of every case, worst first, as bars below and above a line.
 * @param deltas of the cases scored on both sides, -1 to 1
 * @param about what the differences are of, for those who do not see them
 */
export function pairedPlot(
  deltas: readonly number[],
  mean: number | null,
  interval: { readonly low: number; readonly high: number } | null,
  about: string,
): PairedPlot {
  const sorted = [...deltas].sort((a, b) => a - b);
  const limits = [sorted[0] ?? 0, sorted.at(-1) ?? 0, interval?.low ?? 0, interval?.high ?? 0];
  const largest = Math.max(...limits.map(Math.abs));
  const scale = SCALES.find((one) => one >= largest - 1e-9) ?? 1;
  const bars = barsOf(sorted);
  const [width, gap] = [WIDTH / Math.max(1, bars.length), bars.length > 80 ? 0 : 0.22];
  const at = (value: number) => (HEIGHT / 2) * (1 - value / scale);
  const shape = (keep: (value: number) => boolean) =>
    bars
      .map((value, index) => {
        if (!keep(value)) return '';
        const [x, wide] = [index * width + (width * gap) / 2, width * (1 - gap)];
        const [top, bottom] = value === 0 ? [HEIGHT / 2 - FLAT, HEIGHT / 2 + FLAT] : [at(value), HEIGHT / 2];
        return `M${round(x)} ${round(top)}h${round(wide)}V${round(bottom)}h${round(-wide)}z`;
      })
      .join('');
  const path = (name: string, keep: (value: number) => boolean) =>
    el('path', { class: name, d: shape(keep) });
  return {
    scale,
    bars: el(
      'svg',
      {
        class: 'bars',
        viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
        preserveAspectRatio: 'none',
        role: 'img',
        'aria-label': `${about}: ${words(sorted)}`,
      },
      ...[-0.5, 0.5].map((part) => gridLine(at(part * scale), 'grid')),
      path('worse', (value) => value < 0),
      path('same', (value) => value === 0),
      path('better', (value) => value > 0),
      gridLine(HEIGHT / 2, 'zero'),
    ),
    mean: mean === null ? null : meanPlot(mean, interval, scale),
  };
}

/** Sorted values, or the means of neighbouring ones where there are too many to be seen. */
export function barsOf(sorted: readonly number[]): readonly number[] {
  if (sorted.length <= MAX_BARS) return sorted;
  return Array.from({ length: MAX_BARS }, (_, bar) => {
    const from = Math.floor((bar * sorted.length) / MAX_BARS);
    const part = sorted.slice(from, Math.floor(((bar + 1) * sorted.length) / MAX_BARS));
    return part.reduce((sum, value) => sum + value, 0) / part.length;
  });
}

function meanPlot(
  mean: number,
  interval: { readonly low: number; readonly high: number } | null,
  scale: number,
): Markup {
  const at = (value: number) => round((HEIGHT / 2) * (1 - Math.max(-scale, Math.min(scale, value)) / scale));
  const limits =
    interval === null ? '' : `, 95% interval ${signed(interval.low)} to ${signed(interval.high)}`;
  return el(
    'svg',
    {
      class: 'mean',
      viewBox: `0 0 40 ${HEIGHT}`,
      role: 'img',
      'aria-label': `Mean difference ${signed(mean)}${limits}`,
    },
    el('line', { class: 'zero', x1: 0, x2: 40, y1: HEIGHT / 2, y2: HEIGHT / 2 }),
    interval === null
      ? null
      : [
          el('line', { class: 'limits', x1: 20, x2: 20, y1: at(interval.low), y2: at(interval.high) }),
          ...[interval.low, interval.high].map((limit) =>
            el('line', { class: 'limits', x1: 14, x2: 26, y1: at(limit), y2: at(limit) }),
          ),
        ],
    el('circle', { class: mean < 0 ? 'worse' : mean > 0 ? 'better' : 'same', cx: 20, cy: at(mean), r: 5 }),
  );
}

function gridLine(y: number, name: string): Markup {
  return el('line', { class: name, x1: 0, x2: WIDTH, y1: round(y), y2: round(y) });
}

function words(sorted: readonly number[]): string {
  const worse = sorted.filter((value) => value < 0);
  const better = sorted.filter((value) => value > 0);
  const same = sorted.length - worse.length - better.length;
  const largest = [
    ...(worse[0] === undefined ? [] : [`largest fall ${signed(worse[0])}`]),
    ...(better.length === 0 ? [] : [`largest rise ${signed(better.at(-1) ?? 0)}`]),
  ];
  const parts = [
    `${count(worse.length, 'case')} worse`,
    `${same} the same`,
    `${better.length} better`,
    ...largest,
  ];
  return parts.join(', ');
}

/** A difference with its sign and two digits. */
export function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  if (text === '0.00') return '0.00';
  return `${value < 0 ? '−' : '+'}${text}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
