import type { Material } from '../judging/fence.ts';
import { RUBRICS } from '../judging/rubrics.ts';
import type { Judgement } from '../judging/score.ts';
import { readKeptJudgement } from '../parsing/kept-entries.ts';
import type { Metric, Policy } from '../policy/policy.ts';
import type { Cache } from '../ports/cache.ts';
import { toJson } from '../ports/json.ts';
import type { CompletionRequest } from '../ports/model.ts';
import type { Clock, Hash } from '../ports/system.ts';
import { canonical } from '../prompts/behaviour.ts';
import { isTooOld } from './age.ts';
import type { Meter } from './meter.ts';

/** Rises when the rules by which code scores a reply change: scores of two rules cannot be compared. */
const SCORING_VERSION = 1;

/** What every judgement of a metric depends on, as a JSON list: rubrics are long, and always the same. */
const RUBRIC_CONTENT: Readonly<Record<Metric, string>> = {
  faithfulness: rubricContent('faithfulness'),
  relevance: rubricContent('relevance'),
};

function rubricContent(metric: Metric): string {
  const { system, schema } = RUBRICS[metric];
  return canonical(toJson(['judgement', SCORING_VERSION, metric, system, schema]));
}

interface JudgementContent {
  readonly metric: Metric;
  readonly material: Material;
  /** Endpoint, model and parameters of the judge; the messages follow from rubric and material. */
  readonly request: CompletionRequest;
  /** Several judgements of one answer are numbered. */
  readonly sample: number;
}

interface KeepingTools {
  readonly cache: Cache;
  readonly policy: Policy;
  readonly hash: Hash;
  readonly clock: Clock;
  readonly model: Meter;
}

/**
 * A judgement of the same answer by the same judge and rubric is asked for once, so that rerunning does not roll the
 * judge's dice again. One without a score is not kept: a later run may be luckier with the endpoint, never with a score.
 */
export async function keepJudgement(
  content: JudgementContent,
  { cache, policy, hash, clock, model }: KeepingTools,
  judge: () => Promise<Judgement>,
): Promise<Judgement> {
  const { metric, material, request, sample } = content;
  const { endpoint, model: name, parameters } = request;
  const address = [policy.endpoints[endpoint]?.baseUrl ?? null, name, parameters];
  const about = canonical(toJson([address, sample, material]));
  const key = hash(`${RUBRIC_CONTENT[metric].slice(0, -1)},${about.slice(1)}`);
  const kept = readKeptJudgement(await cache.get(endpoint, key));
  if (kept !== null && !isTooOld(kept.drawnAt, clock.now(), policy.cache)) {
    model.keep(request, null);
    return kept.judgement;
  }
  const judgement = await judge();
  const { score } = judgement;
  const worth = score.kind === 'scored' || (score.kind === 'excluded' && score.reason === 'nothing claimed');
  if (worth) await cache.set(endpoint, key, toJson({ judgement, drawnAt: clock.now() }));
  return judgement;
}
