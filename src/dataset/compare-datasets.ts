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
  const before = new Map(base.map((golden) => [golden.id, golden]));
  const added: string[] = [];
  const edited: string[] = [];
  for (const golden of head) {
    const known = before.get(golden.id);
    before.delete(golden.id);
    if (known === undefined) added.push(golden.id);
    else if (!isSame(known, golden)) edited.push(golden.id);
  }
  return { added, edited, removed: [...before.keys()] };
}

function isSame(one: GoldenCase, other: GoldenCase): boolean {
  return one === other || fingerprint(one) === fingerprint(other);
}

function fingerprint(golden: GoldenCase): string {
  return canonical(toJson(golden));
}
