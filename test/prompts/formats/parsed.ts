import { parsePrompt } from '../../../src/prompts/formats/parse-prompt.ts';
import type { Prompt } from '../../../src/prompts/prompt.ts';

/** The prompt in a file that has to parse. */
export function promptIn(path: string, text: string): Prompt {
  const result = parsePrompt(path, text);
  if (result.kind === 'faulty') throw new Error(JSON.stringify(result.faults, null, 2));
  return result.prompt;
}

/** The faults of a file, one line each; none where it parses. */
export function faultsIn(path: string, text: string): string[] {
  const result = parsePrompt(path, text);
  return result.kind === 'faulty' ? result.faults.map(({ where, message }) => `${where} ${message}`) : [];
}
