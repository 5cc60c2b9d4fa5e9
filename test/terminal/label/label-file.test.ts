import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CalibrationRow } from '../../../src/dataset/calibration-row.ts';
import { labelFile } from '../../../src/terminal/label/label-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prompt-gate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const aRow = (id: string, reference: string | null = null): CalibrationRow => ({
  id,
  query: 'q',
  context: 'c',
  reference,
  answer: 'a\nb',
  faithful: true,
  relevant: false,
});
const open = (name = 'set.jsonl') => labelFile(folder, name);
const text = (name = 'set.jsonl') => readFileSync(join(folder, name), 'utf8');

describe('a labelled set that grows', () => {
  it('is not there before its first row, and then at any depth', () => {
    const file = open('a/b/set.jsonl');
    expect(existsSync(join(folder, 'a'))).toBe(false);
    file.append(aRow('one'));
    file.append(aRow('two', 'ideal'));
    expect(open('a/b/set.jsonl').rows).toEqual([aRow('one'), aRow('two', 'ideal')]);
  });

  it.each(['', '\n'])('goes on behind a last line that ends in %j', (end) => {
    writeFileSync(join(folder, 'set.jsonl'), `${JSON.stringify(aRow('old'))}${end}`);
    const file = open();
    file.append(aRow('new'));
    expect(open().rows.map(({ id }) => id)).toEqual(['old', 'new']);
    file.takeBack();
    expect(open().rows.map(({ id }) => id)).toEqual(['old']);
  });

  it('takes back what it appended, row by row, and nothing that was there before', () => {
    writeFileSync(join(folder, 'set.jsonl'), `${JSON.stringify(aRow('old'))}\n`);
    const before = text();
    const file = open();
    file.append(aRow('one'));
    file.append(aRow('two'));
    for (let times = 0; times < 4; times += 1) file.takeBack();
    expect(text()).toBe(before);
  });

  it('takes nothing back once somebody else has added to the file', () => {
    const file = open();
    file.append(aRow('mine'));
    appendFileSync(join(folder, 'set.jsonl'), `${JSON.stringify(aRow('theirs'))}\n`);
    expect(() => file.takeBack()).toThrow(/somebody else has changed it/);
    expect(open().rows.map(({ id }) => id)).toEqual(['mine', 'theirs']);
  });

  it('refuses a file with rows of another kind, naming each', () => {
    writeFileSync(join(folder, 'set.jsonl'), '{"id":"a"}\n{"id":"b"\n');
    expect(() => open()).toThrow(expect.objectContaining({ code: 'config.calibration' }));
  });

  it('says so where the row finds no place', () => {
    mkdirSync(join(folder, 'x'));
    writeFileSync(join(folder, 'x/file'), '');
    const file = open('x/file/set.jsonl'.replace('/set', '/deep/set').replace('file/deep', 'none'));
    file.append(aRow('fine'));
    expect(() => labelFile(join(folder, 'x/file/set.jsonl'), 's').append(aRow('a'))).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^config\.(?:unwritable|calibration)$/) }),
    );
  });

  it('writes through no link out of the folder, whether or not anything is behind it', () => {
    const outside = mkdtempSync(join(tmpdir(), 'prompt-gate-outside-'));
    try {
      symlinkSync(join(outside, '.profile'), join(folder, 'set.jsonl'));
      symlinkSync(outside, join(folder, 'prompts'));
      for (const name of ['set.jsonl', 'prompts/set.jsonl', 'prompts/a/set.jsonl'])
        expect(() => open(name)).toThrow(/leads elsewhere/);
      writeFileSync(join(outside, '.profile'), '');
      expect(() => open()).toThrow(/is a link/);
      expect(readFileSync(join(outside, '.profile'), 'utf8')).toBe('');
      expect(readdirSync(outside)).toEqual(['.profile']);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  it('may lie elsewhere where that is said, and behind a link that stays in the folder', () => {
    const outside = mkdtempSync(join(tmpdir(), 'prompt-gate-outside-'));
    try {
      const given = join(outside, 'set.jsonl');
      labelFile(folder, given).append(aRow('one'));
      expect(labelFile(folder, given).rows).toHaveLength(1);
      mkdirSync(join(folder, 'real'));
      symlinkSync(join(folder, 'real'), join(folder, 'alias'));
      open('alias/set.jsonl').append(aRow('one'));
      expect(open('real/set.jsonl').rows).toHaveLength(1);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });
});
