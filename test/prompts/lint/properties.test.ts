import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLevels } from '../../../src/prompts/lint/finding.ts';
import { type LintResult, requiredLevel } from '../../../src/prompts/lint/lint.ts';
import { MODALS, NEGATIONS, NUMBER_WORDS, PROTECTED } from '../../../src/prompts/lint/words.ts';
import type { Prompt } from '../../../src/prompts/prompt.ts';
import type { ReleaseLevel } from '../../../src/prompts/version.ts';
import { CORPUS, type EditPair, promptOf } from './corpus.ts';

const LEVELS = ['none', 'patch', 'minor', 'major'];
const higher = (a: LintResult['level'], b: LintResult['level']) => LEVELS.indexOf(a) >= LEVELS.indexOf(b);
const levelOf = (before: Prompt, after: Prompt) => requiredLevel(before, after).level;

const texts = [...new Set(CORPUS.flatMap(({ before, after }) => [before, after]))].filter(
  (written): written is string => typeof written === 'string',
);
const corpusText = fc.constantFrom(...texts);
const anyText = fc.oneof(
  corpusText,
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        'You are',
        'not',
        '{{a}}',
        '- ',
        '1. ',
        '"',
        '```',
        '\n',
        '.',
        ' ',
        '<b>',
        '\u200B',
        'ü',
      ),
    )
    .map((parts) => parts.join('')),
);
const anyPrompt = fc
  .array(anyText, { minLength: 1, maxLength: 3 })
  .map((contents) => promptOf({ messages: contents.map((content) => ({ role: 'system', content })) }));
const saying = (content: string) => promptOf(content);

describe('nothing is needed', () => {
  it('for a prompt against itself', () => {
    fc.assert(
      fc.property(anyPrompt, (prompt) => {
        expect(requiredLevel(prompt, prompt)).toEqual({ level: 'none', findings: [] });
      }),
    );
  });

  it('for white space alone, wherever it stands', () => {
    const space = fc.stringMatching(/^[ \t\r\n]{1,4}$/);
    fc.assert(
      fc.property(corpusText, fc.array(space), (text, spaces) => {
        const words = text.split(/[ \t\r\n]+/).filter((word) => word !== '');
        const spread = words.map((word, at) => word + (spaces[at] ?? ' ')).join('');
        expect(levelOf(saying(words.join(' ')), saying(spread))).toBe('none');
      }),
    );
  });
});

/** Puts a word between two words of a text. */
function inserted(text: string, word: string, seed: number): string {
  const words = text.split(' ');
  return words.toSpliced(seed % (words.length + 1), 0, word).join(' ');
}

describe('a change is never taken for PATCH', () => {
  it.each([
    ['negation', NEGATIONS],
    ['modal verb', MODALS],
    ['number', NUMBER_WORDS],
  ])('when it puts in a %s', (_, list) => {
    fc.assert(
      fc.property(corpusText, fc.constantFrom(...list), fc.nat(), (text, word, seed) => {
        expect(['minor', 'major']).toContain(levelOf(saying(text), saying(inserted(text, word, seed))));
      }),
    );
  });

  it('when it takes out a word that a rule protects', () => {
    fc.assert(
      fc.property(corpusText, fc.nat(), (text, seed) => {
        const words = text.split(' ');
        const at = words.flatMap((word, index) =>
          PROTECTED.some(({ words: list }) => list.has(word)) ? [index] : [],
        );
        fc.pre(at.length > 0);
        const left = words.toSpliced(at[seed % at.length] ?? 0, 1).join(' ');
        expect(['minor', 'major']).toContain(levelOf(saying(text), saying(left)));
      }),
    );
  });

  it('when a variable comes or goes: that is MAJOR', () => {
    fc.assert(
      fc.property(corpusText, fc.stringMatching(/^new_[a-z]{1,5}$/), fc.nat(), (text, name, seed) => {
        const longer = inserted(text, `{{${name}}}`, seed);
        expect(levelOf(saying(text), saying(longer))).toBe('major');
        expect(levelOf(saying(longer), saying(text))).toBe('major');
      }),
    );
  });

  it('when it was MAJOR the other way round', () => {
    for (const { id, before, after } of CORPUS.filter(({ level }) => level === 'major')) {
      expect(['minor', 'major'], id).toContain(levelOf(promptOf(after), promptOf(before)));
    }
    fc.assert(
      fc.property(anyPrompt, anyPrompt, (one, other) => {
        if (levelOf(one, other) === 'major') expect(['minor', 'major']).toContain(levelOf(other, one));
      }),
    );
  });

  it('when numbers, literals or protected words differ', () => {
    const slip = fc.constantFrom(
      () => '',
      (word: string) => `${word} ${word}`,
      (word: string) => `${word}s`,
      (word: string) => word.slice(0, 1) + word.slice(2),
      (word: string) => word.toUpperCase(),
      (word: string) => `un${word}`,
      (word: string) => `${word},`,
      (word: string) => word.replace(/t$/, 'ted'),
      () => 'the',
      () => 'please',
    );
    fc.assert(
      fc.property(corpusText, slip, fc.nat(), (text, change, seed) => {
        const words = text.split(' ');
        const at = seed % words.length;
        const changed = words.with(at, change(words[at] ?? '')).join(' ');
        if (higher('patch', levelOf(saying(text), saying(changed)))) {
          expect(substance(changed)).toEqual(substance(text));
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** What no PATCH may touch, found in another way than the lint finds it. White space is not of it. */
function substance(text: string): readonly string[] {
  const plain = text
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/can't|cannot/g, 'can not')
    .replace(/n't\b/g, ' not')
    .replace(/'ll\b/g, ' will');
  const words = plain.match(/[\p{L}]+/gu) ?? [];
  return [
    ...words.filter((word) => PROTECTED.some(({ words: list }) => list.has(word))),
    ...(plain.match(/\p{N}+|\{\{.*?\}\}|`[^`]*`|https?:\S+/gu) ?? []),
  ];
}

/** Two edits as one: the messages of both, one after the other. The variables of the second get names of their own. */
function together(one: EditPair, other: EditPair, side: 'before' | 'after'): Prompt {
  const [first, second] = [promptOf(one[side]), promptOf(other[side])];
  const renamed = second.messages.map(({ role, content }) => ({
    role,
    content: content.replace(/\{\{\s*(\w+)\s*\}\}/g, '{{other_$1}}'),
  }));
  return { ...first, messages: [...first.messages, ...renamed] };
}

const ownSettings = ({ before, after }: EditPair) =>
  [before, after].some(
    (written) => typeof written !== 'string' && Object.keys(written).some((key) => key !== 'messages'),
  );

describe('edits together', () => {
  it('need at least the level of each, in messages of their own', () => {
    const some = fc.constantFrom(...CORPUS);
    const plain = fc.constantFrom(...CORPUS.filter((pair) => !ownSettings(pair)));
    fc.assert(
      fc.property(some, plain, (one, other) => {
        const level = requiredLevel(together(one, other, 'before'), together(one, other, 'after'), {
          defaultModel: one['default-model'] ?? null,
        }).level;
        expect(higher(level, one.level), `${one.id} + ${other.id}: ${level}`).toBe(true);
        expect(higher(level, other.level), `${one.id} + ${other.id}: ${level}`).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('need at least the level of each, in sections of one message', () => {
    // What the output looks like is a matter of the message as a whole.
    const sections = CORPUS.filter(
      ({ before, after, rules }) =>
        typeof before === 'string' && typeof after === 'string' && !rules?.includes('format-changed'),
    );
    const some = fc.constantFrom(...sections);
    fc.assert(
      fc.property(some, some, (one, other) => {
        fc.pre(one !== other && !sharesLine(one, other));
        const text = (side: 'before' | 'after') => {
          const [first, second] = together(one, other, side).messages;
          return saying(`${first?.content}\n\n# Next part\n\n${second?.content}`);
        };
        const level = levelOf(text('before'), text('after'));
        expect(higher(level, one.level), `${one.id} + ${other.id}: ${level}`).toBe(true);
        expect(higher(level, other.level), `${one.id} + ${other.id}: ${level}`).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

/** A line that goes in one edit and comes in the other has merely moved. */
function sharesLine(one: EditPair, other: EditPair): boolean {
  const lines = ({ before, after }: EditPair) => `${before}\n${after}`.split('\n').map((line) => line.trim());
  const known = new Set(lines(one).filter((line) => line !== ''));
  return lines(other).some((line) => known.has(line));
}

describe('findings', () => {
  it('come with the highest level first, and at least one where anything is needed', () => {
    fc.assert(
      fc.property(anyPrompt, anyPrompt, (one, other) => {
        const { level, findings } = requiredLevel(one, other);
        const levels = findings.map((finding): ReleaseLevel => finding.level);
        expect(levels).toEqual(levels.toSorted((a, b) => compareLevels(b, a)));
        expect(levels[0] ?? 'none').toBe(level);
      }),
    );
  });
});
