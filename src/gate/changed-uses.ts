import { appliesTo } from '../dataset/golden-case.ts';
import { datasetPath, isWatchedSchema, promptFolders, resourceMatcher } from '../policy/groups.ts';
import type { Policy, PromptGroup } from '../policy/policy.ts';
import type { Comparison } from '../ports/repository.ts';
import { loadedValue, type Snapshots } from './snapshot.ts';

/** Which of the changed files a prompt is measured with. */
export interface ChangedUses {
  /** Among the changed files is one that a prompt may use. */
  readonly possible: boolean;
  /** What a prompt uses and changed, in words; null: nothing. */
  find(path: string, group: PromptGroup): Promise<string | null>;
}

/** A file that only other prompts are put together from. */
const PARTIAL = /(?:^|\/)_[^/]*\.prompt$/i;

/** Looks for datasets and schemas among the changed files; reads prompts only when one of them may be a schema. */
export function changedUses(
  comparison: Comparison,
  policy: Policy,
  groupOf: (path: string) => PromptGroup | null,
  files: Snapshots,
): ChangedUses {
  const changed = new Set(comparison.files.flatMap((file) => [file.path, file.previousPath ?? file.path]));
  const isResource = resourceMatcher(policy.groups);
  const folders = promptFolders(policy.groups);
  const maybeSchema = [...changed].some((path) => isWatchedSchema(path, folders) && groupOf(path) === null);
  const maybePartial = [...changed].some((path) => PARTIAL.test(path));
  const possible = maybePartial || maybeSchema || [...changed].some(isResource);
  /** Schemas that the prompt or its golden cases name. */
  const namedSchemas = async (path: string, group: PromptGroup): Promise<string[]> => {
    if (!maybeSchema) return [];
    const prompt = loadedValue(await files.prompt(comparison.head, path));
    const cases = loadedValue(
      await files.dataset(comparison.head, datasetPath(group.dataset.value, path)),
    )?.filter((golden) => appliesTo(golden, path));
    const own = prompt?.responseSchema;
    return [
      ...(own?.kind === 'file' && changed.has(own.path) ? [`response schema ${own.path}`] : []),
      ...(cases ?? []).flatMap(({ checks }) =>
        checks?.schema !== undefined && changed.has(checks.schema) ? [`schema ${checks.schema}`] : [],
      ),
    ];
  };
  /** Partials that the prompt is, or was, put together from. */
  const changedPartials = async (path: string): Promise<string[]> => {
    if (!maybePartial || !/\.prompt$/i.test(path)) return [];
    const commits = [comparison.head, comparison.mergeBase];
    const named = await Promise.all(commits.map((commit) => files.partialsOf(commit, path)));
    return [...new Set(named.flat())].filter((file) => changed.has(file)).map((file) => `partial ${file}`);
  };
  return {
    possible,
    async find(path, group) {
      if (!possible) return null;
      const dataset = datasetPath(group.dataset.value, path);
      const { schema } = group.checks;
      const reasons = [
        ...(changed.has(dataset) ? [`golden dataset ${dataset}`] : []),
        ...(schema !== undefined && changed.has(schema) ? [`schema ${schema}`] : []),
        ...(await namedSchemas(path, group)),
        ...(await changedPartials(path)),
      ];
      return reasons.length === 0 ? null : `changed: ${[...new Set(reasons)].join(', ')}`;
    },
  };
}
