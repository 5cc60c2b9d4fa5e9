import { parseYaml } from '../../parsing/yaml-source.ts';
import { show } from '../../parsing/zod-faults.ts';
import { isJsonObject } from '../../ports/json.ts';
import { finishPrompt, type PromptResult, readMessages } from './draft.ts';

const SHAPES = 'a list of chat messages, or an object with `messages` or `prompt` (and `config`)';

/** Parses a JSON prompt as chat APIs and prompt registries write them. */
export function parseJsonPrompt(path: string, text: string): PromptResult {
  try {
    JSON.parse(text);
  } catch (error) {
    return {
      kind: 'faulty',
      faults: [{ where: path, message: `is not valid JSON: ${(error as Error).message}` }],
    };
  }
  const parsed = parseYaml(text, path);
  if (parsed.kind === 'faulty') return { kind: 'faulty', faults: parsed.faults };
  const { value, lineOf } = parsed.source;
  const fields = Array.isArray(value) ? { messages: value } : value;
  if (!isJsonObject(fields)) {
    return { kind: 'faulty', faults: [{ where: path, message: `found ${show(value)}; expected ${SHAPES}` }] };
  }
  const at = fields.messages !== undefined ? 'messages' : 'prompt';
  const content = fields[at];
  const where = (keys: readonly PropertyKey[]) => `${path}:${lineOf(keys)}`;
  if (content === undefined) {
    return { kind: 'faulty', faults: [{ where: path, message: `found neither; expected ${SHAPES}` }] };
  }
  const messages =
    typeof content === 'string'
      ? { messages: [{ role: 'system' as const, content }], faults: [] }
      : readMessages(content, Array.isArray(value) ? [] : [at], where);
  const config = fields.config ?? {};
  const settings = isJsonObject(config) ? config : {};
  const { model, response_format, ...parameters } = settings;
  const format = readResponseFormat(response_format);
  return finishPrompt({
    path,
    format: 'json',
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
    versionLine: 'version' in fields ? lineOf(['version']) : 1,
    lineOf,
    faults: isJsonObject(config)
      ? messages.faults
      : [
          ...messages.faults,
          { where: where(['config']), message: `\`config\` is ${show(config)}; expected an object` },
        ],
  });
}

/** OpenAI's `response_format` object, as registries keep it in `config`. */
function readResponseFormat(raw: unknown): { readonly type: unknown; readonly schema: unknown } {
  if (!isJsonObject(raw)) return { type: raw, schema: undefined };
  return { type: raw.type, schema: isJsonObject(raw.json_schema) ? raw.json_schema.schema : undefined };
}
