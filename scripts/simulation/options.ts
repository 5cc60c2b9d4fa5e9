import { parseArgs } from 'node:util';

/** What to simulate. */
export interface Options {
  readonly seed: number;
  /** Simulated pull requests per cell of the tables. */
  readonly runs: number;
  /** Null: the sizes of the published tables. */
  readonly cases: readonly number[] | null;
  readonly samples: readonly number[];
  readonly json: boolean;
}

export type ParsedOptions =
  | { readonly kind: 'options'; readonly options: Options }
  | { readonly kind: 'wrong'; readonly message: string };

const DEFAULT_SEED = 1;
/** Two minutes at most on two cores. */
const DEFAULT_RUNS = 2000;
const DEFAULT_SAMPLES = [1, 3];

/** The options, with what each expects; `null`: nothing. */
const KNOWN = {
  seed: 'a whole number from 0',
  runs: 'a whole number from 1 to 1000000',
  cases: 'whole numbers from 1 to 2000, such as 6,10',
  samples: 'whole numbers from 1 to 20, such as 1,3',
  json: null,
} as const;
type Name = keyof typeof KNOWN;

class WrongOption extends Error {}

/** Reads the arguments of the command. Whatever is not understood is an error: nothing is silently left out. */
export function parseOptions(args: readonly string[]): ParsedOptions {
  try {
    const given = givenOptions(args);
    const options: Options = {
      seed: wholeNumbers('seed', given, 0, Number.MAX_SAFE_INTEGER, 1)?.[0] ?? DEFAULT_SEED,
      runs: wholeNumbers('runs', given, 1, 1_000_000, 1)?.[0] ?? DEFAULT_RUNS,
      cases: wholeNumbers('cases', given, 1, 2000) ?? null,
      samples: wholeNumbers('samples', given, 1, 20) ?? DEFAULT_SAMPLES,
      json: given.has('json'),
    };
    return { kind: 'options', options };
  } catch (error) {
    if (!(error instanceof WrongOption)) throw error;
    return { kind: 'wrong', message: `${error.message}\n${usage()}` };
  }
}

/** The text given with each option; null for one that takes none. */
function givenOptions(args: readonly string[]): ReadonlyMap<Name, string | null> {
  const given = new Map<Name, string | null>();
  for (const token of tokensOf(args)) {
    if (token.kind === 'positional') throw new WrongOption(`\`${token.value}\` is no option.`);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!isKnown(name) || rawName !== `--${name}`) throw new WrongOption(`Unknown option ${rawName}.`);
    if (given.has(name)) throw new WrongOption(`${rawName} is given twice.`);
    if (KNOWN[name] === null && value !== undefined) throw new WrongOption(`${rawName} takes no value.`);
    given.set(name, value ?? null);
  }
  return given;
}

function tokensOf(args: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(KNOWN).map(([name, expected]) => [
      name,
      { type: expected === null ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

function isKnown(name: string): name is Name {
  return Object.hasOwn(KNOWN, name);
}

/** Undefined where the option is not given. */
function wholeNumbers(
  name: Name,
  given: ReadonlyMap<Name, string | null>,
  lowest: number,
  highest: number,
  most = Infinity,
): readonly number[] | undefined {
  const text = given.get(name);
  if (text === undefined) return undefined;
  const parts = (text ?? '').split(',').map((part) => part.trim());
  const numbers = [...new Set(parts.map(Number))];
  const fits = (value: number) => value >= lowest && value <= highest;
  if (parts.length > most || !parts.every((part) => /^\d+$/.test(part)) || !numbers.every(fits))
    throw new WrongOption(`--${name} is ${JSON.stringify(text ?? '')}; expected ${KNOWN[name]}.`);
  return numbers;
}

function usage(): string {
  const lines = Object.entries(KNOWN).map(
    ([name, expected]) => `  --${name}${expected === null ? '' : `  ${expected}`}`,
  );
  return ['The options are:', ...lines].join('\n');
}
