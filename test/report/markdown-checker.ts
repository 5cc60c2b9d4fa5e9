import type { Nodes, Root, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expansions, hidden } from './expansions.ts';
import { brokenTags, foreignEntities, tagsOf, textsOf } from './own-html.ts';
import { BASE, HEAD } from './view-builder.ts';

const OWN_LINK = new RegExp(
  `^https://github\\.com/acme/shop/(?:blob/(?:${HEAD}|${BASE})/[\\w./%-]+|commit/${HEAD}|actions/runs/1)$`,
);
const OWN_HEADING = /^## (?:✅|❌|⏳|⚠️|➖) Prompt Gate/u;
/** What the gate writes. Everything else that Markdown knows is an intrusion. */
const OWN_NODES: readonly string[] = [
  ...['root', 'heading', 'paragraph', 'blockquote', 'list', 'listItem', 'table', 'tableRow', 'tableCell'],
  ...['code', 'html', 'text', 'inlineCode', 'link', 'emphasis', 'strong'],
];
/** The comment's first lines, which nobody sees. */
const HIDDEN_LINES = /^(?:<!-- prompt-gate[^\n]*-->\n){0,3}/;

/** The last report that was read: each is looked at more than once. */
let last: { readonly body: string; readonly tree: Root } | null = null;

/** The tree that GitHub Flavored Markdown makes of a report, without the hidden lines. */
function parsed(body: string): Root {
  if (last?.body === body) return last.tree;
  const tree = fromMarkdown(visibleLines(body), {
    extensions: [gfm({ singleTilde: true })],
    mdastExtensions: [gfmFromMarkdown()],
  });
  last = { body, tree };
  return tree;
}

/** Everything in a rendered report that its own code cannot have meant. */
export function intrusions(body: string): string[] {
  const source = visibleLines(body);
  const nodes = nodesOf(body);
  return [
    ...(source.includes('<!--') ? ['an HTML comment'] : []),
    ...hidden(source),
    ...nodes.flatMap((node) => intrusionsOf(node, sourceOf(node, source))),
    ...brokenTags(nodes.flatMap((node) => (node.type === 'html' ? [node.value] : []))),
  ];
}

function intrusionsOf(node: Nodes, source: string): string[] {
  const bad = (what: string, isBad: boolean) => (isBad ? [`${what}: ${JSON.stringify(source)}`] : []);
  if (node.type === 'heading') return bad('heading', !OWN_HEADING.test(source));
  if (node.type === 'link')
    return bad(`link ${node.url}`, !source.startsWith('[') || !OWN_LINK.test(node.url));
  if (node.type === 'listItem') return bad('task', typeof node.checked === 'boolean');
  if (node.type === 'table') return bad('ragged table', new Set(node.children.map(columnsOf)).size > 1);
  if (node.type === 'code')
    return bad('code', node.lang !== 'diff' || node.meta !== null || !isFenced(source));
  if (node.type === 'html')
    return [...textsOf(node.value).flatMap(expansions), ...foreignEntities(node.value)];
  if (node.type === 'text') {
    return [...expansions(node.value), ...bad('mathematics', /(?<!\\)(?:\\\\)*\$/.test(source))];
  }
  return bad(node.type, !OWN_NODES.includes(node.type));
}

const columnsOf = ({ children }: Table['children'][number]) => children.length;

function isFenced(source: string): boolean {
  const lines = source.split('\n');
  return /^`{3,}diff$/.test(lines[0] ?? '') && lines[0] === `${lines.at(-1)}diff`;
}

/**
 * The report's blocks without their words: headings, paragraphs, lists, tables with rows and columns, fences, the tags
 * between them, and how often anything is emphasized. How many rows a table of changed lines has depends on the lines.
 */
export function structure(body: string): string[] {
  const tree = parsed(body);
  const marks = (type: 'emphasis' | 'strong') =>
    tree.children
      .filter((block) => !isLines(block))
      .flatMap((block) => [...descendants(block)])
      .filter((node) => node.type === type).length;
  return [...blocksOf(tree), `${marks('emphasis')} × emphasis`, `${marks('strong')} × strong`];
}

function blocksOf(tree: Nodes): string[] {
  if (!('children' in tree)) return [];
  return tree.children.flatMap((node) => {
    if (node.type === 'html') return [tagsOf(node.value).join('')];
    if (node.type === 'heading') return [`heading ${node.depth}`];
    if (node.type === 'table') {
      const columns = node.children[0]?.children.length ?? 0;
      return [isLines(node) ? `lines × ${columns}` : `table ${node.children.length} × ${columns}`];
    }
    const isBlock = ['blockquote', 'list', 'listItem'].includes(node.type);
    return isBlock ? [node.type, ...blocksOf(node).map((inner) => `  ${inner}`)] : [node.type];
  });
}

function isLines(block: RootContent): boolean {
  const first = block.type === 'table' ? block.children[0]?.children[0]?.children[0] : undefined;
  return first?.type === 'text' && first.value === 'line';
}

/** The words of the report as a reader sees them, without what takes no room. */
export function plainText(body: string): string {
  return nodesOf(body)
    .map((node) => ('value' in node ? node.value : 'children' in node && isBlock(node) ? '\n' : ''))
    .join('')
    .replace(/\u200b/g, '');
}

const isBlock = (node: Nodes) =>
  ['paragraph', 'heading', 'tableCell', 'listItem', 'blockquote'].includes(node.type);

/** Every node of the tree, in the order of reading. */
export function nodesOf(body: string): Nodes[] {
  return [...descendants(parsed(body))];
}

function* descendants(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* descendants(child);
}

function sourceOf({ position }: Nodes, source: string): string {
  return source.slice(position?.start.offset, position?.end.offset);
}

function visibleLines(body: string): string {
  return body.replace(HIDDEN_LINES, '');
}
