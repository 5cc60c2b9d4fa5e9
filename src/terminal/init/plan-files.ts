import { DEFAULT_CONFIG_PATH, DEFAULT_DATASET } from '../../policy/defaults.ts';
import { datasetPath, groupFinder } from '../../policy/groups.ts';
import { policyFilesOf } from '../../policy/policy.ts';
import { count } from '../../report/words.ts';
import { configText } from './config-text.ts';
import { likeliest } from './find-datasets.ts';
import type { FoundPrompt } from './find-prompts.ts';
import { skeleton, skeletonText } from './skeleton.ts';
import { policyOf, type Survey } from './survey.ts';
import {
  ANNOUNCEMENT_PATH,
  announcement,
  enforcedWorkflow,
  quickWorkflow,
  type SetUp,
  WORKFLOW_PATH,
} from './workflows.ts';

/** What a person decides, or the defaults. */
export interface Choices {
  /** Model under test, for prompts that name none. */
  readonly model: string;
  readonly judge: string;
  readonly branches: readonly string[];
  readonly setUp: SetUp;
}

export interface NewFile {
  readonly path: string;
  readonly text: string;
  /** What it is for, in a few words. */
  readonly what: string;
}

/** What is there already, or is not made for a reason. */
export interface LeftFile {
  readonly path: string;
  readonly why: string;
}

export interface FilePlan {
  readonly files: readonly NewFile[];
  readonly left: readonly LeftFile[];
  /** Prompts that no group of an existing config takes. */
  readonly uncovered: readonly FoundPrompt[];
}

/**
 * Plans the files of a set-up. None of them is there already: what exists is left as it is.
 * @throws GateError `config.invalid` where the repository's own config cannot be read
 */
export function planFiles(survey: Survey, choices: Choices): FilePlan {
  const config = planConfig(survey, choices);
  const datasets = planDatasets(survey, config.text);
  const plans = [planWorkflows(survey, choices), config, datasets];
  return {
    files: plans.flatMap(({ files }) => files),
    left: plans.flatMap(({ left }) => left),
    uncovered: datasets.uncovered,
  };
}

type Planned = Pick<FilePlan, 'files' | 'left'>;

function planWorkflows({ workflows, has }: Survey, { setUp, branches }: Choices): Planned {
  if (workflows.length > 0) {
    return { files: [], left: workflows.map((path) => ({ path, why: 'runs the gate already' })) };
  }
  const protects = `on pull requests to ${branches.join(', ')}`;
  const wanted: NewFile[] =
    setUp === 'quick'
      ? [{ path: WORKFLOW_PATH, text: quickWorkflow(branches), what: `the gate, ${protects}` }]
      : [
          { path: ANNOUNCEMENT_PATH, text: announcement(branches), what: `announces, ${protects}` },
          {
            path: WORKFLOW_PATH,
            text: enforcedWorkflow(branches),
            what: 'the gate, from the default branch',
          },
        ];
  // Half of a set-up would wait for the other half for ever.
  const there = wanted.filter(({ path }) => has(path));
  if (there.length === 0) return { files: wanted, left: [] };
  const why = `is there, and does not run the gate: no workflow was written. The README has its text`;
  return { files: [], left: there.map(({ path }) => ({ path, why })) };
}

function planConfig(survey: Survey, choices: Choices): Planned & { readonly text: string } {
  if (survey.config !== null || survey.has(DEFAULT_CONFIG_PATH)) {
    const left = [{ path: DEFAULT_CONFIG_PATH, why: 'is there already' }];
    return { files: [], left, text: survey.config ?? '' };
  }
  const { prompts, paths, datasets, has } = survey;
  const text = configText({
    prompts,
    paths,
    model: needsModel(survey) ? choices.model : null,
    judge: choices.judge,
    dataset: has(DEFAULT_DATASET) ? DEFAULT_DATASET : (likeliest(datasets)?.path ?? null),
  });
  return {
    files: [{ path: DEFAULT_CONFIG_PATH, text, what: 'what differs from the defaults' }],
    left: [],
    text,
  };
}

/** Whether the config has to name a model: some prompt names none, or none was found yet. */
export function needsModel({ prompts }: Survey): boolean {
  return prompts.length === 0 || prompts.some(({ prompt }) => prompt.model === null);
}

/** A skeleton wherever the config looks for a dataset that is not there. */
function planDatasets(
  { prompts, datasets, has }: Survey,
  config: string,
): Planned & Pick<FilePlan, 'uncovered'> {
  const policy = policyOf(config);
  const groupOf = groupFinder(policy.groups, policyFilesOf(policy));
  const missing = new Map<string, FoundPrompt[]>();
  const used = new Set<string>();
  const uncovered: FoundPrompt[] = [];
  for (const prompt of prompts) {
    const match = groupOf(prompt.path);
    if (match?.kind !== 'group') {
      uncovered.push(prompt);
      continue;
    }
    const { dataset } = match.group;
    const path = datasetPath(dataset.value, prompt.path);
    if (has(path)) used.add(path);
    else if (!(prompt.hasCases && dataset.from.endsWith('(default)')))
      missing.set(path, [...(missing.get(path) ?? []), prompt]);
  }
  const planned = [...missing].map(([path, some]) => skeletonFile(path, some));
  return {
    files: planned.flatMap((one) => ('text' in one ? [one] : [])),
    left: [
      ...[...used].map((path) => ({ path, why: datasetWords(datasets.find((one) => one.path === path)) })),
      ...planned.flatMap((one) => ('why' in one ? [one] : [])),
    ],
    uncovered,
  };
}

function datasetWords(dataset: { readonly cases: number } | undefined): string {
  return dataset === undefined
    ? 'is there already'
    : `is there already, with ${count(dataset.cases, 'case')}`;
}

function skeletonFile(path: string, prompts: readonly FoundPrompt[]): NewFile | LeftFile {
  const rows = skeleton(prompts.map(({ prompt }) => prompt));
  const what = `${rows.length} golden cases to fill in, for ${prompts.length === 1 ? prompts[0]?.path : `${prompts.length} prompts`}`;
  if (/\.json$/i.test(path)) return { path, text: skeletonText(rows), what };
  // JSON is YAML, so that the same text serves.
  if (/\.ya?ml$/i.test(path)) return { path, text: skeletonText(rows), what };
  if (/\.(?:jsonl|ndjson)$/i.test(path))
    return { path, text: rows.map((row) => `${JSON.stringify(row)}\n`).join(''), what };
  return { path, why: 'is named by the config and is not there; begin it by hand, as CSV' };
}
