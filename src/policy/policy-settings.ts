import type { Checks } from '../checks/check-spec.ts';
import {
  bySetting,
  type Direction,
  fewerAreLooser,
  lessIsLooser,
  moreAreLooser,
  moreIsLooser,
  ranked,
  together,
  unclear,
} from './looser.ts';
import { LEVELS, type Level, METRICS, type Policy, type PromptGroup, type SignOffRule } from './policy.ts';

/** What two values of a setting are, and which way the second leads. */
export interface Change {
  /** Null: not set. */
  readonly before: string | null;
  readonly after: string | null;
  readonly looser: boolean | null;
}

/** One thing that a policy decides, as it is compared and shown. */
export interface Setting<S> {
  /** As the config calls it: `levels.minor.faithfulness`. */
  readonly what: string;
  /** Null: both are the same. */
  compare(before: S, after: S): Change | null;
}

function setting<S, T>(
  what: string,
  read: (from: S) => T | null | undefined,
  looser: Direction<T>,
  show: (value: T) => string = shown,
): Setting<S> {
  return {
    what,
    compare(from, to) {
      const [before, after] = [read(from) ?? null, read(to) ?? null];
      if (JSON.stringify(before) === JSON.stringify(after)) return null;
      const text = (value: T | null) => (value === null ? null : show(value));
      return { before: text(before), after: text(after), looser: looser(before, after) };
    },
  };
}

function shown(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** A share, 0 to 1: two digits, and more where it has more. */
function share(value: number): string {
  const short = value.toFixed(2);
  return Number(short) === value ? short : String(value);
}

/** The order of a list decides nothing. */
function sorted(list: readonly string[] | null | undefined): readonly string[] | null {
  return list === null || list === undefined || list.length === 0 ? null : [...list].sort();
}

function signOffText({ approvals, by }: SignOffRule): string {
  const who = by.length === 0 ? 'anyone with write access' : [...by].sort().join(', ');
  return `${approvals} ${approvals === 1 ? 'approval' : 'approvals'} by ${who}`;
}

const signOffLooser: Direction<SignOffRule> = (before, after) => {
  if (before === null || after === null) return bySetting(before, after);
  // The empty list permits everyone.
  const [old, now] = [sorted(before.by), sorted(after.by)];
  const people = old === null || now === null ? bySetting(old, now) : moreAreLooser(old, now);
  const fewer = before.approvals === after.approvals ? null : after.approvals < before.approvals;
  const mixed = people === null && old?.join() !== now?.join();
  return mixed ? null : together(fewer, people);
};

/** Not set means nobody, unlike the other lists. */
const morePeopleAreLooser: Direction<readonly string[]> = (before, after) =>
  moreAreLooser(before ?? [], after ?? []);

const REGRESSION = ranked<string>(['off'], ['significant'], ['strict', 'certified']);

function levelSettings(level: Level): Setting<PromptGroup>[] {
  const at = (key: string) => `levels.${level}.${key}`;
  return [
    setting(at('stages'), ({ levels }) => sorted(levels[level].stages.value), fewerAreLooser),
    ...METRICS.map((metric) =>
      setting<PromptGroup, number>(
        at(metric),
        // A floor holds only where something is judged.
        ({ levels: { [level]: rules } }) =>
          rules.stages.value.includes('judge') ? rules.floors[metric].value : null,
        lessIsLooser,
        share,
      ),
    ),
    setting(at('regression'), ({ levels }) => levels[level].regression.value, REGRESSION),
    setting(at('sign-off'), ({ levels }) => levels[level].signOff?.value, signOffLooser, signOffText),
    setting(at('canary-hours'), ({ levels }) => levels[level].canaryHours?.value, lessIsLooser),
  ];
}

function check<T>(
  key: string,
  read: (checks: Checks) => T | null | undefined,
  looser: Direction<T>,
  show?: (value: T) => string,
): Setting<PromptGroup> {
  return setting(`checks.${key}`, ({ checks }) => read(checks), looser, show);
}

const CHECK_SETTINGS: readonly Setting<PromptGroup>[] = [
  check('format', ({ format }) => format ?? 'text', ranked<string>(['text'], ['json'])),
  check('schema', ({ schema }) => schema, bySetting),
  check('required-fields', ({ requiredFields }) => sorted(requiredFields), fewerAreLooser),
  check('length.min-chars', ({ length }) => length?.minChars, lessIsLooser),
  check('length.max-chars', ({ length }) => length?.maxChars, moreIsLooser),
  check('length.min-words', ({ length }) => length?.minWords, lessIsLooser),
  check('length.max-words', ({ length }) => length?.maxWords, moreIsLooser),
  check('must-match', ({ mustMatch }) => sorted(mustMatch), fewerAreLooser),
  check('must-not-match', ({ mustNotMatch }) => sorted(mustNotMatch), fewerAreLooser),
  check('latency.p95-ms', ({ latency }) => latency?.p95Ms, moreIsLooser),
  check('latency.max-increase', ({ latency }) => latency?.maxIncrease, moreIsLooser),
  check('cost.max-usd-per-case', ({ cost }) => cost?.maxUsdPerCase, moreIsLooser),
  check('cost.max-increase', ({ cost }) => cost?.maxIncrease, moreIsLooser),
  check('min-pass-rate', ({ minPassRate }) => minPassRate ?? 1, lessIsLooser, share),
];

/** What a group decides for a prompt. The dataset is shown as the group writes it, with {name} and {dir}. */
export const GROUP_SETTINGS: readonly Setting<PromptGroup>[] = [
  setting('dataset', ({ dataset }) => dataset.value, unclear),
  setting('min-cases', ({ minCases }) => minCases.value, lessIsLooser),
  ...CHECK_SETTINGS,
  ...LEVELS.flatMap(levelSettings),
];

/** A budget protects money and time: a larger one measures more, and costs more. */
function limit(key: string, name: 'maxUsd' | 'maxMinutes' | 'maxCases' | 'maxOutputTokens'): Setting<Policy> {
  return setting(`budget.${key}`, ({ budget }) => budget[name].value, unclear);
}

const RUN_SETTINGS: readonly Setting<Policy>[] = [
  setting('mode', ({ mode }) => mode.value, ranked<string>(['advise'], ['enforce'])),
  setting('model', ({ model }) => model?.value, unclear),
  setting('samples', ({ samples }) => samples.value, lessIsLooser),
  setting('judge.models', ({ judge }) => sorted(judge.models.value), unclear),
  setting('judge.temperature', ({ judge }) => judge.temperature, unclear),
  setting('judge.samples', ({ judge }) => judge.samples, lessIsLooser),
  setting('judge.calibration', ({ judge }) => judge.calibration?.value, bySetting),
  setting('lint', ({ lint }) => lint, ranked<string>(['warn'], ['block'])),
  setting('allow-models', ({ allowModels }) => sorted(allowModels?.value), moreAreLooser),
  setting('sign-off', ({ signOff }) => signOff, signOffLooser, signOffText),
  setting('override.by', ({ overrideBy }) => sorted(overrideBy), morePeopleAreLooser),
  limit('max-usd', 'maxUsd'),
  limit('max-minutes', 'maxMinutes'),
  limit('max-cases', 'maxCases'),
  limit('max-output-tokens', 'maxOutputTokens'),
  setting('cache.enabled', ({ cache }) => cache.enabled, unclear),
  setting('cache.baseline-max-age-days', ({ cache }) => cache.maxAgeDays.value, unclear),
  setting('early-stopping', ({ earlyStopping }) => earlyStopping, unclear),
];

/** What two policies decide for a run as a whole; each endpoint of either of them is one setting. */
export function runSettings(before: Policy, after: Policy): readonly Setting<Policy>[] {
  const names = new Set([before, after].flatMap(({ endpoints }) => Object.keys(endpoints)));
  const endpoint = (name: string) =>
    setting<Policy, string>(
      `endpoints.${name}`,
      ({ endpoints }) =>
        Object.hasOwn(endpoints, name) ? (endpoints[name]?.baseUrl ?? "OpenAI's own") : null,
      unclear,
    );
  return [...RUN_SETTINGS, ...[...names].sort().map(endpoint)];
}
