import type { ReleaseLevel } from '../version.ts';

/** Every rule of the lint and the level that a change under it needs. The names are stable. */
export const RULES = {
  'variable-added': 'major',
  'variable-removed': 'major',
  'format-changed': 'major',
  'role-changed': 'major',
  'message-removed': 'major',
  'model-family': 'major',
  'purpose-replaced': 'major',
  'purpose-removed': 'major',
  'schema-added': 'major',
  'schema-removed': 'major',
  'schema-replaced': 'major',
  'schema-required-added': 'major',
  'schema-required-removed': 'major',
  'schema-property-removed': 'major',
  'schema-type-changed': 'major',
  'schema-enum-narrowed': 'major',
  'schema-enum-widened': 'major',
  'schema-closed': 'major',
  'schema-opened': 'major',
  'schema-branch-changed': 'major',
  'schema-constraint-changed': 'major',
  'message-added': 'minor',
  'message-moved': 'minor',
  'model-changed': 'minor',
  'parameter-changed': 'minor',
  'schema-property-added': 'minor',
  'schema-text-changed': 'minor',
  'purpose-added': 'minor',
  'purpose-changed': 'minor',
  'instruction-added': 'minor',
  'instruction-removed': 'minor',
  'instruction-moved': 'minor',
  'instruction-changed': 'minor',
  'guardrail-added': 'minor',
  'guardrail-removed': 'minor',
  'example-added': 'minor',
  'example-removed': 'minor',
  'example-changed': 'minor',
  'structure-changed': 'minor',
  'list-item-changed': 'minor',
  'number-changed': 'minor',
  'negation-changed': 'minor',
  'modal-changed': 'minor',
  'condition-changed': 'minor',
  'quantifier-changed': 'minor',
  'literal-changed': 'minor',
  'variable-moved': 'minor',
  'emphasis-changed': 'minor',
  'punctuation-changed': 'minor',
  'other-language': 'minor',
  'invisible-character': 'minor',
  unexplained: 'minor',
  wording: 'patch',
  'schema-wording': 'patch',
  'model-named': 'patch',
} as const satisfies Record<string, ReleaseLevel>;

export type Rule = keyof typeof RULES;

/** Lines within the text of a message, from 1. Null: that version has none. */
export interface LinePair {
  readonly before: number | null;
  readonly after: number | null;
}

/** One reason for the level of a change. */
export interface Finding {
  readonly level: ReleaseLevel;
  readonly rule: Rule;
  /** For a reviewer of the pull request; begins with the line that it is about. */
  readonly message: string;
  /** Position of the message, from 0: in the new version, or in the earlier one where only that has it. Null: not in a message. */
  readonly messageIndex: number | null;
  readonly line: LinePair;
}

/** A finding before its place is put in words. */
export interface Remark {
  readonly rule: Rule;
  /** Continues the place: `adds an instruction: "…"`. A whole sentence where there is no place. */
  readonly says: string;
  readonly line: LinePair;
}

export const NO_LINE: LinePair = { before: null, after: null };

const ORDER: readonly ReleaseLevel[] = ['patch', 'minor', 'major'];

/** Negative, zero or positive as level `a` is lower than, the same as or higher than `b`. */
export function compareLevels(a: ReleaseLevel, b: ReleaseLevel): number {
  return ORDER.indexOf(a) - ORDER.indexOf(b);
}

/** The highest level first; of one level, by message and line. */
export function byLevelAndLine(a: Finding, b: Finding): number {
  const place = ({ line }: Finding) => line.after ?? line.before ?? 0;
  return (
    compareLevels(b.level, a.level) || (a.messageIndex ?? -1) - (b.messageIndex ?? -1) || place(a) - place(b)
  );
}
