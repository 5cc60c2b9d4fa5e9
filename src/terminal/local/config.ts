import type { ConfigFile } from '../../config/config-schema.ts';
import { readConfig } from '../../config/read-config.ts';
import { GateError } from '../../ports/gate-error.ts';

/**
 * Reads a config as it lies in the working tree.
 * @param text null: there is none
 * @throws GateError `config.invalid` with every fault and its line
 */
export function localConfig(path: string, text: string | null): ConfigFile {
  try {
    return readConfig(path, text);
  } catch (error) {
    if (!(error instanceof GateError)) throw error;
    throw new GateError('config.invalid', `The config \`${path}\` is not valid.`, { faults: error.faults });
  }
}
