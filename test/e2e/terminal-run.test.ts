import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { CONFIG, candidateAnswers, cases, changed } from './base-branch.ts';
import { openDesk } from './terminal-given.ts';
import {
  createWorld,
  DATASET,
  fact,
  GOOD_ANSWER,
  PROMPT,
  prompt,
  TEXT,
  unfaithfulOn,
  type World,
} from './world.ts';

const ESCAPE = '\u001b';
/** Controls other than line breaks and, where they are wanted, colours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/;

let world: World;
beforeAll(async () => {
  world = await createWorld(cases(8));
});
afterAll(() => world.close());

const open = (test: TestContext) => openDesk(test, world);

describe('a run in the terminal', () => {
  it('measures the working tree as it is, and passes with 0', async (test) => {
    world.answer = GOOD_ANSWER;
    const desk = await open(test);
    desk.write({ [PROMPT]: changed('1.3.0') });
    const { code, output, errors } = await desk.run(['run']);
    expect(output).toMatch(/✓ Prompt Gate: passed\n.*compared with origin\/main/);
    expect(output).toMatch(/answer +1\.2\.0 → 1\.3\.0 +MINOR +1\.00 → 1\.00/);
    expect(output).toContain('Results: prompt-gate-results.json');
    expect(errors).toContain('16 of 16 answers measured');
    expect(code).toBe(0);
    expect((await desk.results())?.prompts[0]).toMatchObject({ path: PROMPT, verdict: 'pass' });
  });

  it('blocks with 1, with reasons, remedies and the worst answers of both sides', async (test) => {
    world.answer = candidateAnswers(unfaithfulOn(6));
    const desk = await open(test);
    desk.commit({ [PROMPT]: changed('1.3.0') });
    const { code, output } = await desk.run(['run', '--base', 'origin/main']);
    expect(code).toBe(1);
    expect(output).toContain('✗ Prompt Gate: blocked');
    expect(output).toMatch(/✗ answer became less faithful\.\n.*Faithfulness fell from 1\.00 to 0\.63/);
    expect(output).toContain('→ Compare the two answers of the worst cases.');
    expect(output).toContain('regression.faithfulness');
    expect(output).toMatch(/Worst cases of answer, 3 of 6/);
    expect(output).toContain(`1.2.0  ${fact(1)}`);
    expect(output).toMatch(/not in the context: "Captains always wear purple hats/);
    expect(output.indexOf('became less faithful')).toBeLessThan(output.indexOf('Worst cases'));
  });

  it('asks nothing the second time, and only what is missing after an interruption', async (test) => {
    world.answer = (n, system) => (system.includes('Answer twice') ? fact(n) : fact(n));
    const desk = await open(test);
    desk.write({ [PROMPT]: prompt('1.3.0', `${TEXT} Answer twice.`) });
    expect((await desk.run(['run'])).code).toBe(0);
    const before = world.model.requests.length;
    const again = await desk.run(['run']);
    expect(world.model.requests.length).toBe(before);
    expect(again.code).toBe(0);
    expect(again.output).toMatch(/0 calls, \d\d+ kept from earlier runs/);
    expect((await desk.results())?.usage.modelCalls).toBe(0);

    expect((await desk.run(['run', '--no-cache'])).code).toBe(0);
    expect(world.model.requests.length).toBeGreaterThan(before);
  });

  it('is ended by Ctrl-C: what was measured is kept, and a rerun goes on', async (test) => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let answered = 0;
    world.answer = async (n, system) => {
      if (!system.includes('Hold on')) return { text: fact(n) };
      answered += 1;
      if (answered > 4) await held;
      return { text: fact(n) };
    };
    const desk = await open(test);
    desk.write({ [PROMPT]: prompt('1.3.0', `${TEXT} Hold on.`) });
    const started = desk.start(['run', '--concurrency', '2']);
    await started.until(/10 of 16 answers|[89] of 16 answers/);
    started.signal('SIGINT');
    const { code, errors } = await started.ended;
    expect(code).toBe(130);
    expect(errors).toContain('What was measured is kept: the same command goes on from there.');
    expect(await desk.results()).toBeNull();
    release();
    const before = world.generated().length;
    const again = await desk.run(['run']);
    expect(again.code).toBe(0);
    expect(world.generated().length - before).toBeLessThanOrEqual(8);
    expect(again.output).toMatch(/, \d\d? kept from earlier runs/);
  });

  it('waits for a person with 1, and says that a reviewer signs off in the pull request', async (test) => {
    world.answer = GOOD_ANSWER;
    const desk = await open(test);
    desk.write({ [PROMPT]: changed('2.0.0') });
    const { code, output } = await desk.run(['run']);
    expect(code).toBe(1);
    expect(output).toContain('… Prompt Gate: awaiting sign-off');
    expect(output).toContain('open a pull request, where a reviewer signs off');
  });

  it('says that nothing affects a prompt, with 0 and without a model', async (test) => {
    const desk = await open(test);
    desk.write({ 'README.md': '# Other\n' });
    const before = world.model.requests.length;
    const { code, output } = await desk.run(['run'], { OPENAI_API_KEY: '' });
    expect(code).toBe(0);
    expect(output).toContain('Nothing that changed affects a prompt');
    expect(world.model.requests.length).toBe(before);
  });

  it('advises with 0 where that is asked for', async (test) => {
    world.answer = candidateAnswers(unfaithfulOn(6));
    const desk = await open(test);
    desk.write({ [PROMPT]: changed('1.3.0') });
    const { code, output } = await desk.run(['run', '--mode', 'advise']);
    expect(code).toBe(0);
    expect(output).toContain('would block');
  });

  it('may only tighten what the config of the base says', async (test) => {
    world.answer = candidateAnswers(unfaithfulOn(6));
    const desk = await openDesk(
      test,
      world,
      await world.github.commit(
        'strict',
        { [CONFIG]: 'levels: { minor: { faithfulness: 0.7 } }\n' },
        { from: 'main' },
      ),
    );
    desk.write({ [PROMPT]: changed('1.3.0') });
    const { output } = await desk.run(['run', '--min-faithfulness', '0.1']);
    expect(output).toContain('needs 0.70');
    expect(output.replace(/\s+/g, ' ')).toContain('may only tighten');
  });

  it.for<[string, string[], number]>([
    ['measures a prompt behind a filter that nobody has set', [], 1],
    ['cannot measure a changed prompt behind a filter', ['config', 'filter.tidy.clean', 'cat'], 2],
  ])('%s', async ([, setting, expected], test) => {
    world.answer = candidateAnswers(unfaithfulOn(6));
    const desk = await open(test);
    if (setting.length > 0) desk.git(...setting);
    desk.write({ '.gitattributes': '*.md filter=tidy\n', [PROMPT]: changed('1.3.0') });
    const { code, output } = await desk.run(['run']);
    expect(code, output).toBe(expected);
    expect(output.replace(/\s+/g, ' ').includes('goes through a filter of git')).toBe(expected === 2);
  });

  it('leaves its own files out of what is measured', async (test) => {
    const desk = await open(test);
    await desk.run(['run', '--junit', 'out.xml']);
    const { output } = await desk.run(['run', '--junit', 'out.xml']);
    expect(existsSync(join(desk.folder, 'out.xml'))).toBe(true);
    expect((await desk.results())?.run.head).toBe(desk.git('rev-parse', 'HEAD'));
    expect(output).toContain('JUnit: out.xml');
  });
});

describe('what a terminal is told of faults', () => {
  it('points at the line of a dataset, with the lines around it', async (test) => {
    const desk = await open(test);
    const rows = ['{"id":"a","query":"x"}', '{"id":"b","query":5}', '{"id":"c","query":"z"}'];
    desk.write({ 'prompts/faulty.jsonl': `${rows.join('\n')}\n` });
    const { code, output } = await desk.run(['run', '--dataset', 'prompts/faulty.jsonl']);
    void code;
    desk.write({ [PROMPT]: changed('1.3.0') });
    const faulty = await desk.run(['run', '--dataset', 'prompts/faulty.jsonl'], { COLUMNS: '100' });
    expect(faulty.code).toBe(2);
    expect(faulty.output).toMatch(/prompts\/faulty\.jsonl:2: .*query/);
    expect(faulty.output).toMatch(/ {2}1 \| \{"id":"a".*\n.*> 2 \| \{"id":"b","query":5\}\n.* 3 \|/);
    expect(output).toContain('Prompt Gate');
  });

  it('points at the line of the config, as the base has it', async (test) => {
    const config = 'mode: enforce\nlevels:\n  minor:\n    faithfulness: 75\n';
    const commit = await world.github.commit('faulty-config', { [CONFIG]: config }, { from: 'main' });
    const desk = await openDesk(test, world, commit);
    desk.write({ [PROMPT]: changed('1.3.0'), [CONFIG]: 'mode: enforce\n' });
    const { code, output } = await desk.run(['run']);
    expect(code).toBe(2);
    expect(output).toMatch(/prompt-gate\.yml:4: /);
    expect(output).toMatch(/> 4 \| {5}faithfulness: 75/);
  });

  it.for<[string[], RegExp]>([
    [['run', '--samples', '0', '--min-relevance', 'high'], /--min-relevance.*--samples/s],
    [['run', '--nope'], /unknown option '--nope'/],
    [['run', '--watch', '--json'], /--json prints the results of one run/],
    [['walk'], /unknown command 'walk'/],
    [
      ['run', '--results', 'nowhere/x.json', '--junit', ''],
      /--results: `nowhere` is no folder.*--junit: names no file/s,
    ],
    [['run', '--results', 'prompts'], /--results: `prompts` is a folder/],
  ])('ends with 64 for %s', async ([words, said], test) => {
    const desk = await open(test);
    const { code, output, errors } = await desk.run(words);
    expect(code).toBe(64);
    expect(errors).toMatch(said);
    expect(output).toBe('');
  });

  it.for<[string[], RegExp]>([
    [['run', '--base', 'nope'], /`nope` is no branch, tag or commit/],
    [['run', '--baseline', 'nope'], /`nope` is no branch, tag or commit/],
  ])('ends with 2 for %s', async ([words, said], test) => {
    const desk = await open(test);
    desk.write({ [PROMPT]: changed('1.3.0') });
    const { code, output, errors } = await desk.run(words);
    expect(code).toBe(2);
    expect(output + errors).toMatch(said);
  });

  it('says so where its files cannot be written, and takes it for no fault of its own', async (test) => {
    const desk = await open(test);
    const { code, errors } = await desk.run(['run', '--results', `${'x'.repeat(240)}.json`]);
    expect(code).toBe(2);
    expect(errors).toContain('config.unwritable');
    expect(errors).not.toContain('report it');
  });

  it('asks for the key by the name of its variable', async (test) => {
    const desk = await open(test);
    desk.write({ [PROMPT]: changed('1.3.0') });
    const { code, output } = await desk.run(['run', '--no-cache'], {
      OPENAI_API_KEY: '',
      OPENAI_BASE_URL: '',
    });
    expect(code).toBe(2);
    expect(output).toMatch(/OPENAI_API_KEY/);
  });
});

describe('what is written where', () => {
  it('--json: the results on standard output and nothing else, the same as in the file', async (test) => {
    world.answer = candidateAnswers(unfaithfulOn(6));
    const desk = await open(test);
    desk.write({ [PROMPT]: changed('1.3.0') });
    const { code, output, errors } = await desk.run(['run', '--json', '--results', 'mine.json']);
    expect(code).toBe(1);
    expect(JSON.parse(output)).toEqual(await desk.results('mine.json'));
    expect(JSON.parse(output).verdict).toBe('blocked');
    expect(errors).toContain('answers measured');
    expect(await desk.results()).toBeNull();
  });

  it('nothing of models and files moves the cursor or hides text, and no secret is said', async (test) => {
    const secret = 'sk-0123456789-abcdefghijklm';
    const other = await createWorld(cases(8), [], { apiKey: secret });
    test.onTestFinished(() => other.close());
    const hostile = `${ESCAPE}[2J\u009b2J${ESCAPE}]0;owned\u0007\u202eevil\u202c ::set-output:: ${secret}`;
    other.answer = (n, system) =>
      system.includes('red')
        ? `${fact(n)} ${hostile} Captains always wear purple hats in winter storms.`
        : fact(n);
    const desk = await openDesk(test, other);
    desk.write({ [PROMPT]: prompt('1.3.0', `${TEXT} ${ESCAPE}[31mred`) });
    const { code, output, errors } = await desk.run(['run', '--junit', 'out.xml']);
    expect(code).toBe(1);
    expect(output).toContain('[U+001B][2J');
    const files = ['out.xml', 'prompt-gate-results.json'].map((name) =>
      readFileSync(join(desk.folder, name), 'utf8'),
    );
    for (const text of [output, errors, ...files]) expect(text).not.toContain(secret);
    const json = await desk.run(['run', '--json']);
    expect(JSON.parse(json.output)).toMatchObject({ verdict: 'blocked' });
    expect(json.output).toContain('\\u009b2J');
    for (const text of [output, errors, files[0] ?? '', json.output, json.errors])
      expect(CONTROLS.exec(text)).toBeNull();
  });

  it.for<[Record<string, string>, boolean]>([
    [{}, false],
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    [{ NO_COLOR: '1' }, false],
  ])('colours with %j: %s', async ([environment, coloured], test) => {
    const desk = await open(test);
    const { output } = await desk.run(['run'], environment);
    expect(output.includes(ESCAPE)).toBe(coloured);
  });

  it.for([40, 60, 80, 120])('no line is wider than %i columns', async (columns, test) => {
    world.answer = candidateAnswers(unfaithfulOn(6));
    const desk = await open(test);
    desk.write({ [PROMPT]: changed('1.3.0'), [DATASET]: readFileSync(join(desk.folder, DATASET), 'utf8') });
    const { output } = await desk.run(['run'], { COLUMNS: String(columns) });
    expect(output.split('\n').filter((line) => line.length > columns)).toEqual([]);
  });
});

describe('--watch', () => {
  it('runs again on save, not for what is ignored, and begins anew when a save comes in between', async (test) => {
    world.answer = candidateAnswers(unfaithfulOn(6));
    const desk = await open(test);
    // Results that somebody has committed are no prompt: to write them anew is no change.
    desk.commit({ '.gitignore': 'ignored/\n*.log\n', 'prompt-gate-results.json': '{}\n' });
    const started = desk.start(['run', '--watch']);
    await started.until(/Waiting for a change/);
    desk.write({ 'ignored/x.md': 'x', 'run.log': 'x', 'code.ts': 'x' });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(started.said()).not.toContain('Changed:');
    desk.write({ [PROMPT]: changed('1.3.0') });
    await started.until(/Changed: prompts\/answer\.md[\s\S]*blocked[\s\S]*Waiting/);
    world.answer = GOOD_ANSWER;
    desk.write({ [PROMPT]: prompt('1.3.0', `${TEXT} Be brief, please.`) });
    await started.until(/passed[\s\S]*Waiting/);

    let [asked, goOn] = [0, () => undefined as unknown];
    const gate = new Promise((resolve) => {
      goOn = () => resolve(null);
    });
    world.answer = async (n, system) => {
      asked += 1;
      if (system.includes('slowly')) await gate;
      return { text: fact(n) };
    };
    desk.write({ [PROMPT]: prompt('1.4.0', `${TEXT} Be brief, slowly.`) });
    while (asked === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    desk.write({ [PROMPT]: prompt('1.5.0', `${TEXT} Be brief and quick.`) });
    await started.until(/1\.2\.0 → 1\.5\.0[\s\S]*Waiting/);
    expect(started.said()).not.toContain('→ 1.4.0');
    goOn();
    started.signal('SIGINT');
    expect((await started.ended).code).toBe(130);
  });
});
