import type { Subject } from '../ports/subject.ts';
import type { Plan } from './prompt-plan.ts';

/**
 * No token is spent on a fork's commit before a person with write access has looked at it. What needs no model holds
 * all the same: versions, lint, datasets, warnings.
 */
export function withhold(plan: Plan, { mayAsk, pull, headSha }: Subject): Plan {
  const asks = plan.prompts.some(({ cases }) => cases.length > 0);
  if (mayAsk || pull === null || !asks) return plan;
  const message = `Fork: run by hand with pull-request ${pull.number} and head-sha \`${headSha}\`. No model is asked before a person with write access has looked at that commit and started the workflow.`;
  return {
    ...plan,
    reasons: [{ code: 'unmeasured.fork', message, effect: 'inconclusive' }, ...plan.reasons],
  };
}
