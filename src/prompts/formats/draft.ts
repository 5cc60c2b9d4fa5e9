import { parseJson } from '../../parsing/json-text.ts';
import { pathText, show } from '../../parsing/zod-faults.ts';
import type { Fault } from '../../ports/gate-error.ts';
import { isJsonObject, type JsonObject } from '../../ports/json.ts';
import type { ChatMessage } from '../../ports/model.ts';
import { nameOfPath, type Prompt, type PromptFormat, type SchemaSource } from '../prompt.ts';
import { unsupportedSyntax } from '../template.ts';
import type { TemplateEngine } from '../templates/template.ts';
import { parseVersion } from '../version.ts';
import { parameterName, readParameters } from './parameters.ts';

export type PromptResult =
  | { readonly kind: 'parsed'; readonly prompt: Prompt }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** What a format found in its file, before any of it is believed. Keys that are absent are undefined. */
export interface PromptDraft {
  readonly path: string;
  readonly format: PromptFormat;
  readonly name: unknown;
  readonly version: unknown;
  readonly model: unknown;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Path of the keys at which the parameters stand, for messages. */
  readonly parametersAt: readonly PropertyKey[];
  readonly messages: readonly ChatMessage[];
  /** Left out: `{{ name }}` alone. Other templates are checked by their format. */
  readonly template?: TemplateEngine;
  readonly partials?: ReadonlyMap<string, string>;
  readonly defaults?: JsonObject;
  readonly responseFormat: unknown;
  readonly responseSchema: unknown;
  readonly description: unknown;
  readonly changeReason: unknown;
  readonly owner: unknown;
  readonly versionLine: number;
  /** Where this format keeps what others keep elsewhere, for messages and lines. */
  readonly keys: Readonly<
    Record<'model' | 'responseFormat' | 'responseSchema' | 'changeReason', readonly PropertyKey[]>
  >;
  /** Path of the text of a message. */
  textAt(index: number): readonly PropertyKey[];
  /** Line at which a path of keys stands. */
  lineOf(path: readonly PropertyKey[]): number;
  /** Keys at the top of the file. */
  readonly fields: readonly string[];
  /** Faults that the format itself found. */
  readonly faults: readonly Fault[];
}

/** Keys that an application may act on and that are no parameters here: to ignore them would measure something else. */
const UNMEASURABLE = new Set([
  'tools',
  'tool_choice',
  'parallel_tool_calls',
  'functions',
  'function_call',
  'logit_bias',
  'modalities',
]);

const FORMATS = { text: 'text', json_object: 'json-object', json_schema: 'json-schema' } as const;

/** Checks a draft as a whole: every fault at once, or the prompt. */
export function finishPrompt(draft: PromptDraft): PromptResult {
  const faults: Fault[] = [...draft.faults];
  const fault = (path: readonly PropertyKey[], message: string) => {
    faults.push({ where: `${draft.path}:${draft.lineOf(path)}`, message });
  };
  const text = (key: readonly PropertyKey[], value: unknown): string | null => {
    if (value === undefined || value === null) return null;
    if (typeof value === 'string') return value;
    fault(key, `\`${pathText(key)}\` is ${show(value)}; expected a string`);
    return null;
  };
  const { keys } = draft;
  for (const key of draft.fields) {
    if (!UNMEASURABLE.has(parameterName(key))) continue;
    fault(
      [key],
      `\`${key}\` changes what the model does, and the gate cannot send it: nothing would be measured`,
    );
  }

  const parameters = readParameters(draft.parameters, draft.parametersAt);
  for (const wrong of parameters.faults) fault(wrong.path, wrong.message);

  const hasVersion = draft.version !== undefined && draft.version !== null && draft.version !== '';
  const version = hasVersion ? parseVersion(draft.version) : null;
  if (version?.kind === 'invalid') fault(['version'], version.why);

  const schema = readSchema(draft.responseSchema);
  if (schema?.kind === 'invalid') fault(keys.responseSchema, schema.why);

  const format = draft.responseFormat ?? (schema ? 'json_schema' : 'text');
  if (typeof format !== 'string' || !Object.hasOwn(FORMATS, format)) {
    fault(
      keys.responseFormat,
      `\`${pathText(keys.responseFormat)}\` is ${show(format)}; expected text, json_object or json_schema`,
    );
  } else if (format === 'json_schema' && !schema) {
    fault(
      keys.responseFormat,
      `\`${pathText(keys.responseFormat)}\` is json_schema, but the file holds no schema`,
    );
  }

  // A template that cannot be parsed has no messages: that it is empty as well is no news.
  const broken = draft.template !== undefined && draft.messages.length === 0 && draft.faults.length > 0;
  if (!broken && !draft.messages.some((message) => message.content.trim() !== '')) {
    faults.push({
      where: draft.path,
      message: 'found no prompt text; expected at least one message that is not empty',
    });
  }
  draft.messages.forEach((message, index) => {
    if ((draft.template ?? 'plain') !== 'plain') return;
    const unsupported = unsupportedSyntax(message.content);
    if (unsupported === null) return;
    fault(
      draft.textAt(index),
      `template syntax ${show(unsupported, 40)} is not supported here; this format replaces \`{{ name }}\` only`,
    );
  });

  const prompt = {
    path: draft.path,
    format: draft.format,
    name: text(['name'], draft.name) ?? nameOfPath(draft.path),
    version: version?.kind === 'invalid' ? null : version,
    versionLine: draft.versionLine,
    model: text(keys.model, draft.model),
    parameters: parameters.parameters,
    maxTokens: parameters.maxTokens,
    messages: draft.messages,
    template: draft.template ?? 'plain',
    partials: draft.partials ?? new Map<string, string>(),
    defaults: draft.defaults ?? {},
    responseFormat: typeof format === 'string' ? (FORMATS[format as keyof typeof FORMATS] ?? 'text') : 'text',
    responseSchema: schema?.kind === 'invalid' ? null : schema,
    metadata: {
      description: text(['description'], draft.description),
      changeReason: text(keys.changeReason, draft.changeReason),
      owner: text(['owner'], draft.owner),
    },
  };
  return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'parsed', prompt };
}

function readSchema(raw: unknown): SchemaSource | null | { readonly kind: 'invalid'; readonly why: string } {
  if (raw === undefined || raw === null || raw === '') return null;
  if (isJsonObject(raw)) return { kind: 'inline', schema: raw };
  if (typeof raw !== 'string') {
    return {
      kind: 'invalid',
      why: `the response schema is ${show(raw)}; expected an object or the path of a file`,
    };
  }
  if (!raw.trimStart().startsWith('{')) return { kind: 'file', path: raw };
  const schema = parseJson(raw);
  if (schema.kind === 'faulty') return { kind: 'invalid', why: `the response schema ${schema.why}` };
  return isJsonObject(schema.value)
    ? { kind: 'inline', schema: schema.value }
    : { kind: 'invalid', why: 'the response schema is not a JSON object' };
}

const ROLES = ['system', 'developer', 'user', 'assistant'] as const;

/** Reads chat messages; each that is not one becomes a fault. */
export function readMessages(
  raw: unknown,
  at: readonly PropertyKey[],
  where: (path: readonly PropertyKey[]) => string,
): { readonly messages: readonly ChatMessage[]; readonly faults: readonly Fault[] } {
  if (!Array.isArray(raw)) {
    return {
      messages: [],
      faults: [
        { where: where(at), message: `\`${pathText(at)}\` is ${show(raw)}; expected a list of messages` },
      ],
    };
  }
  const messages: ChatMessage[] = [];
  const faults: Fault[] = [];
  raw.forEach((entry: unknown, index) => {
    const path = [...at, index];
    const role: unknown = isJsonObject(entry) ? entry.role : undefined;
    const content = isJsonObject(entry) ? contentText(entry.content) : null;
    const knownRole = ROLES.find((known) => known === role);
    if (!knownRole) {
      const found = isJsonObject(entry) ? `has the role ${show(role)}` : `is ${show(entry)}`;
      faults.push({
        where: where([...path, 'role']),
        message: `\`${pathText(path)}\` ${found}; expected a message with the role ${ROLES.join(', ')}`,
      });
    } else if (content === null) {
      faults.push({ where: where(path), message: `\`${pathText([...path, 'content'])}\` is not text` });
    } else {
      messages.push({ role: knownRole, content });
    }
  });
  return { messages, faults };
}

/** Text of a message: a string, or parts that are all text. */
function contentText(content: unknown): string | null {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return null;
  const parts = content.map((part: unknown) =>
    isJsonObject(part) && part.type === 'text' && typeof part.text === 'string' ? part.text : null,
  );
  return parts.every((part) => part !== null) ? parts.join('') : null;
}
