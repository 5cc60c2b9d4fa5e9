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

/** A JSON string in which invisible, bidirectional and line-breaking characters are written as escapes. */
function jsonString(text: string): string {
  return JSON.stringify(text).replace(UNSEEN, (character) =>
    [...Array(character.length).keys()]
      .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
