import { pathText, show } from '../../parsing/zod-faults.ts';
import { isJsonObject, type Json, type JsonObject } from '../../ports/json.ts';
import type { TemplateEngine } from '../templates/template.ts';
import { isParameter, parameterName } from './parameters.ts';
import type { Generation } from './prompty-body.ts';
import { isGiven, type KeyFault, notFollowed, referenceIn, slips } from './prompty-model.ts';

/** Keys that decide what is measured: a slip in one must not pass unseen. All others are metadata. */
const KEYS = [
  'name',
  'version',
  'model',
  'inputs',
  'inputSchema',
  'outputs',
  'outputSchema',
  'template',
  'tools',
  'metadata',
  'changeReason',
  'owner',
];
const TEMPLATE_KEYS = ['format', 'type', 'parser', 'strict', 'options'];
const ENGINES: readonly TemplateEngine[] = ['jinja2', 'mustache'];
/** Inputs that are no text: the gate has no way to send them. */
const RICH_KINDS: readonly unknown[] = ['thread', 'image', 'file', 'audio'];

/** Which format a front matter is written in. Where it has marks of both, the first: it acts on more of the body. */
export function generationOf(fields: JsonObject): Generation {
  const { model, template } = fields;
  const has = (holder: Json | undefined, keys: readonly string[]) =>
    isJsonObject(holder) && keys.some((key) => isGiven(holder[key]));
  const isFirst =
    has(model, ['api', 'configuration', 'parameters', 'response']) ||
    isGiven(fields.sample) ||
    typeof template === 'string';
  const isSecond =
    typeof model === 'string' ||
    has(model, ['id', 'provider', 'apiType', 'options']) ||
    has(fields, ['inputSchema', 'outputSchema', 'displayName']) ||
    isJsonObject(template);
  return isSecond && !isFirst ? 'second' : 'first';
}

/** Keys that must not pass unseen: slips, parameters in the wrong place, parts that stand in another file. */
export function misplacedKeys(fields: JsonObject): KeyFault[] {
  const inherited = isGiven(fields.base)
    ? [
        {
          path: ['base'],
          message: '`base` takes parts of the prompt from another file, which the gate does not read',
        },
      ]
    : [];
  const outside = Object.keys(fields).filter(
    (key) => isParameter(key) || parameterName(key) === 'response_format',
  );
  const misplaced = outside.slice(0, 20).map((key) => ({
    path: [key],
    message: `\`${key}\` stands outside \`model.parameters\`; expected it within`,
  }));
  const rest = Object.fromEntries(
    Object.entries(fields).filter(([key]) => key !== 'base' && !outside.includes(key)),
  );
  return [...inherited, ...misplaced, ...slips(rest, [], KEYS)];
}

/** The language of the templates: a name, or an object with `format` (`kind`) and `parser`. */
export function readTemplate(raw: Json | undefined): {
  readonly engine: TemplateEngine;
  readonly faults: readonly KeyFault[];
} {
  const settings: JsonObject = isJsonObject(raw) ? raw : {};
  const [format, path] = isJsonObject(raw) ? formatOf(settings) : [raw, ['template']];
  const engine = ENGINES.find((known) => known === (format ?? 'jinja2'));
  const faults: KeyFault[] = slips(settings, ['template'], TEMPLATE_KEYS);
  if (engine === undefined) {
    const message = `\`${pathText(path)}\` is ${show(format)}; expected ${ENGINES.join(' or ')}`;
    faults.push({ path, message });
  }
  const parser = isJsonObject(settings.parser) ? settings.parser.kind : settings.parser;
  if (isGiven(parser) && parser !== 'prompty') {
    faults.push({
      path: ['template', 'parser'],
      message: `\`template.parser\` is ${show(parser)}; expected prompty`,
    });
  }
  return { engine: engine ?? 'jinja2', faults };
}

function formatOf(settings: JsonObject): readonly [Json | undefined, readonly PropertyKey[]] {
  const { format, type } = settings;
  if (isJsonObject(format)) return [format.kind, ['template', 'format', 'kind']];
  return isGiven(format) ? [format, ['template', 'format']] : [type, ['template', 'type']];
}

/** The response schema, where `outputs` is one: a JSON schema of an object. Lists of fields are metadata. */
export function readOutput(fields: JsonObject): {
  readonly schema: JsonObject | undefined;
  readonly at: readonly PropertyKey[];
  readonly faults: readonly KeyFault[];
} {
  const key = isGiven(fields.outputSchema) ? 'outputSchema' : 'outputs';
  const found = fields[key];
  const at = [key];
  const reference = referenceIn(found);
  const isSchema = isJsonObject(found) && found.type === 'object' && isJsonObject(found.properties);
  return {
    schema: isSchema && reference === null ? found : undefined,
    at,
    faults:
      reference === null ? [] : [{ path: at, message: notFollowed(at, reference, 'the schema itself') }],
  };
}

/** Inputs that no text can hold, by whichever name and in whichever shape the formats declare them. */
export function richInputs(fields: JsonObject): KeyFault[] {
  return (['inputs', 'inputSchema'] as const).flatMap((key) => {
    const declared = fields[key];
    const nested = isJsonObject(declared) ? declared.properties : undefined;
    const [inputs, at]: readonly [Json | undefined, readonly PropertyKey[]] =
      typeof nested === 'object' && nested !== null ? [nested, [key, 'properties']] : [declared, [key]];
    if (typeof inputs !== 'object' || inputs === null) return [];
    return Object.entries(inputs as JsonObject).flatMap(([name, input]) => {
      const kind = isJsonObject(input) ? (input.kind ?? input.type) : undefined;
      if (!RICH_KINDS.includes(kind)) return [];
      const path = [...at, Array.isArray(inputs) ? Number(name) : name];
      return [
        { path, message: `\`${pathText(path)}\` is of the kind ${show(kind)}, and the gate sends text only` },
      ];
    });
  });
}
