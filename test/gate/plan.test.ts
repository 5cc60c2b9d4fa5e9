import { describe, expect, it } from 'vitest';
import { makePlan } from '../../src/gate/plan.ts';
import type { Plan } from '../../src/gate/prompt-plan.ts';
import { snapshots } from '../../src/gate/snapshot.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import { policy } from '../config/given.ts';
import { codesOf } from './given.ts';
import { comparisonOf, type Files, memoryRepository } from './memory-repository.ts';

const CONFIG = `
model: gpt-4o-mini
prompts:
  - files: ["prompts/**/*.md"]
    dataset: prompts/golden.jsonl
    checks: { schema: prompts/answer.schema.json }
  - files: ["drafts/**/*.md"]
    dataset: drafts/golden.jsonl
`;
const prompt = (version: string, text = 'Answer.', name = '') =>
  `---\nversion: ${version}\n${name && `name: ${name}\n`}---\n${text}`;
const row = (id: string, query = 'q') => `${JSON.stringify({ id, query })}\n`;
const BASE: Files = {
  'prompts/a.md': prompt('1.0.0'),
  'prompts/b.md': prompt('1.0.0', 'Reply.'),
  'prompts/golden.jsonl': row('1') + row('2'),
  'prompts/answer.schema.json': '{"type":"object"}',
  'drafts/golden.jsonl': row('d'),
  'src/code.ts': 'export {};',
};

interface Given {
  readonly config?: string;
  readonly renames?: Readonly<Record<string, string>>;
  /** The tip of the base branch, where it moved on since the branch was made. */
  readonly tip?: Files;
  /** The repository is too large for its files to be listed. */
  readonly unlisted?: boolean;
}

/** The plan for a head that differs from the base in these files; null takes a file away. */
async function planFor(changes: Readonly<Record<string, string | null>>, given: Given = {}): Promise<Plan> {
  const merged = Object.entries({ ...BASE, ...changes }).filter(([, text]) => text !== null);
  const head = Object.fromEntries(merged) as Files;
  const commits = { base: BASE, head, tip: given.tip ?? BASE };
  const between = comparisonOf(commits, 'base', 'head', given.renames);
  const comparison = given.tip ? { ...between, base: 'tip' } : between;
  const memory = memoryRepository(commits);
  const unlisted = () => Promise.reject(new GateError('unmeasured.tree', 'Not all files were listed.'));
  const repository = given.unlisted ? { ...memory, list: unlisted } : memory;
  const rules = policy({}, given.config ?? CONFIG);
  const ref = { commit: comparison.base, label: 'main' };
  return makePlan(comparison, ref, rules, repository, snapshots(repository), async (text) =>
    policy({}, text),
  );
}

/** Each planned prompt in a line: how it changed, at which level, and why not. */
async function linesFor(...given: Parameters<typeof planFor>): Promise<string[]> {
  const { prompts } = await planFor(...given);
  return prompts.map(({ affected, level, reasons }) =>
    [affected.change, affected.path, level.effective, ...codesOf({ reasons })].join(' '),
  );
}

describe('a plan', () => {
  it('holds nothing where nothing affects a prompt', async () => {
    expect(await planFor({ 'src/code.ts': 'export const a = 1;', 'docs/a.md': 'text' })).toEqual({
      prompts: [],
      policyChanges: [],
      policyDifferences: [],
      calibration: null,
      reasons: [],
    });
  });

  it.each<[string, Readonly<Record<string, string | null>>, readonly string[]]>([
    ['a changed prompt', { 'prompts/a.md': prompt('1.1.0', 'New.') }, ['modified prompts/a.md minor']],
    ['a new prompt', { 'prompts/c.md': prompt('1.0.0', 'New.') }, ['added prompts/c.md initial']],
    [
      'a prompt with its version unchanged',
      { 'prompts/a.md': prompt('1.0.0', 'New.') },
      ['modified prompts/a.md  blocks version.not-bumped'],
    ],
    ['a removed prompt', { 'prompts/a.md': null }, ['removed prompts/a.md  awaits prompt.removed']],
    ['white space alone', { 'prompts/a.md': prompt('1.0.0', 'Answer. \n\n') }, []],
    [
      'an edited golden case, for every prompt that it is for',
      { 'prompts/golden.jsonl': row('1') + row('2', 'x') },
      [
        'affected prompts/a.md minor awaits dataset.case-edited',
        'affected prompts/b.md minor awaits dataset.case-edited',
      ],
    ],
    [
      'a removed golden case',
      { 'prompts/golden.jsonl': row('1') },
      [
        'affected prompts/a.md minor awaits dataset.case-removed',
        'affected prompts/b.md minor awaits dataset.case-removed',
      ],
    ],
    [
      'an added golden case, which needs nobody',
      { 'prompts/golden.jsonl': row('1') + row('2') + row('3') },
      ['affected prompts/a.md minor', 'affected prompts/b.md minor'],
    ],
    [
      'a changed schema',
      { 'prompts/answer.schema.json': '{"type":"array"}' },
      [
        'affected prompts/a.md minor awaits schema.changed',
        'affected prompts/b.md minor awaits schema.changed',
      ],
    ],
    [
      'a prompt without a dataset',
      { 'prompts/golden.jsonl': null, 'prompts/a.md': prompt('1.1.0', 'New.') },
      [
        'modified prompts/a.md minor inconclusive config.no-dataset awaits dataset.case-removed',
        'affected prompts/b.md minor inconclusive config.no-dataset awaits dataset.case-removed',
      ],
    ],
    [
      'a prompt that cannot be read',
      { 'prompts/a.md': '---\nversion: [\n---\n' },
      ['modified prompts/a.md  inconclusive config.prompt'],
    ],
    [
      'a variable that the cases lack',
      { 'prompts/a.md': prompt('2.0.0', '{{tone}}') },
      ['modified prompts/a.md major inconclusive config.missing-variable'],
    ],
  ])('names %s', async (_, changes, lines) => {
    expect(await linesFor(changes)).toEqual(lines);
  });

  it('blocks a prompt that both sides changed', async () => {
    const tip = { ...BASE, 'prompts/a.md': prompt('1.0.1', 'Fixed.') };
    expect(await linesFor({ 'prompts/a.md': prompt('1.1.0', 'New.') }, { tip })).toEqual([
      'modified prompts/a.md  blocks version.diverged',
    ]);
  });

  it('blocks a model that the policy does not allow', async () => {
    const config = `${CONFIG}\nallow-models: ["gpt-4o*"]\n`;
    const changed = { 'prompts/a.md': '---\nversion: 2.0.0\nmodel: other\n---\nNew.' };
    expect(await linesFor(changed, { config })).toEqual([
      'modified prompts/a.md major blocks model.not-allowed',
    ]);
  });

  it('sees that the policy changed, and plans under the old one', async () => {
    const changed = { '.github/prompt-gate.yml': 'mode: advise', 'prompts/a.md': prompt('1.1.0', 'New.') };
    const plan = await planFor(changed);
    expect(plan.policyChanges).toEqual([
      { path: '.github/prompt-gate.yml', before: null, after: 'mode: advise' },
    ]);
    expect(plan.prompts).toHaveLength(1);
  });

  it.each([false, true])(
    'says what a new policy decides otherwise (files not listed: %s)',
    async (unlisted) => {
      const levels = 'levels: { patch: { regression: off }, minor: { regression: off } }';
      const { policyDifferences, reasons } = await planFor(
        { '.github/prompt-gate.yml': `mode: advise\n${levels}` },
        { unlisted },
      );
      const row = (what: string, prompts: string[] | null, before: string, after: string) => ({
        ...{ what, prompts, before, after, looser: true },
      });
      const prompts = ['prompts/a.md', 'prompts/b.md'];
      const ofPrompts = ['patch', 'minor'].map((level) =>
        row(`levels.${level}.regression`, prompts, 'significant', 'off'),
      );
      expect(policyDifferences).toEqual([
        row('mode', null, 'enforce', 'advise'),
        ...(unlisted ? [] : ofPrompts),
      ]);
      expect(codesOf({ reasons })).toEqual(unlisted ? ['note unmeasured.tree'] : []);
    },
  );

  it('ends where more cases are needed than the budget allows', async () => {
    const config = `${CONFIG}\nbudget: { max-cases: 1 }\n`;
    const planned = planFor({ 'prompts/a.md': prompt('1.1.0', 'New.') }, { config });
    await expect(planned).rejects.toThrow(GateError);
    await expect(planned).rejects.toMatchObject({ code: 'budget.max-cases' });
  });

  it('ends where a prompt is in two groups', async () => {
    const config = 'prompts: [{ files: ["prompts/**/*.md"] }, { files: ["prompts/a.md"] }]';
    await expect(planFor({ 'prompts/a.md': prompt('1.1.0', 'New.') }, { config })).rejects.toMatchObject({
      code: 'config.overlap',
    });
  });
});

describe('a moved prompt', () => {
  const moved = { 'prompts/a.md': null, 'drafts/a.md': prompt('1.1.0', 'Answer now.') };

  it('answers to its old group: moving a file does not choose milder rules', async () => {
    const [one] = (await planFor(moved, { renames: { 'prompts/a.md': 'drafts/a.md' } })).prompts;
    expect(one?.affected).toMatchObject({
      path: 'drafts/a.md',
      previousPath: 'prompts/a.md',
      change: 'renamed',
      group: { source: 'prompts[0]' },
    });
    expect(one?.level.effective).toBe('minor');
    expect(one?.runsBaseline).toBe(true);
  });

  it('is known by its name where git does not see the move', async () => {
    const [one, ...rest] = (await planFor(moved)).prompts;
    expect(rest).toEqual([]);
    expect(one?.affected).toMatchObject({ change: 'renamed', previousPath: 'prompts/a.md' });
  });

  it('is removed and added where the name is another', async () => {
    const changes = { 'prompts/a.md': null, 'prompts/c.md': prompt('1.0.0', 'Something else.') };
    expect(await linesFor(changes)).toEqual([
      'removed prompts/a.md  awaits prompt.removed',
      'added prompts/c.md initial',
    ]);
  });

  it('out of every group needs a person', async () => {
    const changes = { 'prompts/a.md': null, 'old/a.md': BASE['prompts/a.md']! };
    const [one] = (await planFor(changes, { renames: { 'prompts/a.md': 'old/a.md' } })).prompts;
    expect(one?.affected).toMatchObject({
      change: 'removed',
      because: 'moved out of every group, to old/a.md',
    });
    expect(codesOf(one!)).toEqual(['awaits prompt.removed']);
  });
});

describe('what is measured', () => {
  it('is every case on both sides of a MINOR, with the model and the checks of the group', async () => {
    const [one] = (await planFor({ 'prompts/a.md': prompt('1.1.0', 'New.') })).prompts;
    expect(one?.cases.map(({ golden, known }) => [golden.id, known])).toEqual([
      ['1', true],
      ['2', true],
    ]);
    const [first] = one!.cases;
    expect(first?.candidate.request).toMatchObject({
      endpoint: 'default',
      model: 'gpt-4o-mini',
      messages: [
        { role: 'system', content: 'New.' },
        { role: 'user', content: 'q' },
      ],
    });
    expect(first?.baseline?.request.messages[0]?.content).toBe('Answer.');
    expect(first?.checks[0]?.schema).toEqual({ type: 'object' });
    expect([one?.compares, one?.runsBaseline]).toEqual([true, true]);
  });

  it.each([
    ['a PATCH: checks alone', { 'prompts/a.md': prompt('1.0.1', 'Please answer.') }, [true, false]],
    ['a first version: nothing to compare with', { 'prompts/c.md': prompt('1.0.0') }, [false, false]],
    [
      'a prompt of which only the dataset changed: both sides would be the same',
      { 'prompts/golden.jsonl': row('1') + row('2') + row('3') },
      [false, false],
    ],
  ])('is the candidate alone of %s', async (_, changes, runs) => {
    const [one] = (await planFor(changes)).prompts;
    expect([one?.compares, one?.runsBaseline]).toEqual(runs);
    expect(one?.cases[0]?.baseline).toBeNull();
    expect(one?.cases.length).toBeGreaterThan(0);
  });

  it('is the baseline too of a PATCH whose checks compare with it', async () => {
    const config = CONFIG.replace('checks: {', 'checks: { latency: { max-increase: 0.5 },');
    const [one] = (await planFor({ 'prompts/a.md': prompt('1.0.1', 'Please answer.') }, { config })).prompts;
    expect(one?.runsBaseline).toBe(true);
  });

  it('is only what is meant for the prompt', async () => {
    const only = `${JSON.stringify({ id: '9', query: 'q', prompts: ['prompts/b.md'] })}\n`;
    const changes = { 'prompts/golden.jsonl': BASE['prompts/golden.jsonl'] + only };
    const { prompts } = await planFor(changes);
    expect(prompts.map(({ cases }) => cases.map(({ golden }) => golden.id))).toEqual([
      ['1', '2'],
      ['1', '2', '9'],
    ]);
  });
});
