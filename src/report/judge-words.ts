import type { JudgeCalibration } from '../judging/calibration.ts';
import type { Canary } from '../judging/canary.ts';
import { disagreement } from '../judging/jury.ts';
import { answersOn } from '../judging/measurement.ts';
import { METRICS } from '../policy/policy.ts';
import { code } from './escape.ts';
import type { ReportView } from './view.ts';
import { count, listed } from './words.ts';

/** Models of a jury that lie at least so far apart on an answer disagree. */
const DISAGREEMENT = 0.25;

const TRUST: Readonly<Record<JudgeCalibration['trust'], string>> = {
  trusted: 'trusted',
  warned: 'weak',
  untrusted: 'not trusted',
  'too-few': 'too few rows to judge the judge',
};

const WORST_FIRST: readonly JudgeCalibration['trust'][] = ['untrusted', 'too-few', 'warned', 'trusted'];

/** Who judged, whether that judge is trusted, and whether it caught the known-bad answers of this run. */
export function judgeWords(view: ReportView): string {
  const { calibrations, canaries } = view.judging;
  const names = view.run.judge.split(', ').map(code);
  const who = names.length > 1 ? `jury ${listed(names)} (the median counts)` : `judge ${names.join('')}`;
  return `${who}, ${[trustWords(calibrations), ...canaryWords(canaries), ...disagreementWords(view)].join('; ')}`;
}

/** `trusted (balanced accuracy 0.91 [0.83, 0.97] on faithfulness, on 40 labelled answers)`, by the worse metric. */
function trustWords(calibrations: readonly JudgeCalibration[]): string {
  const worst = WORST_FIRST.find((trust) => calibrations.some((one) => one.trust === trust));
  if (worst === undefined) return 'not calibrated';
  const accuracies = calibrations.flatMap(({ metric, balancedAccuracy: found }) =>
    found === null ? [] : [`${two(found.value)} [${two(found.low)}, ${two(found.high)}] on ${metric}`],
  );
  const rows = count(Math.max(...calibrations.map((one) => one.rows)), 'labelled answer');
  const accuracy = accuracies.length > 0 ? `balanced accuracy ${listed(accuracies)}, ` : '';
  return `${TRUST[worst]} (${accuracy}${rows})`;
}

/** What else the labelled set says of the judge, a line a metric. */
export function calibrationLines({ judging }: ReportView): readonly string[] {
  return judging.calibrations.map((calibration) => {
    const { metric, truePositiveRate, falsePositiveRate, kappa, flips, sizeFactor, unscored } = calibration;
    const figures = [
      ...(truePositiveRate === null ? [] : [`true positives ${percent(truePositiveRate.rate)}`]),
      ...(falsePositiveRate === null ? [] : [`false positives ${percent(falsePositiveRate.rate)}`]),
      ...(kappa === null ? [] : [`kappa ${two(kappa)}`]),
      `flips ${percent(flips)}`,
      ...(unscored > 0 ? [`${unscored} without a score`] : []),
      ...(sizeFactor === null ? [] : [`needs ${sizeFactor.toFixed(1)} times the cases of a perfect judge`]),
    ];
    return `- the judge of ${metric}: ${figures.join(', ')}`;
  });
}

function canaryWords(canaries: readonly Canary[]): string[] {
  if (canaries.length === 0) return [];
  const judged = canaries.reduce((sum, canary) => sum + canary.judged, 0);
  const caught = canaries.reduce((sum, canary) => sum + canary.caught, 0);
  const without = canaries.filter(({ outcome }) => outcome === 'none').map(({ metric }) => metric);
  const none =
    without.length > 0 ? [`no known-bad answer for ${listed(without)} could be made from these cases`] : [];
  return judged === 0 ? none : [`canaries caught ${caught} of ${judged}`, ...none];
}

function disagreementWords({ prompts }: ReportView): string[] {
  let [scores, far] = [0, 0];
  for (const { cases } of prompts) {
    for (const side of ['candidate', 'baseline'] as const) {
      for (const { judgements } of answersOn(cases, side)) {
        const spreads = METRICS.flatMap((metric) => disagreement(judgements[metric]) ?? []);
        scores += spreads.length;
        far += spreads.filter((spread) => spread >= DISAGREEMENT).length;
      }
    }
  }
  return scores === 0
    ? []
    : [`the jury lay ${DISAGREEMENT} or more apart on ${far} of ${count(scores, 'score')}`];
}

function two(value: number): string {
  return value.toFixed(2);
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
