import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultsSchema } from '../../src/config/results-schema.ts';
import { emptyFolder, GIT_ENVIRONMENT, openFolder } from '../adapters/git-given.ts';
import { CONFIG, cases, changed } from './base-branch.ts';
import { openDesk, startProgram } from './terminal-given.ts';
import {
  createWorld,
  dataset,
  fact,
  GOOD_ANSWER,
  goldenCases,
  PROMPT,
  prompt,
  TEXT,
  type World,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld(cases(8));
  world.answer = GOOD_ANSWER;
});
afterAll(() => world.close());

const modelsOf = (from: number) => new Set(world.model.requests.slice(from).map(({ model }) => model));

describe('the options of a run', () => {
  it('do what the inputs of their names do', async (test) => {
    const desk = await openDesk(test, world);
    desk.git('tag', 'deployed');
    desk.git('checkout', '--quiet', '-b', 'trunk');
    desk.commit({
      'texts/greet.md': `---\nversion: 1.0.0\n---\n${TEXT}\nContext:\n{{context}}\n`,
      'texts/golden.json': dataset(goldenCases(6)),
      'gates/other.yml': 'budget: { max-cases: 50 }\n',
    });
    desk.git('checkout', '--quiet', '-b', 'change');
    desk.write({ 'texts/greet.md': `---\nversion: 1.1.0\n---\n${TEXT} Be brief.\nContext:\n{{context}}\n` });
    const from = world.model.requests.length;
    const { code, output } = await desk.run(
      [
        ...['run', '--base', 'trunk', '--config', 'gates/other.yml', '--baseline', 'trunk'],
        ...['--prompts', 'texts/*.md', '!texts/README.md', '--dataset', 'texts/golden.json'],
        ...['--model', 'tiny', '--judge-model', 'strict-judge', '--samples', '2', '--concurrency', '3'],
        ...['--min-faithfulness', '0.9', '--min-relevance', '0.95'],
        ...['--openai-base-url', world.model.baseUrl],
      ],
      { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' },
    );
    const results = await desk.results();
    expect(code, output).toBe(0);
    expect(modelsOf(from)).toEqual(new Set(['tiny', 'strict-judge']));
    expect(results.run).toMatchObject({
      config: 'gates/other.yml',
      baseline: 'trunk',
      baseRef: 'trunk',
      samples: 2,
    });
    expect(results.prompts).toHaveLength(1);
    expect(results.prompts[0]).toMatchObject({
      path: 'texts/greet.md',
      dataset: { path: 'texts/golden.json', cases: 6 },
      model: { candidate: 'tiny' },
      metrics: {
        faithfulness: { threshold: { value: 0.9, from: 'input min-faithfulness' } },
        relevance: { threshold: { value: 0.95 } },
      },
    });
    expect(results.prompts[0].cases[0].candidate.samples).toHaveLength(2);
  });

  it('--baseline compares with another version than that of the base', async (test) => {
    const desk = await openDesk(test, world);
    desk.git('checkout', '--quiet', '--detach');
    desk.commit({ [PROMPT]: changed('1.1.0', 'description: old\n') });
    desk.git('tag', 'deployed');
    desk.git('checkout', '--quiet', 'work');
    desk.write({ [PROMPT]: changed('1.3.0') });
    await desk.run(['run', '--baseline', 'deployed']);
    const results = await desk.results();
    expect(results.run.baseline).toBe('deployed');
    expect(results.prompts[0].version).toEqual({ baseline: '1.1.0', candidate: '1.3.0' });
  });

  it('--fresh draws new samples beside the earlier ones', async (test) => {
    const desk = await openDesk(test, world);
    desk.write({ [PROMPT]: changed('1.3.0') });
    await desk.run(['run']);
    await desk.run(['run', '--fresh']);
    const results = await desk.results();
    expect(results.run.reruns).toBe(1);
    expect(results.usage.modelCalls).toBeGreaterThan(0);
  });

  it('keys of other endpoints come from the variables that the config names, and are asked for by name', async (test) => {
    const config = `endpoints: { lab: { base-url: "${world.model.baseUrl}", api-key-env: LAB_KEY } }\nmodel: lab/tiny\njudge: { model: lab/judge }\nprompts: [{ files: ["prompts/*.md"] }]\n`;
    const commit = await world.github.commit(
      'lab',
      { [CONFIG]: config, [PROMPT]: `---\nversion: 1.0.0\n---\n${TEXT}\n{{context}}\n` },
      { from: 'main' },
    );
    const desk = await openDesk(test, world, commit);
    desk.write({ [PROMPT]: `---\nversion: 1.1.0\n---\n${TEXT} Be brief.\n{{context}}\n` });
    const given = await desk.run(['run'], { OPENAI_API_KEY: '', LAB_KEY: world.model.apiKey });
    expect(given.code, given.output).toBe(0);
    const missing = await desk.run(['run', '--no-cache'], { OPENAI_API_KEY: '' });
    expect(missing.code).toBe(2);
    expect(missing.output).toContain('LAB_KEY');
  });

  it('no key goes to an address that the config alone names, before the person has agreed', async (test) => {
    const config = 'endpoints: { default: { base-url: "http://model.invalid/v1" } }\n';
    const commit = await world.github.commit('elsewhere', { [CONFIG]: config }, { from: 'main' });
    const desk = await openDesk(test, world, commit);
    desk.write({ [PROMPT]: changed('1.3.0') });
    const said = async (...words: string[]) => {
      const { code, output } = await desk.run(['run', ...words], { COLUMNS: '140' });
      expect(code, output).toBe(2);
      return output;
    };
    const question = 'sends the key in `OPENAI_API_KEY` to http://model.invalid/v1';
    expect(await said()).toContain(question);
    for (const words of [['--trust-endpoints'], []]) {
      const output = await said(...words);
      expect(output).not.toContain(question);
      expect(output).toContain('does not answer');
    }
  });

  it('no option takes a key, or what only a pull request has', async (test) => {
    const desk = await openDesk(test, world);
    const { output } = await desk.run(['run', '--help']);
    expect(output).toContain('OPENAI_API_KEY');
    for (const word of [
      '--openai-api-key',
      '--github-token',
      '--pull-request',
      '--comment',
      '--shard',
      '--status-context',
    ]) {
      expect(output).not.toContain(word);
      expect((await desk.run(['run', word, 'x'])).code).toBe(64);
    }
  }, 120_000);
});

describe('a repository of its own', () => {
  it('without a remote is measured too, and its results fit their schema', async (test) => {
    const local = openFolder(emptyFolder(test));
    local.commit({ [PROMPT]: prompt('1.0.0', TEXT), 'prompts/golden_dataset.json': dataset(goldenCases(6)) });
    local.write({ [PROMPT]: changed('1.1.0') });
    world.answer = (n) => fact(n);
    const environment = {
      ...GIT_ENVIRONMENT,
      HOME: emptyFolder(test),
      OPENAI_API_KEY: world.model.apiKey,
      OPENAI_BASE_URL: world.model.baseUrl,
    };
    const { output, code } = await startProgram(local.folder, ['run', '--json'], environment).ended;
    const results = JSON.parse(output);
    expect(resultsSchema.safeParse(results).error).toBeUndefined();
    expect(results.run.repository).toMatch(/^local\/prompt-gate-git-/);
    expect(results.run.baseRef).toBe('main');
    expect(code).toBe(0);
  });

  it('that is none ends with 2, in words', async (test) => {
    const folder = emptyFolder(test);
    const { code, output, errors } = await startProgram(folder, ['run'], { ...GIT_ENVIRONMENT }).ended;
    expect(code).toBe(2);
    expect(output).toBe('');
    expect(errors).toMatch(/is in no git repository\.\n {2}→ Run it in the repository/s);
  });
});
