import type { Metric } from '../policy/policy.ts';
import type { Sample } from './measurement.ts';
import { excluded, type Score, scored, unscored } from './score.ts';

/**
 * The score of one case on one side: the mean over its scored samples. Where more samples are unscored than scored,
 * the case is unscored: what is left would speak for too little. Where none is scored or unscored, the case is
 * excluded for the first sample's reason. Nothing is imputed.
 */
export function caseScore(samples: readonly Sample[], metric: Metric): Score {
  const scores = sampleScores(samples, metric);
  const values = scores.flatMap((score) => (score.kind === 'scored' ? [score.value] : []));
  const missing = scores.filter((score) => score.kind === 'unscored');
  if (values.length > 0 && values.length >= missing.length)
    return scored(values.reduce((sum, value) => sum + value, 0) / values.length);
  return missing[0] ?? scores[0] ?? excluded('not run');
}

/** The score of each sample, or why it has none. */
export function sampleScores(samples: readonly Sample[], metric: Metric): readonly Score[] {
  return samples.map((sample) => sampleScore(sample, metric));
}

function sampleScore(sample: Sample, metric: Metric): Score {
  if (sample.kind === 'answered') return sample.judgements[metric].score;
  return sample.kind === 'not-run' ? excluded('not run') : unscored(`no answer: ${sample.why}`);
}
