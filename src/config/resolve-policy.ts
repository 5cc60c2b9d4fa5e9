import {
  DEFAULT_BUDGET,
  DEFAULT_DATASET,
  DEFAULT_GLOBS,
  DEFAULT_JUDGE,
  DEFAULT_MAX_AGE_DAYS,
  DEFAULT_PRICES,
  DEFAULT_SIGN_OFF,
} from '../policy/defaults.ts';
import type { Budget, CachePolicy, Endpoint, JudgePolicy, Policy, PromptGroup } from '../policy/policy.ts';
import { type Sourced, sourced } from '../policy/sourced.ts';
import type { ConfigFile } from './config-schema.ts';
import type { Inputs } from './inputs.ts';
import { resolveLevels } from './resolve-levels.ts';
import { type Fallbacks, inputOver, pick, tightened } from './tighten.ts';

/**
 * Merges inputs, the base's config and the defaults into what decides. Inputs may only tighten what the config sets;
 * an input that would loosen it is overruled and named in `notices`.
 */
export function resolvePolicy(inputs: Inputs, config: ConfigFile, configFound: boolean): Policy {
  const notices: string[] = [];
  const fallbacks: Fallbacks = { file: inputs.config, notices };
  const dataset =
    inputOver(fallbacks, 'dataset', inputs.dataset, config.dataset) ??
    sourced(DEFAULT_DATASET, 'dataset (default)');
  const model = inputOver(fallbacks, 'model', inputs.model, config.model);
  const mode = tightened(fallbacks, 'mode', inputs.mode, config.mode, (a, b) => (a === 'enforce' ? a : b));
  const samples = tightened(fallbacks, 'samples', inputs.samples, config.samples, Math.max);
  return {
    configPath: inputs.config,
    configFound,
    mode: mode ?? sourced('enforce', 'mode (default)'),
    model,
    samples: samples ?? sourced(1, 'samples (default)'),
    groups: resolveGroups(inputs, config, dataset, fallbacks),
    judge: resolveJudge(inputs, config, fallbacks),
    lint: config.lint ?? 'block',
    endpoints: resolveEndpoints(inputs, config, notices),
    allowModels: config['allow-models']
      ? sourced(config['allow-models'], `allow-models in ${inputs.config}`)
      : null,
    prices: { ...DEFAULT_PRICES, ...config.prices },
    budget: resolveBudget(config, inputs.config),
    cache: resolveCache(config, inputs.config),
    earlyStopping: config['early-stopping'] ?? true,
    answers: config.report?.answers ?? 'short',
    signOff: resolveSignOff(config),
    overrideBy: config.override?.by ?? [],
    notices,
  };
}

function resolveGroups(
  inputs: Inputs,
  config: ConfigFile,
  dataset: Sourced<string>,
  fallbacks: Fallbacks,
): readonly PromptGroup[] {
  const common = (source: string, files: readonly string[]): PromptGroup => ({
    source,
    files,
    dataset,
    minCases: sourced(1, 'min-cases (default)'),
    checks: {},
    levels: resolveLevels(inputs, config, undefined, source, fallbacks),
  });
  const fromConfig = (config.prompts ?? []).map((group, index): PromptGroup => {
    const source = `prompts[${index}]`;
    return {
      source,
      files: group.files,
      dataset: group.dataset ? sourced(group.dataset, `${source}.dataset in ${inputs.config}`) : dataset,
      minCases: pick(group['min-cases'], `${source}.min-cases in ${inputs.config}`, 1, 'min-cases (default)'),
      checks: group.checks ?? {},
      levels: resolveLevels(inputs, config, group.levels, source, fallbacks),
    };
  });
  const fromInput = inputs.prompts.length > 0 ? [common('input prompts', inputs.prompts)] : [];
  if (fromConfig.length > 0) return [...fromConfig, ...fromInput];
  return fromInput.length > 0 ? fromInput : [common('prompts (default)', DEFAULT_GLOBS)];
}

function resolveJudge(inputs: Inputs, config: ConfigFile, fallbacks: Fallbacks): JudgePolicy {
  const { model, models, temperature, samples, calibration } = config.judge ?? {};
  const key = models === undefined ? 'judge.model' : 'judge.models';
  const one = inputOver(fallbacks, 'judge-model', inputs['judge-model'], models?.join(', ') ?? model, key);
  return {
    models: {
      value: models ?? [one?.value ?? DEFAULT_JUDGE],
      from: one?.from ?? 'judge.model (default)',
    },
    temperature: temperature ?? 0,
    samples: samples ?? 1,
    calibration:
      calibration === undefined ? null : sourced(calibration, `judge.calibration in ${inputs.config}`),
  };
}

function resolveCache(config: ConfigFile, file: string): CachePolicy {
  const { enabled, 'baseline-max-age-days': days } = config.cache ?? {};
  const key = 'cache.baseline-max-age-days';
  return {
    enabled: enabled ?? true,
    maxAgeDays: pick(days, `${key} in ${file}`, DEFAULT_MAX_AGE_DAYS, `${key} (default)`),
  };
}

function resolveEndpoints(
  inputs: Inputs,
  config: ConfigFile,
  notices: string[],
): Readonly<Record<string, Endpoint>> {
  const configured = Object.fromEntries(
    Object.entries(config.endpoints ?? {}).map(([name, endpoint]): [string, Endpoint] => [
      name,
      { baseUrl: endpoint['base-url'], apiKeyEnv: endpoint['api-key-env'] ?? null },
    ]),
  );
  if (configured.default) {
    if (inputs['openai-base-url'] !== undefined && inputs['openai-base-url'] !== configured.default.baseUrl) {
      notices.push(`input \`openai-base-url\` is overruled by \`endpoints.default\` in ${inputs.config}`);
    }
    return configured;
  }
  return { ...configured, default: { baseUrl: inputs['openai-base-url'] ?? null, apiKeyEnv: null } };
}

function resolveBudget(config: ConfigFile, file: string): Budget {
  const budget = config.budget ?? {};
  const from = (key: string) => `budget.${key} in ${file}`;
  return {
    maxUsd: pick(budget['max-usd'], from('max-usd'), DEFAULT_BUDGET.maxUsd, 'budget.max-usd (default)'),
    maxUsdAsked: budget['max-usd'] !== undefined,
    maxMinutes: pick(
      budget['max-minutes'],
      from('max-minutes'),
      DEFAULT_BUDGET.maxMinutes,
      'budget.max-minutes (default)',
    ),
    maxCases: pick(
      budget['max-cases'],
      from('max-cases'),
      DEFAULT_BUDGET.maxCases,
      'budget.max-cases (default)',
    ),
    maxOutputTokens: pick(
      budget['max-output-tokens'],
      from('max-output-tokens'),
      DEFAULT_BUDGET.maxOutputTokens,
      'budget.max-output-tokens (default)',
    ),
  };
}

function resolveSignOff(config: ConfigFile) {
  const rule = config.levels?.major?.['sign-off'];
  return rule === undefined || rule === 'none' ? DEFAULT_SIGN_OFF : rule;
}
