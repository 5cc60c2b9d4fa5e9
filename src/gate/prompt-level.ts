import type { Policy } from '../policy/policy.ts';
import type { Comparison } from '../ports/repository.ts';
import { sameBehaviour } from '../prompts/behaviour.ts';
import { decideLevel, type LevelDecision, NO_LEVEL } from '../prompts/level.ts';
import { type LintResult, requiredLevel } from '../prompts/lint/lint.ts';
import { fileLines } from '../prompts/message-lines.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { variablesOf } from '../prompts/templates/compile.ts';
import type { AffectedPrompt } from './affected.ts';
import { responseSchemaAt } from './read-schemas.ts';
import { loadedValue, type Snapshots } from './snapshot.ts';

/** The level of a prompt that changed itself, through a partial, or not at all. */
export async function levelOf(
  affected: AffectedPrompt,
  before: Prompt | null,
  prompt: Prompt,
  comparison: Comparison,
  policy: Policy,
  files: Snapshots,
): Promise<LevelDecision> {
  const lint = await linter(before, prompt, comparison, policy, files);
  if (affected.change !== 'affected') {
    const oldPath = affected.previousPath ?? affected.path;
    const moved = await movedOn(comparison, oldPath, files);
    return decideLevel({ before, after: prompt, movedOn: moved, lint, mode: policy.lint });
  }
  if (before === null || sameBehaviour(before, prompt)) return affectedLevel(affected);
  // A partial changed: the file, and with it the version, stayed as it was.
  const { level, findings } = lint(before, prompt);
  const required = level === 'none' ? 'minor' : level;
  const reasons = [
    `${affected.because ?? 'a partial changed'}: held to what that needs, ${required.toUpperCase()}`,
  ];
  return { ...NO_LEVEL, effective: required, required, reasons, findings };
}

function affectedLevel(affected: AffectedPrompt): LevelDecision {
  const reasons = [
    `${affected.because ?? 'something it uses changed'}: the rules of MINOR, without a comparison`,
  ];
  return { ...NO_LEVEL, effective: 'minor', reasons };
}

/** The lint with all that it may look at: schemas that stand in files, the model of prompts that name none. */
async function linter(
  before: Prompt | null,
  after: Prompt,
  { mergeBase, head }: Comparison,
  policy: Policy,
  files: Snapshots,
): Promise<(before: Prompt, after: Prompt) => LintResult> {
  const schema = async (commit: string, prompt: Prompt | null) => {
    const found = prompt === null ? null : await responseSchemaAt(commit, prompt, files);
    return typeof found === 'boolean' ? null : found;
  };
  const schemas = { before: await schema(mergeBase, before), after: await schema(head, after) };
  const defaultModel = policy.model?.value ?? null;
  const [was, is] = await Promise.all([
    files.text(mergeBase, before?.path ?? after.path),
    files.text(head, after.path),
  ]);
  const lines = {
    before: fileLines(loadedValue(was), before?.messages ?? []),
    after: fileLines(loadedValue(is), after.messages),
  };
  return (from, to) =>
    requiredLevel(from, to, {
      schemas,
      defaultModel,
      variablesOf: (content, side) => variablesOf(side === 'before' ? from : to, content),
      lineOf: (side, index, line) => lines[side](index, line),
    });
}

async function movedOn(comparison: Comparison, path: string, files: Snapshots): Promise<boolean> {
  if (comparison.base === comparison.mergeBase) return false;
  const [then, now] = await Promise.all([
    files.text(comparison.mergeBase, path),
    files.text(comparison.base, path),
  ]);
  return loadedValue(then) !== loadedValue(now);
}
