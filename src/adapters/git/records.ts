import type { FileChange, TreeEntry } from '../../ports/repository.ts';

/** One changed path as git's raw format says it. */
export interface RawChange {
  readonly oldMode: string;
  readonly newMode: string;
  /** `A`, `D`, `M`, `R`, `T`, `U`. */
  readonly letter: string;
  readonly path: string;
  /** Null: it did not move. */
  readonly previousPath: string | null;
}

export const SUBMODULE_MODE = '160000';
const LINK_MODE = '120000';

/**
 * The fields of an output that NUL separates.
 * @param encoding `latin1` keeps every byte of a path as it is, to be handed to git again
 */
export function fieldsOf(output: Buffer, encoding: 'utf8' | 'latin1' = 'utf8'): string[] {
  const fields = output.toString(encoding).split('\0');
  fields.pop();
  return fields;
}

/** `ls-tree -r -z`: `<mode> <type> <id>`, a tab, the path. */
export function treeEntries(output: Buffer): TreeEntry[] {
  return fieldsOf(output).map((row) => {
    const tab = row.indexOf('\t');
    const [mode = '', type = '', id = ''] = row.slice(0, tab).split(' ');
    const kind = type === 'commit' ? 'submodule' : mode === LINK_MODE ? 'link' : 'file';
    return { path: row.slice(tab + 1), id, kind };
  });
}

/** `--raw -z`: `:<mode> <mode> <id> <id> <letter>`, then the path, of a move both. */
export function rawChanges(output: Buffer, encoding: 'utf8' | 'latin1' = 'utf8'): RawChange[] {
  const fields = fieldsOf(output, encoding);
  const changes: RawChange[] = [];
  for (let at = 0; at < fields.length; ) {
    const [oldMode = '', newMode = '', , , letters = ''] = (fields[at] ?? '').slice(1).split(' ');
    const letter = letters.charAt(0);
    const paths = fields.slice(at + 1, at + (letter === 'R' ? 3 : 2));
    const previousPath = paths.length > 1 ? (paths[0] ?? null) : null;
    changes.push({ oldMode, newMode, letter, path: paths.at(-1) ?? '', previousPath });
    at += 1 + paths.length;
  }
  return changes;
}

export function fileChange({ letter, path, previousPath }: RawChange): FileChange {
  switch (letter) {
    case 'A':
      return { path, previousPath: null, kind: 'added' };
    case 'D':
      return { path, previousPath: null, kind: 'removed' };
    case 'R':
      return { path, previousPath, kind: 'renamed' };
    default:
      return { path, previousPath: null, kind: 'modified' };
  }
}
