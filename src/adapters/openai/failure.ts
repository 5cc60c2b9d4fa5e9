import { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { GateError } from '../../ports/gate-error.ts';

/** A request that failed, in the terms that decide what happens next. */
export interface Failure {
  /** HTTP status; null where there was no answer. */
  readonly status: number | null;
  readonly code: string | null;
  readonly param: string | null;
  readonly message: string;
  header(name: string): string | null;
}

/**
 * Reads a failure out of what the client threw; anything else is thrown on.
 * @param redact an endpoint that repeats its key must not bring it into a comment, not even the part that is left
 * after a cut
 */
export function readFailure(error: unknown, redact: (text: string) => string): Failure {
  if (error instanceof APIUserAbortError) return { ...SILENT, message: 'the run ended first' };
  if (error instanceof APIConnectionTimeoutError) return { ...SILENT, message: 'no answer in time' };
  if (error instanceof APIError) {
    const headers = error.headers as Headers | undefined;
    const body = error.error as { message?: unknown } | string | undefined;
    const said =
      typeof body === 'string' ? body : typeof body?.message === 'string' ? body.message : error.message;
    const cause = (error.cause as { code?: string } | undefined)?.code;
    return {
      status: typeof error.status === 'number' ? error.status : null,
      code: error.code ?? null,
      param: error.param ?? null,
      message: `${redact(said).replace(/\s+/g, ' ').slice(0, 300)}${cause ? ` (${cause})` : ''}`,
      header: (name) => headers?.get(name) ?? null,
    };
  }
  if (error instanceof SyntaxError) return { ...SILENT, message: 'the reply was not JSON' };
  throw error;
}

const SILENT = { status: null, code: null, param: null, header: () => null };

export function failureText(failure: Failure): string {
  return failure.status === null ? failure.message : `${failure.status}: ${failure.message}`;
}

/** The error that ends the run where no later request can do better; null otherwise. */
export function endOfRun(failure: Failure, endpoint: string, model: string): GateError | null {
  const said = `The endpoint \`${endpoint}\` answered ${failureText(failure)}`;
  if (failure.status === 401) {
    return new GateError('unmeasured.unauthorized', said, {
      remedy:
        'Check the key: the input `openai-api-key` (in a terminal the variable `OPENAI_API_KEY`), or the variable that `api-key-env` names.',
    });
  }
  if (failure.status === 403) {
    return new GateError('unmeasured.forbidden', said, {
      remedy: `Check that the key may use \`${model}\`.`,
    });
  }
  if (failure.status === 404) {
    return new GateError('unmeasured.unknown-model', said, {
      remedy: `Check the name of the model \`${model}\` and the base URL of the endpoint (it usually ends in /v1).`,
    });
  }
  if (failure.status === 429 && failure.code === 'insufficient_quota') {
    return new GateError('unmeasured.quota', said, {
      remedy: 'Top up the account of the key, then run it again.',
    });
  }
  return null;
}
