import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { readExactly } from './segment.ts';

/**
 * The cache service of GitHub Actions, version 2, as `@actions/cache` 6 speaks it: Twirp calls in JSON, and archives at
 * signed addresses of Azure's blob store. That package itself is not used: it unpacks with `tar -P`, which writes
 * wherever an archive says, and offers no way to unpack otherwise.
 */
const SERVICE = 'twirp/github.actions.results.api.v1.CacheService';
/** Only entries saved under the same version are found; it names the format, as the service asks for 64 hex digits. */
const VERSION = createHash('sha256').update('prompt-gate cache archive v2, gzip').digest('hex');
/** Larger archives are sent in blocks. */
const BLOCK_BYTES = 8 * 1024 * 1024;
const TRIES = 2;
const PAUSE_MS = 1000;

export interface CacheServiceOptions {
  /** Base address of the service. */
  readonly url: string;
  readonly token: string;
  /** Ends everything that is still under way. */
  readonly signal: AbortSignal;
  /** Milliseconds that one call may take. */
  readonly callMs?: number;
}

export interface CacheService {
  /** The newest archive of the first key that is, or begins, the key of one; null: there is none. */
  find(keys: readonly string[]): Promise<{ readonly key: string; readonly url: string } | null>;
  download(url: string): Promise<AsyncIterable<Uint8Array>>;
  /** Keeps a file under a key that must be new. */
  save(key: string, file: { readonly path: string; readonly size: number }): Promise<void>;
}

/** The service answered, and said no. */
export class ServiceRefusal extends Error {}

const found = z.object({
  ok: z._default(z.boolean(), false),
  signed_download_url: z._default(z.string(), ''),
  matched_key: z._default(z.string(), ''),
});
const reserved = z.object({
  ok: z._default(z.boolean(), false),
  signed_upload_url: z._default(z.string(), ''),
  message: z._default(z.string(), ''),
});
const finalized = z.object({ ok: z._default(z.boolean(), false), message: z._default(z.string(), '') });

/** Every method throws an Error that names the step and no address: a signed one is a secret. */
export function cacheService(options: CacheServiceOptions): CacheService {
  const { url, token, signal, callMs = 10_000 } = options;
  const within = () => AbortSignal.any([signal, AbortSignal.timeout(callMs)]);

  const call = async <T>(method: string, schema: z.ZodMiniType<T>, body: unknown): Promise<T> => {
    const request = () =>
      fetch(new URL(`/${SERVICE}/${method}`, url), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: within(),
      });
    const response = await patiently(method, signal, request);
    const answer = schema.safeParse(await response.json().catch(() => null));
    if (!answer.success) throw new Error(`${method}: the answer is not what the service documents`);
    return answer.data;
  };
  const put = async (
    address: URL,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ) => {
    const request = () =>
      fetch(address, { method: 'PUT', headers, body, redirect: 'error', signal: within() });
    const response = await patiently('upload', signal, request);
    await response.body?.cancel();
  };
  return {
    async find([key = '', ...others]) {
      const answer = await call('GetCacheEntryDownloadURL', found, {
        key,
        restore_keys: others,
        version: VERSION,
      });
      return answer.ok ? { key: answer.matched_key, url: answer.signed_download_url } : null;
    },
    async download(url) {
      const response = await patiently('download', signal, () => fetch(address('download', url), { signal }));
      if (response.body === null) throw new Error('download: the answer is empty');
      return response.body;
    },
    async save(key, { path, size }) {
      const entry = await call('CreateCacheEntry', reserved, { key, version: VERSION });
      if (!entry.ok) throw new ServiceRefusal(`CreateCacheEntry: ${entry.message || 'refused'}`);
      const file = await open(path);
      try {
        await upload(address('upload', entry.signed_upload_url), file, size, put);
      } finally {
        await file.close();
      }
      const end = { key, size_bytes: String(size), version: VERSION };
      const { ok, message } = await call('FinalizeCacheEntryUpload', finalized, end);
      if (!ok) throw new ServiceRefusal(`FinalizeCacheEntryUpload: ${message || 'refused'}`);
    },
  };
}

type Put = (
  address: URL,
  body: string | Uint8Array<ArrayBuffer>,
  headers?: Record<string, string>,
) => Promise<void>;

async function upload(target: URL, file: FileHandle, size: number, put: Put): Promise<void> {
  if (size <= BLOCK_BYTES) {
    await put(target, await bytesOf(file, 0, size), { 'x-ms-blob-type': 'BlockBlob' });
    return;
  }
  const ids: string[] = [];
  for (let start = 0; start < size; start += BLOCK_BYTES) {
    const id = Buffer.from(String(ids.length).padStart(6, '0')).toString('base64');
    const block = await bytesOf(file, start, Math.min(BLOCK_BYTES, size - start));
    await put(withQuery(target, { comp: 'block', blockid: id }), block);
    ids.push(id);
  }
  const list = ids.map((id) => `<Latest>${id}</Latest>`).join('');
  const body = `<?xml version="1.0" encoding="utf-8"?><BlockList>${list}</BlockList>`;
  await put(withQuery(target, { comp: 'blocklist' }), body, { 'content-type': 'application/xml' });
}

const bytesOf = async (file: FileHandle, start: number, length: number) =>
  new Uint8Array(await readExactly(file, start, length));

function withQuery(url: URL, query: Readonly<Record<string, string>>): URL {
  const copy = new URL(url);
  for (const [name, value] of Object.entries(query)) copy.searchParams.set(name, value);
  return copy;
}

function address(step: string, text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Error(`${step}: the service gave no address`);
  return url;
}

/** Sends once more where the failure may pass by itself. */
async function patiently(
  step: string,
  signal: AbortSignal,
  send: () => Promise<Response>,
): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send().catch((error: unknown) => error as Error);
    if (answer instanceof Response && answer.ok) return answer;
    const passing = answer instanceof Error || answer.status >= 500;
    if (!passing || attempt === TRIES || signal.aborted) {
      if (answer instanceof Error) throw new Error(`${step}: ${wordsOf(answer)}`);
      const said = await reasonOf(answer);
      const why = `${step}: status ${answer.status}${said === '' ? '' : `, ${said}`}`;
      throw passing ? new Error(why) : new ServiceRefusal(why);
    }
    if (answer instanceof Response) await answer.body?.cancel();
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Twirp errors say why in `msg`. */
async function reasonOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const message = (body as { msg?: unknown } | null)?.msg;
  return typeof message === 'string' ? message.slice(0, 200) : '';
}

/** `fetch failed` says nothing; its cause does. */
function wordsOf(error: Error): string {
  const cause = error.cause as { code?: unknown } | undefined;
  if (error.name === 'TimeoutError') return 'no answer in time';
  return typeof cause?.code === 'string' ? `${error.message} (${cause.code})` : error.message;
}
