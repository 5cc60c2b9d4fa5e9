// Decides what a pushed version tag may do: `tag` before anything is published, `major-tag` after it was.
// Runs in release.yml before anything is installed, so it imports no package.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { VERSION } from '../src/version.ts';
import { decideMajorTag, faultsOf, isLatest, type Named, parseTag } from './release/rules.ts';

const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
const versionIn = (json: string) => (JSON.parse(json) as { version?: string }).version;

function isOnMain(commit: string): boolean {
  const { status, stderr } = spawnSync('git', ['merge-base', '--is-ancestor', commit, 'origin/main']);
  if (status !== 0 && status !== 1) throw new Error(`git merge-base failed: ${stderr}`);
  return status === 0;
}

function namedBy(tag: string): Named | null {
  const ref = spawnSync('git', ['rev-parse', '--verify', '--quiet', `refs/tags/${tag}^{commit}`]);
  if (ref.status !== 0) return null;
  const commit = ref.stdout.toString().trim();
  const manifest = spawnSync('git', ['show', `${commit}:package.json`]);
  return {
    commit,
    version: manifest.status === 0 ? (versionIn(manifest.stdout.toString()) ?? null) : null,
  };
}

/** Writes what later steps may use. Every value was checked or computed here: none holds a line break. */
function setOutputs(outputs: Readonly<Record<string, string | boolean>>): void {
  const text = Object.entries(outputs)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
  process.stdout.write(text);
  if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, text);
}

function fail(...messages: string[]): void {
  for (const message of messages) console.error(message);
  process.exitCode = 1;
}

const [command] = process.argv.slice(2);
const tag = process.env.GITHUB_REF_NAME ?? '';
const version = parseTag(tag);
const commit = git('rev-parse', 'HEAD');

if (command === 'tag') {
  const faults = faultsOf({
    tag,
    claims: {
      'package.json': versionIn(readFileSync('package.json', 'utf8')),
      'package-lock.json': versionIn(readFileSync('package-lock.json', 'utf8')),
      'src/version.ts': VERSION,
    },
    onMain: isOnMain(commit),
  });
  if (faults.length > 0 || version === null) fail(...faults);
  else {
    const latest = isLatest(version, git('tag', '--list', 'v*').split('\n'));
    setOutputs({ commit, prerelease: version.prerelease !== null, latest });
  }
} else if (command === 'major-tag' && version !== null) {
  const major = `v${version.numbers[0]}`;
  const { kind, why } = decideMajorTag(version, commit, namedBy(major));
  console.log(`${major}: ${kind}, ${why}`);
  if (kind === 'wrong') fail(`${major} was left alone.`);
  else setOutputs({ tag: major, commit, do: kind });
} else {
  fail('Expected `tag` or `major-tag`, and a version tag in GITHUB_REF_NAME.');
}
