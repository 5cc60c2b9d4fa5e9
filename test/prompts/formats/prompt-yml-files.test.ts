import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { templateValues } from '../../../src/dataset/golden-case.ts';
import { parsePromptYml, parsePromptYmlWhole } from '../../../src/prompts/formats/prompt-yml.ts';
import { withCaseChecks } from '../../../src/prompts/formats/prompt-yml-answer-rules.ts';
import { renderTemplate } from '../../../src/prompts/template.ts';

const FOLDER = 'fixtures/formats/prompt-yml';

function read(file: string) {
  const { result, embedded } = parsePromptYmlWhole(file, readFileSync(`${FOLDER}/${file}`, 'utf8'));
  if (result.kind === 'faulty') throw new Error(JSON.stringify(result.faults));
  const dataset = embedded?.dataset ?? null;
  const evaluators = embedded?.evaluators ?? null;
  if (dataset?.kind === 'faulty' || evaluators?.kind === 'faulty') {
    throw new Error(JSON.stringify({ dataset, evaluators }));
  }
  return { prompt: result.prompt, cases: dataset?.cases ?? null, evaluators };
}

describe('files as they stand in public repositories', () => {
  it.each(readdirSync(FOLDER))('%s can be read, and its cases fill it in', (file) => {
    const { prompt, cases } = read(file);
    for (const golden of cases ?? []) {
      for (const { content } of prompt.messages) {
        expect(renderTemplate(content, templateValues(golden)).kind, golden.id).toBe('rendered');
      }
    }
  });

  it.each([
    ['text-summarizer.prompt.yml', 'openai/gpt-4o-mini', 2, 1, 1],
    ['transcript-judge.prompt.yml', 'meta/meta-llama-3.1-405b-instruct', 2, 1, 1],
    ['advisory-triage.prompt.yml', 'openai/gpt-4.1', null, null, null],
    ['person-card.prompt.yml', 'openai/gpt-4o', 2, 2, 0],
    ['issue-triage.prompt.yml', null, null, null, null],
    ['comparison.prompt.yml', 'openai/gpt-4.1-nano', 2, null, null],
    ['meeting-notes.prompt.yml', 'xai/grok-3-mini', null, null, null],
    ['storage-architect.prompt.yaml', 'gpt-4o', 1, 0, 2],
    ['pirate.prompt.yml', 'openai/gpt-4o', 2, 1, 2],
    ['mood.prompt.yml', 'openai/gpt-4o-mini', 3, 0, 1],
  ])('%s: model %s, %s cases, %s checks, %s ignored', (file, model, cases, checks, ignored) => {
    const found = read(file);
    expect(found.prompt.model).toBe(model);
    expect(found.cases?.length ?? null).toBe(cases);
    expect(found.evaluators && (found.evaluators.checks.mustMatch?.length ?? 0)).toBe(checks);
    expect(found.evaluators?.ignored.length ?? null).toBe(ignored);
  });

  it.each([
    ['transcript-judge.prompt.yml', { parameters: { temperature: 0.2, top_p: 0.1 }, maxTokens: 512 }],
    ['advisory-triage.prompt.yml', { maxTokens: 4000, responseFormat: 'json-schema' }],
    ['person-card.prompt.yml', { responseSchema: { kind: 'inline', schema: { type: 'object' } } }],
    ['storage-architect.prompt.yaml', { version: { text: '0.3.1' }, versionLine: 4, maxTokens: 800 }],
    ['meeting-notes.prompt.yml', { maxTokens: 500, responseFormat: 'text', messages: [{ content: '' }, {}] }],
    ['pirate.prompt.yml', { messages: [{}, {}, { role: 'assistant' }, {}] }],
  ])('%s says %j', (file, prompt) => {
    expect(read(file).prompt).toMatchObject(prompt);
  });

  it('the cases of mood.prompt.yml are held to what each of them expects', () => {
    const { cases, evaluators } = read('mood.prompt.yml');
    const held = withCaseChecks(cases ?? [], evaluators?.caseRules ?? []);
    expect(held).toMatchObject({
      cases: [
        { id: 'glad', checks: { mustMatch: ['\\A\\s*positive\\s*\\z'] } },
        { id: 'cross', checks: { mustMatch: ['\\A\\s*negative\\s*\\z'] } },
        { id: 'test-3', checks: null },
      ],
      ignored: ['exact (for test-3: no value)'],
    });
  });

  it('the prompt is the same whether or not one asks for what stands beside it', () => {
    for (const file of readdirSync(FOLDER)) {
      const text = readFileSync(`${FOLDER}/${file}`, 'utf8');
      expect(parsePromptYml(file, text)).toEqual(parsePromptYmlWhole(file, text).result);
    }
  });
});

describe('a file that brings along nothing to be measured with', () => {
  it.each([
    'messages: [{ role: user, content: Hi }]',
    'messages: [{ role: user, content: Hi }]\ntestData:\nevaluators:',
    'messages: [{ role: user, content: Hi }]\ntestData: []\nevaluators: []',
    '- no object',
    'messages: [',
  ])('says so: %j', (text) => {
    expect(parsePromptYmlWhole('a.prompt.yml', text).embedded).toBeNull();
  });

  it('is read in time, however many parameters it names', () => {
    const before = performance.now();
    const parameters = Array.from({ length: 12_000 }, (_, index) => `a${index}: 1`).join(', ');
    const text = `messages: [{ role: user, content: Hi }]\nmodelParameters: { ${parameters} }`;
    expect(parsePromptYml('a.prompt.yml', text)).toEqual({
      kind: 'faulty',
      faults: [
        {
          where: 'a.prompt.yml:2',
          message: '`modelParameters` holds 12000 parameters; expected at most 50',
        },
      ],
    });
    expect(performance.now() - before).toBeLessThan(15_000);
  });
});
