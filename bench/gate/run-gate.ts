import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  commandFile,
  type Results,
  runnerEnvironment,
  runnerFiles,
} from '../../fixtures/servers/run-action.ts';
import type { Pull } from '../server/pulls.ts';
import type { Probed } from './probe.ts';

export const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

export interface GateRun {
  readonly pull: Pull;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** What to watch from inside the process, which costs it a little. */
  readonly probe?: 'memory' | 'files';
  /** Whether to read the results file. */
  readonly reads?: boolean;
}

export interface GateResult {
  /** From the start of the process to its end. */
  readonly ms: number;
  readonly verdict: string | undefined;
  readonly log: string;
  readonly probed: Probed | null;
  readonly results: Results | null;
}

/** Runs the built gate as the runner of a fresh machine would: nothing is compiled beforehand. */
export async function runGate({ pull, inputs = {}, ...run }: GateRun): Promise<GateResult> {
  const folder = await mkdtemp(join(tmpdir(), 'prompt-gate-bench-'));
  const files = runnerFiles(folder);
  const probe = join(folder, 'probe.json');
  const environment = {
    ...runnerEnvironment({ github: pull.repository, event: 'pull_request', inputs }, folder),
    ...(run.probe === undefined ? {} : probing(run.probe, probe)),
    ...run.environment,
  };
  try {
    await writeFile(files.event, JSON.stringify(pull.payload));
    await Promise.all([files.output, files.state, files.summary].map((path) => writeFile(path, '')));
    const { ms, log } = await timed([join(DIST, 'index.js')], folder, environment);
    const { verdict } = commandFile(readFileSync(files.output, 'utf8'));
    const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
    return {
      ms,
      verdict,
      log,
      probed: run.probe === undefined ? null : json(probe),
      results: run.reads === true ? json(join(folder, 'prompt-gate-results.json')) : null,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same, where another verdict than this one is no measurement. */
export async function runGateTo(verdict: string, run: GateRun): Promise<GateResult> {
  const result = await runGate(run);
  if (result.verdict === verdict) return result;
  throw new Error(`The gate came to ${result.verdict} instead of ${verdict}:\n${result.log}`);
}

function probing(watch: 'memory' | 'files', path: string): Record<string, string> {
  const module = new URL('probe.ts', import.meta.url).href;
  return { NODE_OPTIONS: `--import=${module}`, BENCH_PROBE: path, BENCH_PROBE_WATCH: watch };
}

/** Runs Node and gives the time of the whole process, in milliseconds. */
export function timed(
  args: readonly string[],
  cwd: string,
  env: Record<string, string>,
): Promise<{ readonly ms: number; readonly log: string }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        log += chunk.toString();
      });
    child.on('error', reject);
    child.on('exit', () => {
      const ms = performance.now() - start;
      child.on('close', () => resolve({ ms, log }));
    });
  });
}
