/** Characters that a token of an alphabetic script has on average: about 4 in English, fewer elsewhere. */
const CHARS_PER_TOKEN = 4;
/** Scripts without spaces: one character is about a token, and never much less than half of one. */
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const IDEOGRAPHS_PER_TOKEN = 2;

/**
 * Tokens that a text takes at the least, without a model's own tokenizer: a quarter of its characters, and half of
 * those of Chinese, Japanese and Korean. Code, numbers and rare words take more.
 */
export function estimateTokens(text: string): number {
  const ideographs = text.match(IDEOGRAPHS)?.length ?? 0;
  return Math.ceil((text.length - ideographs) / CHARS_PER_TOKEN + ideographs / IDEOGRAPHS_PER_TOKEN);
}
