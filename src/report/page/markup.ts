/** Elements that a page is made of. None runs, loads or sends anything. */
export type Tag = HtmlTag | SvgTag;
// biome-ignore format: one a line would fill two screens
type HtmlTag =
  | 'a' | 'article' | 'bdi' | 'button' | 'code' | 'dd' | 'del' | 'details' | 'dialog' | 'div' | 'dl' | 'dt' | 'fieldset'
  | 'figcaption' | 'figure' | 'footer' | 'h1' | 'h2' | 'h3' | 'h4' | 'header' | 'input' | 'ins' | 'kbd' | 'label' | 'legend' | 'li'
  | 'main' | 'mark' | 'nav' | 'noscript' | 'ol' | 'option' | 'p' | 'pre' | 'section' | 'select' | 'span' | 'strong'
  | 'summary' | 'sup' | 'table' | 'tbody' | 'td' | 'th' | 'thead' | 'tr' | 'ul';
type SvgTag = 'svg' | 'path' | 'rect' | 'line' | 'circle';

const SVG_TAGS: ReadonlySet<string> = new Set<SvgTag>(['svg', 'path', 'rect', 'line', 'circle']);
const VOID_TAGS: ReadonlySet<string> = new Set<Tag>(['input']);

/** No `style`, no `src`, nothing that begins with `on`; `href` may be an address on the web or a place in the page. */
// biome-ignore format: one a line would fill two screens
const ATTRIBUTES: ReadonlySet<string> = new Set([
  'autocomplete', 'checked', 'class', 'colspan', 'cx', 'cy', 'd', 'dir', 'disabled', 'for', 'height', 'hidden', 'href', 'id',
  'name', 'open', 'placeholder', 'preserveAspectRatio', 'r', 'rel', 'role', 'rowspan', 'scope', 'selected', 'spellcheck', 'tabindex',
  'title', 'type', 'value', 'viewBox', 'width', 'x', 'x1', 'x2', 'y', 'y1', 'y2',
]);
const OPEN_ATTRIBUTE = /^(?:aria|data)-[a-z-]+$/;
const SAFE_HREF = /^(?:https?:\/\/[\w.-]+(?::\d+)?(?:[/?#][\w./?#&=%@:,;+~-]*)?|#[\w-]+)$/;

/** `true`: there without a value; `false`, `null`: not there. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** An element. A text among its children is shown as it is, whatever is in it. */
export interface Markup {
  readonly tag: Tag;
  readonly attributes: Attributes;
  readonly children: readonly (Markup | string)[];
}

export type Child = Markup | string | null | readonly Child[];

/** An element with these children; `null` among them is left out. */
export function el(tag: Tag, attributes: Attributes | null, ...children: readonly Child[]): Markup {
  return { tag, attributes: attributes ?? {}, children: flat(children) };
}

function flat(children: readonly Child[]): (Markup | string)[] {
  return children.flatMap((child) => {
    if (child === null) return [];
    return isList(child) ? flat(child) : [child];
  });
}

function isList(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}

/** The element's attributes as they may be set: any other name, or an address that could run, is an error or left out. */
export function attributesOf({
  tag,
  attributes,
}: Markup): readonly (readonly [name: string, value: string])[] {
  return Object.entries(attributes).flatMap(([name, value]): [string, string][] => {
    if (value === null || value === false) return [];
    if (!ATTRIBUTES.has(name) && !OPEN_ATTRIBUTE.test(name))
      throw new Error(`<${tag}> may not have \`${name}\``);
    if (name === 'href' && !isSafeHref(value)) return [];
    return [[name, value === true ? '' : String(value)]];
  });
}

/** True for an address on the web without credentials, and for a place in the page. */
export function isSafeHref(value: unknown): boolean {
  return typeof value === 'string' && SAFE_HREF.test(value);
}

export function isSvg(tag: Tag): boolean {
  return SVG_TAGS.has(tag);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** The element as HTML, for the page as it is written. In the browser, elements are made without HTML. */
export function toHtml(markup: Markup | string): string {
  if (typeof markup === 'string') return escapeHtml(markup);
  const { tag, children } = markup;
  const attributes = attributesOf(markup)
    .map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`))
    .join('');
  if (VOID_TAGS.has(tag)) return `<${tag}${attributes}>`;
  // A line end right after the tag would be dropped.
  const gap = tag === 'pre' ? '\n' : '';
  return `<${tag}${attributes}>${gap}${children.map(toHtml).join('')}</${tag}>`;
}
