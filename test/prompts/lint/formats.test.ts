import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameBehaviour } from '../../../src/prompts/behaviour.ts';
import { parsePrompt } from '../../../src/prompts/formats/parse-prompt.ts';
import { type LintResult, requiredLevel } from '../../../src/prompts/lint/lint.ts';
import type { Prompt } from '../../../src/prompts/prompt.ts';
import { templateVariables } from '../../../src/prompts/template.ts';
import { variablesOf } from '../../../src/prompts/templates/compile.ts';
import { CORPUS, type EditPair, type Written } from './corpus.ts';

interface Words {
  readonly text: string;
  readonly version: string;
}

/** One prompt, the same in every format: a system message and nothing else. */
const WRITERS: Readonly<Record<string, (words: Words) => string>> = {
  'a.md': ({ text, version }) => `---\nversion: ${version}\nmodel: small\n---\n${text}\n`,
  'a.json': ({ text, version }) =>
    JSON.stringify({ version, model: 'small', messages: [{ role: 'system', content: text }] }, null, 2),
  // A YAML text in quotation marks is written as JSON writes it.
  'a.prompt.yml': ({ text, version }) =>
    `version: ${version}\nmodel: small\nmessages:\n  - role: system\n    content: ${JSON.stringify(text)}\n`,
  'a.prompty': ({ text, version }) =>
    `---\nname: a\nversion: ${version}\nmodel:\n  api: chat\n  configuration:\n    type: openai\n    name: small\n---\nsystem:\n${text}\n`,
  'a.prompt': ({ text, version }) =>
    `---\nversion: ${version}\nmodel: small\n---\n{{role "system"}}\n${text}\n`,
};
const PATHS = Object.keys(WRITERS);

function written(path: string, words: Words): Prompt {
  const result = parsePrompt(path, WRITERS[path]?.(words) ?? '');
  if (result.kind === 'faulty') throw new Error(JSON.stringify(result.faults, null, 2));
  return result.prompt;
}

const LEVELS: readonly LintResult['level'][] = ['none', 'patch', 'minor', 'major'];
const height = (level: LintResult['level']) => LEVELS.indexOf(level);

/** The level of an edit in one format, as the gate finds it. */
function levelIn(path: string, before: string, after: string): LintResult['level'] {
  const prompt = written(path, { text: after, version: '1.0.1' });
  return requiredLevel(written(path, { text: before, version: '1.0.0' }), prompt, {
    variablesOf: (content) => variablesOf(prompt, content),
  }).level;
}

const levelsOf = (before: string, after: string) =>
  Object.fromEntries(PATHS.map((path) => [path, levelIn(path, before, after)]));
const everywhere = (level: LintResult['level']) => Object.fromEntries(PATHS.map((path) => [path, level]));

/** The text of a single system message; null where an edit holds anything else. */
function textOf(side: Written): string | null {
  if (typeof side === 'string') return side;
  const [message, ...more] = side.messages;
  const alone = Object.keys(side).length === 1 && more.length === 0 && message?.role === 'system';
  return alone ? message.content : null;
}

/** Nothing that a template engine, or the file around it, would read as its own. */
function isPlain(text: string): boolean {
  const rest = text.replace(/\{\{ *[a-z]\w* *\}\}/gi, '');
  const role = /^[ \t]*#?[ \t]*(?:system|developer|user|assistant)[ \t]*:/im;
  return !/\{\{|\}\}|\{%|%\}|\{#|#\}|\\/.test(rest) && !role.test(text) && !text.startsWith('---');
}

interface TextEdit extends Pick<EditPair, 'id' | 'level' | 'rules'> {
  readonly before: string;
  readonly after: string;
}

const EDITS = CORPUS.flatMap(({ id, level, rules = [], before, after }): TextEdit[] => {
  const [from, to] = [textOf(before), textOf(after)];
  if (from === null || to === null || !isPlain(from) || !isPlain(to)) return [];
  return [{ id, level, rules, before: from, after: to }];
});
const anyEdit = fc.constantFrom(...EDITS);
const anyText = fc.constantFrom(...new Set(EDITS.flatMap(({ before, after }) => [before, after])));
/** Text in which white space may go anywhere: no word would be a role, were it alone on its line. */
const freeText = anyText.filter((text) => !/(?:system|developer|user|assistant):/i.test(text));

describe('the edits that every format can write', () => {
  it('are enough of each level to compare the formats by', () => {
    expect(EDITS.length).toBeGreaterThanOrEqual(40);
    for (const level of LEVELS) {
      expect(EDITS.filter((edit) => edit.level === level).length, level).toBeGreaterThanOrEqual(
        level === 'major' ? 3 : 8,
      );
    }
  });

  it.each(PATHS)('come back from %s as they were written', (path) => {
    for (const { before, after } of EDITS) {
      for (const text of [before, after]) {
        const prompt = written(path, { text, version: '1.2.3' });
        expect(prompt).toMatchObject({ version: { text: '1.2.3' }, model: 'small' });
        expect(prompt.messages.map(({ role }) => role)).toEqual(['system']);
        const content = prompt.messages[0]?.content ?? '';
        expect(content.split(/[ \t\r\n]+/).filter(Boolean)).toEqual(text.split(/[ \t\r\n]+/).filter(Boolean));
        expect(variablesOf(prompt, content)).toEqual(templateVariables(text));
      }
    }
  });
});

describe('one edit needs one level, whatever the format', () => {
  it.each(EDITS)('$id: $level', ({ before, after, level }) => {
    expect(levelsOf(before, after)).toEqual(everywhere(level));
  });

  it('and so does its reversal', () => {
    for (const { id, before, after } of EDITS) {
      const levels = levelsOf(after, before);
      expect(levels, id).toEqual(everywhere(levels['a.md'] ?? 'none'));
    }
  });

  it('and so does any text in place of any other', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const levels = levelsOf(before, after);
        expect(levels).toEqual(everywhere(levels['a.md'] ?? 'none'));
      }),
      { numRuns: 300 },
    );
  });

  it('a version alone needs nothing', () => {
    for (const path of PATHS) {
      const [before, after] = ['1.0.0', '2.0.0'].map((version) => written(path, { text: 'Hi.', version }));
      expect(sameBehaviour(before as Prompt, after as Prompt), path).toBe(true);
    }
  });
});

describe('a variable that comes or goes', () => {
  it('is MAJOR in every format', () => {
    const name = fc.stringMatching(/^new_[a-z]{1,5}$/);
    fc.assert(
      fc.property(anyText, name, fc.constantFrom('', ' '), fc.nat(), (text, variable, space, seed) => {
        const words = text.split(' ');
        const placeholder = `{{${space}${variable}${space}}}`;
        const longer = words.toSpliced(seed % (words.length + 1), 0, placeholder).join(' ');
        fc.pre(isPlain(longer));
        expect(levelsOf(text, longer)).toEqual(everywhere('major'));
        expect(levelsOf(longer, text)).toEqual(everywhere('major'));
      }),
      { numRuns: 300 },
    );
  });

  it('is MAJOR in every format where it takes the place of another', () => {
    const before = 'Answer from the context.\n{{context}}';
    expect(levelsOf(before, before.replace('{{context}}', '{{documents}}'))).toEqual(everywhere('major'));
  });
});

describe('white space alone', () => {
  it('needs nothing in any format', () => {
    const space = fc.stringMatching(/^[ \t\r\n]{1,4}$/);
    fc.assert(
      fc.property(freeText, fc.array(space), (text, spaces) => {
        const words = text.split(/[ \t\r\n]+/).filter((word) => word !== '');
        // Within the braces of a placeholder a space is the template's own.
        const spread = words.map((word, at) => word + (/\{\{$/.test(word) ? ' ' : (spaces[at] ?? ' ')));
        fc.pre(isPlain(spread.join('').replace(/[ \t\r\n]+/g, ' ')));
        expect(levelsOf(words.join(' '), spread.join(''))).toEqual(everywhere('none'));
      }),
      { numRuns: 300 },
    );
  });

  it('needs nothing in any format at the ends of lines, with other line ends, or between paragraphs', () => {
    for (const { id, before } of EDITS) {
      for (const after of [
        before.replaceAll('\n', '\r\n'),
        before.replaceAll('\n', '  \n'),
        before.replaceAll('\n', '\n\n'),
        `\n\n${before}\n\n`,
      ]) {
        expect(levelsOf(before, after), `${id}: ${JSON.stringify(after)}`).toEqual(everywhere('none'));
      }
    }
  });
});

describe('two edits in one text', () => {
  // What the output looks like is a matter of the message as a whole.
  const parts = EDITS.filter(({ rules }) => !rules?.includes('format-changed'));
  const anyPart = fc.constantFrom(...parts);
  /** The variables of the second paragraph get names of their own. */
  const joined = (one: string, between: string, other: string) =>
    one + between + other.replace(/\{\{\s*(\w+)\s*\}\}/g, '{{other_$1}}');

  it.each([
    ['paragraphs', '\n\n'],
    ['sections', '\n\n# Next part\n\n'],
  ])('need at least the level of each, in %s of any format', (_, between) => {
    fc.assert(
      fc.property(anyPart, anyPart, fc.constantFrom(...PATHS), (one, other, path) => {
        fc.pre(one !== other && !sharesLine(one, other));
        const before = joined(one.before, between, other.before);
        const level = levelIn(path, before, joined(one.after, between, other.after));
        const least = Math.max(height(one.level), height(other.level));
        expect(height(level), `${path}: ${one.id} + ${other.id}: ${level}`).toBeGreaterThanOrEqual(least);
      }),
      { numRuns: 1000 },
    );
  });

  it('need at least what the first alone needs there', () => {
    fc.assert(
      fc.property(anyEdit, anyEdit, (one, other) => {
        fc.pre(one !== other && !sharesLine(one, other));
        const between = '\n\n# Next part\n\n';
        const before = joined(one.before, between, other.before);
        const first = levelsOf(before, joined(one.after, between, other.before));
        const both = levelsOf(before, joined(one.after, between, other.after));
        for (const path of PATHS) {
          const message = `${path}: ${one.id}, then ${other.id}: ${first[path]} and ${both[path]}`;
          expect(height(both[path] ?? 'none'), message).toBeGreaterThanOrEqual(
            height(first[path] ?? 'major'),
          );
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** A line that goes in one edit and comes in the other has merely moved. */
function sharesLine(one: TextEdit, other: TextEdit): boolean {
  const lines = ({ before, after }: TextEdit) => `${before}\n${after}`.split('\n').map((line) => line.trim());
  const known = new Set(lines(one).filter((line) => line !== ''));
  return lines(other).some((line) => known.has(line));
}
