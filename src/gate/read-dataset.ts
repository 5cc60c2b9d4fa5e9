import { compareDatasets, type DatasetChange } from '../dataset/compare-datasets.ts';
import { FILL_IN, isUnfilled } from '../dataset/fill-in.ts';
import { appliesTo, type GoldenCase } from '../dataset/golden-case.ts';
import { datasetPath } from '../policy/groups.ts';
import type { Reason } from '../policy/verdict.ts';
import type { Comparison } from '../ports/repository.ts';
import type { AffectedPrompt } from './affected.ts';
import { faultReasons } from './fault-reasons.ts';
import { mergedCommit } from './merged-commit.ts';
import { type Loaded, loadedValue, type Snapshots } from './snapshot.ts';

/** The golden cases of one prompt, and what the pull request does to them. */
export interface PromptDataset {
  readonly path: string;
  /** The cases that the candidate answers. */
  readonly head: readonly GoldenCase[];
  /** The cases that the base already had. */
  readonly base: readonly GoldenCase[];
  readonly change: DatasetChange;
  /** Other prompts may use the same dataset: a variable that this one does not use may be theirs. */
  readonly shared: boolean;
  readonly reasons: readonly Reason[];
}

/** Reads the exam as it will stand after the merge; whoever edits it needs a second person. */
export async function readDataset(
  affected: AffectedPrompt,
  comparison: Comparison,
  files: Snapshots,
): Promise<PromptDataset> {
  const { group, path } = affected;
  const named = datasetPath(group.dataset.value, path);
  const oldPath = affected.previousPath ?? path;
  const oldAt = datasetPath(group.dataset.value, oldPath);
  const commit = oldAt === named ? await mergedCommit(named, comparison, files) : comparison.head;
  const before = commit === comparison.base ? comparison.base : comparison.mergeBase;
  const [there, earlier] = await Promise.all([
    files.dataset(commit ?? comparison.head, named),
    files.dataset(before, oldAt),
  ]);
  // Where nobody has named a dataset, a prompt file may bring its own test data.
  const mayBring = group.dataset.from.endsWith('(default)');
  const brought = mayBring && there.kind === 'absent' ? await ownCases(comparison.head, path, files) : null;
  const had =
    mayBring && earlier.kind === 'absent' ? await ownCases(comparison.mergeBase, oldPath, files) : null;
  const head = brought ?? there;
  const at = brought === null ? named : path;
  const base = loadedValue(had ?? earlier) ?? [];
  const mineAtBase = base.filter((golden) => appliesTo(golden, oldPath));
  const mine = (loadedValue(head) ?? []).filter((golden) => appliesTo(golden, path));
  const change = compareDatasets(mineAtBase, mine);
  const reasons: Reason[] = [];
  if (commit === null) {
    reasons.push({
      code: 'dataset.diverged',
      message: `The base branch changed \`${at}\` as well: update the branch.`,
      effect: 'blocks',
    });
  }
  if (head.kind === 'absent') {
    reasons.push({
      code: 'config.no-dataset',
      message: `No golden dataset at \`${at}\` (${group.dataset.from}). Start one there: a list of cases, each with \`id\`, \`query\` and the \`context\` that an answer may draw on.`,
      effect: 'inconclusive',
    });
  } else if (head.kind === 'faulty') {
    reasons.push(...faultReasons('config.dataset', head, at));
  } else if (mine.length < group.minCases.value) {
    reasons.push({
      code: 'unmeasured.too-few-cases',
      message: `\`${at}\` has ${mine.length} cases for this prompt; ${group.minCases.from} asks for ${group.minCases.value}.`,
      effect: 'inconclusive',
    });
  }
  reasons.push(...unfilledReasons(mine, at));
  if (head.kind !== 'faulty') reasons.push(...examReasons(change, at));
  const shared = !/\{name\}/.test(group.dataset.value);
  return { path: at, head: mine, base: mineAtBase, change, shared, reasons };
}

/** The test data of a `.prompt.yml`; null: it has none. */
async function ownCases(
  commit: string,
  path: string,
  files: Snapshots,
): Promise<Loaded<readonly GoldenCase[]> | null> {
  const dataset = (await files.embedded(commit, path))?.dataset ?? null;
  if (dataset === null) return null;
  return dataset.kind === 'parsed' ? { kind: 'loaded', value: dataset.cases } : dataset;
}

/** An exam that nobody has written measures nothing, and would pass. */
function unfilledReasons(cases: readonly GoldenCase[], at: string): Reason[] {
  const unfilled = cases.filter(isUnfilled).map(({ id }) => id);
  if (unfilled.length === 0) return [];
  const message = `Golden cases of \`${at}\` are still to be filled in: ${list(unfilled)}. Replace every text that begins with "${FILL_IN}", or remove the case.`;
  return [{ code: 'config.unfilled-case', message, effect: 'inconclusive' }];
}

function examReasons(change: DatasetChange, at: string): Reason[] {
  const awaits = (code: string, what: string, ids: readonly string[]): Reason[] =>
    ids.length === 0
      ? []
      : [
          {
            code,
            message: `Golden cases ${what} in \`${at}\`: ${list(ids)}. A person has to agree.`,
            effect: 'awaits',
          },
        ];
  return [
    ...awaits('dataset.case-edited', 'edited', change.edited),
    ...awaits('dataset.case-removed', 'removed', change.removed),
  ];
}

function list(ids: readonly string[]): string {
  const shown = ids.slice(0, 8).map((id) => `"${id}"`);
  return ids.length > 8 ? `${shown.join(', ')} and ${ids.length - 8} more` : shown.join(', ');
}
