/** Time, in the two senses that the gate needs. */
export interface Clock {
  /** Wall clock, ISO 8601 in UTC. */
  now(): string;
  /** Milliseconds since an arbitrary moment; never goes back. */
  elapsed(): number;
}

/** SHA-256 of the text's UTF-8 bytes, in lower-case hex. */
export type Hash = (text: string) => string;

/** A fresh code of 32 random hex digits: nobody who wrote the material can have known it. */
export type Nonce = () => string;

/** What the person who watches the run sees. Text from outside is made harmless by the implementation. */
export interface Log {
  info(line: string): void;
  warning(line: string): void;
  error(line: string): void;
}
