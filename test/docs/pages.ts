import { globSync, readFileSync } from 'node:fs';

/** The pages that a user reads. */
export const PAGES: readonly string[] = ['README.md', ...globSync('docs/*.md')];

/** A fenced block of a page. */
export interface Block {
  /** Page and line. */
  readonly name: string;
  readonly language: string;
  /** What the page says it is, where the language does not tell. */
  readonly kind: string;
  readonly source: string;
}

const FENCE =
  /^(?<indent> *)```(?<language>[\w-]*)(?: +(?<kind>[\w-]+))?\n(?<source>[\s\S]*?)^\k<indent>```$/gm;

export function blocksOf(page: string): Block[] {
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(FENCE)].map(({ groups = {}, index }) => ({
    name: `${page}:${text.slice(0, index).split('\n').length}`,
    language: groups.language ?? '',
    kind: groups.kind ?? '',
    source: (groups.source ?? '').replaceAll(new RegExp(`^${groups.indent}`, 'gm'), ''),
  }));
}
