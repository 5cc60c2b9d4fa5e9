import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../../adapters/system.ts';
import type { Inputs } from '../../config/inputs.ts';
import { resolvePolicy } from '../../config/resolve-policy.ts';
import type { CalibrationRow } from '../../dataset/calibration-row.ts';
import { parseCalibration } from '../../dataset/parse-calibration.ts';
import type { Progress } from '../../gate/context.ts';
import { estimateCalibration } from '../../gate/estimate.ts';
import type { Usage } from '../../model/usage.ts';
import type { Policy } from '../../policy/policy.ts';
import { GateError } from '../../ports/gate-error.ts';
import { inertJson } from '../../report/terminal/text.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { listenForInterruption } from '../interruption.ts';
import { localConfig } from '../local/config.ts';
import { type LocalDoor, openDoor } from '../local/door.ts';
import type { OptionValues } from '../local/input-options.ts';
import { terminalInputs } from '../local/inputs.ts';
import { lookOf } from '../look.ts';
import { watchRun } from '../run/progress.ts';
import { sayError } from '../say-error.ts';
import type { Terminal } from '../terminal.ts';
import { calibrationJson } from './calibrate-json.ts';
import { calibrationLines, expectationText, spentText } from './calibrate-text.ts';
import { type Trusted, trustOf } from './figures.ts';
import { measureSet } from './measure-set.ts';

/** What `prompt-gate calibrate` was asked for. */
export interface CalibrateOptions extends OptionValues {
  readonly set?: string;
  readonly judgeModel?: string;
  readonly json?: boolean;
  readonly trustEndpoints?: boolean;
}

const CODES: Readonly<Record<Trusted['kind'], ExitCode>> = {
  trusted: EXIT.pass,
  untrusted: EXIT.blocked,
  unknown: EXIT.inconclusive,
};

/** Measures the judge on the labelled set, and says whether the gate would trust it. */
export async function runCalibrate(options: CalibrateOptions, terminal: Terminal): Promise<ExitCode> {
  let inputs: Inputs;
  try {
    // `--judge-model` is what is tried out here, whatever the config names.
    const { judgeModel: _, ...values } = options;
    inputs = terminalInputs(values, terminal);
  } catch (error) {
    return fail(error, EXIT.usage, terminal);
  }
  const interruption = listenForInterruption(EXIT.interrupted);
  let redact = (text: string) => text;
  const watcher = watchRun(terminal, (text) => redact(text), systemClock.elapsed, 'judgement');
  let door: LocalDoor | null = null;
  let spent: Usage | null = null;
  try {
    door = await openDoor(terminal, inputs, {
      log: watcher.log,
      written: [],
      trustsEndpoints: options.trustEndpoints === true,
    });
    redact = door.secrets.redact;
    const asked = readErrand(options, door, terminal);
    watcher.log.info(expectationText(asked.estimate, asked.rows.length, asked.judge.join(', ')));
    const onProgress = (progress: Progress) => {
      spent = progress.usage;
      watcher.onProgress(progress);
    };
    const { signal } = interruption;
    const measured = await measureSet(door, { ...asked, signal, onProgress, onCall: watcher.onCall });
    watcher.close();
    const { metrics, usage } = door.secrets.redact(measured);
    const trusted = trustOf(metrics);
    const lines =
      options.json === true
        ? [
            inertJson(
              JSON.stringify(
                calibrationJson({ ...asked, rows: asked.rows.length, usage }, metrics, trusted),
                null,
                2,
              ),
            ),
          ]
        : calibrationLines(metrics, trusted, lookOf(terminal.output, terminal.environment));
    terminal.output.write(`${lines.join('\n')}\n`);
    spent = usage;
    return CODES[trusted.kind];
  } catch (error) {
    watcher.close();
    if (interruption.signal.aborted) {
      terminal.errors.write('Ended before it was done. What was judged is kept for the next time.\n');
      return EXIT.interrupted;
    }
    return fail(error, door === null || !isUsage(error) ? EXIT.inconclusive : EXIT.usage, terminal);
  } finally {
    interruption.close();
    watcher.close();
    if (spent !== null) terminal.errors.write(`${spentText(spent)}\n`);
    await door?.close();
  }
}

interface Errand {
  readonly policy: Policy;
  readonly judge: readonly string[];
  /** As a person would find it. */
  readonly set: string;
  readonly rows: readonly CalibrationRow[];
  readonly estimate: ReturnType<typeof estimateCalibration>;
}

/** The config and the labelled set of the working tree: what is tried out before it is committed. */
function readErrand(options: CalibrateOptions, { inputs, clone }: LocalDoor, { folder }: Terminal): Errand {
  const config = localConfig(inputs.config, readIfThere(join(clone.folder, inputs.config), inputs.config));
  const { model, models, ...judge } = config.judge ?? {};
  const named = models === undefined ? { ...(model === undefined ? {} : { model }) } : { models };
  const tried = options.judgeModel === undefined ? named : { model: options.judgeModel };
  const policy = resolvePolicy(inputs, { ...config, judge: { ...judge, ...tried } }, true);
  const { calibration } = policy.judge;
  const set = options.set ?? calibration?.value;
  if (set === undefined) {
    throw new GateError('config.calibration', 'No labelled set is named.', {
      remedy:
        'Name one with --set, or as `judge.calibration` in the config; `prompt-gate label` makes one from a results file.',
    });
  }
  const path = options.set === undefined ? join(clone.folder, set) : resolve(folder, set);
  const source = readIfThere(path, set);
  if (source === null) {
    throw new GateError('config.calibration', `The labelled set \`${set}\` is not there.`, {
      remedy: '`prompt-gate label` makes one from a results file.',
    });
  }
  const read = parseCalibration(set, source);
  if (read.kind === 'faulty') {
    throw new GateError('config.calibration', `The labelled set \`${set}\` cannot be read.`, {
      faults: read.faults,
    });
  }
  return {
    policy,
    judge: policy.judge.models.value,
    set,
    rows: read.rows,
    estimate: estimateCalibration(read.rows, policy),
  };
}

function readIfThere(path: string, shown: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new GateError('config.unreadable', `\`${shown}\` cannot be read: ${(error as Error).message}.`);
  }
}

/** What a person has to correct before anything can be measured. */
function isUsage(error: unknown): boolean {
  return (
    error instanceof GateError &&
    ['config.calibration', 'config.invalid', 'config.unreadable'].includes(error.code)
  );
}

function fail(error: unknown, code: ExitCode, terminal: Terminal): ExitCode {
  if (!(error instanceof GateError)) throw error;
  sayError(error, terminal);
  return code;
}
