import { describe, expect, it } from 'vitest';
import type { Judge } from '../../src/gate/judge-answer.ts';
import { recalling } from '../../src/gate/recall-judgement.ts';
import type { SamplingTools } from '../../src/gate/sample-case.ts';
import { scored } from '../../src/judging/score.ts';
import { answered, measuredCase } from './given.ts';
import { golden, planned, request } from './stand-ins.ts';

const asked = scored(0.125);

/** The score of a judgement by a judge that remembers a case; 0.125 where another one had to be asked for. */
async function scoreOf(...[metric, exam, answer, round]: Parameters<Judge>) {
  const judging: Judge = async () => ({ score: asked, claims: [], reasoning: null, votes: [] });
  const row = golden('a');
  const old = golden('a', { query: 'as the base asks it' });
  const one = planned('a', {
    golden: row,
    baseline: { golden: old, request: request('baseline', old.query), capped: true },
  });
  const measured = measuredCase('a', {
    candidate: [
      { kind: 'unanswered', why: 'status 500' },
      answered({ relevance: 0.2 }, { output: 'mine' }),
      answered({}, { output: 'failing', failures: [{ rule: 'length', expected: '1', found: '2' }] }),
    ],
    baseline: [answered({ relevance: 0.4 }, { output: 'theirs' })],
  });
  const tools = recalling(one, measured, { judging } as SamplingTools);
  return (await tools.judging(metric, exam, answer, round)).score;
}

describe('a judge that has judged answers to a case', () => {
  const row = golden('a');
  const old = golden('a', { query: 'as the base asks it' });

  it('gives the same answer of the same side the judgement that it got', async () => {
    expect(await scoreOf('relevance', row, 'mine')).toEqual(scored(0.2));
    expect(await scoreOf('faithfulness', row, 'mine')).toEqual(scored(1));
    expect(await scoreOf('relevance', old, 'theirs')).toEqual(scored(0.4));
  });

  it.each<[string, Parameters<Judge>]>([
    ['another answer', ['relevance', row, 'mine too']],
    ['the same answer to another question', ['relevance', old, 'mine']],
    ['an answer that was not judged', ['relevance', row, 'failing']],
    ['another judgement of the same answer', ['relevance', row, 'mine', 1]],
  ])('asks for %s', async (_, call) => {
    expect(await scoreOf(...call)).toEqual(asked);
  });
});
