import { toJson } from '../ports/json.ts';
import { canonical } from '../prompts/behaviour.ts';
import type { GoldenCase } from './golden-case.ts';

/** How the head's dataset differs from the base's, by case id. */
export interface DatasetChange {
  readonly added: readonly string[];
  readonly edited: readonly string[];
  readonly removed: readonly string[];
}

/** Compares two datasets case by case; the order of rows and keys does not count. */
export function compareDatasets(base: readonly GoldenCase[], head: readonly GoldenCase[]): DatasetChange {
  const before = new Map(base.map((golden) => [golden.id, fingerprint(golden)]));
  const after = new Map(head.map((golden) => [golden.id, fingerprint(golden)]));
  return {
    added: [...after.keys()].filter((id) => !before.has(id)),
    edited: [...after.keys()].filter((id) => before.has(id) && before.get(id) !== after.get(id)),
    removed: [...before.keys()].filter((id) => !after.has(id)),
  };
}

function fingerprint(golden: GoldenCase): string {
  return canonical(toJson(golden));
}
