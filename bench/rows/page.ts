import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { Reader } from '../../test/page/chromium.ts';
import { largeView } from '../../test/page/given-results.ts';
import { type ResultsFile, resultsOf } from '../../test/report/page/given-page.ts';
import { type Benchmark, median, megabytes, type Row, seconds } from '../row.ts';

const CASES = 10_000;
const ROUNDS = 5;
const MOST_KB = 150;
const PAINT_MS = 1_000;
const ACT_MS = 100;
/** The results have been written by then, and nobody waits for the page alone. */
const WRITE_MS = 10_000;
const PROGRAM = fileURLToPath(new URL('../../dist/terminal/cli.js', import.meta.url));

/** Runs in the browser before the page's own script: marks when the first row of the table is there. */
const WATCH = `new MutationObserver(() => {
  const marked = performance.getEntriesByName('rows').length > 0;
  if (!marked && document.querySelector('.case-row')) performance.mark('rows');
}).observe(document, { childList: true, subtree: true });`;
/** What a reader does, each of which leaves the other half or all of the rows. */
const ACTS: Readonly<Record<string, string>> = {
  'a filter': `document.querySelector('[data-flag="worse"]').click()`,
  'a search': `(() => {
    const search = document.querySelector('#search');
    search.value = search.value === '' ? 'discount on your next order' : '';
    search.dispatchEvent(new Event('input'));
  })()`,
  'a sort': `document.querySelector('th[data-column="case"] button').click()`,
};

/** Milliseconds from the start of loading. */
const markAt = (page: Page, name: string) =>
  page.evaluate<number>(`performance.getEntriesByName('${name}')[0]?.startTime ?? NaN`);

/** Milliseconds from an act to the frame that shows what it did. */
function acting(page: Page, act: string): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const shown = () => new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      requestAnimationFrame(() => port2.postMessage(null));
    });
    await shown();
    const start = performance.now();
    ${act};
    await shown();
    return performance.now() - start;
  })()`);
}

/** Without a browser nothing is seen, and nothing is missed. */
function unseen(why: string): Row {
  const work = `the report page of ${CASES} cases`;
  return { work, measured: why.split('\n')[0] ?? why, against: '-', limit: '-', kept: null };
}

/** The report page of many cases: how large its code is, when it can be seen, and how fast it answers. */
export const page: Benchmark = {
  name: 'page',
  async run() {
    const reader = await Reader.start().catch((error: unknown) => String(error));
    if (typeof reader === 'string') return [unseen(reader)];
    try {
      const written = writtenPage(resultsOf(largeView(CASES)));
      return [sizeRow(reader), writeRow(written), ...(await timeRows(reader, written.html))];
    } finally {
      await reader.close();
    }
  },
};

const kb = (text: string) => Math.round(Buffer.byteLength(text) / 1024);

function sizeRow({ assets }: Reader): Row {
  const code = kb(assets.script + assets.style);
  return {
    work: 'script and style of the report page',
    measured: `${code} kB`,
    against: `${kb(writtenPage(resultsOf()).html)} kB with a small run's data`,
    limit: `${MOST_KB} kB`,
    kept: code <= MOST_KB,
  };
}

/** The page as the built program writes it. */
interface Written {
  readonly html: string;
  readonly ms: number;
}

function writtenPage(results: ResultsFile): Written {
  const folder = mkdtempSync(join(tmpdir(), 'prompt-gate-bench-page-'));
  try {
    writeFileSync(join(folder, 'results.json'), JSON.stringify(results));
    const start = performance.now();
    execFileSync(process.execPath, [PROGRAM, 'report', 'results.json', '--out', 'page.html'], {
      cwd: folder,
    });
    return { ms: performance.now() - start, html: readFileSync(join(folder, 'page.html'), 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeRow({ html, ms }: Written): Row {
  return {
    work: `prompt-gate report of ${CASES} cases`,
    measured: seconds(ms),
    against: `${megabytes(Buffer.byteLength(html))} written`,
    limit: seconds(WRITE_MS),
    kept: ms <= WRITE_MS,
  };
}

async function timeRows(reader: Reader, html: string): Promise<Row[]> {
  const [paints, rows] = [[] as number[], [] as number[]];
  const acts = new Map(Object.keys(ACTS).map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    const { page: opened } = await reader.openHtml(html, {}, WATCH);
    await opened.locator('.case-row').first().waitFor();
    paints.push(await markAt(opened, 'first-contentful-paint'));
    rows.push(await markAt(opened, 'rows'));
    // The answers are read for the search while nothing else happens.
    await opened.waitForTimeout(1_500);
    for (const [name, times] of acts) {
      const act = ACTS[name] ?? '';
      times.push(await acting(opened, act), await acting(opened, act));
    }
    await reader.closePages();
  }
  const row = (work: string, times: readonly number[], limit: number): Row => ({
    work: `${work} in the report page of ${CASES} cases`,
    measured: `${median(times).toFixed(0)} ms`,
    against: `the slowest of ${times.length}: ${Math.max(...times).toFixed(0)} ms`,
    limit: `${limit} ms`,
    kept: median(times) <= limit,
  });
  return [
    row('first paint', paints, PAINT_MS),
    row('first row of the table', rows, PAINT_MS),
    ...[...acts].map(([name, times]) => row(name, times, ACT_MS)),
  ];
}
