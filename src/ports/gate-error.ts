/** One thing that is wrong with what a person wrote: where it stands, what was found, what was expected. */
export interface Fault {
  /** Path, with a line where one is known: `prompts/golden.jsonl:12`. */
  readonly where: string;
  /** What was found and what was expected, in one sentence. */
  readonly message: string;
}

/**
 * An error that a person can act on. It makes a run `inconclusive`, never green.
 * `code` is one of the documented reason codes (`config.<why>`, `unmeasured.<why>`, `budget.<why>`).
 */
export class GateError extends Error {
  readonly code: string;
  readonly remedy: string;
  readonly faults: readonly Fault[];

  constructor(
    code: string,
    message: string,
    options: { remedy?: string; faults?: readonly Fault[]; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'GateError';
    this.code = code;
    this.remedy = options.remedy ?? '';
    this.faults = options.faults ?? [];
  }

  /** The whole story in lines: message, every fault, what to do. */
  describe(): string {
    const faults = this.faults.map((fault) => `- ${fault.where}: ${fault.message}`);
    return [this.message, ...faults, ...(this.remedy ? [this.remedy] : [])].join('\n');
  }
}
