/** How a word may be bent without becoming another word. */
export type Ending = '' | 's' | 'ed' | 'ing';

/** One way to read a word: the word that it may be bent from, and how. */
export interface Reading {
  readonly base: string;
  readonly ending: Ending;
}

/** Pairs that look bent and are words of their own. */
const OTHER_WORDS = new Set([
  'news',
  'goods',
  'means',
  'customs',
  'arms',
  'thanks',
  'glasses',
  'manners',
  'evening',
]);
const MIN_BASE = 3;

const PREFIXES =
  /^(?:un|re|in|im|il|ir|non|dis|mis|de|over|under|out|pre|post|sub|super|anti|counter|inter|up|down|co|self)-?/;
const SUFFIXES: readonly (readonly [ending: RegExp, ...replacements: string[]])[] = [
  [/ers?$/, '', 'e'],
  [/iers?$/, 'y'],
  [/ors?$/, '', 'e'],
  [/est$/, '', 'e'],
  [/iest$/, 'y'],
  [/ly$/, '', 'le'],
  [/ily$/, 'y'],
  [/ally$/, '', 'al'],
  [/ness(?:es)?$/, ''],
  [/iness$/, 'y'],
  [/[ai]ble$/, '', 'e', 'ate'],
  [/ments?$/, ''],
  [/ful$/, ''],
  [/less$/, ''],
  [/i[sz]ation$/, 'ize', 'ise'],
  [/ations?$/, 'e', ''],
  [/i[sz]e$/, ''],
  [/ies$/, 'y'],
];

/** Every way to read a lower-case word as it stands, or as plural, third person, past or `-ing` form of another. */
export function readings(word: string): Reading[] {
  const found: Reading[] = [{ base: word, ending: '' }];
  if (OTHER_WORDS.has(word)) return found;
  const add = (ending: Ending, cut: number, ...replacements: string[]) => {
    for (const replacement of replacements) {
      const base = word.slice(0, -cut) + replacement;
      if (base.length >= MIN_BASE) found.push({ base, ending });
    }
  };
  if (/[^s]s$/.test(word)) add('s', 1, '');
  if (/(?:s|x|z|ch|sh|o)es$/.test(word)) add('s', 2, '');
  if (/ies$/.test(word)) add('s', 3, 'y');
  if (/ed$/.test(word)) add('ed', 2, '', 'e');
  if (/ied$/.test(word)) add('ed', 3, 'y');
  if (/ing$/.test(word)) add('ing', 3, '', 'e');
  if (/([^aeiou])\1ed$/.test(word)) add('ed', 3, '');
  if (/([^aeiou])\1ing$/.test(word)) add('ing', 4, '');
  return found;
}

/** Words from which a lower-case word may be built with a prefix or a suffix: `unfriendly` from `friendly` and `unfriend`. */
export function rootsOf(word: string): string[] {
  const roots = readings(word).map(({ base }) => base);
  const withoutPrefix = word.replace(PREFIXES, '');
  if (withoutPrefix.length > MIN_BASE) roots.push(withoutPrefix);
  for (const [ending, ...replacements] of SUFFIXES) {
    if (!ending.test(word)) continue;
    for (const replacement of replacements) {
      const root = word.replace(ending, replacement);
      if (root.length >= MIN_BASE) roots.push(root, root.replace(/([^aeiou])\1$/, '$1'));
    }
  }
  return roots.filter((root) => root !== word);
}
