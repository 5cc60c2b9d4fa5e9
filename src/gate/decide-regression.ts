import type { Measure } from '../policy/policy.ts';
import type { ComparedResult, Reason } from '../policy/verdict.ts';
import { scoreText } from '../report/words.ts';
import { MARGIN, MIN_CERTIFIED_CASES } from '../statistics/certificate.ts';
import { fellEnough } from './compare-measure.ts';

const TITLES: Readonly<Record<Measure, string>> = {
  faithfulness: 'Faithfulness',
  relevance: 'Relevance',
  checks: 'The share of cases that pass the checks',
};

/** A measure as a sentence begins with it. */
export function titleOf(measure: Measure): string {
  return TITLES[measure];
}

/** Rule 3 for one measure of one prompt: did it get worse than the baseline? */
export function decideRegression(measure: Measure, result: ComparedResult): Reason[] {
  if (result.baseline === null || result.candidate === null || result.delta === null) return [];
  switch (result.regression.value) {
    case 'off':
      return [];
    case 'strict':
      return decideStrict(measure, result);
    case 'certified':
      return decideCertified(measure, result);
    case 'significant':
      return decideSignificant(measure, result);
  }
}

function decideStrict(measure: Measure, result: ComparedResult): Reason[] {
  if ((result.delta ?? 0) >= 0) return [];
  const message = `${fellWords(measure, result)}. ${result.regression.from} is strict: any fall blocks.`;
  return [{ code: `regression.${measure}`, message, effect: 'blocks' }];
}

function decideCertified(measure: Measure, { certificate, regression }: ComparedResult): Reason[] {
  if (certificate === null || certificate.certified) return [];
  const most = `it may have fallen by as much as ${Math.min(1, -certificate.lower).toFixed(3)}, and ${MARGIN.toFixed(2)} is allowed`;
  const small =
    certificate.clusters < MIN_CERTIFIED_CASES
      ? `only ${certificate.clusters} independent cases were compared, and a certificate needs ${MIN_CERTIFIED_CASES}`
      : most;
  const message = `${TITLES[measure]} is not certified: ${small}. ${regression.from} blocks what is not certified.`;
  return [{ code: `certificate.${measure}`, message, effect: 'blocks' }];
}

function decideSignificant(measure: Measure, result: ComparedResult): Reason[] {
  const { pHolm, alpha, changed, changedNeeded } = result;
  if (pHolm === null || (result.delta ?? 0) >= 0) return [];
  const code = `regression.${measure}`;
  const fell = fellWords(measure, result);
  if (pHolm <= alpha && fellEnough(result)) {
    return [{ code, message: `${fell}. ${oneIn(pHolm)} (${pText(pHolm)}).`, effect: 'blocks' }];
  }
  const needed = changedNeeded ?? 0;
  const small =
    changed < needed
      ? `; this dataset cannot prove a regression: ${changed} changed ${changed === 1 ? 'case' : 'cases'}, ${needed} needed`
      : '';
  return [{ code, message: `${fell}. No regression is proven (${pText(pHolm)})${small}.`, effect: 'note' }];
}

function fellWords(measure: Measure, { baseline, candidate, worse, better, pairs }: ComparedResult): string {
  const [from, to] = [baseline ?? 0, candidate ?? 0];
  return `${TITLES[measure]} fell from ${scoreText(from, to)} to ${scoreText(to, from)}: worse on ${worse} of ${pairs} cases, better on ${better}`;
}

function oneIn(p: number): string {
  const odds = Math.floor(1 / Math.max(p, 1e-9));
  return `Fewer than 1 in ${odds >= 1000 ? 'a thousand' : odds} unchanged prompts would look like this`;
}

/** p as people read it: three digits, or below the smallest shown. */
function pText(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
}
