import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/adapters/system.ts';
import type { AnswerChecks } from '../../src/checks/check-spec.ts';
import type { PlannedCase, PromptPlan } from '../../src/gate/prompt-plan.ts';
import { makeSchedule } from '../../src/gate/schedule.ts';
import type { Level } from '../../src/policy/policy.ts';
import { policy } from '../config/given.ts';
import { promptPlan } from './given.ts';
import { golden, planned } from './stand-ins.ts';

interface Given {
  readonly config?: string;
  readonly level?: Level;
  /** Deterministic checks of every case. */
  readonly checks?: AnswerChecks;
  readonly parts?: Partial<PromptPlan>;
}

/** A prompt with so many cases, or with these. */
function prompt(path: string, cases: number | readonly PlannedCase[], given: Given = {}): PromptPlan {
  const rules = policy({}, given.config ?? null);
  const list = typeof cases === 'number' ? numbered(cases) : cases;
  const checked = (one: PlannedCase) =>
    given.checks === undefined ? one : { ...one, checks: [{ checks: given.checks, schema: null }] };
  const level = rules.groups[0]!.levels[given.level ?? 'minor'];
  return promptPlan(path, rules, { cases: list.map(checked), policy: level, ...given.parts });
}

function numbered(cases: number): PlannedCase[] {
  return Array.from({ length: cases }, (_, index) => planned(`case ${index}`));
}

function schedule(prompts: readonly PromptPlan[], early = true, hash = sha256) {
  return makeSchedule(
    { prompts, policyChanges: [], policyDifferences: [], calibration: null, reasons: [] },
    early,
    hash,
  );
}

const testsOf = (...prompts: readonly PromptPlan[]) =>
  schedule(prompts).tests.map(({ path, measure }) => `${path} ${measure}`);
const looksOf = (one: PromptPlan, early = true) =>
  schedule([one], early).orders.get(one.affected.path)!.looks;
const readingOf = (one: PromptPlan, early = true, hash = sha256) =>
  schedule([one], early, hash)
    .orders.get(one.affected.path)!
    .cases.map((planned) => planned.golden.id);

const without = (id: string) => planned(id, { golden: golden(id, { context: null }) });
const RULE: AnswerChecks = { mustMatch: ['x'] };
const rule = (regression: string, level = 'minor') => `levels: { ${level}: { regression: ${regression} } }`;

describe('the tests of a run', () => {
  it('are both metrics of a prompt whose cases have contexts', () => {
    expect(testsOf(prompt('a', 3))).toEqual(['a faithfulness', 'a relevance']);
  });

  it('leave out faithfulness where no case has a context, and keep it where one has', () => {
    expect(testsOf(prompt('a', [without('1'), without('2')]))).toEqual(['a relevance']);
    expect(testsOf(prompt('a', [without('1'), planned('2')]))).toEqual(['a faithfulness', 'a relevance']);
  });

  it.each<[string, AnswerChecks, boolean]>([
    ['no check at all', {}, false],
    ['the format text, which any answer has', { format: 'text' }, false],
    ['empty lists', { mustMatch: [], mustNotMatch: [], requiredFields: [] }, false],
    ['the format JSON', { format: 'json' }, true],
    ['a schema', { schema: 'answer.json' }, true],
    ['required fields', { requiredFields: ['answer'] }, true],
    ['a length', { length: { maxWords: 20 } }, true],
    ['a pattern to match', { mustMatch: ['x'] }, true],
    ['a pattern not to match', { mustNotMatch: ['x'] }, true],
  ])('with %s (%j) hold the pass rate: %s', (_, checks, held) => {
    const rest = held ? ['a checks'] : [];
    expect(testsOf(prompt('a', 3, { checks }))).toEqual(['a faithfulness', 'a relevance', ...rest]);
  });

  it('hold the pass rate where one case alone has a check, or a schema that the prompt brings', () => {
    const checked = planned('2', { checks: [{ checks: RULE, schema: null }] });
    expect(testsOf(prompt('a', [planned('1'), checked]))).toContain('a checks');
    const shaped = planned('2', { checks: [{ checks: {}, schema: { type: 'object' } }] });
    expect(testsOf(prompt('a', [planned('1'), shaped]))).toContain('a checks');
  });

  it.each<[Level, string, string[]]>([
    ['minor', 'stages: [checks, judge]', ['a faithfulness', 'a relevance', 'a checks']],
    ['major', 'stages: [checks, judge]', ['a faithfulness', 'a relevance', 'a checks']],
    ['minor', 'stages: [checks]', ['a checks']],
    ['minor', 'stages: [judge]', ['a faithfulness', 'a relevance']],
    ['patch', 'stages: [checks, judge]', ['a faithfulness', 'a relevance']],
    ['patch', 'stages: [checks]', []],
  ])('of a %s with %s are %j', (level, stages, found) => {
    const config = `levels: { ${level}: { ${stages} } }`;
    expect(testsOf(prompt('a', 3, { config, level, checks: RULE }))).toEqual(found);
  });

  it.each(['strict', 'off', 'certified'])('are none where the rule is %s', (regression) => {
    expect(testsOf(prompt('a', 50, { config: rule(regression), checks: RULE }))).toEqual([]);
  });

  it('are none of a first version, without a baseline, and without a case', () => {
    expect(testsOf(prompt('a', 3, { level: 'initial', checks: RULE }))).toEqual([]);
    expect(testsOf(prompt('a', 3, { checks: RULE, parts: { runsBaseline: false } }))).toEqual([]);
    expect(testsOf(prompt('a', 0))).toEqual([]);
    expect(testsOf(prompt('a', 3, { parts: { policy: null } }))).toEqual([]);
  });

  it('are those of all its prompts, which correct each other', () => {
    const prompts = [prompt('a', 3), prompt('b', 3, { checks: RULE }), prompt('c', [without('1')])];
    expect(testsOf(...prompts)).toEqual([
      'a faithfulness',
      'a relevance',
      'b faithfulness',
      'b relevance',
      'b checks',
      'c relevance',
    ]);
  });
});

describe('the looks at a prompt', () => {
  it('begin at 40 cases', () => {
    expect(looksOf(prompt('a', 39))).toEqual([]);
    expect(looksOf(prompt('a', 40))).toEqual([
      { cases: 10, spend: 0.005 },
      { cases: 20, spend: 0.01 },
      { cases: 30, spend: 0.01 },
    ]);
  });

  it.each<[string, Given]>([
    ['the rule is strict', { config: rule('strict') }],
    ['the rule is certified', { config: rule('certified') }],
    ['the rule is off', { config: rule('off') }],
    ['it is a first version', { level: 'initial' }],
    ['nothing is judged', { level: 'patch', checks: RULE }],
    ['nothing is measured', { parts: { policy: null } }],
  ])('are none where %s', (_, given) => {
    expect(looksOf(prompt('a', 80, given))).toEqual([]);
  });

  it('are none where early stopping is off', () => {
    expect(looksOf(prompt('a', 80), false)).toEqual([]);
  });

  it('are there for the floor alone where nothing is compared', () => {
    const looks = looksOf(prompt('a', 40, { parts: { runsBaseline: false } }));
    expect(looks.map(({ spend }) => spend)).toEqual([null, null, null]);
  });

  it('spend nothing for the floor alone, however many other prompts compare', () => {
    const alone = prompt('a', 40, { parts: { runsBaseline: false } });
    const { orders, alpha } = schedule([alone, prompt('b', 10)]);
    expect(orders.get('a')!.looks.map(({ spend }) => spend)).toEqual([null, null, null]);
    expect(alpha).toBe(0.05);
  });

  it('share what they spend among the tests of the whole run', () => {
    // 2^-10 is at most 0.005 / 5, and more than 0.005 / 6.
    const first = (others: number) => {
      const prompts = [
        prompt('a', 40),
        ...Array.from({ length: others }, (_, index) => prompt(`b${index}`, 5)),
      ];
      return schedule(prompts).orders.get('a')!.looks[0]!.spend;
    };
    expect(first(0)).toBe(0.005);
    expect(first(1)).toBe(0.005);
    expect(first(2)).toBeNull();
  });

  it('count the groups among the cases that are read by then, in the order of reading', () => {
    // Read by number: 20 cases of one group first, then 20 of their own.
    const cases = numbered(40).map((one, index) => ({
      ...one,
      golden: { ...one.golden, group: index < 20 ? 'one' : null },
    }));
    const number = (text: string) => text.slice('case '.length).padStart(3, '0');
    const { orders } = schedule([prompt('a', cases.toReversed())], true, number);
    expect(orders.get('a')!.looks.map(({ spend }) => spend)).toEqual([null, null, 0.01]);
  });
});

describe('the order of reading', () => {
  const backwards = (text: string) => [...text].reverse().join('');

  it('is that of the hashes of the ids', () => {
    const cases = Array.from({ length: 40 }, (_, index) => planned(`${index}`.padStart(2, '0')));
    const read = readingOf(prompt('a', cases), true, backwards);
    expect(read.slice(0, 6)).toEqual(['00', '10', '20', '30', '01', '11']);
    expect(read).toHaveLength(40);
  });

  it('does not depend on the order of the dataset, nor on anything else of a case', () => {
    const cases = numbered(45);
    const read = readingOf(prompt('a', cases));
    expect(read).not.toEqual(cases.map(({ golden: { id } }) => id));
    const shuffled = fc.shuffledSubarray(cases, { minLength: 45 });
    fc.assert(
      fc.property(shuffled, (other) => {
        const edited = other.map((one) =>
          planned(one.golden.id, { golden: golden(one.golden.id, { query: 'q' }) }),
        );
        expect(readingOf(prompt('a', edited))).toEqual(read);
      }),
      { numRuns: 20 },
    );
  });

  it('is that of the dataset where there is no look', () => {
    const ids = (cases: readonly PlannedCase[]) => cases.map((one) => one.golden.id);
    expect(readingOf(prompt('a', 39))).toEqual(ids(numbered(39)));
    expect(readingOf(prompt('a', 45), false)).toEqual(ids(numbered(45)));
    expect(readingOf(prompt('a', 45, { config: rule('strict') }))).toEqual(ids(numbered(45)));
  });
});

describe('the level of the tests over all cases', () => {
  it.each<[string, number, PromptPlan[]]>([
    ['0.05 without looks', 0.05, [prompt('a', 39), prompt('b', 20)]],
    ['0.025 with all looks', 0.025, [prompt('a', 40)]],
    ['0.025 for all prompts, where one has looks', 0.025, [prompt('a', 39), prompt('b', 40)]],
    ['0.03 where the first look could not block', 0.03, [prompt('a', 40), prompt('b', 5), prompt('c', 5)]],
    ['0.05 where looks are for the floor alone', 0.05, [prompt('a', 40, { parts: { runsBaseline: false } })]],
    ['0.05 where there is no test', 0.05, [prompt('a', 40, { config: rule('off') })]],
    ['0.05 where there is no prompt', 0.05, []],
  ])('is %s', (_, alpha, prompts) => {
    expect(schedule(prompts).alpha).toBe(alpha);
  });

  it('is 0.05 where early stopping is off', () => {
    expect(schedule([prompt('a', 200)], false).alpha).toBe(0.05);
  });
});
