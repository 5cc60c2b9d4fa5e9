import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../src/ports/model.ts';
import { messageDiffSection, promptChange } from '../../src/report/diff-section.ts';
import { hunksOf, type MessageDiff, messageDiffs } from '../../src/report/message-diff.ts';
import { type LineNote, renderPromptDiff } from '../../src/report/message-table.ts';
import type { PromptView } from '../../src/report/view.ts';
import { hostileText } from './hostile-text.ts';
import { intrusions, nodesOf, structure } from './markdown-checker.ts';
import { aPrompt, aView } from './view-builder.ts';

type Role = ChatMessage['role'];

/** `user: Hello` as a message. */
function chat(...texts: string[]): ChatMessage[] {
  return texts.map((text) => {
    const [role = '', ...content] = text.split(': ');
    return { role: role as Role, content: content.join(': ') };
  });
}

/** How the messages of two versions were paired: positions from 1, and what is said of the pair. */
function pairs(before: readonly string[], after: readonly string[]): string[] {
  return (messageDiffs(chat(...before), chat(...after)) ?? []).map((diff) =>
    [
      `${diff.role} ${place(diff.before)} → ${place(diff.after)}`,
      ...(diff.moved ? ['moved'] : []),
      ...(diff.earlierRole === null ? [] : [`was ${diff.earlierRole}`]),
      ...(diff.onlyLineEnds ? ['line ends'] : []),
    ].join(', '),
  );
}

function place(index: number | null): string {
  return index === null ? 'none' : String(index + 1);
}

/** The lines of the one message of each version: `3 ± 4 Use at most [-three-]{+four+} sentences.` */
function lines(before: string, after: string): string[] {
  const [diff] =
    messageDiffs([{ role: 'system', content: before }], [{ role: 'system', content: after }]) ?? [];
  return (diff?.lines ?? []).map(lineText);
}

const SIGNS = { same: '=', added: '+', removed: '-', reworded: '±' } as const;
const MARKS = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;

function lineText({ kind, before, after, parts }: MessageDiff['lines'][number]): string {
  const text = parts.map((part) => (kind === 'reworded' ? MARKS[part.kind].join(part.text) : part.text));
  return `${before ?? ''} ${SIGNS[kind]} ${after ?? ''} ${text.join('')}`.trim();
}

describe('the messages of two versions', () => {
  it.each([
    [
      'in order where each has a counterpart',
      ['system: Be kind.', 'user: {{q}}'],
      ['system: Be brief and kind.', 'user: {{q}}'],
      ['system 1 → 1', 'user 2 → 2'],
    ],
    [
      'by their text where others come before them',
      ['system: Be kind.', 'user: {{q}}'],
      ['system: Be kind.', 'user: Hello?', 'assistant: Hello!', 'user: {{q}}'],
      ['system 1 → 1', 'user none → 2', 'assistant none → 3', 'user 2 → 4'],
    ],
    [
      'by their words where they were reworded as well',
      ['user: Where is my order of last week?', 'user: {{q}}'],
      ['user: Good morning', 'user: Where is my big order of last week?', 'user: {{q}}'],
      ['user none → 1', 'user 1 → 2', 'user 2 → 3'],
    ],
    [
      'by their role where nothing of the text survives',
      ['system: Be kind.', 'user: {{q}}'],
      ['system: Answer in German', 'user: {{q}}'],
      ['system 1 → 1', 'user 2 → 2'],
    ],
    [
      'as moved where they changed places',
      ['system: Be kind.', 'user: One', 'user: Two'],
      ['system: Be kind.', 'user: Two', 'user: One'],
      ['system 1 → 1', 'user 3 → 2', 'user 2 → 3, moved'],
    ],
    [
      'as removed, after the one that they followed',
      ['system: Be kind.', 'user: One', 'assistant: Two', 'user: {{q}}'],
      ['system: Be kind.', 'user: {{q}}'],
      ['system 1 → 1', 'user 2 → none', 'assistant 3 → none', 'user 4 → 2'],
    ],
    [
      'with another role where the text is the same',
      ['system: Be kind.', 'user: {{q}}'],
      ['developer: Be kind.', 'user: {{q}}'],
      ['developer 1 → 1, was system', 'user 2 → 2'],
    ],
    ['with other line ends', ['system: a\nb'], ['system: a\r\nb\r\n'], ['system 1 → 1, line ends']],
    ['of which one is empty', ['system: a', 'user: '], ['system: a'], ['system 1 → 1', 'user 2 → none']],
  ])('are paired %s', (_, before, after, expected) => {
    expect(pairs(before, after)).toEqual(expected);
  });

  it('are all new or all gone where there is no other version', () => {
    const messages = chat('system: Be kind.', 'user: {{q}}');
    expect(messageDiffs(null, messages)?.map(({ before }) => before)).toEqual([null, null]);
    expect(messageDiffs(messages, null)?.map(({ after }) => after)).toEqual([null, null]);
    expect(messageDiffs(null, null)).toEqual([]);
  });

  it('are not compared beyond 300,000 characters', () => {
    const long = chat(`user: ${'a'.repeat(200_000)}`);
    expect(messageDiffs(long, long)).toBeNull();
    expect(renderPromptDiff({ before: long, after: long, annotations: [], maxLines: 60 })).toBe(
      'The messages are too long to be compared here.',
    );
  });
});

describe('the lines of a message', () => {
  it.each([
    ['added', 'a\nc', 'a\nb\nc', ['1 = 1 a', '+ 2 b', '2 = 3 c']],
    ['removed', 'a\nb\nc', 'a\nc', ['1 = 1 a', '2 -  b', '3 = 2 c']],
    [
      'reworded',
      'Be kind.\nUse three lines.',
      'Be kind.\nUse four lines.',
      ['1 = 1 Be kind.', '2 ± 2 Use [-three-]{+four+} lines.'],
    ],
    [
      'reworded beside one that is new',
      'Use at most three lines.',
      'Guess if you must.\nUse at most four lines.',
      ['+ 1 Guess if you must.', '1 ± 2 Use at most [-three-]{+four+} lines.'],
    ],
    [
      'removed and added where they have nothing in common',
      'Never guess.',
      'Answer in German',
      ['1 -  Never guess.', '+ 1 Answer in German'],
    ],
    ['reworded where the indent changed', '{', '  {', ['1 ± 1 {+  +}{']],
    ['with invisible characters by their code points', 'a b c', 'a b\u200b c', ['1 ± 1 a b{+[U+200B]+} c']],
    ['with rare line ends by their code points', 'a b c', 'a b\u2028 c', ['1 ± 1 a b{+[U+2028]+} c']],
    ['without the end of the last one', 'a', 'a\n', ['1 = 1 a']],
  ])('are %s', (_, before, after, expected) => {
    expect(lines(before, after)).toEqual(expected);
  });

  it('give both texts back, with the numbers of their lines', () => {
    const text = fc.array(fc.oneof(hostileText, fc.constantFrom('', 'a', 'b', 'word word')), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const texts = [before.join('\n'), after.join('\n')] as const;
        const all = texts.map((content) => [{ role: 'user' as const, content }]);
        const [diff] = messageDiffs(all[0] ?? null, all[1] ?? null) ?? [];
        for (const side of ['before', 'after'] as const) {
          const own = (diff?.lines ?? []).filter((line) => line[side] !== null);
          expect(own.map((line) => line[side])).toEqual(own.map((_, index) => index + 1));
          const ends = texts[side === 'before' ? 0 : 1].split(/\r\n?|\n/).length;
          expect([ends, ends - 1]).toContain(own.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are shown with the nearest line of text around a change, and without empty ones', () => {
    const text = (word: string) => `a\n\nb\n\n${word}\n\nc\nd\ne\nf\ng\n${word}`;
    const [diff] = messageDiffs(chat(`user: ${text('x')}`), chat(`user: ${text('y')}`)) ?? [];
    expect(hunksOf(diff?.lines ?? []).map((hunk) => hunk.map(lineText))).toEqual([
      ['3 = 3 b', '5 -  x', '+ 5 y', '7 = 7 c'],
      ['11 = 11 g', '12 -  x', '+ 12 y'],
    ]);
  });

  it.each([
    [
      'all different',
      (side: string) => Array.from({ length: 20_000 }, (_, index) => `${side}${index}`).join('\n'),
    ],
    ['of two kinds', (side: string) => `${side}\n\n`.repeat(40_000)],
    ['alike', (side: string) => `the same words ${side} again and again\n`.repeat(3_500)],
  ])('take no more than three seconds where many are %s', (_, text) => {
    const started = performance.now();
    const change = { before: chat(`user: ${text('a')}`), after: chat(`user: ${text('b')}`), annotations: [] };
    expect(renderPromptDiff({ ...change, maxLines: 60 })).toContain('more lines of the diff not shown.');
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

function note(parts: Partial<LineNote> = {}): LineNote {
  return { messageIndex: 0, line: 1, side: 'after', level: 'minor', text: 'adds an instruction', ...parts };
}

function render(
  before: readonly string[],
  after: readonly string[],
  annotations: readonly LineNote[] = [],
  maxLines = 60,
): string[] {
  const text = renderPromptDiff({ before: chat(...before), after: chat(...after), annotations, maxLines });
  return text?.split('\n') ?? [];
}

describe('the table of a message', () => {
  it('strikes through what is gone, and shows what is new in bold', () => {
    const before =
      'system: Answer from the context.\nUse at most three lines.\nNever guess.\nContext: {{context}}';
    const after = 'system: Answer from the context.\nBe kind.\nUse at most four lines.\nContext: {{context}}';
    expect(render([before], [after])).toEqual([
      '| line | system |',
      '|--:|:--|',
      '| 1 | Answer from the context. |',
      '| +&nbsp;2 | <b>Be kind.</b> |',
      '| ±&nbsp;3 | Use at most <del>three</del> <b>four</b> lines. |',
      '| − | <del>Never guess.</del> |',
      '| 4 | Context: {{context}} |',
    ]);
  });

  it('marks what it leaves out between two changes', () => {
    const text = (word: string) => `user: ${word}\na\nb\nc\nd\n${word}`;
    expect(render([text('x')], [text('y')])).toContain('| ⋯ |  |');
  });

  it('is called by role and place where there are several, with what happened to the message', () => {
    const before = ['system: Be kind.', 'user: One', 'user: Two', 'assistant: Gone'];
    const after = ['developer: Be kind.', 'user: Two', 'user: One', 'user: Three'];
    expect(render(before, after)).toEqual([
      '**developer, message 1, was system**',
      '',
      '| line | assistant, message 4, removed |',
      '|--:|:--|',
      '| − | Gone |',
      '',
      '**user, message 3, moved from 2**',
      '',
      '| line | user, message 4, new |',
      '|--:|:--|',
      '| +&nbsp;1 | Three |',
    ]);
  });

  it('shows signs and white space that changed, indents, and empty lines', () => {
    const before = 'user: Be  kind to all\n- x\n    - y z';
    const after = 'user: Be kind to all\n  - x\n    * y z\n\n';
    expect(render([before], [after])).toEqual([
      '| line | user |',
      '|--:|:--|',
      '| ±&nbsp;1 | Be<del><code>␣␣</code></del> <b><code>␣</code></b>kind to all |',
      '| ±&nbsp;2 | <b><code>␣␣</code></b>\\- x |',
      '| ±&nbsp;3 | &nbsp;&nbsp;&nbsp;&nbsp;<del><code>\\-</code></del> <b><code>\\*</code></b> y z |',
      '| +&nbsp;4 | *empty line* |',
    ]);
  });

  it('leaves out what is far from a change in a long line', () => {
    const far = 'far away '.repeat(50);
    const [, , row] = render([`user: ${far}one ${far}`], [`user: ${far}two ${far}`]);
    expect(row).toMatch(
      /^\| ±&nbsp;1 \| … [far way]{80,99} <del>one<\/del> <b>two<\/b> [far way]{80,99} … \|$/,
    );
  });

  it('cuts what is new or gone in a long line, and says so', () => {
    const row = render(['user: a'], [`user: a\n${'very '.repeat(300)}`]).at(-1);
    expect(row).toBe(`| +&nbsp;2 | <b>${'very '.repeat(200).trim()}</b> … *(500 more characters)* |`);
  });

  it('is folded where it is long and one of several', () => {
    const many = Array.from({ length: 30 }, (_, index) => `Rule ${index}`).join('\n');
    const text = render(['user: a', 'user: b'], ['user: x', 'user: b', `assistant: ${many}`]).join('\n');
    expect(text).toContain(
      '\n\n<details><summary>assistant, message 3, new: 30 lines</summary><br>\n\n| line |',
    );
    expect(render(['user: a'], [`user: ${many}`]).join('\n')).not.toContain('<details>');
  });

  it('counts the lines of the file where it is told how', () => {
    const [before, after] = [chat('system: a', 'user: b'), chat('system: a', 'user: c')];
    const lineOf = (_side: string, index: number, line: number) => 100 * (index + 1) + line;
    expect(renderPromptDiff({ before, after, annotations: [], lineOf, maxLines: 60 })).toContain(
      '| − | <del>b</del> |\n| +&nbsp;201 | <b>c</b> |',
    );
  });

  it('is left away where nothing differs', () => {
    expect(render(['user: a', 'user: b'], ['user: a', 'user: b'])).toEqual([]);
  });
});

describe('what the lint says', () => {
  const before = 'system: Answer.\nNever guess.\nBe kind to them.';
  const after = 'system: Answer.\nBe kind to all.\nGuess `x|y`.';

  it('stands beside the line, of either version', () => {
    const text = render(
      [before],
      [after],
      [
        note({ line: 3, text: 'adds an instruction: "Guess `x|y`."' }),
        note({ line: 2, side: 'before', level: 'major', text: 'removes a guardrail' }),
      ],
    );
    expect(text.slice(2)).toEqual([
      '| 1 | Answer. |',
      '| − | <del>Never guess.</del><br>↳ **MAJOR**: removes a guardrail |',
      '| ±&nbsp;2 | Be kind to <del>them</del> <b>all</b>. |',
      '| +&nbsp;3 | <b>Guess \\`x&#124;y\\`.</b><br>↳ **MINOR**: adds an instruction: "Guess <code>x&#124;y</code>." |',
    ]);
  });

  it('stands above the lines where it is about the whole message, or about a line that is not there', () => {
    const text = render([before], [after], [note({ line: null, text: 'a' }), note({ line: 99, text: 'b' })]);
    expect(text[2]).toBe('|  | ↳ **MINOR**: a<br>↳ **MINOR**: b |');
  });

  it('brings an unchanged line into view', () => {
    const text = (word: string) => `user: ${word}\na\nb\nc\nd\ne`;
    const shown = render([text('x')], [text('y')], [note({ line: 6, text: 'says it twice' })]);
    expect(shown.slice(-3)).toEqual(['| ⋯ |  |', '| 5 | d |', '| 6 | e<br>↳ **MINOR**: says it twice |']);
  });

  it('finds its message in the new version, or in the earlier one where only that has it', () => {
    const text = render(
      ['system: a', 'user: gone', 'user: c d e'],
      ['system: a', 'user: c d f'],
      [
        note({ messageIndex: 1, line: null, side: 'before', text: 'removes a message' }),
        note({ messageIndex: 1, text: 'changes a word' }),
      ],
    ).join('\n');
    expect(text).toContain(
      '| line | user, message 2, removed |\n|--:|:--|\n|  | ↳ **MINOR**: removes a message |',
    );
    expect(text).toContain('<b>f</b><br>↳ **MINOR**: changes a word |');
  });

  it('is not lost where it has no message, and is counted where there is too much of it', () => {
    const notes = Array.from({ length: 7 }, (_, index) => note({ messageIndex: 9, text: `says ${index}` }));
    expect(render([before], [after], notes).at(-1)).toBe(
      `${[0, 1, 2, 3, 4].map((index) => `↳ **MINOR**: says ${index}`).join('<br>')}<br>↳ and 2 more reasons`,
    );
  });
});

describe('a diff of more lines than are shown', () => {
  const rules = (from: number) => Array.from({ length: 10 }, (_, index) => `Rule ${from + index}`).join('\n');
  const before = ['user: a'];
  const after = ['user: a', `user: ${rules(0)}`, `user: ${rules(10)}`];

  it('ends after them and counts what is left out', () => {
    const text = render(before, after, [note({ messageIndex: 2, line: 4 })], 4);
    expect(text.filter((line) => line.startsWith('| +'))).toHaveLength(4);
    expect(text.at(-1)).toBe('16 more lines, 1 more message and 1 more reason of the diff not shown.');
  });

  it('counts nothing where everything is shown', () => {
    expect(render(before, after).join('\n')).not.toContain('not shown');
  });
});

describe('the section of a prompt', () => {
  const sectionOf = (
    texts: PromptView['texts'],
    before: ChatMessage[],
    after: ChatMessage[],
    maxLines = 60,
  ) => {
    const change = promptChange(texts, { before, after, annotations: [] });
    return change && messageDiffSection(aView({ prompts: [] }), aPrompt({ texts }), change, maxLines);
  };
  const markdown = (version: string, model: string, text: string) =>
    `---\nversion: ${version}\nmodel: ${model}\n---\n${text}\n`;

  it('shows the messages, then what else changed in the file', () => {
    const texts = {
      before: markdown('1.0.0', 'gpt-4o', 'Be kind to them.\nmodel: gpt-4o'),
      after: markdown('1.1.0', 'gpt-5', 'Be kind to all.\nmodel: gpt-5'),
    };
    const content = (text: string) => [{ role: 'system' as const, content: text }];
    expect(
      sectionOf(texts, content('Be kind to them.\nmodel: gpt-4o'), content('Be kind to all.\nmodel: gpt-5')),
    ).toBe(`<details><summary><b>Prompt diff</b>: 2 lines reworded; MINOR</summary><br>

| line | system |
|--:|:--|
| ±&nbsp;1 | Be kind to <del>them</del> <b>all</b>. |
| ±&nbsp;2 | model: gpt-<del>4o</del> <b>5</b> |

\`\`\`diff
 ---
-version: 1.0.0
-model: gpt-4o
+version: 1.1.0
+model: gpt-5
 ---
\`\`\`

</details>`);
  });

  it.each([
    [
      'a block',
      (text: string) => `  - role: system\n    content: |\n      ${text.replaceAll('\n', '\n      ')}\n`,
    ],
    ['a plain value', (text: string) => `  - role: system\n    content: ${text.replaceAll('\n', ' ')}\n`],
    ['a quoted value', (text: string) => `  - content: ${JSON.stringify(text)}\n    role: system\n`],
  ])('does not repeat a message that YAML writes as %s', (kind, yaml) => {
    const content = (word: string) =>
      `Be ${word}.${kind === 'a plain value' ? ' ' : '\n'}Stay on the topic of shops.`;
    const file = (word: string) =>
      `version: 1.0.0\nmessages:\n${yaml(content(word))}temperature: ${word.length}\n`;
    const section = sectionOf(
      { before: file('kind'), after: file('brief') },
      [{ role: 'system', content: content('kind') }],
      [{ role: 'system', content: content('brief') }],
    );
    expect(section).toContain('Be <del>kind</del> <b>brief</b>.');
    expect(section).toContain('-temperature: 4\n+temperature: 5');
    expect(section).not.toMatch(/^[+-].*Be /m);
  });

  it('says so where the version alone changed', () => {
    const messages = chat('system: Be kind.');
    const texts = (version: string) => markdown(version, 'gpt-4o', 'Be kind.');
    expect(sectionOf({ before: texts('1.0.0'), after: texts('1.1.0') }, messages, messages)).toContain(
      '<b>Prompt diff</b>: only the version changed; MINOR</summary>\n\n```diff',
    );
    const other = { before: texts('1.0.0'), after: markdown('1.1.0', 'gpt-5', 'Be kind.') };
    expect(sectionOf(other, messages, messages)).toContain('only the settings changed');
  });

  it('is left away where nothing is to be shown, and where a version could not be read', () => {
    const [before, after] = [chat('system: a'), chat('system: b')];
    expect(sectionOf({ before: 'a', after: 'b' }, before, after, 0)).toBeNull();
    expect(sectionOf({ before: 'a', after: 'a' }, before, before)).toBeNull();
    expect(promptChange({ before: 'a', after: 'b' }, { before: null, after, annotations: [] })).toBeNull();
  });
});

/** What a diff is made of, beside its tables. */
const OWN_BLOCKS = [
  'paragraph',
  '<details><summary></summary><br>',
  '<details><summary><b></b></summary><br>',
  '<details><summary><b></b></summary>',
  '<details><summary><b></b><code></code></summary>',
  '<details><summary><b></b><code></code></summary><br>',
  '</details>',
];

/** The words of a line of Markdown, without those that are struck through. */
function withoutStruck(line: string): string {
  let isStruck = false;
  let read = '';
  for (const node of nodesOf(line)) {
    if (node.type === 'html') isStruck = node.value === '<del>' || (isStruck && node.value !== '</del>');
    else if (!isStruck && 'value' in node) read += node.value;
  }
  return read;
}

describe('messages whose every text is hostile', () => {
  const role = fc.constantFrom<Role>('system', 'developer', 'user', 'assistant');
  const text = fc
    .array(fc.oneof(hostileText, fc.constantFrom('same line', 'the same words again', '')), { maxLength: 5 })
    .map((parts) => parts.join('\n'));
  const messages = fc.array(fc.record({ role, content: text }), { maxLength: 4 });
  const notes = fc.array(
    fc.record<LineNote>({
      messageIndex: fc.nat(4),
      line: fc.option(fc.integer({ min: 1, max: 5 })),
      side: fc.constantFrom('before', 'after'),
      level: hostileText,
      text: fc.oneof(
        hostileText,
        hostileText.map((quoted) => `adds \`${quoted}\``),
      ),
    }),
    { maxLength: 4 },
  );
  /** Half of the time a second version of the first messages: parts of a line next to each other are the risk. */
  const change = fc
    .tuple(messages, messages, fc.boolean(), fc.nat(6), hostileText)
    .map(([before, other, related, at, inserted]) => ({
      before,
      after: related
        ? before.map((message) => ({
            ...message,
            content: message.content.slice(0, at) + inserted + message.content.slice(at + 1),
          }))
        : other,
    }));

  it('add no mention, link, image, HTML, comment or control', () => {
    fc.assert(
      fc.property(change, notes, fc.integer({ min: 1, max: 60 }), (versions, annotations, maxLines) => {
        const body = renderPromptDiff({ ...versions, annotations, maxLines }) ?? '';
        expect(intrusions(body)).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('add nothing to the tables but rows of two cells, and nothing else but paragraphs and folds', () => {
    fc.assert(
      fc.property(change, notes, (versions, annotations) => {
        const body = renderPromptDiff({ ...versions, annotations, maxLines: 60 }) ?? '';
        const blocks = structure(body).filter((block) => !block.includes('×'));
        expect(blocks.filter((block) => !OWN_BLOCKS.includes(block))).toEqual([]);
        const rows = body.split('\n').filter((line) => line.startsWith('|') && !line.startsWith('|--'));
        const nodes = nodesOf(body);
        expect(nodes.filter(({ type }) => type === 'tableRow')).toHaveLength(rows.length);
        expect(nodes.filter(({ type }) => type === 'tableCell')).toHaveLength(2 * rows.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it('let a reader who skips what is struck through read the new version', () => {
    const blank = /[\s\u200b␣⇥]|\[U\+[0-9A-F]+\]/g;
    fc.assert(
      fc.property(change, ({ before, after }) => {
        const body = renderPromptDiff({ before, after, annotations: [], maxLines: 60 }) ?? '';
        const rows = body.split('\n').filter((line) => line.startsWith('| ±'));
        const read = rows.map((row) =>
          withoutStruck(row.replace(/^\| ±&nbsp;\d+ \| | \|$/g, '')).replace(blank, ''),
        );
        const meant = (messageDiffs(before, after) ?? [])
          .flatMap((diff) => diff.lines)
          .filter(({ kind }) => kind === 'reworded')
          .map(({ parts }) => parts.filter(({ kind }) => kind !== 'removed').map(({ text: part }) => part))
          .map((parts) => parts.join('').replace(blank, ''));
        expect(read).toEqual(meant);
      }),
      { numRuns: 500 },
    );
  });

  it('open no mark that they do not close', () => {
    fc.assert(
      fc.property(change, (versions) => {
        const body = renderPromptDiff({ ...versions, annotations: [], maxLines: 60 }) ?? '';
        for (const tag of ['b', 'del', 'code']) {
          const count = (mark: string) => body.split(mark).length;
          expect(count(`<${tag}>`)).toBe(count(`</${tag}>`));
        }
      }),
    );
  });

  it('cannot leave the section, whose fence shows the rest of the file', () => {
    fc.assert(
      fc.property(change, hostileText, hostileText, (versions, before, after) => {
        const texts = { before: `a: ${before}\nx`, after: `a: ${after}\nx` };
        const found = promptChange(texts, { ...versions, annotations: [] });
        const section = found && messageDiffSection(aView(), aPrompt({ texts }), found, 60);
        expect(intrusions(section ?? '')).toEqual([]);
        expect(section ?? '</details>').toMatch(/<\/details>$/);
        const blocks = structure(section ?? '').filter((block) => !block.includes('×'));
        expect(blocks.filter((block) => ![...OWN_BLOCKS, 'code'].includes(block))).toEqual([]);
        expect(blocks.filter((block) => block === 'code').length).toBeLessThan(2);
      }),
      { numRuns: 500 },
    );
  });
});
