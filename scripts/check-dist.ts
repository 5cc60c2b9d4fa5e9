// Fails when dist/ is not what the source builds to.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FRESH = '.build/dist';

function filesBelow(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'base64')];
    }),
  );
}

for (const config of ['rolldown.config.ts', 'rolldown.terminal.config.ts']) {
  execFileSync('rolldown', ['-c', config, '--logLevel', 'silent'], {
    stdio: 'inherit',
    env: { ...process.env, DIST: FRESH },
  });
}
const [fresh, committed] = [filesBelow(FRESH), filesBelow('dist')];
const stale = [...new Set([...fresh.keys(), ...committed.keys()])].filter(
  (name) => fresh.get(name) !== committed.get(name),
);
if (stale.length > 0) {
  console.error(
    `dist/ does not match the source: ${stale.join(', ')}. Run \`npm run build\` and commit dist/.`,
  );
  process.exit(1);
}
console.log(`dist/ matches the source (${fresh.size} files)`);
