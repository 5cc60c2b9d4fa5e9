import type { Json, JsonObject } from '../ports/json.ts';
import type { CompletionRequest } from '../ports/model.ts';

/** How far an endpoint goes with structured output, best first. */
export const FORMAT_MODES = ['json_schema', 'json_object', 'none'] as const;
export type FormatMode = (typeof FORMAT_MODES)[number];

/** What is known of the way one endpoint and model want to be asked. */
export interface Dialect {
  readonly format: FormatMode;
  readonly tokens: 'max_tokens' | 'max_completion_tokens';
  /** Parameters that the model does not take. */
  readonly dropped: readonly string[];
}

/** The body of a chat completion request in a dialect. */
export function requestBody(request: CompletionRequest, dialect: Dialect): JsonObject {
  const parameters = Object.entries(request.parameters).filter(([name]) => !dialect.dropped.includes(name));
  const format = responseFormat(request, dialect.format);
  return {
    model: request.model,
    messages: request.messages.map(({ role, content }) => ({ role, content })),
    ...Object.fromEntries(parameters),
    ...(dialect.dropped.includes(dialect.tokens) ? {} : { [dialect.tokens]: request.maxTokens }),
    ...(format === null ? {} : { response_format: format }),
  };
}

function responseFormat({ format }: CompletionRequest, mode: FormatMode): JsonObject | null {
  if (format.kind === 'text' || mode === 'none') return null;
  if (format.kind === 'json-object' || mode === 'json_object') return { type: 'json_object' };
  return {
    type: 'json_schema',
    json_schema: { name: format.name, strict: format.strict, schema: format.schema },
  };
}

/** The next lower mode of structured output; null below the lowest. */
export function lowerFormat(dialect: Dialect): Dialect | null {
  const next = FORMAT_MODES[FORMAT_MODES.indexOf(dialect.format) + 1];
  return next === undefined ? null : { ...dialect, format: next };
}

/** What two requests found out of one model, together: they run side by side, and may end in any order. */
export function learn(known: Dialect | undefined, used: Dialect): Dialect {
  if (known === undefined) return used;
  const lower = FORMAT_MODES.indexOf(used.format) > FORMAT_MODES.indexOf(known.format);
  return {
    format: lower ? used.format : known.format,
    tokens: known.dropped.includes(RENAMED) ? known.tokens : used.tokens,
    dropped: [...new Set([...known.dropped, ...used.dropped])],
  };
}

/** Marks in `dropped` that the token limit goes by its other name. */
export const RENAMED = 'token limit renamed';

const NAMED =
  /\b(response_format|json_schema|json_object|max_completion_tokens|max_tokens|temperature|top_p|presence_penalty|frequency_penalty|seed|stop|reasoning_effort)\b/;

/**
 * The dialect to try after a 400 that names a parameter, or null where the complaint is about something else.
 * @param param the error's `param`, where the endpoint gives one
 * @param message what the endpoint said
 */
export function adapt(
  dialect: Dialect,
  body: Readonly<Record<string, Json>>,
  param: string | null,
  message: string,
): Dialect | null {
  const named = NAMED.exec(param ?? '')?.[1] ?? NAMED.exec(message)?.[1];
  switch (named) {
    case undefined:
      return null;
    case 'response_format':
    case 'json_schema':
    case 'json_object':
      return body.response_format === undefined || /must contain the word/i.test(message)
        ? null
        : lowerFormat(dialect);
    case 'max_tokens':
    case 'max_completion_tokens':
      return named === dialect.tokens ? otherLimit(dialect) : null;
    default:
      return body[named] === undefined ? null : { ...dialect, dropped: [...dialect.dropped, named] };
  }
}

/** The other name of the token limit. An endpoint that refuses both is asked without one only when it says so twice. */
function otherLimit(dialect: Dialect): Dialect | null {
  const tokens = dialect.tokens === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
  if (dialect.dropped.includes(RENAMED)) return null;
  return { ...dialect, tokens, dropped: [...dialect.dropped, RENAMED] };
}
