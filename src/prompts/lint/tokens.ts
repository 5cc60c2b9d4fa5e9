/**
 * What a piece of a sentence is. Only words and ordinary punctuation can be edited without a change of behaviour;
 * a literal (quoted text, code, address, identifier, anything in brackets) stands for itself.
 */
export type TokenKind = 'word' | 'number' | 'literal' | 'variable' | 'punctuation' | 'symbol' | 'emphasis';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** Longest literal; a quotation mark without its partner within this length stands alone. */
const LITERAL = 300;
const PATTERNS: readonly (readonly [TokenKind, string])[] = [
  ['variable', String.raw`\{\{[^{}\n]{0,200}\}\}|\{\{\{[^{}\n]{0,200}\}\}\}`],
  ['literal', String.raw`\{[%#][^\n]{0,200}?[%#]\}`],
  ['literal', `\`\`[^\`]{1,${LITERAL}}\`\`|\`[^\`]{1,${LITERAL}}\``],
  ['literal', String.raw`(?:https?://|www\.)[^\s<>"')\]]+`],
  ['literal', String.raw`[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+`],
  ['literal', `"[^"]{1,${LITERAL}}"|“[^“”]{1,${LITERAL}}”|„[^“”„]{1,${LITERAL}}[“”]|«[^«»]{1,${LITERAL}}»`],
  [
    'literal',
    String.raw`(?<![\p{L}\p{N}])(?:'|‘)(?:[^'‘’]|(?<=\p{L})['’](?=\p{L})){1,300}['’](?![\p{L}\p{N}])`,
  ],
  ['literal', String.raw`\{(?:[^{}]|\{[^{}]{0,200}\}){0,300}\}|\[[^[\]]{0,300}\]`],
  ['literal', String.raw`</?[^<>\s][^<>]{0,100}>`],
  ['number', String.raw`[$€£¥]?\p{N}[\p{L}\p{N}]*(?:[.,:/–-][\p{L}\p{N}]+)*[%°]?`],
  ['literal', String.raw`[\p{L}\p{M}\p{N}_]+(?:[._/|@:\\'’-]+[\p{L}\p{M}\p{N}_]+)+|[\p{L}\p{M}\p{N}_]+`],
  ['emphasis', String.raw`\*+|_+|~~+`],
  ['punctuation', String.raw`\.{3,}|--+|[.,;:!?…()'’"“”„«»‘–—-]`],
  ['symbol', String.raw`[^\s](?:[\p{M}\uFE0F]|\p{EMod}|\u200D[^\s])*`],
];
const TOKEN = new RegExp(PATTERNS.map(([, source], index) => `(?<k${index}>${source})`).join('|'), 'gu');
const WORD = /^\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*$/u;
const CAMEL_CASE = /\p{Ll}\p{Lu}/u;

/** Cuts a sentence into its tokens; nothing but white space is left out. Takes time linear in the length. */
export function tokensOf(sentence: string): Token[] {
  return [...sentence.matchAll(TOKEN)].map((match) => {
    const [text] = match;
    const index = PATTERNS.findIndex((_, at) => match.groups?.[`k${at}`] !== undefined);
    const kind = PATTERNS[index]?.[0] ?? 'symbol';
    return { text, kind: kind === 'literal' && WORD.test(text) && !CAMEL_CASE.test(text) ? 'word' : kind };
  });
}

/** True where a quotation mark or bracket has lost its partner: what stands inside cannot be told from the rest. */
export function hasLooseQuote(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }) => /^["“”„«»`{}[\]]$/.test(text));
}
