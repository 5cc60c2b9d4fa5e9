import { type GroupMatch, groupFinder } from './groups.ts';
import { type Policy, policyFilesOf } from './policy.ts';
import { type Change, GROUP_SETTINGS, runSettings } from './policy-settings.ts';

/** One value that decides, and that another policy decides otherwise. */
export interface PolicyDifference extends Change {
  /** As the config calls it: `levels.minor.faithfulness`; `group` for a prompt that comes under the gate or leaves it. */
  readonly what: string;
  /** Paths of the prompts that it holds for; null: the whole run. */
  readonly prompts: readonly string[] | null;
}

/**
 * What decides otherwise under another policy: effective values, with inputs, groups, levels and defaults merged. The looser ones
 * come first, then those of which one cannot say. Prompts with the same difference share an entry.
 * @param prompts paths, among which those that neither policy takes for a prompt are passed over
 */
export function policyDifferences(
  before: Policy,
  after: Policy,
  prompts: readonly string[],
): readonly PolicyDifference[] {
  const run = runSettings(before, after).flatMap(({ what, compare }): PolicyDifference[] => {
    const change = compare(before, after);
    return change === null ? [] : [{ what, prompts: null, ...change }];
  });
  const found = [...run, ...promptDifferences(before, after, prompts)];
  return [true, null, false].flatMap((looser) => found.filter((one) => one.looser === looser));
}

function promptDifferences(
  before: Policy,
  after: Policy,
  prompts: readonly string[],
): readonly PolicyDifference[] {
  const [groupBefore, groupAfter] = [finderOf(before), finderOf(after)];
  const shared = new Map<string, PolicyDifference & { readonly prompts: string[] }>();
  for (const path of [...prompts].sort()) {
    for (const [what, change] of changesOf(groupBefore(path), groupAfter(path))) {
      const key = JSON.stringify([what, change]);
      const same = shared.get(key);
      if (same) same.prompts.push(path);
      else shared.set(key, { what, prompts: [path], ...change });
    }
  }
  return [...shared.values()];
}

function finderOf(policy: Policy): (path: string) => GroupMatch {
  return groupFinder(policy.groups, policyFilesOf(policy));
}

function changesOf(before: GroupMatch, after: GroupMatch): (readonly [string, Change])[] {
  if (before?.kind === 'group' && after?.kind === 'group') {
    return GROUP_SETTINGS.flatMap(({ what, compare }) => {
      const change = compare(before.group, after.group);
      return change === null ? [] : [[what, change] as const];
    });
  }
  const [from, to] = [membership(before), membership(after)];
  if (from === to) return [];
  const looser = to === null ? true : from === null ? false : null;
  return [['group', { before: from, after: to, looser }]];
}

function membership(match: GroupMatch): string | null {
  if (match === null) return null;
  if (match.kind === 'group') return match.group.source;
  return `two groups: ${match.groups.map(({ source }) => source).join(', ')}`;
}
