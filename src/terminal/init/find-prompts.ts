import { readPartials } from '../../gate/read-partials.ts';
import { DEFAULT_GLOBS } from '../../policy/defaults.ts';
import type { Fault } from '../../ports/gate-error.ts';
import type { PromptResult } from '../../prompts/formats/draft.ts';
import { parsePrompt } from '../../prompts/formats/parse-prompt.ts';
import { parsePromptYmlWhole } from '../../prompts/formats/prompt-yml.ts';
import { globMatcher } from '../../prompts/globs.ts';
import type { Prompt } from '../../prompts/prompt.ts';
import { reasonByContent, reasonByPath } from './looks-like-prompt.ts';

/** A file that the gate can read as a prompt, and why it was taken for one. */
export interface FoundPrompt {
  readonly path: string;
  readonly prompt: Prompt;
  readonly why: string;
  /** It lies where the gate looks without a config. */
  readonly byDefault: boolean;
  /** It brings golden cases of its own: the `testData` of a `.prompt.yml`. */
  readonly hasCases: boolean;
}

/** A file that seems to be a prompt, and that the gate could not read. */
export interface UnreadablePrompt {
  readonly path: string;
  readonly faults: readonly Fault[];
}

export interface PromptFiles {
  readonly paths: readonly string[];
  read(path: string, maxBytes: number): string | null;
}

/** Longer files are no prompts; the gate refuses them as well. */
const MAX_BYTES = 1_000_000;
/** So many files are opened that only their content could make a prompt. */
const MAX_OPENED = 3000;

const isDefault = globMatcher(DEFAULT_GLOBS);

/**
 * Finds the prompts of a repository: by the place and the ending that the gate knows, else by name and content. Where
 * in doubt a file is none: a document taken for a prompt would have to be versioned and measured.
 */
export async function findPrompts(
  files: PromptFiles,
): Promise<{ readonly prompts: readonly FoundPrompt[]; readonly unreadable: readonly UnreadablePrompt[] }> {
  const prompts: FoundPrompt[] = [];
  const unreadable: UnreadablePrompt[] = [];
  let opened = 0;
  for (const path of files.paths) {
    const byPath = reasonByPath(path, isDefault(path));
    if (byPath.kind === 'never') continue;
    if (byPath.kind === 'look') {
      if (opened >= MAX_OPENED) continue;
      opened += 1;
    }
    const source = files.read(path, MAX_BYTES);
    if (source === null) continue;
    const parsed = await parse(path, source, files);
    if (parsed.kind === 'faulty') {
      if (byPath.kind === 'prompt') unreadable.push({ path, faults: parsed.faults });
      continue;
    }
    const why = byPath.kind === 'prompt' ? byPath.why : reasonByContent(path, source, parsed.prompt);
    if (why === null) continue;
    const hasCases = /\.prompt\.ya?ml$/i.test(path) && bringsCases(path, source);
    prompts.push({ path, prompt: parsed.prompt, why, byDefault: isDefault(path), hasCases });
  }
  return { prompts, unreadable };
}

/** A `.prompt` file is put together from its partials. */
async function parse(path: string, source: string, files: PromptFiles): Promise<PromptResult> {
  if (!/\.prompt$/i.test(path)) return parsePrompt(path, source);
  const known = new Set(files.paths);
  const partials = await readPartials(path, source, {
    has: async (partial) => known.has(partial),
    async read(partial) {
      const value = files.read(partial, MAX_BYTES);
      return value === null ? { kind: 'absent' } : { kind: 'loaded', value };
    },
  });
  return parsePrompt(path, source, partials.sources);
}

function bringsCases(path: string, source: string): boolean {
  return parsePromptYmlWhole(path, source).embedded?.dataset?.kind === 'parsed';
}
