import { DEFAULT_LEVELS } from '../policy/defaults.ts';
import {
  LEVELS,
  type Level,
  type LevelPolicy,
  type Metric,
  type RegressionRule,
  type SignOffRule,
} from '../policy/policy.ts';
import { type Sourced, sourced } from '../policy/sourced.ts';
import type { ConfigFile, LevelsConfig } from './config-schema.ts';
import type { Inputs } from './inputs.ts';
import { type Fallbacks, tightened } from './tighten.ts';

/** The four levels of one group: the group's own keys, then the config's, then the defaults. */
export function resolveLevels(
  inputs: Inputs,
  config: ConfigFile,
  group: LevelsConfig | undefined,
  source: string,
  fallbacks: Fallbacks,
): Readonly<Record<Level, LevelPolicy>> {
  const resolve = (level: Level) => resolveLevel(level, inputs, config.levels, group, source, fallbacks);
  const [patch, minor, major, initial] = LEVELS.map(resolve) as [
    LevelPolicy,
    LevelPolicy,
    LevelPolicy,
    LevelPolicy,
  ];
  return { patch, minor, major, initial };
}

function resolveLevel(
  level: Level,
  inputs: Inputs,
  common: LevelsConfig | undefined,
  group: LevelsConfig | undefined,
  source: string,
  fallbacks: Fallbacks,
): LevelPolicy {
  const defaults = DEFAULT_LEVELS[level];
  const own: LevelKeys = group?.[level] ?? {};
  const shared: LevelKeys = common?.[level] ?? {};
  const read = <K extends keyof LevelKeys>(key: K): Sourced<NonNullable<LevelKeys[K]>> | null => {
    const inGroup = own[key];
    if (inGroup !== undefined)
      return sourced(inGroup, `${source}.levels.${level}.${key} in ${fallbacks.file}`);
    const inConfig = shared[key];
    return inConfig === undefined ? null : sourced(inConfig, `levels.${level}.${key} in ${fallbacks.file}`);
  };
  const floor = (metric: Metric): Sourced<number> => {
    const configured = read(metric);
    const key = configured?.from.split(' in ')[0] ?? `levels.${level}.${metric}`;
    return (
      tightened(fallbacks, key, inputs[`min-${metric}`], configured?.value, Math.max, `min-${metric}`) ??
      sourced(defaults[metric], `levels.${level}.${metric} (default)`)
    );
  };
  const signOff = read('sign-off');
  return {
    level,
    stages: read('stages') ?? sourced(defaults.stages, `levels.${level}.stages (default)`),
    floors: { faithfulness: floor('faithfulness'), relevance: floor('relevance') },
    regression: read('regression') ?? sourced(defaults.regression, `levels.${level}.regression (default)`),
    canaryHours:
      read('canary-hours') ??
      (defaults.canaryHours === null
        ? null
        : sourced(defaults.canaryHours, `levels.${level}.canary-hours (default)`)),
    signOff: signOff
      ? signOff.value === 'none'
        ? null
        : sourced(signOff.value, signOff.from)
      : defaults.signOff && sourced(defaults.signOff, `levels.${level}.sign-off (default)`),
  };
}

/** The keys of every level in one shape; each level's own schema allows only those that mean something there. */
interface LevelKeys {
  readonly stages?: readonly ('checks' | 'judge')[] | undefined;
  readonly faithfulness?: number | undefined;
  readonly relevance?: number | undefined;
  readonly regression?: RegressionRule | undefined;
  readonly 'canary-hours'?: number | undefined;
  readonly 'sign-off'?: 'none' | SignOffRule | undefined;
}
