import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Results } from '../../fixtures/servers/run-action.ts';
import { CONFIG, candidateAnswers } from './base-branch.ts';
import { expectVerdict, type Outcome } from './outcome.ts';
import {
  createWorld,
  fact,
  GOOD_ANSWER,
  goldenCases,
  PROMPT,
  prompt,
  REWORDED,
  TEXT,
  unfaithfulOn,
  type World,
} from './world.ts';

const CASES = 2_000;
const DATASET = 'golden.jsonl';
const MEGABYTE = 1_024;
/** Makes the child process say how much memory it took at most, in kilobytes; only Linux knows. */
const TELL_PEAK = `--import=data:text/javascript,${encodeURIComponent(`
  const { readFileSync } = process.getBuiltinModule('node:fs');
  process.on('exit', () => {
    const [, peak] = /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
    console.log('peak:' + peak);
  });
`)}`;
const knowsPeak = process.platform === 'linux';

const rows = goldenCases(CASES).map((row) => JSON.stringify(row));
const peakOf = ({ log }: Outcome) => Number(/^peak:(\d+)$/m.exec(log)?.[1]) / MEGABYTE;
const textOf = (one: Results, side: string) => one[side].samples[0].output;

describe('a dataset of thousands of cases', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'prompt-gate-large-'));
  let world: World;
  beforeAll(async () => {
    world = await createWorld({
      [CONFIG]: `dataset: ${DATASET}\nearly-stopping: false\nprices: { small: { input: 0, output: 0 }, gpt-4o: { input: 0, output: 0 } }\ncache: { enabled: false }\n`,
      [DATASET]: rows.join('\n'),
    });
  });
  afterAll(async () => {
    rmSync(temporary, { recursive: true });
    await world.close();
  });

  const options = {
    inputs: { concurrency: '64' },
    environment: { RUNNER_TEMP: temporary, ...(knowsPeak ? { NODE_OPTIONS: TELL_PEAK } : {}) },
  };

  it('is measured within 280 MB, and every case stands in the results file', {
    timeout: 300_000,
  }, async () => {
    world.answer = GOOD_ANSWER;
    const number = await world.propose({ 'prompts/new.md': prompt('1.0.0', TEXT) });
    const run = await expectVerdict(world, number, 'pass', options);
    if (knowsPeak) expect(peakOf(run)).toBeGreaterThan(50);
    if (knowsPeak) expect(peakOf(run)).toBeLessThanOrEqual(280);
    expect(run.prompt.cases.map((one: Results) => one.id)).toEqual(goldenCases(CASES).map(({ id }) => id));
    expect(
      run.prompt.cases.every((one: Results, n: number) => textOf(one, 'candidate') === fact(n + 1)),
    ).toBe(true);
    expect(run.prompt.checks.passed).toBe(CASES);
    expect(run.judged).toHaveLength(2 * CASES);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('shows the worst of them, with both answers, whichever were measured last', {
    timeout: 300_000,
  }, async () => {
    world.answer = candidateAnswers((n) =>
      n === CASES
        ? `${unfaithfulOn(CASES)(n, '')} Whales sing louder than trains.`
        : unfaithfulOn(CASES / 2)(n, ''),
    );
    const number = await world.propose({ [PROMPT]: prompt('1.3.0', REWORDED) });
    const run = await expectVerdict(world, number, 'blocked', options);
    expect(run.codes).toContain('regression.faithfulness');
    expect(run.prompt.metrics.faithfulness).toMatchObject({ worse: CASES / 2 + 1, same: CASES / 2 - 1 });
    expect(run.comment).toContain(`3 of ${CASES / 2 + 1}`);
    expect(run.comment).toContain(`\`c${CASES}\``);
    expect(run.comment).toContain('Whales sing louder than trains');
    expect(textOf(run.prompt.cases[CASES - 1], 'baseline')).toBe(fact(CASES));
    expect(readdirSync(temporary)).toEqual([]);
  });
});
