import type { IncomingMessage, RequestOptions } from 'node:http';
import type { Agents } from './proxies.ts';

/** What its callers ask of `fetch`. */
export interface Request {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** In place of Node's own. */
  readonly agents?: Agents | undefined;
}

/** What its callers read of a `Response`. All of it is here. */
export interface Reply {
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Sends one request. Throws where there is no answer. */
export type Transport = (url: string, request: Request) => Promise<Reply>;

const MAX_REDIRECTS = 5;
/** The largest file that GitHub hands out has 100 MB, in base64. */
const MOST_BYTES = 256 * 1024 * 1024;
/** So long may the server be silent, in milliseconds. */
const MAX_SILENCE_MS = 120_000;

/**
 * As `fetch`, as far as the gate needs it: follows what moved, keeps connections. The first use of the global `fetch`
 * takes as long as all else that a run does which finds no prompt, and each use as long as all else that is done for a
 * request to a model.
 */
export const directly: Transport = async (url, request) => {
  let [at, { headers }] = [new URL(url), request];
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const answer = await send(at, { ...request, headers });
    const target = movedTo(at, request.method, answer);
    if (target === null) return reply(at, answer, request.signal);
    answer.resume();
    // What is for this server is for no other.
    if (target.origin !== at.origin) headers = without(headers, 'authorization');
    at = target;
  }
  throw new Error(`more than ${MAX_REDIRECTS} redirects`);
};

function send(url: URL, { method, headers, body, signal, agents }: Request): Promise<IncomingMessage> {
  // An `import` of this module would load `fetch` as well, for the sake of its names.
  const { request } = process.getBuiltinModule(url.protocol === 'https:' ? 'node:https' : 'node:http');
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const options: RequestOptions = {
    method,
    headers: { ...headers, 'accept-encoding': 'gzip', ...length },
    timeout: MAX_SILENCE_MS,
    ...(signal && { signal }),
    ...(agents && { agent: agents[url.protocol] }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, options, resolve);
    sent.on('error', reject);
    sent.on('timeout', () => sent.destroy(new Error(`no answer in ${MAX_SILENCE_MS / 1000} s`)));
    sent.end(body);
  });
}

/** Where the answer sends a request: any method by 307 and 308, one that only reads by the others. */
function movedTo(at: URL, method: string, { statusCode = 0, headers }: IncomingMessage): URL | null {
  if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return null;
  if (statusCode < 307 && method !== 'GET') throw new Error(`the ${method} was redirected (${statusCode})`);
  return new URL(headers.location, at);
}

function without(headers: Request['headers'], name: string): Request['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([key]) => key.toLowerCase() !== name));
}

async function reply(url: URL, answer: IncomingMessage, signal: AbortSignal | undefined): Promise<Reply> {
  const packed = await allOf(answer).catch((error: unknown) => {
    // Whoever gave the signal is told so, and not of the connection that broke for it.
    throw signal?.aborted === true ? signal.reason : error;
  });
  const bytes = answer.headers['content-encoding'] === 'gzip' ? unpacked(packed) : packed;
  return {
    status: answer.statusCode ?? 0,
    statusText: answer.statusMessage ?? '',
    url: url.href,
    headers: new Map(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
    text: async () => new TextDecoder().decode(bytes),
    arrayBuffer: async () => new Uint8Array(bytes).buffer,
  };
}

function allOf(answer: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    answer.on('error', reject);
  });
}

/** @throws RangeError for what would unpack to more than any answer has */
function unpacked(bytes: Buffer): Buffer {
  return process.getBuiltinModule('node:zlib').gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
}
