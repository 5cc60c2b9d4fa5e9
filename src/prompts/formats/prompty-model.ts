import { slipOf } from '../../parsing/nearest.ts';
import { pathText, show } from '../../parsing/zod-faults.ts';
import { isJsonObject, type Json, type JsonObject } from '../../ports/json.ts';
import { parameterName } from './parameters.ts';

/** Something that is wrong with what stands under a path of keys. */
export interface KeyFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What a front matter says of the model, in either format. */
export interface PromptyModel {
  readonly name: unknown;
  readonly nameAt: readonly PropertyKey[];
  readonly parameters: JsonObject;
  readonly parametersAt: readonly PropertyKey[];
  readonly responseFormat: unknown;
  readonly responseSchema: unknown;
  readonly responseFormatAt: readonly PropertyKey[];
  readonly faults: readonly KeyFault[];
}

const MODEL_KEYS = [
  'id',
  'api',
  'apiType',
  'provider',
  'configuration',
  'connection',
  'parameters',
  'options',
  'response',
];
/** Where a configuration names the model; all else in it is for the connection. */
const NAME_KEYS = ['azure_deployment', 'model', 'name'];
/** APIs that take chat messages. */
const CHAT_APIS = ['chat', 'responses'];
/** How a reply comes back, not what it says. */
const TRANSPORT = new Set(['stream', 'stream_options']);
/** To ignore these would measure something else. */
const UNMEASURABLE = new Set([
  'tools',
  'tool_choice',
  'tools_choice',
  'functions',
  'function_call',
  'parallel_tool_calls',
  'allow_multiple_tool_calls',
  'logit_bias',
  'modalities',
]);
/** More than any model takes; each that is unknown is compared with all that are known. */
export const MAX_KEYS = 100;

/** Reads `model`: a name, or an object of the first format (`configuration`) or the second (`id`, `options`). */
export function readModel(raw: unknown): PromptyModel {
  const faults: KeyFault[] = [];
  const wrong = (path: readonly PropertyKey[], message: string) => faults.push({ path, message });
  if (raw !== undefined && raw !== null && typeof raw !== 'string' && !isJsonObject(raw)) {
    wrong(['model'], `\`model\` is ${show(raw)}; expected a name or an object`);
  }
  const model: JsonObject = isJsonObject(raw) ? raw : {};
  faults.push(...slips(model, ['model'], MODEL_KEYS));
  for (const key of ['api', 'apiType'] as const) {
    const api = model[key] ?? 'chat';
    if (!CHAT_APIS.includes(String(api))) {
      wrong(['model', key], `\`model.${key}\` is ${show(api)}; the gate measures chat`);
    }
  }
  const [name, nameAt] = typeof raw === 'string' ? [raw, ['model']] : nameOf(model, faults);
  const reference = referenceIn(name);
  if (reference !== null) wrong(nameAt, notFollowed(nameAt, reference, "the model's name"));
  return { name: reference === null ? name : null, nameAt, ...readOptions(model, faults), faults };
}

/** Where a model has its name: `id`, or the deployment or name in its configuration. */
function nameOf(model: JsonObject, faults: KeyFault[]): readonly [unknown, readonly PropertyKey[]] {
  if (isGiven(model.id)) return [model.id, ['model', 'id']];
  for (const key of ['configuration', 'connection'] as const) {
    const settings = model[key];
    if (!isJsonObject(settings)) {
      if (referenceIn(settings) !== null) return [settings, ['model', key]];
      continue;
    }
    faults.push(...slips(settings, ['model', key], NAME_KEYS));
    // In the second format, the `name` of a connection is its own and not the model's.
    const names = isGiven(settings.kind) ? ['azure_deployment'] : NAME_KEYS;
    const found = names.find((one) => isGiven(settings[one]));
    if (found !== undefined) return [settings[found], ['model', key, found]];
  }
  return [null, ['model']];
}

function readOptions(model: JsonObject, faults: KeyFault[]) {
  const at = isGiven(model.options) ? 'options' : 'parameters';
  const parametersAt = ['model', at] as const;
  const raw: Json = model[at] ?? {};
  if (isGiven(model.options) && isGiven(model.parameters)) {
    const message = '`model.options` and `model.parameters` are two names for the same; expected one of them';
    faults.push({ path: ['model', 'parameters'], message });
  }
  const options: JsonObject = isJsonObject(raw) && Object.keys(raw).length <= MAX_KEYS ? raw : {};
  if (raw !== options) {
    const found = isJsonObject(raw) ? `${Object.keys(raw).length} keys` : show(raw);
    faults.push({
      path: parametersAt,
      message: `\`${pathText(parametersAt)}\` is ${found}; expected an object of parameters`,
    });
  }
  const parameters: [string, Json][] = [];
  let formatAt: readonly PropertyKey[] = [...parametersAt, 'response_format'];
  let format: Json | undefined;
  for (const [key, value] of Object.entries(options)) {
    const path = [...parametersAt, key];
    const name = parameterName(key);
    const reference = referenceIn(value);
    if (reference !== null) {
      faults.push({ path, message: notFollowed(path, reference, 'the value itself') });
    } else if (UNMEASURABLE.has(name)) {
      const message = `\`${pathText(path)}\` changes what the model does, and the gate cannot send it: nothing would be measured`;
      faults.push({ path, message });
    } else if (name === 'response_format') {
      [format, formatAt] = [value, path];
    } else if (!TRANSPORT.has(name)) {
      parameters.push([name === 'stop_sequences' ? 'stop' : key, value]);
    }
  }
  return {
    parameters: Object.fromEntries(parameters),
    parametersAt,
    responseFormatAt: formatAt,
    ...readResponseFormat(format),
  };
}

/** OpenAI's `response_format`: its type alone, or an object with the schema in it. */
function readResponseFormat(raw: Json | undefined): {
  readonly responseFormat: unknown;
  readonly responseSchema: unknown;
} {
  if (!isJsonObject(raw)) return { responseFormat: raw, responseSchema: undefined };
  const wrapper = raw.json_schema;
  return { responseFormat: raw.type, responseSchema: isJsonObject(wrapper) ? wrapper.schema : undefined };
}

/** The first reference to the environment or to a file in a value, at any depth; null: there is none. */
export function referenceIn(value: unknown): string | null {
  if (typeof value === 'string') return /\$\{(?:env|file):[^}]{0,200}\}?/i.exec(value)?.[0] ?? null;
  if (typeof value !== 'object' || value === null) return null;
  return Object.values(value).reduce<string | null>((found, inner) => found ?? referenceIn(inner), null);
}

export function notFollowed(path: readonly PropertyKey[], reference: string, expected: string): string {
  return `\`${pathText(path)}\` holds ${show(reference)}, and the gate follows no reference to the environment or to a file; write ${expected}`;
}

/** Keys that are nearly known ones. Others are metadata. */
export function slips(fields: JsonObject, at: readonly PropertyKey[], known: readonly string[]): KeyFault[] {
  const unknown = Object.keys(fields).filter((key) => !known.includes(key));
  if (unknown.length > MAX_KEYS) {
    return [{ path: at, message: `holds ${unknown.length} unknown keys; expected at most ${MAX_KEYS}` }];
  }
  return unknown.flatMap((key) => {
    const near = slipOf(key, known);
    const path = [...at, key];
    return near === null
      ? []
      : [
          {
            path,
            message: `unknown key \`${pathText(path)}\`; did you mean \`${pathText([...at, near])}\`?`,
          },
        ];
  });
}

/** A key without a value is no more than a key left out. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
