import { describe, expect, it } from 'vitest';
import { parseOptions } from '../../scripts/simulation/options.ts';

describe('the options of the simulation', () => {
  it('have defaults', () => {
    expect(parseOptions([])).toEqual({
      kind: 'options',
      options: { seed: 1, runs: 2000, cases: null, samples: [1, 3], json: false },
    });
  });

  it('are read', () => {
    const args = ['--seed', '0', '--runs=50', '--cases', '6, 10,6', '--samples', '2', '--json'];
    expect(parseOptions(args)).toEqual({
      kind: 'options',
      options: { seed: 0, runs: 50, cases: [6, 10], samples: [2], json: true },
    });
  });

  it.each([
    [['--run', '5'], 'Unknown option --run.'],
    [['-j'], 'Unknown option -j.'],
    [['--constructor'], 'Unknown option --constructor.'],
    [['--no-json'], 'Unknown option --no-json.'],
    [['100'], '`100` is no option.'],
    [['--', '--json'], '`--json` is no option.'],
    [['--seed', '1', '--seed', '2'], '--seed is given twice.'],
    [['--json=yes'], '--json takes no value.'],
    [['--seed'], '--seed is ""; expected a whole number from 0.'],
    [['--seed', '-1'], '--seed is "-1"; expected a whole number from 0.'],
    [['--seed', '1,2'], '--seed is "1,2"; expected a whole number from 0.'],
    [['--runs', '0'], '--runs is "0"; expected a whole number from 1 to 1000000.'],
    [['--runs', '1e3'], '--runs is "1e3"; expected a whole number from 1 to 1000000.'],
    [['--cases', '6,,10'], '--cases is "6,,10"; expected whole numbers from 1 to 2000, such as 6,10.'],
    [['--samples', '21'], '--samples is "21"; expected whole numbers from 1 to 20, such as 1,3.'],
  ])('%j are wrong, and the known ones named', (args, message) => {
    const parsed = parseOptions(args);
    expect(parsed).toMatchObject({ kind: 'wrong' });
    const lines = parsed.kind === 'wrong' ? parsed.message.split('\n') : [];
    expect(lines[0]).toBe(message);
    expect(lines.slice(2).map((line) => line.trim().split(' ')[0])).toEqual([
      '--seed',
      '--runs',
      '--cases',
      '--samples',
      '--json',
    ]);
  });
});
