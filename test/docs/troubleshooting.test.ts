import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FAMILIES = 'config|unmeasured|budget';
/** Keys of a prompt file, and values of a metric, that look like codes. */
const NO_CODES = ['config.stop'];

const codesIn = (text: string, quote: string) =>
  [...text.matchAll(new RegExp(`${quote}((?:${FAMILIES})\\.[a-z0-9-]+)${quote}`, 'g'))].map(
    ([, code = '']) => code,
  );

const used = new Set(globSync('src/**/*.ts').flatMap((path) => codesIn(readFileSync(path, 'utf8'), "'")));
for (const code of NO_CODES) used.delete(code);

const page = readFileSync('docs/troubleshooting.md', 'utf8');
/** Codes at the beginning of a row. */
const explained = page
  .split('\n')
  .flatMap((line) => (line.startsWith('| `') ? codesIn(line.split('|')[1] ?? '', '`') : []));
const mentioned = new Set(codesIn(page, '`'));

describe('docs/troubleshooting.md', () => {
  it.each([...used].sort())('says what to do about %s', (code) => {
    expect(explained).toContain(code);
  });

  it('explains each code once, and none that does not exist', () => {
    expect(explained).toHaveLength(new Set(explained).size);
    const settings = ['budget.max-usd', 'budget.max-minutes', 'budget.max-cases'];
    expect([...mentioned].filter((code) => !used.has(code) && !settings.includes(code))).toEqual([]);
  });
});

it('tells of the figures for 20 and 50 cases what the table of the verdict says', () => {
  const rows = readFileSync('docs/verdict.md', 'utf8').split('\n');
  const cells = (start: string) =>
    rows
      .find((row) => row.startsWith(`| ${start}, 1 |`))
      ?.split('|')
      .map((cell) => cell.trim()) ?? [];
  expect(cells('20')[4]).toBe('100%');
  expect(
    cells('50')[3]
      ?.split(' / ')
      .map((cell) => Number.parseInt(cell, 10) >= 80),
  ).toEqual([true, true]);
  expect(cells('20')[2]).toMatch(/\(69%\)/);
});
