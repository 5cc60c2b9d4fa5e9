import {
  anyInFolder,
  anything,
  either,
  folders,
  matchesPath,
  one,
  type PathPattern,
  sequence,
  text,
  withinFolder,
} from './path-pattern.ts';

/** Globs longer than this, or with more wildcards in one path segment, say nothing that a person could read. */
const MAX_LENGTH = 256;
const MAX_WILDCARDS_IN_SEGMENT = 3;
const MAX_WILDCARDS = 8;

/** Why a glob is not accepted, or null. Extended globs (`+(…)`) and ranges (`{1..9}`) are not supported. */
export function globFault(glob: string): string | null {
  const bare = glob.replace(/^!/, '');
  if (bare.length === 0 || glob.length > MAX_LENGTH)
    return `expected a glob of 1 to ${MAX_LENGTH} characters`;
  if (/[?*+@!]\(/.test(glob)) return 'extended globs such as +(…) are not supported';
  if (/\.\./.test(glob)) return 'expected a glob inside the repository, without ..';
  if (bare.startsWith('/'))
    return "expected a glob that begins at the repository's root, without a leading /";
  const wildcards = (text: string) => text.match(/\*+|\?|\[|\{/g)?.length ?? 0;
  if (
    wildcards(glob) > MAX_WILDCARDS ||
    glob.split('/').some((part) => wildcards(part) > MAX_WILDCARDS_IN_SEGMENT)
  ) {
    return `expected at most ${MAX_WILDCARDS} wildcards, ${MAX_WILDCARDS_IN_SEGMENT} in one part of the path`;
  }
  return compile(bare) === null
    ? 'expected a glob with every { closed, no empty class and every range in order'
    : null;
}

/**
 * Tests paths against globs, in linear time. `*` stays within a folder, `**` does not; a glob that begins with `!` takes paths away again. The empty list
 * matches nothing, and so does a glob that `globFault` finds fault with.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const compiled = (some: readonly string[]) => some.map(compile).filter((pattern) => pattern !== null);
  const wanted = compiled(globs.filter((glob) => !glob.startsWith('!')));
  const unwanted = compiled(globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)));
  return (path) =>
    wanted.some((pattern) => matchesPath(pattern, path)) &&
    !unwanted.some((pattern) => matchesPath(pattern, path));
}

/** One piece of a glob: escaped character, folders, everything below, wildcard, class, or a plain character. */
const PIECE =
  /\\(?<escaped>.)|(?<folders>(?<=^|[/{,])\*\*\/)|(?<below>\*{2,})|(?<star>\*)|\[(?<not>[!^]?)(?<set>\]?[^\]/]*)\]|(?<plain>.)/gsu;

const SLASH = 0x2f;

type Piece = Readonly<Record<string, string | undefined>>;

/** Null where a brace is not closed, or where a class holds nothing or a range out of order. */
function compile(glob: string): PathPattern | null {
  /** The alternatives of each brace that is open, outermost first: patterns that follow one another. */
  const open: PathPattern[][][] = [[[]]];
  const add = (pattern: PathPattern) => open.at(-1)?.at(-1)?.push(pattern);
  for (const { groups = {} } of glob.replace(/^\.\//, '').matchAll(PIECE)) {
    const { plain } = groups;
    if (plain === '{') open.push([[]]);
    else if (plain === ',' && open.length > 1) open.at(-1)?.push([]);
    else if (plain === '}' && open.length > 1) add(either((open.pop() ?? []).map(sequence)));
    else {
      const pattern = wildcard(groups);
      if (pattern === null) return null;
      add(pattern);
    }
  }
  return open.length > 1 ? null : sequence(open[0]?.[0] ?? []);
}

function wildcard(piece: Piece): PathPattern | null {
  if (piece.folders !== undefined) return folders;
  if (piece.below !== undefined) return anything;
  if (piece.star !== undefined) return withinFolder;
  if (piece.set !== undefined) return characterClass(piece.set, piece.not !== '');
  if (piece.plain === '?') return anyInFolder;
  return text(piece.escaped ?? piece.plain ?? '');
}

/** A class such as `[a-z_]`; one that begins with `!` or `^` stays within a folder. */
function characterClass(set: string, not: boolean): PathPattern | null {
  const members = [...set.matchAll(/(?<first>.)(?:-(?<last>.))?/gsu)].map(({ groups = {} }) => {
    const { first = '', last = first } = groups;
    return [first.codePointAt(0) ?? 0, last.codePointAt(0) ?? 0] as const;
  });
  if (members.some(([first, last]) => last < first) || (members.length === 0 && !not)) return null;
  const holds = (code: number) => members.some(([first, last]) => code >= first && code <= last);
  return one(not ? (code) => code !== SLASH && !holds(code) : holds);
}
