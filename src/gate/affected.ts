import { datasetPath, groupFinder, promptFolders, resourceMatcher } from '../policy/groups.ts';
import type { Policy, PromptGroup } from '../policy/policy.ts';
import { GateError } from '../ports/gate-error.ts';
import type { Comparison, FileChange, Repository } from '../ports/repository.ts';
import type { Snapshots } from './snapshot.ts';

/** A prompt that the pull request touches, by its file or by what it depends on. */
export interface AffectedPrompt {
  readonly path: string;
  readonly previousPath: string | null;
  readonly change: 'added' | 'modified' | 'renamed' | 'removed' | 'affected';
  readonly group: PromptGroup;
  /** Why, where its own file did not change. */
  readonly because: string | null;
}

export interface Affected {
  readonly prompts: readonly AffectedPrompt[];
  readonly policyChanged: boolean;
}

/** Finds every prompt that the change affects: through its own file, its dataset or its schema. */
export async function findAffected(
  comparison: Comparison,
  policy: Policy,
  repository: Repository,
  files: Snapshots,
): Promise<Affected> {
  const finder = groupFinder(policy.groups, policy.configPath);
  const groupOf = (path: string): PromptGroup | null => {
    const match = finder(path);
    if (match?.kind === 'overlap') throw overlap(path, match.groups, policy.configPath);
    return match?.group ?? null;
  };
  const touches = (file: FileChange, path: string) => file.path === path || file.previousPath === path;
  const direct = await pairByName(
    comparison.files.flatMap((file) => directChange(file, groupOf)),
    comparison,
    files,
  );
  const seen = new Set(direct.flatMap((change) => [change.path, change.previousPath]));
  const others = (await othersInUse(comparison, policy, groupOf, repository, files)).filter(
    (prompt) => !seen.has(prompt.path),
  );
  return {
    prompts: [...direct, ...others].sort((a, b) => (a.path < b.path ? -1 : 1)),
    policyChanged: comparison.files.some((file) => touches(file, policy.configPath)),
  };
}

function directChange(file: FileChange, groupOf: (path: string) => PromptGroup | null): AffectedPrompt[] {
  const now = file.kind === 'removed' ? null : groupOf(file.path);
  const beforePath = file.kind === 'renamed' ? file.previousPath : file.kind === 'added' ? null : file.path;
  const before = beforePath === null ? null : groupOf(beforePath);
  const common = { because: null };
  if (now === null && before === null) return [];
  if (now === null && before !== null) {
    const movedTo = file.kind === 'renamed' ? file.path : null;
    return [
      {
        ...common,
        path: beforePath ?? file.path,
        previousPath: null,
        change: 'removed',
        group: before,
        because: movedTo === null ? null : `moved out of every group, to ${movedTo}`,
      },
    ];
  }
  if (now === null) return [];
  if (before === null)
    return [{ ...common, path: file.path, previousPath: null, change: 'added', group: now }];
  if (file.kind !== 'renamed') {
    return [{ ...common, path: file.path, previousPath: null, change: 'modified', group: now }];
  }
  // A moved prompt answers to its old group: moving a file must not choose milder rules.
  return [{ ...common, path: file.path, previousPath: beforePath, change: 'renamed', group: before }];
}

/** A removed and an added prompt of one name are one prompt that moved and changed too much for git to see it. */
async function pairByName(
  changes: readonly AffectedPrompt[],
  comparison: Comparison,
  files: Snapshots,
): Promise<AffectedPrompt[]> {
  const removed = changes.filter((change) => change.change === 'removed' && change.because === null);
  const added = changes.filter((change) => change.change === 'added');
  if (removed.length === 0 || added.length === 0) return [...changes];
  const named = async (list: readonly AffectedPrompt[], commit: string) => {
    const names = new Map<string, AffectedPrompt[]>();
    for (const change of list) {
      const prompt = await files.prompt(commit, change.path);
      if (prompt.kind !== 'loaded') continue;
      names.set(prompt.value.name, [...(names.get(prompt.value.name) ?? []), change]);
    }
    return names;
  };
  const before = await named(removed, comparison.mergeBase);
  const after = await named(added, comparison.head);
  const pairs = [...before].flatMap(([name, from]) => {
    const to = after.get(name) ?? [];
    const [old, fresh] = [from[0], to[0]];
    return from.length === 1 && to.length === 1 && old && fresh ? [{ old, fresh }] : [];
  });
  const paired = new Set(pairs.flatMap(({ old, fresh }) => [old, fresh]));
  const renamed = pairs.map(
    ({ old, fresh }): AffectedPrompt => ({
      path: fresh.path,
      previousPath: old.path,
      change: 'renamed',
      group: old.group,
      because: null,
    }),
  );
  return [...changes.filter((change) => !paired.has(change)), ...renamed];
}

/** Prompts whose dataset or schema changed although their own file did not. */
async function othersInUse(
  comparison: Comparison,
  policy: Policy,
  groupOf: (path: string) => PromptGroup | null,
  repository: Repository,
  files: Snapshots,
): Promise<AffectedPrompt[]> {
  const changed = new Set(comparison.files.flatMap((file) => [file.path, file.previousPath ?? file.path]));
  const isResource = resourceMatcher(policy.groups);
  const folders = promptFolders(policy.groups);
  const named = [...changed].some(isResource);
  const maybeSchema = [...changed].some(
    (path) =>
      /\.json$/i.test(path) && groupOf(path) === null && folders.some((folder) => path.startsWith(folder)),
  );
  if (!named && !maybeSchema) return [];
  const inspect = async (path: string): Promise<AffectedPrompt[]> => {
    const group = groupOf(path);
    if (group === null) return [];
    const reasons = [
      ...[datasetPath(group.dataset.value, path)]
        .filter((at) => changed.has(at))
        .map((at) => `golden dataset ${at}`),
      ...[group.checks.schema ?? ''].filter((at) => changed.has(at)).map((at) => `schema ${at}`),
    ];
    if (maybeSchema) {
      const prompt = await files.prompt(comparison.head, path);
      const own = prompt.kind === 'loaded' ? prompt.value.responseSchema : null;
      if (own?.kind === 'file' && changed.has(own.path)) reasons.push(`response schema ${own.path}`);
    }
    const because = `changed: ${[...new Set(reasons)].join(', ')}`;
    return reasons.length > 0 ? [{ path, previousPath: null, change: 'affected', group, because }] : [];
  };
  const entries = await repository.list(comparison.head);
  return (await Promise.all(entries.map(({ path }) => inspect(path)))).flat();
}

function overlap(path: string, groups: readonly PromptGroup[], config: string): GateError {
  return new GateError('config.overlap', `The prompt \`${path}\` is in two groups of \`${config}\`.`, {
    faults: groups.map((group) => ({
      where: `${config} ${group.source}`,
      message: `files: ${group.files.join(', ')}`,
    })),
    remedy: 'Narrow the `files` of one of them; a prompt answers to one group.',
  });
}
