import type { Effect, Reason } from '../policy/verdict.ts';
import { named, truncate } from './escape.ts';
import { headline } from './headline.ts';
import { shortName, withDistinctNames } from './links.ts';
import { orderedReasons, type RunReason } from './reasons.ts';
import type { ReportView } from './view.ts';

export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** A message on a file of the pull request. */
export interface Annotation {
  readonly level: AnnotationLevel;
  readonly path: string;
  /** From 1; null: the file as a whole. */
  readonly line: number | null;
  readonly title: string;
  readonly message: string;
}

/** GitHub shows ten of each level for a step. */
const MAX_OF_LEVEL = 10;
const MAX_TITLE = 120;
const MAX_MESSAGE = 1_000;
const LEVELS: readonly AnnotationLevel[] = ['error', 'warning', 'notice'];

/** The reasons as annotations of the prompts, at most ten of each level; the last one says how many are missing. */
export function annotationsOf(view: ReportView): Annotation[] {
  const all = orderedReasons(withDistinctNames(view)).flatMap((one): Annotation[] => {
    const level = levelOf(one.reason, view);
    return level === null ? [] : [annotation(one, level, view)];
  });
  return LEVELS.flatMap((level) => {
    const mine = all.filter((one) => one.level === level);
    const last = mine[MAX_OF_LEVEL - 1];
    if (mine.length <= MAX_OF_LEVEL || last === undefined) return mine;
    const rest = mine.length - MAX_OF_LEVEL;
    const message = `${last.message}\nAnd ${rest} more: see the comment and the job summary.`;
    return [...mine.slice(0, MAX_OF_LEVEL - 1), { ...last, message }];
  });
}

const ENFORCE: Readonly<Record<Effect, AnnotationLevel | null>> = {
  blocks: 'error',
  inconclusive: 'warning',
  awaits: 'warning',
  note: null,
};

function levelOf({ effect, code }: Reason, { mode, override }: ReportView): AnnotationLevel | null {
  if (effect === 'blocks' && (mode === 'advise' || override !== null)) return 'warning';
  return code === 'canary.due' && effect === 'note' ? 'notice' : ENFORCE[effect];
}

function annotation({ prompt, reason }: RunReason, level: AnnotationLevel, view: ReportView): Annotation {
  const said = headline(reason, prompt !== null);
  const title = prompt === null ? said : `${shortName(prompt)} ${said}`;
  return {
    level,
    path: prompt?.path ?? view.run.configPath,
    line: reason.line ?? null,
    title: truncate(named(title).replace(/\s+/g, ' '), MAX_TITLE),
    message: `${truncate(named(reason.message), MAX_MESSAGE)} [${named(reason.code)}]`,
  };
}
