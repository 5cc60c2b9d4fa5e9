import { Option } from 'commander';
import {
  INPUT_NAMES,
  type InputName,
  type Inputs,
  parseInputs,
  type RawInputs,
} from '../../config/inputs.ts';
import type { Terminal } from '../terminal.ts';
import { flagOf, GIVEN, type OptionValues } from './input-options.ts';

/**
 * The Action's inputs as options and environment give them.
 * @throws GateError `config.inputs` with every fault, each under the name of its option
 */
export function terminalInputs(values: OptionValues, { environment }: Pick<Terminal, 'environment'>): Inputs {
  const read = (name: InputName): string => {
    const given = GIVEN[name];
    if (given.by === 'nothing') return given.value;
    const variable = given.variable === undefined ? '' : (environment[given.variable] ?? '');
    if (given.by === 'environment') return variable;
    const value = values[new Option(given.flags).attributeName()];
    return value === undefined ? variable : typeof value === 'object' ? value.join('\n') : String(value);
  };
  const raw = Object.fromEntries(INPUT_NAMES.map((name) => [name, read(name)])) as Record<InputName, string>;
  return parseInputs(raw satisfies RawInputs, {
    message: 'The options make no sense.',
    remedy: 'The same command with `--help` says what each takes.',
    nameOf: (input) => flagOf(input as InputName),
  });
}
