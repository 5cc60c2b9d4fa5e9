import { DEFAULT_DATASET, DEFAULT_GLOBS, DEFAULT_JUDGE } from '../../policy/defaults.ts';
import { NEVER_PROMPT } from '../../policy/groups.ts';
import { globFault, globMatcher } from '../../prompts/globs.ts';
import type { FoundPrompt } from './find-prompts.ts';
import { globOf } from './glob-of.ts';
import { inPromptFolder } from './looks-like-prompt.ts';
import { USES, yamlText } from './workflows.ts';

/** Where editors find the keys of the config. */
export const SCHEMA_URL = `https://raw.githubusercontent.com/${USES}/v1/schema/config.schema.json`;

/** Golden cases beside prompts that bring their own: at the usual place they would stand in for those. */
const BESIDE_OWN_CASES = 'prompts/golden.json';

export interface ConfigWishes {
  readonly prompts: readonly FoundPrompt[];
  /** Every file of the repository. */
  readonly paths: readonly string[];
  /** Model under test, for prompts that name none; null: every prompt names one. */
  readonly model: string | null;
  readonly judge: string;
  /** Dataset that is there already; null: none, or the usual one. */
  readonly dataset: string | null;
}

/** The config of a repository: only what differs from the defaults. */
export function configText({ prompts, paths, model, judge, dataset }: ConfigWishes): string {
  const named = dataset === null || dataset === DEFAULT_DATASET ? null : dataset;
  const settings = [
    ...(model === null ? [] : [`model: ${yamlText(model)}   # for prompts that name none`]),
    ...(judge === DEFAULT_JUDGE ? [] : [`judge: { model: ${yamlText(judge)} }`]),
    // Named for all, it would stand in for the cases that prompts bring themselves.
    ...(named === null || prompts.some(({ hasCases }) => hasCases) ? [] : [`dataset: ${yamlText(named)}`]),
    ...groupLines(prompts, paths, dataset),
  ];
  const body = settings.length > 0 ? settings : ['# Every key has a default; the README lists them.', '{}'];
  return [`# yaml-language-server: $schema=${SCHEMA_URL}`, ...body, ''].join('\n');
}

/** Groups are named where the gate would not look by itself, and where some prompts bring cases and others do not. */
function groupLines(
  prompts: readonly FoundPrompt[],
  paths: readonly string[],
  dataset: string | null,
): string[] {
  const own = prompts.filter(({ hasCases }) => hasCases);
  const others = prompts.filter(({ hasCases }) => !hasCases);
  if (dataset !== DEFAULT_DATASET && own.length > 0 && others.length > 0) {
    const [ownGlobs, otherGlobs] = [globsFor(own, paths), allGlobs(others, paths)];
    const kept = globsFor(
      own.filter(({ byDefault }) => byDefault),
      paths,
    ).map((glob) => `!${glob}`);
    return [
      'prompts:',
      ...group([...otherGlobs, ...kept]),
      `    dataset: ${yamlText(dataset ?? BESIDE_OWN_CASES)}`,
      ...group(ownGlobs),
    ];
  }
  if (prompts.every(({ byDefault }) => byDefault)) return [];
  const globs = allGlobs(prompts, paths);
  return globs.length === 0 ? [] : ['prompts:', ...group(globs)];
}

/** A config with groups of its own replaces the places where the gate looks by itself. */
function allGlobs(prompts: readonly FoundPrompt[], paths: readonly string[]): string[] {
  const elsewhere = prompts.filter(({ byDefault }) => !byDefault);
  const usual = elsewhere.length < prompts.length ? DEFAULT_GLOBS : [];
  return [...usual, ...globsFor(elsewhere, paths)];
}

function group(globs: readonly string[]): string[] {
  return ['  - files:', ...globs.map((glob) => `      - ${JSON.stringify(glob)}`)];
}

/** One glob for the prompts of a folder where it takes nothing else; else their paths. */
function globsFor(wanted: readonly FoundPrompt[], paths: readonly string[]): string[] {
  const taken = new Set(wanted.map(({ path }) => path));
  const globs = wanted.map(({ path }) => {
    const ending = inPromptFolder(path) ? FOLDER_ENDING : STRUCTURED_ENDING;
    const [, folder = '', kind] = ending.exec(path) ?? [];
    if (kind === undefined) return globOf(path);
    const glob = `${globOf(folder)}*${kind}`;
    if (globFault(glob) !== null) return globOf(path);
    const matches = globMatcher([glob]);
    return paths.every((one) => taken.has(one) || NEVER_PROMPT.test(one) || !matches(one))
      ? glob
      : globOf(path);
  });
  // What no glob can name stays out, and `init` says so.
  return [...new Set(globs)].filter((glob) => globFault(glob) === null);
}

/** Whatever has such an ending is a prompt; in a folder of prompts, texts are as well. JSON may always be data. */
const STRUCTURED_ENDING = /^(.*\/)?[^/]*?(\.prompt\.ya?ml|\.prompty?)$/i;
const FOLDER_ENDING = /^(.*\/)?[^/]*?(\.prompt\.ya?ml|\.prompty?|\.md|\.txt)$/i;
