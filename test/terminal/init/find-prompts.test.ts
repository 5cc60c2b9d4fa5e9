import { describe, expect, it } from 'vitest';
import { findPrompts } from '../../../src/terminal/init/find-prompts.ts';
import { filesOf } from './given.ts';

const whyOf = async (path: string, text: string) => {
  const { prompts, unreadable } = await findPrompts(filesOf({ [path]: text }));
  return prompts[0]?.why ?? (unreadable.length > 0 ? 'unreadable' : null);
};

const ADDRESSED = 'You are a clerk. Answer {{question}} in one sentence.\n';
const CHAT = JSON.stringify([
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: '{{query}}' },
]);

describe('a prompt is taken for a reason that is said', () => {
  it.each([
    ['prompts/answer.md', 'Be brief.', 'below prompts/'],
    ['prompts/support/deep/answer.txt', 'Be brief.', 'below prompts/'],
    ['src/prompts/answer.md', 'Be brief.', 'below src/prompts/'],
    [
      'lib/mood.prompt.yml',
      'messages:\n  - role: system\n    content: Be brief.\n',
      'a prompt of GitHub Models, by its ending',
    ],
    ['.github/mood.prompt.yml', 'Be brief.', 'a prompt of GitHub Models, by its ending'],
    ['lib/mood.prompt', 'Be brief.', 'a dotprompt file, by its ending'],
    ['lib/mood.prompty', 'system:\nBe brief.\n', 'a Prompty file, by its ending'],
    ['app/prompts/answer.md', 'Be brief.', 'in a folder called prompts'],
    ['app/system_prompts/de/answer.txt', 'Be brief.', 'in a folder called system_prompts'],
    [
      'app/answer.md',
      '---\nmodel: gpt-4o\n---\nBe brief.',
      'its front matter names a model or its parameters',
    ],
    ['app/system-prompt.txt', 'You are brief.', 'its name says prompt, and so does its text'],
    ['app/clerk.txt', ADDRESSED, 'it begins with “You are” and has placeholders such as {{question}}'],
    ['app/prompts/chat.json', CHAT, 'chat messages of system, user'],
    [
      'app/prompts/registry.json',
      '{"name":"x","prompt":"Be brief.","config":{}}',
      'a prompt as registries export it',
    ],
  ])('%s', async (path, text, why) => {
    expect(await whyOf(path, text)).toBe(why);
  });
});

describe('what is no prompt is not taken', () => {
  it.each([
    ['node_modules/x/prompts/a.prompt', 'Be brief.'],
    ['packages/a/node_modules/x/a.prompty', 'system:\nBe brief.\n'],
    ['vendor/x/a.prompt.yml', 'Be brief.'],
    ['test/fixtures/a.prompty', 'system:\nBe brief.\n'],
    ['README.md', ADDRESSED],
    ['app/prompts/README.md', 'Be brief.'],
    ['CLAUDE.md', ADDRESSED],
    ['.github/ISSUE_TEMPLATE/bug.md', ADDRESSED],
    ['docs/guide.md', '# Guide\n\nYou are about to install it.\n'],
    ['docs/templates.md', 'Write {{name}} where the name shall stand.'],
    ['docs/prompt-engineering.md', 'Prompts are texts for models.'],
    ['lib/_partial.prompt', 'Be brief.'],
    ['package.json', '{"name":"x","prompt":"y"}'],
    ['app/prompts/log.json', '[{"role":"user","content":"Hello"},{"role":"assistant","content":"Hi"}]'],
    ['app/prompts/data.json', '[{"id":"a","query":"q"}]'],
    ['prompts/golden_dataset.json', '[{"id":"a","query":"q"}]'],
    ['app/prompts/empty.md', ' \n'],
  ])('%s', async (path, text) => {
    expect(await whyOf(path, text)).toBeNull();
  });
});

it('names the prompts that the gate could not read, with their faults', async () => {
  const { prompts, unreadable } = await findPrompts(
    filesOf({ 'prompts/a.md': '---\nversion: one\n---\nBe brief.', 'prompts/b.md': 'Be brief.' }),
  );
  expect(prompts.map(({ path }) => path)).toEqual(['prompts/b.md']);
  expect(unreadable.map(({ path }) => path)).toEqual(['prompts/a.md']);
  expect(unreadable[0]?.faults[0]?.message).toContain('one');
});

it('puts a dotprompt file together from its partials', async () => {
  const { prompts } = await findPrompts(
    filesOf({ 'lib/greet.prompt': 'Say hello.\n{{>tone}}\n', 'lib/_tone.prompt': 'Kindly, to {{name}}.\n' }),
  );
  expect(prompts.map(({ path }) => path)).toEqual(['lib/greet.prompt']);
  expect([...(prompts[0]?.prompt.partials.keys() ?? [])]).toEqual(['tone']);
});

it('sees that a GitHub Models prompt brings golden cases', async () => {
  const text = 'messages:\n  - role: user\n    content: "{{input}}"\ntestData:\n  - input: hello\n';
  const { prompts } = await findPrompts(
    filesOf({ 'a.prompt.yml': text, 'b.prompt.yml': text.split('testData')[0] ?? '' }),
  );
  expect(prompts.map(({ path, hasCases }) => [path, hasCases])).toEqual([
    ['a.prompt.yml', true],
    ['b.prompt.yml', false],
  ]);
});
