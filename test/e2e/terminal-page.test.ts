import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases, changed } from './base-branch.ts';
import { openDesk } from './terminal-given.ts';
import { createWorld, PROMPT, type World } from './world.ts';

const PAGE = 'prompt-gate-report.html';

let world: World;
beforeAll(async () => {
  world = await createWorld(cases(3));
});
afterAll(() => world.close());

describe.concurrent('prompt-gate run', () => {
  it('leaves the page beside the results, and says where', async (test) => {
    const desk = await openDesk(test, world);
    desk.write({ [PROMPT]: changed('1.3.0') });
    await mkdir(join(desk.folder, 'out'));
    const { code, output, errors } = await desk.run(['run', '--results', 'out/mine.json']);
    expect([code, errors.includes('could not be written')], output).toEqual([0, false]);
    expect(output).toContain(`Page: out/${PAGE}`);
    const page = await readFile(join(desk.folder, 'out', PAGE), 'utf8');
    expect(page).toContain('<h1 id="verdict">Passed</h1>');
    expect(page).toContain('id="cases-0"');
  });

  it('is not changed by its own page: the next run sees nothing new', async (test) => {
    const desk = await openDesk(test, world);
    desk.write({ [PROMPT]: changed('1.3.0') });
    await desk.run(['run']);
    const first = await desk.results();
    await desk.run(['run']);
    expect((await desk.results())?.run.digest).toBe(first?.run.digest);
    expect((await desk.results())?.run.head).toBe(first?.run.head);
  });

  it('writes none where no prompt was measured', async (test) => {
    const desk = await openDesk(test, world);
    desk.write({ 'README.md': '# Other\n' });
    const { code, output } = await desk.run(['run']);
    expect(code).toBe(0);
    expect(output).not.toContain('Page:');
    expect(await readdir(desk.folder)).not.toContain(PAGE);
  });

  it('says that the page could not be written, and keeps its verdict', async (test) => {
    const desk = await openDesk(test, world);
    desk.write({ [PROMPT]: changed('1.3.0') });
    await mkdir(join(desk.folder, PAGE));
    const { code, errors } = await desk.run(['run']);
    expect(code).toBe(0);
    expect(errors).toMatch(/^The page could not be written: EISDIR/m);
  });
});
