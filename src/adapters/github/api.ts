import { GitHub, getOctokitOptions } from '@actions/github/lib/utils';
import pLimit from 'p-limit';
import { GateError } from '../../ports/gate-error.ts';

/** One repository of one GitHub server, spoken to with one token. */
export interface GithubApi {
  readonly owner: string;
  readonly repo: string;
  /** Reads; null for 404. Tries again when the server fails. Throws GateError for everything else. */
  get(route: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown | null>;
  /** All pages of a list, 100 a page, until `enough` says so. */
  pages(
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    enough?: (rows: readonly unknown[]) => boolean,
  ): Promise<readonly unknown[]>;
  /** The user that the token belongs to; null for installation tokens (the workflow's own is one), which cannot ask. */
  identity(): Promise<string | null>;
  /** Writes once; the answer or the refusal. */
  send(method: 'POST' | 'PATCH', route: string, parameters: Readonly<Record<string, unknown>>): Promise<Sent>;
}

export type Sent =
  | { readonly kind: 'sent'; readonly data: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly message: string };

export interface GithubOptions {
  readonly token: string;
  /** `https://api.github.com`, or that of another server. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
}

const TRIES = 3;
const READS_IN_FLIGHT = 8;

export function githubApi(options: GithubOptions): GithubApi {
  const [owner = '', repo = ''] = options.repository.split('/');
  const octokit = new GitHub(getOctokitOptions(options.token, { baseUrl: options.apiUrl, log: SILENT }));
  const limit = pLimit(READS_IN_FLIGHT);
  const where = { owner, repo };

  const request = async (method: string, route: string, parameters: Readonly<Record<string, unknown>>) =>
    octokit.request(`${method} /repos/{owner}/{repo}${route}`, { ...where, ...parameters });

  const get: GithubApi['get'] = (route, parameters) =>
    limit(async () => {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return (await request('GET', route, parameters)).data as unknown;
        } catch (error) {
          const status = statusOf(error);
          if (status === 404) return null;
          const passing = status === null || status >= 500 || status === 429;
          if (!passing || attempt === TRIES) throw readError(route, status, error);
          await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** attempt));
        }
      }
    });

  return {
    ...where,
    get,
    async pages(route, parameters, enough = () => false) {
      const rows: unknown[] = [];
      for (let page = 1; ; page += 1) {
        const found = await get(route, { ...parameters, per_page: 100, page });
        if (!Array.isArray(found)) throw readError(route, 404, null);
        rows.push(...found);
        if (found.length < 100 || enough(rows)) return rows;
      }
    },
    async identity() {
      if (options.token.startsWith('ghs_')) return null;
      try {
        return (await octokit.request('GET /user')).data.login;
      } catch {
        return null;
      }
    },
    async send(method, route, parameters) {
      try {
        return { kind: 'sent', data: (await request(method, route, parameters)).data as unknown };
      } catch (error) {
        return { kind: 'refused', status: statusOf(error) ?? 0, message: messageOf(error) };
      }
    },
  };
}

const nothing = () => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

function statusOf(error: unknown): number | null {
  const status = (error as { status?: unknown } | null)?.status;
  // Octokit reports a connection that failed as 500 without a response.
  const answered = (error as { response?: unknown } | null)?.response !== undefined;
  return typeof status === 'number' && answered ? status : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0]?.slice(0, 300) ?? '') : String(error);
}

/** Which permission a refused call needs, by the last part of its route. */
const PERMISSIONS: readonly (readonly [RegExp, string])[] = [
  [/^\/(contents|git|compare|commits)/, 'contents: read'],
  [/^\/(pulls|issues)/, 'pull-requests: write'],
  [/^\/statuses/, 'statuses: write'],
];

/** The sentence that tells what to grant. */
export function permissionFor(route: string): string {
  const found = PERMISSIONS.find(([pattern]) => pattern.test(route));
  return found
    ? `grant \`${found[1]}\` under \`permissions:\` of the workflow`
    : 'check the permissions of the token';
}

function readError(route: string, status: number | null, error: unknown): GateError {
  const answer =
    status === null
      ? `could not be reached (${messageOf(error)})`
      : `answered ${status}: ${messageOf(error)}`;
  const remedy =
    status === 401 || status === 403 || status === 404
      ? `Please ${permissionFor(route)}.`
      : 'Run the job again.';
  return new GateError('unmeasured.github', `GitHub ${answer} when asked for \`${route}\`.`, {
    remedy,
    cause: error,
  });
}
