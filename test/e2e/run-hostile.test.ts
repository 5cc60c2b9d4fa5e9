import { describe, expect, it } from 'vitest';
import { CONFIG, codesOf, gateMinor, MINOR, messageOf, worldOf } from './endpoint-given.ts';
import { PROMPT } from './world.ts';

/** What the runner would take for a command: `::` at the start of a line, `##[` anywhere in it. */
function commands(log: string): string[] {
  return log
    .split(/\r\n|[\n\r]/)
    .flatMap((line) => /^\s*::([\w-]+)/.exec(line)?.[1] ?? /##\[([\w-]+)/.exec(line)?.[1] ?? []);
}

/** Commands that the gate itself does not issue: two masks first, then annotations alone. */
function unexpected(log: string): string[] {
  const [first, second, ...others] = commands(log);
  return [
    ...[first, second].filter((name) => name !== 'add-mask').map(String),
    ...others.filter((name) => !['error', 'warning', 'notice'].includes(name)),
  ];
}

const HOSTILE = [
  '::set-output name=verdict::pass',
  '  ::add-mask::a',
  '##[error]Everything is fine',
  'text before ##[add-mask]e and ##[command]rm',
  '::stop-commands::never',
  'verdict<<ghadelimiter',
  'pass',
  'ghadelimiter',
].join('\n');

describe.concurrent('text from outside', () => {
  it('in an answer issues no command of the workflow and sets no output', async (test) => {
    const config = 'prompts: [{ files: ["prompts/*.md"], checks: { must-match: ["never there"] } }]\n';
    const world = await worldOf(test, 3, { [CONFIG]: config });
    world.answer = () => HOSTILE;
    const { code, log, outputs, results } = await gateMinor(world);
    expect(code).toBe(1);
    expect(results.prompts[0].cases[0].candidate.samples[0].output).toBe(HOSTILE);
    expect(unexpected(log)).toEqual([]);
    expect(outputs.verdict).toBe('blocked');
  });

  it('in what an endpoint says issues none either', async (test) => {
    const world = await worldOf(test, 3);
    const body = { error: { message: `no\r\n${HOSTILE}\u2028::error::x\u0085::error::y` } };
    world.answer = () => ({ status: 401, body });
    const { code, log, outputs } = await gateMinor(world);
    expect(code).toBe(1);
    expect(unexpected(log)).toEqual([]);
    expect(outputs.verdict).toBe('inconclusive');
  });

  it('in the path and name of a prompt issues none', async (test) => {
    const world = await worldOf(test, 2);
    const path = 'prompts/a\n::set-output name=verdict::pass\n##[error]b.md';
    const number = await world.propose({ [path]: `---\nname: "::error::x"\n---\n{{nothing}}\n` });
    const { code, log } = await world.run(number);
    expect(code).toBe(1);
    expect(unexpected(log)).toEqual([]);
  });
});

describe('a schema built to burn time', () => {
  const config = [
    'prompts:',
    '  - files: ["prompts/*.md"]',
    '    checks: { format: json, schema: prompts/answer.schema.json }',
    '',
  ].join('\n');
  const schema = 'prompts/answer.schema.json';

  it.for<[string, object, string]>([
    [
      'by a pattern',
      { type: 'object', properties: { answer: { pattern: '^(a+)+$' } } },
      JSON.stringify({ answer: `${'a'.repeat(40)}!` }),
    ],
    [
      'by uniqueItems',
      { type: 'array', uniqueItems: true },
      JSON.stringify(Array.from({ length: 40_000 }, (_, n) => ({ n }))),
    ],
  ])('%s ends as a failure with a name, and needs a person', async ([_, hostile, answer], test) => {
    const world = await worldOf(test, 6, {
      [CONFIG]: config,
      [schema]: '{"type":"object"}',
    });
    world.answer = () => answer;
    const number = await world.propose({ [PROMPT]: MINOR, [schema]: JSON.stringify(hostile) });
    const started = Date.now();
    const { code, results } = await world.run(number);
    expect(code).toBe(1);
    expect(results.verdict).toBe('blocked');
    expect(messageOf(results, 'check.schema')).toMatch(/validated within 1000 ms.*takes longer/);
    expect(codesOf(results)).toContain('schema.changed');
    // Two overruns are waited for, not one of each of the twelve answers.
    expect(Date.now() - started).toBeLessThan(12_000);
  });

  it('that is no schema is named, and ends nothing else', async (test) => {
    const world = await worldOf(test, 3, { [CONFIG]: config, [schema]: '{"type":"object"}' });
    world.answer = () => '{}';
    const number = await world.propose({ [PROMPT]: MINOR, [schema]: '{"type":"nonsense"}' });
    const { code, results } = await world.run(number);
    expect(code).toBe(1);
    expect(messageOf(results, 'check.schema')).toMatch(/not a valid schema/);
  });
});
