// Writes the report page of a results file: `node scripts/page.ts prompt-gate-results.json report.html`.
import { readFileSync, writeFileSync } from 'node:fs';
import { renderPage } from '../src/report/page/render-page.ts';
import { buildPageAssets } from './page-assets.ts';

const [source = 'prompt-gate-results.json', target = 'prompt-gate-report.html'] = process.argv.slice(2);
const page = [...renderPage(JSON.parse(readFileSync(source, 'utf8')), await buildPageAssets())].join('');
writeFileSync(target, page);
console.log(`${target} (${Math.round(Buffer.byteLength(page) / 1024)} kB)`);
