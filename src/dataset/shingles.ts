/** Words in a row that make one shingle. */
const WORDS = 3;

/**
 * The shingles of a text: a hash (32 bits) of every three words in a row, of all words where there are fewer; none of a
 * text without words. Case and punctuation do not count, symbols such as `+` do; in scripts without spaces every
 * character is a word. Takes one pass.
 */
export function shinglesOf(text: string): number[] {
  const lower = text.toLowerCase();
  const shingles: number[] = [];
  let [words, earlier, previous, word] = [0, 0, 0, 0];
  const endWord = () => {
    if (word === 0) return;
    words += 1;
    if (words >= WORDS) shingles.push(mix(mix(mix(earlier) ^ previous) ^ word));
    [earlier, previous, word] = [previous, word, 0];
  };
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    const kind = kindOf(code);
    if (kind !== 'letter') endWord();
    if (kind !== 'gap') word = Math.imul(word ^ code, 0x01000193) ^ 0x9e3779b9 || 1;
    if (kind === 'word') endWord();
  }
  endWord();
  if (words > 0 && words < WORDS) shingles.push(mix(mix(mix(earlier) ^ previous) ^ words));
  return shingles;
}

/** What a character is to a word: part of one, a word of its own, or what lies between words. */
function kindOf(code: number): 'letter' | 'word' | 'gap' {
  if (code < 0x80) {
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) return 'letter';
    return SYMBOLS.has(code) ? 'word' : 'gap';
  }
  // Punctuation of Latin-1, the general block, and that of Chinese and Japanese.
  if (code < 0xc0 || (code >= 0x2000 && code <= 0x206f) || (code >= 0x3000 && code <= 0x303f)) return 'gap';
  return (code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af) ? 'word' : 'letter';
}

const SYMBOLS = new Set([...'+*/=<>%^&|#@$~_\\'].map((symbol) => symbol.charCodeAt(0)));

/** Spreads every bit over all others (the finalizer of MurmurHash3, Appleby 2008). */
export function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Share of shingles that two texts have in common, 0 to 1 (Jaccard); 1 where neither has any. */
export function jaccard(a: readonly number[], b: readonly number[]): number {
  const [left, right] = [new Set(a), new Set(b)];
  let common = 0;
  for (const shingle of left) if (right.has(shingle)) common += 1;
  const all = left.size + right.size - common;
  return all === 0 ? 1 : common / all;
}
