/** How git sees one path between the merge base and the head. */
export interface FileChange {
  readonly path: string;
  readonly previousPath: string | null;
  readonly kind: 'added' | 'modified' | 'renamed' | 'removed';
}

/** The two ends of a change, at exact commits, and what lies between them. */
export interface Comparison {
  /** Tip of the base: policy and baseline come from here. Full commit id. */
  readonly base: string;
  readonly mergeBase: string;
  readonly head: string;
  readonly files: readonly FileChange[];
}

/** A file in a commit's tree. `id` is its content's git object id: equal ids, equal bytes. */
export interface TreeEntry {
  readonly path: string;
  readonly id: string;
  /** What a link or a submodule shows can change without the path itself changing. */
  readonly kind: 'file' | 'link' | 'submodule';
}

/** Reads a repository at exact commits. Nothing is ever checked out or executed. */
export interface Repository {
  /** Compares `head` with the branch, tag or commit `base` (three dots: from their merge base). */
  compare(base: string, head: string): Promise<Comparison>;
  /** The text of a file, or null where the commit has none. Throws GateError for LFS pointers and bytes that are not UTF-8. */
  read(commit: string, path: string): Promise<string | null>;
  /** What stands at a path of a commit; null: nothing, or a folder. */
  entry(commit: string, path: string): Promise<TreeEntry | null>;
  /** Every file and link of a commit. Throws GateError where the list would be incomplete. */
  list(commit: string): Promise<readonly TreeEntry[]>;
  /** The commit that a branch, tag or commit id stands for. Throws GateError, naming the input, where there is none. */
  resolve(ref: string, input: RefInput): Promise<string>;
}

/** The inputs that name a ref. */
export type RefInput = 'baseline' | 'base-ref' | 'head-ref';
