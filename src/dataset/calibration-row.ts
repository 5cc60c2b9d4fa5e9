/** One labelled answer of the set that the judge is measured on. */
export interface CalibrationRow {
  /** Unique within the set. */
  readonly id: string;
  readonly query: string;
  /** What a faithful answer may draw on, never blank; a list was joined by blank lines. */
  readonly context: string;
  /** The ideal answer; only the relevance judge sees it. */
  readonly reference: string | null;
  /** The answer to be judged; may be empty. */
  readonly answer: string;
  /** A person's label: the answer says only what the context supports. */
  readonly faithful: boolean;
  /** A person's label: the answer gives what the query asks for. */
  readonly relevant: boolean;
}
