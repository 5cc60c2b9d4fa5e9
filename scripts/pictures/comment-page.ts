import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import MarkdownIt from 'markdown-it';

export type Theme = 'light' | 'dark';

const TITLES: Readonly<Record<string, string>> = {
  note: 'Note',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
};
const PAPER: Readonly<Record<Theme, readonly [paper: string, line: string]>> = {
  light: ['#ffffff', '#d1d9e0'],
  dark: ['#0d1117', '#3d444d'],
};

/** Markdown as GitHub shows it in a conversation: with its style sheet, and alerts as boxes. */
export function commentPage(markdown: string, theme: Theme): string {
  const css = readFileSync(
    createRequire(import.meta.url).resolve(`github-markdown-css/github-markdown-${theme}.css`),
    'utf8',
  );
  const [paper, line] = PAPER[theme];
  return `<!doctype html><meta charset="utf-8"><style>${css}
    html { background: ${paper}; } body { margin: 0; padding: 16px; }
    .markdown-body { font-size: 14px; padding: 16px; border: 1px solid ${line}; border-radius: 6px; }
  </style><article class="markdown-body">${render(markdown)}</article>`;
}

function render(markdown: string): string {
  const html = new MarkdownIt({ html: true }).render(markdown);
  return html.replace(
    /<blockquote>\s*<p>\[!(NOTE|IMPORTANT|WARNING|CAUTION)\]\s*([\s\S]*?)<\/blockquote>/g,
    (_, kind: string, body: string) => {
      const name = kind.toLowerCase();
      return `<div class="markdown-alert markdown-alert-${name}"><p class="markdown-alert-title">${TITLES[name]}</p><p>${body}</div>`;
    },
  );
}
