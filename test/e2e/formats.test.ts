import { describe, expect, it } from 'vitest';
import { isCandidate } from './base-branch.ts';
import { CONFIG, worldOf } from './endpoint-given.ts';
import { expectVerdict, messageOf } from './outcome.ts';
import { DATASET, dataset, type Files, fact, goldenCases, PROMPT, prompt, TEXT } from './world.ts';

/** One prompt, the same in every format: a system message with the context, and the question. */
const FORMATS: Readonly<Record<string, (version: string, text: string) => string>> = {
  'prompts/parcels.prompt.yml': (version, text) =>
    `version: ${version}\nmodel: small\nmessages:\n  - role: system\n    content: |\n      ${text}\n      Context: {{context}}\n  - role: user\n    content: "{{query}}"\n`,
  'prompts/parcels.prompty': (version, text) =>
    `---\nname: parcels\nversion: ${version}\nmodel:\n  api: chat\n  configuration:\n    type: openai\n    name: small\n---\nsystem:\n${text}\nContext: {{context}}\n\nuser:\n{{query}}\n`,
  'prompts/parcels.prompt': (version, text) =>
    `---\nversion: ${version}\nmodel: small\n---\n{{role "system"}}\n${text}\nContext: {{context}}\n{{role "user"}}\n{{query}}\n`,
  'prompts/parcels.md': (version, text) => prompt(version, text),
};

describe.concurrent('a prompt in any format', () => {
  it.for(Object.entries(FORMATS))('%s is linted, measured and compared', async ([path, write], test) => {
    const files = { [PROMPT]: null, [path]: write('1.2.0', TEXT) };
    const world = await worldOf(test, 6, files);
    const wordy = await world.propose({ [path]: write('1.2.1', `${TEXT} Be brief.`) });
    const under = await expectVerdict(world, wordy, 'blocked');
    expect(under.codes).toEqual(['version.under-declared']);
    expect(messageOf(under, 'version.under-declared')).toMatch(
      /which is PATCH; the change needs MINOR: .*adds an instruction: "Be brief\.".* Next: `1\.3\.0`/,
    );
    expect(under.prompt.level).toMatchObject({ declared: 'patch', required: 'minor' });
    expect(under.asked).toEqual([]);
    const number = await world.propose({ [path]: write('1.3.0', `${TEXT} Be brief.`) });
    const run = await expectVerdict(world, number, 'pass');
    expect(run.prompt.metrics.faithfulness).toMatchObject({ pairs: 6, candidate: 1 });
    const [system, user] =
      run.asked.find((one) => isCandidate(one.messages[0]?.content ?? ''))?.messages ?? [];
    expect(system?.content).toMatch(/Be brief\.\s+Context:\s+Parcel number \d/);
    expect(user?.content).toMatch(/^\s*When does parcel number \d leave/);
  });

  it.for(Object.entries(FORMATS))(
    '%s holds a variable that no version had: MAJOR',
    async ([path, write], test) => {
      const files = { [PROMPT]: null, [path]: write('1.2.0', TEXT) };
      const world = await worldOf(test, 2, files);
      const number = await world.propose({ [path]: write('1.3.0', `${TEXT} Speak {{tongue}}.`) });
      const run = await expectVerdict(world, number, 'blocked');
      expect(messageOf(run, 'version.under-declared')).toContain('needs MAJOR');
      expect(messageOf(run, 'version.under-declared')).toContain('adds the variable `tongue`');
    },
  );
});

describe.concurrent('what affects a prompt', () => {
  const shared = (tone: string) => `Answer only from the context.${tone}\n`;
  const main = `---\nversion: 1.0.0\nmodel: small\n---\n{{role "system"}}\nYou answer questions about parcels.\n{{> tone}}\nContext: {{context}}\n{{role "user"}}\n{{query}}\n`;
  const files: Files = {
    [PROMPT]: null,
    'prompts/parcels.prompt': main,
    'prompts/_tone.prompt': shared(''),
  };

  it('is a partial too: both versions are put together and compared, at the level that the change needs', async (test) => {
    const world = await worldOf(test, 6, files);
    const number = await world.propose({ 'prompts/_tone.prompt': shared(' Be brief.') });
    const run = await expectVerdict(world, number, 'pass');
    expect(run.prompt).toMatchObject({
      path: 'prompts/parcels.prompt',
      change: 'affected',
      because: 'changed: partial prompts/_tone.prompt',
    });
    expect(run.prompt.metrics.faithfulness.pairs).toBe(6);
    const systems = run.asked.map(({ messages }) => messages[0]?.content ?? '');
    expect(systems.filter(isCandidate)).toHaveLength(6);
    expect(systems.filter((text) => !isCandidate(text))).toHaveLength(6);
  });

  it('is no partial of another prompt', async (test) => {
    const world = await worldOf(test, 2, { ...files, 'prompts/_other.prompt': 'x' });
    await expectVerdict(world, await world.propose({ 'prompts/_other.prompt': 'y' }), 'not-applicable');
  });
});

describe.concurrent('test data and evaluators of a .prompt.yml', () => {
  const path = 'prompts/parcels.prompt.yml';
  const write = (version: string, text: string, contains: string) =>
    `version: ${version}\nmodel: small\nmessages:\n  - role: system\n    content: "${text} Context: {{context}}"\n  - role: user\n    content: "{{query}}"\ntestData:\n${goldenCases(
      3,
    )
      .map(({ query, context }) => `  - query: ${query}\n    context: ${context}\n    expected: ${context}\n`)
      .join(
        '',
      )}evaluators:\n  - name: mentions\n    string: { contains: ${contains} }\n  - name: judge\n    llm: { modelId: x }\n`;
  const files = { [PROMPT]: null, [DATASET]: null, [path]: write('1.0.0', TEXT, 'harbour') };

  it('serve where nobody has named a dataset or checks', async (test) => {
    const world = await worldOf(test, 3, files);
    const run = await expectVerdict(
      world,
      await world.propose({ [path]: write('1.1.0', `${TEXT} Be brief.`, 'harbour') }),
      'pass',
    );
    expect(run.prompt.dataset).toMatchObject({ path, cases: 3 });
    expect(run.prompt.checks).toMatchObject({ passed: 3 });
    expect(messageOf(run, 'checks.ignored')).toContain('judge');
  });

  it('that change need a person, although nothing else does', async (test) => {
    const world = await worldOf(test, 3, files);
    const number = await world.propose({ [path]: write('1.0.0', TEXT, 'parcel') });
    const run = await expectVerdict(world, number, 'awaiting-sign-off');
    expect(run.codes).toContain('checks.changed');
    expect(run.asked).toHaveLength(3);
  });
});

describe.concurrent('a golden dataset as CSV', () => {
  it('is read like any other, with faults at their lines', async (test) => {
    const rows = goldenCases(3).map(({ id, query, context, reference }) =>
      [id, query, context, reference].map((cell) => `"${String(cell)}"`).join(','),
    );
    const config = { [CONFIG]: 'dataset: prompts/golden.csv\n' };
    const csv = ['id,query,context,reference', ...rows].join('\n');
    const world = await worldOf(test, 3, { ...config, 'prompts/golden.csv': csv });
    const minor = { [PROMPT]: prompt('1.3.0', `${TEXT} Be brief.`) };
    const run = await expectVerdict(world, await world.propose(minor), 'pass');
    expect(run.prompt.cases.map(({ id }: { id: string }) => id)).toEqual(['c1', 'c2', 'c3']);
    const faulty = { ...minor, 'prompts/golden.csv': `${csv}\n"c1","again","","",""\n` };
    const bad = await expectVerdict(world, await world.propose(faulty), 'inconclusive');
    expect(messageOf(bad, 'config.dataset')).toContain('prompts/golden.csv:5');
  });
});

describe.concurrent('warnings before any model is asked', () => {
  it('are notes in the comment, and block nothing', async (test) => {
    const rows = goldenCases(3).map((row) => ({ ...row, variables: { tone: 'kind' } }));
    const world = await worldOf(test, 3, {
      [DATASET]: dataset([...rows, { ...rows[0], id: 'again' }]),
      [PROMPT]: `---\nversion: 1.2.0\nmodel: small\n---\n${TEXT}\n`,
    });
    world.answer = (n) => fact(n);
    const changed = `---\nversion: 1.3.0\nmodel: small\n---\n${TEXT} Be brief.\n`;
    const run = await expectVerdict(world, await world.propose({ [PROMPT]: changed }), 'pass');
    const codes = run.prompt.reasons.map(({ code }: { code: string }) => code);
    expect(codes).toContain('warning.context-unused');
    expect(codes).toContain('warning.duplicate-case');
    expect(codes).toContain('warning.too-few-cases');
    expect(run.comment).toContain('warning.context-unused');
  });
});
