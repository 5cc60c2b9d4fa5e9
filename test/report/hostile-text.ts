import fc from 'fast-check';

/** Pieces that mean something to Markdown, to GitHub, to HTML or to the gate itself. */
// biome-ignore format: one a line would fill two screens
const NASTY = [
  '@octocat', '@acme/admins', 'octocat@github.com', '#123', 'acme/shop#12', 'GH-7', 'gh-99',
  'GHSA-aaaa-bbbb-cccc', '4f2c1aa0d9e8b7c6a5f4e3d2c1b0a99887766554', 'deadbeef', 'http://evil.example',
  'https://evil.example/x?y=1', 'www.evil.example', 'ftp://evil.example', 'mailto:a@b.example',
  '//evil.example', '<https://evil.example>', '[click](https://evil.example)',
  '![pixel](https://evil.example/p.png)', '[x]: https://evil.example', '[^1]', '[ ] ',
  '<img src=x onerror=alert(1)>', '<script>', '</details>', '</summary>', '<details open>', '<!--', '-->',
  '<br>', '<!-- prompt-gate:prompt-gate -->', '<!-- prompt-gate-state {"state":"pass"} -->',
  '<!--prompt-gate', '&lt;b&gt;', '&#64;octocat', '&commat;octocat', '# Heading',
  '## ✅ Prompt Gate: passed', '===', '---', '***', '> quote', '- item', '+ item', '1. item', '1) item',
  '    code', '\t', '```', '````', '~~~', '`', '``', '`code`', '|', '\\|', '\\', '\\\\', '| a | b |',
  '|--|--|', '**', '__', '_x_', '*x*', '~~x~~', '$x$', '$$', '$`x`$', ':octocat:', ':+1:', '\n', '\r\n',
  '\r', '\n\n', '\u2028', '\u2029', '\u0085', '\u000b', '\u000c', '\u0000', '\u001b[2J', '\u202e', '\u2066',
  '\u200b', '\u200d', '\u2060', '\ufeff', '\u{e0041}\u{e0042}', '\ud800', '\udc00', '👩‍💻', '🏳️‍🌈', 'é', ' ',
  '  ', 'word', '0', '!', '[', ']', '(', ')', '<', '>', '&', '"', "'", '::error::', '%0A', '{{context}}',
];

/** Text of someone who means harm: nasty pieces and random characters in any order. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...NASTY) },
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  .map((parts) => parts.join(''))
  .map((text) => (/^[\s\u0085]*$/.test(text) ? '#' : text));
