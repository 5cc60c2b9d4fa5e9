import type { Reason } from '../policy/verdict.ts';
import type { Comparison } from '../ports/repository.ts';

const WORKFLOW = /^\.github\/(?:workflows|actions)\//;
const MAX_NAMED = 5;

/**
 * A run on `pull_request` follows the workflow as the pull request has it: who edits it there can change what the gate
 * is told. Nobody can see from inside whether that was done, so it is said aloud.
 */
export function workflowEdits({ files }: Comparison): Reason[] {
  const edited = [...new Set(files.flatMap(({ path, previousPath }) => [path, previousPath ?? path]))].filter(
    (path) => WORKFLOW.test(path),
  );
  if (edited.length === 0) return [];
  const named = edited.slice(0, MAX_NAMED).map((path) => `\`${path}\``);
  const more = edited.length > MAX_NAMED ? ` and ${edited.length - MAX_NAMED} more` : '';
  const message = `This pull request edits workflows as well: ${named.join(', ')}${more}. Where the gate runs on \`pull_request\`, the edited file decides how it is called.`;
  return [{ code: 'workflow.changed', message, effect: 'note' }];
}
