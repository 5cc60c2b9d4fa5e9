import type { Policy } from '../policy/policy.ts';
import { GateError } from '../ports/gate-error.ts';

/** Refuses more golden cases than the budget allows, before any of them is rendered. */
export function requireCases(cases: number, { budget }: Policy): void {
  const limit = budget.maxCases;
  if (cases <= limit.value) return;
  throw new GateError(
    'budget.max-cases',
    `This change needs ${cases} golden cases; ${limit.from} allows ${limit.value}.`,
    { remedy: 'Raise `budget.max-cases` on the base branch, or change fewer prompts at once.' },
  );
}
