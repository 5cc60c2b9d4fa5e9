const ESCAPED = /[<>&\u2028\u2029]/g;

/**
 * A value as JSON that can stand in a `<script type="application/json">` element: no text in it can end the element, open
 * a comment or another script, or be read as anything but JSON.
 */
export function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replace(
    ESCAPED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A data element that no browser runs. `id` is one of ours. */
export function dataElement(id: string, value: unknown): string {
  if (!/^[a-z][a-z0-9-]*$/.test(id)) throw new Error(`not an id: ${id}`);
  return `<script type="application/json" id="${id}">${embeddedJson(value)}</script>`;
}

/** What a script or style element must not hold: it would end there, or its digest would be another one. */
const UNFIT = /<\/(?:script|style)|<!--|\r|\0/i;

/** Our own script or style, as it was hashed. */
export function assetElement(tag: 'script' | 'style', source: string): string {
  if (UNFIT.test(source)) throw new Error(`the page's ${tag} holds what would end its element`);
  return `<${tag}>${source}</${tag}>`;
}
