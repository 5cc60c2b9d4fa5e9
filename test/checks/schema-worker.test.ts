import { afterEach, describe, expect, it } from 'vitest';
import { workerValidator } from '../../src/adapters/schema/worker-validator.ts';
import type { SchemaValidator } from '../../src/ports/schema-validator.ts';

const WORKER = new URL('../../src/adapters/schema/schema-worker.ts', import.meta.url);
const DEADLINE_MS = 600;

let open: SchemaValidator[] = [];
function validator(): SchemaValidator {
  const made = workerValidator(WORKER, DEADLINE_MS);
  open.push(made);
  return made;
}
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()));
  open = [];
});

const slow = { kind: 'too-slow', deadlineMs: DEADLINE_MS };
const catastrophic = { type: 'string', pattern: '^(a+)+$' };
const attack = `${'a'.repeat(40)}!`;

describe('the validator in its worker', () => {
  it('answers each question in turn, however many are asked at once', async () => {
    const { validate } = validator();
    const asked = Array.from({ length: 20 }, (_, index) => validate({ const: index % 2 }, index));
    const kinds = (await Promise.all(asked)).map(({ kind }) => kind);
    expect(kinds).toEqual(['valid', 'valid', ...Array<string>(18).fill('invalid')]);
  });

  it('names what is unusable, and goes on', async () => {
    const { validate } = validator();
    expect(await validate({ type: 'strnig' }, 1)).toMatchObject({ kind: 'unusable' });
    expect(await validate({ $ref: 'https://example.com/a.json' }, 1)).toMatchObject({ kind: 'unusable' });
    expect(await validate(true, 1)).toEqual({ kind: 'valid' });
  });

  it.each([
    ['a pattern that backtracks for ever', catastrophic, attack],
    [
      'uniqueItems over a long list',
      { uniqueItems: true },
      Array.from({ length: 20_000 }, (_, index) => ({ deep: [{ index }] })),
    ],
  ])('ends %s at the deadline, and later answers still validate', async (_, schema, value) => {
    const { validate } = validator();
    await validate(true, 1);
    const start = performance.now();
    expect(await validate(schema, value)).toEqual(slow);
    expect(performance.now() - start).toBeLessThan(DEADLINE_MS + 2000);
    expect(await validate({ type: 'number' }, 1)).toEqual({ kind: 'valid' });
    expect(await validate({ type: 'number' }, 'a')).toMatchObject({ kind: 'invalid' });
  });

  it('judges the same schema on a harmless answer as ever', async () => {
    const { validate } = validator();
    expect(await validate(catastrophic, attack)).toEqual(slow);
    expect(await validate(catastrophic, 'aaa')).toEqual({ kind: 'valid' });
  });

  it('gives a schema up that overran twice: a run of many cases does not wait for each', async () => {
    const { validate } = validator();
    await validate(catastrophic, attack);
    await validate(catastrophic, attack);
    const start = performance.now();
    const rest = await Promise.all(Array.from({ length: 50 }, () => validate(catastrophic, attack)));
    expect(rest).toEqual(Array(50).fill(slow));
    expect(performance.now() - start).toBeLessThan(DEADLINE_MS);
    expect(await validate(true, 1)).toEqual({ kind: 'valid' });
  });

  it('survives a schema that exhausts the stack', async () => {
    const { validate } = validator();
    expect(await validate({ $ref: '#' }, 1)).toEqual(slow);
    expect(await validate(true, 1)).toEqual({ kind: 'valid' });
  });

  it('can be closed and used again', async () => {
    const made = validator();
    await made.validate(true, 1);
    await made.close();
    expect(await made.validate(false, 1)).toMatchObject({ kind: 'invalid' });
  });
});
