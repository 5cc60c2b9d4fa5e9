// Loaded before the gate, in its own process, by `--import`: watches what cannot be seen from outside.
import { readFileSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

/** What was watched. */
export interface Probed {
  /** The most memory that the process ever held, in bytes. */
  readonly peakBytes: number;
  /** What it held in the course of time: milliseconds since 1970, bytes. */
  readonly held: readonly (readonly [at: number, bytes: number])[];
  /** Files that it loaded, by their URL; only where files were to be watched. */
  readonly files: readonly string[];
}

const EVERY_MS = 250;

/** The high-water mark that the kernel keeps for this very program; elsewhere than on Linux, that of the process. */
function peakBytes(): number {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}

const path = process.env.BENCH_PROBE;
if (path !== undefined && isMainThread) {
  const held: [number, number][] = [];
  const files: string[] = [];
  if (process.env.BENCH_PROBE_WATCH === 'files') {
    registerHooks({
      load(url, context, next) {
        if (url.startsWith('file:')) files.push(url);
        return next(url, context);
      },
    });
  } else {
    setInterval(() => held.push([Date.now(), process.memoryUsage.rss()]), EVERY_MS).unref();
  }
  process.on('exit', () =>
    writeFileSync(path, JSON.stringify({ peakBytes: peakBytes(), held, files } satisfies Probed)),
  );
}
