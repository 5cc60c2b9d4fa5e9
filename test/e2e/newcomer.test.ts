import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ModelServer, startModelServer } from '../../fixtures/servers/model-server.ts';
import { standIn } from '../../fixtures/servers/stand-in-model.ts';
import { type Clone, createClone } from './command-given.ts';

const DATASET = 'prompts/golden_dataset.json';
const PROMPTS = {
  'prompts/returns.md':
    'You answer questions about returns.\nAnswer only from the context.\n\nContext:\n{{context}}\n',
  'prompts/shipping.md':
    'You answer questions about {{topic}}.\nAnswer only from the context.\n\nContext:\n{{context}}\n',
  'prompts/repairs.prompt.yml': [
    'name: Repairs',
    'messages:',
    '  - role: system',
    '    content: |',
    '      You answer questions about repairs. Answer only from the context.',
    '',
    '      Context:',
    '      {{context}}',
    '  - role: user',
    "    content: '{{query}}'",
    '',
  ].join('\n'),
};
const FACTS = [
  ['Within how many days can I return a jacket?', 'You can return a jacket within 30 days of delivery.'],
  ['What does standard delivery cost?', 'Standard delivery costs 5 euros.'],
  ['How long does a zip repair take?', 'A zip repair takes 10 working days.'],
] as const;

let clone: Clone;
let model: ModelServer;
beforeAll(async () => {
  model = await startModelServer({ reply: standIn });
});
afterAll(() => model.close());
beforeEach(() => {
  clone = createClone();
});
afterEach(() => clone.remove());

const prompt = (...words: readonly string[]) =>
  clone.run(words, { environment: { OPENAI_API_KEY: model.apiKey, OPENAI_BASE_URL: model.baseUrl } });

/** Does what the skeleton says, and nothing else. */
function fillIn() {
  let asked = 0;
  const filled = (key: string) => {
    const [query, fact] = FACTS[asked % FACTS.length] ?? ['', ''];
    if (key === 'reference') asked += 1;
    return key === 'query' ? query : key === 'topic' ? 'shipping' : fact;
  };
  const rows: unknown = JSON.parse(clone.read(DATASET), (key, value) =>
    typeof value === 'string' && value.startsWith('FILL IN:') ? filled(key) : value,
  );
  clone.write({ [DATASET]: JSON.stringify(rows, null, 2) });
}

it('takes a newcomer from three prompts to a verdict, with nothing to write but golden cases', async () => {
  clone.write(PROMPTS);
  expect((await prompt('init', '--yes')).code).toBe(0);
  clone.commit('What init wrote');
  clone.write({ 'prompts/returns.md': `${PROMPTS['prompts/returns.md']}Be brief.\n` });
  const unfilled = await prompt('run');
  expect(unfilled.code).toBe(2);
  expect(unfilled.output).toContain('config.unfilled-case');
  expect(model.requests).toHaveLength(0);
  clone.write(PROMPTS);

  fillIn();
  expect(clone.read(DATASET)).not.toContain('FILL IN:');
  clone.commit('Prompts, and a gate for them');

  const nothing = await prompt('run');
  expect(nothing.code).toBe(0);
  expect(model.requests).toHaveLength(0);

  const edit = (path: keyof typeof PROMPTS, from: string, to: string) =>
    clone.write({ [path]: PROMPTS[path].replace(from, to) });
  edit('prompts/shipping.md', 'You answer', 'Be brief. You answer');
  const harmless = await prompt('run');
  expect(harmless.output).toContain('shipping  no version');
  expect(harmless.code, harmless.output + harmless.errors).toBe(0);

  clone.write({ 'prompts/returns.md': 'You answer questions about returns. Give your best guess.\n' });
  const harmful = await prompt('run');
  expect(harmful.code, harmful.output + harmful.errors).toBe(1);
  const results = JSON.parse(clone.read('prompt-gate-results.json'));
  expect(results.verdict).toBe('blocked');
  expect(results.prompts.map(({ path }: { path: string }) => path).sort()).toEqual([
    'prompts/returns.md',
    'prompts/shipping.md',
  ]);

  const labelled = await clone.run(['label', 'prompt-gate-results.json'], { input: 'y\ny\nn\ny\n' });
  expect(labelled.code).toBe(0);
  expect(labelled.output).toContain('2 rows');
});
