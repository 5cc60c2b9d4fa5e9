import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/adapters/system.ts';
import { decide } from '../../src/gate/decide.ts';
import { evaluate } from '../../src/gate/evaluate.ts';
import { judgeOf } from '../../src/gate/judge-answer.ts';
import { keptAnswers } from '../../src/gate/kept-answers.ts';
import { addUp } from '../../src/gate/measurement.ts';
import type { PlannedCase } from '../../src/gate/prompt-plan.ts';
import { makeSchedule } from '../../src/gate/schedule.ts';
import { type Level, METRICS, type Metric } from '../../src/policy/policy.ts';
import { type Cache, NO_CACHE } from '../../src/ports/cache.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import type { Json } from '../../src/ports/json.ts';
import type { CompletionRequest } from '../../src/ports/model.ts';
import { policy } from '../config/given.ts';
import { codesOf, NO_FLOORS, promptPlan, reasonsOf } from './given.ts';
import {
  anyValid,
  contented,
  golden,
  judgeTools,
  materialOf,
  memoryModel,
  planned,
  purposeOf,
  type Reply,
  reply,
  request,
  unlimited,
} from './stand-ins.ts';

/** Cases about different things: the answer that each gets, and the context that it is taken from. */
const SUBJECTS = {
  refunds: [
    'How long do refunds take?',
    'Refunds reach your account within 14 days.',
    'Refunds reach accounts within 14 days.',
  ],
  shipping: [
    'Which countries receive parcels?',
    'Parcels travel across Norway, Sweden and Finland.',
    'Parcels travel across Norway and Sweden.',
  ],
  warranty: [
    'Does the warranty cover broken screens?',
    'The warranty covers screens broken during transport.',
    'The warranty covers screens broken during transport only.',
  ],
} as const;
type Subject = keyof typeof SUBJECTS;

/** @param prompt told apart by its requests */
function about(subject: Subject, parts: Parameters<typeof golden>[1] = {}, prompt = ''): PlannedCase {
  const [query, context] = SUBJECTS[subject];
  const row = golden(subject, { query, context, reference: `About ${subject}.`, ...parts });
  const ask = (side: string) => ({ golden: row, request: request(side + prompt, row.query), capped: true });
  return planned(row.id, { golden: row, candidate: ask('candidate'), baseline: ask('baseline') });
}

/** What the judge makes of the canaries of a metric, one after the other. */
type Taken = 'good' | 'bad' | 'unscored' | 'silent';

interface Given {
  readonly cases?: readonly PlannedCase[];
  /** By path, instead of one prompt. */
  readonly prompts?: Readonly<Record<string, readonly PlannedCase[]>>;
  readonly config?: string;
  readonly level?: Level;
  /** By path, where it is another one. */
  readonly levels?: Readonly<Record<string, Level>>;
  readonly cache?: Cache;
  readonly fresh?: boolean;
  /** Replaces the answer of the model under test. */
  readonly answer?: (side: string, query: string) => string | null | Promise<string | null>;
  /** Called before a canary is judged; may throw. */
  readonly before?: () => void;
}

/** Measures and decides a run whose judge takes the canaries as told; all other answers are fine. */
async function run(taken: Partial<Record<Metric, readonly Taken[]>>, given: Given = {}) {
  const rules = policy({}, given.config ?? NO_FLOORS);
  const cases = given.cases ?? (Object.keys(SUBJECTS) as Subject[]).map((subject) => about(subject));
  const level = (path: string) => rules.groups[0]!.levels[given.levels?.[path] ?? given.level ?? 'minor'];
  const prompts = Object.entries(given.prompts ?? { 'a.md': cases }).map(([path, mine]) =>
    promptPlan(path, rules, { cases: mine, policy: level(path) }),
  );
  const plan = { prompts, policyChanges: [], policyDifferences: [], calibration: null, reasons: [] };
  const canaries: CompletionRequest[] = [];
  let nonces = 0;
  const model = memoryModel((asked) => {
    const metric = purposeOf(asked);
    if (metric === 'answer') return answerOf(asked, given);
    if (isOwn(asked)) return contented(asked);
    given.before?.();
    const before = canaries.filter((one) => purposeOf(one) === metric).length;
    canaries.push(asked);
    const told = taken[metric] ?? ['bad'];
    return judgement(asked, told[Math.min(before, told.length - 1)]!);
  });
  const tools = judgeTools(rules, () => String(nonces++).padStart(32, '0'), given.cache ?? NO_CACHE);
  const schedule = makeSchedule(plan, true, sha256);
  const fresh = given.fresh ?? false;
  const meter = unlimited(model, rules);
  const evaluation = await evaluate(plan, schedule, {
    ...tools,
    model: meter,
    judge: (part) => judgeOf(part, tools),
    kept: keptAnswers({ ...tools, fresh }),
    validator: anyValid,
    concurrency: 8,
    fresh,
    onStop: () => undefined,
    onProgress: () => undefined,
  });
  const verdict = decide(plan, addUp(plan, schedule, evaluation), {
    signOff: { kind: 'not-asked' },
    override: null,
  });
  const of = (metric: Metric) => evaluation.canaries.find((canary) => canary.metric === metric);
  return { evaluation, verdict, canaries, requests: model.requests, of, usage: meter.usage() };
}

async function answerOf(asked: CompletionRequest, given: Given): Promise<Reply> {
  const [side, query] = asked.messages.map(({ content }) => content) as [string, string];
  const found = Object.values(SUBJECTS).find(([question]) => question === query);
  const told = (await given.answer?.(side, query)) ?? found?.[2] ?? 'Nothing.';
  return reply(told);
}

/** True for an answer that was given to the question it is shown with. */
function isOwn(asked: CompletionRequest): boolean {
  const question = materialOf(asked, 'question');
  const others = Object.values(SUBJECTS).filter(([query]) => query !== question);
  return !others.some(([, , answer]) => materialOf(asked, 'answer').startsWith(answer.slice(0, -1)));
}

function judgement(asked: CompletionRequest, taken: Taken): Reply {
  if (taken === 'unscored') return reply('', { refused: true });
  if (taken === 'good') return contented(asked);
  if (purposeOf(asked) === 'relevance') return reply('{"reasoning":"About something else.","rating":1}');
  const claim = { quote: materialOf(asked, 'answer'), claim: 'c', verdict: 'not_found', evidence: '' };
  return reply(JSON.stringify({ claims: taken === 'silent' ? [] : [claim] }));
}

function memoryCache(): Cache {
  const entries = new Map<string, string>();
  return {
    get: async (endpoint, key) => JSON.parse(entries.get(`${endpoint} ${key}`) ?? 'null') as Json,
    set: async (endpoint, key, value) => {
      entries.set(`${endpoint} ${key}`, JSON.stringify(value));
    },
  };
}

describe('a canary', () => {
  it('is judged once on each metric, after all answers, and is caught where it is marked down', async () => {
    const { of, verdict, canaries, requests } = await run({});
    for (const metric of ['faithfulness', 'relevance'] as const)
      expect(of(metric)).toMatchObject({ metric, outcome: 'caught', judged: 1, caught: 1 });
    expect(canaries).toHaveLength(2);
    expect(requests.slice(-2)).toEqual(canaries);
    expect([verdict.state, codesOf(verdict)]).toEqual(['pass', []]);
  });

  it('is judged beside what is under way, once the first cases are answered', async () => {
    const subjects = (Object.keys(SUBJECTS) as Subject[]).map((subject) => about(subject));
    const others = Array.from({ length: 60 }, (_, index) => planned(`other-${index}`));
    let judged = () => {};
    const seen = new Promise<null>((resolve) => {
      judged = () => resolve(null);
    });
    const { of, canaries } = await run(
      {},
      {
        cases: [...subjects, ...others],
        config: 'levels: { minor: { faithfulness: 0, relevance: 0, regression: strict } }',
        before: () => judged(),
        // The last one is not among the first, and is answered after a canary was judged.
        answer: (_, query) => (query === 'question other-59' ? seen : null),
      },
    );
    expect(of('relevance')).toMatchObject({ outcome: 'caught' });
    expect(canaries).toHaveLength(2);
  });

  it('names the case that it was put to, and the one that it comes from', async () => {
    const { of, canaries } = await run({});
    for (const asked of canaries) {
      const [target, donor] = of(purposeOf(asked) as Metric)!.pairs[0]!.split(' <- ') as [Subject, Subject];
      expect(materialOf(asked, 'question')).toBe(SUBJECTS[target][0]);
      expect(materialOf(asked, 'context')).toBe(SUBJECTS[target][1]);
      expect(materialOf(asked, 'answer')).toBe(SUBJECTS[donor][2]);
    }
  });

  it('looks exactly like every other request to the judge', async () => {
    const { canaries, requests } = await run({});
    for (const canary of canaries) {
      const others = requests.filter((one) => purposeOf(one) === purposeOf(canary) && one !== canary);
      const shape = ({ messages, ...asked }: CompletionRequest) => ({
        ...asked,
        roles: messages.map(({ role }) => role),
        system: messages[0]!.content,
        fence: messages[1]!.content
          .split('\n')
          .map((line) => (line.startsWith('"') ? 'a JSON string' : line.replace(/[0-9a-f]{32}/, 'nonce'))),
      });
      expect(others.length).toBeGreaterThanOrEqual(3);
      for (const other of others) expect(shape(other)).toEqual(shape(canary));
    }
    const nonces = requests.flatMap(({ messages }) => /code (\w{32})/.exec(messages[1]!.content)?.[1] ?? []);
    expect(new Set(nonces).size).toBe(nonces.length);
  });

  it('is counted in the usage of the run', async () => {
    const { usage, requests } = await run({});
    expect(usage.modelCalls).toBe(requests.length);
  });
});

describe.each(['faithfulness', 'relevance'] as const)('a canary of %s that is taken for good', (metric) => {
  it('once has another judged, put to another case, and nothing follows where that is caught', async () => {
    const { of, verdict, canaries } = await run({ [metric]: ['good', 'bad'] });
    expect(of(metric)).toMatchObject({ outcome: 'caught', judged: 2, caught: 1 });
    expect(canaries.filter((one) => purposeOf(one) === metric)).toHaveLength(2);
    const targets = of(metric)!.pairs.map((pair) => pair.split(' <- ')[0]);
    expect(new Set(targets).size).toBe(2);
    expect([verdict.state, codesOf(verdict)]).toEqual(['pass', []]);
  });

  it('twice makes the run inconclusive, and says why', async () => {
    const { of, verdict, canaries } = await run({ [metric]: ['good', 'good'] });
    expect(of(metric)).toMatchObject({ outcome: 'passed', judged: 2, caught: 0 });
    expect(canaries.filter((one) => purposeOf(one) === metric)).toHaveLength(2);
    expect(verdict.state).toBe('inconclusive');
    const how =
      metric === 'faithfulness'
        ? 'found support for answers that the context nowhere supports'
        : 'rated answers to other questions 4 or more';
    expect(reasonsOf(verdict)).toEqual([
      {
        code: 'unmeasured.judge',
        effect: 'inconclusive',
        message: `The judge ${how}, twice in a row (${of(metric)!.pairs.join(', ')}): it cannot be believed.`,
      },
    ]);
  });

  it('once, and then not scored, decides nothing', async () => {
    const { of, verdict } = await run({ [metric]: ['good', 'unscored'] });
    expect(of(metric)).toMatchObject({ outcome: 'unscored', judged: 2, caught: 0 });
    expect(verdict.state).toBe('pass');
  });

  it('twice leaves what was measured in the report, and blocked what a check blocks', async () => {
    const checks = [{ checks: { mustNotMatch: ['Parcels'] }, schema: null }];
    const cases = [about('refunds'), about('warranty'), { ...about('shipping'), checks }];
    const { verdict, of } = await run({ [metric]: ['good', 'good'] }, { cases });
    expect(of(metric)!.outcome).toBe('passed');
    expect(verdict.prompts[0]!.metrics[metric]).toMatchObject({ candidate: 1, pairs: 2 });
    expect(codesOf(verdict.prompts[0]!)).toEqual(['blocks check.must-not-match']);
    expect(verdict.state).toBe('blocked');
  });

  it('is judged again itself where there is no other, and that is another judgement', async () => {
    // For faithfulness the other case has no context; for relevance the first one has no telling answer.
    const bare = { context: null, reference: SUBJECTS.shipping[2] };
    const other = about('shipping', metric === 'faithfulness' ? bare : {});
    const answer = (_: string, query: string) =>
      metric === 'relevance' && query === SUBJECTS.refunds[0] ? 'I do not know.' : null;
    const given = { cases: [about('refunds'), other], answer };
    const { of, canaries } = await run({ [metric]: ['good', 'bad'] }, given);
    const mine = canaries.filter((one) => purposeOf(one) === metric);
    expect(mine).toHaveLength(2);
    expect(materialOf(mine[1]!, 'answer')).toBe(materialOf(mine[0]!, 'answer'));
    expect(of(metric)).toMatchObject({
      outcome: 'caught',
      pairs: ['refunds <- shipping', 'refunds <- shipping'],
      judged: 2,
    });
  });
});

describe('a canary that is not scored', () => {
  it('at first decides nothing, and is told of', async () => {
    const { of, verdict, canaries } = await run({ faithfulness: ['unscored'], relevance: ['unscored'] });
    for (const metric of ['faithfulness', 'relevance'] as const)
      expect(of(metric)).toMatchObject({ outcome: 'unscored', judged: 1, caught: 0 });
    expect(canaries).toHaveLength(2);
    expect(verdict.state).toBe('pass');
  });

  it('is caught where the judge finds nothing claimed: it did not believe it', async () => {
    const { of } = await run({ faithfulness: ['silent'] });
    expect(of('faithfulness')).toMatchObject({ outcome: 'caught', caught: 1 });
  });
});

describe('there is no canary', () => {
  it.each<[string, readonly PlannedCase[]]>([
    ['where there is one case', [about('refunds')]],
    ['where all cases have one subject', [about('refunds'), about('refunds', { id: 'again' })]],
    [
      'where all cases are of one group',
      [about('refunds', { group: 'g' }), about('shipping', { group: 'g' })],
    ],
  ])('%s, and that is told', async (_, cases) => {
    const { evaluation, canaries, verdict } = await run({}, { cases });
    expect(evaluation.canaries).toEqual(
      ['faithfulness', 'relevance'].map((metric) => ({
        metric,
        outcome: 'none',
        pairs: [],
        judged: 0,
        caught: 0,
      })),
    );
    expect(canaries).toEqual([]);
    expect(verdict.state).toBe('pass');
  });

  it('of faithfulness where no case has a context', async () => {
    const cases = [about('refunds', { context: null }), about('shipping', { context: null })];
    const { evaluation } = await run({}, { cases });
    expect(evaluation.canaries.map(({ metric }) => metric)).toEqual(['relevance']);
  });

  it('where nothing is judged', async () => {
    const { evaluation, requests } = await run({}, { level: 'patch' });
    expect(evaluation.canaries).toEqual([]);
    expect(requests.every((asked) => purposeOf(asked) === 'answer')).toBe(true);
  });

  it('in a run that had to end before its last answer', async () => {
    const spent = new GateError('budget.max-usd', 'The run has cost $5.');
    const answer = (side: string, query: string) => {
      if (side === 'baseline' && query === SUBJECTS.warranty[0]) throw spent;
      return null;
    };
    const { evaluation, canaries } = await run({}, { answer });
    expect(evaluation.stopped).toBe(spent);
    expect([evaluation.canaries, canaries]).toEqual([[], []]);
  });

  it('whose judging the budget no longer pays: that ends the run', async () => {
    const spent = new GateError('budget.max-usd', 'The run has cost $5.');
    const before = () => {
      throw spent;
    };
    const { evaluation, verdict } = await run({}, { before });
    expect(evaluation.canaries).toEqual([]);
    expect(evaluation.stopped).toBe(spent);
    expect(codesOf(verdict)).toEqual(['inconclusive budget.max-usd']);
  });

  it('made of an answer that failed a check, which the judge never saw', async () => {
    const checks = [{ checks: { mustNotMatch: ['Parcels'] }, schema: null }];
    const cases = [about('refunds'), { ...about('shipping'), checks }];
    const { of, canaries } = await run({}, { cases });
    for (const asked of canaries) expect(materialOf(asked, 'answer')).not.toContain('Parcels');
    expect(of('relevance')!.pairs).toEqual(['shipping <- refunds']);
  });
});

describe('canaries of several prompts', () => {
  it('that share a dataset are two different judgements before a judge is not believed', async () => {
    // The case about refunds alone has a context: it is the target of each prompt.
    const bare = { context: null, reference: SUBJECTS.shipping[2] };
    const casesOf = (prompt: string) => [about('refunds', {}, prompt), about('shipping', bare, prompt)];
    const answer = (side: string, query: string) =>
      query === SUBJECTS.refunds[0] ? null : `Parcels travel across Norway and Sweden with ${side}.`;
    const given = { prompts: { 'a.md': casesOf(' a'), 'b.md': casesOf(' b') }, answer };
    const { of, canaries } = await run({ faithfulness: ['good', 'bad'] }, given);
    expect(canaries.filter((one) => purposeOf(one) === 'faithfulness')).toHaveLength(2);
    expect(of('faithfulness')).toMatchObject({ outcome: 'caught', judged: 2, caught: 1 });
  });
});

describe('canaries of a prompt that is judged beside one that is not', () => {
  it.each([
    ['patch', 'minor'],
    ['minor', 'patch'],
  ] as const)('of a %s and a %s wait for the judged answers alone, and are judged once', async (a, b) => {
    const subjects = Object.keys(SUBJECTS) as Subject[];
    const cases = (prompt: string) => subjects.map((subject) => about(subject, {}, prompt));
    let answered = 0;
    const judgedAfter: number[] = [];
    const { of, canaries } = await run(
      {},
      {
        prompts: { 'a.md': cases('a'), 'b.md': cases('b') },
        levels: { 'a.md': a, 'b.md': b },
        before: () => judgedAfter.push(answered),
        answer: async (side) => {
          const isJudged = side.endsWith(a === 'minor' ? 'a' : 'b');
          // Those that are judged come last.
          if (isJudged) await new Promise((resolve) => setTimeout(resolve, 20));
          if (isJudged) answered += 1;
          return null;
        },
      },
    );
    for (const metric of METRICS) expect(of(metric)).toMatchObject({ outcome: 'caught', judged: 1 });
    expect(canaries).toHaveLength(2);
    expect(judgedAfter).toEqual([2 * subjects.length, 2 * subjects.length]);
  });
});

describe('two canaries that are put to cases of the same content', () => {
  it('are two judgements: one that erred must not count twice', async () => {
    const bare = { context: null, reference: SUBJECTS.shipping[2] };
    const cases = [about('refunds', { id: 'one' }), about('refunds', { id: 'two' }), about('shipping', bare)];
    const { of, canaries } = await run({ faithfulness: ['good', 'bad'] }, { cases });
    expect(of('faithfulness')!.pairs).toEqual(['one <- shipping', 'two <- shipping']);
    expect(canaries.filter((one) => purposeOf(one) === 'faithfulness')).toHaveLength(2);
    expect(of('faithfulness')).toMatchObject({ outcome: 'caught', judged: 2, caught: 1 });
  });
});

describe('canaries of a rerun', () => {
  it('over the same content are those of the first run, and ask for nothing', async () => {
    const cache = memoryCache();
    const first = await run({ relevance: ['good', 'bad'] }, { cache });
    const second = await run({ relevance: ['bad'] }, { cache });
    expect(second.requests).toEqual([]);
    expect(second.evaluation.canaries).toEqual(first.evaluation.canaries);
  });

  it('with fresh samples are judged afresh: a judge that passed them may have been replaced', async () => {
    const cache = memoryCache();
    await run({ relevance: ['good', 'good'] }, { cache });
    const second = await run({ relevance: ['bad'] }, { cache, fresh: true });
    expect(second.of('relevance')).toMatchObject({ outcome: 'caught', judged: 1 });
    expect(second.verdict.state).toBe('pass');
    const third = await run({ relevance: ['good'] }, { cache });
    expect(third.requests).toEqual([]);
    expect(third.of('relevance')).toMatchObject({ outcome: 'caught' });
  });
});
