import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatRequest } from '../../fixtures/servers/chat-types.ts';
import { type Behaviour, bucket, FAST, failsAt, type Seen } from './behaviour.ts';
import { replyTo, subjectOf } from './replies.ts';

export interface FastModel {
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  /** Behaves so from now on, and starts to count anew. */
  behave(behaviour: Behaviour): void;
  seen(): Seen;
}

/** A chat endpoint on loopback that checks nothing and costs little: the time is to be its client's. */
export async function startFastModel(): Promise<FastModel> {
  let model = behaving(FAST);
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => model.answer(JSON.parse(Buffer.concat(chunks).toString()), outgoing));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    behave(behaviour) {
      model = behaving(behaviour);
    },
    seen: () => model.seen(),
  };
}

function behaving({ latencyMs, perMinute, failing }: Behaviour) {
  const now = () => performance.now();
  const limit = perMinute === null ? null : bucket(perMinute, now);
  const tries = new Map<string, number>();
  const count = { requests: 0, answered: 0, limited: 0, failed: 0 };
  let [first, last] = [Number.NaN, Number.NaN];

  function failure(request: ChatRequest) {
    if (failing === 0) return null;
    const subject = subjectOf(request);
    const before = tries.get(subject) ?? 0;
    tries.set(subject, before + 1);
    return failsAt(subject, before, failing);
  }

  function reply(request: ChatRequest, outgoing: ServerResponse, headers: Record<string, string>): void {
    const failed = failure(request);
    if (failed === null) count.answered += 1;
    else count.failed += 1;
    last = now();
    if (failed === 'connection') outgoing.destroy();
    else if (failed === 'status')
      send(outgoing, 500, headers, errorBody('The server had an error.', 'server_error'));
    else send(outgoing, 200, headers, completion(request));
  }

  return {
    answer(request: ChatRequest, outgoing: ServerResponse): void {
      count.requests += 1;
      if (count.requests === 1) first = now();
      const room = limit?.take();
      const headers = room === undefined ? {} : limitHeaders(perMinute ?? 0, room);
      if (room?.taken === false) {
        count.limited += 1;
        const retry = {
          'retry-after-ms': String(room.waitMs),
          'retry-after': String(Math.ceil(room.waitMs / 1000)),
        };
        send(outgoing, 429, { ...headers, ...retry }, errorBody('Rate limit reached.', 'requests'));
      } else if (latencyMs === 0) reply(request, outgoing, headers);
      else setTimeout(reply, latencyMs, request, outgoing, headers);
    },
    seen: (): Seen => ({ ...count, spanMs: last - first }),
  };
}

/** As OpenAI sends them. */
function limitHeaders(
  perMinute: number,
  { left, waitMs }: { left: number; waitMs: number },
): Record<string, string> {
  return {
    'x-ratelimit-limit-requests': String(perMinute),
    'x-ratelimit-remaining-requests': String(left),
    'x-ratelimit-reset-requests': `${waitMs}ms`,
  };
}

const errorBody = (message: string, type: string) => ({ error: { message, type, param: null, code: null } });

function completion(request: ChatRequest): unknown {
  const message = { role: 'assistant', content: replyTo(request), refusal: null };
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model: request.model,
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  };
}

function send(
  outgoing: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: unknown,
): void {
  const text = JSON.stringify(body);
  const type = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  outgoing.writeHead(status, { ...headers, ...type }).end(text);
}
