// Writes the library's declarations to `types/`, and no others: whoever uses it needs none of what it is built from.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DRAFT = join(ROOT, '.build/types');
const TYPES = join(ROOT, 'types');
/** What a declaration says that it comes from. */
const SPECIFIER = /\b(?:from|import\()\s*["']([^"']+)/g;

rmSync(DRAFT, { recursive: true, force: true });
rmSync(TYPES, { recursive: true, force: true });
execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.types.json'], {
  cwd: ROOT,
  stdio: 'inherit',
});
for (const path of reachableFrom(join(DRAFT, 'library/index.d.ts'))) {
  const target = join(TYPES, relative(DRAFT, path));
  mkdirSync(dirname(target), { recursive: true });
  // The compiler leaves the sources' endings in declarations.
  writeFileSync(
    target,
    readFileSync(path, 'utf8').replace(SPECIFIER, (from) => from.replace(/\.ts$/, '.js')),
  );
}

/** A declaration and those that it speaks of, each once. */
function reachableFrom(entry: string): Iterable<string> {
  const found = new Set([entry]);
  for (const path of found) {
    for (const [, target = ''] of readFileSync(path, 'utf8').matchAll(SPECIFIER)) {
      if (!target.startsWith('.'))
        throw new Error(`${relative(DRAFT, path)} speaks of ${target}, which the package does not bring`);
      found.add(resolve(dirname(path), target.replace(/\.ts$/, '.d.ts')));
    }
  }
  return found;
}
