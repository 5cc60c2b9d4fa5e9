import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { fileStore, temporaryFolder } from '../../src/adapters/runner/file-store.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import { memoryStore } from '../../src/ports/text-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'prompt-gate-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([
  ['in memory', () => memoryStore()],
  ['in a file', () => fileStore(folder)],
])('a store %s', (_, open) => {
  it('gives back each value as JSON holds it, in any order, also while others are added', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { minLength: 1 }),
        fc.infiniteStream(fc.nat()),
        (values, picks) => {
          const store = open();
          const handles: number[] = [];
          for (const value of values) {
            handles.push(store.append(value));
            const [pick = 0] = picks.take(1);
            const at = pick % handles.length;
            expect(store.read(handles[at]!)).toEqual(JSON.parse(JSON.stringify(values[at])));
          }
          for (const [at, handle] of handles.entries())
            expect(store.read(handle)).toEqual(JSON.parse(JSON.stringify(values[at])));
          store.close();
        },
      ),
    );
  });

  it.each([1, 8_186, 8_187, 8_188, 100_000, 262_126, 262_127, 262_128, 1_000_000])(
    'holds a text of %i characters',
    (length) => {
      const store = open();
      store.append('before');
      const text = `${'é'.repeat(length - 1)}\ud800`;
      const handle = store.append({ text });
      store.append('after');
      expect(store.read(handle)).toEqual({ text });
      store.close();
    },
  );

  it('keeps what was added, whatever becomes of the value', () => {
    const store = open();
    const value = { list: [1] };
    const handle = store.append(value);
    value.list.push(2);
    expect(store.read(handle)).toEqual({ list: [1] });
    store.close();
  });
});

describe('a store in a file', () => {
  it('lies in the temporary folder of the runner, or the system’s', () => {
    expect(temporaryFolder({ RUNNER_TEMP: '/runner' })).toBe('/runner');
    expect(temporaryFolder({ RUNNER_TEMP: '' })).toBe(tmpdir());
  });

  it('has no name that anybody could open, and leaves nothing behind', () => {
    const store = fileStore(folder);
    const handle = store.append('x'.repeat(1_000_000));
    expect(store.read(handle)).toHaveLength(1_000_000);
    if (process.platform !== 'win32') expect(readdirSync(folder)).toEqual([]);
    store.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is closed without having been used, and twice', () => {
    const store = fileStore(join(folder, 'none'));
    store.close();
    store.close();
  });

  it('says what to do where there is no room', () => {
    const store = fileStore(join(folder, 'none'));
    const fill = () => store.append('x');
    expect(fill).toThrow(GateError);
    expect(fill).toThrow(/cannot be put aside in `.*none`: ENOENT/);
  });
});
