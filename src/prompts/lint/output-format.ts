import type { Remark } from './finding.ts';
import { quote } from './quote.ts';
import type { Unit } from './sentences.ts';

/** What one version says about the structure of the answer, each with the line that says it. */
interface OutputFormat {
  readonly formats: ReadonlyMap<string, number>;
  readonly fields: ReadonlyMap<string, number>;
  readonly tags: ReadonlyMap<string, number>;
}

const NAMES: readonly (readonly [format: string, pattern: string, structured: boolean])[] = [
  ['JSON Lines', 'json ?l(?:ines)?|ndjson', true],
  ['a JSON array', 'json (?:array|list)', true],
  ['JSON', 'json', true],
  ['XML', 'xml', true],
  ['YAML', 'ya?ml', true],
  ['CSV', '[ct]sv', true],
  ['HTML', 'html', true],
  ['SQL', 'sql', true],
  ['a table', String.raw`(?<=\b(?:as|in|into) an? (?:markdown )?)table`, true],
  ['Markdown', 'markdown', false],
  ['plain text', 'plain[- ]?text|prose', false],
  ['bullet points', 'bullet(?:ed)?[- ](?:points|lists?)|bullets', false],
];
const STRUCTURED = new Set(NAMES.filter(([, , structured]) => structured).map(([format]) => format));
const NAMED = NAMES.map(([, pattern], index) => `(?<f${index}>\\b(?:${pattern})\\b)`).join('|');

/** Verbs and nouns that say that a sentence is about the answer. */
const OUTPUT =
  /\b(?:repl(?:y|ies)|respon(?:d|ds|se)|answers?|returns?|outputs?|write|produce|format|generate|emit|print|result|use|give|render)\b/i;
/** Between that and the name of a format: something is read, not written, or not to be written. */
const OTHER_WAY =
  /\b(?:about|from|input|given|parse|read|extract|explain|if|when|not|never|no|without|avoid|don['’]t)\b(?! only)/i;
/** Before it: the verb is forbidden. */
const NOT_TO = /(?:\b(?:not|never|avoid|without|no)|n['’]t)\s+(?:\p{L}+\s+)?$/iu;
const LEAD = 30;
const FIELD = /["']([^"'\n]{1,60})["']\s{0,5}:\s{0,5}(["']?[A-Za-z]{1,10}\b|["'[{]|-?\d|)/g;
const FORMAT = new RegExp(`${OUTPUT.source}(?<between>[^.!?\\n]{0,60}?)(?:${NAMED})`, 'giu');

/**
 * What changed in what a message says about the output: a format that is no longer named, a structured one that is
 * newly named, or other fields or tags than before.
 */
export function formatRemarks(before: readonly Unit[], after: readonly Unit[]): Remark[] {
  const [from, to] = [formatOf(before), formatOf(after)];
  const formats = changes(from.formats, to.formats, (format) => STRUCTURED.has(format));
  const fields = changes(from.fields, to.fields, () => from.fields.size > 0);
  const tags = changes(from.tags, to.tags, () => from.tags.size > 0);
  return [
    ...formats.map((change) => remark(change, change.name)),
    ...fields.map((change) => remark(change, `the field ${quote(change.name)}`)),
    ...tags.map((change) => remark(change, `the tag ${quote(change.name)}`)),
  ];
}

interface Change {
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** Names that are gone, and those that came and matter. */
function changes(
  from: ReadonlyMap<string, number>,
  to: ReadonlyMap<string, number>,
  matters: (name: string) => boolean,
): Change[] {
  return [
    ...[...from]
      .filter(([name]) => !to.has(name))
      .map(([name, line]) => ({ name, before: line, after: null })),
    ...[...to]
      .filter(([name]) => !from.has(name) && matters(name))
      .map(([name, line]) => ({ name, before: null, after: line })),
  ];
}

function remark({ before, after }: Change, what: string): Remark {
  return {
    rule: 'format-changed',
    says:
      after === null
        ? `asked for ${what} in the output, and nothing does now`
        : `asks for ${what} in the output`,
    line: { before, after },
  };
}

function formatOf(units: readonly Unit[]): OutputFormat {
  const formats = new Map<string, number>();
  const fields = new Map<string, number>();
  const tags = new Map<string, number>();
  let announced = false;
  for (const unit of units) {
    const { text, line, example, kind } = unit;
    const note = (where: Map<string, number>) => (name: string) => where.has(name) || where.set(name, line);
    const aboutOutput = OUTPUT.test(text);
    if (!example) {
      if (kind !== 'code') formatsIn(text).forEach(note(formats));
      if (aboutOutput || kind === 'code' || announced) fieldsIn(text).forEach(note(fields));
      if (aboutOutput && kind !== 'code') tagsIn(text).forEach(note(tags));
    }
    announced = (aboutOutput && text.endsWith(':')) || (announced && /^["'{}[\]]/.test(text));
  }
  return { formats, fields, tags };
}

const ANY_NAME = new RegExp(NAMED, 'i');

function formatsIn(text: string): string[] {
  if (!ANY_NAME.test(text)) return [];
  return [...text.matchAll(FORMAT)].flatMap(({ index, groups = {} }) => {
    const lead = text.slice(Math.max(0, index - LEAD), index);
    if (OTHER_WAY.test(groups.between ?? '') || NOT_TO.test(lead)) return [];
    return NAMES.filter((_, at) => groups[`f${at}`] !== undefined).map(([format]) => format);
  });
}

/** Keys of what looks like JSON, each with the type of its value where that can be told: `age: number`. */
function fieldsIn(text: string): string[] {
  return [...text.matchAll(FIELD)].map(([, key = '', value = '']) => {
    const type = typeIn(value);
    return type === '' ? key : `${key}: ${type}`;
  });
}

const TYPES = /^(?:string|number|integer|boolean|array|list|object|date|float|int|bool|str)$/i;

/** The type that a value names, in quotation marks or without, or has. */
function typeIn(value: string): string {
  const word = value.replace(/^["']/, '');
  if (TYPES.test(word)) return word.toLowerCase();
  if (/^["']/.test(value)) return 'string';
  if (/^-?\d/.test(value)) return 'number';
  if (/^(?:true|false)$/.test(value)) return 'boolean';
  return value === '[' ? 'array' : value === '{' ? 'object' : '';
}

function tagsIn(text: string): string[] {
  return [...text.matchAll(/<([A-Za-z][\w-]{0,60})>/g)].map(([, name = '']) => name);
}
