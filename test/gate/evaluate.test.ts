import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/adapters/system.ts';
import { evaluate } from '../../src/gate/evaluate.ts';
import { judgeOf } from '../../src/gate/judge-answer.ts';
import { keptAnswers } from '../../src/gate/kept-answers.ts';
import type { PlannedCase, PromptPlan } from '../../src/gate/prompt-plan.ts';
import { makeSchedule } from '../../src/gate/schedule.ts';
import { answersOf, type CaseMeasurement, type Sample } from '../../src/judging/measurement.ts';
import type { Level } from '../../src/policy/policy.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import type { CompletionRequest } from '../../src/ports/model.ts';
import { policy } from '../config/given.ts';
import { promptPlan } from './given.ts';
import {
  anyValid,
  contented,
  judgeTools,
  memoryModel,
  planned,
  purposeOf,
  type Reply,
  reply,
  unlimited,
  wholeCases,
} from './stand-ins.ts';

interface Given {
  readonly samples?: number;
  readonly concurrency?: number;
  readonly level?: Level;
  readonly plan?: Partial<PromptPlan>;
}

/** Evaluates one prompt with a model that answers as told; judgements are content unless told otherwise. */
async function run(
  cases: readonly PlannedCase[],
  answer: (request: CompletionRequest) => Reply | Promise<Reply>,
  given: Given = {},
) {
  const rules = policy({ samples: String(given.samples ?? 1) }, null);
  const level = rules.groups[0]!.levels[given.level ?? 'minor'];
  const model = memoryModel(answer);
  const metered = unlimited(model, rules);
  const progress: string[] = [];
  let stops = 0;
  const prompt = promptPlan('prompts/a.md', rules, { cases, policy: level, ...given.plan });
  const tools = judgeTools(rules);
  const plan = {
    prompts: [prompt],
    policyChanges: [],
    policyDifferences: [],
    calibration: null,
    reasons: [],
  };
  const evaluation = await evaluate(plan, makeSchedule(plan, true, sha256), {
    ...tools,
    model: metered,
    judge: (part) => judgeOf(part, tools),
    kept: keptAnswers({ ...tools, fresh: false }),
    validator: anyValid,
    concurrency: given.concurrency ?? 8,
    fresh: false,
    onStop: () => {
      stops += 1;
    },
    onProgress: (done, all) => progress.push(`${done}/${all}`),
  });
  const measured = wholeCases(evaluation.prompts.get('prompts/a.md')?.cases ?? []);
  return { evaluation, measured, requests: model.requests, progress, stops: () => stops };
}

const textOf = (request: CompletionRequest) => request.messages.map(({ content }) => content).join(' ');
/** Answers with the side's name and the question, so that no two answers are alike. */
const own = (request: CompletionRequest): Reply =>
  purposeOf(request) === 'answer' ? reply(`The ${textOf(request)} is answered.`) : contented(request);
const alike = (request: CompletionRequest): Reply =>
  purposeOf(request) === 'answer' ? reply('Refunds take up to 14 days.') : contented(request);
const count = (requests: readonly CompletionRequest[], purpose: string) =>
  requests.filter((request) => purposeOf(request) === purpose).length;
const outputs = (samples: readonly Sample[] | null) => answersOf(samples).map(({ output }) => output);

describe('an evaluation', () => {
  it('measures every case on both sides, checked and judged', async () => {
    const { measured, evaluation, requests, progress } = await run([planned('a'), planned('b')], own);
    expect(evaluation.stopped).toBeNull();
    expect(measured.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(outputs(measured[0]!.candidate)).toEqual(['The candidate question a is answered.']);
    expect(outputs(measured[0]!.baseline)).toEqual(['The baseline question a is answered.']);
    for (const one of measured.flatMap(({ candidate, baseline }) => [...candidate, ...baseline!])) {
      expect(one).toMatchObject({
        kind: 'answered',
        failures: [],
        latencyMs: 50,
        judgements: { faithfulness: { score: { value: 1 } }, relevance: { score: { value: 1 } } },
      });
    }
    expect([count(requests, 'answer'), count(requests, 'faithfulness')]).toEqual([4, 4]);
    expect(progress).toEqual(['1/4', '2/4', '3/4', '4/4']);
  });

  it('takes as many answers of each side as samples are asked for', async () => {
    const { measured, requests } = await run([planned('a')], own, { samples: 3 });
    expect([measured[0]!.candidate.length, measured[0]!.baseline!.length]).toEqual([3, 3]);
    expect(count(requests, 'answer')).toBe(6);
  });

  it('asks nothing of a baseline that does not run', async () => {
    const { measured, requests } = await run([planned('a')], own, { plan: { runsBaseline: false } });
    expect(measured[0]!.baseline).toBeNull();
    expect(count(requests, 'answer')).toBe(1);
  });

  it('has no answer of the baseline where no row suits it', async () => {
    const { measured } = await run([planned('a', { baseline: null })], own);
    expect(measured[0]!.baseline).toEqual([
      { kind: 'unanswered', why: 'no row of the dataset suits the baseline' },
    ]);
  });

  it('judges identical answers to a case once', async () => {
    const { measured, requests } = await run([planned('a')], alike, { samples: 3 });
    expect(count(requests, 'answer')).toBe(6);
    expect([count(requests, 'faithfulness'), count(requests, 'relevance')]).toEqual([1, 1]);
    expect(answersOf(measured[0]!.baseline)[2]!.judgements.relevance.score).toEqual({
      kind: 'scored',
      value: 1,
    });
  });

  it('judges identical answers to different cases apart', async () => {
    const { requests } = await run([planned('a'), planned('b')], alike);
    expect(count(requests, 'relevance')).toBe(2);
  });

  it('does not judge what failed a check', async () => {
    const cases = [planned('a', { checks: [{ checks: { mustMatch: ['^The candidate'] }, schema: null }] })];
    const { measured, requests } = await run(cases, own);
    expect(count(requests, 'relevance')).toBe(1);
    expect(answersOf(measured[0]!.baseline)[0]).toMatchObject({
      failures: [{ rule: 'must-match' }],
      judgements: {
        faithfulness: { score: { kind: 'excluded', reason: 'failed check' } },
        relevance: { score: { kind: 'excluded', reason: 'failed check' } },
      },
    });
  });

  it('asks no judge at a level of checks alone', async () => {
    const { measured, requests } = await run([planned('a')], own, { level: 'patch' });
    expect(requests.every((request) => purposeOf(request) === 'answer')).toBe(true);
    expect(answersOf(measured[0]!.candidate)[0]!.judgements.relevance.score).toEqual({
      kind: 'excluded',
      reason: 'not run',
    });
  });

  it('has no barrier: an answer is judged while another is still being written', {
    timeout: 5000,
  }, async () => {
    const judged = Promise.withResolvers<void>();
    const { measured } = await run([planned('a'), planned('b')], async (request) => {
      if (purposeOf(request) !== 'answer') {
        judged.resolve();
        return contented(request);
      }
      if (textOf(request).includes('question b')) await judged.promise;
      return own(request);
    });
    expect(measured.flatMap((one: CaseMeasurement) => outputs(one.candidate))).toHaveLength(2);
  });

  it('has no more answers under way than requests may be in flight', async () => {
    let [now, most] = [0, 0];
    const cases = Array.from({ length: 12 }, (_, index) => planned(`${index}`));
    const slowly = async (request: CompletionRequest) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      return own(request);
    };
    await run(cases, slowly, { concurrency: 3, level: 'patch' });
    expect(most).toBe(3);
  });
});

describe('an answer that is none', () => {
  const only = (answer: Reply, parts: Partial<PlannedCase> = {}) =>
    run([planned('a', parts)], (request) => (purposeOf(request) === 'answer' ? answer : contented(request)));

  it.each<[string, Reply, string]>([
    ['no reply came', { kind: 'no-completion', why: 'status 500' }, 'status 500'],
    ['a filter stopped it', reply('Refunds', { filtered: true }), 'a content filter stopped the answer'],
    [
      "it was cut short at the gate's own limit",
      reply('Refunds', { cutShort: true }),
      'the answer was cut short at 100 tokens (budget.max-output-tokens)',
    ],
  ])('because %s is named, and not judged', async (_, answer, why) => {
    const { measured, requests } = await only(answer);
    expect(measured[0]!.candidate).toEqual([{ kind: 'unanswered', why }]);
    expect(requests.every((request) => purposeOf(request) === 'answer')).toBe(true);
  });

  it("is still one when it was cut short at the prompt's own limit: that is how the prompt behaves", async () => {
    const { candidate } = planned('a');
    const { measured } = await only(reply('Refunds', { cutShort: true }), {
      candidate: { ...candidate, capped: false },
      baseline: null,
    });
    expect(outputs(measured[0]!.candidate)).toEqual(['Refunds']);
  });

  it('is empty, and fails as such', async () => {
    const { measured } = await only(reply(' \n'));
    expect(answersOf(measured[0]!.candidate)[0]!.failures).toMatchObject([{ rule: 'empty' }]);
  });
});

describe('an error that no request can escape', () => {
  const cases = Array.from({ length: 10 }, (_, index) => planned(`${index}`));
  const error = new GateError('unmeasured.endpoint', 'The key was refused.');
  const failingAfter = (answers: number, failure: Error) => {
    let asked = 0;
    return (request: CompletionRequest): Reply => {
      if (purposeOf(request) !== 'answer') return contented(request);
      asked += 1;
      if (asked > answers) throw failure;
      return own(request);
    };
  };

  it('ends the run at once, keeps what was measured and names the rest', async () => {
    const given = { concurrency: 1, plan: { runsBaseline: false } };
    const { evaluation, measured, requests, stops, progress } = await run(
      cases,
      failingAfter(3, error),
      given,
    );
    expect(evaluation.stopped).toBe(error);
    expect(stops()).toBe(1);
    expect(count(requests, 'answer')).toBe(4);
    const kinds = measured.map(({ candidate }) => candidate[0]!.kind);
    expect(kinds).toEqual([...Array(3).fill('answered'), ...Array(7).fill('not-run')]);
    expect(measured[9]!.candidate[0]).toEqual({ kind: 'not-run', why: 'The key was refused.' });
    expect(progress.at(-1)).toBe('4/10');
  });

  it('is told once, however many requests fail with it', async () => {
    const { stops } = await run(cases, failingAfter(0, error), { concurrency: 8 });
    expect(stops()).toBe(1);
  });

  it('makes what was given up on the way not run, instead of unanswered', async () => {
    const failed = Promise.withResolvers<void>();
    const { measured } = await run([planned('a'), planned('b')], async (request) => {
      if (textOf(request).includes('question a')) {
        failed.resolve();
        throw error;
      }
      await failed.promise;
      await new Promise((resolve) => setImmediate(resolve));
      return { kind: 'no-completion', why: 'aborted' };
    });
    expect(measured[1]!.candidate[0]).toEqual({ kind: 'not-run', why: 'The key was refused.' });
  });

  it('that is a defect of the gate is not swallowed', async () => {
    await expect(run(cases, failingAfter(2, new TypeError('defect')))).rejects.toThrow('defect');
  });
});
