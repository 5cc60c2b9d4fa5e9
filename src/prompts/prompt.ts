import type { JsonObject } from '../ports/json.ts';
import type { ChatMessage, ResponseFormat } from '../ports/model.ts';
import type { TemplateEngine } from './templates/template.ts';
import type { PromptVersion } from './version.ts';

export type PromptFormat = 'prompt-yml' | 'text' | 'json' | 'prompty' | 'dotprompt';

/** Where a prompt's response schema stands: in the file itself, or in another file of the repository. */
export type SchemaSource =
  | { readonly kind: 'inline'; readonly schema: JsonObject }
  | { readonly kind: 'file'; readonly path: string };

/** Says something about a prompt and never changes what the model is asked. */
export interface PromptMetadata {
  readonly description: string | null;
  readonly changeReason: string | null;
  readonly owner: string | null;
}

/** A prompt file of any format, parsed. */
export interface Prompt {
  readonly path: string;
  readonly format: PromptFormat;
  readonly name: string;
  readonly version: PromptVersion | null;
  /** Line of the version in the file, from 1; where it has none, the line to put it on. */
  readonly versionLine: number;
  /** `model` or `endpoint/model`; null where the config names it. */
  readonly model: string | null;
  /** Parameters under the names of OpenAI's chat API, without the token limit. */
  readonly parameters: JsonObject;
  readonly maxTokens: number | null;
  /** Each text is a template of its own, so that no value can open another message. */
  readonly messages: readonly ChatMessage[];
  readonly template: TemplateEngine;
  /** Sources of the partials that its templates name, by that name. */
  readonly partials: ReadonlyMap<string, string>;
  /** What the application fills in where a case gives no value of the name. */
  readonly defaults: JsonObject;
  readonly responseFormat: ResponseFormat['kind'];
  readonly responseSchema: SchemaSource | null;
  readonly metadata: PromptMetadata;
}

/** The file's name without folder and extensions: the prompt's name where the file gives none. */
export function nameOfPath(path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return file.replace(/\.prompt\.ya?ml$|\.[^.]+$/i, '') || file;
}
