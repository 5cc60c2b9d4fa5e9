import pLimit from 'p-limit';
import type { CalibrationRow } from '../../dataset/calibration-row.ts';
import { judgeRows } from '../../gate/calibrate.ts';
import type { Progress } from '../../gate/context.ts';
import { type Judge, judgeOf } from '../../gate/judge-answer.ts';
import { meter } from '../../gate/meter.ts';
import type { Usage } from '../../model/usage.ts';
import { METRICS, type Policy } from '../../policy/policy.ts';
import { NO_CACHE } from '../../ports/cache.ts';
import type { LocalDoor } from '../local/door.ts';
import { stoppable } from '../run/stoppable.ts';
import { type MetricFigures, metricFigures } from './figures.ts';

export interface SetErrand {
  readonly rows: readonly CalibrationRow[];
  readonly policy: Policy;
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
  onCall(): void;
}

/** Judgements of a row: two on each metric. */
const PER_ROW = 2 * METRICS.length;

/**
 * Measures the judge of a policy on a labelled set, on both metrics.
 * @throws GateError where the endpoint refuses, or the budget is spent
 */
export async function measureSet(
  { openModels, openCache, gate, inputs }: LocalDoor,
  { rows, policy, signal, onProgress, onCall }: SetErrand,
): Promise<{ readonly metrics: readonly MetricFigures[]; readonly usage: Usage }> {
  const { clock, hash, nonce } = gate;
  const deadline = clock.elapsed() + policy.budget.maxMinutes.value * 60_000;
  const models = stoppable(openModels(policy, deadline), signal, onCall);
  const counted = meter(models, policy, clock, deadline);
  const cache = policy.cache.enabled ? openCache(policy) : NO_CACHE;
  const judge = judgeOf(counted, { policy, cache, hash, clock, nonce });
  const limit = pLimit(inputs.concurrency);
  const all = rows.length * PER_ROW;
  let [done, ended] = [0, false];
  const limited: Judge = (...asked) =>
    limit(async () => {
      const judgement = await judge(...asked);
      done += 1;
      // What is still in flight when the first one fails has nothing to tell.
      if (!ended) onProgress({ done, all, usage: counted.usage() });
      return judgement;
    });
  try {
    const metrics = await Promise.all(
      METRICS.map(async (metric) => metricFigures(metric, await judgeRows(metric, rows, limited))),
    );
    return { metrics, usage: counted.usage() };
  } finally {
    ended = true;
    limit.clearQueue();
    models.close();
  }
}
