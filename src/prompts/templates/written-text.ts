import type { TemplateEngine } from './template.ts';

const CLOSE: Readonly<Record<string, string>> = {
  '{{!--': '--}}',
  '{{{': '}}}',
  '{{': '}}',
  '{%': '%}',
  '{#': '#}',
};
/** Nothing but a string between the braces, which is written as it stands. */
const LITERAL = /^[{~\s-]*(["'])([^"'\\]*)\1[}~\s-]*$/;

/**
 * The text that a template writes by itself, whatever its values are: tags are left out, and a tag that is one string
 * leaves that string. Takes time in proportion to the text; a tag that never ends is text.
 */
export function writtenText(template: string, engine: TemplateEngine): string {
  const opens = engine === 'jinja2' ? /\{\{|\{%|\{#/g : /\{\{!--|\{\{\{|\{\{/g;
  let [text, at] = ['', 0];
  for (let open = opens.exec(template); open !== null; open = opens.exec(template)) {
    const start = open.index + open[0].length;
    const close = CLOSE[open[0]] ?? '';
    const end = template.indexOf(close, start);
    if (end === -1) break;
    text += template.slice(at, open.index) + (LITERAL.exec(template.slice(start, end))?.[2] ?? '');
    at = end + close.length;
    opens.lastIndex = at;
  }
  return text + template.slice(at);
}
