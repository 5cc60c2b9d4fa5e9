import type { CaseRow } from '../cases/case-row.ts';
import type { CasePrompt } from '../cases/case-view.ts';
import type { PageCase } from '../model.ts';

/** What the table needs at once; written by the same version of the code that reads it. */
export interface IndexData {
  readonly rows: readonly CaseRow[];
  readonly prompts: readonly CasePrompt[];
  readonly baseline: string;
  readonly partSize: number;
}

export function readIndex(): IndexData {
  return JSON.parse(document.getElementById('index')?.textContent ?? 'null') as IndexData;
}

/** The answers of all cases, read part by part when they are asked for. */
export class Answers {
  readonly #partSize: number;
  readonly #parts = new Map<number, readonly PageCase[]>();

  constructor(partSize: number) {
    this.#partSize = partSize;
  }

  /** Null while the browser still loads the file. */
  of(row: CaseRow): PageCase | null {
    return this.part(Math.floor(row.index / this.#partSize))?.[row.index % this.#partSize] ?? null;
  }

  part(number: number): readonly PageCase[] | null {
    const known = this.#parts.get(number);
    if (known !== undefined) return known;
    // An element that is still being loaded would end in the middle.
    const element = document.getElementById(`cases-${number}`);
    if (element === null || (document.readyState === 'loading' && element.nextElementSibling === null))
      return null;
    const cases = JSON.parse(element.textContent ?? '[]') as readonly PageCase[];
    this.#parts.set(number, cases);
    return cases;
  }
}
