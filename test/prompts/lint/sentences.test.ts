import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Unit, unitsOf } from '../../../src/prompts/lint/sentences.ts';

/** Kind, marker, line and text of each unit. */
const shown = (content: string) =>
  unitsOf(content).map(({ kind, marker, line, text }) => `${line} ${kind}${marker && ` ${marker}`}: ${text}`);

const PROMPT = `# Role
You are a careful reviewer. Name the line
of every finding, however small it may be.

## Steps
1. Read the diff. Do not guess.
2. Check it for
   missing tests.
- Be brief
* Be kind

> A note to you.

<context>
{{context}}
</context>

| label | meaning |
\`\`\`json
{"a":  1}

- no item
\`\`\`
---
Say "I am sorry. I do not know."
`;

describe('a message', () => {
  it('is cut into sentences, items, headings, rows, tags and blocks, each with its line', () => {
    expect(shown(PROMPT)).toEqual([
      '1 heading #: Role',
      '2 text: You are a careful reviewer.',
      '2 text: Name the line of every finding, however small it may be.',
      '5 heading ##: Steps',
      '6 item 1.: Read the diff.',
      '6 item: Do not guess.',
      '7 item 2.: Check it for missing tests.',
      '9 item -: Be brief',
      '10 item *: Be kind',
      '12 quote >: A note to you.',
      '14 tag: <context>',
      '15 text: {{context}}',
      '16 tag: </context>',
      '18 row: | label | meaning |',
      '19 code: ```json {"a": 1} - no item ```',
      '24 tag: ---',
      '25 text: Say "I am sorry. I do not know."',
    ]);
  });

  it.each<[string, string[]]>([
    ['Be brief\nBe kind', ['Be brief', 'Be kind']],
    ['Be brief.\nbe kind.', ['Be brief.', 'be kind.']],
    [
      'Answer the question of the customer from the context\nand name the source of it.',
      ['Answer the question of the customer from the context and name the source of it.'],
    ],
    ['Use e.g. the name of the user.', ['Use e.g. the name of the user.']],
    ['', []],
    ['\r\n \r\n', []],
    ['Be brief.\r\nBe kind.', ['Be brief.', 'Be kind.']],
  ])('%j holds the sentences %j', (content, texts) => {
    expect(unitsOf(content).map(({ text }) => text)).toEqual(texts);
  });

  it('that opens a fence and never closes it is a block to its end', () => {
    expect(shown('Hello.\n~~~\n# no heading\n```\nend')).toEqual([
      '1 text: Hello.',
      '2 code: ~~~ # no heading ``` end',
    ]);
  });

  it('keeps every sign of a text that white space does not part', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (content) => {
        const signs = (text: string) => text.replace(/\s/g, '');
        const kept = unitsOf(content).map(({ marker, text }) => marker + text);
        expect(signs(kept.join(''))).toBe(signs(content));
      }),
    );
  });

  it('counts lines from 1 and in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Be kind. Be brief.', '', '# A', '- b', '```', '<c>', 'and so on')),
        (lines) => {
          const numbers = unitsOf(lines.join('\n')).map(({ line }) => line);
          expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
          for (const number of numbers) expect(lines[number - 1]).not.toBe('');
        },
      ),
    );
  });
});

describe('an example', () => {
  const examples = (content: string) =>
    unitsOf(content)
      .filter(({ example }: Unit) => example)
      .map(({ text }) => text);

  it.each<[string, string, string[]]>([
    [
      'stands below a heading of examples',
      '# Examples\nA is B.\n\nC is D.\n# Rules\nBe brief.',
      ['A is B.', 'C is D.'],
    ],
    [
      'stands within a tag of examples',
      '<examples>\nA is B.\n</examples>\nBe brief.',
      ['<examples>', 'A is B.'],
    ],
    [
      'is the paragraph that says so',
      'Example: A is B.\nC is D.\n\nBe brief.',
      ['Example: A is B.', 'C is D.'],
    ],
    [
      'begins with an input',
      'Input: where is it?\nOutput: shipping\n\nBe brief.',
      ['Input: where is it?', 'Output: shipping'],
    ],
    ['is no line that asks for a variable', 'Input: {{query}}\nBe brief.', []],
    ['is no sentence that speaks of examples', 'Give an example of it.\nBe brief.', []],
  ])('%s', (_, content, texts) => {
    expect(examples(content)).toEqual(texts);
  });
});
