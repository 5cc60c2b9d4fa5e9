import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Results } from '../../fixtures/servers/run-action.ts';
import { CONFIG, candidateAnswers, cases, changed } from './base-branch.ts';
import { openDesk } from './terminal-given.ts';
import {
  createWorld,
  DATASET,
  dataset,
  type Files,
  goldenCases,
  PROMPT,
  prompt,
  REWORDED,
  unfaithfulOn,
  type World,
} from './world.ts';

/** Fields of `run` that name the run itself. */
const OF_THE_RUN = ['startedAt', 'durationMs', 'runUrl', 'pullRequest', 'repositoryUrl'];
/** What a clock says, wherever it stands. */
const OF_THE_CLOCK = ['latencyMs', 'latencyP95Ms', 'latencyMedianMs', 'drawnAt'];

function comparable(results: Results): Results {
  const run = Object.fromEntries(Object.entries(results.run).filter(([name]) => !OF_THE_RUN.includes(name)));
  return JSON.parse(
    JSON.stringify({ ...results, run }, (name, value) => (OF_THE_CLOCK.includes(name) ? undefined : value)),
  );
}

const SCENARIOS: readonly [
  string,
  { files: Files; moves?: Record<string, string>; verdict: string; config?: string },
][] = [
  ['a MINOR that became worse', { files: { [PROMPT]: changed('1.3.0') }, verdict: 'blocked' }],
  ['a PATCH', { files: { [PROMPT]: prompt('1.2.1', REWORDED) }, verdict: 'pass' }],
  [
    'a prompt that moved, and one that is new',
    {
      files: { 'prompts/other.md': prompt('1.0.0', 'You answer questions about other parcels.') },
      moves: { [PROMPT]: 'prompts/moved/answer.md' },
      verdict: 'pass',
    },
  ],
  ['a dataset that grew', { files: { [DATASET]: dataset(goldenCases(10)) }, verdict: 'pass' }],
  [
    'a config that asks for JSON',
    {
      files: { [PROMPT]: changed('1.3.0') },
      verdict: 'blocked',
      config: 'prompts: [{ files: ["prompts/**"], checks: { format: json } }]\n',
    },
  ],
  ['a dataset with faults', { files: { [DATASET]: '[{"id": 1}, {"id": "x"}]' }, verdict: 'inconclusive' }],
  ['nothing that affects a prompt', { files: { 'README.md': '# Other\n' }, verdict: 'not-applicable' }],
];

describe('the terminal and the Action come to the same results', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(cases(8));
    world.answer = candidateAnswers(unfaithfulOn(6));
  });
  afterAll(() => world.close());

  it.for(SCENARIOS)('for %s', async ([name, { files, moves, verdict, config }], test) => {
    const base = `base-${name.replace(/\W+/g, '-')}`;
    const commit = await world.github.commit(
      base,
      config === undefined ? { 'x.txt': name } : { [CONFIG]: config },
      {
        from: 'main',
      },
    );
    const head = `head-${base}`;
    await world.github.commit(head, files, { from: base, author: 'author', ...(moves ? { moves } : {}) });
    const number = await world.github.openPullRequest({ head, base, user: 'author' });
    const action = await world.run(number);

    const desk = await openDesk(test, world, commit);
    desk.git('update-ref', `refs/heads/${base}`, commit);
    desk.git('checkout', '--quiet', world.github.head(number));
    const { code, output } = await desk.run(['run', '--base', base]);
    const results = await desk.results();

    expect(results?.verdict, output).toBe(verdict);
    expect(comparable(results)).toEqual(comparable(action.results));
    expect(code === 0).toBe(action.code === 0);
  });
});
