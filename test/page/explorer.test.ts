import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ResultsFile } from '../report/page/given-page.ts';
import { Reader } from './chromium.ts';
import { fullResults } from './given-results.ts';

let reader: Reader;
let results: ResultsFile;
beforeAll(async () => {
  reader = await Reader.start();
  results = fullResults();
});
afterEach(() => reader.closePages());
afterAll(() => reader.close());

const row = (page: Page, position: number) => page.locator(`tr[data-position="${position}"]`);
const idsOf = (page: Page) => page.locator('.case-row .case-id bdi').allInnerTexts();
const told = (page: Page) => page.locator('#case-count').innerText();
const filter = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name} `) });
const focused = (page: Page) =>
  page.evaluate(
    'document.activeElement.dataset.position ?? document.activeElement.id ?? document.activeElement.tagName',
  );
const cases = (): ResultsFile[] => results.prompts[0].cases;
const score = (side: ResultsFile, metric: string) => side.samples[0].scores?.[metric] ?? null;
const falls = (one: ResultsFile) =>
  ['faithfulness', 'relevance'].some((metric) => {
    const [before, now] = [score(one.baseline, metric), score(one.candidate, metric)];
    return before !== null && now !== null && now < before;
  });
const failing = (one: ResultsFile) => (one.candidate.samples[0].failures ?? []).length > 0;

describe('the table of cases', () => {
  it('shows every case, worst first, and says how many', async () => {
    const { page } = await reader.open(results);
    expect(await told(page)).toBe('120 cases');
    const first = (await idsOf(page)).slice(0, 3);
    expect(first.map((id) => failing(cases().find((one) => one.id === id)))).toEqual([true, true, true]);
  });

  it.each([
    ['Worse', falls],
    ['Failed check', failing],
    ['Critical', (one: ResultsFile) => one.critical],
    [
      'Unscored',
      (one: ResultsFile) =>
        [one.candidate, one.baseline].some((side) => score(side, 'faithfulness') === null),
    ],
    [
      'Better',
      (one: ResultsFile) => {
        const [before, now] = [score(one.baseline, 'relevance'), score(one.candidate, 'relevance')];
        return before !== null && now !== null && now > before;
      },
    ],
  ])('filter %s', async (name, meant) => {
    const { page } = await reader.open(results);
    const wanted = cases().filter(meant);
    expect(wanted.length).toBeGreaterThan(0);
    expect(await filter(page, name).innerText()).toBe(`${name} ${wanted.length}`);
    await filter(page, name).click();
    expect(await told(page)).toBe(`${wanted.length} of 120 cases`);
    expect(await filter(page, name).getAttribute('aria-pressed')).toBe('true');
    const shown = await idsOf(page);
    const ids = wanted.map((one) => one.id);
    expect(shown.filter((id) => !ids.includes(id))).toEqual([]);
    await filter(page, name).click();
    expect(await told(page)).toBe('120 cases');
  });

  it('worse and better widen each other, and any other filter narrows', async () => {
    const { page } = await reader.open(results);
    await filter(page, 'Worse').click();
    await filter(page, 'Better').click();
    const changed = Number((await told(page)).split(' ')[0]);
    expect(changed).toBeGreaterThan(cases().filter(falls).length);
    await filter(page, 'Critical').click();
    expect(Number((await told(page)).split(' ')[0])).toBeLessThanOrEqual(
      cases().filter((one) => one.critical).length,
    );
  });

  it('search finds ids, questions and answers, by every word', async () => {
    const { page } = await reader.open(results);
    const search = page.getByRole('searchbox', { name: 'Search cases' });
    await search.fill('tent warranty');
    const wanted = cases().filter((one) => /tent/.test(one.query) && /warranty/.test(one.query));
    expect(await told(page)).toBe(`${wanted.length} of 120 cases`);
    await search.fill('Within 24 HOURS');
    const said = cases().filter((one) => one.candidate.samples[0].output?.includes('within 24 hours'));
    expect(said.length).toBeGreaterThan(0);
    await expect.poll(() => told(page)).toBe(`${said.length} of 120 cases`);
    await search.fill('nothing is like this');
    expect(await told(page)).toBe('0 of 120 cases');
    expect(await page.getByText('No case is like that.').isVisible()).toBe(true);
  });

  it('a prompt can be picked, and its numbers stand beside the filters', async () => {
    const { page } = await reader.open(results);
    await page.getByRole('combobox', { name: 'Prompt' }).selectOption('billing/refund');
    expect(await told(page)).toBe('0 of 120 cases');
    expect(await filter(page, 'Worse').innerText()).toBe('Worse 0');
    await page.getByRole('combobox', { name: 'Prompt' }).selectOption('support/answer');
    expect(await told(page)).toBe('120 cases');
  });

  it('a column sorts by its values, then the other way, and says so', async () => {
    const { page } = await reader.open(results);
    const column = page.getByRole('columnheader', { name: 'Case' });
    await page.getByRole('button', { name: 'Case', exact: true }).click();
    expect(await column.getAttribute('aria-sort')).toBe('ascending');
    const sorted = cases()
      .map((one) => one.id as string)
      .sort(new Intl.Collator('en', { numeric: true }).compare);
    expect((await idsOf(page))[0]).toBe(sorted[0]);
    await page.getByRole('button', { name: 'Case', exact: true }).click();
    expect(await column.getAttribute('aria-sort')).toBe('descending');
    expect((await idsOf(page))[0]).toBe(sorted.at(-1));
    await page.getByRole('combobox', { name: 'Order' }).selectOption('as in the dataset');
    expect((await idsOf(page))[0]).toBe(cases()[0]?.id);
    expect(await column.getAttribute('aria-sort')).toBeNull();
  });

  const latency = (one: ResultsFile): number | null => one.candidate.samples[0].latencyMs ?? null;
  const delta = (metric: string) => (one: ResultsFile) => {
    const [before, now] = [score(one.baseline, metric), score(one.candidate, metric)];
    return before === null || now === null ? null : now - before;
  };
  it.each<[string, (one: ResultsFile) => number | null, 1 | -1]>([
    ['by faithfulness', delta('faithfulness'), 1],
    ['by relevance', delta('relevance'), 1],
    ['by failed checks', (one) => (one.candidate.samples[0].failures ?? []).length, -1],
    ['slowest first', latency, -1],
  ])('the order %s', async (order, keyOf, direction) => {
    const { page } = await reader.open(results);
    await page.getByRole('combobox', { name: 'Order' }).selectOption(order);
    const shown = await idsOf(page);
    const keys = shown.map((id) => keyOf(cases().find((one) => one.id === id) ?? {}));
    const known = cases().flatMap((one) => keyOf(one) ?? []);
    expect(keys).toEqual(known.sort((a, b) => direction * (a - b)).slice(0, keys.length));
  });

  it('a search and filters hold together, and each filter can be given up by itself', async () => {
    const { page } = await reader.open(results);
    await page.getByRole('searchbox', { name: 'Search cases' }).fill('jacket');
    await filter(page, 'Worse').click();
    await filter(page, 'Critical').click();
    const jackets = cases().filter((one) => one.id.includes('jacket'));
    const wanted = jackets.filter((one) => falls(one) && one.critical);
    expect(await told(page)).toBe(`${wanted.length} of 120 cases`);
    await filter(page, 'Critical').click();
    expect(await told(page)).toBe(`${jackets.filter(falls).length} of 120 cases`);
    await filter(page, 'Worse').click();
    expect(await told(page)).toBe(`${jackets.length} of 120 cases`);
  });

  it('holds the rows near what is seen, and no others', async () => {
    const { page } = await reader.open(results);
    expect(await page.locator('.case-row').count()).toBeLessThan(50);
    expect(await page.locator('.case-table').getAttribute('aria-rowcount')).toBe('121');
    await page.locator('#table-frame').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
    await row(page, 119).waitFor();
    expect(await row(page, 119).getAttribute('aria-rowindex')).toBe('121');
    expect(await row(page, 0).count()).toBe(0);
  });
});

describe('the keyboard', () => {
  it('goes from the search to a case and back, without a mouse', async () => {
    const { page } = await reader.open(results);
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('search');
    await page.keyboard.type('jacket');
    const found = Number((await told(page)).split(' ')[0]);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('0');
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    expect(await focused(page)).toBe('1');
    const id = await row(page, 1).locator('.case-id bdi').innerText();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: id });
    expect(await dialog.isVisible()).toBe(true);
    expect(await dialog.getByText(`Case 2 of ${found}`).isVisible()).toBe(true);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.getByRole('dialog').getByText(`Case 3 of ${found}`).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    // The browser tells of the closing a moment later.
    await expect.poll(() => focused(page)).toBe('2');
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    expect(await told(page)).toBe('120 cases');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('0');
  });

  it('End, Home and the pages move, and the row is seen whole', async () => {
    const { page } = await reader.open(results);
    await row(page, 0).focus();
    await page.keyboard.press('End');
    expect(await focused(page)).toBe('119');
    await page.keyboard.press('PageUp');
    const [now, head] = await Promise.all([
      page.evaluate('document.activeElement.getBoundingClientRect().top'),
      page.evaluate('document.querySelector("thead .column").getBoundingClientRect().bottom'),
    ]);
    expect(now as number).toBeGreaterThanOrEqual((head as number) - 1);
    await page.keyboard.press('Home');
    expect(await focused(page)).toBe('0');
  });

  it('goes on where the row that had it was scrolled away', async () => {
    const { page } = await reader.open(results);
    await row(page, 3).focus();
    await page.locator('#table-frame').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
    await row(page, 119).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('4');
  });

  it('reaches rows, filters and columns by Tab, each with an outline', async () => {
    const { page } = await reader.open(results);
    await page.keyboard.press('/');
    for (const selector of ['.chip', 'select', '.sort', '.case-row']) {
      for (let press = 0; press < 12; press += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(`document.activeElement.matches('${selector}')`)) break;
      }
      expect(await page.evaluate(`document.activeElement.matches('${selector}')`), selector).toBe(true);
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'), selector).toBe(
        'solid',
      );
    }
  });
});

describe('one case', () => {
  it('stands side by side, with the words that differ, the claims and the evidence in the context', async () => {
    const { page } = await reader.open(results);
    await page.keyboard.press('/');
    await page.keyboard.type('jacket-2');
    await page.keyboard.press('Enter');
    const wanted = cases().filter((one) => one.id.includes('jacket-2'));
    const id = await row(page, 0).locator('.case-id bdi').innerText();
    const one = wanted.find((known) => known.id === id);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: id });
    expect(await dialog.getByRole('region', { name: 'main 2.3.1' }).isVisible()).toBe(true);
    const now = dialog.getByRole('region', { name: 'This change 2.4.0' });
    const spoken = await now.locator('.answer').evaluate((answer) => {
      for (const number of answer.querySelectorAll('sup')) number.remove();
      return answer.textContent;
    });
    expect(spoken).toBe(one?.candidate.samples[0].output);
    expect(await now.locator('.claims li').count()).toBe(one?.candidate.samples[0].claims.length);
    expect(await dialog.locator('.context mark').first().isVisible()).toBe(true);
    expect(await now.getByText('beside the point').isVisible()).toBe(true);
    expect(await dialog.getByRole('heading', { name: 'Ideal answer' }).isVisible()).toBe(true);
  });

  it('can show the answers without marks', async () => {
    const { page } = await reader.open(results);
    await filter(page, 'Worse').click();
    await row(page, 0).click();
    expect(await page.locator('dialog .answer ins').count()).toBeGreaterThan(0);
    await page.getByLabel('Mark the words that differ').uncheck();
    expect(await page.locator('dialog .answer ins').count()).toBe(0);
    expect(await focused(page)).toBe('marked');
  });

  it('works without a context, which a case may lack, and shows the evidence as text', async () => {
    const { page } = await reader.open({
      ...results,
      prompts: results.prompts.map((prompt: ResultsFile) => ({
        ...prompt,
        cases: prompt.cases.map((one: ResultsFile) => ({ ...one, context: null, reference: null })),
      })),
    });
    await row(page, 5).click();
    expect(await page.locator('dialog .context').count()).toBe(0);
    expect(await page.locator('dialog .evidence').first().innerText()).toMatch(/^Evidence: “/);
  });

  it('leads to the one before and the next by its buttons, which end with the table', async () => {
    const { page } = await reader.open(results);
    await filter(page, 'Failed check').click();
    const failed = cases().filter(failing).length;
    await row(page, 0).click();
    const dialog = page.getByRole('dialog');
    const [back, on] = [
      dialog.getByRole('button', { name: 'Case before' }),
      dialog.getByRole('button', { name: 'Next case' }),
    ];
    expect(await back.isDisabled()).toBe(true);
    for (let at = 2; at <= failed; at += 1) {
      await on.click();
      expect(await dialog.getByText(`Case ${at} of ${failed}`).isVisible()).toBe(true);
    }
    expect(await on.isDisabled()).toBe(true);
    await back.click();
    expect(await dialog.getByText(`Case ${failed - 1} of ${failed}`).isVisible()).toBe(true);
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await expect.poll(() => focused(page)).toBe(String(failed - 2));
  });

  it('closes where one clicks beside it', async () => {
    const { page } = await reader.open(results);
    await row(page, 0).click();
    await page.mouse.click(10, 450);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});
