// Opens the report page of 10,000 cases in Chromium: when it is there, and how long a filter takes. Exits 1 where a
// limit is not kept. `node bench/page.ts`
import type { Page } from 'playwright-core';
import { renderPage } from '../src/report/page/render-page.ts';
import { Reader } from '../test/page/chromium.ts';
import { largeView } from '../test/page/given-results.ts';
import { resultsOf } from '../test/report/page/given-page.ts';

const CASES = 10_000;
const [PAINT_MS, FILTER_MS, CODE_KB, ALL_KB] = [1_000, 100, 150, 1_500];
const ROUNDS = 5;

/** Milliseconds from the start of loading to the first paint, and to the first row of the table. */
async function opening(page: Page): Promise<{ paint: number; rows: number }> {
  await page.locator('.case-row').first().waitFor();
  return page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    rows: performance.getEntriesByName('rows')[0]?.startTime ?? Number.NaN,
  }));
}

/** Milliseconds from what the reader does to the frame that shows it. */
async function acting(page: Page, act: 'filter' | 'search' | 'sort'): Promise<number> {
  return page.evaluate(async (what) => {
    const shown = () =>
      new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        requestAnimationFrame(() => port2.postMessage(null));
      });
    await shown();
    const start = performance.now();
    const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();
    if (what === 'filter') click('[data-flag="worse"]');
    if (what === 'sort') click('th[data-column="case"] button');
    if (what === 'search') {
      const search = document.querySelector<HTMLInputElement>('#search');
      if (search !== null) search.value = search.value === '' ? 'discount on your next order' : '';
      search?.dispatchEvent(new Event('input'));
    }
    await shown();
    return performance.now() - start;
  }, act);
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const kb = (text: string) => Math.round(Buffer.byteLength(text) / 1024);

const reader = await Reader.start();
try {
  const results = resultsOf(largeView(CASES));
  const started = performance.now();
  const html = renderPage(results, reader.assets);
  const rendered = performance.now() - started;
  const watched = `new MutationObserver(() => {
    if (document.querySelector('.case-row') && performance.getEntriesByName('rows').length === 0) performance.mark('rows');
  }).observe(document, { childList: true, subtree: true });`;
  const figures = {
    paint: [] as number[],
    rows: [] as number[],
    filter: [] as number[],
    search: [] as number[],
    sort: [] as number[],
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const { page } = await reader.openHtml(html, {}, watched);
    const { paint, rows } = await opening(page);
    figures.paint.push(paint);
    figures.rows.push(rows);
    // The answers are read for the search while nothing else happens.
    await page.waitForTimeout(1_500);
    for (const act of ['filter', 'search', 'sort'] as const) {
      figures[act].push(await acting(page, act), await acting(page, act));
    }
    await reader.closePages();
  }
  const code = kb(reader.assets.script + reader.assets.style);
  console.log(`| the report page of ${CASES} cases | measured | limit |`);
  console.log('| --- | --- | --- |');
  console.log(`| script and style | ${code} kB | ${CODE_KB} kB |`);
  console.log(
    `| all without the data of the cases | ${kb(renderPage(resultsOf(), reader.assets))} kB | ${ALL_KB} kB |`,
  );
  console.log(`| with the data: ${kb(JSON.stringify(results))} kB of results | ${kb(html)} kB | |`);
  console.log(`| making it | ${rendered.toFixed(0)} ms | |`);
  const limits = { paint: PAINT_MS, rows: PAINT_MS, filter: FILTER_MS, search: FILTER_MS, sort: FILTER_MS };
  const names = {
    paint: 'first paint',
    rows: 'first row of the table',
    filter: 'a filter',
    search: 'a search',
    sort: 'a sort',
  };
  for (const key of ['paint', 'rows', 'filter', 'search', 'sort'] as const) {
    const [middle, worst] = [median(figures[key]), Math.max(...figures[key])];
    console.log(
      `| ${names[key]}, median (slowest) of ${figures[key].length} | ${middle.toFixed(0)} ms (${worst.toFixed(0)} ms) | ${limits[key]} ms |`,
    );
    if (!(middle <= limits[key])) process.exitCode = 1;
  }
  if (code > CODE_KB) process.exitCode = 1;
  if (process.exitCode === 1) console.error('A limit of the report page is not kept.');
} finally {
  await reader.close();
}
