import type { Effect, Reason } from '../policy/verdict.ts';

/** What happened to a prompt, said as a person would, to follow its name. */
const HEADLINES: Readonly<Record<string, string>> = {
  'regression.faithfulness': 'became less faithful.',
  'regression.relevance': 'became less relevant.',
  'floor.faithfulness': 'is not faithful enough.',
  'floor.relevance': 'is not relevant enough.',
  'critical.faithfulness': 'is not faithful on a critical case.',
  'critical.relevance': 'misses the point of a critical case.',
  'check.latency': 'is too slow.',
  'check.cost': 'costs too much.',
  'version.not-bumped': 'changed, but kept its version.',
  'version.downgrade': 'went back to a lower version.',
  'version.missing': 'lost its version.',
  'version.diverged': 'also changed on the base branch.',
  'model.not-allowed': 'names a model that is not allowed.',
  'dataset.case-removed': 'lost golden cases.',
  'dataset.case-edited': 'is measured against edited golden cases.',
  'schema.changed': 'answers to a changed schema.',
  'prompt.removed': 'goes away.',
  'policy.changed': 'The policy changes.',
  'sign-off.missing': 'waits for a person.',
  'regression.checks': 'fails its checks more often than before.',
  'canary.due': 'needs a canary after the merge.',
};

const FAMILIES: Readonly<Record<string, string>> = {
  certificate: 'is not certified as not worse.',
  check: 'fails a check.',
  unmeasured: 'could not be measured.',
  config: 'cannot be measured as it is set up.',
  budget: 'could not be measured within the budget.',
};

const EFFECTS: Readonly<Record<Effect, string>> = {
  blocks: 'does not pass.',
  inconclusive: 'could not be measured.',
  awaits: 'waits for a person.',
  note: 'has something to know.',
};

const RUN_FAMILIES: Readonly<Record<string, string>> = {
  config: 'The set-up has a fault.',
  budget: 'The budget is spent.',
  unmeasured: 'The run could not measure.',
};

const RUN_EFFECTS: Readonly<Record<Effect, string>> = {
  blocks: 'This change does not pass.',
  inconclusive: 'The run could not measure.',
  awaits: 'A person has to agree.',
  note: 'Something to know.',
};

/** A reason in a few words, to follow the prompt's name; of the run as a whole, a sentence. */
export function headline({ code, effect }: Reason, ofPrompt: boolean): string {
  const family = code.slice(0, Math.max(0, code.indexOf('.')));
  const [families, effects] = ofPrompt ? [FAMILIES, EFFECTS] : [RUN_FAMILIES, RUN_EFFECTS];
  const exact = ofPrompt || code === 'policy.changed' ? own(HEADLINES, code) : null;
  return exact ?? own(families, family) ?? effects[effect];
}

function own(table: Readonly<Record<string, string>>, key: string): string | null {
  return Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}
