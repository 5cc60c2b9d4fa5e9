import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainText, parsePlain } from '../../../src/prompts/formats/plain-file.ts';

const FOLDER = 'fixtures/formats/plain';

describe('a file of a structured format that its parser refuses is no plain text', () => {
  it.each([
    ['indented as a whole', ' model: gpt\n x: 1\n x: 2\n messages:\n   - role: system\n'],
    ['with explicit keys', '? messages\n: []\n? model: a\n'],
    ['with roles that have attributes', 'system[nonce="1"]:\nYou are brief.'],
    ['with marks of dotprompt', 'Hello.\n<<<dotprompt:role:system>>> Be brief.'],
    ['beyond what is parsed', '- a\n'.repeat(100_000)],
  ])('%s', (_, text) => {
    expect(isPlainText(text)).toBe(false);
  });
});

describe('a file with a structured ending is plain text', () => {
  it.each([
    ['a sentence', 'You are a helpful assistant.'],
    ['several lines', 'You are a bot.\n\nBe brief.\nBe kind.'],
    ['with a colon, which YAML takes for a key', 'Summarize the following text: {{text}}'],
    ['with a colon on a later line, which YAML cannot read', 'You are a bot.\nInput: {{input}}\nOutput:'],
    ['a placeholder', '{{input}}'],
    ['that begins with a placeholder', '{{name}}, please answer {{query}}'],
    ['a list of sentences', '- Be brief.\n- Be kind.'],
    ['Markdown', '# Role\n\nYou are **brief**.\n\n* one\n* two\n\n---\n\nThe end.'],
    ['with quotation marks that never close', '"Be brief, said the master'],
    ['that looks like YAML only further in', 'Answer so:\n\n    messages: none\n\nand nothing else.'],
    ['in another language', '要約してください。'],
  ])('%s', (_, text) => {
    expect(isPlainText(text)).toBe(true);
  });

  it.each(readdirSync(FOLDER))('%s', (file) => {
    const text = readFileSync(`${FOLDER}/${file}`, 'utf8');
    expect(isPlainText(text)).toBe(true);
    const result = parsePlain(file, text);
    expect(result).toMatchObject({
      kind: 'parsed',
      prompt: {
        path: file,
        format: 'text',
        name: file.replace(/\..*/, ''),
        version: null,
        model: null,
        messages: [{ role: 'system', content: text.trim() }],
      },
    });
  });
});

describe('a file with a structured ending is no plain text', () => {
  it.each([
    ['empty', ''],
    ['blank', ' \n\t\n'],
    ['a comment', '# to be written'],
    ['a number', '3'],
    ['front matter', '---\nname: a\n---\nHi'],
    ['front matter after blank lines', '\n\n---\nname: a\n---\nHi'],
    ['front matter that never closes', '---\nname: a\nHi'],
    ['a prompt', 'messages: [{ role: user, content: Hi }]'],
    ['a prompt with tabs, which is no YAML', 'messages:\n\t- role: user\n\t  content: Hi'],
    ['a prompt that breaks off', 'name: a\nmessages: ['],
    ['a prompt of another tool', 'system_prompt: Be brief.\nuser_prompt: Hi'],
    ['a list of messages', '- role: user\n  content: Hi'],
    ['JSON', '{"messages": []}'],
    ['JSON that breaks off', '{"messages": ['],
    ['a JSON list', '["a"]'],
    ['an empty list', '[]'],
    ['marks of roles', 'system:\nYou are a bot.\n\nuser:\n{{query}}'],
    ['marks of roles with a hash', '# System:\nYou are a bot.'],
    ['sections of a template', 'You are a bot. {{#if vip}}Be kind.{{/if}}'],
    ['roles of a template', '{{role "system"}}\nYou are a bot.'],
    ['keys that could be meant for someone', 'Summarize: {{text}}'],
    ['one key among sentences', 'Be brief and kind: yes\nname: a'],
  ])('%s', (_, text) => {
    expect(isPlainText(text)).toBe(false);
  });
});

describe('whatever a file holds', () => {
  it('that is plain text is a prompt', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a: ', '\n', '- ', '{{x}}', '---', 'user:', '"', '[', '{', '# ', '&a ', '*a', '\t'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        if (isPlainText(text)) expect(parsePlain('a.prompt', text).kind).toBe('parsed');
      }),
      { numRuns: 300 },
    );
  });

  it('it is told in time', () => {
    const before = performance.now();
    const texts = [
      ' '.repeat(500_000),
      `a${' '.repeat(500_000)}b`,
      `#${' '.repeat(500_000)}system`,
      'word '.repeat(100_000),
      'a b: c\n'.repeat(60_000),
      '{{'.repeat(250_000),
      'a\n'.repeat(250_000),
      `a ${'[a, '.repeat(100_000)}`,
      `a: ${'{b: '.repeat(50_000)}`,
    ];
    for (const text of texts) isPlainText(text);
    expect(performance.now() - before).toBeLessThan(15_000);
  });
});
