import { toThousandths } from './sign-flip.ts';

/** A mean of scores in [0, 1], rounded to thousandths first as every test sees them. */
export class RunningMean {
  #thousandths = 0;
  #count = 0;

  add(score: number): void {
    this.#thousandths += toThousandths(score);
    this.#count += 1;
  }

  get count(): number {
    return this.#count;
  }

  /** Null for no scores. */
  get mean(): number | null {
    return this.#count === 0 ? null : this.#thousandths / this.#count / 1000;
  }
}
