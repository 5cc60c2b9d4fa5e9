import { createHmac, timingSafeEqual } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Seal } from '../ports/seal.ts';

/** More than this comes out of no seal of ours. */
const MAX_BYTES = 4 * 1024 * 1024;
const MAC_BYTES = 32;
/** What a secret seals may lie open: a shorter one could be found by trying. */
export const MIN_SECRET = 16;

/**
 * Seals with HMAC-SHA256 under a key derived from all secrets together.
 * @param given keys of the endpoints; those of fewer than 16 characters count for nothing, and without any other
 * nothing can be sealed or opened
 */
export function hmacSeal(given: readonly string[]): Seal {
  const secrets = given.filter((secret) => secret.length >= MIN_SECRET);
  if (secrets.length === 0) return { able: false, close: () => null, open: () => null };
  const key = createHmac('sha256', JSON.stringify([...new Set(secrets)].sort()))
    .update('prompt-gate seal v1')
    .digest();
  const macOf = (packed: Buffer, about: string) =>
    createHmac('sha256', key)
      .update(`${Buffer.byteLength(about)}:${about}`)
      .update(packed)
      .digest();
  return {
    able: true,
    close(text, about) {
      const packed = deflateRawSync(Buffer.from(text, 'utf8'), { level: 9 });
      return Buffer.concat([macOf(packed, about), packed]).toString('base64url');
    },
    open(sealed, about) {
      if (!/^[\w-]+$/.test(sealed)) return null;
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length <= MAC_BYTES) return null;
      const packed = bytes.subarray(MAC_BYTES);
      // Nothing is unpacked that was not sealed here.
      if (!timingSafeEqual(bytes.subarray(0, MAC_BYTES), macOf(packed, about))) return null;
      try {
        return inflateRawSync(packed, { maxOutputLength: MAX_BYTES }).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
