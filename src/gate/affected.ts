import { groupFinder } from '../policy/groups.ts';
import { type Policy, type PromptGroup, policyFilesOf } from '../policy/policy.ts';
import { GateError } from '../ports/gate-error.ts';
import type { Comparison, FileChange, Repository } from '../ports/repository.ts';
import { type ChangedUses, changedUses } from './changed-uses.ts';
import type { Snapshots } from './snapshot.ts';

/** A prompt that the pull request touches, by its file or by what it depends on. */
export interface AffectedPrompt {
  readonly path: string;
  readonly previousPath: string | null;
  readonly change: 'added' | 'modified' | 'renamed' | 'removed' | 'affected';
  readonly group: PromptGroup;
  /** Why, where its own file did not change. */
  readonly because: string | null;
  /** The group whose rules will hold after the merge, where a move changes them; null: the same. */
  readonly movesTo: PromptGroup | null;
  /** What else it is measured with and changed: dataset, schemas; null: nothing. */
  readonly uses: string | null;
}

export interface Affected {
  readonly prompts: readonly AffectedPrompt[];
  /** Files of the policy that the pull request changes. */
  readonly policyFiles: readonly string[];
}

/** Finds every prompt that the change affects: through its own file, its dataset or its schema. */
export async function findAffected(
  comparison: Comparison,
  policy: Policy,
  repository: Repository,
  files: Snapshots,
): Promise<Affected> {
  const policyFiles = policyFilesOf(policy);
  const finder = groupFinder(policy.groups, policyFiles);
  const groupOf = (path: string): PromptGroup | null => {
    const match = finder(path);
    if (match?.kind === 'overlap') throw overlap(path, match.groups, policy.configPath);
    return match?.group ?? null;
  };
  const touches = (file: FileChange, path: string) => file.path === path || file.previousPath === path;
  const usesOf = changedUses(comparison, policy, groupOf, files);
  const changes = await pairByName(
    comparison.files.flatMap((file) => directChange(file, groupOf)),
    comparison,
    files,
  );
  const direct = await Promise.all(
    changes.map(async (change) =>
      change.change === 'removed'
        ? change
        : { ...change, uses: await usesOf.find(change.path, change.group) },
    ),
  );
  const seen = new Set(direct.flatMap((change) => [change.path, change.previousPath]));
  const others = usesOf.possible ? await othersInUse(comparison.head, groupOf, usesOf, repository) : [];
  return {
    prompts: [...direct, ...others.filter((prompt) => !seen.has(prompt.path))].sort((a, b) =>
      a.path < b.path ? -1 : 1,
    ),
    policyFiles: policyFiles.filter((path) => comparison.files.some((file) => touches(file, path))),
  };
}

function directChange(file: FileChange, groupOf: (path: string) => PromptGroup | null): AffectedPrompt[] {
  const now = file.kind === 'removed' ? null : groupOf(file.path);
  const beforePath = file.kind === 'renamed' ? file.previousPath : file.kind === 'added' ? null : file.path;
  const before = beforePath === null ? null : groupOf(beforePath);
  const common = { because: null, uses: null, movesTo: null };
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
  const movesTo = now === before ? null : now;
  return [
    { ...common, path: file.path, previousPath: beforePath, change: 'renamed', group: before, movesTo },
  ];
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
      uses: null,
      movesTo: fresh.group === old.group ? null : fresh.group,
    }),
  );
  return [...changes.filter((change) => !paired.has(change)), ...renamed];
}

/** Prompts of the head whose dataset or schema changed, whatever happened to their own file. */
async function othersInUse(
  head: string,
  groupOf: (path: string) => PromptGroup | null,
  usesOf: ChangedUses,
  repository: Repository,
): Promise<AffectedPrompt[]> {
  const inspect = async (path: string): Promise<AffectedPrompt[]> => {
    const group = groupOf(path);
    const uses = group === null ? null : await usesOf.find(path, group);
    if (group === null || uses === null) return [];
    return [{ path, previousPath: null, change: 'affected', group, because: uses, uses, movesTo: null }];
  };
  return (await Promise.all((await repository.list(head)).map(({ path }) => inspect(path)))).flat();
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
