/** So many requests are remembered. */
const MEMORY = 512;
/** What so few requests or milliseconds say of a limit is counted together with what comes next. */
const LEAST_MEASURED = 20;
const LEAST_MEASURED_MS = 1_000;

/** What passed since a moment at which the endpoint's bucket was empty; at first, since the start. */
export interface PassedLog {
  readonly since: number;
  readonly passed: Passed | null;
}

/** Requests that passed, as far as is known: a list, the last one first. */
export interface Passed {
  readonly number: number;
  readonly at: number;
  readonly before: Passed | null;
  /** So many, this one included. */
  readonly count: number;
}

/** The log with one more request: it passed unless a refusal comes back. */
export function logSent(log: PassedLog, number: number, at: number): PassedLog {
  const count = 1 + (log.passed?.count ?? 0);
  if (count > MEMORY) return { since: at, passed: { number, at, before: null, count: 1 } };
  return { ...log, passed: { number, at, before: log.passed, count } };
}

/** The log without a request that was refused after all. */
export function logRefused(log: PassedLog, number: number): PassedLog {
  return { ...log, passed: without(log.passed, number) };
}

/** The log from a refusal on. One that comes soon after another measures little by itself: then the log goes on. */
export function restart(log: PassedLog, number: number, at: number): PassedLog {
  const passed = after(log.passed, number);
  const count = (log.passed?.count ?? 0) - (passed?.count ?? 0);
  return count < LEAST_MEASURED || at - log.since < LEAST_MEASURED_MS ? log : { since: at, passed };
}

function without(list: Passed | null, number: number): Passed | null {
  if (list === null || list.number < number) return list;
  if (list.number === number) return list.before;
  return { ...list, before: without(list.before, number), count: list.count - 1 };
}

function after(list: Passed | null, number: number): Passed | null {
  if (list === null || list.number <= number) return null;
  const before = after(list.before, number);
  return { ...list, before, count: 1 + (before?.count ?? 0) };
}
