import { caseScore } from '../../../judging/case-score.ts';
import { answersOf, type CaseMeasurement, type Side } from '../../../judging/measurement.ts';
import type { ScoreFigure } from '../../../judging/score.ts';
import { METRICS, type Metric } from '../../../policy/policy.ts';
import { truncate } from '../../escape.ts';
import type { PageModel, PagePrompt, PlacedCase } from '../model.ts';

/** What a case can be looked for by. */
export const FLAGS = {
  worse: 1,
  better: 2,
  failed: 4,
  critical: 8,
  unscored: 16,
  added: 32,
  compared: 64,
} as const;
export type Flag = keyof typeof FLAGS;

/** Both scores of one metric of one case, 0 to 1, or in a few words why there is none; null: the metric was not judged. */
export type RowScores = { readonly [side in Side]: number | string | null } | null;

/** One line of the table of cases: all that searching, sorting and showing it takes. */
export interface CaseRow {
  /** Position among the prompts. */
  readonly prompt: number;
  /** Position among all cases of the page, by which its answers are found. */
  readonly index: number;
  readonly id: string;
  readonly query: string;
  /** Flags, added up. */
  readonly flags: number;
  readonly scores: Readonly<Record<Metric, RowScores>>;
  /** The checks that an answer of the candidate fails. */
  readonly rules: readonly string[];
  /** Mean of the candidate's answers; null: no answer. */
  readonly latencyMs: number | null;
  /** How much it explains a verdict: 0: not at all. Failed checks first, then the largest falls; critical ones earlier. */
  readonly weight: number;
}

/** Differences below half a thousandth are none. */
const EPSILON = 0.0005;
const MAX_QUERY = 200;

/** The lines of all cases, in the order of the file. */
export function caseRows({ prompts }: PageModel, cases: Iterable<PlacedCase>): readonly CaseRow[] {
  const rows: CaseRow[] = [];
  for (const { prompt, one } of cases)
    rows.push(caseRow(prompts[prompt] as PagePrompt, prompt, one, rows.length));
  return rows;
}

/** True where the baseline ran on a case. */
export function isCompared(rows: readonly CaseRow[]): boolean {
  return rows.some(({ flags }) => (flags & FLAGS.compared) !== 0);
}

/** The difference of a metric, candidate minus baseline; null where a side has no score. */
export function deltaOf(scores: RowScores): number | null {
  if (scores === null || typeof scores.candidate !== 'number' || typeof scores.baseline !== 'number')
    return null;
  const delta = scores.candidate - scores.baseline;
  return Math.abs(delta) < EPSILON ? 0 : delta;
}

function caseRow(prompt: PagePrompt, place: number, one: CaseMeasurement, index: number): CaseRow {
  const judged = METRICS.filter((metric) => prompt.metrics[metric] !== null);
  const found = judged.map((metric) => ({
    metric,
    candidate: caseScore(one.candidate, metric),
    baseline: one.baseline && caseScore(one.baseline, metric),
  }));
  const scores = { faithfulness: null, relevance: null } as Record<Metric, RowScores>;
  for (const { metric, candidate, baseline } of found)
    scores[metric] = { candidate: scoreOrWhy(candidate), baseline: baseline && scoreOrWhy(baseline) };
  const answers = answersOf(one.candidate);
  const rules = [...new Set(answers.flatMap(({ failures }) => failures.map(({ rule }) => rule)))];
  const deltas = judged.map((metric) => deltaOf(scores[metric]) ?? 0);
  const unanswered = [...one.candidate, ...(one.baseline ?? [])].some(({ kind }) => kind === 'unanswered');
  const unscored = found.some(
    ({ candidate, baseline }) => candidate.kind === 'unscored' || baseline?.kind === 'unscored',
  );
  const told: Readonly<Record<Flag, boolean>> = {
    worse: deltas.some((delta) => delta < 0),
    better: deltas.some((delta) => delta > 0),
    failed: rules.length > 0,
    critical: one.critical,
    unscored: unscored || unanswered,
    added: !one.known,
    compared: one.baseline !== null,
  };
  const flags = (Object.keys(FLAGS) as Flag[]).reduce((sum, flag) => sum + (told[flag] ? FLAGS[flag] : 0), 0);
  const falls = judged.map((metric) => fallOf(scores[metric], prompt.metrics[metric]?.threshold.value ?? 0));
  const badness = (told.failed ? 1 : 0) + Math.max(0, ...falls);
  return {
    prompt: place,
    index,
    id: one.id,
    query: truncate(one.query.replace(/\s+/g, ' '), MAX_QUERY),
    flags,
    scores,
    rules,
    latencyMs:
      answers.length === 0
        ? null
        : answers.reduce((sum, { latencyMs }) => sum + latencyMs, 0) / answers.length,
    weight: badness > 0 && one.critical ? badness + 0.25 : badness,
  };
}

function scoreOrWhy(score: ScoreFigure): number | string {
  if (score.kind === 'scored') return score.value;
  if (score.kind === 'unscored') return 'no score';
  return score.reason === 'not-applicable' ? 'no context' : score.reason;
}

/** How far it fell; without a baseline, how far it lies below the floor. */
function fallOf(scores: RowScores, floor: number): number {
  if (scores === null || typeof scores.candidate !== 'number') return 0;
  const before = typeof scores.baseline === 'number' ? scores.baseline : floor;
  const fall = before - scores.candidate;
  return fall > EPSILON ? fall : 0;
}
