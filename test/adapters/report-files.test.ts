import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { RESULTS_FILE, writeResults } from '../../src/adapters/runner/report-files.ts';

function newFolder(test: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'prompt-gate-results-'));
  test.onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('the results file', () => {
  it('holds the pieces one after another', (test) => {
    const folder = newFolder(test);
    const pieces = ['{', 'é😀'.repeat(50_000), '', '}'];
    const path = writeResults(folder, pieces);
    expect(path).toBe(join(folder, RESULTS_FILE));
    expect(readFileSync(path, 'utf8')).toBe(pieces.join(''));
    expect(readdirSync(folder)).toEqual([RESULTS_FILE]);
  });

  it('replaces what lies there, also a link, which is not written through', (test) => {
    const folder = newFolder(test);
    const elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, 'kept');
    symlinkSync(elsewhere, join(folder, RESULTS_FILE));
    for (const text of ['first', 'second']) {
      const path = writeResults(folder, [text]);
      expect(readFileSync(path, 'utf8')).toBe(text);
      expect(lstatSync(path).isFile()).toBe(true);
    }
    expect(readFileSync(elsewhere, 'utf8')).toBe('kept');
  });

  it('is written whole or not at all', (test) => {
    const folder = newFolder(test);
    writeResults(folder, ['before']);
    const broken = function* () {
      yield 'x'.repeat(200_000);
      throw new Error('the disk is gone');
    };
    expect(() => writeResults(folder, broken())).toThrow('the disk is gone');
    expect(readdirSync(folder)).toEqual([RESULTS_FILE]);
    expect(readFileSync(join(folder, RESULTS_FILE), 'utf8')).toBe('before');
  });
});
