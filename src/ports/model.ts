import type { JsonObject } from './json.ts';

export interface ChatMessage {
  readonly role: 'system' | 'developer' | 'user' | 'assistant';
  readonly content: string;
}

/** Structured output that the request asks for. */
export type ResponseFormat =
  | { readonly kind: 'text' }
  | { readonly kind: 'json-object' }
  | {
      readonly kind: 'json-schema';
      readonly name: string;
      readonly strict: boolean;
      readonly schema: JsonObject;
    };

/** One request to a model. Parameters carry the names of OpenAI's chat API. */
export interface CompletionRequest {
  /** Name of the configured endpoint; `default` for the one of the inputs. */
  readonly endpoint: string;
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly parameters: JsonObject;
  /** Most tokens of the reply. */
  readonly maxTokens: number;
  readonly format: ResponseFormat;
}

/** Tokens as the endpoint counted them. */
export interface TokenUsage {
  readonly input: number;
  readonly output: number;
}

/** A reply. `usage` is null where the endpoint did not say: unknown, never 0. */
export interface Completion {
  readonly kind: 'completion';
  readonly text: string;
  readonly refused: boolean;
  /** The reply ended at the token limit. */
  readonly cutShort: boolean;
  readonly filtered: boolean;
  readonly usage: TokenUsage | null;
  /** Time of the request that succeeded, in milliseconds. */
  readonly latencyMs: number;
}

/** No reply after all tries: this one request could not be measured. */
export interface NoCompletion {
  readonly kind: 'no-completion';
  /** For people: status, tries, what the endpoint said. */
  readonly why: string;
}

/**
 * What a request is for. Judgements go first: an answer that was paid for is finished before another one is asked for,
 * so that results come early and little has to be kept.
 */
export type RequestPurpose = 'answer' | 'judgement';

/**
 * A language model behind an endpoint. Requests beyond the allowed number in flight, or beyond what the endpoint takes
 * in its time, wait inside.
 * Throws GateError when no request can succeed: wrong key, unknown model, endpoint down.
 */
export interface Model {
  complete(request: CompletionRequest, purpose: RequestPurpose): Promise<Completion | NoCompletion>;
}

/** Every model of a run: closing it ends what is still in flight. */
export interface Models extends Model {
  /** Parameters that a model does not take and that were left out, as sentences. */
  notices(): readonly string[];
  close(): void;
}
