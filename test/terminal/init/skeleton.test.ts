import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { templateValues } from '../../../src/dataset/golden-case.ts';
import { parseDataset } from '../../../src/dataset/parse-dataset.ts';
import { parsePrompt } from '../../../src/prompts/formats/parse-prompt.ts';
import type { Prompt } from '../../../src/prompts/prompt.ts';
import { compileTemplate } from '../../../src/prompts/templates/compile.ts';
import { findPrompts } from '../../../src/terminal/init/find-prompts.ts';
import { skeleton, skeletonText } from '../../../src/terminal/init/skeleton.ts';
import { filesOf } from './given.ts';

function read(path: string, text: string): Prompt {
  const parsed = parsePrompt(path, text);
  if (parsed.kind === 'faulty') throw new Error(JSON.stringify(parsed.faults));
  return parsed.prompt;
}

function casesOf(prompts: readonly Prompt[]) {
  const read = parseDataset('golden.json', skeletonText(skeleton(prompts)));
  if (read.kind === 'faulty') throw new Error(JSON.stringify(read.faults));
  return read.cases;
}

/** Whether a prompt can be filled in with a case. */
function renders(prompt: Prompt, golden: ReturnType<typeof casesOf>[number]) {
  const values = new Map([...Object.entries(prompt.defaults), ...templateValues(golden)]);
  return prompt.messages.map(({ content }) => {
    const compiled = compileTemplate(prompt.template, content, prompt.partials);
    return compiled.kind === 'parsed' ? compiled.template.render(values).kind : compiled.kind;
  });
}

describe('the first golden cases', () => {
  it('have the variables of the prompt, and a context where it uses one', () => {
    const [first] = skeleton([read('prompts/a.md', 'Answer for {{product}}.\n{{context}}\n{{query}}')]);
    expect(first).toEqual({
      id: 'a-usual',
      query: 'FILL IN: a question as users often ask it',
      context: 'FILL IN: the text that an answer may draw on',
      variables: { product: 'FILL IN: product' },
      reference: 'FILL IN: an ideal answer to it',
    });
  });

  it('say which prompt they are for where there are several', () => {
    const rows = skeleton([read('a/x.md', 'One {{a}}.'), read('b/x.md', 'Two {{b}}.')]);
    expect(rows.map(({ prompts }) => prompts)).toEqual([
      ...Array(3).fill(['a/x.md']),
      ...Array(3).fill(['b/x.md']),
    ]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(6);
  });

  it.each([
    ['a list to loop over', '{% for item in items %}{{ item }}{% endfor %}', { items: ['FILL IN: items'] }],
    ['an object', 'Hello {{ user.name }}', { user: { name: 'FILL IN: name' } }],
  ])('give %s where the template asks for one', (_, template, variables) => {
    const prompt = read('a.prompty', `---\nname: x\n---\nsystem:\n${template}\n`);
    expect(skeleton([prompt])[0]?.variables).toEqual(variables);
  });

  it('fill in every prompt of every format', async () => {
    const paths = globSync('fixtures/formats/{dotprompt,prompty,prompt-yml,text,plain}/*');
    const { prompts } = await findPrompts(
      filesOf(
        Object.fromEntries(
          paths.map((path) => [path.replace('fixtures/formats', 'prompts'), readFileSync(path, 'utf8')]),
        ),
      ),
    );
    expect(prompts.length).toBeGreaterThan(25);
    const cases = casesOf(prompts.map(({ prompt }) => prompt));
    for (const { path, prompt } of prompts) {
      const mine = cases.filter((golden) => golden.prompts?.[0] === path);
      expect(mine).toHaveLength(3);
      for (const golden of mine)
        expect(new Set(renders(prompt, golden)), path).toEqual(new Set(['rendered']));
    }
  });
});
