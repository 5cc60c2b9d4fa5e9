import type { Json } from '../ports/json.ts';
import { isJsonObject } from '../ports/json.ts';
import type { Prompt } from './prompt.ts';

/**
 * True when two versions ask the model for the same: equal model, parameters, schema and messages, white space aside.
 * Version, name, description and owner are metadata and do not count. White space is ASCII only: any other invisible
 * character is a change.
 */
export function sameBehaviour(a: Prompt, b: Prompt): boolean {
  return canonical(behaviourOf(a)) === canonical(behaviourOf(b));
}

function behaviourOf(prompt: Prompt): Json {
  return {
    model: prompt.model,
    parameters: prompt.parameters,
    maxTokens: prompt.maxTokens,
    responseFormat: prompt.responseFormat,
    responseSchema: prompt.responseSchema === null ? null : { ...prompt.responseSchema },
    template: prompt.template,
    partials: Object.fromEntries([...prompt.partials].map(([name, text]) => [`_${name}`, foldSpace(text)])),
    defaults: prompt.defaults,
    messages: prompt.messages.map((message) => ({ role: message.role, content: foldSpace(message.content) })),
  };
}

function foldSpace(text: string): string {
  return text.replace(/[ \t\r\n\f\v]+/g, ' ').replace(/^ | $/g, '');
}

/** JSON with the keys of every object in order, so that equal values have equal texts. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((entry: Json) => canonical(entry)).join(',')}]`;
  if (isJsonObject(value)) {
    const entries = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value);
}
