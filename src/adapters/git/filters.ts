import type { Git } from './git.ts';
import { fieldsOf } from './records.ts';
import { tryGit } from './repository.ts';

/** Whether a filter that git's settings name would change what is committed, by its name. */
export type Filters = ReadonlyMap<string, boolean>;

/** The filters that git's settings name, those of the repository and those of the person. */
export async function filtersOf(git: Git): Promise<Filters> {
  const output = await tryGit(git, ['config', '--null', '--get-regexp', '^filter\\.']);
  const filters = new Map<string, boolean>();
  for (const setting of (output ?? '').split('\0')) {
    const [, name, key = '', value = ''] = /^filter\.([^\n]*)\.([^.\n]+)(?:\n(.*))?$/s.exec(setting) ?? [];
    if (name === undefined) continue;
    const changes = (key === 'clean' || key === 'process') && value !== '';
    filters.set(name, changes || filters.get(name) === true);
  }
  return filters;
}

/** Commands that git would run on the content of files, each set to none. */
export function withoutFilters(filters: Filters): readonly (readonly [string, string])[] {
  return [...filters.keys()].flatMap((name): [string, string][] => [
    [`filter.${name}.clean`, ''],
    [`filter.${name}.smudge`, ''],
    [`filter.${name}.process`, ''],
    [`filter.${name}.required`, 'false'],
  ]);
}

/** Those of the paths that an attribute sends through a filter; one that no setting names changes nothing. */
export async function filteredOf(
  git: Git,
  paths: readonly string[],
  filters: Filters,
): Promise<[string, 'filter'][]> {
  if (paths.length === 0) return [];
  const input = Buffer.from(paths.map((path) => `${path}\0`).join(''), 'latin1');
  const fields = fieldsOf(await git.run(['check-attr', '-z', '--stdin', 'filter'], input), 'latin1');
  const filtered: [string, 'filter'][] = [];
  for (let at = 0; at < fields.length; at += 3) {
    const name = Buffer.from(fields[at + 2] ?? '', 'latin1').toString('utf8');
    if (filters.get(name) === true) filtered.push([fields[at] ?? '', 'filter']);
  }
  return filtered;
}
