import type OpenAI from 'openai';
import { adapt, type Dialect, learn, lowerFormat, RENAMED, requestBody } from '../../model/dialect.ts';
import { isPassing, MAX_TRIES, retryDelay } from '../../model/retry.ts';
import { GateError } from '../../ports/gate-error.ts';
import type { Completion, CompletionRequest, NoCompletion } from '../../ports/model.ts';
import { endOfRun, type Failure, failureText, readFailure } from './failure.ts';
import { readCompletion } from './read-completion.ts';

/** One request may take so long, in milliseconds. */
const REQUEST_TIMEOUT_MS = 120_000;
/** So many changes of dialect are tried for one request; they are no retries. */
const MAX_ADAPTATIONS = 6;

export interface EndpointOptions {
  readonly name: string;
  readonly client: OpenAI;
  readonly firstDialect: Dialect;
  /** Moment on the `elapsed` scale after which no request may run. */
  readonly deadline: number;
  elapsed(): number;
  random(): number;
  /** The text without any secret of the run. */
  redact(text: string): string;
  readonly signal: AbortSignal;
}

/** Asks one endpoint: finds out how it wants to be asked, waits when it asks for patience, and tries again. */
export class EndpointModel {
  readonly #options: EndpointOptions;
  readonly #dialects = new Map<string, Dialect>();
  /** Dialects that have worked, so that a later failure is not blamed on them. */
  readonly #proven = new Set<string>();
  /** A slowed endpoint slows all its requests instead of burning their tries. */
  #pausedUntil = 0;
  #everAnswered = false;

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

  async complete(request: CompletionRequest): Promise<Completion | NoCompletion> {
    let dialect = this.#dialects.get(request.model) ?? this.#options.firstDialect;
    let adaptations = 0;
    for (let tries = 1; ; tries += 1) {
      const outcome = await this.#attempt(request, dialect);
      if (outcome.kind === 'completion') {
        this.#dialects.set(request.model, learn(this.#dialects.get(request.model), dialect));
        this.#proven.add(request.model);
        this.#everAnswered = true;
        return outcome;
      }
      const { failure } = outcome;
      const fatal = endOfRun(failure, this.#options.name, request.model);
      if (fatal !== null) throw fatal;
      const next = this.#nextDialect(request, dialect, failure, tries);
      if (next !== null && adaptations < MAX_ADAPTATIONS) {
        dialect = next;
        adaptations += 1;
        if (failure.status === 400) tries -= 1;
      } else if (!isPassing(failure.status)) {
        return { kind: 'no-completion', why: failureText(failure) };
      }
      if (tries >= MAX_TRIES) return this.#giveUp(failure);
      const patient = failure.status === 400 || (await this.#wait(tries, failure));
      if (!patient)
        return { kind: 'no-completion', why: `${failureText(failure)}; no time was left to try again` };
    }
  }

  async #attempt(
    request: CompletionRequest,
    dialect: Dialect,
  ): Promise<Completion | { readonly kind: 'failure'; readonly failure: Failure }> {
    const { client, elapsed, deadline, signal, redact } = this.#options;
    await sleep(this.#pausedUntil - elapsed(), signal);
    const start = elapsed();
    // The client takes whole milliseconds only.
    const timeout = Math.max(1, Math.min(REQUEST_TIMEOUT_MS, Math.ceil(deadline - start)));
    try {
      const body = requestBody(request, dialect) as unknown as OpenAI.ChatCompletionCreateParamsNonStreaming;
      const reply: unknown = await client.chat.completions.create(body, { timeout, signal });
      const completion = readCompletion(reply, elapsed() - start);
      if (completion !== null) return completion;
      return {
        kind: 'failure',
        failure: {
          status: 502,
          code: null,
          param: null,
          message: 'the reply is no chat completion',
          header: () => null,
        },
      };
    } catch (error) {
      return { kind: 'failure', failure: readFailure(error, redact) };
    }
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

  async #wait(tries: number, failure: Failure): Promise<boolean> {
    const { elapsed, random, deadline, signal } = this.#options;
    const delay = retryDelay(tries, failure.header, random());
    const until = elapsed() + delay;
    if (until >= deadline || signal.aborted) return false;
    if (failure.status === 429 || failure.status === 503)
      this.#pausedUntil = Math.max(this.#pausedUntil, until);
    await sleep(delay, signal);
    return !signal.aborted;
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

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
