import type { GoldenCase } from '../dataset/golden-case.ts';
import type { Metric } from '../policy/policy.ts';
import { matchable, SPACED, sentencesOf, spokenText, wordsOf } from './matching.ts';
import type { Judgement } from './score.ts';

/** A case of the run with the answers that it got. */
export interface AnsweredCase {
  readonly golden: GoldenCase;
  readonly answers: readonly string[];
}

/** An answer that is known to be bad where it is put: it was given to another question of the same run. */
export interface CanaryPair {
  readonly target: GoldenCase;
  /** Id of the case that the answer was given to. */
  readonly donor: string;
  readonly answer: string;
}

/** What became of the canary of one metric. */
export interface Canary {
  readonly metric: Metric;
  /**
   * `caught`: the judge marked it down; `passed`: it took two of them in a row for good; `unscored`: it gave no
   * score; `none`: the cases are too much alike to make one.
   */
  readonly outcome: 'caught' | 'passed' | 'unscored' | 'none';
  /** Pairs that were judged, `target <- donor`. */
  readonly pairs: readonly string[];
  /** How many were judged, and how many of them were marked down. */
  readonly judged: number;
  readonly caught: number;
}

/** So many cases, the first ones, are looked at for pairs. */
export const MAX_CANARY_CASES = 60;
/** Words of fewer letters carry little meaning. */
const MIN_LETTERS = 4;
/** An answer of fewer words may be right anywhere. */
const MIN_WORDS = 2;
/** An answer is about its own case if it shares so much with what that case is about. */
const MIN_OWN = 0.5;
/** An answer is known to be bad elsewhere if it shares at most so much with what it would have to say there. */
const MAX_SHARED = 0.34;
/** Questions that share more than this may be one question in two wordings. */
const MAX_QUERY = 0.5;
/** Cases of one language have so many of the shorter list's particles in common; fewer than eight tell nothing. */
const MIN_PARTICLES = 0.2;
const TELLING_PARTICLES = 8;

/** The cases that canaries are made of, and the words of each: the same for every metric. */
export function readForCanaries(cases: readonly AnsweredCase[]): readonly CaseWords[] {
  return oneOfEach(cases).slice(0, MAX_CANARY_CASES).map(wordsOfCase);
}

/**
 * Finds known-bad answers among the run's own, so that a judge cannot tell them from the others: for relevance the
 * answer of the case whose query overlaps least, for faithfulness a whole answer that the context nowhere supports.
 * Answers that fit many questions ("I do not know") are left aside: they share nothing with their own case, or were
 * given more than once.
 * @returns the best pairs first, at most two, with different targets
 */
export function findCanaries(metric: Metric, known: readonly CaseWords[]): readonly CanaryPair[] {
  const times = new Map<string, number>();
  for (const one of known)
    for (const answer of new Set(one.answers)) times.set(answer, (times.get(answer) ?? 0) + 1);
  const donors = known.flatMap((one) => {
    const answer = one.answers.find((text) => times.get(text) === 1 && isAboutItsCase(text, one));
    return answer === undefined ? [] : [{ one, answer, ...wordsOfAnswer(answer) }];
  });
  const pairs = known
    .filter(({ golden }) => metric !== 'faithfulness' || golden.context !== null)
    .flatMap((target) => {
      const ranked = donors
        .filter(({ one }) => isOther(one, target) && shareLanguage(one, target))
        .filter((donor) => isKnownBad(metric, donor, target))
        .map(({ one, answer, words }) => ({
          pair: { target: target.golden, donor: one.golden.id, answer },
          overlap:
            metric === 'faithfulness' ? shared(words, target.context) : shared(one.query, target.query),
        }))
        .sort((a, b) => a.overlap - b.overlap);
      return ranked[0] === undefined ? [] : [ranked[0]];
    })
    .sort((a, b) => a.overlap - b.overlap);
  return pairs.slice(0, 2).map(({ pair }) => pair);
}

/**
 * True where the judge takes a known-bad answer for good: rated 4 or more, or a claim of it supported. With several
 * judgements or models the claims shown are those of one: the score tells of a claim that another one let pass.
 */
export function isTakenForGood(metric: Metric, { score, claims }: Judgement): boolean {
  const value = score.kind === 'scored' ? score.value : 0;
  if (metric === 'faithfulness') return value > 0 || claims.some((claim) => claim.verdict === 'supported');
  return value >= 0.8 - 1e-9;
}

export interface CaseWords extends AnsweredCase {
  readonly query: ReadonlySet<string>;
  readonly context: ReadonlySet<string>;
  /** Short words of everything that it says: by them its language is known. */
  readonly particles: ReadonlySet<string>;
  /** Everything that a good answer may say. */
  readonly wanted: ReadonlySet<string>;
}

/** Prompts that share a dataset answer the same cases: each case once, with all its answers. */
function oneOfEach(cases: readonly AnsweredCase[]): readonly AnsweredCase[] {
  const known = new Map<string, AnsweredCase>();
  for (const { golden, answers } of cases) {
    const key = contentOfCase(golden);
    const before = known.get(key)?.answers ?? [];
    known.set(key, { golden, answers: [...new Set([...before, ...answers])] });
  }
  return [...known.values()];
}

/** What makes two cases one and the same to a judge. */
export function contentOfCase({ id, query, context, reference }: GoldenCase): string {
  return JSON.stringify([id, query, context, reference]);
}

function wordsOfCase({ golden, answers }: AnsweredCase): CaseWords {
  const spoken = answers.map(spokenText);
  const reference = spokenText(golden.reference ?? '');
  return {
    golden,
    answers,
    query: meaningful(golden.query),
    context: meaningful(golden.context ?? ''),
    particles: particles([golden.query, golden.context, reference, ...spoken].join('\n')),
    wanted: meaningful([golden.query, reference, ...spoken].join('\n')),
  };
}

function isAboutItsCase(answer: string, { golden }: CaseWords): boolean {
  const words = meaningful(spokenText(answer));
  // An honest "I do not know" may share words with its question and be the reference itself, never with its context.
  const about = golden.context ?? [spokenText(golden.reference ?? ''), golden.query].join('\n');
  return words.size >= MIN_WORDS && shared(words, meaningful(about)) >= MIN_OWN;
}

/** The words of an answer, as a whole and sentence by sentence. */
function wordsOfAnswer(answer: string) {
  const spoken = spokenText(answer);
  const { text } = matchable(spoken);
  const sentences = sentencesOf(text, 1).map((words) =>
    meaningful(words.map(({ start, end }) => text.slice(start, end)).join(' ')),
  );
  return { words: meaningful(spoken), sentences: sentences.filter((words) => words.size > 0) };
}

/** For faithfulness no sentence may be supported, since one is enough; for relevance another question was asked. */
function isKnownBad(
  metric: Metric,
  { one, words, sentences }: ReturnType<typeof wordsOfAnswer> & { readonly one: CaseWords },
  target: CaseWords,
): boolean {
  if (metric === 'faithfulness')
    return [words, ...sentences].every((part) => shared(part, target.context) <= MAX_SHARED);
  return shared(words, target.wanted) <= MAX_SHARED && shared(one.query, target.query) <= MAX_QUERY;
}

/** An answer in another language shares no words with a case and may be right all the same. */
function shareLanguage(one: CaseWords, target: CaseWords): boolean {
  const fewer = Math.min(one.particles.size, target.particles.size);
  const common = [...one.particles].filter((word) => target.particles.has(word)).length;
  return fewer < TELLING_PARTICLES || common >= MIN_PARTICLES * fewer;
}

function isOther(one: CaseWords, target: CaseWords): boolean {
  if (one.golden.id === target.golden.id) return false;
  return one.golden.group === null || one.golden.group !== target.golden.group;
}

function meaningful(text: string): ReadonlySet<string> {
  const { folded } = matchable(text);
  const words = wordsOf(folded).map(({ start, end }) => folded.slice(start, end));
  return new Set(words.filter((word) => !isParticle(word)));
}

function particles(text: string): ReadonlySet<string> {
  const { folded } = matchable(text);
  const words = wordsOf(folded).map(({ start, end }) => folded.slice(start, end));
  return new Set(words.filter(isParticle));
}

/** Scripts without spaces between words have shorter words. */
function isParticle(word: string): boolean {
  return !/\d/.test(word) && word.length < (SPACED.test(word) ? MIN_LETTERS : MIN_LETTERS / 2);
}

/** The share of `words` that `held` holds; 1 for none, which then tells nothing apart. */
function shared(words: ReadonlySet<string>, held: ReadonlySet<string>): number {
  if (words.size === 0) return 1;
  return [...words].filter((word) => held.has(word)).length / words.size;
}
