import { resolvePolicy } from '../../config/resolve-policy.ts';
import { DEFAULT_CONFIG_PATH } from '../../policy/defaults.ts';
import type { Policy } from '../../policy/policy.ts';
import { localConfig } from '../local/config.ts';
import { terminalInputs } from '../local/inputs.ts';
import { type FoundDataset, findDatasets } from './find-datasets.ts';
import { type FoundPrompt, findPrompts, type UnreadablePrompt } from './find-prompts.ts';
import { USES } from './workflows.ts';

/** What a repository has of what the gate needs. */
export interface Survey {
  /** Every file that git tracks or does not ignore. */
  readonly paths: readonly string[];
  readonly prompts: readonly FoundPrompt[];
  readonly unreadable: readonly UnreadablePrompt[];
  readonly datasets: readonly FoundDataset[];
  /** Text of the config; null: there is none. */
  readonly config: string | null;
  /** Workflows that run the gate already. */
  readonly workflows: readonly string[];
  readonly defaultBranch: string;
  /** What a run leaves, as far as git would take it into a commit. */
  readonly unignored: readonly string[];
  /** Whether anything stands at a path. */
  has(path: string): boolean;
}

interface Files {
  readonly paths: readonly string[];
  readonly defaultBranch: string;
  readonly unignored: readonly string[];
  read(path: string, maxBytes: number): string | null;
  exists(path: string): boolean;
}

const MAX_BYTES = 1_000_000;

/** Looks through the files of a repository. */
export async function survey(files: Files): Promise<Survey> {
  const { prompts, unreadable } = await findPrompts(files);
  const workflows = files.paths.filter(
    (path) =>
      /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) &&
      new RegExp(`^[^#\\n]*\\buses:[ \\t]*["']?${USES}@`, 'm').test(files.read(path, MAX_BYTES) ?? ''),
  );
  return {
    paths: files.paths,
    prompts,
    unreadable,
    datasets: findDatasets(files),
    config: files.read(DEFAULT_CONFIG_PATH, MAX_BYTES),
    workflows,
    defaultBranch: files.defaultBranch,
    unignored: files.unignored,
    has: (path) => files.exists(path),
  };
}

/**
 * What a config decides, without any input of a workflow.
 * @throws GateError `config.invalid` with every fault
 */
export function policyOf(config: string): Policy {
  const inputs = terminalInputs({}, { environment: {} });
  return resolvePolicy(inputs, localConfig(DEFAULT_CONFIG_PATH, config), true);
}
