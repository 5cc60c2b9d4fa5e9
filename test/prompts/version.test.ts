import fc from 'fast-check';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import {
  compareVersions,
  nextVersions,
  type PromptVersion,
  parseVersion,
  raisedLevel,
} from '../../src/prompts/version.ts';

function version(raw: unknown): PromptVersion {
  const parsed = parseVersion(raw);
  if (parsed.kind === 'invalid') throw new Error(parsed.why);
  return parsed;
}

const number = fc.nat({ max: 5 });
const release = fc.tuple(number, number, number).map((parts) => parts.join('.'));
const preRelease = fc
  .tuple(release, fc.constantFrom('alpha', 'rc.1', 'rc.2', '0'))
  .map((parts) => parts.join('-'));
const anySemver = fc.oneof(release, preRelease);

describe('a version', () => {
  it.each(['1.2.3', '0.1.0', '1.2.0-rc.1', '1.2.3+build.5', '10.20.30'])('may be the semver %s', (text) => {
    expect(parseVersion(text)).toEqual({ kind: 'semver', text });
  });

  it.each([
    [7, 7],
    ['7', 7],
    [' 7 ', 7],
    [0, 0],
  ])('may be the plain number %j, as registries count', (raw, value) => {
    expect(parseVersion(raw)).toEqual({ kind: 'counter', text: String(value), value });
  });

  it('is read without the white space around it', () => {
    expect(parseVersion(' 1.2.3\n')).toEqual({ kind: 'semver', text: '1.2.3' });
  });

  it.each([
    [1.2, '"1.2"', '"1.2.0"'],
    ['v1.2.3', '"v1.2.3"', '"1.2.3"'],
    ['=1.2.3', '"=1.2.3"', '"1.2.3"'],
    ['1.2', '"1.2"', '"1.2.0"'],
    ['01.2.3', '"01.2.3"', '"1.0.0"'],
    ['latest', '"latest"', '"1.0.0"'],
    ['', '""', '"1.0.0"'],
    [-1, '"-1"', '"1.0.0"'],
    [true, '"true"', '"1.0.0"'],
  ])('is not %j: the message shows it and proposes one', (raw, found, proposed) => {
    const why = `version is ${found}; expected semver such as ${proposed}, or a plain number`;
    expect(parseVersion(raw)).toEqual({ kind: 'invalid', why });
  });

  it.each([[['1.2.3']], [{ toString: 1 }], [{}], [null]])('is not the list or object %j', (raw) => {
    expect(parseVersion(raw).kind).toBe('invalid');
  });

  it('is read or refused, whatever a file holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => ['semver', 'counter', 'invalid'].includes(parseVersion(raw).kind)),
    );
    fc.assert(
      fc.property(fc.string(), (raw) => ['semver', 'counter', 'invalid'].includes(parseVersion(raw).kind)),
    );
  });

  it('that is proposed is valid', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^v?\d{1,20}(\.\d{1,20}){0,3}$/)), (raw) => {
        const parsed = parseVersion(raw);
        const proposed =
          parsed.kind === 'invalid' && parsed.why.match(/such as "([^"]*)", or a plain number$/)?.[1];
        if (parsed.kind === 'invalid') expect(parseVersion(proposed)).toMatchObject({ kind: 'semver' });
      }),
    );
  });
});

describe('the order of versions', () => {
  it.each([
    ['1.2.3', '1.2.4', -1],
    ['1.10.0', '1.9.0', 1],
    ['1.2.0-rc.1', '1.2.0', -1],
    ['1.2.0+a', '1.2.0+b', 0],
    [3, 4, -1],
    [10, 9, 1],
    [7, '7', 0],
    [2, '1.0.0', null],
    ['1.0.0', 2, null],
  ])('of %s and %s is %s', (a, b, order) => {
    expect(compareVersions(version(a), version(b))).toBe(order);
  });
});

describe('the level that a version raised', () => {
  it.each([
    ['1.2.3', '2.0.0', 'major'],
    ['1.2.3', '1.3.0', 'minor'],
    ['1.2.3', '1.2.4', 'patch'],
    ['1.2.3', '3.5.7', 'major'],
    ['0.1.0', '0.2.0', 'minor'],
    ['0.1.0', '0.1.1', 'patch'],
    ['0.9.0', '1.0.0', 'major'],
    ['1.2.3', '2.0.0-rc.1', 'major'],
    ['1.2.3', '1.3.0-rc.1', 'minor'],
    ['1.2.3', '1.2.4-rc.1', 'patch'],
  ])('from %s to %s is %s', (from, to, level) => {
    expect(raisedLevel(from, to)).toBe(level);
  });

  it.each([
    ['2.0.0-rc.1', '2.0.0-rc.2', 'major'],
    ['2.0.0-rc.1', '2.0.0', 'major'],
    ['1.3.0-rc.1', '1.3.0', 'minor'],
    ['1.3.0-rc.1', '1.3.0-rc.2', 'minor'],
    ['1.2.4-rc.1', '1.2.4', 'patch'],
    ['0.0.0-a', '0.0.0', 'major'],
  ])('from %s to %s, in its pre-release only, is the part that its release raised: %s', (from, to, level) => {
    expect(raisedLevel(from, to)).toBe(level);
  });

  it('is the first part of the release that differs', () => {
    fc.assert(
      fc.property(anySemver, anySemver, (from, to) => {
        const a = new semver.SemVer(from);
        const b = new semver.SemVer(to);
        if (a.compareMain(b) === 0) return;
        const first = (['major', 'minor', 'patch'] as const).find((part) => a[part] !== b[part]);
        expect(raisedLevel(from, to)).toBe(first);
      }),
    );
  });

  it('is the one that was asked of semver', () => {
    fc.assert(
      fc.property(release, fc.constantFrom('major', 'minor', 'patch'), (from, level) => {
        expect(raisedLevel(from, semver.inc(from, level) ?? '')).toBe(level);
      }),
    );
  });
});

describe('the next versions, for the message that asks for a bump', () => {
  it.each([
    [
      '1.2.3',
      '`1.2.4` (PATCH: same behaviour), `1.3.0` (MINOR: new instructions) or `2.0.0` (MAJOR: another purpose, audience or structure)',
    ],
    [
      '0.4.0+build',
      '`0.4.1` (PATCH: same behaviour), `0.5.0` (MINOR: new instructions) or `1.0.0` (MAJOR: another purpose, audience or structure)',
    ],
    ['1.2.0-rc.1', '`1.2.0-rc.2`, or the release `1.2.0`'],
    ['1.2.0-alpha', '`1.2.0-alpha.0`, or the release `1.2.0`'],
    [7, '`8`'],
  ])('after %s are named', (raw, text) => {
    expect(nextVersions(version(raw))).toBe(text);
  });

  it('are all valid and above the version', () => {
    fc.assert(
      fc.property(anySemver, (from) => {
        const proposed = [...nextVersions(version(from)).matchAll(/`([^`]+)`/g)].map(
          (match) => match[1] ?? '',
        );
        expect(proposed.length).toBeGreaterThan(1);
        for (const next of proposed) expect(compareVersions(version(from), version(next))).toBeLessThan(0);
      }),
    );
  });
});
