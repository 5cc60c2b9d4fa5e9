import { toJson } from '../../ports/json.ts';
import { sameBehaviour } from '../behaviour.ts';
import type { Prompt } from '../prompt.ts';
import { templateVariables } from '../template.ts';
import type { ReleaseLevel } from '../version.ts';
import { byLevelAndLine, type Finding, NO_LINE, type Remark, RULES } from './finding.ts';
import { messageRemarks } from './message-changes.ts';
import { responseSchemaRemarks, type SchemaFiles } from './response-schema.ts';
import { hiddenInSettings, modelRemarks, parameterRemarks, requestFormatRemarks } from './settings.ts';
import { type PlacedRemark, textRemarks } from './text-remarks.ts';
import type { VariablesOf } from './variables.ts';

export type { Finding, LinePair, Rule } from './finding.ts';

/** The smallest level that a change needs, and why. */
export interface LintResult {
  /** `none`: the model is asked for the same, and there is nothing to run. */
  readonly level: 'none' | ReleaseLevel;
  /** The highest level first; of one level, by message and line. At most `MAX_FINDINGS`. */
  readonly findings: readonly Finding[];
}

export interface LintOptions {
  /** The variables of a message's text, where its template engine is another than `{{ name }}`. */
  readonly variablesOf?: VariablesOf;
  /** The model of prompts that name none; null: unknown. */
  readonly defaultModel?: string | null;
  /** Contents of response schemas that stand in files of their own. */
  readonly schemas?: SchemaFiles;
  /** Line of the file for a line of a message's text (from 1); for what the findings say. */
  readonly lineOf?: (side: 'before' | 'after', messageIndex: number, line: number) => number;
}

/** More findings tell a reviewer nothing. */
export const MAX_FINDINGS = 200;

/**
 * Compares two versions of a prompt and says which part of the version has to rise, with reasons that point at lines.
 * PATCH is claimed only where the rules can see that the behaviour stays: whatever they cannot judge is MINOR or more.
 */
export function requiredLevel(before: Prompt, after: Prompt, options: LintOptions = {}): LintResult {
  const remarks = settingRemarks(before, after, options);
  if (sameBehaviour(before, after) && remarks.length === 0) return { level: 'none', findings: [] };
  const placed = textRemarks(before.messages, after.messages, options.variablesOf ?? templateVariables);
  const place = placeWords(Math.max(before.messages.length, after.messages.length) > 1, options.lineOf);
  const findings = [
    ...remarks.map((remark) => finding(remark, null, remark.says)),
    ...placed.map((at) => finding(at.remark, at.after ?? at.before, `${place(at)} ${at.remark.says}`)),
  ].sort(byLevelAndLine);
  const all = findings.length > 0 ? findings : [finding(UNEXPLAINED, null, UNEXPLAINED.says)];
  return { level: all[0]?.level ?? 'minor', findings: all.slice(0, MAX_FINDINGS) };
}

function finding({ rule, line }: Remark, messageIndex: number | null, message: string): Finding {
  return { level: RULES[rule], rule, message, messageIndex, line };
}

/** Puts in words where something stands: `line 7`, `message 2, line 3 of the earlier version`. */
function placeWords(several: boolean, lineOf: LintOptions['lineOf']): (at: PlacedRemark) => string {
  return ({ remark, before, after }) => {
    const isNew = remark.line.after !== null;
    const [index, line] = isNew ? [after ?? 0, remark.line.after] : [before ?? 0, remark.line.before];
    const shown = lineOf?.(isNew ? 'after' : 'before', index, line ?? 1) ?? line;
    const message = several && lineOf === undefined ? `message ${index + 1}, ` : '';
    return `${message}line ${shown}${isNew ? '' : ' of the earlier version'}`;
  };
}

const UNEXPLAINED: Remark = {
  rule: 'unexplained',
  says: 'the prompt asks for something else, and no rule says in what way',
  line: NO_LINE,
};

/** Partials are text of the messages that use them. All are read as one: a partial may be renamed or divided. */
function partialRemarks(before: Prompt, after: Prompt): Remark[] {
  const [from, to] = [before, after].map(({ partials }) => [...partials.values()].join('\n\n'));
  return messageRemarks(from ?? '', to ?? '', false).map(({ rule, says }) => ({
    rule,
    says: `a partial ${says}`,
    line: NO_LINE,
  }));
}

/** Everything beside the messages. */
function settingRemarks(before: Prompt, after: Prompt, options: LintOptions): Remark[] {
  const { model, parameters, maxTokens, messages, responseFormat, responseSchema } = after;
  const seen = { model, parameters, maxTokens, messages, responseFormat, responseSchema };
  const sent = (prompt: Prompt) => toJson([prompt.responseSchema, prompt.parameters]);
  return [
    ...modelRemarks(before, after, options.defaultModel ?? null),
    ...partialRemarks(before, after),
    ...parameterRemarks(before, after),
    ...requestFormatRemarks(before, after),
    ...responseSchemaRemarks(
      before.responseSchema,
      after.responseSchema,
      options.schemas ?? { before: null, after: null },
    ),
    ...hiddenInSettings(sent(before), sent(after)),
    // A prompt may come to hold more than this lint knows of.
    ...(sameBehaviour({ ...before, ...seen }, after) ? [] : [UNEXPLAINED]),
  ];
}
