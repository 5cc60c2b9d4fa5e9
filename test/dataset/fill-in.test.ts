import { describe, expect, it } from 'vitest';
import { isUnfilled } from '../../src/dataset/fill-in.ts';
import { parseDataset } from '../../src/dataset/parse-dataset.ts';

const FILLED = { id: 'a', query: 'q', context: 'c', reference: 'r', variables: { name: 'Ada' } };

describe('a case that is still to be filled in', () => {
  it.each([
    [{}, false],
    [{ query: 'FILL IN: a question' }, true],
    [{ context: 'FILL IN: the text' }, true],
    [{ reference: 'FILL IN: an answer' }, true],
    [{ variables: { name: 'FILL IN: name' } }, true],
    [{ variables: { items: [{ name: 'FILL IN: name' }] } }, true],
    [{ variables: { count: 3, none: null } }, false],
    [{ query: 'How do I FILL IN: the form?' }, false],
  ])('%j: %s', (changed, unfilled) => {
    const read = parseDataset('golden.json', JSON.stringify([{ ...FILLED, ...changed }]));
    expect(read.kind === 'parsed' && read.cases.map(isUnfilled)).toEqual([unfilled]);
  });
});
