import picomatch from 'picomatch';

/** Globs longer than this, or with more wildcards in one path segment, could be built to burn time. */
const MAX_LENGTH = 256;
const MAX_WILDCARDS_IN_SEGMENT = 3;
const MAX_WILDCARDS = 8;

/** Why a glob is not accepted, or null. Extended globs (`+(…)`) and ranges of many values are not supported. */
export function globFault(glob: string): string | null {
  if (glob.length === 0 || glob.length > MAX_LENGTH)
    return `expected a glob of 1 to ${MAX_LENGTH} characters`;
  if (/[?*+@!]\(/.test(glob)) return 'extended globs such as +(…) are not supported';
  if (/\.\./.test(glob)) return 'expected a glob inside the repository, without ..';
  const wildcards = (text: string) => text.match(/\*+|\?|\[|\{/g)?.length ?? 0;
  if (
    wildcards(glob) > MAX_WILDCARDS ||
    glob.split('/').some((part) => wildcards(part) > MAX_WILDCARDS_IN_SEGMENT)
  ) {
    return `expected at most ${MAX_WILDCARDS} wildcards, ${MAX_WILDCARDS_IN_SEGMENT} in one part of the path`;
  }
  return null;
}

/** Tests paths against globs; a glob that begins with `!` takes paths away again. The empty list matches nothing. */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const options = { dot: true, noextglob: true, nonegate: true, strictSlashes: true };
  const wanted = globs.filter((glob) => !glob.startsWith('!')).map((glob) => picomatch(glob, options));
  const unwanted = globs
    .filter((glob) => glob.startsWith('!'))
    .map((glob) => picomatch(glob.slice(1), options));
  return (path) => wanted.some((matches) => matches(path)) && !unwanted.some((matches) => matches(path));
}
