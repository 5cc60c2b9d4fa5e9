import {
  type AnsweredCase,
  type Canary,
  type CanaryPair,
  contentOfCase,
  findCanaries,
  isTakenForGood,
  MAX_CANARY_CASES,
  readForCanaries,
} from '../judging/canary.ts';
import { answersOf, type CaseMeasurement } from '../judging/measurement.ts';
import type { Judgement } from '../judging/score.ts';
import { METRICS, type Metric } from '../policy/policy.ts';
import type { Judge } from './judge-answer.ts';
import type { Plan, PlannedCase, PromptPlan } from './prompt-plan.ts';
import type { EvaluationTools, Running } from './running.ts';
import { isJudged } from './schedule.ts';

/**
 * Has the judge score one known-bad answer per metric; where it is taken for good, one more. They are made of the first
 * cases, and judged as soon as all of these are answered, beside what is still under way.
 */
export class CanaryWatch {
  /** Those that are judged. */
  readonly #prompts: readonly PromptPlan[];
  readonly #tools: EvaluationTools;
  readonly #running: Running;
  readonly #first: ReadonlyMap<string, ReadonlySet<string>>;
  /** By prompt path and case. */
  readonly #answers = new Map<string, readonly string[]>();
  #left: number;
  #judging: Promise<readonly Canary[]> | null = null;

  constructor(plan: Plan, tools: EvaluationTools, running: Running) {
    this.#prompts = plan.prompts.filter(isJudged);
    this.#tools = tools;
    this.#running = running;
    this.#first = firstCases(this.#prompts);
    this.#left = this.#prompts.flatMap(({ cases }) => cases).filter((one) => this.#isFirst(one)).length;
  }

  /** Takes what was answered to a case at first. */
  note(prompt: PromptPlan, planned: PlannedCase, measured: CaseMeasurement): void {
    if (!this.#prompts.includes(prompt) || !this.#isFirst(planned)) return;
    this.#answers.set(keyOf(prompt, planned), judgedAnswers(measured));
    this.#left -= 1;
    if (this.#left > 0 || this.#running.stopped() !== null) return;
    this.#judging = this.#judge();
    // Whoever asks for the end hears of it.
    this.#judging.catch(() => {});
  }

  /** What became of them; where some of the first cases were not read, of those that could be made. */
  end(): Promise<readonly Canary[]> {
    return this.#judging ?? this.#judge();
  }

  #isFirst({ golden }: PlannedCase): boolean {
    return this.#first.get(golden.id)?.has(contentOfCase(golden)) === true;
  }

  #judge(): Promise<readonly Canary[]> {
    const cases = this.#prompts.flatMap((prompt) =>
      prompt.cases
        .filter((one) => this.#isFirst(one))
        .map(
          (one): AnsweredCase => ({
            golden: one.golden,
            answers: this.#answers.get(keyOf(prompt, one)) ?? [],
          }),
        ),
    );
    return this.#running.orStop(() => judgeCanaries(this.#prompts, cases, this.#tools), []);
  }
}

function keyOf({ affected }: PromptPlan, { golden }: PlannedCase): string {
  return `${affected.path}\n${golden.id}`;
}

async function judgeCanaries(
  prompts: readonly PromptPlan[],
  cases: readonly AnsweredCase[],
  tools: EvaluationTools,
): Promise<readonly Canary[]> {
  const judge = tools.judge(tools.model);
  // Fresh samples have the canaries judged afresh as well: a kept failure would stay for ever.
  const round = 2 * tools.kept.reruns();
  const known = readForCanaries(cases);
  return Promise.all(
    METRICS.filter((metric) =>
      prompts.some((prompt) =>
        prompt.cases.some(({ golden }) => metric === 'relevance' || golden.context !== null),
      ),
    ).map((metric) => judgeCanary(metric, findCanaries(metric, known), judge, round)),
  );
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
