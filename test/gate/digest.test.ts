import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/gate/digest.ts';
import { makePlan } from '../../src/gate/plan.ts';
import { snapshots } from '../../src/gate/snapshot.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { policy } from '../config/given.ts';
import { comparisonOf, type Files, memoryRepository } from './memory-repository.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const CONFIG = `
model: gpt-4o-mini
prompts:
  - files: ["prompts/**/*.md"]
    dataset: prompts/golden.jsonl
    checks: { schema: prompts/answer.schema.json }
`;
const prompt = (version: string, text: string) => `---\nversion: ${version}\n---\n${text}`;
const BASE: Files = {
  'prompts/a.md': prompt('1.0.0', 'Answer.'),
  'prompts/golden.jsonl': '{"id":"1","query":"q"}\n',
  'prompts/answer.schema.json': '{"type":"object"}',
  'src/code.ts': 'export {};',
};
const HEAD: Files = { ...BASE, 'prompts/a.md': prompt('1.1.0', 'Answer briefly.') };

/** The digest of a run that compares these two commits, under these rules. */
async function digest(
  base: Files,
  head: Files,
  rules: Policy = policy({}, CONFIG),
  names: readonly [string, string] = ['base', 'head'],
): Promise<string> {
  const commits = { [names[0]]: base, [names[1]]: head };
  const repository = memoryRepository(commits);
  const files = snapshots(repository);
  const comparison = comparisonOf(commits, names[0], names[1]);
  await makePlan(comparison, { commit: names[0], label: 'main' }, rules, repository, files, async (text) =>
    policy({}, text),
  );
  return digestOf(files, comparison, { commit: names[0], label: 'main' }, rules, hash);
}

describe('the digest', () => {
  it('is a hash in lower-case hex, the same for the same content', async () => {
    expect(await digest(BASE, HEAD)).toMatch(/^[0-9a-f]{64}$/);
    expect(await digest(BASE, HEAD)).toBe(await digest(BASE, HEAD));
  });

  it.each<[string, Files]>([
    ['a file that no prompt uses', { ...HEAD, 'src/code.ts': 'export const a = 1;' }],
    ['a file that is new', { ...HEAD, 'docs/new.txt': 'text' }],
    [
      'a file that is gone',
      Object.fromEntries(Object.entries(HEAD).filter(([path]) => path !== 'src/code.ts')),
    ],
  ])('is the same for another head that differs in %s', async (_, head) => {
    expect(await digest(BASE, head)).toBe(await digest(BASE, HEAD));
  });

  it('does not depend on the names of the commits', async () => {
    expect(await digest(BASE, HEAD, policy({}, CONFIG), ['other', 'commits'])).toBe(await digest(BASE, HEAD));
  });

  it.each<[string, Files, Files]>([
    ['the prompt', BASE, { ...HEAD, 'prompts/a.md': `${HEAD['prompts/a.md']}!` }],
    ["the prompt's version alone", BASE, { ...HEAD, 'prompts/a.md': prompt('1.2.0', 'Answer briefly.') }],
    ['the golden dataset', BASE, { ...HEAD, 'prompts/golden.jsonl': '{"id":"1","query":"other"}\n' }],
    ['the schema', BASE, { ...HEAD, 'prompts/answer.schema.json': '{"type":"array"}' }],
    ['the prompt of the base', { ...BASE, 'prompts/a.md': prompt('1.0.0', 'Reply.') }, HEAD],
    ["the base's golden dataset", { ...BASE, 'prompts/golden.jsonl': '{"id":"1","query":"x"}\n' }, HEAD],
    ['another prompt that changed too', BASE, { ...HEAD, 'prompts/b.md': prompt('1.0.0', 'New.') }],
  ])('is another when %s is', async (_, base, head) => {
    expect(await digest(base, head)).not.toBe(await digest(BASE, HEAD));
  });

  it.each([
    ['a floor', `${CONFIG}levels: { minor: { faithfulness: 0.9 } }`],
    ['a check', CONFIG.replace('checks: { schema', 'checks: { format: json, schema')],
    ['the judge', `${CONFIG}judge: { model: gpt-5 }`],
    ['the model', CONFIG.replace('gpt-4o-mini', 'gpt-4o')],
    ['the samples', `${CONFIG}samples: 3`],
    ['an endpoint', `${CONFIG}endpoints: { local: { base-url: "http://localhost:1/v1" } }`],
  ])('is another when the policy differs in %s', async (_, config) => {
    expect(await digest(BASE, HEAD, policy({}, config))).not.toBe(await digest(BASE, HEAD));
  });

  it('is another when the two sides change places', async () => {
    const [one, other] = [
      { ...BASE, 'prompts/a.md': 'Answer.' },
      { ...BASE, 'prompts/a.md': 'Reply.' },
    ];
    expect(await digest(one, other)).not.toBe(await digest(other, one));
  });

  it('is not moved by what the policy only tells', async () => {
    const rules = policy({}, CONFIG);
    expect(await digest(BASE, HEAD, { ...rules, notices: ['an input was overruled'] })).toBe(
      await digest(BASE, HEAD, rules),
    );
  });

  it('is the same where the branch is behind a base that changed nothing of it, and another where it did', async () => {
    const behind = async (tip: Files) => {
      const commits = { fork: BASE, tip, head: HEAD };
      const comparison = { ...comparisonOf(commits, 'fork', 'head'), base: 'tip', mergeBase: 'fork' };
      const repository = memoryRepository(commits);
      const files = snapshots(repository);
      const [rules, baseline] = [policy({}, CONFIG), { commit: 'tip', label: 'main' }];
      await makePlan(comparison, baseline, rules, repository, files, async (text) => policy({}, text));
      return digestOf(files, comparison, baseline, rules, hash);
    };
    expect(await behind({ ...BASE, 'src/code.ts': 'export const b = 2;' })).toBe(await digest(BASE, HEAD));
    const edited = { ...BASE, 'prompts/golden.jsonl': '{"id":"1","query":"other"}\n' };
    expect(await behind(edited)).not.toBe(await digest(BASE, HEAD));
  });

  it('tells an absent file from an empty one', async () => {
    const { 'prompts/golden.jsonl': _, ...absent } = HEAD;
    const empty = { ...HEAD, 'prompts/golden.jsonl': '' };
    expect(await digest(BASE, absent)).not.toBe(await digest(BASE, empty));
  });
});
