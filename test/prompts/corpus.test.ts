import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/ports/json.ts';
import { parsePrompt } from '../../src/prompts/formats/parse-prompt.ts';
import { requiredLevel } from '../../src/prompts/lint/lint.ts';
import type { Prompt, PromptFormat } from '../../src/prompts/prompt.ts';
import { compileTemplate, variablesOf } from '../../src/prompts/templates/compile.ts';
import type { Rendered } from '../../src/prompts/templates/template.ts';

const ROOT = 'fixtures/formats';
/** A partial is put together with the prompts that name it, and is none itself. */
const PARTIAL = /^_(.+)\.prompt$/;
const FOLDERS: Readonly<Record<string, PromptFormat>> = {
  'prompt-yml': 'prompt-yml',
  prompty: 'prompty',
  dotprompt: 'dotprompt',
  text: 'text',
  json: 'json',
  plain: 'text',
};
const FILES = readdirSync(ROOT).flatMap((folder) =>
  readdirSync(`${ROOT}/${folder}`).map((file) => ({ folder, file, path: `${ROOT}/${folder}/${file}` })),
);
const PROMPTS = FILES.filter(({ file }) => !PARTIAL.test(file));

/** Values of variables that a text cannot stand for; each other variable gets a text. */
const VALUES: Readonly<Record<string, Json>> = {
  group: { size: 4, children: true },
  route: { region: 'Silvretta', stages: [{ from: 'Ischgl', to: 'Galtür' }] },
  days: [
    { stage: 'To the hut', weather: 'storm', hut: { name: 'Jamtalhütte' } },
    { stage: 'Back down', weather: 'sun', hut: { name: 'Bielerhöhe' } },
  ],
  sources: [{ title: 'Arrival', body: 'The hut opens at noon.' }],
  order: { id: 1017, customer: 'Ada', days: 1, items: ['tent', 'stove'] },
  changes: [{ kind: 'fix', title: 'Sort by date' }],
  reviews: [
    { stars: 5, text: 'Dry after a week of rain.' },
    { stars: 1, text: '' },
  ],
  customer: { firstName: 'Jane', membership: 'Gold' },
  documents: [{ id: 17, name: 'RainGuard Jacket', content: 'Waterproof to 10,000 mm.' }],
  queues: ['billing', 'delivery'],
};

function promptAt(folder: string, path: string): Prompt {
  const result = parsePrompt(path, readFileSync(path, 'utf8'), partialsIn(folder));
  if (result.kind === 'faulty') throw new Error(JSON.stringify(result.faults, null, 2));
  return result.prompt;
}

function partialsIn(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(`${ROOT}/${folder}`).flatMap((file) => {
      const name = PARTIAL.exec(file)?.[1];
      return name === undefined ? [] : [[name, readFileSync(`${ROOT}/${folder}/${file}`, 'utf8')] as const];
    }),
  );
}

const variablesIn = (prompt: Prompt) => [
  ...new Set(prompt.messages.flatMap(({ content }) => variablesOf(prompt, content))),
];

/** Each message with these values; variables that are left out have the prompt's own defaults, or none. */
function rendered(prompt: Prompt, values: ReadonlyMap<string, Json>): Rendered[] {
  return prompt.messages.map(({ content }) => {
    const compiled = compileTemplate(prompt.template, content, prompt.partials);
    if (compiled.kind === 'faulty') throw new Error(`line ${compiled.line}: ${compiled.message}`);
    return compiled.template.render(values);
  });
}

function valuesFor(names: readonly string[]): ReadonlyMap<string, Json> {
  return new Map(names.map((name) => [name, VALUES[name] ?? `the ${name} of this case`]));
}

describe('the corpus of prompt files', () => {
  it.each(Object.keys(FOLDERS))('holds prompts of %s', (folder) => {
    const held = PROMPTS.filter((one) => one.folder === folder).length;
    expect(held).toBeGreaterThanOrEqual(folder === 'plain' ? 3 : 6);
  });

  it('holds nothing in a folder that no test knows', () => {
    expect(readdirSync(ROOT).toSorted()).toEqual(Object.keys(FOLDERS).toSorted());
  });

  it('holds partials that at least one prompt is put together from', () => {
    const partials = [...partialsIn('dotprompt').keys()];
    expect(partials.length).toBeGreaterThan(0);
    const text = PROMPTS.map(({ path }) => readFileSync(path, 'utf8')).join('\n');
    for (const name of partials) expect(text).toMatch(new RegExp(`\\{\\{> ?${name}\\b`));
  });

  it('holds values for no variable that has gone', () => {
    const used = new Set(PROMPTS.flatMap(({ folder, path }) => variablesIn(promptAt(folder, path))));
    expect(Object.keys(VALUES).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe.each(PROMPTS)('$folder/$file', ({ folder, path }) => {
  it('is a prompt of its format', () => {
    const prompt = promptAt(folder, path);
    expect(prompt.format).toBe(FOLDERS[folder]);
    expect(prompt.path).toBe(path);
    expect(prompt.name).not.toBe('');
    expect(prompt.messages.some(({ content }) => content.trim() !== '')).toBe(true);
  });

  it('needs nothing against itself', () => {
    const [prompt, again] = [promptAt(folder, path), promptAt(folder, path)];
    const options = { variablesOf: (content: string) => variablesOf(prompt, content) };
    expect(requiredLevel(prompt, again, options)).toEqual({ level: 'none', findings: [] });
  });

  it('is filled in by values for all of its variables', () => {
    const prompt = promptAt(folder, path);
    const names = variablesIn(prompt);
    const texts = rendered(prompt, valuesFor(names));
    for (const text of texts) {
      expect(text).toMatchObject({ kind: 'rendered' });
    }
    const whole = texts.map((text) => (text.kind === 'rendered' ? text.text : '')).join('\n');
    for (const name of names.filter((one) => VALUES[one] === undefined && one !== 'season')) {
      expect(whole.toLowerCase()).toContain(`the ${name} of this case`.toLowerCase());
    }
  });

  it('names the variable where a plain text lacks one', () => {
    const prompt = promptAt(folder, path);
    if (prompt.template !== 'plain') return;
    const names = variablesIn(prompt);
    const missing = rendered(prompt, new Map()).flatMap((text) =>
      text.kind === 'missing' ? text.variables : [],
    );
    expect([...new Set(missing)]).toEqual(names);
  });
});
