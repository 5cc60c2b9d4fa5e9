import type { CheckFailure } from '../../../checks/check-spec.ts';
import type { AnswerSample, Sample } from '../../../judging/measurement.ts';
import {
  type Claim,
  type ExclusionReason,
  excluded,
  type Judgement,
  type Score,
  scored,
  unscored,
  type Vote,
} from '../../../judging/score.ts';
import type { Metric } from '../../../policy/policy.ts';
import type { PageCase } from '../model.ts';
import { type Cursor, number, text } from './cursor.ts';

const EXCLUSIONS: readonly ExclusionReason[] = [
  'nothing claimed',
  'failed check',
  'not run',
  'not-applicable',
];

export function readCase(one: Cursor): PageCase {
  return {
    id: one.at('id').text(),
    query: one.at('query').text(),
    group: one.at('group').maybe(text),
    critical: one.at('critical').flag(),
    known: one.at('known').flag(),
    candidate: readSamples(one.at('candidate')),
    baseline: one.at('baseline').maybe(readSamples),
    confirmation: one.at('confirmation').maybe((confirmation) => ({
      candidate: readSamples(confirmation.at('candidate')),
      baseline: readSamples(confirmation.at('baseline')),
    })),
    context: one.at('context').maybe(text),
    reference: one.at('reference').maybe(text),
  };
}

function readSamples(side: Cursor): Sample[] {
  return side.at('samples').list().map(readSample);
}

function readSample(sample: Cursor): Sample {
  const kind = sample.at('kind').oneOf(['answered', 'unanswered', 'not-run']);
  if (kind !== 'answered') return { kind, why: sample.at('why').text() };
  return {
    kind,
    output: sample.at('output').text(),
    latencyMs: sample.at('latencyMs').number(),
    usage: sample
      .at('usage')
      .maybe((usage) => ({ input: usage.at('input').number(), output: usage.at('output').number() })),
    usd: sample.at('usd').maybe(number),
    failures: sample.at('failures').list().map(readFailure),
    judgements: readJudgements(sample),
    drawnAt: sample.at('drawnAt').text(),
    kept: sample.at('kept').flag(),
  };
}

function readFailure(failure: Cursor): CheckFailure {
  return {
    rule: failure.at('rule').text(),
    expected: failure.at('expected').text(),
    found: failure.at('found').text(),
  };
}

function readJudgements(sample: Cursor): AnswerSample['judgements'] {
  const judgement = (metric: Metric, claims: readonly Claim[], reasoning: string | null): Judgement => ({
    score: readScore(sample.at('scores').at(metric), sample.at('noScore').at(metric)),
    claims,
    reasoning,
    votes: sample.at('votes').at(metric).list().map(readVote),
  });
  return {
    faithfulness: judgement('faithfulness', sample.at('claims').list().map(readClaim), null),
    relevance: judgement('relevance', [], sample.at('reasoning').maybe(text)),
  };
}

function readScore(score: Cursor, absence: Cursor): Score {
  const value = score.maybe(number);
  if (value !== null) return scored(value);
  const why = absence.text();
  const reason = EXCLUSIONS.find((known) => known === why);
  return reason === undefined ? unscored(why) : excluded(reason);
}

function readVote(vote: Cursor): Vote {
  return { model: vote.at('model').text(), score: vote.at('score').maybe(number) };
}

function readClaim(claim: Cursor): Claim {
  return {
    quote: claim.at('quote').text(),
    claim: claim.at('claim').text(),
    verdict: claim.at('verdict').oneOf(['supported', 'contradicted', 'not_found']),
    evidence: claim.at('evidence').text(),
    overruled: claim.at('overruled').maybe(text),
  };
}
