import { isJsonObject } from '../../ports/json.ts';
import type { Prompt } from '../../prompts/prompt.ts';
import { variablesOf } from '../../prompts/templates/compile.ts';

/** What a path alone says: a prompt, something to look into, or nothing that could be one. */
export type PathReason =
  | { readonly kind: 'prompt'; readonly why: string }
  | { readonly kind: 'look' }
  | { readonly kind: 'never' };

const NEVER: PathReason = { kind: 'never' };
const LOOK: PathReason = { kind: 'look' };

/** Folders of other people's files, of what a build makes, and of examples for tests. */
const FOREIGN =
  /(?:^|\/)(?:node_modules|bower_components|vendor|third_party|dist|build|out|target|coverage|site-packages|\.venv|venv|\.git|__pycache__|fixtures|testdata|__snapshots__)\//i;
/** Documents that every repository has, and what other programs read. */
const DOCUMENT =
  /(?:^|\/)(?:README|CHANGELOG|CHANGES|HISTORY|LICEN[CS]E|NOTICE|COPYING|CONTRIBUTING|CODE_OF_CONDUCT|SECURITY|SUPPORT|AGENTS|CLAUDE|GEMINI|AUTHORS|TODO|requirements[\w-]*|robots|llms(?:-full)?|THIRD[_-]PARTY[\w-]*)\.(?:md|txt)$|(?:^|\/)(?:\.github|\.cursor|\.claude|\.vscode|\.changeset)\/.*\.(?:md|txt)$/i;
const STRUCTURED: readonly (readonly [RegExp, string])[] = [
  [/\.prompt\.ya?ml$/i, 'a prompt of GitHub Models, by its ending'],
  [/\.prompty$/i, 'a Prompty file, by its ending'],
  [/\.prompt$/i, 'a dotprompt file, by its ending'],
];
/** Parts of other prompts. */
const PARTIAL = /(?:^|\/)_[^/]*\.prompt$/i;
const PROMPT_FOLDER = /(?:^|\/)((?:[a-z]+[-_])?prompts?(?:[-_](?:templates?|library))?)\/(?:.*\/)?[^/]+$/i;
const PROMPT_NAME = /(?:^|[^a-z])(?:prompts?|system[-_ ]?(?:message|instructions?))(?![a-z])/i;

/** @param byDefault it lies where the gate looks without a config */
export function reasonByPath(path: string, byDefault: boolean): PathReason {
  if (PARTIAL.test(path)) return NEVER;
  if (byDefault)
    return { kind: 'prompt', why: `below ${path.startsWith('src/') ? 'src/prompts/' : 'prompts/'}` };
  if (FOREIGN.test(path) || DOCUMENT.test(path)) return NEVER;
  const structured = STRUCTURED.find(([ending]) => ending.test(path));
  if (structured !== undefined) return { kind: 'prompt', why: structured[1] };
  if (/\.(?:md|txt)$/i.test(path)) return LOOK;
  return /\.json$/i.test(path) && !/\.schema\.json$/i.test(path) && speaksOfPrompts(path) ? LOOK : NEVER;
}

function speaksOfPrompts(path: string): boolean {
  return PROMPT_FOLDER.test(path) || PROMPT_NAME.test(fileName(path));
}

/** Whether a file lies in a folder whose name says that it holds prompts. */
export function inPromptFolder(path: string): boolean {
  return PROMPT_FOLDER.test(path);
}

/** Words with which people begin to speak to a model, in the languages that prompts are mostly written in. */
const ADDRESS =
  /^(?:[#>*\s-]*)(?:You are|You're|You will|Your (?:task|job|role|goal)|Act as|Du bist|Sie sind|Deine Aufgabe|Ihre Aufgabe|Tu es|Vous êtes|Eres|Sei un)\b/imu;

/** Why a file that could be read as a prompt is one; null: nothing speaks for it. */
export function reasonByContent(path: string, source: string, prompt: Prompt): string | null {
  if (prompt.format === 'json') return jsonReason(prompt, source);
  const folder = PROMPT_FOLDER.exec(path)?.[1];
  if (folder !== undefined) return `in a folder called ${folder}`;
  if (prompt.model !== null || Object.keys(prompt.parameters).length > 0)
    return 'its front matter names a model or its parameters';
  const text = prompt.messages.map(({ content }) => content).join('\n');
  const [variable] = prompt.messages.flatMap(({ content }) => variablesOf(prompt, content));
  const address = ADDRESS.exec(text.slice(0, 400))?.[0]?.replace(/^[#>*\s-]+/, '');
  if (PROMPT_NAME.test(fileName(path)) && (variable !== undefined || address !== undefined))
    return 'its name says prompt, and so does its text';
  if (variable !== undefined && address !== undefined)
    return `it begins with “${address}” and has placeholders such as {{${variable}}}`;
  return null;
}

/** Any list of messages could be a log of a conversation: a prompt leaves something open, or sets a role. */
function jsonReason(prompt: Prompt, source: string): string | null {
  const roles = [...new Set(prompt.messages.map(({ role }) => role))];
  const open = prompt.messages.some(({ content }) => variablesOf(prompt, content).length > 0);
  const value: unknown = JSON.parse(source.replace(/^\uFEFF/, ''));
  const isExport = isJsonObject(value) && typeof value.prompt === 'string';
  if (isExport) return 'a prompt as registries export it';
  const asksAlone = roles.length === 1 && roles[0] === 'user';
  if (!open && !roles.some((role) => role === 'system' || role === 'developer')) return null;
  return asksAlone ? 'a chat message with placeholders' : `chat messages of ${roles.join(', ')}`;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
