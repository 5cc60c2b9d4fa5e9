import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLines } from '../../src/parsing/json-source.ts';
import { parseYaml } from '../../src/parsing/yaml-source.ts';

/** Every path into a value, and one that leads nowhere. */
function pathsOf(value: unknown): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[], ['nowhere']];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [[], ...entries.flatMap(([key, inner]) => pathsOf(inner).map((path) => [key, ...path]))];
}

describe('the line of a path in a JSON text', () => {
  it.each<[string, (string | number)[], number]>([
    ['[\n1,\n2]', [1], 3],
    ['[\n{"a":\n1}]', [0, 'a'], 2],
    ['\n\n{"a": 1}', [], 3],
    ['[\n"x\\n\\"]",\n2]', [1], 3],
    ['[\n"\\\\",\n2]', [1], 3],
    ['[\n{"a,]}": [[], {}],\n"b": 1}]', [0, 'b'], 3],
    ['[\n{"\\u0061": 1}]', [0, 'a'], 2],
    ['[1,\n2]', [7], 1],
    ['[1,\n{"a": 1}]', [1, 'b'], 2],
    ['[1,\n2]', [1, 'a', 'b'], 2],
    ['{"a": 1,\n"a": 2}', ['a'], 2],
    ['[\r\n1,\r\n2]', [1], 3],
  ])('%j at %j', (text, path, line) => {
    expect(jsonLines(text)(path)).toBe(line);
  });

  it('is the one that YAML finds', () => {
    const key = fc.constantFrom('a', 'b', '"', '\\', ']', ' ', 'é');
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(1, null, true, '', '\\"', '{[,:', '\n'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 2 }), (one, indent) => {
        const text = JSON.stringify(one, null, indent);
        const yaml = parseYaml(text, 'd');
        if (yaml.kind === 'faulty') throw new Error('JSON is YAML');
        for (const path of pathsOf(one)) expect(jsonLines(text)(path)).toBe(yaml.source.lineOf(path));
      }),
    );
  });
});
