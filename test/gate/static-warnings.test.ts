import { describe, expect, it } from 'vitest';
import type { GoldenCase } from '../../src/dataset/golden-case.ts';
import { staticWarnings, type WarningWork } from '../../src/gate/static-warnings.ts';
import { estimateTokens } from '../../src/model/token-estimate.ts';
import type { Prompt } from '../../src/prompts/prompt.ts';
import { changedCasesNeeded } from '../../src/statistics/holm.ts';

function prompt(content: string, parts: Partial<Prompt> = {}): Prompt {
  return {
    path: 'prompts/a.md',
    format: 'text',
    name: 'a',
    version: null,
    versionLine: 1,
    model: null,
    parameters: {},
    maxTokens: null,
    messages: [{ role: 'system', content }],
    template: 'plain',
    partials: new Map<string, string>(),
    defaults: {},
    responseFormat: 'text',
    responseSchema: null,
    metadata: { description: null, changeReason: null, owner: null },
    ...parts,
  };
}

function golden(id: string | number, parts: Partial<GoldenCase> = {}): GoldenCase {
  return {
    id: String(id),
    query: `question ${id}`,
    context: null,
    variables: {},
    reference: null,
    critical: false,
    group: null,
    prompts: null,
    checks: null,
    ...parts,
  };
}
const times = (count: number, make: (index: number) => Partial<GoldenCase> = () => ({})) =>
  Array.from({ length: count }, (_, index) => golden(index, make(index)));

/** A sound measurement, but for what is given. */
function warnings(work: Partial<WarningWork>) {
  const sound = { prompt: prompt('Answer.'), cases: times(20), schema: null, minChangedNeeded: 6 };
  return staticWarnings({ ...sound, ...work }).map(({ code, message }) => `${code}: ${message}`);
}

it('a sound measurement is warned of nothing', () => {
  expect(warnings({})).toEqual([]);
  expect(
    warnings({
      prompt: prompt('{{context}} {{tone}}', { maxTokens: 100 }),
      cases: times(20, () => ({ context: 'c', variables: { tone: 'kind' }, reference: 'short' })),
      schema: { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
    }),
  ).toEqual([]);
});

describe('a variable that the prompt never uses', () => {
  it('is named, with the cases that give it and what to do', () => {
    const cases = times(20, (index) => (index < 7 ? { variables: { tone: 'kind', name: 'Ada' } } : {}));
    expect(warnings({ prompt: prompt('Hello {{ name }}'), cases })).toEqual([
      'warning.unused-variable: 7 cases ("0", "1", "2", "3", "4" and 2 more) give a variable that the prompt never uses: `tone`. Use it in a message, or take it out of the dataset.',
    ]);
  });

  it('is one of several', () => {
    const cases = [golden('x', { variables: { a: 1, b: 2 } }), ...times(19)];
    expect(warnings({ cases })).toEqual([
      'warning.unused-variable: 1 case ("x") gives variables that the prompt never uses: `a`, `b`. Use them in a message, or take them out of the dataset.',
    ]);
  });

  it.each<[string, Partial<WarningWork>]>([
    [
      'used in one message of several',
      {
        prompt: prompt('', {
          messages: [
            { role: 'system', content: '' },
            { role: 'user', content: '{{tone}}' },
          ],
        }),
      },
    ],
    ['used by a field', { prompt: prompt('{{tone.name}}') }],
    ['used by another prompt of the dataset', { usedElsewhere: ['tone'] }],
    ['used by a template of another language', { uses: ['tone'] }],
    ['where the template cannot be read', { prompt: prompt('{% if tone %}kind{% endif %}') }],
    ['where its uses are not known', { uses: null }],
  ])('is no warning when it is %s', (_, work) => {
    expect(warnings({ ...work, cases: times(20, () => ({ variables: { tone: 'kind' } })) })).toEqual([]);
  });

  it('is a warning when it is used in a language that is not given, and only looks alike', () => {
    const cases = times(20, () => ({ variables: { tone: 'kind' } }));
    expect(warnings({ prompt: prompt('{tone} {{tones}}'), cases })).toHaveLength(1);
  });

  it('is never the query or the context, which every case has by itself', () => {
    expect(warnings({ cases: times(20, () => ({ variables: { query: 'x', context: 'y' } })) })).toEqual([]);
  });
});

describe('a context that the model never sees', () => {
  const context = 'Thirty days from delivery.';

  it('is named', () => {
    expect(warnings({ cases: times(20, (index) => (index === 3 ? { context } : {})) })).toEqual([
      'warning.context-unused: 1 case ("3") gives a context, and no message uses `{{context}}`: the model never sees what the judge holds its answers against. Put `{{context}}` into a message, or take the context out of the cases.',
    ]);
  });

  it.each<[string, Partial<WarningWork>, Partial<GoldenCase>]>([
    ['a message uses it', { prompt: prompt('{{ context }}') }, {}],
    ['a template of another language uses it', { uses: ['context'] }, {}],
    ['the query holds it', {}, { query: `Shorten this: ${context}` }],
    [
      'a variable holds it',
      { prompt: prompt('{{documents}}') },
      { variables: { documents: ['First.', context] } },
    ],
    ['there is none', {}, { context: null }],
  ])('is no warning when %s', (_, work, parts) => {
    const cases = times(20, (index) => ({ context, ...parts, query: `${parts.query ?? 'q'} ${index}` }));
    expect(warnings({ ...work, cases })).toEqual([]);
  });

  it('is a warning when the variable that holds it is not used', () => {
    const cases = times(20, () => ({ context, variables: { documents: context } }));
    expect(warnings({ cases }).map((warning) => warning.split(':')[0])).toEqual([
      'warning.unused-variable',
      'warning.context-unused',
    ]);
  });
});

describe('a schema that no answer can fit', () => {
  it('is named with the reason', () => {
    expect(warnings({ schema: { type: 'string', minLength: 5, maxLength: 3 } })).toEqual([
      'warning.schema-unsatisfiable: No answer can fit the schema: the schema asks for at least 5 and at most 3 characters. Every case will fail this check until the schema is corrected.',
    ]);
    expect(warnings({ schema: false })).toHaveLength(1);
  });

  it('is no warning when numbers may pass by the limits of texts', () => {
    expect(warnings({ schema: { type: ['string', 'number'], minLength: 5, maxLength: 3 } })).toEqual([]);
    expect(warnings({ schema: true })).toEqual([]);
  });
});

describe('a token limit below what the references need', () => {
  const limited = prompt('Answer.', { maxTokens: 10 });
  const long = { reference: 'a'.repeat(41) };
  const short = { reference: 'a'.repeat(40) };

  it('is named from more than 10% of the references', () => {
    const cases = times(20, (index) => (index < 3 ? long : short));
    expect(warnings({ prompt: limited, cases })).toEqual([
      'warning.token-limit: The prompt\'s limit of 10 tokens is too low for 3 of 20 references, by 4 characters a token ("0", "1", "2"); the longest needs about 11. An answer that is cut short there counts as none: raise the limit, or ask for shorter answers.',
    ]);
  });

  it.each<[string, Prompt, (index: number) => Partial<GoldenCase>]>([
    ['10% need more', limited, (index) => (index < 2 ? long : short)],
    ['there are no references', limited, () => ({})],
    ['there is no limit', prompt('Answer.'), () => long],
    ['the limit is just enough', prompt('Answer.', { maxTokens: 11 }), () => long],
  ])('is no warning when %s', (_, one, parts) => {
    expect(warnings({ prompt: one, cases: times(20, parts) })).toEqual([]);
  });

  it.each([
    ['', 0],
    ['abcd', 1],
    ['abcde', 2],
    ['répondez à', 3],
    ['返品は三十日', 3],
    ['한국어 abc', 3],
  ])('counts %j as %i tokens at the least', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });
});

describe('cases that ask the same', () => {
  const rest = times(18);
  const one = golden('a', { query: 'How long?', context: 'Thirty days.', variables: { tone: 'kind', n: 1 } });
  const uses = ['context', 'tone', 'n'];

  it('are named in pairs, whatever else differs', () => {
    const again = { ...one, id: 'b', variables: { n: 1, tone: 'kind' }, reference: 'r', critical: true };
    expect(warnings({ uses, cases: [one, ...rest, again] })).toEqual([
      'warning.duplicate-case: 1 case has the query, context and variables of an earlier one: "b" like "a". Keep one of them: the other costs as much and says nothing new.',
    ]);
  });

  it('are named up to five', () => {
    const cases = [...rest, ...times(7).map(({ id }) => ({ ...one, id: `a${id}` }))];
    expect(warnings({ uses, cases })).toEqual([
      expect.stringContaining(
        '6 cases have the query, context and variables of an earlier one: "a1" like "a0", "a2" like "a0", "a3" like "a0", "a4" like "a0", "a5" like "a0" and 1 more.',
      ),
    ]);
  });

  it.each<[string, Partial<GoldenCase>]>([
    ['query', { query: 'How short?' }],
    ['context', { context: 'Ninety weeks.' }],
    ['variables', { variables: { tone: 'rude', n: 1 } }],
  ])('are two when their %s differs', (_, parts) => {
    expect(warnings({ uses, cases: [one, ...rest, { ...one, id: 'b', ...parts }] })).toEqual([]);
  });
});

describe('cases that ask nearly the same', () => {
  const words = Array.from({ length: 100 }, (_, index) => `word${index}`);
  const context = words.join(' ');
  const uses = ['context'];
  const one = golden('a', { query: 'How long may I return a parcel?', context });
  const near = (parts: Partial<GoldenCase>) =>
    warnings({ uses, cases: [one, ...times(18), { ...one, id: 'b', ...parts }] });

  it('are named, with what to do', () => {
    expect(near({ query: 'how long may I return a parcel' })).toEqual([
      'warning.near-duplicate: 1 case asks nearly what an earlier one asks: "b" like "a". The test takes them for independent of each other: give them the same `group`, or keep one of them.',
    ]);
  });

  it.each([
    ['case and punctuation', { query: 'HOW LONG, may I return a parcel?!' }],
    ['one word of a long context', { context: context.replace('word50', 'other') }],
    ['white space', { context: words.join('\n\n') }],
  ])('are those that differ in %s', (_, parts) => {
    expect(near(parts)).toHaveLength(1);
  });

  it.each<[string, Partial<GoldenCase>]>([
    ['a word of a short query', { query: 'How long may I return a letter?' }],
    [
      'a tenth of the context',
      { context: words.map((word, n) => (n % 10 === 0 ? `x${n}` : word)).join(' ') },
    ],
    ['the query, over the same context', { query: 'Who pays the postage for it?' }],
    ['the context, under the same query', { context: words.toReversed().join(' ') }],
    ['a sign', { query: one.query.replace('long', '+') }],
    ['a variable', { variables: { product: 'a red bicycle with three gears' } }],
  ])('are not those that differ in %s', (_, parts) => {
    expect(near(parts).filter((warning) => warning.startsWith('warning.near'))).toEqual([]);
  });

  it('are no warning in one group, and one in two', () => {
    const cases = (a: string | null, b: string | null) => [
      { ...one, group: a },
      ...times(18),
      { ...one, id: 'b', query: `${one.query}!`, group: b },
    ];
    expect(warnings({ uses, cases: cases('g', 'g') })).toEqual([]);
    expect(warnings({ uses, cases: cases('g', 'h') })).toHaveLength(1);
    expect(warnings({ uses, cases: cases(null, null) })).toHaveLength(1);
  });

  it('are found in a script without spaces', () => {
    const query = '返品は三十日以内であれば可能ですか';
    expect(near({ query }).length).toBe(0);
    expect(
      warnings({ cases: [golden('a', { query }), ...times(18), golden('b', { query: `${query}？` })] }),
    ).toHaveLength(1);
  });
});

describe('too few cases', () => {
  const needed = changedCasesNeeded(2, 0.05);

  it('are counted by their groups', () => {
    const cases = times(7, (index) => (index < 4 ? { group: 'g' } : {}));
    expect(warnings({ cases, minChangedNeeded: needed })).toEqual([
      'warning.too-few-cases: The dataset has 7 cases (4 independent of each other, by their groups); a regression is proven by 6 that changed, so that none can be proven here. Add at least 2.',
    ]);
    expect(warnings({ cases: times(1), minChangedNeeded: needed })).toEqual([
      'warning.too-few-cases: The dataset has 1 case; a regression is proven by 6 that changed, so that none can be proven here. Add at least 5.',
    ]);
  });

  it('are no warning when there are just enough, when nothing is compared, or when there are none at all', () => {
    expect(warnings({ cases: times(needed), minChangedNeeded: needed })).toEqual([]);
    expect(warnings({ cases: times(1), minChangedNeeded: null })).toEqual([]);
    expect(warnings({ cases: [], minChangedNeeded: needed })).toEqual([]);
  });
});

describe('a large dataset', () => {
  const text = (index: number, length: number) =>
    Array.from({ length }, (_, place) => `w${(index * 7919 + place * place * 104729) % 9973}`).join(' ');

  it.each<[string, (index: number) => Partial<GoldenCase>]>([
    ['of different cases', (index) => ({ query: text(index, 10), context: text(index, 60) })],
    ['of one context', (index) => ({ query: text(index, 10), context: text(0, 60) })],
    ['of cases that are all alike', (index) => ({ query: `${text(0, 10)}${'!'.repeat(index)}` })],
    ['of cases that are all the same', () => ({ query: 'q' })],
    [
      'of one query by a template',
      (index) => ({ query: `How do I reset the password of account ${index} now?` }),
    ],
  ])('%s is read in a few seconds', (_, parts) => {
    const cases = times(20_000, parts);
    const before = process.threadCpuUsage();
    staticWarnings({ prompt: prompt('{{context}}'), cases, schema: null, minChangedNeeded: 6 });
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(3000);
  });
});
