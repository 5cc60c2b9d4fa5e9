import type { Effect, Reason } from '../policy/verdict.ts';
import type { Fault } from '../ports/gate-error.ts';

/** Every fault of a file as one reason that lists them all. */
export function faultReasons(
  code: string,
  loaded: { readonly kind: 'absent' } | { readonly kind: 'faulty'; readonly faults: readonly Fault[] },
  path: string,
  effect: Effect = 'inconclusive',
): Reason[] {
  if (loaded.kind === 'absent') return [{ code, message: `\`${path}\` is not there at the head.`, effect }];
  const lines = loaded.faults.map((fault) => `${fault.where}: ${fault.message}`);
  const message = `\`${path}\` cannot be used: ${lines.join('; ')}`;
  const line = Number(/:(\d+)$/.exec(loaded.faults[0]?.where ?? '')?.[1] ?? 0) || null;
  return [{ code, message, effect, line, faults: loaded.faults }];
}
