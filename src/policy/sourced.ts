/** A value that decides something, and the place that it came from: `levels.minor.faithfulness (default)`. */
export interface Sourced<T> {
  readonly value: T;
  readonly from: string;
}

export function sourced<T>(value: T, from: string): Sourced<T> {
  return { value, from };
}
