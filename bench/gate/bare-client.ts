// The requests of a first version, sent by `openai` under `p-limit` with nothing around them. Prints milliseconds a
// request. Arguments: base URL, cases, requests in flight.
import OpenAI from 'openai';
import pLimit from 'p-limit';
import { fenceMaterial } from '../../src/judging/fence.ts';
import { RUBRICS } from '../../src/judging/rubrics.ts';
import { METRICS, type Metric } from '../../src/policy/policy.ts';
import { goldenCase } from '../server/cases.ts';

type Request = OpenAI.ChatCompletionCreateParamsNonStreaming;

const NONCE = '0'.repeat(32);
const [baseURL = '', cases, concurrency] = process.argv.slice(2);
const client = new OpenAI({ apiKey: 'sk-bench', baseURL, maxRetries: 0 });
const limit = pLimit(Number(concurrency));

const ask = (body: Request) => limit(() => client.chat.completions.create(body));

function generation({ query, context }: Record<string, unknown>): Request {
  const system = `You answer questions about facts.\nContext:\n${context}`;
  return {
    model: 'bench',
    max_tokens: 4096,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: String(query) },
    ],
  };
}

function judging(metric: Metric, { query, context }: Record<string, unknown>, answer: string): Request {
  const { system, schema } = RUBRICS[metric];
  const material = fenceMaterial(NONCE, { question: String(query), context: String(context), answer });
  return {
    model: 'bench-judge',
    temperature: 0,
    max_tokens: 4096,
    response_format: {
      type: 'json_schema',
      json_schema: { name: metric, strict: true, schema: { ...schema } },
    },
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: material },
    ],
  };
}

async function oneCase(index: number): Promise<void> {
  const golden = goldenCase(index);
  const reply = await ask(generation(golden));
  const answer = reply.choices[0]?.message.content ?? '';
  await Promise.all(METRICS.map((metric) => ask(judging(metric, golden, answer))));
}

const start = performance.now();
await Promise.all(Array.from({ length: Number(cases) }, (_, index) => oneCase(index)));
console.log((performance.now() - start) / (Number(cases) * (1 + METRICS.length)));
