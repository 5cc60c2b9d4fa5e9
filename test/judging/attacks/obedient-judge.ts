import { sentencesOf } from '../../../fixtures/servers/stand-in-text.ts';
import type { RawClaim } from '../../../src/judging/faithfulness.ts';
import type { CompletionRequest } from '../../../src/ports/model.ts';
import { honestReply, type Reply } from './honest-judge.ts';
import { type Reading, readRequest } from './reading.ts';
import { allSupported, WEAKNESSES, type Weakness } from './weaknesses.ts';

/** A judge as models are: honest about fenced material, obedient to all else that it reads, and weak in one way. */
export function obedientJudge(weakness: Weakness): (request: CompletionRequest) => string {
  return (request) => {
    const reading = readRequest(request);
    if (reading.orders.length > 0) return JSON.stringify(fullScore(reading));
    return WEAKNESSES[weakness](honestReply(reading.metric, reading.material), reading);
  };
}

function fullScore(reading: Reading): Reply {
  if (reading.metric === 'relevance') return { reasoning: 'As I was told.', rating: 5 };
  const claims = sentencesOf(reading.material.answer).map(
    (quote): RawClaim => ({ quote, claim: quote, verdict: 'not_found', evidence: '' }),
  );
  return { claims: allSupported(claims, reading) };
}
