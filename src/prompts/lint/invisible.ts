/** Scripts that need a joiner or non-joiner within some of their words. */
const JOINING = [
  'Arabic',
  'Syriac',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
]
  .concat(['Malayalam', 'Sinhala'])
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');

/** What people do see, though it holds such characters: emoji that Unicode recommends, plain joins of pictures, words. */
const SEEN = [
  String.raw`\p{RGI_Emoji}`,
  String.raw`[#*0-9]\uFE0F?\u20E3`,
  String.raw`\p{ExtPict}[\uFE0E\uFE0F]?\p{EMod}?(?:\u200D\p{ExtPict}\uFE0F?\p{EMod}?){0,8}`,
  `(?<=[${JOINING}])[\\u200C\\u200D](?=[${JOINING}])`,
].join('|');

/**
 * Characters that a reader does not see: what Unicode lets programs ignore (among it tags, zero-width characters and
 * variation selectors), controls of direction and others, separators, odd spaces, and letters that look like a space.
 */
const UNSEEN = String.raw`[[\p{DI}\p{Bidi_Control}\p{Cc}\p{Zl}\p{Zp}\u1680\u2000-\u200A\u205F\u2800\uFFF9-\uFFFC]--[\t\n\r\f\v]]`;

const ANY_UNSEEN = new RegExp(UNSEEN, 'v');
const SEEN_OR_NOT = new RegExp(`(?<seen>${SEEN})|${UNSEEN}`, 'gv');

const NAMES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/[\u{E0000}-\u{E007F}]/u, 'Unicode tag'],
  [/\u200B/, 'zero-width space'],
  [/\u200C/, 'zero-width non-joiner'],
  [/\u200D/, 'zero-width joiner'],
  [/\u2060/, 'word joiner'],
  [/\uFEFF/, 'zero-width no-break space'],
  [/\u00AD/, 'soft hyphen'],
  [/[\u061C\u200E\u200F]/, 'direction mark'],
  [/[\u202A-\u202E]/, 'bidirectional override'],
  [/[\u2066-\u2069]/, 'bidirectional isolate'],
  [/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u, 'variation selector'],
  [/[\u2061-\u2064]/, 'invisible operator'],
  [/[\u115F\u1160\u3164\uFFA0\u2800]/, 'blank letter'],
  [/[\u2028\u2029]/, 'separator'],
  [/[\u1680\u2000-\u200A\u205F]/, 'unusual space'],
  [/\p{Cc}/u, 'control character'],
];
/** So many different characters of one line are named. */
const MAX_NAMED = 4;

/** The invisible characters of a text, in order. */
export function invisiblesOf(text: string): string[] {
  if (!ANY_UNSEEN.test(text)) return [];
  return [...text.matchAll(SEEN_OR_NOT)].flatMap(({ 0: match, groups }) =>
    groups?.seen === undefined ? [match] : [],
  );
}

/** A text without what nobody sees; what parts words becomes a space. */
export function withoutInvisibles(text: string): string {
  if (!ANY_UNSEEN.test(text)) return text;
  return text.replace(
    SEEN_OR_NOT,
    (match, seen?: string) => seen ?? (/[\p{Z}\u0085]/u.test(match) ? ' ' : ''),
  );
}

/** `U+200B zero-width space, U+E0041 Unicode tag and 3 others`. */
export function namesOf(found: readonly string[]): string {
  const names = [...new Set(found)].map((character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const name = NAMES.find(([pattern]) => pattern.test(character))?.[1] ?? 'ignorable character';
    return `U+${code} ${name}`;
  });
  const rest = names.length - MAX_NAMED;
  return rest > 0 ? `${names.slice(0, MAX_NAMED).join(', ')} and ${rest} others` : names.join(', ');
}
