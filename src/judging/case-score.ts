import type { Metric } from '../policy/policy.ts';
import type { Sample } from './measurement.ts';
import { excluded, type Score, scored, unscored } from './score.ts';

/**
 * The score of one case on one side: the mean over its scored samples. Without one, the case is unscored if any
 * sample is, and otherwise excluded for the first sample's reason. Nothing is imputed.
 */
export function caseScore(samples: readonly Sample[], metric: Metric): Score {
  const scores = samples.map((sample) => sampleScore(sample, metric));
  const values = scores.flatMap((score) => (score.kind === 'scored' ? [score.value] : []));
  if (values.length > 0) return scored(values.reduce((sum, value) => sum + value, 0) / values.length);
  return scores.find((score) => score.kind === 'unscored') ?? scores[0] ?? excluded('not run');
}

function sampleScore(sample: Sample, metric: Metric): Score {
  if (sample.kind === 'answered') return sample.judgements[metric].score;
  return sample.kind === 'not-run' ? excluded('not run') : unscored(`no answer: ${sample.why}`);
}
