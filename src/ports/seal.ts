/**
 * Packs a text so that only a run that holds the same secrets can have written it, and so that it cannot be moved
 * elsewhere.
 */
export interface Seal {
  /** False: this run has no secret to seal with, and opens nothing. */
  readonly able: boolean;
  /**
   * @param about what the text belongs to; it opens under the same words alone
   * @returns letters, digits, dashes and underscores; null: not able
   */
  close(text: string, about: string): string | null;
  /** The text; null where it was not sealed with the same secrets for the same thing, or is damaged. */
  open(sealed: string, about: string): string | null;
}
