import type { Level, Price, RegressionRule, SignOffRule, Stage } from './policy.ts';

export const DEFAULT_CONFIG_PATH = '.github/prompt-gate.yml';
export const DEFAULT_DATASET = 'prompts/golden_dataset.json';
export const DEFAULT_JUDGE = 'gpt-4o';

const ENDINGS = '{md,txt,prompt,prompty,prompt.yml,prompt.yaml}';

/** All prompt files below `prompts/` and `src/prompts/`; JSON must be named by a glob of one's own. */
export const DEFAULT_GLOBS: readonly string[] = [
  `prompts/**/*.${ENDINGS}`,
  `src/prompts/**/*.${ENDINGS}`,
  '!**/README.md',
];

interface LevelDefaults {
  readonly stages: readonly Stage[];
  readonly faithfulness: number;
  readonly relevance: number;
  readonly regression: RegressionRule;
  readonly canaryHours: number | null;
  readonly signOff: SignOffRule | null;
}

const JUDGED: LevelDefaults = {
  stages: ['checks', 'judge'],
  faithfulness: 0.75,
  relevance: 0.8,
  regression: 'significant',
  canaryHours: null,
  signOff: null,
};

export const DEFAULT_SIGN_OFF: SignOffRule = { approvals: 1, by: [] };

export const DEFAULT_LEVELS: Readonly<Record<Level, LevelDefaults>> = {
  patch: { ...JUDGED, stages: ['checks'] },
  minor: { ...JUDGED, canaryHours: 48 },
  major: { ...JUDGED, signOff: DEFAULT_SIGN_OFF },
  initial: { ...JUDGED, regression: 'off' },
};

/** USD per million tokens, from OpenAI's price list; `prices` in the config adds others and corrects these. */
export const DEFAULT_PRICES: Readonly<Record<string, Price>> = {
  'gpt-4o': { input: 2.5, output: 10 },
  'gpt-4o-mini': { input: 0.15, output: 0.6 },
};

/** Days after which a kept answer of the baseline no longer speaks for it. */
export const DEFAULT_MAX_AGE_DAYS = 7;

export const DEFAULT_BUDGET = { maxUsd: 5, maxMinutes: 30, maxCases: 2000, maxOutputTokens: 4096 };
