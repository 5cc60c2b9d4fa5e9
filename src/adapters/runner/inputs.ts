import * as core from '@actions/core';
import { INPUT_NAMES, type InputName, type RawInputs } from '../../config/inputs.ts';

/** Inputs that may also come from the environment of the step. */
const ENVIRONMENT: Partial<Record<InputName, string>> = {
  'openai-api-key': 'OPENAI_API_KEY',
  'openai-base-url': 'OPENAI_BASE_URL',
};

/** Inputs that never may stand in a log. */
const SECRETS: readonly InputName[] = ['github-token', 'openai-api-key'];

/** Reads every input as the runner hands it over; secrets are masked before anything else happens. */
export function readInputs(environment: Readonly<Record<string, string | undefined>>): RawInputs {
  const read = (name: InputName) => core.getInput(name) || (environment[ENVIRONMENT[name] ?? ''] ?? '');
  const inputs = Object.fromEntries(INPUT_NAMES.map((name) => [name, read(name)])) as Record<
    InputName,
    string
  >;
  for (const name of SECRETS) if (inputs[name] !== '') core.setSecret(inputs[name]);
  return inputs;
}

/** Keeps a key that the config names, `api-key-env`, out of the log as well. */
export function maskKeys(keys: readonly (string | undefined)[]): void {
  for (const key of keys) if (key) core.setSecret(key);
}
