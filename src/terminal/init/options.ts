import { globFault } from '../../prompts/globs.ts';

/** Names of branches, or patterns, as a person writes them. */
export function readBranches(text: string): string[] {
  return [...new Set(text.split(/[,\s]+/).filter((branch) => branch !== ''))];
}

/** What is wrong with a list of branches, or null. */
export function branchesFault(text: string): string | null {
  const branches = readBranches(text);
  if (branches.length === 0) return 'expected at least one branch';
  const wrong = branches.find((branch) => branchFault(branch) !== null);
  return wrong === undefined ? null : `${JSON.stringify(wrong)}: ${branchFault(wrong)}`;
}

function branchFault(branch: string): string | null {
  if (/[\p{Cc}\p{Cf}~^:\\]|\.\.|^[-/]|\$\{\{/u.test(branch))
    return 'expected the name of a branch, or a pattern';
  return globFault(branch);
}

/** Whether a workflow reads the name of a branch as it is: no pattern, and no expression of GitHub's. */
export function isPlainBranch(branch: string): boolean {
  return /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_./@#-]*$/u.test(branch);
}

/** What is wrong with the name of a model, or null. */
export function modelFault(text: string): string | null {
  return /^[\w][\w.:/@+-]{0,199}$/.test(text)
    ? null
    : 'expected the name of a model, as gpt-4o or local/llama3.2';
}
