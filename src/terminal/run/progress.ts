import type { Progress } from '../../gate/context.ts';
import type { Log } from '../../ports/system.ts';
import { cut, oneLine, type Style } from '../../report/terminal/text.ts';
import { count, integer, money } from '../../report/words.ts';
import { lookOf } from '../look.ts';
import type { Terminal } from '../terminal.ts';

/** What a person sees while a run is at work. */
export interface Watcher {
  readonly log: Log;
  onProgress(progress: Progress): void;
  /** A model is asked: the judge's labelled set comes before the first answer. */
  onCall(): void;
  /** The last line is written, and the cursor is as it was. */
  close(): void;
}

const REDRAW_MS = 120;
/** The time left is reckoned from what was done in the last so many milliseconds: kept answers take none. */
const WINDOW_MS = 20_000;
const HIDE = '\x1b[?25l';
const SHOW = '\x1b[?25h';
const BAR = 24;

/**
 * @param elapsed milliseconds since any moment
 * @param noun what one step of the work is called
 */
export function watchRun(
  { errors, environment }: Pick<Terminal, 'errors' | 'environment'>,
  redact: (text: string) => string,
  elapsed: () => number,
  noun = 'answer',
): Watcher {
  const { paint } = lookOf(errors, environment);
  const live = errors.isTTY === true && environment.TERM !== 'dumb';
  const pace = paceOf(elapsed);
  const started = elapsed();
  let latest: Progress | null = null;
  let calls = 0;
  let drawn = 0;
  let told = 0;
  let closed = false;

  const erase = () => {
    const text = drawn === 0 ? '' : `\x1b[${drawn}A\r\x1b[J`;
    drawn = 0;
    return text;
  };
  const draw = () => {
    const width = Math.max(20, (errors.columns || 80) - 1);
    const lines = (latest === null ? [firstLine()] : liveLines(latest)).map((line) => cut(line, width));
    errors.write(`${erase()}${lines.join('\n')}\n`);
    drawn = lines.length;
  };
  const firstLine = () => {
    const what = calls === 0 ? 'Reading what changed' : `Asking models, ${count(calls, 'call')} so far`;
    return `${what} · ${clock(elapsed() - started)}`;
  };
  const liveLines = (progress: Progress) => {
    const left = pace.left(progress);
    return [
      `${bar(progress)} ${integer(progress.done)} of ${count(progress.all, noun)}`,
      `${spent(progress)} · ${clock(elapsed() - started)}${left === null ? '' : `, about ${clock(left)} left`}`,
    ];
  };
  const write = (line: string) => {
    errors.write(`${erase()}${line}\n`);
    if (live && !closed) draw();
  };
  const say = (style: Style | null, mark: string) => (text: string) => {
    const line = redact(text).split('\n').map(oneLine).join('\n');
    write(style === null ? line : `${paint(style, mark)}${line}`);
  };
  const timer = live ? setInterval(draw, REDRAW_MS) : null;
  timer?.unref();
  if (live) errors.write(HIDE);
  // Also where the process ends at once.
  const restore = () => errors.write(SHOW);
  if (live) process.on('exit', restore);
  return {
    log: { info: say(null, ''), warning: say('warn', 'warning: '), error: say('bad', 'error: ') },
    onProgress(progress) {
      latest = progress;
      pace.add(progress.done);
      if (live) return;
      const tenth = Math.floor((progress.done * 10) / progress.all);
      if (tenth === told) return;
      told = tenth;
      write(`${integer(progress.done)} of ${count(progress.all, noun)} measured (${spent(progress)})`);
    },
    onCall() {
      calls += 1;
    },
    close() {
      if (closed) return;
      closed = true;
      if (timer !== null) clearInterval(timer);
      process.off('exit', restore);
      if (live) errors.write(`${erase()}${SHOW}`);
    },
  };
}

function spent({ usage }: Progress): string {
  const cost =
    usage.usd === null && usage.knownUsd > 0 ? `over ${money(usage.knownUsd)}` : `${money(usage.usd)}`;
  return `${count(usage.modelCalls, 'call')}, ${integer(usage.cachedCalls)} kept · cost ${cost}`;
}

/** Minutes and seconds. */
function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function bar({ done, all }: Progress): string {
  const full = all === 0 ? 0 : Math.floor((done * BAR) / all);
  return `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}]`;
}

/** How fast answers come lately. */
function paceOf(elapsed: () => number) {
  const seen: { at: number; done: number }[] = [{ at: elapsed(), done: 0 }];
  return {
    add(done: number) {
      const now = elapsed();
      seen.push({ at: now, done });
      while (seen.length > 2 && (seen[1]?.at ?? now) < now - WINDOW_MS) seen.shift();
    },
    /** Milliseconds; null: nobody knows yet. */
    left({ done, all }: Progress): number | null {
      const [first] = seen;
      if (first === undefined || done === first.done || done === all) return null;
      return ((all - done) * (elapsed() - first.at)) / (done - first.done);
    },
  };
}
