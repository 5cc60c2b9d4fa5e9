import { describe, expect, it } from 'vitest';
import { decideLevel, type LintMode, NO_LEVEL } from '../../src/prompts/level.ts';
import type { Finding } from '../../src/prompts/lint/finding.ts';
import { type LintResult, requiredLevel } from '../../src/prompts/lint/lint.ts';
import type { Prompt } from '../../src/prompts/prompt.ts';
import { parseVersion } from '../../src/prompts/version.ts';

type Written = string | number | null;

function prompt(version: Written, text: string, parts: Partial<Prompt> = {}): Prompt {
  const parsed = version === null ? null : parseVersion(version);
  if (parsed?.kind === 'invalid') throw new Error(parsed.why);
  return {
    path: 'prompts/a.md',
    format: 'text',
    name: 'a',
    version: parsed,
    versionLine: 2,
    model: null,
    parameters: {},
    maxTokens: null,
    messages: [{ role: 'system', content: text }],
    template: 'plain',
    partials: new Map<string, string>(),
    defaults: {},
    responseFormat: 'text',
    responseSchema: null,
    metadata: { description: null, changeReason: null, owner: null },
    ...parts,
  };
}

const FINDINGS: readonly Finding[] = [
  {
    level: 'minor',
    rule: 'instruction-added',
    message: 'line 2 adds an instruction',
    messageIndex: 0,
    line: { before: null, after: 2 },
  },
];

interface Needs {
  readonly movedOn?: boolean;
  /** What the lint says that the change needs. */
  readonly level?: LintResult['level'];
  readonly mode?: LintMode;
}

/** What becomes of a prompt whose text changed. */
function changed(
  from: Written,
  to: Written,
  { movedOn = false, level = 'patch', mode = 'block' }: Needs = {},
) {
  const findings = level === 'patch' ? [] : FINDINGS;
  return decideLevel({
    before: prompt(from, 'Answer.'),
    after: prompt(to, 'Answer briefly.'),
    movedOn,
    lint: () => ({ level, findings }),
    mode,
  });
}

/** What becomes of a prompt that asks the model for the same as before. */
function same(from: Written, to: Written, movedOn = false) {
  const metadata = { description: 'new', changeReason: null, owner: 'me' };
  return decideLevel({
    before: prompt(from, 'Answer  briefly.'),
    after: prompt(to, 'Answer briefly.\n', { metadata }),
    movedOn,
    lint: requiredLevel,
    mode: 'block',
  });
}

describe('a changed prompt whose version rose', () => {
  it.each([
    ['1.2.3', '1.2.4', 'patch'],
    ['1.2.3', '1.3.0', 'minor'],
    ['1.2.3', '2.0.0', 'major'],
    ['1.2.3', '1.4.7', 'minor'],
    ['0.1.0', '0.1.1', 'patch'],
    ['0.1.0', '0.2.0', 'minor'],
    ['0.1.0', '1.0.0', 'major'],
    ['1.2.3', '1.3.0-rc.1', 'minor'],
    ['1.2.3', '1.2.4-rc.1', 'patch'],
    ['1.3.0-rc.1', '1.3.0-rc.2', 'minor'],
    ['1.3.0-rc.1', '1.3.0', 'minor'],
    ['2.0.0-rc.1', '2.0.0', 'major'],
    ['1.2.3-rc.1', '1.2.3', 'patch'],
    ['1.3.0-rc.1', '2.0.0', 'major'],
  ])('from %s to %s is held to the rules of its level: %s', (from, to, level) => {
    expect(changed(from, to)).toEqual({
      ...NO_LEVEL,
      declared: level,
      effective: level,
      required: 'patch',
      reasons: [`the version rose from ${from} to ${to}`],
    });
  });
});

describe('a changed prompt whose versions name no level', () => {
  it.each([
    [null, null, 'the prompt has no version'],
    [3, 4, 'versions 3 and 4 do not name a level'],
    [7, '1.0.0', 'versions 7 and 1.0.0 do not name a level'],
    [null, '1.0.0', '1.0.0 is its first version'],
    [null, 1, '1 is its first version'],
  ])('from %s to %s is held to what the change needs, and told why', (from, to, why) => {
    for (const level of ['patch', 'minor', 'major'] as const) {
      const findings = level === 'patch' ? [] : FINDINGS;
      expect(changed(from, to, { level })).toEqual({
        ...NO_LEVEL,
        effective: level,
        required: level,
        reasons: [
          `${why}: held to what the change needs, ${level.toUpperCase()}`,
          ...findings.map(({ message }) => message),
        ],
        findings,
      });
    }
  });
});

describe('a version that says less than the change needs', () => {
  it.each<[string, LintResult['level']]>([
    ['1.2.4', 'minor'],
    ['1.2.4', 'major'],
    ['1.3.0', 'major'],
  ])('blocks from 1.2.3 to %s where it needs %s, with the finding and the next versions', (to, level) => {
    const { blocked, effective, findings } = changed('1.2.3', to, { level });
    expect(blocked?.code).toBe('version.under-declared');
    expect(blocked?.message).toContain(`the change needs ${level.toUpperCase()}: line 2 adds an instruction`);
    expect(blocked?.message).toMatch(
      level === 'minor' ? /Next: `1\.3\.0` .*or `2\.0\.0`/ : /Next: `2\.0\.0` \(MAJOR/,
    );
    expect(effective).toBeNull();
    expect(findings).toEqual(FINDINGS);
  });

  it('with `lint: warn` is held to the rules of the needed level, and told', () => {
    const decided = changed('1.2.3', '1.2.4', { level: 'minor', mode: 'warn' });
    expect(decided).toMatchObject({ declared: 'patch', effective: 'minor', blocked: null });
    expect(decided.underDeclared).toContain('is PATCH; the change needs MINOR');
  });

  it('says more than it needs without harm', () => {
    expect(changed('1.2.3', '2.0.0', { level: 'minor' })).toMatchObject({
      effective: 'major',
      blocked: null,
    });
  });
});

describe('a changed prompt is blocked', () => {
  it.each([
    ['not bumped', '1.2.3', '1.2.3', 'version.not-bumped', 'still 1.2.3', '`1.2.4`'],
    ['bumped in its build only', '1.2.3+a', '1.2.3+b', 'version.not-bumped', 'still 1.2.3+b', '`1.3.0`'],
    ['not counted up', 4, 4, 'version.not-bumped', 'still 4', '`5`'],
    ['bumped downwards', '1.2.3', '1.2.2', 'version.downgrade', 'from 1.2.3 to 1.2.2', '`1.2.4`'],
    ['taken back to a pre-release', '1.2.0', '1.2.0-rc.1', 'version.downgrade', 'to 1.2.0-rc.1', '`1.2.1`'],
    ['counted down', 4, 3, 'version.downgrade', 'from 4 to 3', '`5`'],
    ['versioned before and not now', '1.2.3', null, 'version.missing', '1.2.3 is gone', '`2.0.0`'],
    ['semver before and counted now', '1.2.3', 2, 'version.missing', 'plain number 2', '`2.0.0`'],
    ['counted before and not now', 4, null, 'version.missing', '4 is gone', '`5`'],
  ])('%s, and told the next version', (_, from, to, code, what, next) => {
    const { blocked, effective, declared } = changed(from, to);
    expect(blocked?.code).toBe(code);
    expect(blocked?.message).toContain(what);
    expect(blocked?.message).toContain(next);
    expect([effective, declared]).toEqual([null, null]);
  });

  it.each<[Written, Written]>([
    ['1.2.3', '1.2.4'],
    ['1.2.3', '1.2.3'],
    ['1.2.3', '1.2.2'],
    ['1.2.3', null],
    [null, null],
  ])('when the base branch changed it too, from %s to %s: update the branch', (from, to) => {
    const { blocked, effective } = changed(from, to, { movedOn: true });
    expect(blocked?.code).toBe('version.diverged');
    expect(blocked?.message).toContain('update the branch');
    expect(effective).toBeNull();
  });
});

describe('a prompt of which only white space or metadata changed', () => {
  it.each<[Written, Written]>([
    ['1.2.3', '1.2.3'],
    ['1.2.3', '1.3.0'],
    ['1.2.3', '2.0.0'],
    [null, null],
    [null, '1.0.0'],
    [4, 4],
  ])('from %s to %s needs no bump and runs nothing', (from, to) => {
    for (const movedOn of [false, true]) {
      expect(same(from, to, movedOn)).toEqual({
        ...NO_LEVEL,
        reasons: ['only white space or metadata changed'],
        unchanged: true,
      });
    }
  });

  it.each([
    ['1.2.3', null, 'version.missing'],
    ['1.2.3', '1.2.2', 'version.downgrade'],
  ])('may still not lose or lower its version: from %s to %s', (from, to, code) => {
    expect(same(from, to)).toMatchObject({ blocked: { code }, effective: null, unchanged: true });
  });
});

describe('a first version', () => {
  it.each([null, '1.0.0', '0.1.0', 7])('%s is held to the rules of initial', (version) => {
    const after = prompt(version, 'Answer.');
    expect(decideLevel({ before: null, after, movedOn: false, lint: requiredLevel, mode: 'block' })).toEqual({
      ...NO_LEVEL,
      effective: 'initial',
      reasons: ['there is no earlier version to compare with'],
    });
  });
});
