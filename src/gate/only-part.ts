import { partOf, type Shard } from '../policy/shard.ts';
import type { Hash } from '../ports/system.ts';
import type { Plan } from './prompt-plan.ts';

/**
 * The plan with the cases of one part alone. The judge is not measured here, nor shown known-bad answers: that is done
 * once, by the run that decides.
 */
export function onlyPart(plan: Plan, { index, of }: Extract<Shard, { kind: 'part' }>, hash: Hash): Plan {
  return {
    ...plan,
    calibration: null,
    prompts: plan.prompts.map((prompt) => ({
      ...prompt,
      cases: prompt.cases.filter(({ golden }) => partOf(prompt.affected.path, golden.id, of, hash) === index),
    })),
  };
}
