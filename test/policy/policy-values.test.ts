import { describe, expect, it } from 'vitest';
import type { InputName } from '../../src/config/inputs.ts';
import { policyDifferences } from '../../src/policy/policy-values.ts';
import { policy } from '../config/given.ts';

const PATHS = ['prompts/a.md', 'prompts/b.md', 'drafts/c.md', 'src/code.ts'];

/** Each difference in a line: which way, what, for whom, from, to. */
function differences(
  before: string | null,
  after: string | null,
  inputs: Partial<Record<InputName, string>> = {},
): string[] {
  const ways = { true: 'looser', false: 'tighter', null: 'unclear' };
  return policyDifferences(policy(inputs, before), policy(inputs, after), PATHS).map(
    (one) =>
      `${ways[`${one.looser}`]} ${one.what} (${one.prompts?.join(' ') ?? 'run'}): ${one.before} -> ${one.after}`,
  );
}

const checks = (text: string) => `prompts: [{ files: ["prompts/a.md"], checks: { ${text} } }]`;

describe('the differences of two policies', () => {
  it('are none where other words say the same', () => {
    const spelt =
      'mode: enforce\nsamples: 1\nlevels: { minor: { stages: [judge, checks], faithfulness: 0.75, canary-hours: 48 } }\njudge: { models: [gpt-4o] }\n';
    expect(differences(null, spelt)).toEqual([]);
  });

  it.each<[string, string | null, string | null, readonly string[]]>([
    [
      'a lower floor',
      null,
      'levels: { minor: { faithfulness: 0.6 } }',
      ['looser levels.minor.faithfulness (prompts/a.md prompts/b.md): 0.75 -> 0.60'],
    ],
    [
      'a higher floor, with all its digits',
      null,
      'levels: { major: { relevance: 0.8125 } }',
      ['tighter levels.major.relevance (prompts/a.md prompts/b.md): 0.80 -> 0.8125'],
    ],
    [
      'a floor of one group alone',
      'prompts: [{ files: ["prompts/*.md"] }]',
      'prompts: [{ files: ["prompts/a.md"], levels: { minor: { faithfulness: 0.6 } } }, { files: ["prompts/b.md"] }]',
      ['looser levels.minor.faithfulness (prompts/a.md): 0.75 -> 0.60'],
    ],
    ['a floor where nothing is judged', null, 'levels: { patch: { faithfulness: 0.1 } }', []],
    [
      'fewer stages, with the floors that they take along',
      null,
      'levels: { minor: { stages: [checks] } }',
      [
        'looser levels.minor.stages (prompts/a.md prompts/b.md): checks, judge -> checks',
        'looser levels.minor.faithfulness (prompts/a.md prompts/b.md): 0.75 -> none',
        'looser levels.minor.relevance (prompts/a.md prompts/b.md): 0.80 -> none',
      ].map((line) => line.replace('none', 'null')),
    ],
    [
      'a weaker rule of regression',
      'levels: { minor: { regression: strict } }',
      null,
      ['looser levels.minor.regression (prompts/a.md prompts/b.md): strict -> significant'],
    ],
    [
      'a rule that is as strict as the other',
      'levels: { minor: { regression: strict } }',
      'levels: { minor: { regression: certified } }',
      ['unclear levels.minor.regression (prompts/a.md prompts/b.md): strict -> certified'],
    ],
    [
      'no canary',
      null,
      'levels: { minor: { canary-hours: 0 } }',
      ['looser levels.minor.canary-hours (prompts/a.md prompts/b.md): 48 -> 0'],
    ],
    [
      'a sign-off that is gone',
      null,
      'levels: { major: { sign-off: none } }',
      [
        'looser levels.major.sign-off (prompts/a.md prompts/b.md): 1 approval by anyone with write access -> null',
      ],
    ],
    [
      'another group, of more prompts',
      null,
      'prompts: [{ files: ["prompts/*.md"] }, { files: ["drafts/*.md"] }]',
      ['tighter group (drafts/c.md): null -> prompts[1]'],
    ],
    [
      'a prompt in no group any more, and one in two',
      'prompts: [{ files: ["prompts/*.md"] }]',
      'prompts: [{ files: ["prompts/a.md"] }, { files: ["prompts/a.*"] }]',
      [
        'looser group (prompts/b.md): prompts[0] -> null',
        'unclear group (prompts/a.md): prompts[0] -> two groups: prompts[0], prompts[1]',
      ],
    ],
    [
      'another dataset and number of cases',
      'prompts: [{ files: ["prompts/*.md"], min-cases: 10 }]',
      'prompts: [{ files: ["prompts/*.md"], min-cases: 5, dataset: "{dir}/{name}.jsonl" }]',
      [
        'looser min-cases (prompts/a.md prompts/b.md): 10 -> 5',
        'unclear dataset (prompts/a.md prompts/b.md): prompts/golden_dataset.json -> {dir}/{name}.jsonl',
      ],
    ],
    [
      'checks',
      checks('format: json, must-match: [a, b], length: { max-words: 9 }, min-pass-rate: 0.9'),
      checks('must-match: [b, c], length: { max-words: 8, min-chars: 1 }'),
      [
        'looser checks.format (prompts/a.md): json -> text',
        'unclear checks.must-match (prompts/a.md): a, b -> b, c',
        'tighter checks.length.min-chars (prompts/a.md): null -> 1',
        'tighter checks.length.max-words (prompts/a.md): 9 -> 8',
        'tighter checks.min-pass-rate (prompts/a.md): 0.90 -> 1.00',
      ],
    ],
    [
      'the run as a whole, looser first',
      'samples: 3\njudge: { samples: 1, calibration: c.jsonl }\nallow-models: [a]\n',
      'mode: advise\nlint: warn\nmodel: m\nsamples: 2\njudge: { models: [x, y], samples: 3 }\nallow-models: [a, b]\nearly-stopping: false\n',
      [
        'looser mode (run): enforce -> advise',
        'looser samples (run): 3 -> 2',
        'looser judge.calibration (run): c.jsonl -> null',
        'looser lint (run): block -> warn',
        'looser allow-models (run): a -> a, b',
        'unclear model (run): null -> m',
        'unclear judge.models (run): gpt-4o -> x, y',
        'unclear early-stopping (run): true -> false',
        'tighter judge.samples (run): 1 -> 3',
      ],
    ],
    [
      'endpoints, budget and cache',
      'endpoints: { local: { base-url: "http://a" } }\nbudget: { max-usd: 1 }\n',
      'endpoints: { constructor: { base-url: "http://b" } }\nbudget: { max-usd: 9 }\ncache: { enabled: false }\n',
      [
        'unclear budget.max-usd (run): 1 -> 9',
        'unclear cache.enabled (run): true -> false',
        'unclear endpoints.constructor (run): null -> http://b',
        'unclear endpoints.local (run): http://a -> null',
      ],
    ],
  ])('name %s', (_, before, after, expected) => {
    expect(differences(before, after)).toEqual(expected);
  });

  it.each<[string, string, string]>([
    ['{ approvals: 2 }', '{ approvals: 1 }', 'looser'],
    ['{ approvals: 1 }', '{ approvals: 2 }', 'tighter'],
    ['{ by: [ann] }', '{ by: [ann, bob] }', 'looser'],
    ['{ by: [ann] }', '{ by: [] }', 'looser'],
    ['{ by: [] }', '{ by: [ann] }', 'tighter'],
    ['{ by: [ann] }', '{ by: [bob] }', 'unclear'],
    ['{ approvals: 2, by: [ann, bob] }', '{ approvals: 1, by: [ann] }', 'unclear'],
    ['{ approvals: 2, by: [ann] }', '{ approvals: 1, by: [bob] }', 'unclear'],
  ])('weigh a sign-off of %s against %s', (before, after, way) => {
    const config = (rule: string) => `levels: { major: { sign-off: ${rule} } }`;
    const found = differences(config(before), config(after));
    expect(found.map((line) => line.split(' (')[0])).toEqual([
      `${way} sign-off`,
      `${way} levels.major.sign-off`,
    ]);
  });

  it('are those of the values that hold: an input that stands above both leaves none', () => {
    const loosened = 'levels: { minor: { faithfulness: 0.6 }, patch: {} }';
    expect(
      differences('levels: { minor: { faithfulness: 0.7 } }', loosened, { 'min-faithfulness': '0.9' }),
    ).toEqual([]);
  });

  it('end soon for a pattern that would never be matched', () => {
    const many = `prompts: [{ files: ["prompts/**"], dataset: "${'{name}{dir}'.repeat(80)}x" }]`;
    const path = `prompts/${'a/'.repeat(100)}a.json`;
    expect(policyDifferences(policy({}, null), policy({}, many), [path])).toHaveLength(1);
  });
});
