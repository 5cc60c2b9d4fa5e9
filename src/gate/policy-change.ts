import type { Policy } from '../policy/policy.ts';
import { type PolicyDifference, policyDifferences } from '../policy/policy-values.ts';
import type { Reason } from '../policy/verdict.ts';
import { GateError } from '../ports/gate-error.ts';
import type { Comparison, Repository } from '../ports/repository.ts';
import type { PolicyFileChange } from './prompt-plan.ts';

/**
 * The policy that a config makes with the inputs of this run; null: there is no config.
 * Rejects with a GateError where the config cannot be read
 */
export type ResolvePolicy = (text: string | null) => Promise<Policy>;

interface Effect {
  readonly differences: readonly PolicyDifference[];
  readonly reasons: readonly Reason[];
}

const NO_EFFECT: Effect = { differences: [], reasons: [] };

/**
 * What a changed config would decide otherwise for the prompts of the head, compared with the config of the merge base, as its
 * text is. Where the new config cannot be read there is nothing to compare: that blocks by itself.
 */
export async function effectOfChange(
  changes: readonly PolicyFileChange[],
  policy: Policy,
  resolve: ResolvePolicy,
  { head }: Comparison,
  repository: Repository,
): Promise<Effect> {
  const change = changes.find(({ path }) => path === policy.configPath);
  const after = change === undefined ? null : await readable(change.after, resolve);
  if (change === undefined || after === null) return NO_EFFECT;
  const before = (await readable(change.before, resolve)) ?? policy;
  try {
    const paths = (await repository.list(head)).map(({ path }) => path);
    return { differences: policyDifferences(before, after, paths), reasons: [] };
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    const message = `What the new policy changes for each prompt is not shown: ${error.message}`;
    return {
      differences: policyDifferences(before, after, []),
      reasons: [{ code: error.code, message, effect: 'note' }],
    };
  }
}

async function readable(text: string | null, resolve: ResolvePolicy): Promise<Policy | null> {
  try {
    return await resolve(text);
  } catch (error) {
    if (error instanceof GateError) return null;
    throw error;
  }
}
