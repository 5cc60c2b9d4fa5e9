import type { Metric } from '../policy/policy.ts';
import type { ChecksResult, EarlyStop, MetricResult, Reason } from '../policy/verdict.ts';
import { scoreText } from '../report/words.ts';
import { decideRegression, titleOf } from './decide-regression.ts';

/** More than this share of the applicable cases without a score on a side: not measured. */
const MAX_UNSCORED = 0.1;
/** Fewer than this share of the applicable cases scored on every side that runs: not measured. */
const MIN_SCORED = 0.5;
/** Rules 1 to 3 for one metric of one prompt: measured at all, floor, regression. */
export function decideMetric(result: MetricResult, compares: boolean): Reason[] {
  if (result.applicable === 0) {
    const message = `${titleOf(result.metric)} was not judged: no case of the dataset has a context.`;
    return [{ code: `unmeasured.${result.metric}`, message, effect: 'note' }];
  }
  const unmeasured = decideMeasured(result, compares);
  if (unmeasured !== null) return [unmeasured];
  return [
    ...decideFloor(result, result.excluded['not run']),
    ...(compares ? decideRegression(result.metric, result) : []),
  ];
}

/** Rule 1: null where enough of the cases are scored. */
export function decideMeasured(result: MetricResult, compares: boolean): Reason | null {
  const code = `unmeasured.${result.metric}`;
  const { applicable, unscored } = result;
  const most = Math.max(unscored.candidate, unscored.baseline);
  if (most > MAX_UNSCORED * applicable) {
    const side = unscored.candidate >= unscored.baseline ? 'candidate' : 'baseline';
    const message = `${titleOf(result.metric)} could not be measured: ${most} of ${applicable} cases of the ${side} have no score, more than 10%.`;
    return { code, message, effect: 'inconclusive' };
  }
  const scored = compares ? result.pairs : result.floor.cases;
  if (scored < MIN_SCORED * applicable) {
    const where = compares ? 'on both sides' : 'at all';
    const why = Object.entries(result.excluded)
      .filter(([reason, count]) => count > 0 && reason !== 'not-applicable')
      .map(([reason, count]) => `${reason}: ${count}`)
      .join(', ');
    const message = `${titleOf(result.metric)} could not be measured: only ${scored} of ${applicable} cases were scored ${where}${why ? ` (${why})` : ''}.`;
    return { code, message, effect: 'inconclusive' };
  }
  return null;
}

/**
 * Rule 2, over all scored cases and over those that the base already had.
 * @param unread cases that a run which had to end did not come to: a floor that they could save does not block
 */
export function decideFloor(result: MetricResult, unread = 0): Reason[] {
  const { cases, knownCases } = result.floor;
  const threshold = result.threshold;
  const below = (mean: number | null) => mean !== null && mean < threshold.value - 1e-9;
  const lost = (mean: number | null, scored: number) =>
    mean !== null && below((mean * scored + unread) / (scored + unread)) ? mean : null;
  const all = lost(result.floor.all, cases);
  const known = lost(result.floor.known, knownCases);
  const lowest = all ?? known;
  if (lowest === null) return [];
  const over =
    all !== null
      ? ` over ${result.floor.cases === 1 ? 'the one scored case' : `all ${result.floor.cases} scored cases`}`
      : ' over the cases that the base already had';
  const { baseline, metric } = result;
  const too =
    baseline !== null && below(baseline)
      ? ` The baseline is below it too (${scoreText(baseline, threshold.value)}).`
      : '';
  return [
    {
      code: `floor.${metric}`,
      message: `${titleOf(result.metric)} is ${scoreText(lowest, threshold.value)}${over}; ${threshold.from} asks for ${scoreText(threshold.value)}.${too}`,
      effect: 'blocks',
    },
  ];
}

/** What ended the judging of a prompt early is decided; the rest was not read to its end and decides nothing. */
export function decideStopped(
  { why, measures, read, of }: EarlyStop,
  metrics: Readonly<Record<Metric, MetricResult | null>>,
  checks: ChecksResult | null,
): Reason[] {
  const reasons = measures.flatMap((measure): Reason[] => {
    const result = measure === 'checks' ? null : metrics[measure];
    if (why === 'floor') return result === null ? [] : decideFloor(result);
    const compared = measure === 'checks' ? checks?.passRate : result;
    return compared ? decideRegression(measure, compared) : [];
  });
  const words =
    why === 'floor' ? 'No score of the other cases could change that' : 'That is enough to be sure';
  return reasons.map((reason) => ({
    ...reason,
    message: `${reason.message} ${words}: judging ended after ${read} of ${of} cases.`,
  }));
}
