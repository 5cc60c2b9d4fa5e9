/** A version, as a release tag names it. */
export interface Version {
  readonly numbers: readonly [major: number, minor: number, patch: number];
  /** `rc.1` of `2.0.0-rc.1`; null for a release. */
  readonly prerelease: string | null;
}

const NUMBER = '(0|[1-9]\\d*)';
/** Semantic Versioning 2.0.0, items 2 and 9. Build metadata has no precedence, so no release carries any. */
const VERSION = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-((?:${NUMBER}|\\d*[a-z-][0-9a-z-]*)(?:\\.(?:${NUMBER}|\\d*[a-z-][0-9a-z-]*))*))?$`,
  'i',
);

export function parseVersion(text: string): Version | null {
  const match = VERSION.exec(text);
  if (!match) return null;
  return {
    numbers: [Number(match[1]), Number(match[2]), Number(match[3])],
    prerelease: match[4] ?? null,
  };
}

/** The version that a tag such as `v1.2.3` names; null for `v1` and whatever else is no release. */
export function parseTag(tag: string): Version | null {
  return tag.startsWith('v') ? parseVersion(tag.slice(1)) : null;
}

/** Negative when `a` is older, 0 when equal. Prereleases of the same numbers are not told apart. */
function compare(a: Version, b: Version): number {
  for (const [index, number] of a.numbers.entries()) {
    const difference = number - (b.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(a.prerelease === null) - Number(b.prerelease === null);
}

export interface Candidate {
  readonly tag: string;
  /** Versions that the files of the commit claim, by path. */
  readonly claims: Readonly<Record<string, string | undefined>>;
  readonly onMain: boolean;
}

/** Why the commit must not be released under its tag; empty when it may. */
export function faultsOf({ tag, claims, onMain }: Candidate): string[] {
  const faults: string[] = [];
  if (!parseTag(tag)) faults.push(`The tag ${tag} names no version: expected vMAJOR.MINOR.PATCH.`);
  for (const [path, version] of Object.entries(claims)) {
    if (`v${version}` !== tag) faults.push(`${path} says ${version ?? 'nothing'}, the tag ${tag}.`);
  }
  if (!onMain) faults.push(`The commit of ${tag} is not on main: merge it first.`);
  return faults;
}

/** Whether no other tag names a newer release. A prerelease is never the latest. */
export function isLatest(version: Version, tags: readonly string[]): boolean {
  if (version.prerelease !== null) return false;
  return tags.every((tag) => {
    const other = parseTag(tag);
    return other === null || other.prerelease !== null || compare(other, version) <= 0;
  });
}

/** What the major tag names now. */
export interface Named {
  readonly commit: string;
  /** Version in the package.json of that commit; null when it has none. */
  readonly version: string | null;
}

export type MajorTag =
  | { readonly kind: 'create' | 'move' | 'keep'; readonly why: string }
  | { readonly kind: 'wrong'; readonly why: string };

/** What becomes of the major tag when `version` was released from `commit`: it moves forward or stays. */
export function decideMajorTag(version: Version, commit: string, named: Named | null): MajorTag {
  if (version.prerelease !== null) return { kind: 'keep', why: 'a prerelease moves no major tag' };
  if (named === null) return { kind: 'create', why: 'there is none yet' };
  if (named.commit === commit) return { kind: 'keep', why: 'it names this commit already' };
  const present = named.version === null ? null : parseVersion(named.version);
  if (present === null) {
    return {
      kind: 'wrong',
      why: `it names ${named.commit}, whose package.json has no version: look at it and move it by hand`,
    };
  }
  const order = compare(version, present);
  if (order > 0) return { kind: 'move', why: `it names ${named.version}, which is older` };
  if (order < 0) return { kind: 'keep', why: `it names ${named.version}, which is newer` };
  return {
    kind: 'wrong',
    why: `it names another commit of the same version, ${named.commit}: one version has one commit`,
  };
}
