import { editDistance } from '../../parsing/nearest.ts';
import { isEnglishWord } from './english.ts';
import { readings } from './word-forms.ts';
import { AGREEMENT, FUNCTION_WORDS, isProtected, MISSPELLINGS } from './words.ts';

/** Why one word may stand for another without a change of behaviour. */
export type SameWord = 'spelling' | 'agreement' | 'plural' | 'inflection';

/** Shorter words have too many neighbours that are words of their own. */
const MIN_CORRECTED = 5;
const MIN_TWO_SLIPS = 9;
const LONGEST = 40;

/**
 * Says in what way `to` is still the word `from` (both in lower case), or null where it may be another one. A
 * correction leads from what is no English word to one, by a slip of the pen; the other way round it is none.
 */
export function sameWord(from: string, to: string): SameWord | null {
  if (isProtected(from) || isProtected(to) || from.length > LONGEST || to.length > LONGEST) return null;
  if (plain(from) === plain(to)) return 'spelling';
  if (MISSPELLINGS.get(from) === to || americanSpelling(from) === americanSpelling(to)) return 'spelling';
  if (AGREEMENT.some(([one, many]) => (from === one && to === many) || (from === many && to === one))) {
    return 'agreement';
  }
  return bent(from, to) ?? (isCorrection(from, to) ? 'spelling' : null);
}

/** Without apostrophes: `customers` and `customer's` differ by a sign that is often left out. */
function plain(word: string): string {
  return /^\p{L}{3,}['’]?s?['’]?$/u.test(word) ? word.replace(/['’]/g, '') : word;
}

/** The same base in two forms that agree with it: never from one ending to another, which may turn who does what. */
function bent(from: string, to: string): SameWord | null {
  for (const a of readings(from)) {
    const b = readings(to).find(({ base }) => base === a.base);
    if (b === undefined || FUNCTION_WORDS.has(a.base) || !isEnglishWord(a.base)) continue;
    const ending = a.ending || b.ending;
    if (ending === 's') return a.ending === b.ending ? 'spelling' : 'plural';
    // `hoping` is bent from `hope`, and `hopping` from `hop`.
    if (isEnglishWord(`${a.base}e`)) continue;
    if (a.ending === b.ending) return 'spelling';
    if (a.ending === '' || b.ending === '') return 'inflection';
  }
  return null;
}

function isCorrection(from: string, to: string): boolean {
  if (!/^[a-z]+$/.test(from + to) || from[0] !== to[0] || to.length < MIN_CORRECTED) return false;
  if (isEnglishWord(from) || !isEnglishWord(to) || isDerived(from, to)) return false;
  const slips = editDistance(from, to);
  if (slips === 1) return !isConsonantSwapped(from, to);
  return slips === 2 && from.at(-1) === to.at(-1) && Math.min(from.length, to.length) >= MIN_TWO_SLIPS;
}

/** One of them is the other with an ending: another form, not a slip. */
function isDerived(from: string, to: string): boolean {
  const [short, long] = from.length < to.length ? [from, to] : [to, from];
  return long.startsWith(short) && /^(?:s|e?d|e?r|l?y|e|a|o|c)$/.test(long.slice(short.length));
}

/** One consonant for another is seldom a misspelling and often another word. */
function isConsonantSwapped(from: string, to: string): boolean {
  if (from.length !== to.length) return false;
  const at = [...from].findIndex((letter, index) => letter !== to[index]);
  if (from[at] === to[at + 1] && from[at + 1] === to[at]) return false;
  const pair = [from[at] ?? '', to[at] ?? ''].sort().join('');
  return !/^[aeiouy]{2}$/.test(pair) && !['cs', 'sz', 'cz', 'ck', 'gj'].includes(pair);
}

const OUR_WORDS = /^(behavi|col|fav|hon|hum|lab|neighb|flav|harb|rum|vig|val)our/;

/** The American spelling of a word that both spellings share. */
function americanSpelling(word: string): string {
  const or = word.replace(OUR_WORDS, '$1or');
  const ize = or.replace(/is(e|es|ed|ing|er|ers|ation|ations)$/, 'iz$1');
  return ize !== or && ize.length > 6 && isEnglishWord(ize) && isEnglishWord(or) ? ize : or;
}
