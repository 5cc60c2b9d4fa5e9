import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, EntryTable, type Holder } from '../../src/adapters/cache/entry-table.ts';
import { sha256 } from '../../src/adapters/system.ts';

const holders = ['a', 'b'].map(
  (name): Holder => ({ name, read: () => Promise.reject(new Error('not read here')) }),
);

const nameOf = (number: number) =>
  `${sha256(`${number >> 1}`)} ${sha256(`voucher ${number % 2}`).slice(0, 16)}`;

const added = fc.record({
  name: fc.nat({ max: 40 }).map(nameOf),
  written: fc.nat({ max: 12 }),
  used: fc.nat({ max: 99_999 }),
  offset: fc.nat({ max: 2 ** 31 }),
  length: fc.nat({ max: 2 ** 24 }),
  holder: fc.constantFrom(...holders),
});

describe('a table of entries', () => {
  it('has the entries of a name newest first, at most eight, the later added of two before the other', () => {
    fc.assert(
      fc.property(fc.array(added, { maxLength: 400 }), (all) => {
        const table = new EntryTable();
        const expected = new Map<string, object[]>();
        for (const { name, written, used, offset, length, holder } of all) {
          table.add({ name, written, used }, { segment: holder, offset, length });
          const entry = { segment: holder, offset, length, written, used };
          const known = (expected.get(name) ?? []) as (typeof entry)[];
          const at = known.findIndex((one) => one.written <= written);
          known.splice(at === -1 ? known.length : at, 0, entry);
          expected.set(name, known.slice(0, 8));
        }
        expect(table.size).toBe(expected.size);
        for (const [name, entries] of expected) expect(table.of(name)).toEqual(entries);
        expect(table.of(nameOf(1_000))).toEqual([]);
        const rows = [...table.newest()];
        expect(rows.map((row) => JSON.stringify(table.from(row))).sort()).toEqual(
          [...expected.values()].map((entries) => JSON.stringify(entries)).sort(),
        );
        for (const row of rows) {
          const [{ written, used, length }] = table.from(row) as [Entry];
          expect([table.writtenAt(row), table.usedAt(row), table.lengthAt(row)]).toEqual([
            written,
            used,
            length,
          ]);
        }
        expect(rows).toHaveLength(expected.size);
      }),
    );
  });

  it('grows with its entries', () => {
    const table = new EntryTable();
    const count = 20_000;
    for (let n = 0; n < count; n += 1)
      table.add(
        { name: nameOf(n), written: n, used: 1 },
        { segment: holders[0]!, offset: n * 1e6, length: n },
      );
    expect(table.size).toBe(count);
    for (let n = 0; n < count; n += 777) {
      expect(table.of(nameOf(n))).toEqual([
        { segment: holders[0], offset: n * 1e6, length: n, written: n, used: 1 },
      ]);
    }
    expect([...table.newest()]).toHaveLength(count);
  });
});
