import { readConfig } from '../config/read-config.ts';
import { parseCalibration } from '../dataset/parse-calibration.ts';
import type { Policy } from '../policy/policy.ts';
import type { Reason } from '../policy/verdict.ts';
import { type Fault, GateError } from '../ports/gate-error.ts';
import type { PolicyFileChange } from './prompt-plan.ts';
import type { Loaded } from './snapshot.ts';

/**
 * A config or calibration set that cannot be read must not reach the base branch: there it would stop every later run.
 * @param now the file as it stands at the head
 */
export async function policyFaultReasons(
  changes: readonly PolicyFileChange[],
  policy: Policy,
  now: (path: string) => Promise<Loaded<string>>,
): Promise<Reason[]> {
  const found = await Promise.all(
    changes.map(async ({ path, after }) => {
      const file = await now(path);
      return file.kind === 'faulty' ? file.faults : policyFaults(path, after, policy, changes.length === 1);
    }),
  );
  return found.flat().map(({ where, message }) => ({
    code: 'policy.invalid',
    message: `The new policy is not valid: ${where}: ${message}.`,
    effect: 'blocks',
  }));
}

/** @param alone no other policy file changes: the config goes on naming this one */
function policyFaults(path: string, text: string | null, policy: Policy, alone: boolean): readonly Fault[] {
  if (path !== policy.configPath) {
    if (text === null) return alone ? [{ where: path, message: 'is gone, but the config names it' }] : [];
    const parsed = parseCalibration(path, text);
    return parsed.kind === 'faulty' ? parsed.faults : [];
  }
  try {
    readConfig(path, text);
    return [];
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    return error.faults;
  }
}
