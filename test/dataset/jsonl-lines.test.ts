import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineReader } from '../../src/dataset/jsonl-lines.ts';
import { parseDataset } from '../../src/dataset/parse-dataset.ts';
import { parseDatasetFrom } from '../../src/dataset/parse-dataset-from.ts';

/** The lines of some chunks. */
function linesOf(chunks: readonly string[]) {
  const reader = lineReader();
  return [...chunks.flatMap((chunk) => [...reader.feed(chunk)]), ...reader.end()];
}
const texts = (chunks: readonly string[]) => linesOf(chunks).map(({ text }) => text);

/** A text cut at these places. */
function cut(text: string, places: readonly number[]): string[] {
  const sorted = [
    0,
    ...[...places].map((place) => place % (text.length + 1)).sort((a, b) => a - b),
    text.length,
  ];
  return sorted.slice(1).map((end, index) => text.slice(sorted[index], end));
}
const places = fc.array(fc.nat(), { maxLength: 8 });

describe('lines', () => {
  it.each<[string, string[], string[]]>([
    ['of nothing', [], []],
    ['of empty chunks', ['', ''], []],
    ['with a line feed at the end', ['a\nb\n'], ['a', 'b']],
    ['without one', ['a\nb'], ['a', 'b']],
    ['blank ones among them', ['\n\na\n\n'], ['', '', 'a', '']],
    ['cut within a line', ['a', 'b', '\nc', 'd'], ['ab', 'cd']],
    ['cut before a line feed', ['a', '\nb'], ['a', 'b']],
    ['cut within CRLF', ['a\r', '\nb'], ['a\r', 'b']],
    ['cut within a surrogate pair', ['\uD835', '\uDCB3\n\uD835', '\uDCB3'], ['𝒳', '𝒳']],
    ['cut everywhere', [...'a\nbc\n'], ['a', 'bc']],
  ])('%s', (_, chunks, expected) => {
    expect(texts(chunks)).toEqual(expected);
  });

  it('are counted from 1', () => {
    expect(linesOf(['\na', '\n\nb']).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  });

  it('are those of the text, wherever it is cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '𝒳', '\uD835', ' ') });
    fc.assert(
      fc.property(text, places, (whole, at) => {
        const expected = whole.split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(texts(cut(whole, at))).toEqual(expected);
      }),
    );
  });
});

describe('a dataset in chunks', () => {
  const cell = fc.constantFrom('', 'x', 'é', '𝒳', '"', '"a\r\nb"', '\uFEFF', ',', '[', '1');
  const row = fc.oneof(
    fc
      .record(
        { id: fc.constantFrom('a', 'b', 'c', 'd', 7), query: cell, context: fc.array(cell), x: cell },
        { requiredKeys: ['id', 'query'] },
      )
      .map((one) => JSON.stringify(one)),
    cell,
  );
  const jsonl = fc.array(row, { maxLength: 6 }).map((rows) => rows.join('\r\n'));
  const csv = fc
    .array(fc.array(cell, { minLength: 2, maxLength: 3 }), { maxLength: 6 })
    .map((rows) => ['id,query,context', ...rows.map((one) => one.join(','))].join('\n'));
  const json = fc.array(row, { maxLength: 4 }).map((rows) => `[${rows.join(',\n')}]`);
  const file = fc.oneof(
    fc.tuple(fc.constant('d.jsonl'), jsonl),
    fc.tuple(fc.constant('d.csv'), csv),
    fc.tuple(fc.constantFrom('d.json', 'd.yaml', 'd.txt'), json),
  );

  it('is the same as the whole, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.boolean(), places, async ([path, text], marked, at) => {
        const whole = `${marked ? '\uFEFF' : ''}${text}`;
        expect(await parseDatasetFrom(path, cut(whole, at))).toEqual(parseDataset(path, whole));
      }),
      { numRuns: 500 },
    );
  });

  it('may arrive over time', async () => {
    async function* slow() {
      yield '\uFEFF{"id":"a",';
      await Promise.resolve();
      yield '"query":"q"}\r';
      yield '\n';
    }
    expect(await parseDatasetFrom('d.jsonl', slow())).toMatchObject({ kind: 'parsed', cases: [{ id: 'a' }] });
  });

  it('is read no further than it can change the result', async () => {
    let taken = 0;
    function* endless() {
      for (;;) {
        taken += 1;
        yield '{"id":1}\n'.repeat(100);
      }
    }
    const result = await parseDatasetFrom('d.jsonl', endless());
    expect(result).toMatchObject({ kind: 'faulty' });
    expect(result.kind === 'faulty' && result.faults.at(-1)?.message).toBe('and at least 981 more faults');
    expect(taken).toBe(11);
  });

  it('keeps nothing of a source that fails', async () => {
    async function* failing() {
      yield '{"id":"a","query":"q"}\n';
      throw new Error('the connection broke');
    }
    await expect(parseDatasetFrom('d.jsonl', failing())).rejects.toThrow('the connection broke');
  });
});
