import { createHash, randomBytes } from 'node:crypto';
import type { Clock, Hash, Nonce } from '../ports/system.ts';

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  elapsed: () => performance.now(),
};

export const sha256: Hash = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

export const randomNonce: Nonce = () => randomBytes(16).toString('hex');
