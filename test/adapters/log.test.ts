import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmlessLine } from '../../src/adapters/runner/log.ts';

/** A line as the runner reads it: `::` counts at the start, after white space; `##[` anywhere. */
const isCommand = (line: string) => /^\s*::/.test(line) || line.includes('##[');
/** Everything that some reader takes for the end of a line. */
const linesOf = (text: string) => text.split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/);

describe('a line of the log', () => {
  it.each([
    '::set-output name=verdict::pass',
    '   ::add-mask::a',
    '\t::error::x',
    '\u00a0::error::x',
    'fine\n::error::x',
    'fine\r::error::x',
    'fine\u2028::error::x',
    'fine\u0085::error::x',
    '##[error]x',
    'in the middle ##[add-mask]e',
    '##[a]##[b]##[c]',
    '\u001b[31m::error::x',
    '\u0000::error::x',
  ])('is no command: %j', (text) => {
    expect(linesOf(harmlessLine(text)).some(isCommand)).toBe(false);
  });

  it.each(['plain text', 'a::b', 'see std::vector', '## [heading]', 'C#[x]', 'tab\tinside', ''])(
    'stays as it is where it never was one: %j',
    (text) => {
      expect(harmlessLine(text)).toBe(text);
    },
  );

  it('cannot move the cursor or colour the log', () => {
    expect(harmlessLine('a\u001b[2Jb\u0008c\u009bd')).toBe('a[2Jbcd');
  });

  it('is harmless whatever the text', () => {
    const piece = fc.constantFrom(
      '::',
      ':',
      '#',
      '##[',
      '[',
      ']',
      '\n',
      '\r',
      ' ',
      '\u0000',
      '\u2028',
      '\u001b',
      'a',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (hostile) => {
        expect(linesOf(harmlessLine(hostile)).some(isCommand)).toBe(false);
      }),
    );
  });
});
