import { type AnswerFigures, answersOn, type Figures, type Side } from '../judging/measurement.ts';

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
export function comparableLatencies(cases: Figures): ComparableLatencies {
  const moments = { candidate: momentsOf(cases, 'candidate'), baseline: momentsOf(cases, 'baseline') };
  return {
    candidate: near(cases, 'candidate', moments.baseline),
    baseline: near(cases, 'baseline', moments.candidate),
  };
}

/** In order. */
function momentsOf(cases: Figures, side: Side): Float64Array {
  const moments: number[] = [];
  for (const answer of answersOn(cases, side)) moments.push(momentOf(answer));
  return new Float64Array(moments).sort();
}

function near(cases: Figures, side: Side, others: Float64Array): readonly number[] {
  const latencies: number[] = [];
  for (const one of answersOn(cases, side))
    if (others.length === 0 || isNear(momentOf(one), others)) latencies.push(one.latencyMs);
  return latencies;
}

function momentOf({ drawnAt }: AnswerFigures): number {
  return Date.parse(drawnAt);
}

/** @param moments in order */
function isNear(moment: number, moments: Float64Array): boolean {
  let [low, high] = [0, moments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? 0) < moment - WINDOW_MS) low = middle + 1;
    else high = middle;
  }
  return (moments[low] ?? Infinity) <= moment + WINDOW_MS;
}
