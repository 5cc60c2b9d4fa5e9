import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INPUT_NAMES, parseInputs } from '../../src/config/inputs.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import { faultsOf, gateErrorOf, inputs, rawInputs } from './given.ts';

describe('the inputs', () => {
  it('have defaults, or are absent, where they are blank', () => {
    expect(inputs()).toEqual({
      'github-token': 'token',
      config: '.github/prompt-gate.yml',
      branches: [],
      prompts: [],
      concurrency: 8,
      fresh: false,
      cache: true,
      comment: 'changed',
      'status-context': 'prompt-gate',
    });
    expect(inputs({ samples: '  \n', mode: ' ', prompts: '\n \n' })).toEqual(inputs());
  });

  it('are parsed once, into numbers, lists and choices', () => {
    expect(
      inputs({
        'openai-api-key': ' sk-1 ',
        'openai-base-url': 'http://localhost:11434/v1',
        config: 'ci/gate.yml',
        'pull-request': '12',
        'head-sha': 'a'.repeat(40),
        'base-ref': 'v1.2.0',
        'head-ref': 'release/2',
        branches: 'main\nrelease/*',
        prompts: 'prompts/**\n\n  !prompts/drafts/**  \r\n',
        dataset: 'golden.jsonl',
        model: 'local/llama3.2',
        'judge-model': 'gpt-4o',
        'min-faithfulness': '0.9',
        'min-relevance': '1',
        baseline: 'v1.2.0',
        samples: '3',
        concurrency: '2',
        fresh: 'true',
        cache: 'false',
        comment: 'never',
        mode: 'advise',
        'status-context': 'gate / support',
      }),
    ).toEqual({
      'github-token': 'token',
      'openai-api-key': 'sk-1',
      'openai-base-url': 'http://localhost:11434/v1',
      config: 'ci/gate.yml',
      'pull-request': 12,
      'head-sha': 'a'.repeat(40),
      'base-ref': 'v1.2.0',
      'head-ref': 'release/2',
      branches: ['main', 'release/*'],
      prompts: ['prompts/**', '!prompts/drafts/**'],
      dataset: 'golden.jsonl',
      model: 'local/llama3.2',
      'judge-model': 'gpt-4o',
      'min-faithfulness': 0.9,
      'min-relevance': 1,
      baseline: 'v1.2.0',
      samples: 3,
      concurrency: 2,
      fresh: true,
      cache: false,
      comment: 'never',
      mode: 'advise',
      'status-context': 'gate / support',
    });
  });
});

describe('an input that is not valid is named with what was expected', () => {
  it.each([
    ['github-token', ' ', '""; expected a token'],
    ['openai-base-url', 'localhost', '"localhost"; expected an http or https address'],
    ['openai-base-url', 'file:///etc/passwd', '"file:///etc/passwd"; expected an http or https address'],
    [
      'config',
      '../gate.yml',
      '"../gate.yml"; expected a path inside the repository: relative, with /, without ..',
    ],
    [
      'dataset',
      '/golden.json',
      '"/golden.json"; expected a path inside the repository: relative, with /, without ..',
    ],
    ['pull-request', '#12', '"#12"; expected the number of a pull request'],
    ['pull-request', '0', '"0"; it must be at least 1'],
    ['head-sha', 'abc123', '"abc123"; expected a full commit id of 40 lower-case hex digits'],
    ['min-faithfulness', '75', '"75"; it must be at most 1 (did you mean 0.75?)'],
    ['min-relevance', '80%', '"80%"; expected a number from 0 to 1'],
    ['min-relevance', '-0.5', '"-0.5"; it must be at least 0'],
    ['samples', '0', '"0"; it must be at least 1'],
    ['samples', '21', '"21"; it must be at most 20'],
    ['samples', '1.5', '"1.5"; expected a whole number'],
    ['samples', 'many', '"many"; expected a whole number from 1 to 20'],
    ['concurrency', '0', '"0"; it must be at least 1'],
    ['fresh', 'yes', '"yes"; expected "true" or "false"'],
    ['cache', '1', '"1"; expected "true" or "false"'],
    ['concurrency', '-1', '"-1"; expected a whole number'],
    ['comment', 'yes', '"yes"; expected "changed" or "always" or "never"'],
    ['mode', 'enforced', '"enforced"; expected "enforce" or "advise"'],
    [
      'status-context',
      '@all',
      '"@all"; expected up to 100 letters, digits, spaces, dots, slashes and dashes',
    ],
  ] as const)('%s: %j', (name, value, complaint) => {
    const error = gateErrorOf(() => inputs({ [name]: value }));
    expect(error.code).toBe('config.inputs');
    expect(error.remedy).toContain('with:');
    expect(error.faults).toEqual([
      { where: `input \`${name}\``, message: expect.stringContaining(complaint) },
    ]);
  });

  it('at the entry of its list', () => {
    expect(faultsOf(() => inputs({ prompts: 'prompts/**\n../*.md\n*a*b*c*d' }))).toEqual([
      'input `prompts` `prompts[1]` is "../*.md"; expected a glob inside the repository, without ..',
      'input `prompts` `prompts[2]` is "*a*b*c*d"; expected at most 8 wildcards, 3 in one part of the path',
    ]);
  });

  it('beside all others', () => {
    expect(faultsOf(() => inputs({ samples: 'x', mode: 'y', comment: 'z' }))).toHaveLength(3);
  });

  it('as unknown, with the nearest known name, where the step passes one that does not exist', () => {
    expect(faultsOf(() => parseInputs({ ...rawInputs(), 'min-faithfullness': '0.9' } as never))).toEqual([
      'input `min-faithfullness` unknown key `min-faithfullness`; did you mean `min-faithfulness`?',
    ]);
  });
});

describe('whatever a workflow passes', () => {
  it('ends in inputs, or in an error that tells no secret', () => {
    const secret = 'sk-SECRET-value';
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...INPUT_NAMES), fc.string()), (some) => {
        try {
          parseInputs(rawInputs({ ...some, 'openai-api-key': secret, 'github-token': `${secret}-token` }));
        } catch (error) {
          expect(error).toBeInstanceOf(GateError);
          expect((error as GateError).describe()).not.toContain(secret);
        }
      }),
    );
  });

  it.each(['main...other', 'a b', 'HEAD~3', 'x:y', '*', '../../pulls'])('%j names no ref', (ref) => {
    expect(faultsOf(() => inputs({ 'base-ref': ref }))).toEqual([
      `input \`base-ref\` \`base-ref\` is ${JSON.stringify(ref)}; expected a branch, a tag or a commit`,
    ]);
  });
});
