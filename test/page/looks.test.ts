import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { resultsOf } from '../report/page/given-page.ts';
import { anAwaitingView, aPatchedPrompt, aRun, aSignature, aView } from '../report/view-builder.ts';
import { Reader } from './chromium.ts';
import { fullResults } from './given-results.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await Reader.start();
});
afterEach(() => reader.closePages());
afterAll(() => reader.close());

/** What axe finds against the rules of WCAG 2.2 AA and its own advice. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const run = Reflect.get(globalThis, 'axe') as typeof axe;
    return (await run.run(document)).violations;
  });
  return found.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${impact} ${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const [LIGHT, DARK] = ['rgb(250, 250, 248)', 'rgb(20, 23, 26)'];

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it('axe finds nothing on the page, in a case, or where nothing is found', async () => {
    const { page } = await reader.open(fullResults(), { colorScheme, bypassCSP: true });
    expect(await paper(page)).toBe(colorScheme === 'light' ? LIGHT : DARK);
    expect(await findings(page)).toEqual([]);
    await page.locator('tr[data-position="0"]').focus();
    await page.keyboard.press('Enter');
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Worse/ }).click();
    await page.keyboard.press('/');
    await page.keyboard.type('nothing is like this');
    expect(await findings(page)).toEqual([]);
  });

  it.each([
    ['passes', () => aView()],
    ['awaits a person', () => anAwaitingView()],
    ['could not be measured', () => aView({ state: 'inconclusive', prompts: [] })],
    ['has nothing to do', () => aView({ state: 'not-applicable', prompts: [] })],
    [
      'was overridden and reused',
      () =>
        aView({
          override: { by: 'grace', reason: 'known and wanted', review: aSignature('grace') },
          prompts: [aPatchedPrompt()],
          run: aRun({
            reused: {
              head: 'a'.repeat(40),
              runUrl: 'https://github.com/acme/shop/actions/runs/9',
              startedAt: '2026-05-03T10:20:30.000Z',
            },
          }),
        }),
    ],
  ])('axe finds nothing where a run %s', async (_, view) => {
    const { page } = await reader.open(resultsOf(view()), { colorScheme, bypassCSP: true });
    expect(await findings(page)).toEqual([]);
  });

  it('axe finds nothing on a small screen, and nothing is wider than it', async () => {
    const { page } = await reader.open(fullResults(), {
      colorScheme,
      bypassCSP: true,
      viewport: { width: 400, height: 800 },
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
    expect(await findings(page)).toEqual([]);
    await page.locator('tr[data-position="0"]').click();
    expect(await page.evaluate(() => document.querySelector('#case-main')?.scrollWidth)).toBe(400);
    expect(await findings(page)).toEqual([]);
  });
});

describe('the theme', () => {
  it('is the system’s until the reader chooses, and the choice is kept', async () => {
    const { page, violations } = await reader.open(fullResults(), { colorScheme: 'light' });
    const choose = (name: string) => page.getByRole('button', { name, exact: true });
    await choose('Dark').click();
    expect(await paper(page)).toBe(DARK);
    expect(await choose('Dark').getAttribute('aria-pressed')).toBe('true');
    await page.reload();
    expect(await paper(page)).toBe(DARK);
    await choose('Light').click();
    expect(await paper(page)).toBe(LIGHT);
    await choose('Auto').click();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paper(page)).toBe(DARK);
    expect(await violations()).toEqual([]);
  });
});

describe('without a script', () => {
  it.each(['light', 'dark'] as const)('the %s theme is that of the system', async (colorScheme) => {
    const { page } = await reader.open(fullResults(), { colorScheme, javaScriptEnabled: false });
    const { background } = await page.locator('html').evaluate((html) => {
      return { background: getComputedStyle(html).backgroundColor };
    });
    expect(background).toBe(colorScheme === 'light' ? LIGHT : DARK);
  });

  it('the verdict, the reasons, the figures and the plots can be read', async () => {
    const { page } = await reader.open(fullResults(), { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Blocked');
    expect(await page.getByText('worse on 11 of 24 cases').isVisible()).toBe(true);
    expect(await page.getByText('regression.faithfulness').isVisible()).toBe(true);
    expect(await page.getByText('levels.minor.faithfulness (default)').first().isVisible()).toBe(true);
    expect(await page.getByRole('img', { name: /^Difference of each case against main/ }).count()).toBe(2);
    expect(await page.getByText('give your best guess').isVisible()).toBe(true);
    expect(await page.getByText(/The table of 120 cases needs scripts/).isVisible()).toBe(true);
    expect(await page.locator('#explorer').isVisible()).toBe(false);
    expect(await page.locator('#themes').isVisible()).toBe(false);
  });
});
