// Draws the README's pictures from the demo's own comment, report page and terminal, in Chromium (`npm run pictures`).
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from '../test/page/chromium.ts';
import { commentPage, type Theme } from './pictures/comment-page.ts';
import { terminalPage } from './pictures/terminal-page.ts';

const FOLDER = 'docs/images';
/** What a README may ask of its readers. */
const MOST_BYTES = 300_000;
const DEMO = '.build/demo-bad-minor';

interface Picture {
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  /** Pixels of the picture for each of the page. */
  readonly scale: number;
  readonly url?: string;
  readonly html?: string;
}

function picturesOf(theme: Theme): Picture[] {
  const html = commentPage(readFileSync(`${DEMO}.md`, 'utf8'), theme);
  const terminal = terminalPage(
    'npx prompt-gate run',
    readFileSync('.build/demo-terminal.txt', 'utf8'),
    theme,
  );
  const url = pathToFileURL(resolve(`${DEMO}.html`)).href;
  return [
    { name: 'comment', html, size: { width: 900, height: 1080 }, scale: 1.25 },
    { name: 'terminal', html: terminal, size: { width: 860, height: 700 }, scale: 1.25 },
    { name: 'report', url, size: { width: 1200, height: 1600 }, scale: 1.1 },
  ];
}

async function draw(browser: Browser, picture: Picture, theme: Theme): Promise<string> {
  const { name, size, scale, url, html } = picture;
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: scale, colorScheme: theme });
  if (url !== undefined) await page.goto(url);
  if (html !== undefined) await page.setContent(html);
  const path = `${FOLDER}/${name}-${theme}.png`;
  await page.screenshot({ path });
  await page.close();
  const { size: bytes } = statSync(path);
  if (bytes > MOST_BYTES) throw new Error(`${path} has ${bytes} bytes, more than ${MOST_BYTES}`);
  return `${path} (${Math.round(bytes / 1000)} kB)`;
}

mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  for (const theme of ['light', 'dark'] as const)
    for (const picture of picturesOf(theme)) console.log(await draw(browser, picture, theme));
} finally {
  await browser.close();
}
