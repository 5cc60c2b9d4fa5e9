import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DIST, runGateTo } from '../gate/run-gate.ts';
import { type Benchmark, megabytes } from '../row.ts';

const MOST_BYTES = 7e6;
const MOST_LOADED_BYTES = 1.8e6;

const sizeOf = (paths: readonly string[]) => paths.reduce((sum, path) => sum + statSync(path).size, 0);

/** The bundle, and what of it a run loads that has nothing to do. */
export const size: Benchmark = {
  name: 'size',
  async run(loopback) {
    const all = readdirSync(DIST, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const pull = await loopback.nothingAffected('main');
    const { probed } = await runGateTo('not-applicable', { pull, probe: 'files' });
    const loaded = (probed?.files ?? [])
      .map((url) => fileURLToPath(url))
      .filter((path) => path.startsWith(DIST));
    return [
      {
        work: '`dist/`',
        measured: megabytes(sizeOf(all)),
        against: `${all.length} files`,
        limit: megabytes(MOST_BYTES),
        kept: sizeOf(all) <= MOST_BYTES,
      },
      {
        work: 'loaded of it where nothing is affected',
        measured: megabytes(sizeOf(loaded)),
        against: `${loaded.length} files`,
        limit: megabytes(MOST_LOADED_BYTES),
        kept: loaded.length > 0 && sizeOf(loaded) <= MOST_LOADED_BYTES,
      },
    ];
  },
};
