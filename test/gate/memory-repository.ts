import { sha256 } from '../../src/adapters/system.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import type { Comparison, FileChange, Repository } from '../../src/ports/repository.ts';

export type Files = Readonly<Record<string, string>>;

/** A repository in memory: what stands in each commit. It counts what is read. */
export function memoryRepository(
  commits: Readonly<Record<string, Files>>,
  reads: string[] = [],
): Repository & { readonly reads: string[] } {
  const filesOf = (commit: string): Files => {
    const files = commits[commit];
    if (files === undefined) throw new GateError('config.commit', `There is no commit ${commit}.`);
    return files;
  };
  return {
    reads,
    compare: async (base, head) => comparisonOf(commits, base, head),
    read: async (commit, path) => {
      reads.push(`${commit}:${path}`);
      return filesOf(commit)[path] ?? null;
    },
    entry: async (commit, path) => {
      const text = filesOf(commit)[path];
      return text === undefined ? null : { path, id: sha256(text), kind: 'file' };
    },
    list: async (commit) =>
      Object.entries(filesOf(commit)).map(([path, text]) => ({ path, id: sha256(text), kind: 'file' })),
    resolve: async (ref) => ref,
  };
}

/** What changed between two commits, without renames unless they are given. */
export function comparisonOf(
  commits: Readonly<Record<string, Files>>,
  base: string,
  head: string,
  renames: Readonly<Record<string, string>> = {},
): Comparison {
  const [before, after] = [commits[base] ?? {}, commits[head] ?? {}];
  const moved = new Set(Object.keys(renames));
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap(
    (path): FileChange[] => {
      const previousPath = Object.entries(renames).find(([, to]) => to === path)?.[0];
      if (previousPath !== undefined) return [{ path, previousPath, kind: 'renamed' }];
      if (moved.has(path) || before[path] === after[path]) return [];
      const kind = !(path in before) ? 'added' : !(path in after) ? 'removed' : 'modified';
      return [{ path, previousPath: null, kind }];
    },
  );
  return { base, mergeBase: base, head, files };
}
