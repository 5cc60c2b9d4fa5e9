import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../../src/terminal/label/read-answers.ts';
import { resultsOf } from '../../report/page/given-page.ts';
import { results } from './given-answers.ts';

const read = (text: string) => readAnswers('results.json', text);

describe('the answers of a results file', () => {
  it('are those of both sides and all samples, each text once', () => {
    const { answers } = read(
      results([
        { id: 'a', candidate: ['same', 'other', 'same'], baseline: ['same'] },
        { id: 'b', baseline: null },
      ]),
    );
    expect(answers.map(({ id, side, answer }) => [id, side, answer])).toEqual([
      ['a', 'candidate', 'same'],
      ['a', 'candidate', 'other'],
      ['b', 'candidate', 'b new'],
    ]);
  });

  it('leave out what was not answered, and cases without a context, which are counted', () => {
    const { answers, withoutContext } = read(
      results([
        { id: 'a', candidate: [null], baseline: [''] },
        { id: 'b', context: null },
        { id: 'c', context: ' \n' },
      ]),
    );
    expect(answers.map(({ answer }) => answer)).toEqual(['']);
    expect(withoutContext).toBe(2);
  });

  it('are found in a file that the gate itself has written', () => {
    const { answers, withoutContext } = read(JSON.stringify(resultsOf()));
    expect(answers.length + withoutContext).toBeGreaterThan(0);
  });

  it.each([
    ['not JSON', '{', /results\.json: is not valid JSON/],
    ['another file', '[]', /expected/],
    ['another version', JSON.stringify({ schemaVersion: 2, prompts: [] }), /schemaVersion/],
    [
      'a file of before there was a context',
      results([{ id: 'a' }]).replaceAll('"context"', '"kontext"'),
      /prompts\.0\.cases\.0\.context/,
    ],
  ])('are refused: %s', (_, text, message) => {
    let said = '';
    try {
      read(text);
    } catch (error) {
      said = (error as { describe(): string }).describe();
    }
    expect(said).toMatch(message);
  });
});
