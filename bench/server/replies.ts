import type { ChatRequest } from '../../fixtures/servers/chat-types.ts';

/** What the model of the bench says: the first sentence of the context; as a judge, whether the context holds it. */
export function replyTo(request: ChatRequest): string {
  const user = request.messages.at(-1)?.content ?? '';
  switch (request.response_format?.json_schema?.name) {
    case 'faithfulness':
      return faithfulness(part(user, 'answer'), part(user, 'context'));
    case 'relevance':
      return JSON.stringify({
        reasoning: 'The answer is held against the context.',
        rating: part(user, 'context').includes(part(user, 'answer')) ? 5 : 1,
      });
    default:
      // The rubrics of promptfoo, which ask for no schema.
      if (/"pass"/.test(request.messages[0]?.content ?? ''))
        return '{"reason":"as asked","pass":true,"score":1}';
      return /Context:\n([^.]*\.)/.exec(request.messages[0]?.content ?? '')?.[1] ?? 'I do not know.';
  }
}

/** What the request is about, whoever asks and however often. */
export function subjectOf(request: ChatRequest): string {
  const user = request.messages.at(-1)?.content ?? '';
  const name = request.response_format?.json_schema?.name;
  return name === undefined ? user : `${name} ${part(user, 'question')} ${part(user, 'answer')}`;
}

/** One part of the fenced material. */
function part(material: string, name: string): string {
  const line = new RegExp(`^BEGIN \\w+ ${name}\\n(.*)$`, 'm').exec(material)?.[1];
  return line === undefined ? '' : (JSON.parse(line) as string);
}

function faithfulness(answer: string, context: string): string {
  const held = context.includes(answer);
  const claim = { quote: answer, claim: answer, verdict: held ? 'supported' : 'not_found' };
  return JSON.stringify({ claims: [{ ...claim, evidence: held ? answer : '' }] });
}
