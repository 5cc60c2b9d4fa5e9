import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level } from '../../src/policy/policy.ts';
import { policy } from './given.ts';

const FILE = '.github/prompt-gate.yml';

describe('the levels, where nothing is set', () => {
  const levels = policy({}, null).groups[0]!.levels;

  it.each<[Level, string[], string, number | undefined, boolean]>([
    ['patch', ['checks'], 'significant', undefined, false],
    ['minor', ['checks', 'judge'], 'significant', 48, false],
    ['major', ['checks', 'judge'], 'significant', undefined, true],
    ['initial', ['checks', 'judge'], 'off', undefined, false],
  ])('%s runs %j, with regression %s', (level, stages, regression, canaryHours, signOff) => {
    expect(levels[level].level).toBe(level);
    expect(levels[level].stages).toEqual({ value: stages, from: `levels.${level}.stages (default)` });
    expect(levels[level].regression.value).toBe(regression);
    expect(levels[level].canaryHours?.value).toBe(canaryHours);
    expect(levels[level].signOff).toEqual(
      signOff ? { value: { approvals: 1, by: [] }, from: 'levels.major.sign-off (default)' } : null,
    );
  });

  it.each<Level>(['patch', 'minor', 'major', 'initial'])(
    '%s has the default floors, with their source',
    (level) => {
      expect(levels[level].floors).toEqual({
        faithfulness: { value: 0.75, from: `levels.${level}.faithfulness (default)` },
        relevance: { value: 0.8, from: `levels.${level}.relevance (default)` },
      });
    },
  );
});

describe('a key holds from the nearest place that sets it', () => {
  const config = `
prompts:
  - files: ["a/**"]
    levels:
      minor: { faithfulness: 0.9, stages: [checks], canary-hours: 1 }
      major: { sign-off: none }
  - files: ["b/**"]
levels:
  minor: { faithfulness: 0.85, relevance: 0.95, regression: strict }
  major: { sign-off: { approvals: 2, by: [alice] } }
`;
  const [a, b] = policy({}, config).groups.map((group) => group.levels);

  it('the group first', () => {
    expect(a?.minor).toEqual({
      level: 'minor',
      stages: { value: ['checks'], from: `prompts[0].levels.minor.stages in ${FILE}` },
      floors: {
        faithfulness: { value: 0.9, from: `prompts[0].levels.minor.faithfulness in ${FILE}` },
        relevance: { value: 0.95, from: `levels.minor.relevance in ${FILE}` },
      },
      regression: { value: 'strict', from: `levels.minor.regression in ${FILE}` },
      canaryHours: { value: 1, from: `prompts[0].levels.minor.canary-hours in ${FILE}` },
      signOff: null,
    });
  });

  it('then the levels of the config, then the default', () => {
    expect(b?.minor.floors.faithfulness).toEqual({
      value: 0.85,
      from: `levels.minor.faithfulness in ${FILE}`,
    });
    expect(b?.minor.canaryHours).toEqual({ value: 48, from: 'levels.minor.canary-hours (default)' });
    expect(b?.patch.floors.faithfulness.from).toBe('levels.patch.faithfulness (default)');
  });

  it('with `none` a level asks for no sign-off, in that group only', () => {
    expect(a?.major.signOff).toBeNull();
    expect(b?.major.signOff).toEqual({
      value: { approvals: 2, by: ['alice'] },
      from: `levels.major.sign-off in ${FILE}`,
    });
  });

  it('with only a part of a sign-off, the rest is the default', () => {
    const rule = (text: string) =>
      policy({}, `levels: { major: { sign-off: ${text} } }`).groups[0]!.levels.major.signOff;
    expect(rule('{ by: [alice] }')?.value).toEqual({ approvals: 1, by: ['alice'] });
    expect(rule('{ approvals: 3 }')?.value).toEqual({ approvals: 3, by: [] });
  });

  it('where a floor of zero is a floor', () => {
    expect(
      policy({}, 'levels: { minor: { relevance: 0 } }').groups[0]!.levels.minor.floors.relevance.value,
    ).toBe(0);
  });
});

describe('an input may only tighten a floor that the config sets', () => {
  const CONFIG = 'levels: { minor: { faithfulness: 0.8 } }';
  const minor = (input: string, config: string | null) =>
    policy({ 'min-faithfulness': input }, config).groups[0]!.levels.minor;

  it('a higher one holds', () => {
    expect(minor('0.9', CONFIG).floors.faithfulness).toEqual({ value: 0.9, from: 'input min-faithfulness' });
    expect(policy({ 'min-faithfulness': '0.9' }, CONFIG).notices).toEqual([]);
  });

  it('a lower one is overruled, and named', () => {
    expect(minor('0.5', CONFIG).floors.faithfulness).toEqual({
      value: 0.8,
      from: `levels.minor.faithfulness in ${FILE}`,
    });
    expect(policy({ 'min-faithfulness': '0.5' }, CONFIG).notices).toEqual([
      `input \`min-faithfulness\` (0.5) may only tighten \`levels.minor.faithfulness\` (0.8) in ${FILE}`,
    ]);
  });

  it('a group is tightened like the levels, and named by its own key', () => {
    const config = 'prompts: [{ files: [a], levels: { minor: { relevance: 0.9 } } }]';
    const { groups, notices } = policy({ 'min-relevance': '0.85' }, config);
    expect(groups[0]!.levels.minor.floors.relevance.value).toBe(0.9);
    expect(groups[0]!.levels.major.floors.relevance).toEqual({ value: 0.85, from: 'input min-relevance' });
    expect(notices).toEqual([
      `input \`min-relevance\` (0.85) may only tighten \`prompts[0].levels.minor.relevance\` (0.9) in ${FILE}`,
    ]);
  });

  it.each([null, '', 'mode: enforce', 'levels: { minor: { relevance: 0.9 } }'])(
    'where the config sets none, even one below the default stands: %j',
    (config) => {
      expect(minor('0.5', config).floors.faithfulness).toEqual({
        value: 0.5,
        from: 'input min-faithfulness',
      });
    },
  );

  it('so the floor is never below what the config sets, in any place', () => {
    const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
    const some = fc.option(share, { nil: undefined });
    fc.assert(
      fc.property(some, some, some, (input, inLevels, inGroup) => {
        const config = JSON.stringify({
          levels: { minor: { faithfulness: inLevels } },
          prompts: [{ files: ['a'], levels: { minor: { faithfulness: inGroup } } }],
        });
        const configured = inGroup ?? inLevels;
        const floor = minor(input === undefined ? '' : String(input), config).floors.faithfulness.value;
        expect(floor).toBe(configured === undefined ? (input ?? 0.75) : Math.max(configured, input ?? 0));
      }),
    );
  });
});
