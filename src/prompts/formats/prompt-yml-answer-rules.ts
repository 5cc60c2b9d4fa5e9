import { RE2JS } from 're2js';
import type { AnswerChecks } from '../../checks/check-spec.ts';
import { type GoldenCase, templateValues } from '../../dataset/golden-case.ts';
import type { Fault } from '../../ports/gate-error.ts';
import type { Json } from '../../ports/json.ts';
import { renderTemplate, templateVariables } from '../template.ts';

/** Characters of a text to look for, as in `must-match`: what is longer takes long to find. */
export const MAX_TEXT = 1000;

/**
 * The criteria of a `string` evaluator as patterns. As in `gh models eval`, white space around the answer does not
 * count, and only `equals` minds the case. Nor does the line break count that a YAML block puts behind a text.
 * @see https://github.com/github/gh-models/blob/main/cmd/eval/eval.go
 */
const PATTERNS = {
  equals: (text: string) => `\\A\\s*${quoted(text, /^[ \t\n\f\r]+|[ \t\n\f\r]+$/g)}\\s*\\z`,
  contains: (text: string) => `(?i)${quoted(text, /^[\r\n]+|[\r\n]+$/g)}`,
  startsWith: (text: string) => `(?i)\\A\\s*${quoted(text, /^[ \t\n\f\r]+/)}`,
  endsWith: (text: string) => `(?i)${quoted(text, /[ \t\n\f\r]+$/)}\\s*\\z`,
} as const;

/** A text to be found as it stands, without what does not count. White space is what `\s` is to RE2: ASCII only. */
function quoted(text: string, uncounted: RegExp): string {
  return RE2JS.quote(text.replace(uncounted, ''));
}

export type Criterion = keyof typeof PATTERNS;
export const CRITERIA = Object.keys(PATTERNS) as readonly Criterion[];

/** One text that answers are held to. */
export interface AnswerRule {
  /** What the evaluator calls itself, for messages. */
  readonly name: string;
  readonly criterion: Criterion;
  /** May hold `{{name}}`. */
  readonly text: string;
  /** Path and line at which it stands. */
  readonly where: string;
}

/** The checks that hold an answer to all of these rules. */
export function checksFor(rules: readonly AnswerRule[]): AnswerChecks {
  if (rules.length === 0) return {};
  return { mustMatch: rules.map(({ criterion, text }) => PATTERNS[criterion](text)) };
}

export type CaseChecksResult =
  | {
      readonly kind: 'parsed';
      readonly cases: readonly GoldenCase[];
      /** Evaluators that some cases give no value for, in words. */
      readonly ignored: readonly string[];
    }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/**
 * Adds to each case the checks that ask for its own values: its variables, and `expected`, its ideal answer. A case that
 * gives no value is not held to it; a value that no case gives is a fault.
 */
export function withCaseChecks(cases: readonly GoldenCase[], rules: readonly AnswerRule[]): CaseChecksResult {
  const held = cases.map((golden) => rules.map((rule) => filledRule(rule, golden)));
  const faults: Fault[] = [];
  const ignored: string[] = [];
  rules.forEach((rule, index) => {
    const lacking = cases.filter((_, place) => held[place]?.[index] === null).map(({ id }) => id);
    const long = cases.find((_, place) => (held[place]?.[index]?.text.length ?? 0) > MAX_TEXT);
    const what = `the evaluator "${rule.name}"`;
    if (lacking.length > 0 && lacking.length === cases.length) {
      const asked = templateVariables(rule.text).map((name) => `\`${name}\``);
      faults.push({
        where: rule.where,
        message: `${what} asks for ${asked.join(', ')}, which no case gives`,
      });
    } else if (long !== undefined) {
      const message = `${what} looks for more than ${MAX_TEXT} characters in the case "${long.id}"`;
      faults.push({ where: rule.where, message });
    } else if (lacking.length > 0) {
      ignored.push(`${rule.name} (for ${listed(lacking)}: no value)`);
    }
  });
  if (faults.length > 0) return { kind: 'faulty', faults };
  const checked = cases.map((golden, place) => {
    const own = held[place]?.filter((rule) => rule !== null) ?? [];
    return own.length === 0 ? golden : { ...golden, checks: bothChecks(golden.checks, checksFor(own)) };
  });
  return { kind: 'parsed', cases: checked, ignored };
}

/** The rule with the values of a case; null where the case lacks one, or it leaves nothing to look for. */
function filledRule(rule: AnswerRule, golden: GoldenCase): AnswerRule | null {
  const values = new Map<string, Json>([['expected', golden.reference], ...templateValues(golden)]);
  const filled = renderTemplate(rule.text, values);
  return filled.kind === 'missing' || filled.text.trim() === '' ? null : { ...rule, text: filled.text };
}

function bothChecks(before: AnswerChecks | null, added: AnswerChecks): AnswerChecks {
  return { ...before, mustMatch: [...(before?.mustMatch ?? []), ...(added.mustMatch ?? [])] };
}

function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, 5).join(', ');
  return ids.length > 5 ? `${shown} and ${ids.length - 5} more` : shown;
}
