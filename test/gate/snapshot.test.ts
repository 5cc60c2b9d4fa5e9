import { describe, expect, it } from 'vitest';
import { snapshots } from '../../src/gate/snapshot.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import type { Repository } from '../../src/ports/repository.ts';
import { memoryRepository } from './memory-repository.ts';

const COMMITS = {
  head: { 'a.md': 'Answer.', 'a.schema.json': '{"type":"object"}', 'golden.jsonl': '{"id":"1","query":"q"}' },
  base: { 'a.md': 'Reply.' },
};

function failing(error: Error): Repository {
  return { ...memoryRepository(COMMITS), read: () => Promise.reject(error) };
}

describe('the files of a run', () => {
  it('are each read once, however they are asked for', async () => {
    const repository = memoryRepository(COMMITS);
    const files = snapshots(repository);
    await Promise.all([
      files.text('head', 'a.md'),
      files.prompt('head', 'a.md'),
      files.prompt('head', 'a.md'),
    ]);
    await files.schema('head', 'a.schema.json');
    await files.text('base', 'a.md');
    expect(repository.reads).toEqual(['head:a.md', 'head:a.schema.json', 'base:a.md']);
  });

  it('are listed by path, also where there was none; equal content has an equal id', async () => {
    const files = snapshots(memoryRepository(COMMITS));
    await files.prompt('head', 'a.md');
    await files.dataset('base', 'golden.jsonl');
    expect(files.paths()).toEqual(['a.md', 'golden.jsonl']);
    expect(await files.id('base', 'golden.jsonl')).toBeNull();
    expect(await files.id('head', 'a.md')).toBe(await files.id('head', 'a.md'));
    expect(await files.id('head', 'a.md')).not.toBe(await files.id('base', 'a.md'));
  });

  it('may be absent, which is no fault', async () => {
    const files = snapshots(memoryRepository(COMMITS));
    expect(await files.prompt('head', 'none.md')).toEqual({ kind: 'absent' });
  });

  it('that are no text are at fault themselves; what fails otherwise ends the run', async () => {
    const pointer = snapshots(failing(new GateError('config.lfs', 'is an LFS pointer')));
    expect(await pointer.schema('head', 'a.schema.json')).toEqual({
      kind: 'faulty',
      faults: [{ where: 'a.schema.json', message: 'is an LFS pointer' }],
    });
    const down = snapshots(failing(new GateError('unmeasured.github', 'GitHub is down')));
    await expect(down.text('head', 'a.md')).rejects.toThrow('GitHub is down');
  });
});

describe('the partials of a prompt', () => {
  const prompts = {
    'team/greet.prompt': '{{>tone}} {{>none}} {{>../secret}} {{>style/brief}} Hello.',
    'team/_tone.prompt': 'Be kind. {{>shared}}',
    '_shared.prompt': 'Be brief.',
    'style/_brief.prompt': 'One line.',
  };

  it('are looked for in its folder and above; a name that no file has costs no read', async () => {
    const repository = memoryRepository({ head: prompts });
    const partials = await snapshots(repository).partialsOf('head', 'team/greet.prompt');
    const found = ['team/_tone.prompt', 'style/_brief.prompt', '_shared.prompt'];
    expect(partials).toEqual(found);
    expect(repository.reads).toEqual(['team/greet.prompt', ...found].map((path) => `head:${path}`));
  });

  it('are in doubt where two files could be meant: neither is read, and both count as used', async () => {
    const files = snapshots(
      memoryRepository({
        head: {
          'a/b.prompt': '{{role "user"}}{{>tone}} {{q}}',
          'a/_tone.prompt': 'Kind.',
          '_tone.prompt': 'Evil.',
        },
      }),
    );
    expect(await files.partialsOf('head', 'a/b.prompt')).toEqual(['a/_tone.prompt', '_tone.prompt']);
    const found = await files.prompt('head', 'a/b.prompt');
    expect(found).toMatchObject({
      kind: 'faulty',
      faults: [{ message: expect.stringMatching(/partial `tone`/) }],
    });
  });
});

describe('a schema file', () => {
  const read = (text: string) => snapshots(memoryRepository({ head: { s: text } })).schema('head', 's');

  it.each(['{}', 'true', 'false', '\uFEFF{"type":"object"}'])('may be %j', async (text) => {
    expect((await read(text)).kind).toBe('loaded');
  });

  it.each([
    ['[]', 'is not a JSON Schema; expected a JSON object'],
    ['null', 'is not a JSON Schema; expected a JSON object'],
    ['{', 'is not valid JSON: '],
    [`{"not":${'{"not":'.repeat(20_000)}{}${'}'.repeat(20_000)}}`, 'is nested deeper than 100 levels'],
  ])('may not be %s', async (text, message) => {
    expect(await read(text)).toEqual({
      kind: 'faulty',
      faults: [{ where: 's', message: expect.stringContaining(message) }],
    });
  });
});
