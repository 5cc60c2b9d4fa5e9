import * as core from '@actions/core';
import { type Secrets, secretsMaskedBy } from '../secrets.ts';

export type { Secrets };

/** Secrets that the runner masks in its log as well. */
export function keepSecrets(): Secrets {
  return secretsMaskedBy(core.setSecret);
}
