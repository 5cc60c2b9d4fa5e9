import { setImmediate } from 'node:timers/promises';
import type OpenAI from 'openai';
import { adapt, type Dialect, learn, lowerFormat, RENAMED, requestBody } from '../../model/dialect.ts';
import type { Load } from '../../model/pace.ts';
import { askedDelay, isPassing, MAX_TRIES, retryDelay } from '../../model/retry.ts';
import { estimateTokens } from '../../model/token-estimate.ts';
import { readToldLimits } from '../../model/told-limits.ts';
import { GateError } from '../../ports/gate-error.ts';
import type { Completion, CompletionRequest, NoCompletion, RequestPurpose } from '../../ports/model.ts';
import { endOfRun, type Failure, failureText, readFailure } from './failure.ts';
import { readCompletion } from './read-completion.ts';
import type { Ending, RequestQueue } from './request-queue.ts';

/** One request may take so long, in milliseconds. */
const REQUEST_TIMEOUT_MS = 120_000;
/** So many changes of dialect are tried for one request; they are no retries. */
const MAX_ADAPTATIONS = 6;

export interface EndpointOptions {
  readonly name: string;
  readonly client: OpenAI;
  readonly queue: RequestQueue;
  readonly firstDialect: Dialect;
  /** Moment on the `elapsed` scale after which no request may run. */
  readonly deadline: number;
  elapsed(): number;
  random(): number;
  /** The text without any secret of the run. */
  redact(text: string): string;
  readonly signal: AbortSignal;
}

/** A try, and how it ended for the pace. */
type Try = { readonly ending: Ending } & (
  | { readonly kind: 'completion'; readonly completion: Completion }
  | { readonly kind: 'failure'; readonly failure: Failure }
);

/** How a request is asked, and how often that went wrong. */
interface Asking {
  readonly dialect: Dialect;
  readonly adaptations: number;
  readonly tries: number;
}

/** What follows a failure. */
type Step =
  | NoCompletion
  | { readonly kind: 'retry'; readonly asking: Asking; readonly delayMs: number }
  | { readonly kind: 'end of run'; readonly error: GateError };

/** Asks one endpoint: finds out how it wants to be asked, waits when it asks for patience, and tries again. */
export class EndpointModel {
  readonly #options: EndpointOptions;
  readonly #dialects = new Map<string, Dialect>();
  /** Dialects that have worked, so that a later failure is not blamed on them. */
  readonly #proven = new Set<string>();
  #everAnswered = false;
  /** The last refusal for the rate: what those say who wait in vain. */
  #refusal: Failure | null = null;

  constructor(options: EndpointOptions) {
    this.#options = options;
  }

  /** Parameters that were left out because a model does not take them, as sentences. */
  notices(): readonly string[] {
    return [...this.#dialects].flatMap(([model, dialect]) =>
      dialect.dropped
        .filter((name) => name !== RENAMED)
        .map((name) => `\`${model}\` does not take \`${name}\`; it was left out`),
    );
  }

  async complete(request: CompletionRequest, purpose: RequestPurpose): Promise<Completion | NoCompletion> {
    const { queue, name } = this.#options;
    let turn = await queue.turn(name, purpose, loadOf(request));
    let asking: Asking = { dialect: this.#dialectOf(request), adaptations: 0, tries: 0 };
    let failed = this.#refusal;
    while (turn !== null) {
      const one = await this.#try(request, asking.dialect);
      if (one.kind === 'completion') {
        turn.end(one.ending);
        this.#remember(request.model, asking.dialect);
        // What waits for this turn is sent before anything is made of the reply: replies often come many at a time.
        await setImmediate();
        return one.completion;
      }
      const { failure, ending } = one;
      failed = failure;
      if (isRefusal(failure)) {
        // Nothing was tried: it waits for its next turn, in front.
        turn = await turn.requeue(ending);
        continue;
      }
      const step = this.#afterFailure(request, asking, failure);
      if (step.kind === 'retry') {
        asking = step.asking;
        turn = await turn.retry(ending, step.delayMs);
        continue;
      }
      turn.end(ending);
      if (step.kind === 'end of run') throw step.error;
      return step;
    }
    return outOfTime(failed);
  }

  #dialectOf({ model }: CompletionRequest): Dialect {
    return this.#dialects.get(model) ?? this.#options.firstDialect;
  }

  /** Another way to ask, another try, or no more of either. */
  #afterFailure(request: CompletionRequest, asking: Asking, failure: Failure): Step {
    const fatal = endOfRun(failure, this.#options.name, request.model);
    if (fatal !== null) return { kind: 'end of run', error: fatal };
    const isComplaint = failure.status === 400;
    const tries = asking.tries + 1;
    const other = this.#nextDialect(request, asking.dialect, failure, tries);
    const adapts = other !== null && asking.adaptations < MAX_ADAPTATIONS;
    if (!adapts && !isPassing(failure.status)) return { kind: 'no-completion', why: failureText(failure) };
    if (!isComplaint && tries >= MAX_TRIES) return this.#giveUp(failure);
    const delayMs = isComplaint ? 0 : retryDelay(tries, failure.header, this.#options.random());
    if (this.#isTooLate(delayMs)) return outOfTime(failure);
    const { dialect, adaptations } = adapts
      ? { dialect: other, adaptations: asking.adaptations + 1 }
      : asking;
    return {
      kind: 'retry',
      delayMs,
      asking: { dialect, adaptations, tries: isComplaint ? asking.tries : tries },
    };
  }

  #remember(model: string, dialect: Dialect): void {
    this.#dialects.set(model, learn(this.#dialects.get(model), dialect));
    this.#proven.add(model);
    this.#everAnswered = true;
  }

  async #try(request: CompletionRequest, dialect: Dialect): Promise<Try> {
    const { client, elapsed, deadline, signal, redact } = this.#options;
    const start = elapsed();
    // The client takes whole milliseconds only.
    const timeout = Math.max(1, Math.min(REQUEST_TIMEOUT_MS, Math.ceil(deadline - start)));
    try {
      const body = requestBody(request, dialect) as unknown as OpenAI.ChatCompletionCreateParamsNonStreaming;
      const { data, response } = await client.chat.completions
        .create(body, { timeout, signal })
        .withResponse();
      const completion = readCompletion(data, elapsed() - start);
      const limits = readToldLimits((name) => response.headers.get(name));
      const ending: Ending = { kind: 'answered', limits };
      if (completion === null) return { kind: 'failure', failure: NO_CHAT_COMPLETION, ending };
      return { kind: 'completion', completion, ending };
    } catch (error) {
      const failure = readFailure(error, redact);
      return { kind: 'failure', failure, ending: this.#endingOf(failure) };
    }
  }

  #endingOf(failure: Failure): Ending {
    const { status, header } = failure;
    if (status === null || status >= 500) {
      const askedMs = status === 503 ? askedDelay(header) : null;
      return askedMs === null ? { kind: 'failed' } : { kind: 'busy', askedMs };
    }
    const limits = readToldLimits(header);
    if (!isRefusal(failure)) return { kind: 'answered', limits };
    this.#refusal = failure;
    return { kind: 'refused', limits, askedMs: askedDelay(header) };
  }

  /** After a 400 that names a parameter; or after two 500s, if structured output never worked here. */
  #nextDialect(
    request: CompletionRequest,
    dialect: Dialect,
    failure: Failure,
    tries: number,
  ): Dialect | null {
    if (failure.status === 400)
      return adapt(dialect, requestBody(request, dialect), failure.param, failure.message);
    const suspicious = failure.status === 500 && tries >= 2 && !this.#proven.has(request.model);
    return suspicious && request.format.kind !== 'text' ? lowerFormat(dialect) : null;
  }

  #isTooLate(delay: number): boolean {
    const { elapsed, deadline, signal } = this.#options;
    return signal.aborted || elapsed() + delay >= deadline;
  }

  #giveUp(failure: Failure): NoCompletion {
    const why = `${failureText(failure)}, ${MAX_TRIES} times`;
    if (this.#everAnswered) return { kind: 'no-completion', why };
    throw new GateError(
      'unmeasured.endpoint',
      `The endpoint \`${this.#options.name}\` does not answer: ${why}.`,
      {
        remedy: 'Check that it is up and that its base URL is right, then run the gate again.',
      },
    );
  }
}

const NO_CHAT_COMPLETION: Failure = {
  status: 502,
  code: null,
  param: null,
  message: 'the reply is no chat completion',
  header: () => null,
};

/** Too many requests for now; a quota that is used up does not come back. */
function isRefusal({ status, code }: Failure): boolean {
  return status === 429 && code !== 'insufficient_quota';
}

/** No request after this one can come in time: what went wrong before, if anything did. */
function outOfTime(failure: Failure | null): NoCompletion {
  const why =
    failure === null ? 'the run ended first' : `${failureText(failure)}; no time was left to try again`;
  return { kind: 'no-completion', why };
}

function loadOf({ model, messages, maxTokens }: CompletionRequest): Load {
  const inputTokens = messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
  return { model, inputTokens, maxTokens };
}
