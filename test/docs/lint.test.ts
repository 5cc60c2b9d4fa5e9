import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/prompts/lint/finding.ts';

/** Rules of the table, with their level. */
const documented = new Map(
  readFileSync('docs/lint.md', 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, rules = '', level = ''] = line.split('|').map((cell) => cell.trim());
      return [...rules.matchAll(/`([a-z-]+)`/g)].map(
        (match) => [match[1] ?? '', level.toLowerCase()] as const,
      );
    }),
);

describe('docs/lint.md', () => {
  it.each(Object.entries(RULES))('says of %s that it is %s', (rule, level) => {
    expect(documented.get(rule)).toBe(level);
  });

  it('names no rule that does not exist', () => {
    expect([...documented.keys()].filter((rule) => !Object.hasOwn(RULES, rule))).toEqual([]);
  });
});
