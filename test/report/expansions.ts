/** What GitHub looks for in rendered text, outside code: each becomes a link, a notification or a picture. */
const EXPANDED: Readonly<Record<string, RegExp>> = {
  mention: /@[\w-]/,
  reference: /#\d|\bgh-\d|ghsa-\w|cve-\w/i,
  address: /\/\/|www\.|\w@\w/i,
  commit: /[0-9a-f]{7}/i,
  emoji: /:[\w+-]+:/,
};

/** The names of all that GitHub would expand in a text. */
export function expansions(text: string): string[] {
  return Object.keys(EXPANDED)
    .filter((name) => EXPANDED[name]?.test(text))
    .map((name) => `${name} in ${JSON.stringify(text)}`);
}

/**
 * Nothing to be seen, or something else than what is there. The gate's own break is U+200B; joiners and variants belong
 * to emoji, and joiners to scripts that need them.
 */
const HIDDEN =
  /(?![\n\t\u200b])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/u;
const MEANT =
  /\p{Extended_Pictographic}[\ufe0e\ufe0f]?|[\d#*]\ufe0f\u20e3|(?<=\p{Extended_Pictographic}|\ufe0f|\p{Emoji_Modifier})\u200d(?=\p{Extended_Pictographic})|(?:(?=\p{L})\p{Script_Extensions=Arabic}|\p{M})[\u200c\u200d](?=\p{L})/gu;
/** So many marks above one letter reach into the lines around it. */
const PILE = /\p{M}{5}/u;

/** The names of all that a text hides. */
export function hidden(text: string): string[] {
  const found = HIDDEN.exec(text.replace(MEANT, ''));
  return [
    ...(found === null ? [] : [`hidden U+${found[0].codePointAt(0)?.toString(16)}`]),
    ...(PILE.test(text) ? ['a pile of marks'] : []),
  ];
}
