import { describe, expect, it } from 'vitest';
import { fileLines } from '../../src/prompts/message-lines.ts';

const message = (content: string) => ({ role: 'system' as const, content });

describe('the line of the file for a line of a message', () => {
  it('is counted from where the message stands', () => {
    const file = '---\nversion: 1.0.0\n---\n\nYou answer.\nBe brief.\n';
    const line = fileLines(file, [message('You answer.\nBe brief.')]);
    expect([line(0, 1), line(0, 2)]).toEqual([5, 6]);
  });

  it('is found in indented text, message by message', () => {
    const file =
      'messages:\n  - role: system\n    content: |\n      Be kind.\n  - role: user\n    content: |\n      Be kind.\n      Now.\n';
    const line = fileLines(file, [message('Be kind.'), message('Be kind.\nNow.')]);
    expect([line(0, 1), line(1, 1), line(1, 2)]).toEqual([4, 7, 8]);
  });

  it.each([
    ['a file that is not known', null],
    ['JSON, which has it on one line', '{"prompt":"You answer.\\nBe brief."}'],
  ])('is that of the message in %s', (_, file) => {
    expect(fileLines(file, [message('You answer.\nBe brief.')])(0, 2)).toBe(2);
  });

  it('does not take the same words elsewhere for the message', () => {
    const file = 'Be brief.\nOther.\nBe brief.\nYou answer.';
    expect(fileLines(file, [message('Be brief.\nYou answer.')])(0, 2)).toBe(4);
  });
});
