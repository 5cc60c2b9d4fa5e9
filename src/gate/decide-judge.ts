import type { JudgeCalibration } from '../judging/calibration.ts';
import type { Canary } from '../judging/canary.ts';
import type { Reason } from '../policy/verdict.ts';
import { isTrusted } from './calibrate.ts';
import type { Evaluation } from './evaluate.ts';

/** What speaks against believing the judge: its labelled set, and the canaries of this run. */
export function decideJudge({ calibrations, canaries }: Evaluation): Reason[] {
  return [...calibrations.flatMap(decideCalibration), ...canaries.flatMap(decideCanary)];
}

function decideCalibration(calibration: JudgeCalibration): Reason[] {
  const { metric, warnings } = calibration;
  if (calibration.trust === 'warned') {
    const message = `The judge of ${metric} is weak: ${warnings.join(' ')}`;
    return [{ code: 'unmeasured.judge', message, effect: 'note' }];
  }
  if (isTrusted(calibration)) return [];
  const message = `The judge of ${metric} is not trusted, so nothing was judged: ${warnings.join(' ')} Choose another judge, or look at the rows that it got wrong.`;
  return [{ code: 'unmeasured.judge', message, effect: 'inconclusive' }];
}

function decideCanary({ metric, outcome, pairs, judged }: Canary): Reason[] {
  if (outcome === 'unscored' && judged > 1) {
    const message = `The judge of ${metric} took a known-bad answer for good (${pairs[0]}), and gave no usable reply on the next one.`;
    return [{ code: 'unmeasured.judge', message, effect: 'note' }];
  }
  if (outcome !== 'passed') return [];
  const how =
    metric === 'faithfulness'
      ? 'found support for answers that the context nowhere supports'
      : 'rated answers to other questions 4 or more';
  const message = `The judge ${how}, twice in a row (${pairs.join(', ')}): it cannot be believed.`;
  return [{ code: 'unmeasured.judge', message, effect: 'inconclusive' }];
}
