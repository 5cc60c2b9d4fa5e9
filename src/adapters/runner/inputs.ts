import * as core from '@actions/core';
import { INPUT_NAMES, type InputName, type RawInputs } from '../../config/inputs.ts';
import type { Secrets } from './secrets.ts';

/** Inputs that may also come from the environment of the step. */
const ENVIRONMENT: Partial<Record<InputName, string>> = {
  'openai-api-key': 'OPENAI_API_KEY',
  'openai-base-url': 'OPENAI_BASE_URL',
};

/** Inputs that may stand in no log and in no report. */
const SECRETS: readonly InputName[] = ['github-token', 'openai-api-key'];

/** Reads every input as the runner hands it over; its secrets are learnt before anything else happens. */
export function readInputs(
  environment: Readonly<Record<string, string | undefined>>,
  secrets: Pick<Secrets, 'learn'>,
): RawInputs {
  const read = (name: InputName) => core.getInput(name) || (environment[ENVIRONMENT[name] ?? ''] ?? '');
  const inputs = Object.fromEntries(INPUT_NAMES.map((name) => [name, read(name)])) as Record<
    InputName,
    string
  >;
  secrets.learn(...SECRETS.map((name) => inputs[name]));
  return inputs;
}
