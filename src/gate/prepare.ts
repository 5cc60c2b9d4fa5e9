import { resolvePolicy } from '../config/resolve-policy.ts';
import type { Policy } from '../policy/policy.ts';
import { GateError } from '../ports/gate-error.ts';
import type { Comparison } from '../ports/repository.ts';
import type { Gate } from './context.ts';
import { makePlan } from './plan.ts';
import type { ResolvePolicy } from './policy-change.ts';
import type { BaselineRef, Plan } from './prompt-plan.ts';
import type { Run } from './run-facts.ts';

/** What a run knows before any model is asked. */
export interface Prepared {
  readonly comparison: Comparison;
  readonly policy: Policy;
  readonly baseline: BaselineRef;
  readonly plan: Plan;
}

/** Reads what changed, under the policy of the base, and plans the work. */
export async function prepare(gate: Gate, { files }: Run): Promise<Prepared> {
  const { subject, repository } = gate;
  const comparison = await repository.compare(subject.base, subject.headSha);
  const policy = await readPolicy(gate, comparison);
  const baseline = await findBaseline(gate, comparison);
  const plan = await makePlan(comparison, baseline, policy, repository, files, resolver(gate));
  return { comparison, policy, baseline, plan };
}

/** True where nothing that the gate watches over has changed. */
export function isUntouched({ prompts, policyChanges }: Plan): boolean {
  return prompts.length === 0 && policyChanges.length === 0;
}

/** Whether there is anything to ask a model. */
export function asksModel(plan: Plan): boolean {
  const broken = plan.reasons.some((reason) => reason.effect === 'inconclusive');
  return !broken && plan.prompts.some((prompt) => prompt.cases.length > 0);
}

/** The policy is that of the base, whatever the pull request does to it. */
async function readPolicy(gate: Gate, comparison: Comparison): Promise<Policy> {
  const path = gate.inputs.config;
  let text: string | null;
  try {
    text = await gate.repository.read(comparison.base, path);
  } catch (error) {
    if (!(error instanceof GateError) || !error.code.startsWith('config.')) throw error;
    throw new GateError('config.invalid', `The config \`${path}\` of the base branch cannot be read.`, {
      faults: [{ where: path, message: error.message }],
    });
  }
  return resolver(gate)(text);
}

/** The reader of configs loads on first use: without a config nobody pays for it. */
function resolver({ inputs }: Gate): ResolvePolicy {
  return async (text) => {
    if (text === null) return resolvePolicy(inputs, {}, false);
    const { readConfig } = await import('../config/read-config.ts');
    return resolvePolicy(inputs, readConfig(inputs.config, text), true);
  };
}

async function findBaseline(gate: Gate, comparison: Comparison): Promise<BaselineRef> {
  const ref = gate.inputs.baseline;
  if (ref === undefined) return { commit: comparison.base, label: gate.subject.baseName };
  return { commit: await gate.repository.resolve(ref, 'baseline'), label: ref };
}
