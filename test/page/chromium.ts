import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page, type Request } from 'playwright-core';
import { buildPageAssets } from '../../scripts/page-assets.ts';
import type { PageAssets } from '../../src/report/page/render-page.ts';
import { pageOf } from '../report/page/given-page.ts';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Nothing of Chromium's own goes over the network. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-component-update',
  '--disable-background-networking',
];

/** Never skipped in silence: a test of what runs in a browser says nothing without one. */
export function chromiumPath(): string {
  const found = [process.env.CHROMIUM ?? '', ...PLACES].find((path) => path !== '' && existsSync(path));
  if (found === undefined) {
    throw new Error(
      'The tests of the report page need Chromium: install it (on Debian `apt-get install chromium`), or name it in the environment variable CHROMIUM.',
    );
  }
  return found;
}

export interface Opened {
  readonly page: Page;
  /** What the content security policy stopped. */
  violations(): Promise<readonly string[]>;
  /** Errors of scripts, and what the console says of errors. */
  readonly errors: readonly string[];
  /** Addresses that were asked for, without the page's own. */
  readonly requests: readonly string[];
}

/** A browser that opens report pages from disk, as a reader who downloaded one would. */
export class Reader {
  readonly browser: Browser;
  readonly assets: PageAssets;
  readonly #folder: string;
  #files = 0;

  private constructor(browser: Browser, assets: PageAssets, folder: string) {
    this.browser = browser;
    this.assets = assets;
    this.#folder = folder;
  }

  static async start(): Promise<Reader> {
    const [browser, assets, folder] = await Promise.all([
      chromium.launch({ executablePath: chromiumPath(), args: QUIET }),
      buildPageAssets(),
      mkdtemp(join(tmpdir(), 'prompt-gate-page-')),
    ]);
    return new Reader(browser, assets, folder);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async closePages(): Promise<void> {
    await Promise.all(this.browser.contexts().map((context) => context.close()));
  }

  async open(results: unknown, options: BrowserContextOptions = {}): Promise<Opened> {
    return this.openHtml(pageOf(results, this.assets), options);
  }

  /** @param before a script that runs before the page's own, whatever the policy says */
  async openHtml(html: string, options: BrowserContextOptions = {}, before = ''): Promise<Opened> {
    const path = join(this.#folder, `report-${this.#files++}.html`);
    await writeFile(path, html);
    const page = await this.browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    const [errors, requests]: [string[], string[]] = [[], []];
    const address = pathToFileURL(path).href;
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    // What the policy stopped never left the browser.
    const note = (request: Request) => {
      const left = request.failure()?.errorText !== 'csp';
      if (left && request.url().split('#')[0] !== address) requests.push(request.url());
    };
    page.on('requestfinished', note);
    page.on('requestfailed', note);
    await page.addInitScript(`globalThis.stopped = [];
      addEventListener('securitypolicyviolation', (event) => stopped.push(event.violatedDirective + ' ' + event.sample));
      ${before}`);
    await page.goto(address);
    return {
      page,
      errors,
      requests,
      violations: () => page.evaluate('stopped'),
    };
  }
}
