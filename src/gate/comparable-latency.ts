import { type AnswerSample, answersOf, type CaseMeasurement } from '../judging/measurement.ts';

/** Answers drawn further apart than this, in milliseconds, met another load of the endpoint. */
const WINDOW_MS = 3_600_000;

/** Latencies of both sides that can be compared, in milliseconds; empty where the sides were drawn at other times. */
export interface ComparableLatencies {
  readonly candidate: readonly number[];
  readonly baseline: readonly number[];
}

/**
 * The latencies of answers that have one of the other side drawn within the hour: a baseline that an earlier run has
 * kept says nothing about how long an answer takes now, and one kept together with its candidate does. All of a side
 * that is alone.
 */
export function comparableLatencies(cases: readonly CaseMeasurement[]): ComparableLatencies {
  const candidate = cases.flatMap((one) => answersOf(one.candidate));
  const baseline = cases.flatMap((one) => answersOf(one.baseline));
  return { candidate: near(candidate, baseline), baseline: near(baseline, candidate) };
}

function near(mine: readonly AnswerSample[], others: readonly AnswerSample[]): readonly number[] {
  const moments = others.map(momentOf).sort((a, b) => a - b);
  const comparable = moments.length === 0 ? mine : mine.filter((one) => isNear(momentOf(one), moments));
  return comparable.map(({ latencyMs }) => latencyMs);
}

function momentOf({ drawnAt }: AnswerSample): number {
  return Date.parse(drawnAt);
}

/** @param moments in order */
function isNear(moment: number, moments: readonly number[]): boolean {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? 0) < moment - WINDOW_MS) low = middle + 1;
    else high = middle;
  }
  return (moments[low] ?? Infinity) <= moment + WINDOW_MS;
}
