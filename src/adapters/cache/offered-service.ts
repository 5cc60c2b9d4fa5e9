import { createHash } from 'node:crypto';

/** Where and under which names this run may leave something for later ones. */
export interface CarryingPlace {
  readonly url: string;
  readonly token: string;
  readonly readable: boolean;
  readonly writable: boolean;
  /** Beginnings of the keys to look for; new keys begin with the first. */
  readonly prefixes: readonly string[];
  /** What tells this run and attempt from others. */
  readonly run: string;
}

/**
 * The cache service that the runner offers to this step; null: it offers none, or only the older protocol of GitHub
 * Enterprise Server.
 * @param names of what carries, the gate's among them, the narrowest first: several gates of a repository, and the parts
 * of a run, keep apart what they carry, and each falls back to what another left
 */
export function offeredService(
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): CarryingPlace | null {
  const { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token } = environment;
  if (!environment.ACTIONS_CACHE_SERVICE_V2 || !url || !token || !URL.canParse(url)) return null;
  // `none`, `read`, `write` and `write-only`; the runner of today sets nothing, which allows both.
  const mode = environment.ACTIONS_CACHE_MODE?.trim().toLowerCase() ?? '';
  const digits = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 8);
  return {
    url,
    token,
    readable: mode !== 'none' && mode !== 'write-only',
    writable: mode !== 'none' && mode !== 'read',
    prefixes: [...names.map((name) => `prompt-gate-${digits(name)}-`), 'prompt-gate-'],
    run: `${environment.GITHUB_RUN_ID || '0'}-${environment.GITHUB_RUN_ATTEMPT || '1'}`,
  };
}
