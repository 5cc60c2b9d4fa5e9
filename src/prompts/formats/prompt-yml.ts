import { parseJson } from '../../parsing/json-text.ts';
import { slipOf } from '../../parsing/nearest.ts';
import { parseYaml } from '../../parsing/yaml-source.ts';
import { show } from '../../parsing/zod-faults.ts';
import type { Fault } from '../../ports/gate-error.ts';
import { isJsonObject } from '../../ports/json.ts';
import { finishPrompt, type PromptResult, readMessages } from './draft.ts';

const KEYS = [
  'name',
  'version',
  'description',
  'model',
  'modelParameters',
  'messages',
  'responseFormat',
  'jsonSchema',
  'testData',
  'evaluators',
  'changeReason',
  'owner',
];

/** Parses `.prompt.yml`, the format of GitHub Models. */
export function parsePromptYml(path: string, text: string): PromptResult {
  const yaml = parseYaml(text, path);
  if (yaml.kind === 'faulty') return { kind: 'faulty', faults: yaml.faults };
  const { value: fields, lineOf } = yaml.source;
  if (!isJsonObject(fields)) {
    return {
      kind: 'faulty',
      faults: [{ where: path, message: `found ${show(fields)}; expected an object with \`messages\`` }],
    };
  }
  const where = (keys: readonly PropertyKey[]) => `${path}:${lineOf(keys)}`;
  const faults: Fault[] = Object.keys(fields)
    .filter((key) => !KEYS.includes(key))
    .flatMap((key) => {
      const near = slipOf(key, KEYS);
      return near
        ? [{ where: where([key]), message: `unknown key \`${key}\`; did you mean \`${near}\`?` }]
        : [];
    });
  const messages = readMessages(fields.messages, ['messages'], where);
  const parameters = fields.modelParameters ?? {};
  if (!isJsonObject(parameters)) {
    faults.push({
      where: where(['modelParameters']),
      message: `\`modelParameters\` is ${show(parameters)}; expected an object`,
    });
  }
  return finishPrompt({
    path,
    format: 'prompt-yml',
    fields: Object.keys(fields),
    name: fields.name,
    version: fields.version,
    model: fields.model,
    parameters: isJsonObject(parameters) ? parameters : {},
    parametersAt: ['modelParameters'],
    messages: messages.messages,
    responseFormat: fields.responseFormat,
    responseSchema: unwrapSchema(fields.jsonSchema),
    description: fields.description,
    changeReason: fields.changeReason,
    owner: fields.owner,
    keys: {
      model: ['model'],
      responseFormat: ['responseFormat'],
      responseSchema: ['jsonSchema'],
      changeReason: ['changeReason'],
    },
    textAt: (index) => ['messages', index, 'content'],
    versionLine: 'version' in fields ? lineOf(['version']) : 1,
    lineOf,
    faults: [...faults, ...messages.faults],
  });
}

/** GitHub Models keeps the schema as OpenAI's wrapper `{ name, strict, schema }`, often as a JSON string. */
function unwrapSchema(raw: unknown): unknown {
  if (typeof raw === 'string' && raw.trimStart().startsWith('{')) {
    const parsed = parseJson(raw);
    return parsed.kind === 'parsed' ? unwrapSchema(parsed.value) : raw;
  }
  return isJsonObject(raw) && isJsonObject(raw.schema) && typeof raw.name === 'string' ? raw.schema : raw;
}
