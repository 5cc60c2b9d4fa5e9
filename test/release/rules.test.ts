import { describe, expect, it } from 'vitest';
import { decideMajorTag, faultsOf, isLatest, parseTag, type Version } from '../../scripts/release/rules.ts';

function version(tag: string): Version {
  const parsed = parseTag(tag);
  if (parsed === null) throw new Error(`${tag} names no version`);
  return parsed;
}

describe('a release tag', () => {
  it.each([
    ['v1.2.3', [1, 2, 3], null],
    ['v0.0.0', [0, 0, 0], null],
    ['v10.20.30', [10, 20, 30], null],
    ['v2.0.0-rc.1', [2, 0, 0], 'rc.1'],
    ['v2.0.0-0', [2, 0, 0], '0'],
    ['v2.0.0-x-y.0a', [2, 0, 0], 'x-y.0a'],
  ])('%s names a version', (tag, numbers, prerelease) => {
    expect(parseTag(tag)).toEqual({ numbers, prerelease });
  });

  it.each([
    '1.2.3',
    'V1.2.3',
    'v1',
    'v1.2',
    'v1.2.3.4',
    'v01.2.3',
    'v1.2.3-',
    'v1.2.3-01',
    'v1.2.3-a..b',
    'v1.2.3+build',
    'v1.2.3 ',
    'v1.2.3\nlatest=true',
    'v1.2.3-$(id)',
    '',
  ])('%j names none', (tag) => {
    expect(parseTag(tag)).toBeNull();
  });
});

describe('a release', () => {
  const good = {
    tag: 'v1.2.3',
    claims: { 'package.json': '1.2.3', 'src/version.ts': '1.2.3' },
    onMain: true,
  };

  it('is made from a commit of main whose files say the version of the tag', () => {
    expect(faultsOf(good)).toEqual([]);
  });

  it.each([
    [{ tag: 'v1.2' }, /^The tag v1\.2 names no version/],
    [
      { claims: { ...good.claims, 'package.json': '1.2.4' } },
      /^package\.json says 1\.2\.4, the tag v1\.2\.3/,
    ],
    [{ claims: { ...good.claims, 'src/version.ts': undefined } }, /^src\/version\.ts says nothing/],
    [{ onMain: false }, /is not on main/],
  ])('is refused with %j', (wrong, fault) => {
    expect(faultsOf({ ...good, ...wrong })[0]).toMatch(fault);
  });

  it('names every fault at once', () => {
    expect(
      faultsOf({ tag: 'v2.0.0', claims: { 'package.json': '1.0.0', b: '1.0.0' }, onMain: false }),
    ).toHaveLength(3);
  });

  it.each([
    ['v1.2.3', ['v1.2.3', 'v1.2.2', 'v1'], true],
    ['v1.2.3', ['v1.2.3', 'v1.10.0'], false],
    ['v1.2.3', ['v1.2.3', 'v2.0.0-rc.1'], true],
    ['v2.0.0-rc.1', ['v2.0.0-rc.1', 'v1.2.3'], false],
    ['v1.0.0', [], true],
  ])('%s beside %j is the latest: %s', (tag, tags, latest) => {
    expect(isLatest(version(tag), tags)).toBe(latest);
  });
});

describe('the major tag', () => {
  const HERE = 'a'.repeat(40);
  const THERE = 'b'.repeat(40);
  const named = (present: string | null, commit = THERE) => ({ commit, version: present });

  it.each([
    ['is created with the first release', 'v1.0.0', null, 'create'],
    ['moves to a newer patch', 'v1.2.3', named('1.2.2'), 'move'],
    ['moves to a newer minor, by number', 'v1.10.0', named('1.9.9'), 'move'],
    ['moves from a prerelease to its release', 'v1.0.0', named('1.0.0-rc.1'), 'move'],
    ['stays when an older line gets a patch', 'v1.2.4', named('1.3.0'), 'keep'],
    ['stays when a prerelease is made', 'v1.3.0-rc.1', named('1.2.3'), 'keep'],
    ['stays without a first release when a prerelease is made', 'v1.0.0-rc.1', null, 'keep'],
    ['stays when it is there already', 'v1.2.3', named('1.2.3', HERE), 'keep'],
    ['is left alone when the version has another commit', 'v1.2.3', named('1.2.3'), 'wrong'],
    ['is left alone when nobody knows what it names', 'v1.2.3', named(null), 'wrong'],
    ['is left alone when it names no version', 'v1.2.3', named('next'), 'wrong'],
  ])('%s', (_, tag, present, kind) => {
    expect(decideMajorTag(version(tag), HERE, present).kind).toBe(kind);
  });
});
