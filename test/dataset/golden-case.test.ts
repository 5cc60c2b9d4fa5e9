import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDatasets } from '../../src/dataset/compare-datasets.ts';
import { type GoldenCase, templateValues } from '../../src/dataset/golden-case.ts';
import { renderTemplate } from '../../src/prompts/template.ts';

function golden(id: string, more: Partial<GoldenCase> = {}): GoldenCase {
  const empty = { context: null, variables: {}, reference: null, critical: false, group: null };
  return { id, query: 'q', ...empty, prompts: null, checks: null, ...more };
}

describe('what a template may ask a case for', () => {
  it('is its variables, its query and its context', () => {
    const values = templateValues(golden('a', { context: 'c', variables: { tone: 'kind' } }));
    expect([...values]).toEqual([
      ['tone', 'kind'],
      ['query', 'q'],
      ['context', 'c'],
    ]);
  });

  it('is the query and context of the case, even where variables have these names', () => {
    const values = templateValues(golden('a', { context: 'c', variables: { query: 'x', context: 'y' } }));
    expect([values.get('query'), values.get('context')]).toEqual(['q', 'c']);
  });

  it('lacks a context that the case lacks, so that a prompt that uses it is an error', () => {
    expect(renderTemplate('{{context}}', templateValues(golden('a')))).toEqual({
      kind: 'missing',
      variables: ['context'],
    });
  });

  it('lacks everything that objects inherit', () => {
    expect(renderTemplate('{{toString}} {{constructor}}', templateValues(golden('a'))).kind).toBe('missing');
  });
});

describe('between two datasets', () => {
  it('cases are added, edited and removed by their id', () => {
    const base = [golden('kept'), golden('edited'), golden('removed')];
    const head = [golden('added'), golden('edited', { reference: 'new' }), golden('kept')];
    expect(compareDatasets(base, head)).toEqual({
      added: ['added'],
      edited: ['edited'],
      removed: ['removed'],
    });
  });

  it.each<Partial<GoldenCase>>([
    { query: 'r' },
    { context: 'c' },
    { variables: { a: 1 } },
    { reference: 'r' },
    { critical: true },
    { group: 'g' },
    { prompts: ['*.md'] },
    { checks: { format: 'json' } },
  ])('a case is edited when this changes: %j', (change) => {
    expect(compareDatasets([golden('a')], [golden('a', change)]).edited).toEqual(['a']);
  });

  it('the order of rows and of keys does not count', () => {
    const base = [golden('a', { variables: { x: 1, y: 2 } }), golden('b')];
    const head = [golden('b'), golden('a', { variables: { y: 2, x: 1 } })];
    expect(compareDatasets(base, head)).toEqual({ added: [], edited: [], removed: [] });
  });

  it('added and removed change places when the sides do, and every id is accounted for', () => {
    const dataset = fc
      .uniqueArray(
        fc.record({ id: fc.constantFrom(...'abcdefgh', '__proto__'), query: fc.constantFrom('x', 'y') }),
        {
          selector: (row) => row.id,
        },
      )
      .map((rows) => rows.map(({ id, query }) => golden(id, { query })));
    fc.assert(
      fc.property(dataset, dataset, (base, head) => {
        const forth = compareDatasets(base, head);
        const back = compareDatasets(head, base);
        expect(new Set(back.added)).toEqual(new Set(forth.removed));
        expect(new Set(back.edited)).toEqual(new Set(forth.edited));
        expect(base.length - forth.removed.length + forth.added.length).toBe(head.length);
      }),
    );
  });
});
