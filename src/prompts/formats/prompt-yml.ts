import type { DatasetResult } from '../../dataset/parse-dataset.ts';
import { parseJson } from '../../parsing/json-text.ts';
import { slipOf } from '../../parsing/nearest.ts';
import { parseYaml } from '../../parsing/yaml-source.ts';
import { show } from '../../parsing/zod-faults.ts';
import type { Fault } from '../../ports/gate-error.ts';
import { isJsonObject, type JsonObject } from '../../ports/json.ts';
import { finishPrompt, type PromptResult, readMessages } from './draft.ts';
import { isParameter } from './parameters.ts';
import { checksOf, type EvaluatorsResult } from './prompt-yml-evaluators.ts';
import { goldenCasesOf } from './prompt-yml-test-data.ts';

const KEYS = [
  'name',
  'version',
  'description',
  'model',
  'modelParameters',
  'config',
  'messages',
  'responseFormat',
  'jsonSchema',
  'testData',
  'evaluators',
  'changeReason',
  'owner',
];

/**
 * What a `.prompt.yml` brings along to be measured with, where its group names none. A fault in it says nothing against
 * the prompt, which may be measured with the dataset and the checks of its group.
 */
export interface Embedded {
  /** The golden cases of `testData`; null: it holds none. */
  readonly dataset: DatasetResult | null;
  /** The checks of `evaluators`; null: it holds none. */
  readonly evaluators: EvaluatorsResult | null;
}

/** A `.prompt.yml`: the prompt, and what stands beside it. */
export interface PromptYml {
  readonly result: PromptResult;
  /** Null where the file brings along neither, or cannot be read at all. */
  readonly embedded: Embedded | null;
}

/** Parses the prompt of a `.prompt.yml`, the format of GitHub Models. */
export function parsePromptYml(path: string, text: string): PromptResult {
  return parsePromptYmlWhole(path, text).result;
}

/** Parses a `.prompt.yml` with the test data and the evaluators that it brings along. */
export function parsePromptYmlWhole(path: string, text: string): PromptYml {
  const yaml = parseYaml(text, path);
  if (yaml.kind === 'faulty') return unreadable(yaml.faults);
  const { value: fields, lineOf } = yaml.source;
  if (!isJsonObject(fields)) {
    return unreadable([
      { where: path, message: `found ${show(fields)}; expected an object with \`messages\`` },
    ]);
  }
  const where = (keys: readonly PropertyKey[]) => `${path}:${lineOf(keys)}`;
  const messages = readMessages(fields.messages, ['messages'], where);
  const settings = readSettings(fields, where);
  const result = finishPrompt({
    path,
    format: 'prompt-yml',
    fields: Object.keys(fields),
    name: fields.name,
    version: fields.version,
    model: fields.model ?? settings.model,
    parameters: settings.parameters,
    parametersAt: [settings.at],
    messages: messages.messages,
    responseFormat: fields.responseFormat,
    responseSchema: unwrapSchema(fields.jsonSchema),
    description: fields.description,
    changeReason: fields.changeReason,
    owner: fields.owner,
    keys: {
      model: isGiven(fields.model) ? ['model'] : [settings.at, 'model'],
      responseFormat: ['responseFormat'],
      responseSchema: ['jsonSchema'],
      changeReason: ['changeReason'],
    },
    textAt: (index) => ['messages', index, 'content'],
    versionLine: 'version' in fields ? lineOf(['version']) : 1,
    lineOf,
    faults: [...misplacedKeys(fields, where), ...settings.faults, ...messages.faults],
  });
  return { result, embedded: embeddedIn(path, fields, lineOf) };
}

function unreadable(faults: readonly Fault[]): PromptYml {
  return { result: { kind: 'faulty', faults }, embedded: null };
}

function embeddedIn(
  path: string,
  fields: JsonObject,
  lineOf: (keys: readonly PropertyKey[]) => number,
): Embedded | null {
  const dataset = goldenCasesOf(path, fields, lineOf);
  const evaluators = checksOf(fields.evaluators, (keys) => `${path}:${lineOf(keys)}`);
  return dataset === null && evaluators === null ? null : { dataset, evaluators };
}

/** GitHub ignores keys that it does not know. A slip, or a parameter in the wrong place, must not pass unseen. */
function misplacedKeys(fields: JsonObject, where: (keys: readonly PropertyKey[]) => string): Fault[] {
  return Object.keys(fields).flatMap((key) => {
    if (KEYS.includes(key)) return [];
    if (isParameter(key)) {
      const message = `\`${key}\` stands outside \`modelParameters\`; expected it within`;
      return [{ where: where([key]), message }];
    }
    const near = slipOf(key, KEYS);
    return near
      ? [{ where: where([key]), message: `unknown key \`${key}\`; did you mean \`${near}\`?` }]
      : [];
  });
}

/** More than any model takes; each that is unknown is compared with all that are known. */
const MAX_SETTINGS = 50;

interface Settings {
  /** The key under which they stand. */
  readonly at: string;
  readonly model: unknown;
  readonly parameters: JsonObject;
  readonly faults: readonly Fault[];
}

/** Other tools keep the parameters under `config`, and some the model beside them. */
function readSettings(fields: JsonObject, where: (keys: readonly PropertyKey[]) => string): Settings {
  const faults: Fault[] = [];
  if (isGiven(fields.modelParameters) && isGiven(fields.config)) {
    const message = '`config` and `modelParameters` are two names for the same; expected one of them';
    faults.push({ where: where(['config']), message });
  }
  const at = isGiven(fields.config) ? 'config' : 'modelParameters';
  const raw: unknown = fields[at] ?? {};
  if (!isJsonObject(raw)) {
    faults.push({ where: where([at]), message: `\`${at}\` is ${show(raw)}; expected an object` });
    return { at, model: undefined, parameters: {}, faults };
  }
  const size = Object.keys(raw).length;
  if (size > MAX_SETTINGS) {
    const message = `\`${at}\` holds ${size} parameters; expected at most ${MAX_SETTINGS}`;
    return { at, model: undefined, parameters: {}, faults: [...faults, { where: where([at]), message }] };
  }
  const { model, ...parameters } = raw;
  if (isGiven(model) && isGiven(fields.model)) {
    const message = `\`${at}.model\` names a model, and so does \`model\`; expected one of them`;
    faults.push({ where: where([at, 'model']), message });
  }
  return { at, model, parameters, faults };
}

/** A key without a value is no more than a key left out. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

const WRAPPER_KEYS = ['name', 'description', 'strict', 'schema'];

/**
 * GitHub Models keeps the schema as OpenAI's wrapper `{ name, strict, schema }`, as a JSON string; others write the
 * schema itself, OpenAI's whole `response_format`, or YAML.
 */
function unwrapSchema(raw: unknown): unknown {
  if (typeof raw === 'string' && raw.trimStart().startsWith('{')) {
    const parsed = parseJson(raw);
    return parsed.kind === 'parsed' ? unwrapSchema(parsed.value) : raw;
  }
  if (!isJsonObject(raw)) return raw;
  if (raw.type === 'json_schema' && isJsonObject(raw.json_schema)) return unwrapSchema(raw.json_schema);
  const wraps =
    isJsonObject(raw.schema) &&
    (typeof raw.name === 'string' || Object.keys(raw).every((key) => WRAPPER_KEYS.includes(key)));
  return wraps ? raw.schema : raw;
}
