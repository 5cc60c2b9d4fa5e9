import type { Effect, Reason } from '../policy/verdict.ts';
import { code, lines, truncate } from './escape.ts';
import { promptName } from './links.ts';
import type { PromptView, ReportView } from './view.ts';
import { EFFECT_ICONS } from './words.ts';

/** A reason and the prompt that it is about; null: the run as a whole. */
export interface RunReason {
  readonly prompt: PromptView | null;
  readonly reason: Reason;
}

const RANKS: readonly Effect[] = ['blocks', 'inconclusive', 'awaits', 'note'];

/** Every reason of the run, blocking first; those of the run as a whole before those of a prompt. */
export function orderedReasons(view: ReportView): readonly RunReason[] {
  const all: RunReason[] = [
    ...view.reasons.map((reason) => ({ prompt: null, reason })),
    ...view.prompts.flatMap((prompt) => prompt.reasons.map((reason) => ({ prompt, reason }))),
  ];
  return all.sort((a, b) => rank(a.reason) - rank(b.reason));
}

/** A fall that blocks explains more than the floor that it fell below. */
function rank({ effect, code: name }: Reason): number {
  const fall = effect === 'blocks' && name.startsWith('regression.');
  return RANKS.indexOf(effect) - (fall ? 0.5 : 0);
}

/**
 * A reason's message as Markdown: paired backticks around names stay code spans, everything else is escaped.
 * @param max most code points of the message that are shown
 */
export function reasonText(message: string, max: number): string {
  return truncate(message, max)
    .split(/(`[^`\n]+`)/)
    .map((part, index) => {
      if (index % 2 === 1) return code(part.slice(1, -1));
      return keepSpace(part, lines(part));
    })
    .join('')
    .trim();
}

/** Spaces at the edges of a part separate it from the code span beside it. */
function keepSpace(part: string, shown: string): string {
  const edge = (pattern: RegExp) => (pattern.test(part) ? ' ' : '');
  return shown === '' ? edge(/\s/) : `${edge(/^\s/)}${shown}${edge(/\s$/)}`;
}

/** The reasons as a list, each with its code. */
export function reasonList(reasons: readonly RunReason[], max: number): string {
  return reasons
    .map(({ prompt, reason }) => {
      const about = prompt === null ? '' : `${promptName(prompt)}: `;
      const line = reason.line ? ` (line ${reason.line})` : '';
      return `- ${EFFECT_ICONS[reason.effect]} ${about}${reasonText(reason.message, max)}${line} ${code(reason.code)}`;
    })
    .join('\n');
}

/** The codes alone, with how often each was given. */
export function reasonCodes(reasons: readonly RunReason[]): string {
  const counts = new Map<string, { effect: Effect; times: number }>();
  for (const { reason } of reasons) {
    const known = counts.get(reason.code);
    if (known) known.times += 1;
    else counts.set(reason.code, { effect: reason.effect, times: 1 });
  }
  return [...counts]
    .map(
      ([name, { effect, times }]) =>
        `- ${EFFECT_ICONS[effect]} ${code(name)}${times > 1 ? ` × ${times}` : ''}`,
    )
    .join('\n');
}
