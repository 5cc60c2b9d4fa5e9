import type { CalibrationRow } from '../dataset/calibration-row.ts';
import type { DatasetResult } from '../dataset/parse-dataset.ts';
import { parseJson, withoutByteOrderMark } from '../parsing/json-text.ts';
import { type Fault, GateError } from '../ports/gate-error.ts';
import { isJsonObject, type JsonObject } from '../ports/json.ts';
import type { Repository, TreeEntry } from '../ports/repository.ts';
import type { Embedded } from '../prompts/formats/prompt-yml.ts';
import type { Prompt } from '../prompts/prompt.ts';
import type { PartialFile } from './read-partials.ts';

export type Loaded<T> =
  | { readonly kind: 'loaded'; readonly value: T }
  | { readonly kind: 'absent' }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** The value of what was loaded; null where there is none. */
export function loadedValue<T>(loaded: Loaded<T> | null): T | null {
  return loaded?.kind === 'loaded' ? loaded.value : null;
}

/** Files of exact commits, parsed; each is read and parsed once in a run. */
export interface Snapshots {
  text(commit: string, path: string): Promise<Loaded<string>>;
  prompt(commit: string, path: string): Promise<Loaded<Prompt>>;
  /** What a `.prompt.yml` brings along to be measured with; null: nothing. */
  embedded(commit: string, path: string): Promise<Embedded | null>;
  /** The files of the partials that a prompt is put together from. */
  partialsOf(commit: string, path: string): Promise<readonly string[]>;
  dataset(commit: string, path: string): Promise<Loaded<DatasetValue>>;
  calibration(commit: string, path: string): Promise<Loaded<readonly CalibrationRow[]>>;
  schema(commit: string, path: string): Promise<Loaded<JsonObject | boolean>>;
  /** Every path that was asked for so far, in whatever commit. */
  paths(): readonly string[];
  /** Git's id of the content at a path; null: nothing stands there, or nothing can. */
  id(commit: string, path: string): Promise<string | null>;
}

type DatasetValue = Extract<DatasetResult, { kind: 'parsed' }>['cases'];

export function snapshots(repository: Repository): Snapshots {
  const asked = new Set<string>();
  const read = async (commit: string, path: string): Promise<Loaded<string>> => {
    asked.add(path);
    try {
      const entry = await repository.entry(commit, path);
      // The list of changed files names a link, not what it shows: that could change unseen.
      if (entry !== null && entry.kind !== 'file') {
        const what = entry.kind === 'link' ? 'symbolic link' : 'submodule';
        return {
          kind: 'faulty',
          faults: [{ where: path, message: `is a ${what}; put the file itself there` }],
        };
      }
      const found = entry === null ? null : await repository.read(commit, path);
      return found === null ? { kind: 'absent' } : { kind: 'loaded', value: found };
    } catch (error) {
      // A file that cannot be read as text is a fault of that file; anything else ends the run.
      if (!(error instanceof GateError) || !error.code.startsWith('config.')) throw error;
      return { kind: 'faulty', faults: [{ where: path, message: error.message }] };
    }
  };
  const text = remember(read);
  const id = async (commit: string, path: string): Promise<string | null> => {
    try {
      return (await repository.entry(commit, path))?.id ?? null;
    } catch (error) {
      // A path that leads out of the repository: `text` has said so, and there is no content to identify.
      if (error instanceof GateError && error.code.startsWith('config.')) return null;
      throw error;
    }
  };
  // A dataset may be larger than all else together: its text is let go, and what commits share is parsed once.
  const datasets = new Map<string, Promise<Loaded<DatasetValue>>>();
  const readDataset = async (commit: string, path: string): Promise<Loaded<DatasetValue>> => {
    const source = await read(commit, path);
    if (source.kind !== 'loaded') return source;
    const { parseDataset } = await import('../dataset/parse-dataset.ts');
    const result = parseDataset(path, source.value);
    return result.kind === 'parsed' ? { kind: 'loaded', value: result.cases } : result;
  };
  const trees = new Map<string, Promise<ReadonlySet<string>>>();
  const tree = (commit: string) => {
    const found = trees.get(commit) ?? repository.list(commit).then(paths);
    trees.set(commit, found);
    return found;
  };
  const partials = remember(async (commit, path) => {
    const source = /\.prompt$/i.test(path) ? await text(commit, path) : null;
    if (source?.kind !== 'loaded')
      return { sources: new Map<string, string>(), files: [] as readonly PartialFile[] };
    const { readPartials } = await import('./read-partials.ts');
    return readPartials(path, source.value, {
      has: async (file) => (await tree(commit)).has(file),
      read: (file) => text(commit, file),
    });
  });
  const parsed = <T>(parse: (path: string, text: string) => Loaded<T> | Promise<Loaded<T>>) =>
    remember(async (commit, path): Promise<Loaded<T>> => {
      const source = await text(commit, path);
      return source.kind === 'loaded' ? parse(path, source.value) : source;
    });
  return {
    text,
    prompt: remember(async (commit, path): Promise<Loaded<Prompt>> => {
      const source = await text(commit, path);
      if (source.kind !== 'loaded') return source;
      const [{ sources }, { parsePrompt }] = await Promise.all([
        partials(commit, path),
        import('../prompts/formats/parse-prompt.ts'),
      ]);
      const result = parsePrompt(path, source.value, sources);
      return result.kind === 'parsed' ? { kind: 'loaded', value: result.prompt } : result;
    }),
    embedded: async (commit, path) => {
      const source = /\.prompt\.ya?ml$/i.test(path) ? await text(commit, path) : null;
      if (source?.kind !== 'loaded') return null;
      const { parsePromptYmlWhole } = await import('../prompts/formats/prompt-yml.ts');
      return parsePromptYmlWhole(path, source.value).embedded;
    },
    partialsOf: async (commit, path) => (await partials(commit, path)).files.flatMap((file) => file.paths),
    dataset: async (commit, path) => {
      const key = JSON.stringify([path, (await id(commit, path)) ?? { commit }]);
      const found = datasets.get(key) ?? readDataset(commit, path);
      datasets.set(key, found);
      return found;
    },
    calibration: parsed(async (path, source) => {
      const { parseCalibration } = await import('../dataset/parse-calibration.ts');
      const result = parseCalibration(path, source);
      return result.kind === 'parsed' ? { kind: 'loaded', value: result.rows } : result;
    }),
    schema: parsed(parseSchema),
    paths: () => [...asked].sort(),
    id,
  };
}

const paths = (entries: readonly TreeEntry[]) => new Set(entries.map((entry) => entry.path));

function parseSchema(path: string, source: string): Loaded<JsonObject | boolean> {
  const faulty = (message: string): Loaded<never> => ({ kind: 'faulty', faults: [{ where: path, message }] });
  const parsed = parseJson(withoutByteOrderMark(source));
  if (parsed.kind === 'faulty') return faulty(parsed.why);
  const { value } = parsed;
  if (isJsonObject(value) || typeof value === 'boolean') return { kind: 'loaded', value };
  return faulty('is not a JSON Schema; expected a JSON object');
}

function remember<T>(
  load: (commit: string, path: string) => Promise<T>,
): (commit: string, path: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (commit, path) => {
    const key = `${commit}:${path}`;
    const found = known.get(key) ?? load(commit, path);
    known.set(key, found);
    return found;
  };
}
