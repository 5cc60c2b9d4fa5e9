import { partialNames } from '../prompts/formats/dotprompt.ts';
import type { Loaded } from './snapshot.ts';

/** A partial that a prompt names, with the files that could hold it. */
export interface PartialFile {
  readonly name: string;
  readonly paths: readonly string[];
}

/** Where partials are looked up. `has` costs no read: a prompt chooses the names that it asks for. */
export interface PartialSource {
  has(path: string): Promise<boolean>;
  read(path: string): Promise<Loaded<string>>;
}

/** A prompt that names more partials than this was built to burn reads. */
const MAX_PARTIALS = 50;

/** The partials of a `.prompt` file and of its partials: their sources by name, and the files that hold them. */
export async function readPartials(
  promptPath: string,
  source: string,
  files: PartialSource,
): Promise<{ readonly sources: ReadonlyMap<string, string>; readonly files: readonly PartialFile[] }> {
  const sources = new Map<string, string>();
  const named: PartialFile[] = [];
  const open = [...partialNames(source)];
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    if (named.some((file) => file.name === name) || named.length >= MAX_PARTIALS) continue;
    const found = await findPartial(name, promptPath, files);
    named.push({ name, paths: found });
    // Of two files the application may take the other one.
    const loaded = found.length === 1 && found[0] !== undefined ? await files.read(found[0]) : null;
    if (loaded?.kind !== 'loaded') continue;
    sources.set(name, loaded.value);
    open.push(...partialNames(loaded.value));
  }
  return { sources, files: named };
}

/** `common/tone` is `common/_tone.prompt` in the prompt's own folder, or in one above it. */
async function findPartial(name: string, promptPath: string, files: PartialSource): Promise<string[]> {
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(name) || name.split('/').some((part) => /^\.+$/.test(part))) return [];
  const file = name.replace(/([^/]+)$/, '_$1.prompt');
  const folders = promptPath.split('/').slice(0, -1);
  const found: string[] = [];
  for (let depth = folders.length; depth >= 0; depth -= 1) {
    const path = [...folders.slice(0, depth), file].join('/');
    if (await files.has(path)) found.push(path);
  }
  return found;
}
