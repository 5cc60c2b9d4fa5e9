import type { Estimate, Usage } from '../model/usage.ts';
import type { Policy } from '../policy/policy.ts';
import { NO_CACHE } from '../ports/cache.ts';
import type { Log } from '../ports/system.ts';
import type { TextStore } from '../ports/text-store.ts';
import { count, integer } from '../report/words.ts';
import type { Gate } from './context.ts';
import { estimateRun } from './estimate.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { judgeOf } from './judge-answer.ts';
import { keptAnswers } from './kept-answers.ts';
import type { Errand, Measured } from './measured.ts';
import { addUp } from './measurement.ts';
import { meter } from './meter.ts';
import type { EvaluationTools } from './running.ts';
import type { Schedule } from './schedule.ts';

/** Measures the whole plan and adds it up. */
export async function measureAll(gate: Gate, schedule: Schedule, errand: Errand): Promise<Measured> {
  const { plan, policy } = errand;
  const estimate = estimateRun(plan, policy);
  gate.log.info(expectation(estimate));
  const { result, usage, notices } = await withModels(gate, errand, (tools) =>
    evaluate(plan, schedule, tools),
  );
  const measurement = addUp(plan, schedule, result);
  const told = [...notices, ...keepingNotices(gate.inputs.fresh, result, policy)];
  return { measurement, usage, estimate, notices: told, reused: null };
}

/** Said before the first call. */
function expectation({ requests, inputTokens, outputTokens, usd }: Estimate): string {
  const price = usd === null ? 'a price that is not known' : `about $${usd.toFixed(usd < 0.1 ? 4 : 2)}`;
  return `Expecting ${count(requests, 'request')} of about ${integer(inputTokens)} tokens in and ${integer(outputTokens)} out, for ${price}, before what earlier runs have kept`;
}

/** Opens models and cache for a piece of work, and closes them whatever becomes of it. */
export async function withModels<T>(
  gate: Gate,
  { plan, policy, startedMs, spent }: Errand,
  work: (tools: EvaluationTools) => Promise<T>,
): Promise<{ readonly result: T; readonly usage: Usage; readonly notices: readonly string[] }> {
  const deadline = startedMs + policy.budget.maxMinutes.value * 60_000;
  const models = gate.openModels(policy, deadline);
  const model = meter(models, policy, gate.clock, deadline, spent);
  const cache = policy.cache.enabled ? gate.openCache(policy) : NO_CACHE;
  const tools = { policy, cache, hash: gate.hash, clock: gate.clock, nonce: gate.nonce };
  const { fresh, concurrency } = gate.inputs;
  const texts = redacted(gate.texts, gate.redact);
  try {
    const result = await work({
      ...tools,
      model,
      judge: (part) => judgeOf(part, tools),
      kept: keptAnswers({ ...tools, fresh, aside: plan.prompts.length > 1 ? texts : null }),
      texts,
      validator: gate.validator,
      concurrency,
      fresh,
      onProgress: progress(gate, model.usage),
      onStop: () => models.close(),
    });
    return { result, usage: model.usage(), notices: models.notices() };
  } finally {
    models.close();
    await gate.validator.close();
  }
}

/** A store that no secret comes into: what lies there is published as it is. */
function redacted(store: TextStore, redact: Gate['redact']): TextStore {
  return { ...store, append: (value) => store.append(redact(value)) };
}

/** Fresh samples are worth something beside the earlier ones; where those are gone, the report must not hide it. */
function keepingNotices(fresh: boolean, { reruns }: Evaluation, { cache }: Policy): string[] {
  if (!fresh || reruns > 0) return [];
  const why = cache.enabled ? 'no earlier samples of this content were kept' : '`cache.enabled` is false';
  return [`\`fresh\` had nothing to add to: ${why}, so this run stands alone`];
}

function progress({ log, onProgress }: Gate, usage: () => Usage): (done: number, all: number) => void {
  if (onProgress === undefined) return tenths(log);
  return (done, all) => onProgress({ done, all, usage: usage() });
}

/** A line for every tenth of the answers. */
function tenths(log: Log): (done: number, all: number) => void {
  let told = 0;
  return (done, all) => {
    const tenth = Math.floor((done * 10) / all);
    if (tenth === told) return;
    told = tenth;
    log.info(`${done} of ${all} answers measured`);
  };
}
