import { RE2JS } from 're2js';

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
  return compile(bare) === null ? 'expected a glob with every { closed and every range in order' : null;
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
    wanted.some((pattern) => pattern.testExact(path)) && !unwanted.some((pattern) => pattern.testExact(path));
}

/** One piece of a glob: escaped character, folders, everything below, wildcard, class, or a plain character. */
const PIECE =
  /\\(?<escaped>.)|(?<folders>(?<=^|[/{,])\*\*\/)|(?<below>\*{2,})|(?<star>\*)|\[(?<not>[!^]?)(?<set>\]?[^\]/]*)\]|(?<plain>.)/gsu;

function compile(glob: string): RE2JS | null {
  let open = 0;
  const regex = [...glob.replace(/^\.\//, '').matchAll(PIECE)].map(({ groups = {} }) => {
    if (groups.escaped !== undefined) return RE2JS.quote(groups.escaped);
    if (groups.folders !== undefined) return '(?:.*/)?';
    if (groups.below !== undefined) return '.*';
    if (groups.star !== undefined) return '[^/]*';
    if (groups.set !== undefined)
      return `[${groups.not ? '^/' : ''}${groups.set.replace(/[\\[\]^&~]/g, '\\$&')}]`;
    const plain = groups.plain ?? '';
    if (plain === '?') return '[^/]';
    if (plain === '{') {
      open += 1;
      return '(?:';
    }
    if (open > 0 && plain === ',') return '|';
    if (open > 0 && plain === '}') {
      open -= 1;
      return ')';
    }
    return RE2JS.quote(plain);
  });
  try {
    return RE2JS.compile(regex.join(''), RE2JS.DOTALL);
  } catch {
    return null;
  }
}
