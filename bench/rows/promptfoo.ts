import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { runGateTo, timed } from '../gate/run-gate.ts';
import { type Benchmark, type Row, seconds } from '../row.ts';
import { FAST } from '../server/behaviour.ts';
import { goldenCase } from '../server/cases.ts';
import type { Loopback } from '../server/loopback.ts';
import { endpointInputs } from './endpoint-inputs.ts';

const CASES = 1_000;
const CONCURRENCY = 20;

/** The same work by promptfoo, where it is installed: an answer a case, and two rubrics by a judge. */
export const promptfoo: Benchmark = {
  name: 'promptfoo',
  async run(loopback) {
    const program = programOf(process.env);
    return program === null ? [NOT_HERE] : [await compare(program, loopback)];
  },
};

const NOT_HERE: Row = {
  work: 'the same by promptfoo',
  measured: 'promptfoo is not installed (`PROMPTFOO_BIN`, or on the PATH)',
  against: '-',
  limit: '-',
  kept: null,
};

async function compare(program: string, loopback: Loopback): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'prompt-gate-bench-promptfoo-'));
  try {
    const endpoint = await endpointInputs(loopback);
    await writeFile(join(folder, 'config.json'), JSON.stringify(configOf(endpoint)));
    const args = [
      program,
      'eval',
      '-c',
      'config.json',
      '--no-cache',
      '--no-write',
      '--no-progress-bar',
      '--no-table',
    ];
    await loopback.behave(FAST);
    const theirs = await timed([...args, '-j', String(CONCURRENCY)], folder, environmentOf(folder, endpoint));
    const { answered } = await loopback.seen();
    if (answered < CASES * 3) throw new Error(`promptfoo asked ${answered} times:\n${theirs.log}`);
    await loopback.behave(FAST);
    const inputs = { ...endpoint, concurrency: String(CONCURRENCY) };
    const ours = await runGateTo('pass', { pull: await loopback.firstVersion(CASES), inputs });
    return {
      work: `${CASES} cases x 3 calls, at 0 ms, ${CONCURRENCY} in flight`,
      measured: seconds(ours.ms),
      against: `promptfoo: ${seconds(theirs.ms)}, ${(theirs.ms / ours.ms).toFixed(1)} times as long`,
      limit: 'not longer',
      kept: ours.ms <= theirs.ms,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function programOf(environment: Readonly<Record<string, string | undefined>>): string | null {
  const named = environment.PROMPTFOO_BIN;
  const found = (environment.PATH ?? '').split(delimiter).map((folder) => join(folder, 'promptfoo'));
  return (named ? [named] : found).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function configOf(endpoint: Readonly<Record<string, string>>): unknown {
  const options = { apiBaseUrl: endpoint['openai-base-url'], apiKey: endpoint['openai-api-key'] };
  const provider = { id: 'openai:chat:bench', config: options };
  const rubric = (value: string) => ({ type: 'llm-rubric', value, provider });
  const messages = [
    { role: 'system', content: 'You answer questions about facts.\nContext:\n{{context}}' },
    { role: 'user', content: '{{query}}' },
  ];
  return {
    prompts: [JSON.stringify(messages)],
    providers: [provider],
    defaultTest: { assert: [rubric('says only what the context supports'), rubric('answers the question')] },
    tests: Array.from({ length: CASES }, (_, index) => ({ vars: goldenCase(index) })),
  };
}

function environmentOf(folder: string, endpoint: Readonly<Record<string, string>>): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    PROMPTFOO_CONFIG_DIR: folder,
    PROMPTFOO_DISABLE_TELEMETRY: '1',
    PROMPTFOO_DISABLE_UPDATE: '1',
    PROMPTFOO_DISABLE_SHARING: '1',
    OPENAI_API_KEY: endpoint['openai-api-key'] ?? '',
    OPENAI_BASE_URL: endpoint['openai-base-url'] ?? '',
  };
}
