import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import type { PageAssets } from '../src/report/page/render-page.ts';

const inSource = (name: string) => fileURLToPath(new URL(`../src/report/page/${name}`, import.meta.url));

/** Builds the report page's script and style from the source, with the digests that its policy names. */
export async function buildPageAssets(): Promise<PageAssets> {
  const build = await rolldown({ input: inSource('browser/main.ts'), platform: 'browser', logLevel: 'warn' });
  const { output } = await build.generate({ format: 'iife', minify: true });
  await build.close();
  const script = output[0].code.trimEnd();
  const style = minifiedCss(readFileSync(inSource('page.css'), 'utf8'));
  return { script, style, digests: { script: digest(script), style: digest(style) } };
}

/** Without comments and the white space between rules; nothing in the sheet's strings looks like either. */
function minifiedCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim();
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
