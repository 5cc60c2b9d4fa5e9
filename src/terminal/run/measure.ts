import { findBase } from '../../adapters/git/default-branch.ts';
import type { Unread } from '../../adapters/git/repository.ts';
import type { UnreadPath } from '../../adapters/git/working-tree.ts';
import type { Secrets } from '../../adapters/secrets.ts';
import { systemClock } from '../../adapters/system.ts';
import type { Inputs } from '../../config/inputs.ts';
import { type Outcome, runGate } from '../../gate/run-gate.ts';
import { GateError } from '../../ports/gate-error.ts';
import type { Repository } from '../../ports/repository.ts';
import { placeOf } from '../../report/terminal/frame.ts';
import type { SourceOf } from '../../report/terminal/reasons.ts';
import type { ReportView } from '../../report/view.ts';
import { type LocalDoor, openDoor } from '../local/door.ts';
import type { Terminal } from '../terminal.ts';
import { watchRun } from './progress.ts';
import { stoppable } from './stoppable.ts';

/** Why a run is ended whose files have changed: it begins anew, and nobody needs to be told. */
export const OUTDATED = 'outdated';

export interface RunErrand {
  readonly inputs: Inputs;
  /** What to compare with; null: where the change left the default branch. */
  readonly base: string | null;
  /** Files that a run writes, below the working directory: they are no change. */
  readonly written: readonly string[];
  /** The person agrees that keys go where the config sends them. */
  readonly trustsEndpoints: boolean;
}

/** What a run came to, while everything that the report reads is still open. */
export interface LocalOutcome {
  readonly outcome: Outcome;
  readonly secrets: Secrets;
  readonly sourceOf: SourceOf;
}

/**
 * Measures the working tree.
 * @param signal ends it: what was measured so far is kept
 * @param report called before anything is closed; not where the run was ended
 * @throws GateError where the repository cannot be read
 */
export async function measureLocally(
  terminal: Terminal,
  { inputs, base, written, trustsEndpoints }: RunErrand,
  signal: AbortSignal,
  report: (found: LocalOutcome) => Promise<void> | void,
): Promise<Outcome> {
  let redact = (text: string) => text;
  const watcher = watchRun(terminal, (text) => redact(text), systemClock.elapsed);
  let door: LocalDoor | null = null;
  try {
    door = await openDoor(terminal, inputs, { log: watcher.log, written, trustsEndpoints });
    const { gate, clone, secrets } = door;
    redact = secrets.redact;
    const { commit, unread } = clone.workingTree;
    for (const line of unreadWords(unread)) watcher.log.warning(line);
    const from = await findBase(clone.git, commit, base);
    const outcome = await runGate({
      ...gate,
      openModels: (policy, deadline) => stoppable(gate.openModels(policy, deadline), signal, watcher.onCall),
      onProgress: watcher.onProgress,
      subject: {
        kind: 'refs',
        base: from.commit,
        baseName: from.name,
        headSha: commit,
        branches: [],
        pull: null,
        mayAsk: true,
      },
    });
    watcher.close();
    if (!signal.aborted) {
      const sources = await readSources(clone.repository, outcome, [commit, from.commit]);
      const sourceOf: SourceOf = (path) => secrets.redact(sources.get(path) ?? null);
      await report({ outcome, secrets, sourceOf });
    }
    return outcome;
  } finally {
    watcher.close();
    await door?.close();
  }
}

const UNREAD: Readonly<Record<Unread, string>> = {
  filter:
    'Files behind a filter of git, such as LFS, are not read before they are committed, since no filter is run',
  size: 'Files of more than 100 MB are not read',
};

function unreadWords(unread: readonly UnreadPath[]): string[] {
  return (['filter', 'size'] as const).flatMap((why) => {
    const paths = unread.filter((one) => one.why === why).map(({ path }) => path);
    if (paths.length === 0) return [];
    const rest = paths.length > 5 ? ` and ${paths.length - 5} more` : '';
    return [`${UNREAD[why]}: ${paths.slice(0, 5).join(', ')}${rest}`];
  });
}

/** The files that faults point into, as the first of the commits has them. A config is the base's. */
async function readSources(
  repository: Repository,
  { view, failure }: Outcome,
  commits: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const places = [...faultsOf(view), ...(failure instanceof GateError ? failure.faults : [])].map(
    ({ where }) => placeOf(where),
  );
  const paths = new Set(places.flatMap(({ path, line }) => (line === null ? [] : [path])));
  for (const prompt of view.prompts) if (prompt.reasons.some(({ line }) => line)) paths.add(prompt.path);
  const sources = new Map<string, string>();
  const order = failure instanceof GateError ? commits.toReversed() : commits;
  for (const path of paths) {
    for (const commit of order) {
      const text = sources.has(path) ? null : await repository.read(commit, path).catch(() => null);
      if (text !== null) sources.set(path, text);
    }
  }
  return sources;
}

function faultsOf(view: ReportView) {
  const reasons = [...view.reasons, ...view.prompts.flatMap((prompt) => prompt.reasons)];
  return reasons.flatMap(({ faults = [] }) => faults);
}
