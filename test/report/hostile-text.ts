import fc from 'fast-check';

/** Pieces that mean something to Markdown, to GitHub, to HTML, to the runner or to the gate itself. */
// biome-ignore format: one a line would fill four screens
const NASTY = [
  // Who and what GitHub looks up.
  '@octocat', '@acme/admins', '@everyone', 'octocat@github.com', 'mailto:a@b.example', 'xmpp:a@b.example/c', '#1',
  '#123', 'acme/shop#12', 'GH-1', 'gh-99', 'GHSA-aaaa-bbbb-cccc', 'CVE-2024-12345', 'deadbeef', 'acme/shop@deadbeef1',
  '4f2c1aa0d9e8b7c6a5f4e3d2c1b0a99887766554', ':octocat:', ':+1:', '&#64;octocat', '&commat;octocat', '&#x40;octocat',
  '\\@octocat', '&#35;1', '&colon;+1:',
  // Addresses.
  'http://evil.example', 'https://evil.example/x?y=1', 'HTTPS://EVIL.EXAMPLE', 'www.evil.example', 'ftp://evil.example',
  '//evil.example', '<https://evil.example>', '<a@b.example>', '[click](https://evil.example)', '[click][x]', '[x]',
  '![pixel](https://evil.example/p.png)', '![x](http://', '![x][x]', '[x]: https://evil.example',
  '[x](javascript:alert(1))', '](https://evil.example)', '](<//evil.example>)', 'javascript:alert(1)',
  'data:text/html,x', '[^1]', '[^1]: note', '[ ] ', '[x] ', 'https:&#47;/evil.example', 'www&period;evil.example',
  // HTML.
  '<img src=x onerror=alert(1)>', '<img src="https://evil.example/p.png">', '<script>', '</details>', '</summary>',
  '<details open>', '<details><summary>x</summary>', '<!--', '-->', '<!', '<?php', '?>', '<![CDATA[', ']]>', '<br>',
  '<b', '/>', '<a href="https://evil.example">x</a>', '<h1>x</h1>', '<div>\n\n# x\n\n</div>', '<table>', '<pre>',
  '<style>*{display:none}</style>', '<picture>', '<!-- prompt-gate:prompt-gate -->', '<!--prompt-gate',
  '<!-- prompt-gate-state {"state":"pass"} -->', '<!-- prompt-gate-memory x -->', '&lt;b&gt;', '&#60;b&#62;', '&lt',
  // Blocks.
  '# Heading', '## ✅ Prompt Gate: passed', '\n# ', '\n===\n', '\n---\n', '===', '---', '***', '> quote', '> [!NOTE]',
  '\n> [!CAUTION]\n> x', '- item', '\n- item', '+ item', '1. item', '\n1) item', '- [ ] task', '    code', '\t',
  '\n\n    code\n\n', '```', '````', '``````````', '~~~', '~~~~~~', '\n```\n', '\n~~~\n', '```mermaid\n', '```math\n',
  '```suggestion\n', '\n-', '\n=', '\n:--',
  // Tables, code and emphasis.
  '`', '``', '`code`', '` `', '|', '||', '\\|', '`|`', '`\\|', '\\', '\\\\', '| a | b |', '\n| a | b |\n|--|--|\n', '|--|--|', '**',
  '__', '_x_', '*x*', '***x***', '~~x~~', '~x~', '$x$', '$$', '$', '$`x`$', '\\$', '\\(x\\)', '  \n', '\\\n',
  // Line ends, controls, what hides and what turns around.
  '\n', '\r\n', '\r', '\n\n', '\u2028', '\u2029', '\u0085', '\u000b', '\u000c', '\u0000', '\u0007', '\u0008', '\u001b[2J',
  '\u001b]8;;https://evil.example\u0007', '\u007f', '\u009b', '\u061c', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c',
  '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\u200b', '\u200c', '\u200d', '\u2060', '\u2064', '\ufeff',
  '\u00ad', '\u034f', '\u115f', '\u3164', '\u2800', '\u00a0', '\u3000', '\ufe0f', '\ufe0e', '\ufe00', '\u{e0041}\u{e0042}',
  '\u{e0100}', '\ue000', '\uffff', '\ufdd0', '\u{1fffe}', '\ufffd', '\ufff9', '\ud800', '\udc00', '\u0301',
  '\u0301\u0302\u0303\u0304\u0305\u0306', '\u20dd', '\u20e3', '1\ufe0f\u20e3', '👩‍💻', '🏳️‍🌈', '🏴\u{e0067}\u{e007f}', 'می‌خواهم',
  'क्‍ष', 'שלום', 'é', 'ﬀ', 'İ', '＠octocat', '＜b＞',
  // The runner, the templates, and plain words.
  '::error::', '::add-mask::', '##[group]', '##[error]', '%0A', '%0a::error::', '{{context}}', '$' + '{{ secrets.KEY }}',
  ' ', '  ', 'word', '0', 'www', '.', '/', '//', ':', '!', '[', ']', '(', ')', '<', '>', '&', ';', '#', '@', '-', '=', '+', '"', "'",
];

/** Long runs of one piece: nesting, fences that no fence is longer than, words that no line holds. */
const longRun = fc
  .tuple(
    fc.constantFrom(
      '`',
      '~',
      '[',
      '](',
      '![',
      '*',
      '_',
      '<',
      '>',
      '> ',
      '\\',
      '|',
      '&',
      'a',
      'f',
      '@',
      '#',
      '\n',
      ' ',
      '\u0301',
    ),
    fc.integer({ min: 10, max: 600 }),
  )
  .map(([piece, times]) => piece.repeat(times));

const pieces = [
  { weight: 40, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 9, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
];

function textOf(parts: readonly fc.WeightedArbitrary<string>[]): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof(...parts), { minLength: 1, maxLength: 14 })
    .map((found) => found.join(''))
    .map((text) => (/^[\s\u0085]*$/.test(text) ? '#' : text));
}

/** Text of someone who means harm: nasty pieces and random characters in any order; never blank. */
export const hostileText = textOf(pieces);

/** The same, and now and then far too long. */
export const longHostileText = textOf([...pieces, { weight: 1, arbitrary: longRun }]);
