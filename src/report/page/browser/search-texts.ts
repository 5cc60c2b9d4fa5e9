import type { Sample } from '../../../judging/measurement.ts';
import type { CaseRow } from '../cases/case-row.ts';
import { searchable } from '../cases/selection.ts';
import type { PageCase } from '../model.ts';
import type { Answers } from './index-data.ts';

/** What can be searched of every case: at first the line of the table, and the answers as soon as they are read. */
export class SearchTexts {
  readonly #texts: string[];
  readonly #rows: readonly CaseRow[];
  readonly #answers: Answers;
  readonly #partSize: number;
  #nextPart = 0;

  constructor(rows: readonly CaseRow[], answers: Answers, partSize: number) {
    this.#rows = rows;
    this.#answers = answers;
    this.#partSize = partSize;
    this.#texts = rows.map(({ id, query, rules }) => searchable([id, query, ...rules].join('\n')));
  }

  of(row: CaseRow): string {
    return this.#texts[row.index] ?? '';
  }

  /** Reads the answers while the browser has nothing else to do. @param done called when all are read */
  readWhenIdle(done: () => void): void {
    const idle =
      globalThis.requestIdleCallback ??
      ((run: (deadline: IdleDeadline) => void) => requestAnimationFrame(() => run(NO_HURRY)));
    const step = (deadline: IdleDeadline) => {
      while (deadline.timeRemaining() > 4 && this.#readPart());
      if (this.#nextPart * this.#partSize < this.#rows.length) idle(step);
      else done();
    };
    idle(step);
  }

  /** False where there is no more to read now. */
  #readPart(): boolean {
    const from = this.#nextPart * this.#partSize;
    if (from >= this.#rows.length) return false;
    const part = this.#answers.part(this.#nextPart);
    if (part === null) return false;
    part.forEach((one, index) => {
      this.#texts[from + index] = searchable(textOf(one));
    });
    this.#nextPart += 1;
    return true;
  }
}

/** Browsers without idle time: a part each frame. */
const NO_HURRY: IdleDeadline = { didTimeout: false, timeRemaining: () => 5 };

function textOf(one: PageCase): string {
  const samples: readonly Sample[] = [
    ...one.candidate,
    ...(one.baseline ?? []),
    ...(one.confirmation?.candidate ?? []),
    ...(one.confirmation?.baseline ?? []),
  ];
  return [one.id, one.query, one.group ?? '', ...samples.flatMap(sampleTexts)].join('\n');
}

function sampleTexts(sample: Sample): string[] {
  if (sample.kind !== 'answered') return [sample.why];
  return [sample.output, ...sample.failures.map(({ rule }) => rule)];
}
