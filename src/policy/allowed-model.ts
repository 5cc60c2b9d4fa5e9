import { addressOf } from '../model/cost.ts';
import { globMatcher } from '../prompts/globs.ts';
import type { Policy } from './policy.ts';

/** May a prompt file name this model? Without a list: any model of the default endpoint. */
export function allowedModel(model: string, policy: Policy): boolean {
  if (policy.allowModels === null) return addressOf(model, policy.endpoints).endpoint === 'default';
  return globMatcher(policy.allowModels.value)(model);
}
