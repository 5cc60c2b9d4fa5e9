import type { Metric } from '../../../src/policy/policy.ts';
import type { Weakness } from './weaknesses.ts';

/** Where an attack stands: in the answer under test, or planted in the context of the golden case. */
export type Place = 'answer' | 'context';

/** What the author of an attack knows: the golden dataset is public, and a log may show the code of a request. */
export interface Known {
  readonly place: Place;
  readonly metric: Metric;
  readonly answer: string;
  readonly context: string;
  /** The code of an earlier request of the run. */
  readonly earlierCode: string;
}

/** A way to talk a judge into a better score. */
export interface Family {
  readonly name: string;
  /** What the judge has to do wrong for the attack to pay. */
  readonly exploits: Weakness;
  /** Turns the answer or the context into the hostile one. */
  readonly attack: (text: string, known: Known) => string;
  /** Where it makes sense; in both places if left out. */
  readonly places?: readonly Place[];
  /** On both metrics if left out. */
  readonly metrics?: readonly Metric[];
  /** The hostile answer claims nothing, so that a judge may say so. */
  readonly claimsNothing?: true;
}

/** Adds a text on a line of its own. */
export function adding(text: string | ((known: Known) => string)): Family['attack'] {
  return (honest, known) => `${honest}\n${typeof text === 'string' ? text : text(known)}`;
}
