/** The tags that the gate writes, in full: none has an attribute but `open`. */
const OWN_TAG = /^<(?:details(?: open)?|\/details|\/?(?:summary|b|del|sub|code)|br)>$/;
/** The entities that the gate writes. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#36;': '$',
  '&#124;': '|',
  '&amp;': '&',
};
const PIECE = /<[^<>]*>|[^<>]+|[<>]/g;

/** The tags of a piece of HTML in their order. */
export function tagsOf(html: string): string[] {
  return html.match(PIECE)?.filter((piece) => /^[<>]/.test(piece)) ?? [];
}

/** What stands between the tags, as a reader sees it; an entity that the gate does not write stays. */
export function textsOf(html: string): string[] {
  const texts = html.match(PIECE)?.filter((piece) => !/^[<>]/.test(piece)) ?? [];
  return texts.map((text) => text.replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity));
}

/** Entities that the gate does not write. */
export function foreignEntities(html: string): string[] {
  const found = html.match(/&(?:#?\w+;)?/g) ?? [];
  return found.filter((entity) => !Object.hasOwn(ENTITIES, entity)).map((entity) => `entity ${entity}`);
}

/** Tags that the gate does not write, those that close what is not open, and those that stay open. */
export function brokenTags(pieces: readonly string[]): string[] {
  const broken: string[] = [];
  const open: string[] = [];
  for (const tag of pieces.flatMap(tagsOf)) {
    const name = /\w+/.exec(tag)?.[0] ?? '';
    if (!OWN_TAG.test(tag)) broken.push(`HTML ${tag}`);
    else if (tag.startsWith('</')) {
      if (open.pop() !== name) broken.push(`${tag} closes nothing`);
    } else if (name !== 'br') open.push(name);
  }
  return [...broken, ...open.map((name) => `<${name}> stays open`)];
}
