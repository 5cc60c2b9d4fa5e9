import { Worker } from 'node:worker_threads';
import type { Json, JsonObject } from '../../ports/json.ts';
import type { SchemaResult, SchemaValidator } from '../../ports/schema-validator.ts';
import type { SchemaTask } from './schema-worker.ts';

/** Time that one answer may take against its schema, in milliseconds. */
const DEADLINE_MS = 1000;
/** Starting a worker and loading the validator may take longer; that time is not the schema's. */
const START_MS = 10_000;
/** After so many overruns a schema is not tried again: a run of many cases must not wait for each. */
const MAX_OVERRUNS = 2;
const MEMORY_MB = 256;

/**
 * Validates in a worker thread, one answer after the other. A worker that overruns its deadline, or its memory, is
 * killed and replaced, so that no schema can hold up the run.
 */
export function workerValidator(workerUrl: URL, deadlineMs = DEADLINE_MS): SchemaValidator {
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const overruns = new Map<string, number>();

  const stop = async () => {
    const old = worker;
    worker = null;
    await old?.terminate();
  };

  const start = async () => {
    const started = new Worker(workerUrl, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB }, env: {} });
    // A worker that fails between two answers must not bring the process down.
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (worker === started) worker = null;
    });
    started.unref();
    worker = started;
    // The first schema pays for loading the dialect: that is start-up too.
    const ready = await answerOf(started, { schema: '{"type":"null"}', value: 'null' }, START_MS);
    if (ready?.kind !== 'valid') throw new Error('the schema worker did not start');
    return started;
  };

  const validate = async (task: SchemaTask): Promise<SchemaResult> => {
    const tooSlow = { kind: 'too-slow', deadlineMs } as const;
    if ((overruns.get(task.schema) ?? 0) >= MAX_OVERRUNS) return tooSlow;
    const result = await answerOf(worker ?? (await start()), task, deadlineMs);
    if (result !== null) return result;
    overruns.set(task.schema, (overruns.get(task.schema) ?? 0) + 1);
    await stop();
    return tooSlow;
  };

  return {
    validate(schema: JsonObject | boolean, value: Json) {
      const task = { schema: JSON.stringify(schema), value: JSON.stringify(value) };
      const result = queue.then(() => validate(task));
      queue = result.catch(() => undefined);
      return result;
    },
    close: stop,
  };
}

/** The worker's answer, or null when it overran the deadline or died. */
function answerOf(worker: Worker, task: SchemaTask, deadlineMs: number): Promise<SchemaResult | null> {
  return new Promise((resolve) => {
    // Only these listeners are taken off again: the worker's own keep its channel open.
    const finish = (result: SchemaResult | null) => {
      clearTimeout(timer);
      worker.off('message', finish).off('error', fail).off('exit', fail);
      resolve(result);
    };
    const fail = () => finish(null);
    const timer = setTimeout(fail, deadlineMs);
    worker.on('message', finish).on('error', fail).on('exit', fail);
    worker.postMessage(task);
  });
}
