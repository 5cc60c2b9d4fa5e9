import { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/gate/context.ts';
import { NO_USAGE } from '../../src/model/usage.ts';
import { watchRun } from '../../src/terminal/run/progress.ts';
import type { Screen } from '../../src/terminal/terminal.ts';

/** A screen that does what it is told: line breaks, carriage returns, cursor up, erase, hide and show. */
class ScreenOfLines extends Writable implements Screen {
  readonly isTTY: boolean;
  readonly columns: number;
  readonly lines: string[] = [''];
  cursorShown = true;
  redraws = 0;
  #row = 0;
  #column = 0;

  constructor(isTTY: boolean, columns: number) {
    super({ decodeStrings: false });
    this.isTTY = isTTY;
    this.columns = columns;
  }

  override _write(text: string, _: BufferEncoding, done: () => void): void {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal is told by them
    for (const [piece] of text.matchAll(/\u001b\[(\??)(\d*)([A-Za-z])|[\s\S]/gu)) this.#take(piece);
    done();
  }

  #take(piece: string): void {
    if (piece === '\n') {
      this.#row += 1;
      this.#column = 0;
      this.lines[this.#row] ??= '';
    } else if (piece === '\r') this.#column = 0;
    else if (piece.endsWith('A') && piece.length > 1) this.#row -= Number(piece.slice(2, -1));
    else if (piece === '\u001b[J') {
      this.redraws += 1;
      this.lines.length = this.#row + 1;
      this.lines[this.#row] = (this.lines[this.#row] ?? '').slice(0, this.#column);
    } else if (piece === '\u001b[?25l') this.cursorShown = false;
    else if (piece === '\u001b[?25h') this.cursorShown = true;
    else if (!piece.startsWith('\u001b')) {
      const line = this.lines[this.#row] ?? '';
      this.lines[this.#row] = line.slice(0, this.#column) + piece;
      this.#column += 1;
    }
  }

  shown(): string[] {
    return this.lines.filter((line) => line !== '');
  }
}

const at = (done: number, all = 80): Progress => ({
  done,
  all,
  usage: { ...NO_USAGE, modelCalls: done * 2, cachedCalls: 3, usd: done / 100, knownUsd: done / 100 },
});

function watch(screen: Screen, environment: Record<string, string> = {}, elapsed = () => 10_000) {
  return watchRun({ errors: screen, environment }, (text) => text.replaceAll('secret', '***'), elapsed);
}

describe('progress where a person looks', () => {
  it('is two lines that redraw themselves: answers, calls, kept, cost, time and time left', async () => {
    const screen = new ScreenOfLines(true, 100);
    let now = 0;
    const watcher = watch(screen, {}, () => now);
    expect(screen.cursorShown).toBe(false);
    watcher.onProgress(at(10));
    now = 20_000;
    watcher.onProgress(at(20));
    await delay(300);
    expect(screen.redraws).toBeGreaterThan(0);
    expect(screen.shown()).toEqual([
      '[######..................] 20 of 80 answers',
      '40 calls, 3 kept · cost $0.20 · 0:20, about 1:00 left',
    ]);
    watcher.close();
    expect(screen.shown()).toEqual([]);
    expect(screen.cursorShown).toBe(true);
  });

  it('says what it does before the first answer', async () => {
    const screen = new ScreenOfLines(true, 100);
    const watcher = watch(screen);
    await delay(300);
    expect(screen.shown()).toEqual(['Reading what changed · 0:00']);
    watcher.onCall();
    await delay(200);
    expect(screen.shown()).toEqual(['Asking models, 1 call so far · 0:00']);
    watcher.close();
  });

  it('leaves what is logged above it, without secrets and without what moves the cursor', async () => {
    const screen = new ScreenOfLines(true, 100);
    const watcher = watch(screen, { NO_COLOR: '1' });
    watcher.onProgress(at(40));
    await delay(200);
    watcher.log.warning('slow\u001b[2J secret\nsecond');
    watcher.log.info('plain');
    await delay(200);
    expect(screen.shown().slice(0, 3)).toEqual(['warning: slow[U+001B][2J ***', 'second', 'plain']);
    expect(screen.shown()).toHaveLength(5);
    watcher.close();
    expect(screen.shown()).toEqual(['warning: slow[U+001B][2J ***', 'second', 'plain']);
  });

  it('fits a narrow screen: no line is broken, or the next redraw would leave a part of it', async () => {
    const screen = new ScreenOfLines(true, 30);
    const watcher = watch(screen);
    watcher.onProgress(at(79, 123_456));
    await delay(300);
    for (const line of screen.shown()) expect(line.length).toBeLessThan(30);
    watcher.close();
  });

  it('says what comes after its end, and draws nothing below it', () => {
    const screen = new ScreenOfLines(true, 100);
    const watcher = watch(screen, { NO_COLOR: '1' });
    watcher.onProgress(at(80));
    watcher.close();
    watcher.log.warning('Answers cannot be kept.');
    expect(screen.shown()).toEqual(['warning: Answers cannot be kept.']);
  });

  it('takes a screen of no columns for one of the usual width', async () => {
    const screen = new ScreenOfLines(true, 0);
    const watcher = watch(screen);
    watcher.onProgress(at(10));
    await delay(300);
    expect(screen.shown()[0]).toBe('[###.....................] 10 of 80 answers');
    watcher.close();
  });

  it('gives the cursor back where the process ends at once', () => {
    const screen = new ScreenOfLines(true, 80);
    const before = process.listenerCount('exit');
    const watcher = watch(screen);
    const [restore] = process.listeners('exit').slice(before);
    restore?.(0);
    expect(screen.cursorShown).toBe(true);
    watcher.close();
    expect(process.listenerCount('exit')).toBe(before);
  });
});

describe('progress where nobody looks', () => {
  it.each([
    ['a pipe', false, {}],
    ['a terminal that cannot move its cursor', true, { TERM: 'dumb' }],
  ])('is a plain line for every tenth: %s', (_, isTTY, environment) => {
    const screen = new ScreenOfLines(isTTY, 100);
    const watcher = watch(screen, environment);
    for (let done = 1; done <= 80; done += 1) watcher.onProgress(at(done));
    watcher.close();
    expect(screen.redraws).toBe(0);
    expect(screen.shown()).toHaveLength(10);
    expect(screen.shown()[0]).toBe('8 of 80 answers measured (16 calls, 3 kept · cost $0.08)');
    expect(screen.shown().at(-1)).toContain('80 of 80');
  });

  it('says that a cost is not known, and what of it is', () => {
    const screen = new ScreenOfLines(false, 100);
    const watcher = watch(screen);
    watcher.onProgress({ done: 1, all: 2, usage: { ...NO_USAGE, usd: null, knownUsd: 0.5 } });
    watcher.onProgress({ done: 2, all: 2, usage: { ...NO_USAGE, usd: null } });
    expect(screen.shown()).toEqual([
      '1 of 2 answers measured (0 calls, 0 kept · cost over $0.50)',
      '2 of 2 answers measured (0 calls, 0 kept · cost unknown)',
    ]);
    watcher.close();
  });
});
