import { describe, expect, it } from 'vitest';
import { nameOfPath } from '../../src/prompts/prompt.ts';

describe('the name of a prompt whose file gives none', () => {
  it.each([
    ['prompts/support/answer.md', 'answer'],
    ['refund.prompt.yml', 'refund'],
    ['refund.PROMPT.YAML', 'refund'],
    ['a.b.txt', 'a.b'],
    ['prompts/.md', '.md'],
    ['prompts/plain', 'plain'],
  ])('of %s is %s', (path, name) => {
    expect(nameOfPath(path)).toBe(name);
  });
});
