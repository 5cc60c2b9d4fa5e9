import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/parsing/yaml-source.ts';

function parsed(text: string, firstLine?: number) {
  const result = parseYaml(text, 'a.yml', firstLine);
  if (result.kind === 'faulty') throw new Error(JSON.stringify(result.faults));
  return result.source;
}

function faults(text: string) {
  const result = parseYaml(text, 'a.yml');
  return result.kind === 'faulty' ? result.faults : [];
}

describe('a YAML text knows its lines', () => {
  const text = ['# comment', 'mode: enforce', 'levels:', '  minor:', '    stages:', '      - checks'].join(
    '\n',
  );

  it.each([
    [['mode'], 2],
    [['levels'], 3],
    [['levels', 'minor'], 4],
    [['levels', 'minor', 'stages'], 5],
    [['levels', 'minor', 'stages', 0], 6],
    [['levels', 'minor', 'absent'], 4],
    [['absent', 'deeper'], 2],
    [[], 2],
  ])('names for %j line %i, where the key or entry stands', (path, line) => {
    expect(parsed(text).lineOf(path)).toBe(line);
  });

  it('counts from the line on which the text begins in its file', () => {
    expect(parsed('version: 1.0.0\nmodel: m', 2).lineOf(['model'])).toBe(3);
  });

  it('names the first line for an empty text', () => {
    expect(parsed('', 2).lineOf(['version'])).toBe(2);
  });

  it('names the line of a duplicate key', () => {
    expect(faults('a: 1\nb: 2\na: 3')).toEqual([
      { where: 'a.yml:3', message: expect.stringMatching(/unique/) },
    ]);
  });
});

const doublings = Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`);

describe('a YAML text that is built to harm is a fault', () => {
  it.each([
    ['a list that holds itself', '&a [*a]', /holds itself/],
    ['an object that holds itself, many times', '&a {x: *a, y: *a, z: *a}', /holds itself/],
    ['nesting without end', '['.repeat(20_000), /./],
    ['nesting deeper than a person writes', `${'['.repeat(500)}${']'.repeat(500)}`, /nested deeper than 100/],
    ['an alias bomb', ['a: &a0 [1]', ...doublings].join('\n'), /alias/i],
    ['a tag that would build an object', '!!js/function "return 1"', /tag/i],
    ['an anchor that is nowhere', 'a: *nowhere', /alias/i],
    ['several documents', 'a: 1\n---\nb: 2', /document/],
  ])('%s', (_, text, message) => {
    const found = faults(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map((fault) => fault.message).join('\n')).toMatch(message);
  });
});

describe('any text', () => {
  it('ends in a value with lines, or in faults that name the file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, path) => {
        const result = parseYaml(text, 'a.yml');
        if (result.kind === 'parsed') expect(result.source.lineOf(path)).toBeGreaterThanOrEqual(1);
        else for (const fault of result.faults) expect(fault.where).toMatch(/^a\.yml(:\d+)?$/);
      }),
    );
  });

  it('that is JSON means the same as YAML, whatever it is indented with', () => {
    const safe = fc
      .jsonValue({ maxDepth: 4 })
      .filter((value) => !JSON.stringify(value).includes('"__proto__"'));
    fc.assert(
      fc.property(safe, fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parsed(text).value).toEqual(JSON.parse(text));
      }),
    );
  });

  it('cannot give an object another prototype', () => {
    const value = parsed('__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}').value;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
