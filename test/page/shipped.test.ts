import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Reader } from './chromium.ts';
import { fullResults } from './given-results.ts';

const PROGRAM = fileURLToPath(new URL('../../dist/terminal/cli.js', import.meta.url));

let reader: Reader;
let html: string;
beforeAll(async () => {
  reader = await Reader.start();
  const folder = await mkdtemp(join(tmpdir(), 'prompt-gate-shipped-'));
  await writeFile(join(folder, 'results.json'), JSON.stringify(fullResults()));
  execFileSync(process.execPath, [PROGRAM, 'report', 'results.json'], { cwd: folder });
  html = await readFile(join(folder, 'prompt-gate-report.html'), 'utf8');
  await rm(folder, { recursive: true });
});
afterAll(() => reader.close());

it('the page that the built program writes runs under its own policy, and asks for nothing', async () => {
  const { page, errors, requests, violations } = await reader.openHtml(html);
  expect(await page.locator('#case-count').innerText()).toBe('120 cases');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    'rgb(250, 250, 248)',
  );
  await page.getByRole('button', { name: /^Worse/ }).click();
  expect(await page.locator('#case-count').innerText()).toMatch(/^\d+ of 120 cases$/);
  await page.locator('tr[data-position="0"]').click();
  expect(await page.getByRole('dialog').isVisible()).toBe(true);
  expect([errors, requests, await violations()]).toEqual([[], [], []]);
});

it('it is the page of this source', () => {
  const [, script] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
  const [, style] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
  expect([script, style]).toEqual([reader.assets.script, reader.assets.style]);
});
