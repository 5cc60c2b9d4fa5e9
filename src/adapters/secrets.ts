import { redactAll, redactor } from '../report/redact.ts';

/** The secrets that this run has read: masked in the log, and kept out of everything that is published. */
export interface Secrets {
  /** Called with every secret before anything is done with it; blank ones are none. */
  learn(...secrets: readonly (string | null | undefined)[]): void;
  /** The value with `[REDACTED]` where any text in it holds a secret, in whatever form. */
  redact<T>(value: T): T;
}

/** @param mask told of each secret once, for a log that masks by itself */
export function secretsMaskedBy(mask: (secret: string) => void): Secrets {
  const known = new Set<string>();
  let redact: ((text: string) => string) | null = null;
  return {
    learn(...secrets) {
      for (const secret of secrets) {
        if (!secret || known.has(secret)) continue;
        mask(secret);
        known.add(secret);
        redact = null;
      }
    },
    redact(value) {
      redact ??= redactor([...known]);
      return redactAll(value, redact);
    },
  };
}
