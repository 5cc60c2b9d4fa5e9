import type { MetricResult, Reason } from '../policy/verdict.ts';
import { scoreText } from '../report/words.ts';

/** More than this share of the applicable cases without a score on a side: not measured. */
const MAX_UNSCORED = 0.1;
/** Fewer than this share of the applicable cases scored on every side that runs: not measured. */
const MIN_SCORED = 0.5;
/** A regression smaller than this is not worth a block, however sure it is. */
const MIN_DROP = 0.02;

/** Rules 1 to 3 for one metric of one prompt: measured at all, floor, regression. */
export function decideMetric(result: MetricResult, compares: boolean): Reason[] {
  if (result.applicable === 0) {
    const message = `${title(result)} was not judged: no case of the dataset has a context.`;
    return [{ code: `unmeasured.${result.metric}`, message, effect: 'note' }];
  }
  const unmeasured = decideMeasured(result, compares);
  if (unmeasured !== null) return [unmeasured];
  return [...decideFloor(result), ...(compares ? decideRegression(result) : [])];
}

function decideMeasured(result: MetricResult, compares: boolean): Reason | null {
  const code = `unmeasured.${result.metric}`;
  const { applicable, unscored } = result;
  const most = Math.max(unscored.candidate, unscored.baseline);
  if (most > MAX_UNSCORED * applicable) {
    const side = unscored.candidate >= unscored.baseline ? 'candidate' : 'baseline';
    const message = `${title(result)} could not be measured: ${most} of ${applicable} cases of the ${side} have no score, more than 10%.`;
    return { code, message, effect: 'inconclusive' };
  }
  const scored = compares ? result.pairs : result.floor.cases;
  if (scored < MIN_SCORED * applicable) {
    const where = compares ? 'on both sides' : 'at all';
    const why = Object.entries(result.excluded)
      .filter(([reason, count]) => count > 0 && reason !== 'not-applicable')
      .map(([reason, count]) => `${reason}: ${count}`)
      .join(', ');
    const message = `${title(result)} could not be measured: only ${scored} of ${applicable} cases were scored ${where}${why ? ` (${why})` : ''}.`;
    return { code, message, effect: 'inconclusive' };
  }
  return null;
}

function decideFloor(result: MetricResult): Reason[] {
  const { all, known } = result.floor;
  const threshold = result.threshold;
  const below = (mean: number | null) => mean !== null && mean < threshold.value - 1e-9;
  if (!below(all) && !below(known)) return [];
  const lowest = (below(all) ? all : known) ?? 0;
  const over = below(all)
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
      message: `${title(result)} is ${scoreText(lowest, threshold.value)}${over}; ${threshold.from} asks for ${scoreText(threshold.value)}.${too}`,
      effect: 'blocks',
    },
  ];
}

function decideRegression(result: MetricResult): Reason[] {
  const { baseline, candidate, delta, pHolm, alpha, worse, better, pairs } = result;
  if (baseline === null || candidate === null || delta === null) return [];
  const fell = `${title(result)} fell from ${scoreText(baseline, candidate)} to ${scoreText(candidate, baseline)}: worse on ${worse} of ${pairs} cases, better on ${better}`;
  const code = `regression.${result.metric}`;
  if (result.regression.value === 'strict' && delta < 0) {
    return [
      { code, message: `${fell}. ${result.regression.from} is strict: any fall blocks.`, effect: 'blocks' },
    ];
  }
  if (result.regression.value !== 'significant' || pHolm === null || delta >= 0) return [];
  if (pHolm <= alpha && delta <= -MIN_DROP + 1e-9) {
    return [{ code, message: `${fell}. ${oneIn(pHolm)} (${pText(pHolm)}).`, effect: 'blocks' }];
  }
  const needed = result.changedNeeded ?? 0;
  const small =
    result.changed < needed
      ? `; this dataset cannot prove a regression: ${result.changed} changed cases, ${needed} needed`
      : '';
  return [{ code, message: `${fell}. No regression is proven (${pText(pHolm)})${small}.`, effect: 'note' }];
}

function oneIn(p: number): string {
  const odds = Math.floor(1 / Math.max(p, 1e-9));
  return `Fewer than 1 in ${odds >= 1000 ? 'a thousand' : odds} unchanged prompts would look like this`;
}

/** p as people read it: three digits, or below the smallest shown. */
function pText(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
}

function title(result: MetricResult): string {
  return result.metric === 'faithfulness' ? 'Faithfulness' : 'Relevance';
}
