import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/prompts/lint/finding.ts';
import { requiredLevel } from '../../../src/prompts/lint/lint.ts';
import { CORPUS, promptOf } from './corpus.ts';

const results = CORPUS.map((pair) => ({
  pair,
  result: requiredLevel(promptOf(pair.before), promptOf(pair.after), {
    defaultModel: pair['default-model'] ?? null,
  }),
}));

describe.each(['none', 'patch', 'minor', 'major'] as const)('needs %s', (level) => {
  it.each(results.filter(({ pair }) => pair.level === level).map((entry) => [entry.pair.id, entry] as const))(
    '%s',
    (_, { pair, result }) => {
      expect(result.level, result.findings.map(({ message }) => message).join('\n')).toBe(level);
      expect(result.findings.map(({ rule }) => rule)).toEqual(
        expect.arrayContaining([...(pair.rules ?? [])]),
      );
    },
  );
});

describe('every finding of the corpus', () => {
  const findings = results.flatMap(({ pair, result }) =>
    result.findings.map((finding) => ({ finding, pair, result })),
  );

  it('has the level of its rule, and the first has the level of the whole', () => {
    for (const { finding, result } of findings) {
      expect(finding.level).toBe(RULES[finding.rule]);
      expect(result.findings[0]?.level).toBe(result.level);
    }
  });

  it('points at a line that the message has, or at none', () => {
    for (const { finding, pair } of findings) {
      const lines = (written: typeof pair.before) =>
        promptOf(written).messages.map(({ content }) => content.split(/\r\n|\n/).length);
      for (const [side, counts] of [
        ['before', lines(pair.before)],
        ['after', lines(pair.after)],
      ] as const) {
        const line = finding.line[side];
        if (line === null) continue;
        expect(line, `${pair.id}: ${finding.message}`).toBeGreaterThan(0);
        expect(line, `${pair.id}: ${finding.message}`).toBeLessThanOrEqual(Math.max(...counts));
      }
    }
  });

  it('holds nothing invisible in what it says', () => {
    for (const { finding } of findings)
      expect(finding.message).not.toMatch(/[\u200B\u202E\u2060\u{E0000}-\u{E01EF}]/u);
  });
});

it('the corpus names every edit once and has enough of each kind', () => {
  expect(new Set(CORPUS.map(({ id }) => id)).size).toBe(CORPUS.length);
  const count = (level: string) => CORPUS.filter((pair) => pair.level === level).length;
  expect(count('none')).toBeGreaterThanOrEqual(12);
  expect(count('patch')).toBeGreaterThanOrEqual(15);
  expect(count('minor')).toBeGreaterThanOrEqual(25);
  expect(count('major')).toBeGreaterThanOrEqual(18);
});
