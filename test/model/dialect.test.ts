import { describe, expect, it } from 'vitest';
import { adapt, type Dialect, learn, lowerFormat, requestBody } from '../../src/model/dialect.ts';
import type { CompletionRequest } from '../../src/ports/model.ts';

const FIRST: Dialect = { format: 'json_schema', tokens: 'max_tokens', dropped: [] };
const request: CompletionRequest = {
  endpoint: 'default',
  model: 'm',
  messages: [{ role: 'system', content: 'Reply in JSON.' }],
  parameters: { temperature: 0, seed: 7 },
  maxTokens: 100,
  format: { kind: 'json-schema', name: 'answer', strict: true, schema: { type: 'object' } },
};
const body = (dialect: Dialect, some: Partial<CompletionRequest> = {}) =>
  requestBody({ ...request, ...some }, dialect);

describe('the body of a request', () => {
  it('asks for the best that the dialect has', () => {
    expect(body(FIRST)).toEqual({
      model: 'm',
      messages: [{ role: 'system', content: 'Reply in JSON.' }],
      temperature: 0,
      seed: 7,
      max_tokens: 100,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', strict: true, schema: { type: 'object' } },
      },
    });
  });

  it.each([
    ['json_object', { type: 'json_object' }],
    ['none', undefined],
  ] as const)('in the mode %s sends %j', (format, sent) => {
    expect(body({ ...FIRST, format }).response_format).toEqual(sent);
  });

  it('sends no format where text is asked for, and no schema where only an object is', () => {
    expect(body(FIRST, { format: { kind: 'text' } })).not.toHaveProperty('response_format');
    expect(body(FIRST, { format: { kind: 'json-object' } }).response_format).toEqual({ type: 'json_object' });
  });

  it('leaves out what was dropped, and names the limit as the model wants it', () => {
    const sent = body({ format: 'none', tokens: 'max_completion_tokens', dropped: ['temperature'] });
    expect(sent).toEqual({
      model: 'm',
      messages: [{ role: 'system', content: 'Reply in JSON.' }],
      seed: 7,
      max_completion_tokens: 100,
    });
  });
});

describe('what a 400 teaches', () => {
  it.each<[string, string | null, string, Partial<Dialect> | null]>([
    [
      'a limit by another name',
      'max_tokens',
      "Unsupported parameter: 'max_tokens' is not supported with this model.",
      { tokens: 'max_completion_tokens', dropped: ['token limit renamed'] },
    ],
    [
      'a parameter that the model does not take',
      'temperature',
      "Unsupported value: 'temperature' does not support 0",
      { dropped: ['temperature'] },
    ],
    ['the same, named in the message alone', null, 'Unknown field: seed', { dropped: ['seed'] }],
    [
      'no strict schemas',
      null,
      "'response_format' of type 'json_schema' is not supported with this model.",
      { format: 'json_object' },
    ],
    [
      'a fault in the schema',
      'response_format',
      'Invalid schema for response_format',
      { format: 'json_object' },
    ],
    ['a parameter that was not sent', 'top_p', "'top_p' is not supported", null],
    ['something else', 'messages', 'This context is too long.', null],
    ['nothing', null, '', null],
    [
      'that the word JSON is missing: another format does not help',
      'messages',
      "'messages' must contain the word 'json' to use 'response_format'",
      null,
    ],
  ])('%s', (_, param, message, change) => {
    const next = adapt(FIRST, body(FIRST), param, message);
    expect(next).toEqual(change === null ? null : { ...FIRST, ...change });
  });

  it('falls from format to format, and then no further', () => {
    const second = lowerFormat(FIRST);
    expect(second?.format).toBe('json_object');
    const third = second && lowerFormat(second);
    expect(third?.format).toBe('none');
    expect(third && lowerFormat(third)).toBeNull();
  });

  it('does not rename the limit to and fro', () => {
    const renamed = adapt(FIRST, body(FIRST), 'max_tokens', 'no max_tokens');
    expect(renamed && adapt(renamed, body(renamed), 'max_completion_tokens', 'neither')).toBeNull();
  });
});

describe('what was learned stays learned', () => {
  const adapted: Dialect = {
    format: 'json_object',
    tokens: 'max_completion_tokens',
    dropped: ['token limit renamed', 'temperature'],
  };

  it('when a request that needed no change ends later than the one that did', () => {
    expect(learn(adapted, FIRST)).toEqual(adapted);
    expect(learn(FIRST, adapted)).toEqual(adapted);
  });

  it('when two requests learned different things', () => {
    expect(
      learn({ ...FIRST, dropped: ['seed'] }, { ...FIRST, format: 'none', dropped: ['temperature'] }),
    ).toEqual({
      format: 'none',
      tokens: 'max_tokens',
      dropped: ['seed', 'temperature'],
    });
  });

  it('when nothing was known', () => {
    expect(learn(undefined, adapted)).toEqual(adapted);
  });
});
