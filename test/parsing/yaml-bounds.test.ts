import { describe, expect, it } from 'vitest';
import { yamlExcess } from '../../src/parsing/yaml-bounds.ts';

const DEEP = 'is nested deeper than 100 levels';

describe('a YAML text is not parsed', () => {
  it.each([
    ['open lists', '['.repeat(101), DEEP],
    ['open objects', '{'.repeat(5_000_000), DEEP],
    ['lists over lines', '[\n'.repeat(101), DEEP],
    ['list entries on one line', '- '.repeat(101), DEEP],
    ['complex keys on one line', '? '.repeat(101), DEEP],
    ['keys on one line', 'a: '.repeat(101), DEEP],
    ['brackets that other brackets seem to close', `${']'.repeat(200)}${'['.repeat(101)}`, DEEP],
    ['aliases', '- &a b\n- *a\n'.repeat(2501), 'holds more than 5,000 anchors and aliases'],
    ['anchors', '- &a b\n'.repeat(5001), 'holds more than 5,000 anchors and aliases'],
    ['tokens', '- a\n'.repeat(100_000), /^is too large to be read as YAML \(more than 150,000 tokens\)/],
  ])('for too many %s', (_, text, why) => {
    expect(yamlExcess(text)).toEqual(typeof why === 'string' ? why : expect.stringMatching(why));
  });
});

describe('a YAML text is worth parsing', () => {
  it.each([
    ['an empty one', ''],
    ['100 levels', `${'['.repeat(100)}${']'.repeat(100)}`],
    ['100 entries a line, on many lines', `${'- '.repeat(100)}a\n`.repeat(100)],
    ['many objects in a row', `[${'{a: [1]}, '.repeat(2000)}]`],
    ['many keys in one object on one line', `{${Array.from({ length: 2000 }, (_, n) => `k${n}: 1`)}}`],
    [
      'brackets in texts',
      `- "${'['.repeat(1000)}"\n- '${'{'.repeat(1000)}'\n- a${'['.repeat(1000)}\n- |\n  ${'[ '.repeat(1000)}`,
    ],
    ['ampersands and stars in texts', '- a & b * c\n- "&a *b"\n'.repeat(5000)],
    ['a text of 5 MB', `- ${'x'.repeat(5_000_000)}`],
  ])('%s', (_, text) => {
    expect(yamlExcess(text)).toBeNull();
  });
});
