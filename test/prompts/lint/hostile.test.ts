import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/ports/json.ts';
import type { ChatMessage } from '../../../src/ports/model.ts';
import { requiredLevel } from '../../../src/prompts/lint/lint.ts';
import { promptOf, type Written } from './corpus.ts';

/** Milliseconds of computing that one comparison took: other processes of the machine do not count. */
function timeOf(before: Written, after: Written): number {
  const [one, other] = [promptOf(before), promptOf(after)];
  const started = process.threadCpuUsage();
  requiredLevel(one, other);
  const { user, system } = process.threadCpuUsage(started);
  return (user + system) / 1000;
}

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index));
const SIZE = 100_000;

describe('ends within a second', () => {
  it.each<[string, Written, Written]>([
    [
      'a line of 100 kB',
      lines(20_000, (at) => `w${at % 977}`).join(' '),
      lines(20_000, (at) => `w${(at * 7) % 977}`).join(' '),
    ],
    [
      '10,000 lines that all differ',
      lines(10_000, (at) => `Rule ${at} says that the user number ${at * 3} gets it.`).join('\n'),
      lines(10_000, (at) => `Rule ${at + 1} says that a user number ${at * 5} got it.`).join('\n'),
    ],
    [
      '10,000 lines in another order',
      lines(10_000, (at) => `Line ${at} is here.`).join('\n'),
      lines(10_000, (at) => `Line ${(at * 7919) % 10_000} is here.`).join('\n'),
    ],
    [
      '10,000 lines of two kinds',
      lines(10_000, (at) => `Answer ${at % 2 ? 'x' : 'y'} the user.`).join('\n'),
      lines(10_000, (at) => `Answer ${at % 2 ? 'x' : 'z'} the user.`).join('\n'),
    ],
    ['the same line 10,000 times', 'Be brief.\n'.repeat(10_000), 'Be brief.\n'.repeat(9_000)],
    [
      '10,000 variables',
      lines(10_000, (at) => `{{a${at}}}`).join('\n'),
      lines(10_000, (at) => `{{b${at}}}`).join(' '),
    ],
    ['lone surrogates', '\uD800'.repeat(SIZE / 2), '\uDC00'.repeat(SIZE / 2)],
    ['fences', '```\n'.repeat(20_000), '~~~\n'.repeat(20_000)],
    [
      'a fence that is never closed',
      `\`\`\`\n${'x y z\n'.repeat(16_000)}`,
      `\`\`\`\n${'x y w\n'.repeat(16_000)}`,
    ],
    [
      '5,000 messages',
      {
        messages: lines(5_000, (at) => `m${at}`).map(
          (content, at): ChatMessage => ({ role: at % 2 ? 'user' : 'assistant', content }),
        ),
      },
      {
        messages: lines(5_000, (at) => `n${at}`).map(
          (content, at): ChatMessage => ({ role: at % 3 ? 'user' : 'assistant', content }),
        ),
      },
    ],
    [
      'references that lead in circles',
      { messages: [], schema: circles(997, 'a') },
      { messages: [], schema: circles(991, 'b') },
    ],
    [
      'a list of 20,000 values',
      { messages: [], schema: values(20_000, 1) },
      { messages: [], schema: values(20_000, 2) },
    ],
  ])('on %s', (_, before, after) => {
    expect(timeOf(before, after)).toBeLessThan(1000);
  });

  it.each(
    [
      '"',
      '“',
      '«',
      '`',
      '{',
      '[',
      '<',
      '{{',
      '{%',
      '(',
      '*',
      '_',
      '~~',
      '|',
      '#',
      '-',
      '.',
      '!',
      '..."',
      'a.',
      'a-',
      '1.',
      "'a",
    ].concat([
      '\u200B',
      '\u{E0041}',
      '👨\u200D',
      'é',
      '\u0301',
      'ק',
      '漢',
      '{"a":',
      '<a ',
      "n't ",
      'reply json ',
      'you are ',
    ]),
  )('on 100 kB of %j, in a row, as words and as lines', (part) => {
    for (const end of ['', ' ', '\n']) {
      const count = Math.floor(SIZE / (part.length + end.length));
      const text = `${part}${end}`.repeat(count);
      expect(timeOf(text, `${text.slice(0, -2)}xy`), JSON.stringify(end)).toBeLessThan(1000);
    }
  });
});

/** Definitions that refer to each other, so that two of coprime sizes take long to come round together. */
function circles(size: number, title: string): JsonObject {
  const definitions = lines(size, (at) => String(at)).map((name, at) => [
    name,
    {
      properties: {
        a: { $ref: `#/$defs/${(at + 1) % size}` },
        b: { $ref: `#/$defs/${(at * 7 + 3) % size}` },
      },
    },
  ]);
  return { $defs: Object.fromEntries(definitions), $ref: '#/$defs/0', title };
}

function values(count: number, step: number): JsonObject {
  return { enum: lines(count, (at) => `v${at * step}`) };
}

describe('never throws', () => {
  it.each([
    '',
    ' ',
    '\uD800',
    '```',
    '{{',
    '}}',
    '<',
    '\u0000',
    '"',
    '# ',
    '- ',
    '1. ',
    '>',
    '|',
    '---',
    '{{constructor}}',
    '{{a-b}}{{c.d}}',
    '__proto__',
    '\u202E',
  ])('on %j in the place of anything', (text) => {
    for (const other of ['', 'Answer the user.', '{{context}}', '```\n\n', '\uDC00']) {
      expect(() => requiredLevel(promptOf(text), promptOf(other))).not.toThrow();
      expect(() => requiredLevel(promptOf(other), promptOf(text))).not.toThrow();
    }
  });

  it('on schemas that are none', () => {
    const schemas: JsonObject[] = [
      {},
      { type: 7 },
      { properties: [] },
      { properties: { constructor: true, __proto__: false } },
      { required: 'id' },
      { enum: {} },
      { $ref: '#' },
      { $ref: '#/nowhere' },
      { $ref: 'https://example.com/a.json' },
      { $ref: 3 },
      { $ref: '#/%E0%A4%A' },
      { items: [{}, true] },
      { anyOf: 'x' },
      { allOf: [{ $ref: '#' }] },
    ];
    for (const one of schemas) {
      for (const other of schemas) {
        const [before, after] = [one, other].map((schema) =>
          promptOf({ messages: [], format: 'json-schema', schema }),
        );
        expect(requiredLevel(before!, after!).level === 'none').toBe(one === other);
      }
    }
  });
});
