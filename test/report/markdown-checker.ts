import MarkdownIt, { type Token } from 'markdown-it';
import { BASE, HEAD } from './view-builder.ts';

const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: true });

const OWN_TAGS = /<\/?(?:details|details open|summary|b|del|sub|br|code)>/g;
const OWN_LINK = new RegExp(
  `^https://github\\.com/acme/shop/(?:blob/(?:${HEAD}|${BASE})/[\\w./%-]+|commit/${HEAD}|actions/runs/1)$`,
);

/** What GitHub looks for in rendered text, outside code: each becomes a link, a notification or a picture. */
const EXPANDED: Readonly<Record<string, RegExp>> = {
  mention: /@[\w-]/,
  reference: /#\d|\bgh-\d|ghsa-\w|cve-\w/i,
  address: /\/\/|www\.|\w@\w/i,
  commit: /[0-9a-f]{7}/i,
  emoji: /:[\w+-]+:/,
  direction: /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the ones that must not be there
  control: /[\0-\x08\x0b-\x1f\x7f-\x9f]/,
};

/** Everything in a rendered report that its own code cannot have meant. */
export function intrusions(body: string): string[] {
  const found: string[] = [];
  const tokens = markdown.parse(withoutHiddenLines(body), {});
  const comments = body.match(/<!--/g)?.length ?? 0;
  if (comments > 2) found.push(`${comments} HTML comments`);
  for (const token of flat(tokens)) {
    if (token.type === 'image') found.push(`image ${token.attrGet('src')}`);
    if (token.type === 'link_open') {
      const href = String(token.attrGet('href'));
      if (token.markup !== '' || !OWN_LINK.test(href)) found.push(`link ${href}`);
    }
    if (token.type.startsWith('html_')) {
      const rest = token.content.replace(OWN_TAGS, '\n');
      if (/[<>]/.test(rest)) found.push(`HTML ${rest}`);
      found.push(...expansions(decoded(rest)));
    }
    if (token.type === 'text') found.push(...expansions(token.content));
    if (token.type === 'code_inline' || token.type === 'fence') {
      found.push(...expansions(token.content, ['direction', 'control']));
    }
  }
  return found;
}

/** A row of two cells: a diff's table has one for each line of a message. */
const LINE = /(?:tr_open tr\n(?:td_open td\ntd_close td\n){2}tr_close tr\n)+/g;

/** The report's blocks without their words: headings, paragraphs, tables with their cells, lists, fences. */
export function structure(body: string): string[] {
  return markdown
    .parse(withoutHiddenLines(body), {})
    .filter((token) => token.type !== 'inline')
    .map((token) => `${token.type} ${token.tag}\n`)
    .join('')
    .replace(LINE, 'lines\n')
    .split('\n');
}

/** The words of the report as a reader sees them, without what takes no room. */
export function plainText(body: string): string {
  return flat(markdown.parse(withoutHiddenLines(body), {}))
    .map((token) => (token.type === 'inline' ? '\n' : token.content))
    .join('')
    .replace(/\u200b/g, '');
}

function withoutHiddenLines(body: string): string {
  return body.replace(/^<!-- prompt-gate:.*\n<!-- prompt-gate-state .*\n/, '');
}

function flat(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);
}

function expansions(text: string, names = Object.keys(EXPANDED)): string[] {
  return names
    .filter((name) => EXPANDED[name]?.test(text))
    .map((name) => `${name} in ${JSON.stringify(text)}`);
}

function decoded(html: string): string {
  return html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#36;/g, '$')
    .replace(/&#124;/g, '|')
    .replace(/&amp;/g, '&');
}
