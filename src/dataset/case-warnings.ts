import { estimateTokens } from '../model/token-estimate.ts';
import { valueText } from '../prompts/templates/template.ts';
import { countClusters } from '../statistics/clustered-mean.ts';
import { duplicates, type Likeness } from './duplicates.ts';
import type { GoldenCase } from './golden-case.ts';
import { nearDuplicates } from './near-duplicates.ts';

/** Something that makes a measurement say less than it seems to; no model was asked to find it. */
export interface Warning {
  /** `warning.<what>` */
  readonly code: string;
  /** How many, which ones, and what to do. */
  readonly message: string;
  /** Line of the prompt file; left out: the file as a whole. */
  readonly line?: number;
}

/** So many cases or variables are named; the rest is counted. */
const MAX_NAMED = 5;
/** Share of the references that may be longer than the token limit before it counts as too low. */
const MAX_TOO_LONG = 0.1;
/** What every case gives by itself, whatever its variables are called. */
const OWN = ['query', 'context'];

/** Variables that cases give and no prompt of the dataset uses. */
export function unusedVariables(cases: readonly GoldenCase[], used: readonly string[]): Warning[] {
  // `user.name` may be a variable of that name, or a field of the variable `user`.
  const roots = new Set([...OWN, ...used.flatMap((name) => [name, name.split('.')[0] ?? name])]);
  const unused = new Set<string>();
  const giving = cases.filter(({ variables }) => {
    const names = Object.keys(variables).filter((name) => !roots.has(name));
    for (const name of names) unused.add(name);
    return names.length > 0;
  });
  if (giving.length === 0) return [];
  const names = listed([...unused].map((name) => `\`${name}\``));
  const message = `${casesGive(giving)} ${unused.size === 1 ? 'a variable' : 'variables'} that the prompt never uses: ${names}. Use ${unused.size === 1 ? 'it' : 'them'} in a message, or take ${unused.size === 1 ? 'it' : 'them'} out of the dataset.`;
  return [{ code: 'warning.unused-variable', message }];
}

/** Contexts that the judge holds answers against and the model never sees. */
export function unusedContext(cases: readonly GoldenCase[], used: readonly string[]): Warning[] {
  if (used.some((name) => name.split('.')[0] === 'context')) return [];
  const unseen = cases.filter((golden) => {
    const { context } = golden;
    return context !== null && !shownTexts(golden, used).some((text) => text.includes(context));
  });
  if (unseen.length === 0) return [];
  const message = `${casesGive(unseen)} a context, and no message uses \`{{context}}\`: the model never sees what the judge holds its answers against. Put \`{{context}}\` into a message, or take the context out of the cases.`;
  return [{ code: 'warning.context-unused', message }];
}

/** The texts of a case that reach the model, without its context. */
function shownTexts({ query, variables }: GoldenCase, used: readonly string[]): readonly string[] {
  const shown = Object.entries(variables).filter(([name]) => used.some((one) => one.split('.')[0] === name));
  return [query, ...shown.map(([, value]) => valueText(value))];
}

/**
 * References that need more tokens than the prompt lets the model write.
 * @param maxTokens the prompt's own limit; null: none
 */
export function tokenLimit(cases: readonly GoldenCase[], maxTokens: number | null): Warning[] {
  if (maxTokens === null) return [];
  const answered = cases.filter(({ reference }) => reference !== null);
  const needs = (golden: GoldenCase) => estimateTokens(golden.reference ?? '');
  const tooLong = answered.filter((golden) => needs(golden) > maxTokens);
  if (tooLong.length <= answered.length * MAX_TOO_LONG) return [];
  const longest = tooLong.reduce((most, golden) => Math.max(most, needs(golden)), 0);
  const message = `The prompt's limit of ${maxTokens} tokens is too low for ${tooLong.length} of ${answered.length} references, by 4 characters a token (${idsOf(tooLong)}); the longest needs about ${longest}. An answer that is cut short there counts as none: raise the limit, or ask for shorter answers.`;
  return [{ code: 'warning.token-limit', message }];
}

/** Cases that ask what another one asks, exactly or nearly: they cost, and say nothing new. */
export function repeatedCases(cases: readonly GoldenCase[]): Warning[] {
  const same = duplicates(cases);
  const repeated = new Set(same.map(({ golden }) => golden));
  const near = nearDuplicates(cases.filter((golden) => !repeated.has(golden)));
  return [
    ...likeWarning(
      'warning.duplicate-case',
      same,
      'has the query, context and variables of an earlier one',
      'have the query, context and variables of an earlier one',
      'Keep one of them: the other costs as much and says nothing new.',
    ),
    ...likeWarning(
      'warning.near-duplicate',
      near,
      'asks nearly what an earlier one asks',
      'ask nearly what an earlier one asks',
      'The test takes them for independent of each other: give them the same `group`, or keep one of them.',
    ),
  ];
}

function likeWarning(
  code: string,
  likes: readonly Likeness[],
  one: string,
  many: string,
  advice: string,
): Warning[] {
  if (likes.length === 0) return [];
  const pairs = listed(likes.map(({ golden, like }) => `"${golden.id}" like "${like.id}"`));
  const what = likes.length === 1 ? `1 case ${one}` : `${likes.length} cases ${many}`;
  return [{ code, message: `${what}: ${pairs}. ${advice}` }];
}

/**
 * A dataset in which no fall could be proven, whatever the answers.
 * @param needed independent cases that have to change for a proof; null: nothing is compared
 */
export function tooFewCases(cases: readonly GoldenCase[], needed: number | null): Warning[] {
  const independent = countClusters(cases.map(({ group }) => group));
  if (needed === null || cases.length === 0 || independent >= needed) return [];
  const grouped =
    independent === cases.length ? '' : ` (${independent} independent of each other, by their groups)`;
  const message = `The dataset has ${cases.length} ${cases.length === 1 ? 'case' : 'cases'}${grouped}; a regression is proven by ${needed} that changed, so that none can be proven here. Add at least ${needed - independent}.`;
  return [{ code: 'warning.too-few-cases', message }];
}

function casesGive(cases: readonly GoldenCase[]): string {
  return cases.length === 1
    ? `1 case (${idsOf(cases)}) gives`
    : `${cases.length} cases (${idsOf(cases)}) give`;
}

function idsOf(cases: readonly GoldenCase[]): string {
  return listed(cases.map(({ id }) => `"${id}"`));
}

/** The first few, and how many more. */
function listed(texts: readonly string[]): string {
  const shown = texts.slice(0, MAX_NAMED).join(', ');
  return texts.length > MAX_NAMED ? `${shown} and ${texts.length - MAX_NAMED} more` : shown;
}
