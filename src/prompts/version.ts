import semver from 'semver';

/** A prompt's version: semver, or a plain number as registries count. */
export type PromptVersion =
  | { readonly kind: 'semver'; readonly text: string }
  | { readonly kind: 'counter'; readonly text: string; readonly value: number };

export type ReleaseLevel = 'patch' | 'minor' | 'major';

/** Reads a version as a file holds it, or says what is wrong with it. */
export function parseVersion(
  raw: unknown,
): PromptVersion | { readonly kind: 'invalid'; readonly why: string } {
  if (typeof raw === 'number' && Number.isSafeInteger(raw) && raw >= 0) {
    return { kind: 'counter', text: String(raw), value: raw };
  }
  const text = typeof raw === 'string' ? raw.trim() : (JSON.stringify(raw) ?? '');
  if (/^\d{1,15}$/.test(text)) return { kind: 'counter', text, value: Number(text) };
  const valid = semver.valid(text);
  if (valid !== null && /^\d/.test(text) && text.length <= 100) return { kind: 'semver', text };
  const meant = semver.coerce(text.slice(0, 100))?.version;
  return {
    kind: 'invalid',
    why: `version is ${JSON.stringify(text.slice(0, 40))}; expected semver such as ${JSON.stringify(meant ?? '1.0.0')}, or a plain number`,
  };
}

/** Negative, zero or positive as `a` comes before, with or after `b`. A counter and a semver have no order: null. */
export function compareVersions(a: PromptVersion, b: PromptVersion): number | null {
  if (a.kind === 'semver' && b.kind === 'semver') return semver.compare(a.text, b.text);
  if (a.kind === 'counter' && b.kind === 'counter') return Math.sign(a.value - b.value);
  return null;
}

/**
 * The part of the semver that rose, `0.x` as written. A pre-release counts by its release part; between two
 * pre-releases of one release, or from a pre-release to its release, it is the part that this release itself raised.
 */
export function raisedLevel(from: string, to: string): ReleaseLevel {
  const before = new semver.SemVer(from);
  const after = new semver.SemVer(to);
  if (after.major !== before.major) return 'major';
  if (after.minor !== before.minor) return 'minor';
  if (after.patch !== before.patch) return 'patch';
  if (after.patch > 0) return 'patch';
  return after.minor > 0 ? 'minor' : 'major';
}

/**
 * The smallest valid next version of each level, for the message that asks for a bump.
 * @param least levels below this one are not offered
 */
export function nextVersions(version: PromptVersion, least: ReleaseLevel = 'patch'): string {
  if (version.kind === 'counter') return `\`${version.value + 1}\``;
  const next = (level: ReleaseLevel) =>
    semver.inc(semver.coerce(version.text)?.version ?? version.text, level);
  if (semver.prerelease(version.text) !== null) {
    return `\`${semver.inc(version.text, 'prerelease')}\`, or the release \`${semver.coerce(version.text)?.version}\``;
  }
  const offers = [
    `\`${next('patch')}\` (PATCH: same behaviour)`,
    `\`${next('minor')}\` (MINOR: new instructions)`,
    `\`${next('major')}\` (MAJOR: another purpose, audience or structure)`,
  ].slice(['patch', 'minor', 'major'].indexOf(least));
  return offers.length === 1 ? offers.join('') : `${offers.slice(0, -1).join(', ')} or ${offers.at(-1)}`;
}
