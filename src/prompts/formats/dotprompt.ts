import { slipOf } from '../../parsing/nearest.ts';
import { parseYaml } from '../../parsing/yaml-source.ts';
import { show } from '../../parsing/zod-faults.ts';
import type { Fault } from '../../ports/gate-error.ts';
import { isJsonObject, type JsonObject } from '../../ports/json.ts';
import type { Prompt } from '../prompt.ts';
import { handlebarsPartials } from '../templates/handlebars.ts';
import { splitRoles } from '../templates/handlebars-roles.ts';
import type { TemplateEngine } from '../templates/template.ts';
import { readDotpromptConfig, readDotpromptInput, readDotpromptOutput } from './dotprompt-fields.ts';
import { readDotpromptMessages } from './dotprompt-messages.ts';
import { cutDotprompt, nameAndVariant } from './dotprompt-source.ts';
import { finishPrompt } from './draft.ts';
import { isParameter } from './parameters.ts';

export type DotpromptResult =
  | {
      readonly kind: 'parsed';
      /** Each message is a template that may name partials. */
      readonly prompt: Prompt;
      readonly engine: TemplateEngine;
      /** `formal` for `greet.formal.prompt`; null where the file is the only one of its name. */
      readonly variant: string | null;
      /** `input.default`: what the application fills in where a case gives no value of the name. */
      readonly defaults: JsonObject;
    }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

const KEYS = [
  'name',
  'variant',
  'version',
  'model',
  'description',
  'config',
  'input',
  'output',
  'tools',
  'toolDefs',
  'ext',
  'metadata',
  'changeReason',
  'owner',
];

/**
 * Parses a `.prompt` file as Google's dotprompt does (https://google.github.io/dotprompt): YAML front matter, and a
 * Handlebars template that is split into messages at its roles, before there are any values.
 * @param partials sources of the partials by name, as `_name.prompt` holds them; see `partialNames`
 */
export function parseDotprompt(
  path: string,
  text: string,
  partials: ReadonlyMap<string, string> = new Map(),
): DotpromptResult {
  const source = cutDotprompt(text);
  if (source === null) return faulty(path, 'the front matter never ends; expected a line `---` after it');
  const yaml = parseYaml(source.header ?? '', path, source.headerLine);
  if (yaml.kind === 'faulty') return { kind: 'faulty', faults: yaml.faults };
  const fields = yaml.source.value ?? {};
  if (!isJsonObject(fields)) {
    return faulty(`${path}:${source.headerLine}`, `the front matter is ${show(fields)}; expected an object`);
  }
  const metadata: JsonObject = isJsonObject(fields.metadata) ? fields.metadata : {};
  const messages = readDotpromptMessages(source.body, source.bodyLine, partials);
  const config = readDotpromptConfig(fields.config);
  const input = readDotpromptInput(fields.input);
  const output = readDotpromptOutput(fields.output);
  const own = nameAndVariant(path);
  const variant = own.variant ?? (typeof fields.variant === 'string' ? fields.variant : null);
  const lineOf = (keys: readonly PropertyKey[]): number => {
    if (keys[0] === 'messages') return messages.lines[Number(keys[1])] ?? source.bodyLine;
    return source.header === null ? 1 : yaml.source.lineOf(config.keysOf(keys));
  };
  const finished = finishPrompt({
    path,
    format: 'dotprompt',
    fields: Object.keys(fields).filter((key) => key !== 'tools' && key !== 'toolDefs'),
    name: fields.name ?? own.name,
    version: fields.version,
    model: fields.model,
    parameters: config.parameters,
    parametersAt: ['config'],
    messages: messages.messages,
    template: 'handlebars',
    partials,
    defaults: input.defaults,
    responseFormat: output.responseFormat,
    responseSchema: output.schema ?? undefined,
    description: fields.description,
    changeReason: fields.changeReason ?? metadata.changeReason,
    owner: fields.owner ?? metadata.owner,
    keys: {
      model: ['model'],
      responseFormat: ['output', 'format'],
      responseSchema: ['output', 'schema'],
      changeReason: 'changeReason' in fields ? ['changeReason'] : ['metadata', 'changeReason'],
    },
    textAt: (index) => ['messages', index],
    versionLine: 'version' in fields ? lineOf(['version']) : source.headerLine,
    lineOf,
    faults: [
      ...[...fieldFaults(fields), ...config.faults, ...input.faults, ...output.faults].map((fault) => ({
        where: `${path}:${lineOf(fault.path)}`,
        message: fault.message,
      })),
      ...messages.faults.map(({ line, message }) => ({ where: `${path}:${line}`, message })),
    ],
  });
  if (finished.kind === 'faulty') return finished;
  // Two variants of one prompt are two prompts: the name tells them apart.
  const ending = variant === null || finished.prompt.name.endsWith(`.${variant}`) ? '' : `.${variant}`;
  return {
    kind: 'parsed',
    prompt: { ...finished.prompt, name: finished.prompt.name + ending },
    engine: 'handlebars',
    variant,
    defaults: input.defaults,
  };
}

function faulty(where: string, message: string): DotpromptResult {
  return { kind: 'faulty', faults: [{ where, message }] };
}

/**
 * Names of the partials that a `.prompt` file, or a partial, refers to by itself. A name `common/tone` stands for the
 * file `common/_tone.prompt` below the folder of the prompts.
 */
export function partialNames(text: string): readonly string[] {
  // A partial is a template as a whole, whatever it begins with.
  const body = cutDotprompt(text)?.body ?? '';
  const split = splitRoles(body);
  const parts = split.kind === 'split' ? split.parts.map(({ source }) => source) : [];
  return [...new Set([text, body, ...parts].flatMap(handlebarsPartials))];
}

/** What stands at the top of the front matter and would be ignored, or cannot be sent. */
function fieldFaults(fields: JsonObject): { readonly path: readonly string[]; readonly message: string }[] {
  return Object.entries(fields).flatMap(([key, value]) => {
    const fault = (message: string) => [{ path: [key], message }];
    if (
      (key === 'tools' || key === 'toolDefs') &&
      value !== null &&
      !(Array.isArray(value) && value.length === 0)
    ) {
      return fault(`\`${key}\` is ${show(value)}; the gate cannot send tools: nothing would be measured`);
    }
    if (key === 'variant' && value !== null && typeof value !== 'string') {
      return fault(`\`variant\` is ${show(value)}; expected a string`);
    }
    // A key with a dot belongs to an extension: `myapp.team`.
    if (KEYS.includes(key) || key.includes('.')) return [];
    if (isParameter(key) || key === 'topK' || key === 'stopSequences') {
      return fault(`\`${key}\` stands outside \`config\`; expected it within`);
    }
    const near = slipOf(key, KEYS);
    return near ? fault(`unknown key \`${key}\`; did you mean \`${near}\`?`) : [];
  });
}
