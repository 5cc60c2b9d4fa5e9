import { FILL_IN } from '../../dataset/fill-in.ts';
import type { Fault } from '../../ports/gate-error.ts';
import { named, truncate } from '../../report/escape.ts';
import { count } from '../../report/words.ts';
import type { FilePlan } from './plan-files.ts';
import type { Survey } from './survey.ts';

/** So many lines of a kind are shown; the rest is counted. */
const MAX_LINES = 30;

/** What was found, and why it was taken. */
export function foundText({ prompts, unreadable, datasets }: Survey): string {
  return [
    'Prompts',
    ...(prompts.length === 0
      ? ['  none found: put the first one below prompts/, as prompts/answer.md']
      : table(prompts.map(({ path, why }) => [path, why]))),
    ...(unreadable.length === 0
      ? []
      : [
          'Prompts that the gate could not read',
          ...table(unreadable.map(({ path, faults }) => [path, first(faults)])),
        ]),
    ...(datasets.length === 0
      ? []
      : ['Golden datasets', ...table(datasets.map(({ path, cases }) => [path, count(cases, 'case')]))]),
    '',
  ].join('\n');
}

/** What was written and what was not. */
export function writtenText({ files, left, uncovered }: FilePlan): string {
  return [
    ...section(
      'Written',
      files.map(({ path, what }) => [path, what]),
    ),
    ...section(
      'Left as it is',
      left.map(({ path, why }) => [path, why]),
    ),
    ...section(
      'In no group of the config, so not measured',
      uncovered.map(({ path }) => [path, 'add it to `prompts`']),
    ),
    ...(files.length === 0 ? ['Nothing to write.'] : []),
    '',
  ].join('\n');
}

/** What a person has to do now. */
export function nextText({ prompts, unreadable, unignored, datasets }: Survey, { files }: FilePlan): string {
  const skeletons = [
    ...files.filter(({ text }) => text.includes(`"${FILL_IN}`)),
    ...datasets.filter(({ unfilled }) => unfilled),
  ];
  const unversioned = prompts.filter(({ prompt }) => prompt.version === null).map(({ path }) => named(path));
  const steps = [
    ...(prompts.length > 0
      ? []
      : ['Put a prompt below prompts/ and run `init` again: it begins its golden cases.']),
    ...(unreadable.length === 0 ? [] : ['Mend the prompts that the gate could not read.']),
    ...skeletons.map(
      ({ path }) =>
        `Replace every text that begins with "${FILL_IN}" in ${named(path)}, and add cases: 20 show a fall of 0.20, 50 one of 0.10.`,
    ),
    ...(unversioned.length === 0
      ? []
      : [
          `Give each prompt a version, so that it says how large a change is; without one the gate takes the level that it finds. Not yet: ${shortList(unversioned)}.`,
        ]),
    ...(unignored.length === 0
      ? []
      : [`Name ${unignored.join(' and ')} in .gitignore: a run leaves every answer there.`]),
    'Store the key of the endpoint as a secret: gh secret set OPENAI_API_KEY',
    'Commit all of this to the protected branch, and require the status `prompt-gate` in its protection rules (not the job).',
    'Change a prompt on a branch, commit, and see the verdict before anybody else does: npx prompt-gate run',
  ];
  return ['Next', ...steps.map((step, index) => `  ${index + 1}. ${step}`), ''].join('\n');
}

function section(title: string, rows: readonly (readonly [string, string])[]): string[] {
  return rows.length === 0 ? [] : [title, ...table(rows)];
}

/** Two columns, the first as wide as its longest. */
function table(rows: readonly (readonly [string, string])[]): string[] {
  const shown = rows.slice(0, MAX_LINES).map(([path, what]) => [named(path), named(what)] as const);
  const width = Math.min(60, Math.max(...shown.map(([path]) => path.length)));
  const rest = rows.length - shown.length;
  return [
    ...shown.map(([path, what]) => `  ${path.padEnd(width)}  ${truncate(what.replaceAll('\n', ' '), 200)}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}

function first(faults: readonly Fault[]): string {
  const [one] = faults;
  if (one === undefined) return '';
  const line = /:(\d+)$/.exec(one.where)?.[1];
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  return `${line === undefined ? '' : `line ${line}: `}${one.message}${more}`;
}

function shortList(paths: readonly string[]): string {
  return paths.length > 5 ? `${paths.slice(0, 5).join(', ')} and ${paths.length - 5} more` : paths.join(', ');
}
