import { knownKeysOf } from '../parsing/known-keys.ts';
import { parseYaml } from '../parsing/yaml-source.ts';
import { zodFaults } from '../parsing/zod-faults.ts';
import { type Fault, GateError } from '../ports/gate-error.ts';
import { type ConfigFile, configSchema } from './config-schema.ts';

/**
 * Reads the config file; the empty file and an absent one (`null`) are the empty config.
 * @throws GateError `config.invalid` with every fault and its line
 */
export function readConfig(path: string, text: string | null): ConfigFile {
  if (text === null) return {};
  const yaml = parseYaml(text, path);
  if (yaml.kind === 'faulty') throw invalid(path, yaml.faults);
  const { value, lineOf } = yaml.source;
  if (value === null) return {};
  const parsed = configSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const where = (at: readonly PropertyKey[]) => `${path}:${lineOf(at)}`;
  throw invalid(path, zodFaults(parsed.error, value, where, knownKeysOf(configSchema)));
}

/** In the order of the file, as a person will go through it. */
function inOrder(faults: readonly Fault[]): readonly Fault[] {
  const line = ({ where }: Fault) => Number(/:(\d+)$/.exec(where)?.[1] ?? 0);
  return [...faults].sort((a, b) => line(a) - line(b));
}

function invalid(path: string, faults: readonly Fault[]): GateError {
  return new GateError('config.invalid', `The config \`${path}\` of the base branch is not valid.`, {
    faults: inOrder(faults),
    remedy: `Correct \`${path}\` on the base branch; nothing is measured with a policy that cannot be read.`,
  });
}
