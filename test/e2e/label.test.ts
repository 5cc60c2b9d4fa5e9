import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCalibration } from '../../src/dataset/parse-calibration.ts';
import { type GivenCase, results } from '../terminal/label/given-answers.ts';
import { type Clone, createClone } from './command-given.ts';

const OUT = 'prompts/calibration.jsonl';
const FILE = 'results.json';

let clone: Clone;
beforeEach(() => {
  clone = createClone();
});
afterEach(() => clone.remove());

const give = (cases: readonly GivenCase[]) => clone.write({ [FILE]: results(cases) });
const rows = (path = OUT) => {
  const read = parseCalibration(path, clone.read(path));
  if (read.kind === 'faulty') throw new Error(JSON.stringify(read.faults));
  return read.rows.map(({ answer, faithful, relevant }) => [answer, faithful, relevant]);
};
const say = (words: string, more: readonly string[] = []) =>
  clone.run(['label', FILE, ...more], { input: `${[...words].join('\n')}\n` });

describe('prompt-gate label, from a pipe', () => {
  it('makes a labelled set that the gate can read', async () => {
    give([{ id: 'a', baseline: null, score: 0.2 }]);
    const { code, output, errors } = await say('ny');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(rows()).toEqual([['a new', false, true]]);
    expect(output).toContain('What of a?');
    expect(output).toContain('About a.');
    expect(output).toContain(`judge: { calibration: ${OUT} }`);
    expect(output).toContain('at least 20 of each label are needed');
  });

  it('shows no score before the label', async () => {
    give([{ id: 'a', baseline: null, score: 0.2 }]);
    const { output } = await say('q');
    expect(output).not.toMatch(/0\.2|20%|score/i);
  });

  it('goes on where it was left, and asks for nothing twice', async () => {
    give([{ id: 'a' }, { id: 'b' }]);
    await say('yyny');
    const first = rows();
    expect(first).toHaveLength(2);
    const { output } = await say('yyyy');
    expect(output).toContain('2 of them labelled already');
    expect(rows().slice(0, 2)).toEqual(first);
    expect(new Set(rows().map(([answer]) => answer))).toEqual(new Set(['a new', 'a old', 'b new', 'b old']));
    expect((await say('')).output).toContain('4 of them labelled already');
  });

  it('takes back, skips and stops', async () => {
    give([
      { id: 'a', baseline: null },
      { id: 'b', baseline: null },
      { id: 'c', baseline: null },
    ]);
    // One row, taken back and given again; the next skipped; then the end of the input.
    const { code } = await say('yyunns');
    expect(code).toBe(0);
    expect(rows()).toHaveLength(1);
    expect(rows()[0]?.slice(1)).toEqual([false, false]);
  });

  it('keeps what was said when the input ends in the middle of an answer', async () => {
    give([{ id: 'a' }, { id: 'b' }]);
    await say('yyy');
    expect(rows()).toHaveLength(1);
  });

  it('asks again after a word that it does not know', async () => {
    give([{ id: 'a', baseline: null }]);
    const { code, output } = await say('xyy');
    expect(code).toBe(0);
    expect(output).toContain('Expected y, n, s, u or q; found "x".');
    expect(rows()).toEqual([['a new', true, true]]);
  });

  it('strips what an answer would do to the terminal', async () => {
    give([{ id: 'a', baseline: null, candidate: ['\u001b[2J\u001b]0;pwned\u0007done \u202e'] }]);
    const { output } = await say('q');
    for (const hostile of ['\u001b', '\u0007', '\u202e']) expect(output).not.toContain(hostile);
    expect(output).toContain('[U+001B][2J');
  });

  it.each([
    ['no such file', ['label', 'absent.json'], 'cannot be read'],
    ['another file', ['label', 'other.json'], 'is no results file'],
    ['another kind of set', ['label', FILE, '--out', 'set.csv'], '.jsonl'],
    ['a set that is none', ['label', FILE, '--out', 'set.jsonl'], 'no labelled set'],
    ['no file named', ['label'], 'missing required argument'],
  ])('refuses %s', async (_, words, message) => {
    give([{ id: 'a' }]);
    clone.write({ 'other.json': '{}', 'set.jsonl': '{"id":1}\n' });
    const { code, errors } = await clone.run(words);
    expect(code).toBe(64);
    expect(errors).toContain(message);
  });
});

describe('prompt-gate label, in a terminal', () => {
  it('takes single keys, and leaves the terminal as it was', async () => {
    give([
      { id: 'a', baseline: null },
      { id: 'b', baseline: null },
    ]);
    const { code, output } = await clone.press(
      ['label', FILE, '--out', 'own.jsonl'],
      [
        ['Faithful:', 'x'],
        ['found "x"', ''],
        ['Faithful:', '\x1b[A'],
        ['q quit', 'y'],
        ['Relevant:', 'n'],
        ['Faithful:', 'n'],
        ['Relevant:', 'u'],
        ['Faithful:', 'q'],
      ],
    );
    expect(code).toBe(0);
    expect(rows('own.jsonl')).toHaveLength(1);
    expect(rows('own.jsonl')[0]?.slice(1)).toEqual([true, false]);
    expect(output).toContain('faithful 1 · not faithful 0');
  });

  it.each(['\x03', '\x04'])('stops at %j', async (key) => {
    give([{ id: 'a' }]);
    const { code } = await clone.press(
      ['label', FILE],
      [
        ['Faithful:', 'y'],
        ['Relevant:', key],
      ],
    );
    expect(code).toBe(0);
    expect(existsSync(join(clone.folder, OUT))).toBe(false);
  });
});
