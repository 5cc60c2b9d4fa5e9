/** What a run spent so far. `usd` is null once one request's cost is unknown; `knownUsd` goes on counting. */
export interface Usage {
  readonly modelCalls: number;
  readonly cachedCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly usd: number | null;
  readonly knownUsd: number;
}

/** What a run is likely to ask for, before anything that earlier runs have kept is taken off. */
export interface Estimate {
  readonly requests: number;
  /** Tokens, counted without any model's own tokenizer. */
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Null: a model has no price. */
  readonly usd: number | null;
}

export const NO_USAGE: Usage = {
  modelCalls: 0,
  cachedCalls: 0,
  inputTokens: 0,
  outputTokens: 0,
  usd: 0,
  knownUsd: 0,
};

/** Adds one request. */
export function addUsage(
  usage: Usage,
  tokens: { readonly input: number; readonly output: number } | null,
  usd: number | null,
): Usage {
  return {
    ...usage,
    modelCalls: usage.modelCalls + 1,
    inputTokens: usage.inputTokens + (tokens?.input ?? 0),
    outputTokens: usage.outputTokens + (tokens?.output ?? 0),
    usd: usage.usd === null || usd === null ? null : usage.usd + usd,
    knownUsd: usage.knownUsd + (usd ?? 0),
  };
}

/** What several runs spent together. */
export function totalUsage(all: readonly Usage[]): Usage {
  return all.reduce(
    (sum, one) => ({
      modelCalls: sum.modelCalls + one.modelCalls,
      cachedCalls: sum.cachedCalls + one.cachedCalls,
      inputTokens: sum.inputTokens + one.inputTokens,
      outputTokens: sum.outputTokens + one.outputTokens,
      usd: sum.usd === null || one.usd === null ? null : sum.usd + one.usd,
      knownUsd: sum.knownUsd + one.knownUsd,
    }),
    NO_USAGE,
  );
}

/** Adds a reply that an earlier run paid for. */
export function addKept(usage: Usage): Usage {
  return { ...usage, cachedCalls: usage.cachedCalls + 1 };
}
