import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
}

/** Adds the licences of every package that is in the bundle: most of them ask to be carried along. */
export function thirdPartyNotices(fileName: string): Plugin {
  return {
    name: 'third-party-notices',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = new Set(modules.filter((id) => id.includes('node_modules')).map(packageFolder));
      const data = readdirSync('licences').map((file) => readFileSync(join('licences', file), 'utf8').trim());
      const notices = [...[...folders].map(notice), ...data].sort();
      this.emitFile({ type: 'asset', fileName, source: `${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n` });
    },
  };
}

/** The nearest folder above a module whose manifest has a name and a version. */
function packageFolder(module: string): string {
  for (let folder = dirname(module); folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (!existsSync(path)) continue;
    const { name, version } = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    if (name && version) return folder;
  }
  throw new Error(`no package holds ${module}`);
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Manifest;
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}
