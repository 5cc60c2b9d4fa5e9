import { judge } from '../../../fixtures/servers/stand-in-judge.ts';
import type { RawClaim } from '../../../src/judging/faithfulness.ts';
import type { Material } from '../../../src/judging/fence.ts';
import type { RawRating } from '../../../src/judging/reply/parse-reply.ts';
import { excluded, type Score, scored } from '../../../src/judging/score.ts';
import type { Metric } from '../../../src/policy/policy.ts';

export type Reply = { readonly claims: readonly RawClaim[] } | RawRating;

const CODE = '0'.repeat(32);

/** What a judge replies that compares words and numbers, and lets nothing in the material talk to it. */
export function honestReply(metric: Metric, material: Material): Reply {
  const parts = Object.entries(material)
    .filter(([, text]) => text !== null)
    .map(([part, text]) => `BEGIN ${CODE} ${part}\n${JSON.stringify(text)}\nEND ${CODE} ${part}`);
  const content = [`The material is fenced by the code ${CODE}.`, ...parts].join('\n');
  return JSON.parse(judge(metric, { model: 'stand-in', messages: [{ role: 'user', content }] })) as Reply;
}

/** The score of a reply that is taken at its word. */
export function plainScore(reply: Reply): Score {
  if ('rating' in reply) return scored(reply.rating / 5);
  const { claims } = reply;
  if (claims.length === 0) return excluded('nothing claimed');
  return scored(claims.filter(({ verdict }) => verdict === 'supported').length / claims.length);
}
