import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PAGE_FILE } from '../../src/adapters/files/whole-file.ts';
import { writePage, writePageOf } from '../../src/adapters/page/write-page.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import { MAX_CASES } from '../../src/report/page/render-page.ts';
import { NO_ASSETS, pageOf, resultsOf } from '../report/page/given-page.ts';
import { aBlockedView, aCase, aPrompt, aView } from '../report/view-builder.ts';

let all: string;
let folder: string;
beforeAll(async () => {
  all = await mkdtemp(join(tmpdir(), 'prompt-gate-page-'));
});
beforeEach(async () => {
  folder = await mkdtemp(join(all, 'run-'));
});
afterAll(() => rm(all, { recursive: true }));

const one = aCase('c');
/** A dataset of so many cases, none of which is kept. */
const many = (length: number) => ({
  length,
  at: (place: number) => (place < length ? one : undefined),
  *[Symbol.iterator]() {
    for (let place = 0; place < length; place += 1) yield one;
  },
});

describe('the page of a run', () => {
  it('is what its results file would become', async () => {
    const view = aBlockedView();
    const path = join(folder, PAGE_FILE);
    expect(await writePage(view, folder, NO_ASSETS)).toEqual({ kind: 'written', path });
    expect(await readFile(path, 'utf8')).toBe(pageOf(resultsOf(view)));
    expect(await readdir(folder)).toEqual([PAGE_FILE]);
  });

  it('is not written where no prompt was measured', async () => {
    const view = aView({ prompts: [aPrompt({ checks: null, cases: [] })] });
    expect(await writePage(view, folder, NO_ASSETS)).toEqual({ kind: 'nothing-measured' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is left out where it would show too many cases', async () => {
    const view = aView({ prompts: [aPrompt({ cases: many(MAX_CASES + 1) })] });
    expect(await writePage(view, folder, NO_ASSETS)).toEqual({
      kind: 'left-out',
      why: 'the run has more than the 20,000 cases that a report page shows',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes that of an earlier run away where there is none', async () => {
    const older = join(folder, PAGE_FILE);
    for (const cases of [[], many(MAX_CASES + 1)]) {
      await writeFile(older, 'Passed');
      const checks = cases.length === 0 ? { checks: null } : {};
      const view = aView({ prompts: [aPrompt({ cases, ...checks })] });
      expect((await writePage(view, folder, NO_ASSETS)).kind).not.toBe('written');
      expect(await readdir(folder)).toEqual([]);
    }
  });

  it('fails without an error where it cannot be written, and leaves nothing half done', async () => {
    await mkdir(join(folder, PAGE_FILE));
    const outcome = await writePage(aView(), folder, NO_ASSETS);
    expect(outcome).toEqual({ kind: 'failed', why: expect.stringMatching(/EISDIR|ENOTEMPTY|EPERM/) });
    expect(await readdir(folder)).toEqual([PAGE_FILE]);
  });

  it('needs a build', async () => {
    expect(await writePage(aView(), folder)).toEqual({
      kind: 'failed',
      why: expect.stringContaining('`npm run build`'),
    });
  });
});

describe('the page of a results file', () => {
  it('replaces what is there, and writes through no link', async () => {
    const [path, elsewhere] = [join(folder, 'report.html'), join(folder, 'elsewhere')];
    await writeFile(elsewhere, 'before');
    await symlink(elsewhere, path);
    writePageOf(resultsOf(), path, NO_ASSETS);
    expect(await readFile(path, 'utf8')).toBe(pageOf(resultsOf()));
    expect(await readFile(elsewhere, 'utf8')).toBe('before');
  });

  it('is refused with the place that is wrong, and what was there stays', async () => {
    const path = join(folder, 'report.html');
    await writeFile(path, 'before');
    const write = () => writePageOf({ ...resultsOf(), verdict: 'green' }, path, NO_ASSETS);
    expect(write).toThrow(GateError);
    expect(write).toThrow(
      'Not a results file of Prompt Gate: verdict is not one of pass, blocked, awaiting-sign-off, inconclusive, not-applicable.',
    );
    expect(await readFile(path, 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['report.html']);
  });
});
