import { type AnswerChecks, hasAnswerRules } from '../checks/check-spec.ts';
import type { GoldenCase } from '../dataset/golden-case.ts';
import type { Reason } from '../policy/verdict.ts';
import { toJson } from '../ports/json.ts';
import type { Comparison } from '../ports/repository.ts';
import { canonical } from '../prompts/behaviour.ts';
import type { Embedded } from '../prompts/formats/prompt-yml.ts';
import { withCaseChecks } from '../prompts/formats/prompt-yml-answer-rules.ts';
import type { AffectedPrompt } from './affected.ts';
import { faultReasons } from './fault-reasons.ts';
import type { Snapshots } from './snapshot.ts';

/** What the evaluators of a `.prompt.yml` add to the exam. */
export interface Evaluators {
  readonly checks: AnswerChecks;
  readonly cases: readonly GoldenCase[];
  readonly reasons: readonly Reason[];
}

/** The evaluators of a prompt file in one spelling: where they stand in it does not count. */
export function evaluatorsText(embedded: Embedded | null): string {
  const evaluators = embedded?.evaluators ?? null;
  if (evaluators?.kind !== 'parsed') return canonical(toJson(evaluators));
  const caseRules = evaluators.caseRules.map((rule) => ({ ...rule, where: '' }));
  return canonical(toJson({ ...evaluators, caseRules }));
}

/**
 * The simple evaluators of a `.prompt.yml` serve as checks where its group has none for answers. Whoever changes them
 * changes the exam: a person has to agree.
 */
export async function readEvaluators(
  affected: AffectedPrompt,
  cases: readonly GoldenCase[],
  { head, mergeBase }: Comparison,
  files: Snapshots,
): Promise<Evaluators> {
  const { checks } = affected.group;
  const none: Evaluators = { checks: {}, cases, reasons: [] };
  if (hasAnswerRules(checks)) return none;
  const oldPath = affected.previousPath ?? affected.path;
  const [now, before] = await Promise.all([
    files.embedded(head, affected.path),
    files.embedded(mergeBase, oldPath),
  ]);
  const changed: Reason[] =
    affected.change === 'added' || evaluatorsText(now) === evaluatorsText(before)
      ? []
      : [
          {
            code: 'checks.changed',
            message:
              'The evaluators of the prompt file, which its answers are checked by, changed. A person has to agree.',
            effect: 'awaits',
          },
        ];
  const evaluators = now?.evaluators ?? null;
  if (evaluators === null) return { ...none, reasons: changed };
  if (evaluators.kind === 'faulty')
    return { ...none, reasons: [...changed, ...faultReasons('config.checks', evaluators, affected.path)] };
  const held = withCaseChecks(cases, evaluators.caseRules);
  if (held.kind === 'faulty')
    return { ...none, reasons: [...changed, ...faultReasons('config.checks', held, affected.path)] };
  const ignored = [...evaluators.ignored, ...held.ignored];
  const message = `Evaluators that the gate does not run, since it judges by its own rubrics: ${ignored.join(', ')}.`;
  const note: Reason[] = ignored.length === 0 ? [] : [{ code: 'checks.ignored', message, effect: 'note' }];
  return { checks: evaluators.checks, cases: held.cases, reasons: [...changed, ...note] };
}
