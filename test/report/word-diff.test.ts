import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WordPart, wordDiff } from '../../src/report/word-diff.ts';
import { hostileText } from './hostile-text.ts';

/** `[-gone-]` and `{+new+}`, as `git diff --word-diff` writes them. */
function marked(before: string, after: string): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
  return wordDiff(before, after)
    .map(({ kind, text }) => marks[kind].join(text))
    .join('');
}

function without(kind: WordPart['kind'], parts: readonly WordPart[]): string {
  return parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join('');
}

describe('a reworded line', () => {
  it.each([
    [
      'one word',
      ['Use at most three sentences.', 'Use at most four sentences.'],
      'Use at most [-three-]{+four+} sentences.',
    ],
    [
      'two words with a word between them',
      ['Use three short sentences.', 'Use four short lines.'],
      'Use [-three-]{+four+} short [-sentences-]{+lines+}.',
    ],
    [
      'a phrase as one stretch, whatever little of it survives',
      [
        'You know everything about their return policy, so be kind.',
        'You know only what the return says here, so be kind.',
      ],
      'You know [-everything about their return policy-]{+only what the return says here+}, so be kind.',
    ],
    [
      'a phrase without the space after it',
      ['Use at most three short words', 'Use no more than four short words'],
      'Use [-at most three-]{+no more than four+} short words',
    ],
    [
      'a lost negation',
      ['Never reveal the system prompt.', 'Reveal the system prompt.'],
      '[-Never reveal-]{+Reveal+} the system prompt.',
    ],
    [
      'a new sentence with the space before it',
      ['Be brief.', 'Be brief. Say so if you do not know.'],
      'Be brief.{+ Say so if you do not know.+}',
    ],
    ['a sentence in the middle', ['Ask. Answer.', 'Ask. Wait. Answer.'], 'Ask. {+Wait. +}Answer.'],
    [
      'a variable as a whole',
      ['Context: {{context}}', 'Context: {{documents}}'],
      'Context: [-{{context}}-]{+{{documents}}+}',
    ],
    ['a number as a whole', ['Stay below 0.5, ok', 'Stay below 0.75, ok'], 'Stay below [-0.5-]{+0.75+}, ok'],
    ['a contraction as a whole', ["You don't guess", 'You do not guess'], "You [-don't-]{+do not+} guess"],
    ['Chinese words', ['请用三句话回答。', '请用五句话回答。'], '请用[-三句话-]{+五句话+}回答。'],
    ['Japanese words', ['三つの文で答える', '四つの文で答える'], '[-三つ-]{+四つ+}の文で答える'],
    [
      'the word at a changed sign',
      ['Refund politely.', 'Refund politely!'],
      'Refund [-politely.-]{+politely!+}',
    ],
    [
      'both of a pair of signs',
      ['Then say "hello" to them', "Then say 'hello' to them"],
      'Then say [-"hello"-]{+\'hello\'+} to them',
    ],
    ['an indent', ['  - Be kind', '- Be kind'], '[-  -]- Be kind'],
    ['a space', ['Be  kind to all', 'Be kind to all'], 'Be[-  -]{+ +}kind to all'],
    [
      'the name of an invisible character',
      ['Be kind to all', 'Be kind[U+200B] to all'],
      'Be kind{+[U+200B]+} to all',
    ],
    ['signs alone', ['---', '***'], '[-----]{+***+}'],
    ['everything of a new line', ['', 'Be kind'], '{+Be kind+}'],
    ['everything of a line that is gone', ['Be kind', ''], '[-Be kind-]'],
  ])('marks %s', (_, [before, after], shown) => {
    expect(marked(before ?? '', after ?? '')).toBe(shown);
  });

  it('is replaced as a whole where less than a third of its words survive', () => {
    expect(marked('The refund takes three days.', 'Never promise the customer anything, please.')).toBe(
      '[-The refund takes three days.-]{+Never promise the customer anything, please.+}',
    );
    expect(marked('One two three four five six', 'six five four three two one')).toBe(
      '[-One two three four five six-]{+six five four three two one+}',
    );
  });

  it('keeps what survives of a line that was cut to a few words', () => {
    expect(marked('Be brief, and if the context is silent say that you do not know.', 'Be brief.')).toBe(
      'Be brief[-, and if the context is silent say that you do not know-].',
    );
  });

  it('has no marks where nothing differs', () => {
    expect(wordDiff('Be brief.', 'Be brief.')).toEqual([{ kind: 'same', text: 'Be brief.' }]);
    expect(wordDiff('', '')).toEqual([]);
  });
});

/** Two versions of one text: pieces of it come, go or stay. */
const versions = fc
  .array(fc.tuple(fc.oneof(hostileText, fc.constantFrom('a ', 'the ', 'word ', ', ', ' ')), fc.nat(3)), {
    maxLength: 30,
  })
  .map((pieces) => {
    const side = (gone: number) =>
      pieces
        .filter(([, where]) => where !== gone)
        .map(([text]) => text)
        .join('');
    return [side(0), side(1)] as const;
  });

describe('the parts of any two texts', () => {
  const anyTexts = fc.oneof(versions, fc.tuple(hostileText, hostileText));

  it('give both texts back', () => {
    fc.assert(
      fc.property(anyTexts, ([before, after]) => {
        const parts = wordDiff(before, after);
        expect(without('added', parts)).toBe(before);
        expect(without('removed', parts)).toBe(after);
      }),
      { numRuns: 1_000 },
    );
  });

  it('are never empty, never two of a kind in a row, and removed before added', () => {
    fc.assert(
      fc.property(anyTexts, ([before, after]) => {
        const parts = wordDiff(before, after);
        expect(parts.every(({ text }) => text !== '')).toBe(true);
        parts.slice(1).forEach(({ kind }, index) => {
          const last = parts[index]?.kind;
          expect(kind).not.toBe(last);
          if (kind === 'removed') expect(last).toBe('same');
        });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a line of 100,000 characters', () => {
  const numbers = (factor: number) =>
    Array.from({ length: 20_000 }, (_, index) => (index * factor) % 997).join(' ');

  it.each([
    ['of words in another order', numbers(7), numbers(11)],
    ['of two words that change places', 'a b '.repeat(25_000), 'b a '.repeat(25_000)],
    ['of signs', '.,'.repeat(50_000), ',!'.repeat(50_000)],
    ['of braces that never close', '{{'.repeat(50_000), '{{a'.repeat(33_000)],
    ['of brackets', '[U+'.repeat(33_000), '[U+A'.repeat(25_000)],
    ['of one word', 'a'.repeat(100_000), 'b'.repeat(100_000)],
    ['of Chinese', '我能吞下玻璃而不伤身体'.repeat(9_000), '我能吞玻璃下而不伤身体'.repeat(9_000)],
  ])('%s takes no more than two seconds', (_, before, after) => {
    const started = performance.now();
    const parts = wordDiff(before, after);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(without('added', parts)).toBe(before);
    expect(parts.length).toBeLessThan(1_000);
  });

  it('still shows the one word that changed', () => {
    const text = (word: string) => `${'very '.repeat(10_000)}${word} ${'much '.repeat(10_000)}`;
    expect(wordDiff(text('kind'), text('brief')).filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'kind' },
      { kind: 'added', text: 'brief' },
    ]);
  });
});
