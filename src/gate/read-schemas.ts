import type { Checks } from '../checks/check-spec.ts';
import type { GoldenCase } from '../dataset/golden-case.ts';
import type { Reason } from '../policy/verdict.ts';
import type { JsonObject } from '../ports/json.ts';
import type { Comparison } from '../ports/repository.ts';
import { canonical } from '../prompts/behaviour.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { faultReasons } from './fault-reasons.ts';
import type { Snapshots } from './snapshot.ts';

type Schema = JsonObject | boolean;

export interface Schemas {
  /** What answers are checked against: the group's, else the prompt's own. */
  readonly group: Schema | null;
  /** The prompt's own, which is also asked of the model. */
  readonly response: Schema | null;
  /** By path, those that single cases name. */
  readonly cases: ReadonlyMap<string, Schema>;
  readonly reasons: readonly Reason[];
}

/** Reads every schema that this prompt's answers have to fit; a schema that the pull request changes needs a person. */
export async function readSchemas(
  prompt: Prompt,
  checks: Checks,
  goldenCases: readonly GoldenCase[],
  comparison: Comparison,
  files: Snapshots,
): Promise<Schemas> {
  const own = prompt.responseSchema;
  const paths = new Set([
    ...(checks.schema === undefined ? [] : [checks.schema]),
    ...(own?.kind === 'file' ? [own.path] : []),
    ...goldenCases.flatMap((golden) => golden.checks?.schema ?? []),
  ]);
  const loaded = new Map<string, Schema>();
  const reasons: Reason[] = [];
  const changed = new Set(comparison.files.flatMap((file) => [file.path, file.previousPath ?? file.path]));
  for (const path of paths) {
    const head = await files.schema(comparison.head, path);
    if (head.kind !== 'loaded') {
      reasons.push(...faultReasons('config.schema', head, path));
      continue;
    }
    loaded.set(path, head.value);
    if (!changed.has(path)) continue;
    const before = await files.schema(comparison.mergeBase, path);
    if (before.kind === 'loaded' && canonical(before.value) === canonical(head.value)) continue;
    if (before.kind === 'absent') continue;
    reasons.push({
      code: 'schema.changed',
      message: `The schema \`${path}\` changed: a person has to agree.`,
      effect: 'awaits',
    });
  }
  const response = own === null ? null : own.kind === 'inline' ? own.schema : (loaded.get(own.path) ?? null);
  return {
    group: checks.schema === undefined ? response : (loaded.get(checks.schema) ?? null),
    response,
    cases: loaded,
    reasons,
  };
}
