import type { CalibrationRow } from '../dataset/calibration-row.ts';
import { RUBRICS } from '../judging/rubrics.ts';
import { costUsd, priceOf } from '../model/cost.ts';
import { estimateTokens } from '../model/token-estimate.ts';
import type { Estimate } from '../model/usage.ts';
import { METRICS, type Policy } from '../policy/policy.ts';
import type { CompletionRequest } from '../ports/model.ts';
import type { Exam } from './judge-answer.ts';
import type { Ask, Plan, PromptPlan } from './prompt-plan.ts';

/** So many cases of a prompt are counted; the rest is taken to be like them. */
const COUNTED = 500;
/** Tokens of an answer where no reference tells its length, and of a judge's reply. */
const ANSWER_TOKENS = 150;
const JUDGE_REPLY_TOKENS = 250;

const NONE: Estimate = { requests: 0, inputTokens: 0, outputTokens: 0, usd: 0 };

/**
 * Estimates what the first samples of all cases, and judging them, will take. More samples near a floor, fresh ones for
 * critical cases and the labelled set of the judge come on top of it.
 */
export function estimateRun(plan: Plan, policy: Policy): Estimate {
  return plan.prompts.map((prompt) => estimatePrompt(prompt, policy)).reduce(sum, NONE);
}

function estimatePrompt(prompt: PromptPlan, policy: Policy): Estimate {
  const counted = prompt.cases.slice(0, COUNTED);
  if (counted.length === 0) return NONE;
  const judged = prompt.policy?.stages.value.includes('judge') === true;
  const of = (ask: Ask | null) => (ask === null ? NONE : estimateAsk(ask, judged, policy));
  const whole = counted
    .map((one) => sum(of(one.candidate), prompt.runsBaseline ? of(one.baseline) : NONE))
    .reduce(sum, NONE);
  return times(whole, (policy.samples.value * prompt.cases.length) / counted.length);
}

/** One answer, and its judgements. */
function estimateAsk({ request, golden }: Ask, judged: boolean, policy: Policy): Estimate {
  const asked = tokensOf(request);
  const reference = golden.reference === null ? ANSWER_TOKENS : estimateTokens(golden.reference);
  const answer = Math.min(request.maxTokens, reference);
  const generation = one(asked, answer, addressed(request), policy);
  if (!judged) return generation;
  return sum(generation, estimateJudging(golden, answer, policy));
}

/** Judging one answer of so many tokens, on both metrics where there is a context. */
function estimateJudging(exam: Exam, answer: number, policy: Policy): Estimate {
  const material =
    estimateTokens(exam.query) + estimateTokens(exam.context ?? '') + estimateTokens(exam.reference ?? '');
  return METRICS.filter((metric) => metric !== 'faithfulness' || exam.context !== null)
    .map((metric) => {
      const read = estimateTokens(RUBRICS[metric].system) + material + answer;
      const each = policy.judge.models.value.map((model) => one(read, JUDGE_REPLY_TOKENS, model, policy));
      return times(each.reduce(sum, NONE), policy.judge.samples);
    })
    .reduce(sum, NONE);
}

/** Estimates what measuring the judge takes: every row of the labelled set is judged twice on both metrics. */
export function estimateCalibration(rows: readonly CalibrationRow[], policy: Policy): Estimate {
  return rows
    .map((row) => times(estimateJudging(row, estimateTokens(row.answer), policy), 2))
    .reduce(sum, NONE);
}

function tokensOf({ messages }: CompletionRequest): number {
  return messages.reduce((all, { content }) => all + estimateTokens(content), 0);
}

function addressed({ endpoint, model }: CompletionRequest): string {
  return endpoint === 'default' ? model : `${endpoint}/${model}`;
}

function one(input: number, output: number, model: string, { prices }: Policy): Estimate {
  const usd = costUsd({ input, output }, priceOf(model, prices));
  return { requests: 1, inputTokens: input, outputTokens: output, usd };
}

function sum(a: Estimate, b: Estimate): Estimate {
  return {
    requests: a.requests + b.requests,
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    usd: a.usd === null || b.usd === null ? null : a.usd + b.usd,
  };
}

function times({ requests, inputTokens, outputTokens, usd }: Estimate, factor: number): Estimate {
  return {
    requests: Math.round(requests * factor),
    inputTokens: Math.round(inputTokens * factor),
    outputTokens: Math.round(outputTokens * factor),
    usd: usd === null ? null : usd * factor,
  };
}
