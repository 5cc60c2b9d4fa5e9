import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { Json } from '../../ports/json.ts';

/** Longer lines are not ours. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024;
/** Stands in for the secret of an endpoint that has none. Everybody can read it here: it authenticates nothing. */
const NO_SECRET = 'no secret';
const DAY_MS = 86_400_000;

/**
 * One entry is one line: `<key> <voucher> <code> <written> <used> <value>`. Key, voucher and code are hex, `written` is
 * in milliseconds since 1970, `used` in days since 1970, the value is JSON, which holds no line break.
 */
const HEADER = /^[0-9a-f]{64} [0-9a-f]{16} [0-9a-f]{64} \d{13} \d{5} $/;
const NAME_BYTES = 81;
const CODE_AT = 82;
const WRITTEN_AT = 147;
const USED_AT = 161;
export const HEADER_BYTES = 167;

/** What vouches for the entries of an endpoint: a key derived from its secret. */
export interface Voucher {
  /** Tells secrets and endpoints apart without telling them. */
  readonly id: string;
  /** HMAC-SHA256 in hex over endpoint, key, the time of writing and the value's very bytes. */
  codeOf(key: string, written: number, value: Buffer): string;
}

export interface Header {
  /** Key and voucher: what an entry is found by. */
  readonly name: string;
  readonly written: number;
  readonly used: number;
}

export const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);
export const nameOf = (key: string, voucher: Voucher): string => `${key} ${voucher.id}`;

export const voucherIdOf = (name: string): string => name.slice(65);

/** @param secret null: the endpoint has none, and whoever can write the folder can forge its entries */
export function voucherOf(endpoint: string, secret: string | null): Voucher {
  const label = createHmac('sha256', secret ?? NO_SECRET).update('prompt-gate cache entry v2');
  // As an object the key is prepared once, which halves the cost of a code.
  const derived = createSecretKey(label.digest());
  const id = createHmac('sha256', derived)
    .update(JSON.stringify(['voucher', endpoint]))
    .digest('hex');
  return {
    id: id.slice(0, 16),
    codeOf: (key, written, value) =>
      createHmac('sha256', derived)
        .update(`${JSON.stringify([endpoint, key, written])}\n`)
        .update(value)
        .digest('hex'),
  };
}

/** @throws Error for a value that no reader would take */
export function writeLine(value: Json, key: string, voucher: Voucher, now: number): Buffer {
  const bytes = Buffer.from(JSON.stringify(value));
  const length = HEADER_BYTES + bytes.length;
  if (length > MAX_LINE_BYTES) {
    throw new Error(`an entry has ${length} bytes, and at most ${MAX_LINE_BYTES} are read again`);
  }
  const times = `${String(now).padStart(13, '0')} ${usedDigits(dayOf(now))}`;
  const header = `${nameOf(key, voucher)} ${voucher.codeOf(key, now, bytes)} ${times} `;
  return Buffer.concat([Buffer.from(header, 'latin1'), bytes]);
}

/** What the beginning of a line says, believing nothing of it; null where it is no entry of ours. */
export function readHeader(line: Buffer): Header | null {
  const text = line.toString('latin1', 0, HEADER_BYTES);
  if (!HEADER.test(text)) return null;
  // A part of `text` would keep all of it in memory.
  const name = line.toString('latin1', 0, NAME_BYTES);
  return { name, written: Number(text.slice(WRITTEN_AT, USED_AT - 1)), used: Number(text.slice(USED_AT)) };
}

/** The value's bytes; null where nobody with the voucher's secret wrote this very line under this name. */
export function vouchedValue(line: Buffer, name: string, voucher: Voucher): Buffer | null {
  const header = readHeader(line);
  if (header?.name !== name) return null;
  const value = line.subarray(HEADER_BYTES);
  const expected = Buffer.from(voucher.codeOf(name.slice(0, 64), header.written, value));
  const found = line.subarray(CODE_AT, CODE_AT + expected.length);
  return timingSafeEqual(found, expected) ? value : null;
}

/** The line with another day of its last use, which no code covers: it decides how long the entry stays, and no more. */
export function usedOn(line: Buffer, day: number): Buffer {
  const copy = Buffer.from(line);
  copy.write(usedDigits(day), USED_AT, 'latin1');
  return copy;
}

const usedDigits = (day: number) => String(day).padStart(5, '0');
