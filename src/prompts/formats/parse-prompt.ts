import { withoutByteOrderMark } from '../../parsing/json-text.ts';
import { parseDotprompt } from './dotprompt.ts';
import type { PromptResult } from './draft.ts';
import { parseJsonPrompt } from './json.ts';
import { isPlainText, parsePlain } from './plain-file.ts';
import { parsePromptYml } from './prompt-yml.ts';
import { parsePrompty } from './prompty.ts';
import { parseTextPrompt } from './text.ts';

/** What a prompt file may be, by its ending. */
export const KNOWN_ENDINGS = [
  '.prompt.yml',
  '.prompt.yaml',
  '.prompty',
  '.prompt',
  '.md',
  '.txt',
  '.json',
] as const;

/** No prompt is longer; what is longer was built to burn time. */
const MAX_CHARS = 500_000;

/**
 * Parses a prompt file by its ending. What cannot be a prompt becomes faults that say what was expected.
 * @param partials sources of the partials that a `.prompt` file names
 */
export function parsePrompt(
  path: string,
  source: string,
  partials: ReadonlyMap<string, string> = new Map(),
): PromptResult {
  const text = withoutByteOrderMark(source);
  const lower = path.toLowerCase();
  if (text.length > MAX_CHARS) {
    const message = `has ${text.length} characters; expected at most ${MAX_CHARS} in a prompt file`;
    return { kind: 'faulty', faults: [{ where: path, message }] };
  }
  const structured = /\.prompt(?:\.ya?ml|y)?$/.test(lower);
  if (structured && isPlainText(text)) return parsePlain(path, text);
  if (/\.prompt\.ya?ml$/.test(lower)) return parsePromptYml(path, text);
  if (lower.endsWith('.prompty')) return parsePrompty(path, text);
  if (lower.endsWith('.prompt')) return parseDotprompt(path, text, partials);
  if (/\.(md|txt)$/.test(lower)) return parseTextPrompt(path, text);
  if (lower.endsWith('.json')) return parseJsonPrompt(path, text);
  return {
    kind: 'faulty',
    faults: [
      { where: path, message: `this ending is no known prompt format; expected ${KNOWN_ENDINGS.join(', ')}` },
    ],
  };
}
