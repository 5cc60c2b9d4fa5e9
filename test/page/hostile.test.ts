import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pageOf, type ResultsFile } from '../report/page/given-page.ts';
import { type Opened, Reader } from './chromium.ts';
import { fullResults } from './given-results.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await Reader.start();
});
afterEach(() => reader.closePages());
afterAll(() => reader.close());

const RUN = 'globalThis.ran = true';
const ATTACKS = [
  `</script><script>${RUN}</script>`,
  `<script>${RUN}</script>`,
  `</SCRIPT ><script>${RUN}</script>`,
  `<!--<script>`,
  `--><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</noscript><script>${RUN}</script>`,
  `"><img src=x onerror="${RUN}">`,
  `'><svg onload='${RUN}'>`,
  `<iframe srcdoc="<script>parent.ran = true</script>">`,
  `<a href="javascript:${RUN}">here</a>`,
  `javascript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `\${${RUN}}`,
  `\`+(${RUN})+\``,
  `{{constructor.constructor('${RUN}')()}}`,
  `\u2028${RUN}\u2029`,
  `]]>\\u003c/script>\\"};${RUN};//`,
  `<meta http-equiv="refresh" content="0;url=https://evil.example/">`,
  `<link rel="stylesheet" href="https://evil.example/a.css"><style>*{display:none}</style>`,
  `<base href="https://evil.example/"><form action="https://evil.example/"><button>x`,
];
const EVERY = ATTACKS.join(' ');
/** Values that the file's shape fixes; everything else may be what anybody wrote. */
const FIXED =
  /^(?:verdict|mode|effect|change|declared|required|stages|why|value|trust|outcome|metric|kind|role|side|startedAt|drawnAt)$/;

/** Every text of the file with the attacks in it. */
function hostile(value: ResultsFile, key = '', path = ''): ResultsFile {
  if (typeof value === 'string')
    return FIXED.test(key) && !/samples\.why$/.test(path) ? value : `${value} ${EVERY}`;
  if (Array.isArray(value)) return value.map((entry) => hostile(entry, key, path));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, hostile(entry, name, `${path}.${name}`)]),
  );
}

/** Keys that would change what every object has, wherever an object stands. */
function polluted(results: ResultsFile): ResultsFile {
  const plant = '"__proto__":{"ran":true,"hidden":true},"constructor":{"prototype":{"ran":true}}';
  return JSON.parse(JSON.stringify(results).replace(/\{(?=")/g, `{${plant},`));
}

async function expectNothingRan({ page, errors, requests, violations }: Opened): Promise<void> {
  expect(await page.evaluate(() => [Reflect.get(globalThis, 'ran'), Reflect.get({}, 'ran')])).toEqual([
    undefined,
    undefined,
  ]);
  expect(await violations()).toEqual([]);
  expect(errors).toEqual([]);
  expect(requests).toEqual([]);
  const elements = await page.evaluate(() => ({
    foreign: document.querySelectorAll(
      'img, iframe, link, base, form, object, embed, body style, audio, video',
    ).length,
    running: document.querySelectorAll('script:not([type="application/json"])').length,
    handlers: [...document.querySelectorAll('*')].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith('on') || name === 'style' || name === 'src'),
    ).length,
    addresses: [...document.querySelectorAll('[href]')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => !/^(?:https:\/\/github\.com\/|#)/.test(href)),
  }));
  // Our own script makes spacers and nothing else by style.
  expect({ ...elements, handlers: elements.handlers - 2 }).toEqual({
    foreign: 0,
    running: 1,
    handlers: 0,
    addresses: [],
  });
}

describe('a results file that somebody made to take over its reader', () => {
  it('runs nothing, loads nothing and meets no obstacle of the policy, wherever its texts stand', async () => {
    const results = hostile(fullResults());
    expect(results.prompts[0].cases[0].candidate.samples[0].output).toContain('onerror');
    const opened = await reader.open(results);
    const { page } = opened;
    expect(await page.locator('h1').innerText()).toBe('Blocked');
    expect(await page.locator('.reason').first().innerText()).toContain('<img src=x onerror=');
    await expectNothingRan(opened);
    await page.locator('tr[data-position="0"]').focus();
    await page.keyboard.press('Enter');
    for (let count = 0; count < 25; count += 1) {
      expect(await page.locator('dialog .answer').first().innerText()).toContain('<img src=x onerror=');
      await page.keyboard.press('j');
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('<script> javascript:');
    await expectNothingRan(opened);
  });

  it('changes no prototype, with `__proto__` in every object', async () => {
    const results = polluted(fullResults());
    expect(Object.hasOwn(results.run, '__proto__')).toBe(true);
    const opened = await reader.open(results);
    await opened.page.locator('tr[data-position="0"]').click();
    await expectNothingRan(opened);
    expect(Reflect.get({}, 'ran')).toBeUndefined();
  });

  it.each([
    'javascript:globalThis.ran=true',
    'JaVaScRiPt:globalThis.ran=true',
    'data:text/html,x',
    '//evil.example/x',
    'https://user:secret@evil.example/',
    'https://evil.example/" onclick="globalThis.ran=true',
    'file:///etc/passwd',
    '\u0001javascript:globalThis.ran=true',
  ])('makes no link of %j', async (runUrl) => {
    const results = fullResults();
    const opened = await reader.open({ ...results, run: { ...results.run, runUrl } });
    expect(await opened.page.getByRole('link', { name: 'the run' }).count()).toBe(0);
    await expectNothingRan(opened);
  });

  it('would have been stopped by the policy even so', async () => {
    const html = pageOf(fullResults(), reader.assets).replace(
      '</body>',
      `<script>${RUN}</script><img src="https://evil.example/p.png" onerror="${RUN}"><p style="color: red">x</p></body>`,
    );
    const { page, violations, requests } = await reader.openHtml(html);
    expect(await page.evaluate(() => Reflect.get(globalThis, 'ran'))).toBeUndefined();
    expect(requests).toEqual([]);
    const stopped = (await violations()).join('\n');
    for (const directive of ['script-src-elem', 'img-src', 'style-src-attr'])
      expect(stopped).toContain(directive);
    expect(
      await page.evaluate(() => {
        try {
          document.body.innerHTML = '<p>x</p>';
          return 'set';
        } catch {
          return 'refused';
        }
      }),
    ).toBe('refused');
  });
});
