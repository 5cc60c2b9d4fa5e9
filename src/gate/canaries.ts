import {
  type AnsweredCase,
  type Canary,
  type CanaryPair,
  contentOfCase,
  findCanaries,
  isTakenForGood,
  MAX_CANARY_CASES,
} from '../judging/canary.ts';
import { answersOf, type CaseMeasurement } from '../judging/measurement.ts';
import type { Judgement } from '../judging/score.ts';
import { METRICS, type Metric } from '../policy/policy.ts';
import type { PromptEvaluation } from './evaluate.ts';
import type { Judge } from './judge-answer.ts';
import type { Plan, PromptPlan } from './prompt-plan.ts';
import type { EvaluationTools } from './running.ts';
import { isJudged } from './schedule.ts';

/** Has the judge score one known-bad answer per metric; where it is taken for good, one more. */
export async function judgeCanaries(
  plan: Plan,
  evaluated: ReadonlyMap<string, PromptEvaluation>,
  tools: EvaluationTools,
): Promise<readonly Canary[]> {
  const prompts = plan.prompts.filter(isJudged);
  const cases = answeredCases(prompts, evaluated);
  const judge = tools.judge(tools.model);
  // Fresh samples have the canaries judged afresh as well: a kept failure would stay for ever.
  const round = 2 * tools.kept.reruns();
  return Promise.all(
    METRICS.filter((metric) =>
      prompts.some((prompt) =>
        prompt.cases.some(({ golden }) => metric === 'relevance' || golden.context !== null),
      ),
    ).map((metric) => judgeCanary(metric, findCanaries(metric, cases), judge, round)),
  );
}

/** The first cases, as many as are looked at, with the answers that any prompt gave to them. */
function answeredCases(
  prompts: readonly PromptPlan[],
  evaluated: ReadonlyMap<string, PromptEvaluation>,
): readonly AnsweredCase[] {
  const first = firstCases(prompts);
  return prompts.flatMap(({ affected, cases }) => {
    const measured = evaluated.get(affected.path)?.cases;
    return cases.flatMap(({ golden }, place): AnsweredCase[] => {
      if (first.get(golden.id)?.has(contentOfCase(golden)) !== true) return [];
      const one = measured?.at(place);
      return one === undefined ? [] : [{ golden, answers: judgedAnswers(one) }];
    });
  });
}

/** What is in them, by their ids: prompts may have different cases of one id. */
function firstCases(prompts: readonly PromptPlan[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  let left = MAX_CANARY_CASES;
  for (const { cases } of prompts) {
    for (const { golden } of cases) {
      const contents = found.get(golden.id) ?? new Set();
      const before = contents.size;
      found.set(golden.id, contents.add(contentOfCase(golden)));
      left -= contents.size - before;
      if (left === 0) return found;
    }
  }
  return found;
}

async function judgeCanary(
  metric: Metric,
  [first, second]: readonly CanaryPair[],
  judge: Judge,
  round: number,
): Promise<Canary> {
  if (first === undefined) return { metric, outcome: 'none', pairs: [], judged: 0, caught: 0 };
  const once = await judge(metric, first.target, first.answer, round);
  const pairs = [nameOf(first)];
  if (!isTakenForGood(metric, once)) {
    const outcome = wasJudged(once) ? 'caught' : 'unscored';
    return { metric, outcome, pairs, judged: 1, caught: outcome === 'caught' ? 1 : 0 };
  }
  const next = second ?? first;
  const again = await judge(
    metric,
    next.target,
    next.answer,
    round + (contentOf(next) === contentOf(first) ? 1 : 0),
  );
  const passed = isTakenForGood(metric, again);
  const caught = !passed && wasJudged(again) ? 1 : 0;
  const outcome = passed ? 'passed' : caught === 1 ? 'caught' : 'unscored';
  return { metric, outcome, pairs: [...pairs, nameOf(next)], judged: 2, caught };
}

function wasJudged({ score }: Judgement): boolean {
  return score.kind === 'scored' || (score.kind === 'excluded' && score.reason === 'nothing claimed');
}

/** Two pairs of one content are one question to the judge: asked again, it has to be asked anew. */
function contentOf({ target, answer }: CanaryPair): string {
  return JSON.stringify([target.query, target.context, target.reference, answer]);
}

function nameOf({ target, donor }: CanaryPair): string {
  return `${target.id} <- ${donor}`;
}

/** Answers that the judge has seen in this run; those that failed a check would stand out. */
function judgedAnswers({ candidate, baseline }: CaseMeasurement): string[] {
  const answers = [...answersOf(candidate), ...answersOf(baseline)];
  return [...new Set(answers.filter(({ failures }) => failures.length === 0).map(({ output }) => output))];
}
