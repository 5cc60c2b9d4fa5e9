import { existsSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Clone, createClone } from './command-given.ts';

const PROMPT = '---\nversion: 1.0.0\nmodel: small\n---\nAnswer from the context.\n{{context}}\n';
const WORKFLOW = '.github/workflows/prompt-gate.yml';
const CONFIG = '.github/prompt-gate.yml';
const DATASET = 'prompts/golden_dataset.json';

let clone: Clone;
beforeEach(() => {
  clone = createClone('trunk');
});
afterEach(() => clone.remove());

const written = () =>
  clone
    .git('status', '--porcelain', '-uall')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.slice(3));

describe('prompt-gate init --yes', () => {
  it('writes workflow, config and golden dataset for the branch that is there, and says what is next', async () => {
    clone.write({ 'prompts/answer.md': PROMPT, 'prompts/plain.txt': 'Be brief, {{name}}.' });
    clone.commit('Prompts');
    const { code, output, errors } = await clone.run(['init', '--yes']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(written().sort()).toEqual([CONFIG, WORKFLOW, DATASET].sort());
    expect(parse(clone.read(WORKFLOW)).on.pull_request.branches).toEqual(['trunk']);
    expect(parse(clone.read(CONFIG))).toEqual({ model: 'gpt-4o-mini' });
    expect(JSON.parse(clone.read(DATASET))).toHaveLength(6);
    for (const path of [...written(), 'prompts/answer.md', 'prompts/plain.txt'])
      expect(output).toContain(path);
    expect(output).toContain('Not yet: prompts/plain.txt.');
    expect(output).toContain('OPENAI_API_KEY');
    expect(output).toContain('require the status `prompt-gate`');
    expect(output).toContain('prompt-gate run');
  });

  it.each([
    ['', 'Name prompt-gate-results.json and prompt-gate-report.html in .gitignore'],
    ['*-report.html\n', 'Name prompt-gate-results.json in .gitignore'],
    ['prompt-gate-*\n', null],
  ])('says what a run leaves and git would take: .gitignore %j', async (ignored, words) => {
    clone.write({ 'prompts/answer.md': PROMPT, '.gitignore': ignored });
    const { output } = await clone.run(['init', '--yes']);
    if (words === null) expect(output).not.toContain('.gitignore');
    else expect(output).toContain(words);
  });

  it.each(['$' + '{{secrets.X}}', '!main', 'a,b'])(
    'writes no workflow for a default branch that is called %s, unless it is told which',
    async (branch) => {
      clone.write({ 'prompts/answer.md': PROMPT });
      clone.commit('A prompt');
      const remote = `refs/remotes/origin/${branch}`;
      clone.git('update-ref', remote, 'HEAD');
      clone.git('symbolic-ref', 'refs/remotes/origin/HEAD', remote);
      const { code, errors } = await clone.run(['init', '--yes']);
      expect(code).toBe(64);
      expect(errors).toContain('--branches');
      expect(written()).toEqual([]);
      expect((await clone.run(['init', '--yes', '--branches', 'main'])).code).toBe(0);
      expect(parse(clone.read(WORKFLOW)).on.pull_request.branches).toEqual(['main']);
    },
  );

  it('changes nothing the second time', async () => {
    clone.write({ 'prompts/answer.md': PROMPT });
    await clone.run(['init', '--yes']);
    clone.commit('The gate');
    const { code, output } = await clone.run(['init', '--yes', '--set-up', 'enforced']);
    expect(code).toBe(0);
    expect(written()).toEqual([]);
    expect(output).toContain('Nothing to write.');
    expect(output).toContain('runs the gate already');
    const toFill = `Replace every text that begins with "FILL IN:" in ${DATASET}`;
    expect(output).toContain(toFill);
    clone.write({ [DATASET]: clone.read(DATASET).replaceAll('FILL IN: ', '') });
    expect((await clone.run(['init', '--yes'])).output).not.toContain('FILL IN:');
  });

  it('takes what the options say', async () => {
    clone.write({ 'prompts/answer.md': 'Be brief.' });
    const words = [
      'init',
      '-y',
      '--model',
      'own/m',
      '--judge-model',
      'own/j',
      '--branches',
      'main,release/*',
    ];
    const { code } = await clone.run([...words, '--set-up', 'enforced']);
    expect(code).toBe(0);
    expect(parse(clone.read(CONFIG))).toEqual({ model: 'own/m', judge: { model: 'own/j' } });
    const announce = parse(clone.read('.github/workflows/prompt-gate-announce.yml'));
    expect(announce.on.pull_request.branches).toEqual(['main', 'release/*']);
    expect(parse(clone.read(WORKFLOW)).on.workflow_run.workflows).toEqual([announce.name]);
  });

  it('comes back for the golden cases once there is a prompt', async () => {
    const first = await clone.run(['init', '--yes']);
    expect(first.output).toContain('none found');
    expect(first.output).toContain('run `init` again');
    expect(written().sort()).toEqual([CONFIG, WORKFLOW].sort());
    clone.write({ 'prompts/answer.md': PROMPT });
    const second = await clone.run(['init', '--yes']);
    expect(second.code).toBe(0);
    expect(JSON.parse(clone.read(DATASET))).toHaveLength(3);
  });

  it('takes no prompt from ignored files, and works from a folder within', async () => {
    clone.write({
      '.gitignore': 'build-output/\n',
      'build-output/a.prompty': 'system:\nHi.\n',
      'app/x.ts': '',
    });
    clone.write({ 'prompts/answer.md': PROMPT });
    const { code, output } = await clone.run(['init', '--yes'], { within: 'app' });
    expect(code).toBe(0);
    expect(output).not.toContain('build-output');
    expect(existsSync(join(clone.folder, WORKFLOW))).toBe(true);
  });

  it('writes nothing at all where one of the files cannot be written', async () => {
    clone.write({ 'prompts/answer.md': PROMPT, '.github/workflows': 'a file where a folder should be' });
    const { code, errors } = await clone.run(['init', '--yes']);
    expect(code).toBe(2);
    expect(errors).toContain('Nothing was written');
    expect(existsSync(join(clone.folder, CONFIG))).toBe(false);
  });

  it('follows no link out of the repository', async () => {
    clone.write({ 'prompts/answer.md': PROMPT });
    symlinkSync(tmpdir(), join(clone.folder, '.github'));
    const { code, errors } = await clone.run(['init', '--yes']);
    expect(code).toBe(2);
    expect(errors).toContain('leads out of the repository');
    expect(existsSync(join(tmpdir(), 'workflows'))).toBe(false);
  });

  it('shows a name that holds control characters by their codes', async () => {
    clone.write({ 'prompts/a\u001b[31mred.md': PROMPT });
    const { output } = await clone.run(['init', '--yes']);
    expect(output).not.toContain('\u001b');
    expect(output).toContain('prompts/a[U+001B][31mred.md');
  });

  it('names every fault of a config that is there', async () => {
    clone.write({ 'prompts/answer.md': PROMPT, [CONFIG]: 'judg: x\nsamples: 0\n' });
    const { code, errors } = await clone.run(['init', '--yes']);
    expect(code).toBe(64);
    expect(errors).toContain('did you mean `judge`?');
    expect(errors).toContain(`${CONFIG}:2`);
    expect(written()).toEqual(['.github/prompt-gate.yml', 'prompts/answer.md']);
  });
});

describe('prompt-gate init', () => {
  it('says what to do where nobody can be asked', async () => {
    const { code, errors } = await clone.run(['init']);
    expect(code).toBe(64);
    expect(errors).toContain('prompt-gate init --yes');
    expect(written()).toEqual([]);
  });

  it.each([
    ['--branches', 'a..b'],
    ['--model', 'two words'],
    ['--set-up', 'huge'],
    ['--force', ''],
  ])('refuses %s %s', async (option, value) => {
    const { code } = await clone.run(['init', '--yes', option, value]);
    expect(code).toBe(64);
    expect(written()).toEqual([]);
  });

  it('asks in a terminal, and writes what was chosen', async () => {
    clone.write({ 'prompts/answer.md': 'Be brief.' });
    const erase = '\x7f'.repeat('gpt-4o-mini'.length);
    const { code, output } = await clone.press(
      ['init'],
      [
        ['Which model answers', `${erase}small\r`],
        ['Which model judges', '\r'],
        ['Which branches', '\r'],
        ['Who may change', '\x1b[B\r'],
        ['Write ', '\r'],
      ],
    );
    expect(code).toBe(0);
    expect(output).toContain('Written');
    expect(parse(clone.read(CONFIG))).toEqual({ model: 'small' });
    expect(parse(clone.read(WORKFLOW)).on.workflow_run).toBeDefined();
  });

  it('writes nothing where the person gives up', async () => {
    clone.write({ 'prompts/answer.md': PROMPT });
    const { code, output } = await clone.press(['init'], [['Which model judges', '\x03']]);
    expect(code).toBe(130);
    expect(output).toContain('Nothing was written.');
    expect(existsSync(join(clone.folder, CONFIG))).toBe(false);
  });
});

it('needs a repository', async () => {
  const words = ['init', '--yes'];
  clone.git('config', 'core.bare', 'true');
  const { code, errors } = await clone.run(words);
  expect(code).toBe(64);
  expect(errors).toContain('There is no git repository');
});
