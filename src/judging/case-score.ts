import type { Metric } from '../policy/policy.ts';
import type { SampleFigures } from './measurement.ts';
import { excluded, type ScoreFigure, scored } from './score.ts';

/**
 * The score of one case on one side: the mean over its scored samples. Where more samples are unscored than scored,
 * the case is unscored: what is left would speak for too little. Where none is scored or unscored, the case is
 * excluded for the first sample's reason. Nothing is imputed.
 */
export function caseScore(samples: readonly SampleFigures[], metric: Metric): ScoreFigure {
  const scores = sampleScores(samples, metric);
  const values = scores.flatMap((score) => (score.kind === 'scored' ? [score.value] : []));
  const missing = scores.filter((score) => score.kind === 'unscored');
  if (values.length > 0 && values.length >= missing.length)
    return scored(values.reduce((sum, value) => sum + value, 0) / values.length);
  return missing[0] ?? scores[0] ?? excluded('not run');
}

/** The score of each sample, or why it has none. */
export function sampleScores(samples: readonly SampleFigures[], metric: Metric): readonly ScoreFigure[] {
  return samples.map((sample) => sampleScore(sample, metric));
}

function sampleScore(sample: SampleFigures, metric: Metric): ScoreFigure {
  if (sample.kind === 'answered') return sample.judgements[metric].score;
  return sample.kind === 'not-run' ? excluded('not run') : { kind: 'unscored' };
}
