import { describe, expect, it } from 'vitest';
import { evaluatorsText } from '../../src/gate/read-evaluators.ts';
import { parsePromptYmlWhole } from '../../src/prompts/formats/prompt-yml.ts';

const textOf = (contains: string, space = '') =>
  evaluatorsText(
    parsePromptYmlWhole(
      'a.prompt.yml',
      `messages: [{ role: user, content: Hi }]\n${space}testData: [{ input: a, expected: b }]\nevaluators: [{ name: e, string: { contains: ${contains} } }]\n`,
    ).embedded,
  );

describe('the evaluators of a prompt file', () => {
  it('are the same on another line', () => {
    expect(textOf('"{{expected}}"', '\n\n')).toBe(textOf('"{{expected}}"'));
  });

  it('are others where they look for another text', () => {
    expect(textOf('"{{input}}"')).not.toBe(textOf('"{{expected}}"'));
    expect(textOf('other')).not.toBe(textOf('word'));
  });
});
