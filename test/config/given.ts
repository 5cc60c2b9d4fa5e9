import {
  INPUT_NAMES,
  type InputName,
  type Inputs,
  parseInputs,
  type RawInputs,
} from '../../src/config/inputs.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { resolvePolicy } from '../../src/config/resolve-policy.ts';
import { DEFAULT_CONFIG_PATH } from '../../src/policy/defaults.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { GateError } from '../../src/ports/gate-error.ts';

/** Inputs as the runner hands them over: blank where the workflow sets none. */
export function rawInputs(some: Partial<Record<InputName, string>> = {}): RawInputs {
  const blank = Object.fromEntries(INPUT_NAMES.map((name) => [name, ''])) as Record<InputName, string>;
  return { ...blank, 'github-token': 'token', ...some };
}

export function inputs(some: Partial<Record<InputName, string>> = {}): Inputs {
  return parseInputs(rawInputs(some));
}

/** The policy of these inputs and this config; `null`: the base has no config. */
export function policy(some: Partial<Record<InputName, string>>, config: string | null): Policy {
  return resolvePolicy(inputs(some), readConfig(DEFAULT_CONFIG_PATH, config), config !== null);
}

/** The error that a call ends in; fails where it does not, or in another kind. */
export function gateErrorOf(call: () => unknown): GateError {
  try {
    call();
  } catch (error) {
    if (error instanceof GateError) return error;
    throw error;
  }
  throw new Error('ended without an error');
}

export function faultsOf(call: () => unknown): string[] {
  return gateErrorOf(call).faults.map(({ where, message }) => `${where} ${message}`);
}
