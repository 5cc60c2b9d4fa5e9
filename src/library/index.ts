/** The gate as a library: what the program does, the parsers of what it reads, and the statistics that it decides by. */
export { parseCalibration } from '../dataset/parse-calibration.ts';
export { parseDataset } from '../dataset/parse-dataset.ts';
export { type Fault, GateError } from '../ports/gate-error.ts';
export { parsePrompt } from '../prompts/formats/parse-prompt.ts';
export { type Certificate, certify } from '../statistics/certificate.ts';
export { holm } from '../statistics/holm.ts';
export { confidenceInterval, detectableDrop, type Interval } from '../statistics/interval.ts';
export { comparePaired, type PairedComparison, type PairedScore } from '../statistics/paired.ts';
export { cohenKappa, type Rate, wilson } from '../statistics/rates.ts';
export { signFlipTest } from '../statistics/sign-flip.ts';
export type { PromptGateResults } from './results.ts';
export { type RunGateOptions, runGate } from './run-gate.ts';
