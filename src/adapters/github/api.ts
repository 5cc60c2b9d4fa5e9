import { request as octokit } from '@octokit/request';
import pLimit from 'p-limit';
import { GateError } from '../../ports/gate-error.ts';
import { transportOf } from './transport.ts';

/** One repository of one GitHub server, spoken to with one token. */
export interface GithubApi {
  readonly owner: string;
  readonly repo: string;
  /**
   * Reads; null for 404, or whatever statuses else say "not there" on this route. Tries again when the server fails.
   * Throws GateError for everything else.
   */
  get(
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    absent?: readonly number[],
  ): Promise<unknown | null>;
  /** All pages of a list, 100 a page, until `enough` says so. */
  pages(
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    enough?: (rows: readonly unknown[]) => boolean,
  ): Promise<readonly unknown[]>;
  /**
   * The user that the token belongs to, asked for once; null for installation tokens (the workflow's own is one), which
   * cannot ask. Throws GateError where the server fails.
   */
  identity(): Promise<string | null>;
  /** Whether a person is in a team of an organisation; `unreadable`: the token may not know. */
  membership(org: string, team: string, user: string): Promise<'member' | 'no-member' | 'unreadable'>;
  /** Writes; the answer or the refusal. Only a write that GitHub put off is sent again: nothing is written twice. */
  send(
    method: 'POST' | 'PATCH' | 'DELETE',
    route: string,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<Sent>;
}

export type Sent =
  | { readonly kind: 'sent'; readonly data: unknown }
  /** `status` null: there was no answer. */
  | { readonly kind: 'refused'; readonly why: string; readonly status: number | null };

export interface GithubOptions {
  readonly token: string;
  /** `https://api.github.com`, or that of another server. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  /** Tells of the runner's proxy; none when absent. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Waits, in milliseconds; a clock that tests can turn. */
  readonly sleep?: (ms: number) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const TRIES = 3;
const READS_IN_FLIGHT = 8;
/** A longer wait that GitHub asks for is not worth the runner's time. */
const MAX_ASKED_MS = 60_000;

export function githubApi(options: GithubOptions): GithubApi {
  const [owner = '', repo = ''] = options.repository.split('/');
  const ask = octokit.defaults({
    baseUrl: options.apiUrl,
    headers: { authorization: `token ${options.token}` },
    request: { fetch: transportOf(options.environment ?? {}), log: SILENT },
  });
  const limit = pLimit(READS_IN_FLIGHT);
  const where = { owner, repo };
  const { sleep = wait, now = Date.now } = options;

  const request = async (method: string, route: string, parameters: Readonly<Record<string, unknown>>) =>
    ask(`${method} /repos/{owner}/{repo}${route}`, { ...where, ...parameters });

  /** Reads, again where the failure passes by itself. */
  const patiently = <T>(route: string, read: () => Promise<T>, absent: readonly number[]) =>
    limit(async (): Promise<T | null> => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await read();
        } catch (error) {
          const status = statusOf(error);
          const asked = askedDelay(error, now());
          if (status !== null && asked === null && absent.includes(status)) return null;
          const passing = asked !== null || status === null || status >= 500 || status === 429;
          if (!passing || asked === Infinity || attempt === TRIES) throw readError(route, status, error);
          await sleep(asked ?? 250 * 2 ** attempt);
        }
      }
    });

  const get: GithubApi['get'] = (route, parameters, absent = [404]) =>
    patiently(route, async () => (await request('GET', route, parameters)).data as unknown, absent);

  let identity: Promise<string | null> | null = null;
  const askWho = async () => {
    if (options.token.startsWith('ghs_')) return null;
    const found = await patiently('/user', () => ask('GET /user'), [401, 403, 404]);
    return found?.data.login ?? null;
  };

  return {
    ...where,
    get,
    async pages(route, parameters, enough = () => false) {
      const rows: unknown[] = [];
      for (let page = 1; ; page += 1) {
        const found = await get(route, { ...parameters, per_page: 100, page }, []);
        if (!Array.isArray(found))
          throw new GateError('unmeasured.github', `GitHub gave no list for \`${route}\`.`);
        rows.push(...found);
        if (found.length < 100 || enough(rows)) return rows;
      }
    },
    identity() {
      identity ??= askWho();
      return identity;
    },
    async membership(org, team, user) {
      const route = '/orgs/{org}/teams/{team_slug}/memberships/{username}';
      const read = () => ask(`GET ${route}`, { org, team_slug: team, username: user });
      try {
        const found = await patiently(route, read, [404]);
        return found?.data.state === 'active' ? 'member' : 'no-member';
      } catch (error) {
        const { cause } = error as GateError;
        const status = statusOf(cause);
        // A token that has asked too often is told 403 as well.
        if (askedDelay(cause, now()) === null && (status === 401 || status === 403)) return 'unreadable';
        throw error;
      }
    },
    async send(method, route, parameters) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return { kind: 'sent', data: (await request(method, route, parameters)).data as unknown };
        } catch (error) {
          const asked = askedDelay(error, now());
          if (asked === null || asked === Infinity || attempt === TRIES) {
            return { kind: 'refused', why: refusal(route, error), status: statusOf(error) };
          }
          await sleep(asked);
        }
      }
    },
  };
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const nothing = () => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

function statusOf(error: unknown): number | null {
  const status = (error as { status?: unknown } | null)?.status;
  // Octokit reports a connection that failed as 500 without a response.
  const answered = (error as { response?: unknown } | null)?.response !== undefined;
  return typeof status === 'number' && answered ? status : null;
}

/**
 * Milliseconds that GitHub asks to wait before the same request may pass; null where it asks for none, infinite where
 * it asks for longer than a run can wait. Its rules: `retry-after` where it is given; else, with nothing left of the primary limit, until
 * the reset; else, for a secondary limit, a minute.
 * Source: docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function askedDelay(error: unknown, now: number): number | null {
  const status = statusOf(error);
  if (status !== 403 && status !== 429) return null;
  const { headers = {} } = (error as { response: { headers?: Record<string, unknown> } }).response;
  const number = (name: string) => (headers[name] === undefined ? Number.NaN : Number(headers[name]));
  const retryAfter = number('retry-after') * 1000;
  if (retryAfter >= 0) return retryAfter <= MAX_ASKED_MS ? retryAfter : Infinity;
  if (number('x-ratelimit-remaining') === 0) {
    const untilReset = Math.max(0, number('x-ratelimit-reset') * 1000 - now) + 1000;
    return untilReset <= MAX_ASKED_MS ? untilReset : Infinity;
  }
  return /secondary rate limit/i.test(messageOf(error)) ? MAX_ASKED_MS : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0]?.slice(0, 300) ?? '') : String(error);
}

/** Which permission a refused call needs, by the last part of its route. */
const PERMISSIONS: readonly (readonly [RegExp, string])[] = [
  [/^\/commits\/[^/]+\/statuses/, 'statuses: write'],
  [/^\/commits\/[^/]+\/pulls/, 'pull-requests: write'],
  [/^\/(contents|git|compare|commits)/, 'contents: read'],
  [/^\/(pulls|issues)/, 'pull-requests: write'],
  [/^\/statuses/, 'statuses: write'],
];

/** Permissions that no workflow can grant or take away. */
const OF_THE_TOKEN: readonly (readonly [RegExp, string])[] = [
  [/^\/collaborators/, 'give the gate a token with `metadata: read`; that of the workflow always has it'],
  [/^\/orgs/, 'give the gate the token of an App with `members: read` of the organisation'],
];

/** The sentence that tells what to grant. */
export function permissionFor(route: string): string {
  const ofTheToken = OF_THE_TOKEN.find(([pattern]) => pattern.test(route));
  if (ofTheToken !== undefined) return ofTheToken[1];
  const found = PERMISSIONS.find(([pattern]) => pattern.test(route));
  return found
    ? `grant \`${found[1]}\` under \`permissions:\` of the workflow`
    : 'check the permissions of the token';
}

/** What a person can do about a refusal. Only one that is about permissions is mended by granting one. */
function remedyFor(route: string, status: number | null, message: string): string {
  if (/rate limit/i.test(message)) return 'wait until the token may ask again, then run the job again';
  return status === 401 || status === 403 || status === 404 ? permissionFor(route) : 'run the job again';
}

function refusal(route: string, error: unknown): string {
  const status = statusOf(error);
  const message = messageOf(error);
  return `(${status === null ? message : `${status}: ${message}`}); ${remedyFor(route, status, message)}`;
}

function readError(route: string, status: number | null, error: unknown): GateError {
  const message = messageOf(error);
  const answer = status === null ? `could not be reached (${message})` : `answered ${status}: ${message}`;
  return new GateError('unmeasured.github', `GitHub ${answer} when asked for \`${route}\`.`, {
    remedy: `Please ${remedyFor(route, status, message)}.`,
    cause: error,
  });
}
