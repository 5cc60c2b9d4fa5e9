import { escapeHtml } from '../../src/report/page/markup.ts';
import type { Theme } from './comment-page.ts';

interface Colours {
  readonly paper: string;
  readonly ink: string;
  readonly of: Readonly<Record<number, string>>;
}

/** By the numbers of the codes that set them: red, green, yellow. */
const THEMES: Readonly<Record<Theme, Colours>> = {
  light: { paper: '#ffffff', ink: '#1f2328', of: { 31: '#cf222e', 32: '#1a7f37', 33: '#9a6700' } },
  dark: { paper: '#0d1117', ink: '#e6edf3', of: { 31: '#ff7b72', 32: '#3fb950', 33: '#d29922' } },
};

/** What a program has written to a terminal, as it looks there. Knows the codes that the program uses, and no others. */
export function terminalPage(command: string, output: string, theme: Theme): string {
  const { paper, ink } = THEMES[theme];
  const text = `\u001b[2m$\u001b[22m ${command}\n${output}`;
  return `<!doctype html><meta charset="utf-8"><style>
    html { background: ${paper}; color: ${ink}; } body { margin: 0; padding: 20px; }
    pre { margin: 0; font: 13px/1.45 "DejaVu Sans Mono", monospace; }
  </style><pre>${painted(text, THEMES[theme])}</pre>`;
}

function painted(text: string, { of }: Colours): string {
  const style = { colour: '', bold: false, dim: false };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are told by them
  const parts = text.split(/\u001b\[(\d+)m/);
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return span(part, style);
      const code = Number(part);
      if (code === 1) style.bold = true;
      else if (code === 2) style.dim = true;
      else if (code === 22) Object.assign(style, { bold: false, dim: false });
      else if (code === 39) style.colour = '';
      else if (of[code] !== undefined) style.colour = of[code];
      else throw new Error(`the terminal's code ${code} is not known here`);
      return '';
    })
    .join('');
}

function span(text: string, { colour, bold, dim }: { colour: string; bold: boolean; dim: boolean }): string {
  const rules = [colour && `color:${colour}`, bold && 'font-weight:600', dim && 'opacity:.65'].filter(
    Boolean,
  );
  const escaped = escapeHtml(text);
  return rules.length === 0 ? escaped : `<span style="${rules.join(';')}">${escaped}</span>`;
}
