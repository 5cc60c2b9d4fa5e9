import { parseYaml } from '../../parsing/yaml-source.ts';
import { show } from '../../parsing/zod-faults.ts';
import { isJsonObject, type JsonObject } from '../../ports/json.ts';
import type { TemplateEngine } from '../templates/template.ts';
import { finishPrompt, type PromptResult } from './draft.ts';
import { assembledRoles, type LineFault, splitSections } from './prompty-body.ts';
import { generationOf, misplacedKeys, readOutput, readTemplate, richInputs } from './prompty-fields.ts';
import { isGiven, type KeyFault, readModel } from './prompty-model.ts';
import { templateFaults } from './prompty-templates.ts';

/** The prompt of a `.prompty` file, with the language of its templates; or what is wrong with the file. */
export type PromptyResult =
  | (Extract<PromptResult, { readonly kind: 'parsed' }> & { readonly engine: TemplateEngine })
  | Extract<PromptResult, { readonly kind: 'faulty' }>;

const FRONT_MATTER =
  /^(?<before>\s*(?:---|\+\+\+)[ \t]*\n)(?<header>[\s\S]*?)(?<=\n)(?:---|\+\+\+)[ \t]*(?:\n|$)/;

/** Parses a `.prompty` of the first or the second format: front matter, then sections with roles. */
export function parsePrompty(path: string, text: string): PromptyResult {
  const source = text.replace(/\r\n?/g, '\n');
  const match = FRONT_MATTER.exec(source);
  if (match === null && /^\s*(?:---|\+\+\+)[ \t]*\n/.test(source)) {
    return faulty(path, 'the front matter never ends; expected a line `---` after it');
  }
  const { before = '', header = '' } = match?.groups ?? {};
  const yaml = parseYaml(header, path, before.split('\n').length);
  if (yaml.kind === 'faulty') return { kind: 'faulty', faults: yaml.faults };
  const fields = yaml.source.value ?? {};
  if (!isJsonObject(fields)) {
    return faulty(path, `the front matter is ${show(fields)}; expected an object`);
  }
  const head = match?.[0] ?? '';
  return parseParts(path, fields, yaml.source.lineOf, source.slice(head.length), head.split('\n').length);
}

function faulty(path: string, message: string): PromptyResult {
  return { kind: 'faulty', faults: [{ where: path, message }] };
}

function parseParts(
  path: string,
  fields: JsonObject,
  lineOfKey: (keys: readonly PropertyKey[]) => number,
  body: string,
  bodyLine: number,
): PromptyResult {
  const model = readModel(fields.model);
  const template = readTemplate(fields.template);
  const { sections, faults } = splitSections(body, bodyLine, generationOf(fields));
  const metadata: JsonObject = isJsonObject(fields.metadata) ? fields.metadata : {};
  const versionAt =
    isGiven(fields.version) || !isGiven(metadata.version) ? ['version'] : ['metadata', 'version'];
  const version = fields.version ?? metadata.version;
  const lineOf = (keys: readonly PropertyKey[]) => {
    if (keys[0] === 'messages') return sections[Number(keys[1])]?.line ?? bodyLine;
    return lineOfKey(keys[0] === 'version' ? versionAt : keys);
  };
  const byKey = ({ path: keys, message }: KeyFault) => ({ where: `${path}:${lineOf(keys)}`, message });
  const byLine = ({ line, message }: LineFault) => ({ where: `${path}:${line}`, message });
  const output = readOutput(fields);
  const result = finishPrompt({
    path,
    format: 'prompty',
    fields: Object.keys(fields),
    name: fields.name,
    version,
    model: model.name,
    parameters: model.parameters,
    parametersAt: model.parametersAt,
    messages: sections.map(({ role, content }) => ({ role, content })),
    template: template.engine,
    responseFormat: model.responseFormat,
    responseSchema: model.responseSchema ?? output.schema,
    description: fields.description,
    changeReason: fields.changeReason ?? metadata.changeReason,
    owner: fields.owner ?? metadata.owner,
    keys: {
      model: model.nameAt,
      responseFormat: model.responseFormatAt,
      responseSchema: model.responseSchema === undefined ? output.at : model.responseFormatAt,
      changeReason: isGiven(fields.changeReason) ? ['changeReason'] : ['metadata', 'changeReason'],
    },
    textAt: (index) => ['messages', index],
    versionLine: isGiven(version) ? lineOf(['version']) : 1,
    lineOf,
    faults: [
      ...[
        ...misplacedKeys(fields),
        ...model.faults,
        ...template.faults,
        ...output.faults,
        ...richInputs(fields),
      ].map(byKey),
      ...[
        ...faults,
        ...assembledRoles(sections, template.engine, generationOf(fields)),
        ...templateFaults(template.engine, sections, body),
      ].map(byLine),
    ],
  });
  return result.kind === 'faulty' ? result : { ...result, engine: template.engine };
}
