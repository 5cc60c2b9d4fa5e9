import { isUnfilled } from '../../dataset/fill-in.ts';
import { parseDataset } from '../../dataset/parse-dataset.ts';

/** A file that can serve as a golden dataset. */
export interface FoundDataset {
  readonly path: string;
  readonly cases: number;
  /** A person still has to write some of its texts. */
  readonly unfilled: boolean;
}

const MAX_BYTES = 5_000_000;
const MAX_OPENED = 500;
const ENDING = /\.(?:json|jsonl|ndjson|ya?ml|csv)$/i;
const NAME = /golden|dataset|testset|test[-_]?cases|eval|examples/i;
const FOREIGN = /(?:^|\/)(?:node_modules|vendor|dist|build|coverage|\.git|\.github|fixtures|testdata)\//i;

/** Finds the golden datasets of a repository: files whose place or name speaks of one, and whose rows are valid. */
export function findDatasets(files: {
  readonly paths: readonly string[];
  read(path: string, maxBytes: number): string | null;
}): FoundDataset[] {
  const likely = files.paths.filter(
    (path) =>
      ENDING.test(path) && !FOREIGN.test(path) && (NAME.test(path) || /(?:^|\/)prompts?\//i.test(path)),
  );
  return likely.slice(0, MAX_OPENED).flatMap((path) => {
    const source = files.read(path, MAX_BYTES);
    const read = source === null ? null : parseDataset(path, source);
    if (read?.kind !== 'parsed' || read.cases.length === 0) return [];
    return [{ path, cases: read.cases.length, unfilled: read.cases.some(isUnfilled) }];
  });
}

/** The dataset that a new config should name; null: none, or it could be any of several. */
export function likeliest(datasets: readonly FoundDataset[]): FoundDataset | null {
  const golden = datasets.filter(({ path }) => /golden/i.test(path));
  const some = golden.length > 0 ? golden : datasets;
  return some.length === 1 ? (some[0] ?? null) : null;
}
