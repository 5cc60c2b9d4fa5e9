import { yamlExcess } from '../../parsing/yaml-bounds.ts';
import { parseYaml } from '../../parsing/yaml-source.ts';
import { isJsonObject } from '../../ports/json.ts';
import { unsupportedSyntax } from '../template.ts';
import { MARK } from './dotprompt-messages.ts';
import type { PromptResult } from './draft.ts';
import { parseTextPrompt } from './text.ts';

/** A line that only a structured file begins with: a key of one of the formats. */
const KEY =
  /^(?:[-?] +)*["']?(?:messages|role|content|model|modelParameters|config|name|version|description|responseFormat|jsonSchema|testData|evaluators|inputs|template|prompt)["']?[ \t]*:/m;
/** A line that gives the text below it a role. */
const ROLE =
  /^[ \t]{0,8}#?[ \t]{0,8}(?:system|developer|user|assistant)(?:\[[^\]\n]{0,200}\])?[ \t]*:[ \t]*\r?$/im;
/** Begins as JSON does, and as no placeholder does. */
const JSON_START = /^(?:\{(?!\{)|\[)/;

/**
 * True for a file that has the ending of a structured format and holds nothing but the text of a prompt. Where in doubt
 * it is not: then the format says what it misses. Front matter, keys, marks of roles and template syntax are structure;
 * sentences are text, also where YAML could read a colon in them as a key.
 */
export function isPlainText(text: string): boolean {
  const start = text.trimStart();
  if (start === '' || start.startsWith('---') || JSON_START.test(start)) return false;
  if (KEY.test(dedented(text)) || ROLE.test(text) || text.includes(MARK) || unsupportedSyntax(text) !== null)
    return false;
  if (yamlExcess(text) !== null) return false;
  const yaml = parseYaml(text, '');
  if (yaml.kind === 'faulty') return true;
  const { value } = yaml.source;
  if (typeof value === 'string') return true;
  if (Array.isArray(value)) return value.length > 0 && value.every((entry) => typeof entry === 'string');
  return isJsonObject(value) && Object.keys(value).every(isSentence);
}

/** The text without the indentation of its first line that holds anything. */
function dedented(text: string): string {
  const indent = /^[^\S\n]*(?=\S)/m.exec(text)?.[0] ?? '';
  return indent === '' ? text : `\n${text}`.replaceAll(`\n${indent}`, '\n').slice(1);
}

/** What no one would choose as a key. */
function isSentence(key: string): boolean {
  return /\s/.test(key.trim());
}

/** Parses a file that is plain text: one system message, as `.txt` is read. */
export function parsePlain(path: string, text: string): PromptResult {
  return parseTextPrompt(path, text);
}
