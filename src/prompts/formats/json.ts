import { parseJson } from '../../parsing/json-text.ts';
import { slipOf } from '../../parsing/nearest.ts';
import { parseYaml } from '../../parsing/yaml-source.ts';
import { show } from '../../parsing/zod-faults.ts';
import type { Fault } from '../../ports/gate-error.ts';
import { isJsonObject, type JsonObject } from '../../ports/json.ts';
import { finishPrompt, type PromptResult, readMessages } from './draft.ts';
import { isParameter } from './parameters.ts';

const SHAPES = 'a list of chat messages, or an object with `messages` or `prompt` (and `config`)';
const KEYS = [
  'name',
  'version',
  'model',
  'messages',
  'prompt',
  'config',
  'response-schema',
  'description',
  'commitMessage',
  'owner',
];

/** Parses a JSON prompt as chat APIs and prompt registries write them. */
export function parseJsonPrompt(path: string, text: string): PromptResult {
  const json = parseJson(text);
  if (json.kind === 'faulty') return { kind: 'faulty', faults: [{ where: path, message: json.why }] };
  const parsed = parseYaml(text, path);
  if (parsed.kind === 'faulty') return { kind: 'faulty', faults: parsed.faults };
  const { value, lineOf } = parsed.source;
  const fields = Array.isArray(value) ? { messages: value } : value;
  if (!isJsonObject(fields)) {
    return { kind: 'faulty', faults: [{ where: path, message: `found ${show(value)}; expected ${SHAPES}` }] };
  }
  const at = fields.messages !== undefined ? 'messages' : 'prompt';
  const messagesAt = Array.isArray(value) ? [] : [at];
  const content = fields[at];
  const where = (keys: readonly PropertyKey[]) => `${path}:${lineOf(keys)}`;
  if (content === undefined) {
    return { kind: 'faulty', faults: [{ where: path, message: `found neither; expected ${SHAPES}` }] };
  }
  const messages =
    typeof content === 'string'
      ? { messages: [{ role: 'system' as const, content }], faults: [] }
      : readMessages(content, messagesAt, where);
  const config = fields.config ?? {};
  const settings = isJsonObject(config) ? config : {};
  const { model, response_format, ...parameters } = settings;
  const format = readResponseFormat(response_format);
  return finishPrompt({
    path,
    format: 'json',
    fields: Object.keys(fields),
    name: fields.name,
    version: fields.version,
    model: fields.model ?? model,
    parameters,
    parametersAt: ['config'],
    messages: messages.messages,
    responseFormat: format.type,
    responseSchema: fields['response-schema'] ?? format.schema,
    description: fields.description,
    changeReason: fields.commitMessage,
    owner: fields.owner,
    keys: {
      model: fields.model === undefined ? ['config', 'model'] : ['model'],
      responseFormat: ['config', 'response_format'],
      responseSchema: 'response-schema' in fields ? ['response-schema'] : ['config', 'response_format'],
      changeReason: ['commitMessage'],
    },
    textAt: (index) => (typeof content === 'string' ? messagesAt : [...messagesAt, index, 'content']),
    versionLine: 'version' in fields ? lineOf(['version']) : 1,
    lineOf,
    faults: [
      ...misplacedKeys(fields, where),
      ...messages.faults,
      ...(isJsonObject(config)
        ? []
        : [{ where: where(['config']), message: `\`config\` is ${show(config)}; expected an object` }]),
    ],
  });
}

/** Registries export many keys of their own; a slip, or a parameter outside `config`, must not pass unseen. */
function misplacedKeys(fields: JsonObject, where: (path: readonly PropertyKey[]) => string): Fault[] {
  return Object.keys(fields).flatMap((key) => {
    if (KEYS.includes(key)) return [];
    if (isParameter(key) || key === 'response_format') {
      return [{ where: where([key]), message: `\`${key}\` stands outside \`config\`; expected it within` }];
    }
    const near = slipOf(key, KEYS);
    return near
      ? [{ where: where([key]), message: `unknown key \`${key}\`; did you mean \`${near}\`?` }]
      : [];
  });
}

/** OpenAI's `response_format` object, as registries keep it in `config`. */
function readResponseFormat(raw: unknown): { readonly type: unknown; readonly schema: unknown } {
  if (!isJsonObject(raw)) return { type: raw, schema: undefined };
  return { type: raw.type, schema: isJsonObject(raw.json_schema) ? raw.json_schema.schema : undefined };
}
