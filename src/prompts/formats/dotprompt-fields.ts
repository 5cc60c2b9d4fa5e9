import { slipOf } from '../../parsing/nearest.ts';
import { pathText, show } from '../../parsing/zod-faults.ts';
import { isJsonObject, type Json, type JsonObject } from '../../ports/json.ts';
import { picoToJsonSchema } from './picoschema.ts';

/** Something wrong in the front matter, and the keys at which it stands. */
export interface FieldFault {
  readonly path: readonly string[];
  readonly message: string;
}

/** Model settings that dotprompt's providers know and OpenAI's chat API does not: the answers would be others. */
const UNSENDABLE = new Set([
  'topK',
  'candidateCount',
  'version',
  'apiVersion',
  'apiKey',
  'baseUrl',
  'location',
  'safetySettings',
  'responseModalities',
  'thinkingConfig',
  'contextCache',
  'codeExecution',
  'googleSearchRetrieval',
  'functionCallingConfig',
  'tools',
  'toolConfig',
]);

export interface DotpromptConfig {
  /** Under names that OpenAI's chat API knows. */
  readonly parameters: JsonObject;
  /** The keys of the file for the keys of a parameter. */
  keysOf(path: readonly PropertyKey[]): readonly PropertyKey[];
  readonly faults: readonly FieldFault[];
}

/** Reads `config`: model settings under the names of Google's API or of OpenAI's. */
export function readDotpromptConfig(raw: Json | undefined): DotpromptConfig {
  const config = sectionOf(raw, 'config');
  const isStop = Object.hasOwn(config.fields, 'stopSequences') && !Object.hasOwn(config.fields, 'stop');
  const entries = Object.entries(config.fields);
  const unsendable = entries.filter(([key, value]) => UNSENDABLE.has(key) && value !== null);
  const parameters = entries
    .filter(([key]) => !UNSENDABLE.has(key))
    .map(([key, value]) => [isStop && key === 'stopSequences' ? 'stop' : key, value] as const);
  return {
    parameters: Object.fromEntries(parameters),
    keysOf: (path) => (isStop && pathText(path) === 'config.stop' ? ['config', 'stopSequences'] : path),
    faults: [
      ...config.faults,
      ...unsendable.map(([key]) => ({
        path: ['config', key],
        message: `\`config.${key}\` changes what the model does, and the gate cannot send it: nothing would be measured`,
      })),
    ],
  };
}

/** Reads `input`. Its schema says what the application checks, and changes nothing that is sent. */
export function readDotpromptInput(raw: Json | undefined): {
  readonly defaults: JsonObject;
  readonly faults: readonly FieldFault[];
} {
  const input = sectionOf(raw, 'input');
  const faults = [...input.faults];
  for (const key of Object.keys(input.fields)) {
    const near = key === 'schema' || key === 'default' ? null : slipOf(key, ['schema', 'default']);
    if (near)
      faults.push({
        path: ['input', key],
        message: `unknown key \`input.${key}\`; did you mean \`${near}\`?`,
      });
  }
  const defaults = input.fields.default ?? {};
  if (isJsonObject(defaults)) return { defaults, faults };
  const message = `\`input.default\` is ${show(defaults)}; expected an object of values by name`;
  return { defaults: {}, faults: [...faults, { path: ['input', 'default'], message }] };
}

export interface DotpromptOutput {
  /** As OpenAI's chat API calls it; undefined where the file does not say. */
  readonly responseFormat: 'text' | 'json_object' | 'json_schema' | undefined;
  readonly schema: JsonObject | null;
  readonly faults: readonly FieldFault[];
}

/** Reads `output`: `format: json` or `text`, and a schema as Picoschema or JSON Schema. */
export function readDotpromptOutput(raw: Json | undefined): DotpromptOutput {
  const output = sectionOf(raw, 'output');
  const { format, schema: rawSchema } = output.fields;
  const faults = [...output.faults];
  for (const key of Object.keys(output.fields)) {
    if (key === 'format' || key === 'schema') continue;
    const near = slipOf(key, ['format', 'schema']);
    const advice = near ? `did you mean \`${near}\`?` : 'the gate knows `format` and `schema` only';
    faults.push({ path: ['output', key], message: `unknown key \`output.${key}\`; ${advice}` });
  }
  const isKnown = format === undefined || format === null || format === 'json' || format === 'text';
  if (!isKnown) {
    faults.push({
      path: ['output', 'format'],
      message: `\`output.format\` is ${show(format)}; expected json or text`,
    });
  }
  const read = rawSchema === undefined || rawSchema === null ? null : picoToJsonSchema(rawSchema);
  if (read?.kind === 'invalid') {
    const at = ['output', 'schema', ...read.path];
    faults.push({ path: at, message: `\`${pathText(at)}\`: ${read.why}` });
  }
  const schema = read?.kind === 'schema' ? read.schema : null;
  const json = schema ? 'json_schema' : 'json_object';
  return {
    responseFormat: format === 'json' ? json : format === 'text' ? 'text' : undefined,
    schema,
    faults,
  };
}

/** A key of the front matter that holds an object, or nothing. */
function sectionOf(
  raw: Json | undefined,
  key: string,
): { readonly fields: JsonObject; readonly faults: readonly FieldFault[] } {
  const fields = raw ?? {};
  return isJsonObject(fields)
    ? { fields, faults: [] }
    : { fields: {}, faults: [{ path: [key], message: `\`${key}\` is ${show(raw)}; expected an object` }] };
}
