import type { Level } from '../policy/policy.ts';
import type { Effect, VerdictState } from '../policy/verdict.ts';

export const STATE_ICONS: Readonly<Record<VerdictState, string>> = {
  pass: '✅',
  blocked: '❌',
  'awaiting-sign-off': '⏳',
  inconclusive: '⚠️',
  'not-applicable': '➖',
};

export const EFFECT_ICONS: Readonly<Record<Effect, string>> = {
  blocks: '❌',
  inconclusive: '⚠️',
  awaits: '⏳',
  note: 'ℹ️',
};

const STATES: Readonly<Record<VerdictState, string>> = {
  pass: 'passed',
  blocked: 'blocked',
  'awaiting-sign-off': 'awaiting sign-off',
  inconclusive: 'could not be measured',
  'not-applicable': 'nothing to evaluate',
};

const ADVICE: Readonly<Record<VerdictState, string>> = {
  ...STATES,
  blocked: 'would block',
  'awaiting-sign-off': 'would await sign-off',
};

/** The verdict as a heading says it; in advise mode it only says what it would do. */
export function stateWords(state: VerdictState, mode: 'enforce' | 'advise'): string {
  return mode === 'advise' ? ADVICE[state] : STATES[state];
}

export function levelWord(level: Level): string {
  return level === 'initial' ? 'first version' : level.toUpperCase();
}

/** A score, 0 to 1, with two digits, and up to four where fewer would hide on which side of `against` it lies. */
export function scoreText(value: number, against: number | null = null): string {
  if (against === null || Math.abs(value - against) < 1e-9) return value.toFixed(2);
  const tells = (digits: number) => value.toFixed(digits) !== against.toFixed(digits);
  return value.toFixed([2, 3].find(tells) ?? 4);
}

/** USD. Two digits that count below one cent. */
export function money(usd: number | null): string {
  if (usd === null) return 'unknown';
  if (usd === 0) return '$0';
  if (usd < 0.000001) return 'below $0.000001';
  return `$${usd < 0.01 ? Number(usd.toPrecision(2)) : usd.toFixed(2)}`;
}

/** Milliseconds as people say them. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** An integer with commas between thousands. */
export function integer(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

export function count(amount: number, one: string, many = `${one}s`): string {
  return `${integer(amount)} ${amount === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A chance as people read it: three digits, or below the smallest that they show. */
export function chanceWords(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
}
