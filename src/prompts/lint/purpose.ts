import type { Rule } from './finding.ts';
import type { Unit } from './sentences.ts';
import type { Edit } from './wording.ts';
import { FUNCTION_WORDS, isProtected, MANNER } from './words.ts';

/** Sentences that say what the model is, what it is for, or whom it speaks to. */
const PURPOSE = [
  /^you(?: a|['’])re (?:now )?(?:an?|the|our|my|one of|responsible for|in charge of)\b/i,
  /^[Yy]ou(?: a|['’])re (?:now )?(?:\p{Lu}|\{\{)/u,
  /^you (?:act|serve|work|function|operate) (?:as|for)\b/i,
  /^you(?: will| shall)? (?:help|assist|support|write to|write for|speak to|talk to|advise|serve)\b/i,
  /^(?:please )?(?:act|behave|respond|answer) as (?:an?|the|if)\b/i,
  /^(?:pretend|imagine)(?: that)? you(?: a|['’])re\b/i,
  /^(?:pretend to be|take (?:on )?the role of|assume the role of|play the role of|roleplay as)\b/i,
  /^(?:your|the) (?:\p{L}+ ){0,2}?(?:task|role|job|goal|purpose|mission|objective|persona|audience)(?: here| today)? (?:is|are)\b/iu,
  /^your (?:readers?|users?|responsibility|responsibilities) (?:is|are)\b/i,
  /^(?:role|task|goal|purpose|mission|objective|persona|audience)s?:/i,
  /^as an? (?:\p{L}+ ){0,4}(?:assistant|agent|expert|bot|chatbot|engineer|analyst|writer|editor|reviewer|translator|tutor|teacher|advisor)\b/iu,
  /^i want you to (?:act|be|behave)\b/i,
];

const PURPOSE_TITLE = /^(?:[\d.]+\s*)?(?:your |the )?(?:role|persona|identity|purpose|mission|audience)\b/i;

/**
 * True for a purpose or role sentence, also one that only its heading makes one. Among examples a sentence of prose counts
 * all the same: the model does not know where they end.
 */
export function isPurpose({ text, heading, kind, example }: Unit): boolean {
  if (kind !== 'text' && (example || (kind !== 'item' && kind !== 'quote'))) return false;
  const bare = text.replace(/^[*_\s"“]+/, '');
  return (!example && PURPOSE_TITLE.test(heading)) || PURPOSE.some((pattern) => pattern.test(bare));
}

/**
 * The rule for an edited purpose sentence. Words put in or left out refine the purpose; words put in the place of
 * others, unless they only say in what manner, and any change of a negation, make it another purpose.
 */
export function purposeRule(edits: readonly Edit[]): Rule {
  return edits.some(replaces) ? 'purpose-replaced' : 'purpose-changed';
}

function replaces({ rule, from, to }: Edit): boolean {
  if (rule === 'negation-changed') return true;
  // An edit without pieces: too much changed to say where.
  if (from.length === 0 && to.length === 0) return rule !== 'wording';
  const [gone, come] = [contentOf(from), contentOf(to)];
  const swapped = gone.length > 0 && come.length > 0;
  return swapped && !recased(gone, come) && ![...gone, ...come].every((word) => MANNER.has(word));
}

const recased = (gone: readonly string[], come: readonly string[]) => gone.join(' ') === come.join(' ');

function contentOf(pieces: Edit['from']): string[] {
  return pieces
    .filter(({ kind, key }) => {
      if (kind === 'literal') return true;
      return kind === 'word' && !FUNCTION_WORDS.has(key) && !isProtected(key);
    })
    .map(({ key }) => key);
}
