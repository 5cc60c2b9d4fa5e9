import { attributesOf, isSvg, type Markup } from '../markup.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Makes elements one by one: texts become text nodes, so that nothing in them is read as HTML. */
export function toNode(markup: Markup | string): Node {
  if (typeof markup === 'string') return document.createTextNode(markup);
  const { tag, children } = markup;
  const element = isSvg(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of attributesOf(markup)) element.setAttribute(name, value);
  element.append(...children.map(toNode));
  return element;
}

/** The element of an id that the page always has. */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no #${id}`);
  return found;
}

/** The same for what only some pages have. */
export function maybeById<T extends HTMLElement>(id: string, kind: new () => T): T | null {
  const found = document.getElementById(id);
  return found instanceof kind ? found : null;
}

/** True where a key press is meant for a field, or for the browser. */
export function isTyping({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (
    ctrlKey ||
    metaKey ||
    altKey ||
    (target instanceof HTMLElement && target.matches('input, select, textarea'))
  );
}
