import {
  answered,
  type Load,
  type Pace,
  refused,
  send,
  startPace,
  type Ticket,
  waitFor,
} from '../../src/model/pace.ts';
import { askedDelay } from '../../src/model/retry.ts';
import { readToldLimits } from '../../src/model/told-limits.ts';

/** An endpoint in simulated time, all of it in milliseconds. */
export interface Endpoint {
  readonly requestsPerMinute: number;
  /** Requests that its bucket holds. */
  readonly burst: number;
  readonly tokensPerMinute?: number;
  /** Tokens that it charges for a request. */
  readonly tokens?: number;
  readonly latency: number;
  /** A refusal comes back after so long. */
  readonly refusalLatency?: number;
  readonly tells?: boolean;
  /** Seconds, rounded up, or milliseconds, or nothing at all. */
  readonly asks?: 'seconds' | 'milliseconds' | 'nothing';
  /** Refuses everything between these moments. */
  readonly outage?: readonly [number, number];
}

export interface Course {
  readonly requests: number;
  readonly ceiling: number;
  readonly loads?: readonly Load[];
  /** Timers are late by up to so much. */
  readonly jitter?: number;
  /** From [0, 1). */
  random?(): number;
}

/** What became of the requests. */
export interface Ride {
  readonly ms: number;
  readonly refused: number;
  readonly peak: number;
  readonly waits: readonly number[];
  /** When each request that was let through was sent. */
  readonly passed: readonly number[];
  readonly pace: Pace;
}

const LOAD: Load = { model: 'm', inputTokens: 100, maxTokens: 100 };

interface Reply {
  readonly at: number;
  readonly ticket: Ticket;
  readonly refused: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends so many requests at their pace; those refused are sent again. */
export function ride(endpoint: Endpoint, course: Course): Ride {
  const { random = () => 0.5, jitter = 0 } = course;
  const loads = course.loads ?? [LOAD];
  const gate = bucketsOf(endpoint);
  const waits: number[] = [];
  const passed: number[] = [];
  let [now, left, refusals, peak, turn] = [0, course.requests, 0, 0, 0];
  let pace = startPace(course.ceiling, 0);
  let flying: Reply[] = [];
  while (left > 0 || flying.length > 0) {
    const load = loads[turn % loads.length]!;
    const wait = left > 0 ? waitFor(pace, now, flying.length, load) : Number.POSITIVE_INFINITY;
    if (wait <= 0) {
      turn += 1;
      const sent = send(pace, now, load);
      pace = sent.pace;
      left -= 1;
      const reply = gate(now, sent.ticket);
      flying = [...flying, reply].sort((a, b) => a.at - b.at);
      if (!reply.refused) passed.push(now);
      peak = Math.max(peak, flying.length);
      continue;
    }
    waits.push(wait);
    const [next] = flying;
    const alarm = now + Math.ceil(wait) + Math.floor(random() * jitter);
    if (next === undefined || alarm < next.at) {
      if (!Number.isFinite(alarm)) throw new Error('nothing is in flight, and nothing may be sent');
      now = alarm;
      continue;
    }
    flying.shift();
    now = Math.max(now, next.at);
    const header = (name: string) => next.headers[name] ?? null;
    const limits = readToldLimits(header);
    if (next.refused) {
      refusals += 1;
      left += 1;
      pace = refused(pace, next.ticket, now, limits, askedDelay(header), random());
    } else {
      pace = answered(pace, next.ticket, limits);
    }
  }
  return { ms: now, refused: refusals, peak, waits, passed, pace };
}

/** Two token buckets, of requests and of tokens; a request passes when both have enough for it. */
function bucketsOf(endpoint: Endpoint): (now: number, ticket: Ticket) => Reply {
  const { requestsPerMinute, burst, tells = false, asks = 'seconds', latency, outage } = endpoint;
  const { tokensPerMinute = Number.POSITIVE_INFINITY, tokens = 200, refusalLatency = latency } = endpoint;
  const requests = { level: burst, most: burst, perMs: requestsPerMinute / 60_000 };
  const spending = { level: tokensPerMinute, most: tokensPerMinute, perMs: tokensPerMinute / 60_000 };
  const kinds = [
    ['requests', requests, 1, requestsPerMinute],
    ...(Number.isFinite(tokensPerMinute) ? [['tokens', spending, tokens, tokensPerMinute] as const] : []),
  ] as const;
  let last = 0;
  return (now, ticket) => {
    for (const [, bucket] of kinds) {
      bucket.level = Math.min(bucket.most, bucket.level + (now - last) * bucket.perMs);
    }
    last = now;
    const out = outage !== undefined && now >= outage[0] && now < outage[1];
    const wait = Math.max(0, ...kinds.map(([, bucket, price]) => (price - bucket.level) / bucket.perMs));
    const isRefused = out || wait > 1e-9;
    if (!isRefused) for (const [, bucket, price] of kinds) bucket.level -= price;
    const headers: Record<string, string> = {};
    if (tells) {
      for (const [kind, bucket, , limit] of kinds) {
        headers[`x-ratelimit-limit-${kind}`] = String(limit);
        headers[`x-ratelimit-remaining-${kind}`] = String(Math.max(0, Math.floor(bucket.level)));
        headers[`x-ratelimit-reset-${kind}`] = `${Math.ceil((bucket.most - bucket.level) / bucket.perMs)}ms`;
      }
    }
    if (isRefused && !out && asks === 'seconds') headers['retry-after'] = String(Math.ceil(wait / 1000));
    if (isRefused && !out && asks === 'milliseconds') headers['retry-after-ms'] = String(Math.ceil(wait));
    return { at: now + (isRefused ? refusalLatency : latency), ticket, refused: isRefused, headers };
  };
}
