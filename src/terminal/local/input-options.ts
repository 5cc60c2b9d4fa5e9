import { type Command, Option } from 'commander';
import type { InputName } from '../../config/inputs.ts';

/** How an input of the Action is given in a terminal. */
type Given =
  | { readonly by: 'option'; readonly flags: string; readonly says: string; readonly variable?: string }
  /** Keys come from the environment alone: a command line is written to histories and shown in lists of processes. */
  | { readonly by: 'environment'; readonly variable: string }
  | { readonly by: 'nothing'; readonly because: string; readonly value: string };

const option = (flags: string, says: string): Given => ({ by: 'option', flags, says });
/** @param value what stands for it where the Action asks for one */
const nothing = (because: string, value = ''): Given => ({ by: 'nothing', because, value });

/** Every input of the Action; a forgotten one fails to compile. */
export const GIVEN: Readonly<Record<InputName, Given>> = {
  'openai-api-key': { by: 'environment', variable: 'OPENAI_API_KEY' },
  'openai-base-url': {
    by: 'option',
    flags: '--openai-base-url <address>',
    says: 'any OpenAI-compatible endpoint (else OPENAI_BASE_URL, else OpenAI)',
    variable: 'OPENAI_BASE_URL',
  },
  config: option('--config <path>', 'config in the repository, read at the base (.github/prompt-gate.yml)'),
  prompts: option('--prompts <glob...>', 'prompt files, where the config names none'),
  dataset: option('--dataset <path>', 'golden dataset of prompts whose group names none'),
  model: option('--model <name>', 'model under test, for prompts that name none'),
  'judge-model': option('--judge-model <name>', 'the judge, where the config names none (gpt-4o)'),
  'min-faithfulness': option('--min-faithfulness <share>', 'floor, 0 to 1 (0.75)'),
  'min-relevance': option('--min-relevance <share>', 'floor, 0 to 1 (0.80)'),
  baseline: option('--baseline <ref>', 'what the candidate is measured against (the base)'),
  samples: option('--samples <n>', 'answers per case and side (1)'),
  concurrency: option('--concurrency <n>', 'requests in flight (8)'),
  fresh: option('--fresh', 'draw new samples beside the earlier ones'),
  cache: option('--no-cache', 'keep no answers, and use none of earlier runs'),
  mode: option('--mode <mode>', 'enforce, or advise: say everything and exit with 0'),
  'github-token': nothing('nothing is read from GitHub', 'none'),
  'pull-request': nothing('the working tree is measured'),
  'head-sha': nothing('the working tree is measured'),
  'base-ref': nothing('`--base` takes whatever git understands'),
  'head-ref': nothing('the working tree is measured'),
  branches: nothing('a person says what to compare with'),
  shard: nothing('one machine measures everything'),
  comment: nothing('there is no pull request'),
  'status-context': nothing('no status is written'),
};

/** What commander makes of the options. */
export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** Adds an option for each input that a person can give in a terminal. */
export function addInputOptions(
  command: Command,
  names: readonly InputName[] = Object.keys(GIVEN) as InputName[],
): void {
  for (const name of names) {
    const given = GIVEN[name];
    if (given.by === 'option') command.addOption(new Option(given.flags, given.says));
  }
}

/** Of every command that asks models. */
export const TRUST_OPTION = [
  '--trust-endpoints',
  'let keys go to the addresses that the config names; remembered',
] as const;

/** What a person calls an input. */
export function flagOf(name: InputName): string {
  const given = GIVEN[name];
  if (given.by === 'option') return given.flags.split(' ')[0] ?? name;
  return given.by === 'environment' ? given.variable : name;
}
