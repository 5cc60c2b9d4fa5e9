/** Untrusted material for the judge, in the order in which it is shown. Absent parts are left out. */
export interface Material {
  readonly question: string;
  readonly context?: string | null;
  readonly reference?: string | null;
  readonly answer: string;
}

const PARTS = ['question', 'context', 'reference', 'answer'] as const;

/**
 * Fences untrusted text: each part is one JSON string between lines that carry a code which nobody who wrote the
 * material can have known. A JSON string holds no line end, so no part can close its fence or open another.
 * @param nonce 32 random hex digits, fresh for every request
 */
export function fenceMaterial(nonce: string, material: Material): string {
  const blocks = PARTS.flatMap((part) => {
    const text = material[part];
    return text === undefined || text === null
      ? []
      : [`BEGIN ${nonce} ${part}\n${jsonString(text)}\nEND ${nonce} ${part}`];
  });
  return [`The material is fenced by the code ${nonce}.`, ...blocks].join('\n');
}

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** The start of a chat template's control token (`<|im_start|>`, `[INST]`), which many servers read wherever it stands. */
const TOKEN_START = /<|\[(?=\/?[A-Z_]{3,}\])/g;

/** A JSON string in which no character is invisible, turns the text, ends a line or starts a control token. */
export function jsonString(text: string): string {
  return JSON.stringify(text).replace(UNSEEN, escaped).replace(TOKEN_START, escaped);
}

/** A judge's reply, which may repeat the material, as it can be shown to the judge again. */
export function withoutControls(reply: string): string {
  return reply
    .split('\n')
    .map((line) => line.replace(UNSEEN, escaped).replace(TOKEN_START, escaped))
    .join('\n');
}

function escaped(character: string): string {
  return [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('');
}
