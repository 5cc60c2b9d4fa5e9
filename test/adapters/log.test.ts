import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotate, harmlessLine, reportFailure, runnerLog } from '../../src/adapters/runner/log.ts';
import type { Annotation } from '../../src/report/annotations.ts';
import { hidden } from '../report/expansions.ts';
import { longHostileText } from '../report/hostile-text.ts';

/** A line as the runner reads it: `::` counts at the start, after white space; `##[` anywhere. */
const isCommand = (line: string) => /^\s*::/.test(line) || line.includes('##[');
/** Everything that some reader takes for the end of a line. */
const linesOf = (text: string) => text.split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/);

/** The commands of the runner, and some of its older ones. */
const COMMANDS = [
  ...['add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'notice'],
  ...[
    'remove-matcher',
    'save-state',
    'set-env',
    'set-output',
    'stop-commands',
    'warning',
    'command',
    'section',
  ],
];
/** What a comparison by culture, which the runner's is, passes over. */
const IGNORABLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

/**
 * The command that the runner would find in a line; null: none. By `ActionCommand.cs` of actions/runner: a prefix is
 * looked for by culture, what follows is cut out by its length, and the name has to be a registered one.
 */
function commandIn(line: string): string | null {
  const bare = line.trimStart();
  const atStart = bare.replace(IGNORABLE, '').startsWith('::') ? [bare.slice(2)] : [];
  const anywhere = [...line].flatMap((_, index) => {
    const rest = [...line].slice(index).join('');
    return rest.replace(IGNORABLE, '').startsWith('##[') ? [rest.slice(3)] : [];
  });
  const names = [...atStart.map((rest) => rest.split(/::| /)), ...anywhere.map((rest) => rest.split(/\]| /))];
  return names.map(([name]) => name ?? '').find((name) => COMMANDS.includes(name)) ?? null;
}

/** What a function writes to the standard output. */
function printed(print: () => void): string {
  const { write } = process.stdout;
  let text = '';
  process.stdout.write = (chunk: string | Uint8Array) => {
    text += chunk;
    return true;
  };
  try {
    print();
  } finally {
    process.stdout.write = write;
  }
  return text;
}

describe('a line of the log', () => {
  it.each([
    '::set-output name=verdict::pass',
    '   ::add-mask::a',
    '\t::error::x',
    '\u00a0::error::x',
    '\u3000::error::x',
    '\ufeff::error::x',
    'fine\n::error::x',
    'fine\n \n\n\t::error::x',
    'fine\r::error::x',
    'fine\u2028::error::x',
    'fine\u0085::error::x',
    '##[error]x',
    'in the middle ##[add-mask]e',
    '##[a]##[b]##[c]',
    '###[error]x',
    '#\u0000#[error]x',
    '\u001b[31m::error::x',
    '\u0000::error::x',
    '\u200b::error::x',
    ':\u200b:error::x',
    '#\u200b#[error]x',
    '##\u00ad[error]x',
  ])('is no command: %j', (text) => {
    expect(linesOf(harmlessLine(text)).some(isCommand)).toBe(false);
    expect(linesOf(harmlessLine(text)).map(commandIn)).toEqual(linesOf(harmlessLine(text)).map(() => null));
  });

  it.each([
    'plain text',
    'a::b',
    'see std::vector',
    '## [heading]',
    'C#[x]',
    'tab\tinside',
    '👩‍💻 می‌خواهم',
    '',
  ])('stays as it is where it never was one: %j', (text) => {
    expect(harmlessLine(text)).toBe(text);
  });

  it('cannot move the cursor, colour the log, turn around or hide', () => {
    expect(harmlessLine('a\u001b[2Jb\u0008c\u009bd')).toBe('a[U+001B][2Jb[U+0008]c[U+009B]d');
    expect(harmlessLine('passed\u202edekcolb')).toBe('passed[U+202E]dekcolb');
    expect(harmlessLine('a\u{e0041}b')).toBe('a[U+E0041]b');
  });

  it('takes no long time, however many line ends it has', () => {
    const start = performance.now();
    harmlessLine('\n'.repeat(200_000));
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('is harmless whatever the text', () => {
    const piece = fc.constantFrom(
      ...[
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
        '\u200b',
        '\u00ad',
        'a',
      ],
      ...['error', 'add-mask', 'set-output name=verdict', '%0A', '%3A', '\u3000', '\ufeff'],
    );
    const text = fc.oneof(
      longHostileText,
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (hostile) => {
        const found = harmlessLine(hostile);
        expect(linesOf(found).some(isCommand)).toBe(false);
        expect(linesOf(found).flatMap((line) => commandIn(line) ?? [])).toEqual([]);
        expect(hidden(found)).toEqual([]);
        expect(linesOf(found)).toHaveLength(hostile.split(/\r\n|[\n\r\u2028\u2029\u0085]/).length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what the adapter prints', () => {
  const keep = { redact: <T>(value: T) => value };
  const annotation = fc.record<Annotation>({
    level: fc.constantFrom('error', 'warning', 'notice'),
    path: longHostileText,
    line: fc.option(fc.integer({ min: 1, max: 9 })),
    title: longHostileText,
    message: longHostileText,
  });

  it('holds one command for an annotation, with its own properties and nothing of another', () => {
    fc.assert(
      fc.property(annotation, (one) => {
        const [line = '', ...rest] = linesOf(printed(() => annotate(one)));
        expect(rest).toEqual(['']);
        const [, level, properties = ''] = /^::(\w+) ([^:]*)::/.exec(line) ?? [];
        expect(level).toBe(one.level);
        const names = properties.split(',').map((property) => property.split('=')[0]);
        expect(names).toEqual(['title', 'file', ...(one.line === null ? [] : ['line'])]);
        expect(line).not.toContain('##[');
      }),
      { numRuns: 500 },
    );
  });

  it('holds no command for a line, and one for a warning, an error and a failure', () => {
    fc.assert(
      fc.property(longHostileText, (text) => {
        const log = runnerLog(keep);
        const found = linesOf(printed(() => log.info(text))).flatMap((line) => commandIn(line) ?? []);
        expect(found).toEqual([]);
        for (const [print, level] of [
          [() => log.warning(text), 'warning'],
          [() => log.error(text), 'error'],
          [() => reportFailure(new Error(text), keep), 'error'],
          [() => reportFailure(text, keep), 'error'],
        ] as const) {
          const [line = '', ...rest] = linesOf(printed(print));
          expect(line.startsWith(`::${level}::`)).toBe(true);
          expect(rest).toEqual(['']);
        }
      }),
      { numRuns: 500 },
    );
  });
});
