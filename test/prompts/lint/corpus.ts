import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { JsonObject } from '../../../src/ports/json.ts';
import type { ChatMessage } from '../../../src/ports/model.ts';
import type { LintResult, Rule } from '../../../src/prompts/lint/lint.ts';
import type { Prompt } from '../../../src/prompts/prompt.ts';
import { parseVersion } from '../../../src/prompts/version.ts';

/** One version of a prompt as the corpus writes it: the text of a system message, or the parts that matter. */
export type Written =
  | string
  | {
      readonly messages: readonly ChatMessage[];
      readonly model?: string;
      readonly parameters?: JsonObject;
      readonly 'max-tokens'?: number;
      readonly format?: Prompt['responseFormat'];
      readonly schema?: JsonObject | string;
      readonly version?: string;
      readonly description?: string;
    };

export interface EditPair {
  readonly id: string;
  readonly level: LintResult['level'];
  readonly rules?: readonly Rule[];
  readonly 'default-model'?: string;
  readonly before: Written;
  readonly after: Written;
}

const FILES = ['none', 'patch', 'minor', 'major', 'adversarial', 'languages', 'invisible'];

/** Every edit pair of the corpus in `fixtures/lint`. */
export const CORPUS: readonly (EditPair & { readonly file: string })[] = FILES.flatMap((file) => {
  const path = new URL(`../../../fixtures/lint/${file}.yaml`, import.meta.url);
  return (parse(readFileSync(path, 'utf8')) as EditPair[]).map((pair) => ({ file, ...pair }));
});

/** A prompt of what the corpus writes. */
export function promptOf(written: Written): Prompt {
  const parts =
    typeof written === 'string' ? { messages: [{ role: 'system' as const, content: written }] } : written;
  const version = parseVersion(parts.version ?? '1.0.0');
  const { schema } = parts;
  return {
    path: 'prompts/a.prompt.yml',
    format: 'prompt-yml',
    name: 'a',
    version: version.kind === 'invalid' ? null : version,
    versionLine: 1,
    model: parts.model ?? null,
    parameters: parts.parameters ?? {},
    maxTokens: parts['max-tokens'] ?? null,
    messages: parts.messages,
    template: 'plain',
    partials: new Map<string, string>(),
    defaults: {},
    responseFormat: parts.format ?? 'text',
    responseSchema:
      schema === undefined
        ? null
        : typeof schema === 'string'
          ? { kind: 'file', path: schema }
          : { kind: 'inline', schema },
    metadata: { description: parts.description ?? null, changeReason: null, owner: null },
  };
}
