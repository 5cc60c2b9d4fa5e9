import { globMatcher } from '../prompts/globs.ts';
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

/** Finds the group of a path. Files in use as dataset, schema or config are never prompts. */
export function groupFinder(
  groups: readonly PromptGroup[],
  configPath: string,
): (path: string) => GroupMatch {
  const isResource = resourceMatcher(groups);
  const matchers = groups.map((group) => ({ group, matches: globMatcher(group.files) }));
  return (path) => {
    if (path === configPath || isResource(path)) return null;
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
  const exact = new Set<string>();
  const patterns: RegExp[] = [];
  for (const group of groups) {
    if (group.checks.schema !== undefined) exact.add(group.checks.schema);
    const pattern = group.dataset.value;
    if (pattern.includes('{')) patterns.push(placeholderPattern(pattern));
    else exact.add(pattern);
  }
  return (path) => exact.has(path) || patterns.some((pattern) => pattern.test(path));
}

/** `{dir}` may be any folders, `{name}` any file name without its ending. */
function placeholderPattern(pattern: string): RegExp {
  const source = pattern
    .split(/(\{dir\}\/?|\{name\})/)
    .map((part) =>
      part.startsWith('{dir}')
        ? '(?:.+/)?'
        : part === '{name}'
          ? '[^/]+'
          : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('');
  return new RegExp(`^${source}$`);
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
