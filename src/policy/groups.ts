import { globMatcher } from '../prompts/globs.ts';
import {
  anyInFolder,
  folders,
  matchesPath,
  type PathPattern,
  sequence,
  text,
  withinFolder,
} from '../prompts/path-pattern.ts';
import { nameOfPath } from '../prompts/prompt.ts';
import type { PromptGroup } from './policy.ts';

/** The dataset of one prompt: {dir} and {name} stand for the prompt's own folder and name. */
export function datasetPath(pattern: string, promptPath: string): string {
  const slash = promptPath.lastIndexOf('/');
  const dir = slash === -1 ? '' : promptPath.slice(0, slash);
  const name = nameOfPath(promptPath);
  const folder = dir === '' ? '' : `${dir}/`;
  return pattern.replace(/\{name\}|\{dir\}\/?/g, (part) => (part === '{name}' ? name : folder));
}

/** Which group a path belongs to; null: it is no prompt. Two groups of the config: both are named. */
export type GroupMatch =
  | { readonly kind: 'group'; readonly group: PromptGroup }
  | { readonly kind: 'overlap'; readonly groups: readonly PromptGroup[] }
  | null;

/** Endings that only a prompt has, whatever a dataset's pattern would match. */
const PROMPT_ENDING = /\.(?:prompt\.ya?ml|prompty?|md|txt)$/i;
/** Never a prompt, wherever it stands. */
export const NEVER_PROMPT = /(?:^|\/)README\.md$|\.schema\.json$|(?:^|\/)_[^/]*\.prompt$/i;

/**
 * Finds the group of a path. Files in use as dataset, schema, config or calibration set are never prompts; where a dataset's pattern
 * and a glob that names JSON disagree, the file is a prompt: read as one too many, it is a fault that is seen.
 */
export function groupFinder(
  groups: readonly PromptGroup[],
  policyFiles: readonly string[],
): (path: string) => GroupMatch {
  const isExact = exactResources(groups);
  const patterns = groups.map((group) => ({ group, isDataset: datasetMatcher(group) }));
  const matchers = groups.map((group) => {
    const inGroup = globMatcher(group.files);
    const namesJson = globMatcher(
      group.files.filter((glob) => glob.startsWith('!') || /json\}?$/i.test(glob)),
    );
    /** A glob that names JSON outright means prompts, also where some dataset's pattern would match as well. */
    const isPrompt = (path: string, pattern: PromptGroup) =>
      namesJson(path) && (pattern !== group || datasetPath(group.dataset.value, path) === path);
    const taken = (path: string) => patterns.some((one) => one.isDataset(path) && !isPrompt(path, one.group));
    return { group, matches: (path: string) => inGroup(path) && !taken(path) };
  });
  return (path) => {
    if (policyFiles.includes(path) || isExact(path) || NEVER_PROMPT.test(path)) return null;
    const found = matchers.filter(({ matches }) => matches(path)).map(({ group }) => group);
    const configured = found.filter((group) => group.source !== 'input prompts');
    const candidates = configured.length > 0 ? configured : found;
    const [first] = candidates;
    if (first === undefined) return null;
    return candidates.length === 1
      ? { kind: 'group', group: first }
      : { kind: 'overlap', groups: candidates };
  };
}

/** Tests whether a path is a dataset or a schema that some group names. */
export function resourceMatcher(groups: readonly PromptGroup[]): (path: string) => boolean {
  const isExact = exactResources(groups);
  const datasets = groups.map(datasetMatcher);
  return (path) => isExact(path) || datasets.some((matches) => matches(path));
}

/** Schemas, and datasets without placeholders: these paths are named outright. */
function exactResources(groups: readonly PromptGroup[]): (path: string) => boolean {
  const paths = groups.flatMap(({ checks, dataset }) => [
    ...(checks.schema === undefined ? [] : [checks.schema]),
    ...(dataset.value.includes('{') ? [] : [dataset.value]),
  ]);
  const exact = new Set(paths);
  return (path) => exact.has(path);
}

/** Tests a path against a group's dataset pattern. */
function datasetMatcher({ dataset }: PromptGroup): (path: string) => boolean {
  if (!dataset.value.includes('{')) return () => false;
  const pattern = placeholderPattern(dataset.value);
  return (path) => !PROMPT_ENDING.test(path) && matchesPath(pattern, path);
}

/**
 * A schema that a prompt or a golden case names must lie where its changes are looked for: a JSON file below a prompt
 * folder, or one called `*.schema.json`.
 */
export function isWatchedSchema(path: string, folders: readonly string[]): boolean {
  return (
    /\.schema\.json$/i.test(path) ||
    (/\.json$/i.test(path) && folders.some((folder) => path.startsWith(folder)))
  );
}

/** `{dir}` may be any folders, `{name}` any file name without its ending. In linear time: the pattern may be a pull request's. */
function placeholderPattern(pattern: string): PathPattern {
  const name = sequence([anyInFolder, withinFolder]);
  const parts = pattern.split(/(\{dir\}\/?|\{name\})/);
  return sequence(
    parts.map((part) => (part.startsWith('{dir}') ? folders : part === '{name}' ? name : text(part))),
  );
}

/** Folders above which no glob of any group can match: a file elsewhere cannot belong to a prompt by its place. */
export function promptFolders(groups: readonly PromptGroup[]): readonly string[] {
  const folders = groups.flatMap((group) =>
    group.files.filter((glob) => !glob.startsWith('!')).map(staticFolder),
  );
  return [...new Set(folders)];
}

function staticFolder(glob: string): string {
  const parts = glob.replace(/^\.\//, '').split('/');
  const wild = parts.findIndex((part) => /[*?[\]{}]/.test(part));
  const fixed = parts.slice(0, wild === -1 ? parts.length - 1 : wild);
  return fixed.map((part) => `${part}/`).join('');
}
