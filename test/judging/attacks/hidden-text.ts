/** Ways to write a text so that people do not see it, and what a model makes of them. */

const [ZERO, ONE] = ['\u200b', '\u200c'];

/** Unicode tag characters: a shadow of ASCII. */
export function asTags(text: string): string {
  return [...text].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
}

/** Zero-width characters, eight a letter. */
export function asZeroWidth(text: string): string {
  const bits = [...text].map((letter) => letter.charCodeAt(0).toString(2).padStart(8, '0')).join('');
  return bits.replaceAll('0', ZERO).replaceAll('1', ONE);
}

/** Variation selectors, one a letter. */
export function asVariationSelectors(text: string): string {
  return [...text].map((letter) => String.fromCodePoint(0xe0100 - 16 + letter.charCodeAt(0))).join('');
}

/** Written from right to left: shown as it reads, stored mirrored. */
export function asMirrored(text: string): string {
  return `\u202e${[...text].toReversed().join('')}\u202c`;
}

/** Everything hidden that a model can read from the characters that reach it. */
export function hiddenIn(message: string): string[] {
  const letters = (pattern: RegExp, offset: number) =>
    [...message.matchAll(pattern)]
      .map(([letter]) => String.fromCharCode((letter.codePointAt(0) ?? 0) - offset))
      .join('');
  const bits = [...message.matchAll(/[\u200b\u200c]/g)].map(([bit]) => (bit === ONE ? '1' : '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return [
    letters(/[\u{e0020}-\u{e007e}]/gu, 0xe0000),
    letters(/[\u{e0100}-\u{e01ef}]/gu, 0xe0100 - 16),
    bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join(''),
    ...[...message.matchAll(/\u202e([^\u202c]*)/g)].map(([, text = '']) => [...text].toReversed().join('')),
  ];
}
