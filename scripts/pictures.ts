// Draws the README's pictures from the demo's own comment, with GitHub's style sheet in Chromium (`npm run pictures`).
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ICONS: Record<string, string> = {
  note: 'Note',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};

/** Markdown as GitHub shows it in a conversation: alerts become boxes. */
function render(markdown: string): string {
  const html = new MarkdownIt({ html: true }).render(markdown);
  return html.replace(
    /<blockquote>\s*<p>\[!(NOTE|IMPORTANT|WARNING|CAUTION)\]\s*([\s\S]*?)<\/blockquote>/g,
    (_, kind: string, body: string) => {
      const name = kind.toLowerCase();
      return `<div class="markdown-alert markdown-alert-${name}"><p class="markdown-alert-title">${ICONS[name]}</p><p>${body}</div>`;
    },
  );
}

function page(markdown: string, theme: 'light' | 'dark'): string {
  const css = readFileSync(
    createRequire(import.meta.url).resolve(`github-markdown-css/github-markdown-${theme}.css`),
    'utf8',
  );
  const [paper, line] = theme === 'light' ? ['#ffffff', '#d1d9e0'] : ['#0d1117', '#3d444d'];
  return `<!doctype html><meta charset="utf-8"><style>${css}
    html { background: ${paper}; } body { margin: 0; padding: 16px; }
    .markdown-body { font-size: 14px; padding: 16px; border: 1px solid ${line}; border-radius: 6px; }
  </style><article class="markdown-body">${render(markdown)}</article>`;
}

function draw(
  markdown: string,
  theme: 'light' | 'dark',
  size: readonly [number, number],
  target: string,
): void {
  const folder = mkdtempSync(join(tmpdir(), 'prompt-gate-picture-'));
  const source = join(folder, 'comment.html');
  writeFileSync(source, page(markdown, theme));
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--hide-scrollbars',
  ];
  const view = [
    `--window-size=${size.join(',')}`,
    '--force-device-scale-factor=1.5',
    `--user-data-dir=${folder}`,
  ];
  execFileSync(CHROMIUM, [...flags, ...view, `--screenshot=${target}`, `file://${source}`], {
    stdio: 'ignore',
  });
  rmSync(folder, { recursive: true, force: true });
}

const comment = readFileSync('.build/demo-bad-minor.md', 'utf8');
mkdirSync('docs/images', { recursive: true });
for (const theme of ['light', 'dark'] as const) {
  draw(comment, theme, [980, 1240], `docs/images/comment-${theme}.png`);
}
console.log('docs/images/comment-light.png, docs/images/comment-dark.png');
