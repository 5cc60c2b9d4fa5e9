import { Readable, Writable } from 'node:stream';
import { nearest } from '../parsing/nearest.ts';
import { type Fault, GateError } from '../ports/gate-error.ts';
import type { OptionValues } from '../terminal/local/input-options.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { PromptGateResults } from './results.ts';

/** What to measure, and how: the options of `prompt-gate run`. What is left out has the default that the README names. */
export interface RunGateOptions {
  /** A folder of the repository; its working tree is measured. Default: the working directory. */
  readonly folder?: string;
  /** Branch, tag or commit to compare with; default: where the change left the default branch. */
  readonly base?: string;
  /** Where the keys of the endpoints come from, `OPENAI_API_KEY` above all. Default: `process.env`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly config?: string;
  readonly prompts?: readonly string[];
  readonly dataset?: string;
  readonly model?: string;
  readonly judgeModel?: string;
  /** Share from 0 to 1. */
  readonly minFaithfulness?: number;
  /** Share from 0 to 1. */
  readonly minRelevance?: number;
  readonly baseline?: string;
  /** Answers per case and side. */
  readonly samples?: number;
  /** Requests in flight. */
  readonly concurrency?: number;
  readonly fresh?: boolean;
  /** False: no answers are kept, and none of earlier runs are used. */
  readonly cache?: boolean;
  readonly openaiBaseUrl?: string;
  /** `advise`: the verdict is the same, and is said to block nothing. */
  readonly mode?: 'enforce' | 'advise';
  /** Lets keys go to the addresses that the config names, where no earlier run was told so; remembered. */
  readonly trustEndpoints?: boolean;
  /** Ends the run early. */
  readonly signal?: AbortSignal;
  /** Gets what the program would say while it is at work. */
  readonly log?: (text: string) => void;
}

/**
 * Measures the prompts that a local working tree changes, as `prompt-gate run` does, and returns what the results file
 * would hold. What cannot be measured is a result as well: the verdict `inconclusive`, with its reasons.
 * @throws GateError for options that make no sense, and where there is no repository to read
 * @throws the signal's reason, where it ended the run
 */
export async function runGate(options: RunGateOptions = {}): Promise<PromptGateResults> {
  requireKnown(options);
  const { folder, base, environment = process.env, signal = new AbortController().signal, log } = options;
  // Whoever wants the statistics alone does not load the gate.
  const [{ measureLocally }, { terminalInputs }, { renderResults }] = await Promise.all([
    import('../terminal/run/measure.ts'),
    import('../terminal/local/inputs.ts'),
    import('../report/results.ts'),
  ]);
  const terminal = silentTerminal(folder ?? process.cwd(), environment, log ?? (() => {}));
  const inputs = terminalInputs(valuesOf(options), terminal);
  let results: PromptGateResults | null = null;
  const errand = {
    inputs,
    base: base ?? null,
    written: [],
    trustsEndpoints: options.trustEndpoints === true,
  };
  const { failure } = await measureLocally(terminal, errand, signal, ({ outcome }) => {
    results = JSON.parse([...renderResults(outcome.view)].join('')) as PromptGateResults;
  });
  signal.throwIfAborted();
  if (results === null) throw failure ?? new Error('the gate came to no result');
  return results;
}

/** Each of them; a forgotten one fails to compile. */
const OPTIONS: Readonly<Record<keyof RunGateOptions, true>> = {
  folder: true,
  base: true,
  environment: true,
  config: true,
  prompts: true,
  dataset: true,
  model: true,
  judgeModel: true,
  minFaithfulness: true,
  minRelevance: true,
  baseline: true,
  samples: true,
  concurrency: true,
  fresh: true,
  cache: true,
  openaiBaseUrl: true,
  mode: true,
  trustEndpoints: true,
  signal: true,
  log: true,
};

/** A misspelt floor would be none. */
function requireKnown(options: RunGateOptions): void {
  const faults = Object.keys(options).flatMap((name): Fault[] => {
    if (Object.hasOwn(OPTIONS, name)) return [];
    const near = nearest(name, Object.keys(OPTIONS));
    return [{ where: name, message: `is no option${near === null ? '' : `; did you mean \`${near}\`?`}` }];
  });
  if (faults.length > 0) throw new GateError('config.inputs', 'The options make no sense.', { faults });
}

function valuesOf(options: RunGateOptions): OptionValues {
  const { folder: _, base: __, environment: ___, signal: ____, log: _____, ...values } = options;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
  );
}

function silentTerminal(
  folder: string,
  environment: Terminal['environment'],
  log: (text: string) => void,
): Terminal {
  const screen = () =>
    new Writable({
      write(text: Buffer, _, done) {
        log(text.toString());
        done();
      },
    });
  return { folder, environment, input: Readable.from([]), output: screen(), errors: screen() };
}
