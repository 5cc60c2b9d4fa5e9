import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCalibration } from '../../src/dataset/parse-calibration.ts';
import { parseDataset } from '../../src/dataset/parse-dataset.ts';

function cases(text: string) {
  const result = parseDataset('d.csv', text);
  if (result.kind === 'faulty') throw new Error(JSON.stringify(result.faults, null, 2));
  return result.cases;
}
function faults(text: string): string[] {
  const result = parseDataset('d.csv', text);
  return result.kind === 'faulty' ? result.faults.map(({ where, message }) => `${where} ${message}`) : [];
}
/** The only case of a file with these columns besides id and query. */
const only = (columns: string, cells: string) => cases(`id,query,${columns}\nc1,q,${cells}\n`)[0];
const faultsOf = (columns: string, cells: string) => faults(`id,query,${columns}\nc1,q,${cells}\n`);
const asJson = (rows: unknown) => parseDataset('d.json', JSON.stringify(rows));

describe('a CSV dataset', () => {
  it('is the same as its JSON', () => {
    const text = [
      'id,query,context,reference,critical,group,prompts,checks,variables,variables.tone',
      'c1,How long?,"[""Thirty days."",""From delivery.""]","For ""thirty"" days",yes,returns,prompts/*.md; !prompts/b.md,"{""format"":""json""}","{""n"":[1]}",kind',
      'c2,"One, two",Plain context,,,,,,,',
    ].join('\n');
    expect({ kind: 'parsed', cases: cases(text) }).toEqual(
      asJson([
        {
          id: 'c1',
          query: 'How long?',
          context: ['Thirty days.', 'From delivery.'],
          reference: 'For "thirty" days',
          critical: true,
          group: 'returns',
          prompts: ['prompts/*.md', '!prompts/b.md'],
          checks: { format: 'json' },
          variables: { n: [1], tone: 'kind' },
        },
        { id: 'c2', query: 'One, two', context: 'Plain context' },
      ]),
    );
  });

  it.each([
    ['LF', 'id,query\na,"1\n2"\n'],
    ['CRLF', 'id,query\r\na,"1\r\n2"\r\n'],
    ['no line end at its end', 'id,query\na,"1\n2"'],
    ['a byte order mark', '\uFEFFid,query\na,"1\n2"\n'],
    ['blank lines and rows', '\n \nid,query\n\n,\na,"1\n2"\n,\n\n'],
    ['semicolons', 'id;query\na;"1\n2"\n'],
    ['tabs', 'id\tquery\na\t"1\n2"\n'],
    ['a header in quotes and spaces', '"id", query\na,"1\n2"\n'],
  ])('may have %s', (_, text) => {
    expect(cases(text)).toEqual(cases('id,query\na,"1\n2"\n'));
  });

  it('delimited by semicolons keeps its commas, and the other way round', () => {
    expect(cases('id;query\na;x,y\n')[0]?.query).toBe('x,y');
    expect(cases('id,query\na,x;y\n')[0]?.query).toBe('x;y');
  });

  it.each([
    ['true', true],
    ['TRUE', true],
    [' Yes ', true],
    ['1', true],
    ['false', false],
    ['no', false],
    ['0', false],
    ['', false],
  ])('reads critical %j as %j', (cell, read) => {
    expect(only('critical', cell)?.critical).toBe(read);
  });

  it.each([
    ['', null],
    ['a', 'a'],
    ['  a ', '  a '],
    ['a [1]', 'a [1]'],
    ['[]', null],
    ['"[""a"", ""b""]"', 'a\n\nb'],
  ])('reads the context %s as %j', (cell, read) => {
    expect(only('context', cell)?.context).toBe(read);
  });

  it.each([
    ['', null],
    ['a.md', ['a.md']],
    ['a.md;b/*.md ; ', ['a.md', 'b/*.md']],
    ['"[""a.md""]"', ['a.md']],
  ])('reads the prompts %s as %j', (cell, read) => {
    expect(only('prompts', cell)?.prompts).toEqual(read);
  });

  it('gives a case the variables whose cells are filled, as texts', () => {
    expect(only('variables.tone,variables.n,variables.a.b', 'kind,7,')?.variables).toEqual({
      tone: 'kind',
      n: '7',
    });
    expect(only('variables.a.b', 'x')?.variables).toEqual({ 'a.b': 'x' });
  });

  it('takes a variable called like what objects inherit for a variable', () => {
    const variables = only('variables.constructor,variables.__proto__', 'x,y')?.variables ?? {};
    expect(Object.keys(variables)).toContain('constructor');
    expect(({} as Record<string, unknown>).y).toBeUndefined();
    expect(Object.getPrototypeOf(variables)).toBe(Object.prototype);
  });
});

describe('a header that is not understood is named, and nothing else', () => {
  it.each([
    ['id,qurey', ['unknown column `qurey`; did you mean `query`?']],
    ['id,Query', ['unknown column `Query`; did you mean `query`?']],
    [
      'id,query,answer',
      [
        'unknown column `answer`; known columns: id, query, context, variables, reference, critical, group, prompts, checks, variables.NAME',
      ],
    ],
    ['id,query,', ['column 3 has no name']],
    ['id,query,id', ['the column `id` stands twice']],
    ['id,query,variables.a,variables.a', ['the column `variables.a` stands twice']],
    ['id,context', ['there is no column `query`, and every row needs it']],
    ['c1,How long?', ['unknown column `c1', 'unknown column `How long?`']],
    ['id;query,context', ['unknown column `id;query']],
    ['id,query,variables.', ['unknown column `variables.']],
    ['id,query,__proto__', ['unknown column `__proto__']],
    ['id\rquery\ra\rq', ['unknown column `id\\rquery']],
    ['id,"query', ['the quote that opens on line 1 is never closed']],
    [Array(501).fill('id').join(), ['the header has 501 columns; expected at most 500']],
  ])('%s', (header, messages) => {
    const rows = header.includes('"') ? '' : '\na,b,c,d,e\n';
    expect(faults(header + rows)).toEqual(
      messages.map((message) => expect.stringContaining(`d.csv:1 ${message}`)),
    );
  });

  it('on the line on which it begins', () => {
    expect(faults('\n\nid,qurey\n')).toEqual(['d.csv:3 unknown column `qurey`; did you mean `query`?']);
  });

  it('and a file with a header alone holds no case', () => {
    expect(faults('id,query\n')).toEqual(['d.csv holds no case; expected at least one row']);
    expect(faults('')).toEqual(['d.csv holds no case; expected at least one row']);
  });
});

describe('a faulty row names the line on which it begins, and the column', () => {
  it.each([
    ['critical', 'maybe', '`critical` is "maybe"; expected true or false (or yes, no, 1, 0)'],
    [
      'context',
      '[1] Thirty',
      /^d\.csv:2 `context` begins with \[ and is not valid JSON: .*; a text that begins with \[ has to stand in a JSON list$/,
    ],
    ['context', '[3]', '`context[0]` is 3; expected a string'],
    ['prompts', '../*.md', '`prompts[0]` is "../*.md"; expected a glob inside the repository, without ..'],
    ['prompts', '[a]*.md', /^d\.csv:2 `prompts` is not valid JSON/],
    ['checks', '{', /^d\.csv:2 `checks` is not valid JSON/],
    ['checks', '"{""lenght"":{}}"', 'unknown key `checks.lenght`; did you mean `length`?'],
    ['variables', '[]', '`variables` is []; expected an object'],
    ['variables,variables.a', '[],x', '`variables` is []; expected an object'],
    [
      'variables,variables.a',
      '"{""a"":1}",x',
      '`variables.a` has a cell of its own and stands in `variables` as well',
    ],
    ['variables', '"{""a"":'.concat('['.repeat(200), '"'), /^d\.csv:2 `variables` is not valid JSON/],
  ])('%s: %s', (columns, cells, message) => {
    expect(faultsOf(columns, cells)).toEqual([
      typeof message === 'string' ? `d.csv:2 ${message}` : expect.stringMatching(message),
    ]);
  });

  it.each([
    ['a\n', 'has 1 cell; the header has 2'],
    ['a,b,c\n', 'has 3 cells; the header has 2; a cell that holds the delimiter has to stand in quotes'],
    ['a,"b\n', 'the quote that opens on line 4 is never closed'],
    [
      'a,"b" c\n',
      'text follows the closing quote of a cell on line 4; double every quote that belongs to the text',
    ],
    [
      'a,say "b"\n',
      'a cell on line 4 holds a quote and does not begin with one; put the whole cell in quotes and double every quote within',
    ],
    [
      'a, "b"\n',
      'a cell on line 4 holds a quote and does not begin with one; put the whole cell in quotes and double every quote within',
    ],
    [',q\n', '`id` is nothing; expected a string, or expected a number'],
    ['1,\n', '`query` is nothing; expected a string'],
    ['0,again\n', '`id` "0" is already used on line 2'],
  ])('%j', (row, message) => {
    expect(faults(`id,query\n0,"two\nlines"\n${row}`)).toEqual([`d.csv:4 ${message}`]);
  });

  it('counts the lines of quoted cells, whichever line ends they have', () => {
    for (const end of ['\n', '\r\n']) {
      const lines = ['id,query', 'a,"1', '', '2"', '', 'b,'].join(end);
      expect(faults(lines)).toEqual(['d.csv:6 `query` is nothing; expected a string']);
    }
  });

  it('says all that is wrong with it at once, and with every other row', () => {
    expect(faults('id,query,critical,group\n,q,maybe,g\nb,q,1,g\nc,,2,g\n')).toEqual([
      'd.csv:2 `critical` is "maybe"; expected true or false (or yes, no, 1, 0)',
      'd.csv:2 `id` is nothing; expected a string, or expected a number',
      'd.csv:4 `critical` is "2"; expected true or false (or yes, no, 1, 0)',
      'd.csv:4 `query` is nothing; expected a string',
    ]);
  });

  it('does not take a row with a broken cell for the first of its id', () => {
    expect(faults('id,query,critical\na,q,maybe\na,q,yes\n')).toHaveLength(2);
  });
});

describe('a CSV calibration set', () => {
  const read = (text: string) => parseCalibration('c.csv', text);

  it('holds labels as flags, and may hold an empty answer', () => {
    expect(read('id,query,context,answer,faithful,relevant\na,q,c,,yes,0\n')).toEqual({
      kind: 'parsed',
      rows: [
        { id: 'a', query: 'q', context: 'c', reference: null, answer: '', faithful: true, relevant: false },
      ],
    });
  });

  it('needs its columns, and every label', () => {
    expect(read('id,query,context,answer,faithful\na,q,c,x,yes\n')).toMatchObject({
      faults: [{ where: 'c.csv:1', message: 'there is no column `relevant`, and every row needs it' }],
    });
    expect(read('id,query,context,answer,faithful,relevant\na,q,c,x,yes,\n')).toMatchObject({
      faults: [{ where: 'c.csv:2', message: '`relevant` is nothing; expected a boolean' }],
    });
  });

  it('knows its own columns only', () => {
    expect(read('id,query,context,answer,faithful,relevant,variables.a\n')).toMatchObject({
      faults: [{ message: expect.stringContaining('unknown column `variables.a`') }],
    });
  });
});

describe('whatever texts a CSV holds', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'b', ',', ';', '\t', '"', '\n', ' ', '[', 'é', '𝒳') });
  const row = fc.record({ query: cell.filter((text) => text !== ''), reference: cell, tone: cell });

  function written(text: string, delimiter: string, always: boolean): string {
    return always || /[",;\t\n]/.test(text)
      ? `"${text.replaceAll('"', '""')}"`
      : text.replaceAll(delimiter, '');
  }

  it('they are read as they were written, by every delimiter and line end', () => {
    const options = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t'),
      end: fc.constantFrom('\n', '\r\n'),
      always: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        options,
        (rows, { delimiter, end, always }) => {
          const line = (cells: readonly string[]) =>
            cells.map((text) => written(text, delimiter, always)).join(delimiter);
          const text = [
            'id,query,reference,variables.tone'.replaceAll(',', delimiter),
            ...rows.map(({ query, reference, tone }, index) => line([`c${index}`, query, reference, tone])),
          ].join('\n');
          expect({ kind: 'parsed', cases: cases(text.replaceAll('\n', end)) }).toEqual(
            asJson(
              rows.map(({ query, reference, tone }, index) => ({
                id: `c${index}`,
                query,
                ...(reference === '' ? {} : { reference }),
                ...(tone === '' ? {} : { variables: { tone } }),
              })),
            ),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
