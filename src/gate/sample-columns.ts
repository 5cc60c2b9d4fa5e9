import type { AnswerFigures, JudgementFigures, Sample, SampleFigures } from '../judging/measurement.ts';
import { type ExclusionReason, excluded, type ScoreFigure, scored } from '../judging/score.ts';
import { METRICS, type Metric } from '../policy/policy.ts';

/** Numbers of a sample; NaN: there is none. */
const NUMBERS = ['latencyMs', 'usd', 'input', 'output', 'drawnAt', 'faithfulness', 'relevance'] as const;
type NumberName = (typeof NUMBERS)[number];
const NUMBER = Object.fromEntries(NUMBERS.map((name, at) => [name, at])) as Record<NumberName, number>;

/** Small whole numbers of a sample: what it is, and the kind of each score with its number of votes. */
const CODE = { kind: 0, kept: 1, faithfulness: 2, relevance: 3, faithfulnessVotes: 4, relevanceVotes: 5 };
type CodeName = keyof typeof CODE;
const CODES = 6;

const KINDS = ['answered', 'unanswered', 'not-run'] as const;

const MISSING = { unanswered: { kind: 'unanswered' }, 'not-run': { kind: 'not-run' } } as const;

/** By code. */
const SCORES: readonly ScoreFigure[] = [
  scored(0),
  { kind: 'unscored' },
  ...Object.keys({
    'nothing claimed': 0,
    'failed check': 0,
    'not run': 0,
    'not-applicable': 0,
  } satisfies Record<ExclusionReason, number>).map((reason) => excluded(reason as ExclusionReason)),
];

/** The figures of samples, in columns: about 70 bytes each, whatever their words. A sample is known by its row. */
export class SampleColumns {
  #numbers: Float64Array;
  #codes: Uint8Array;
  /** Which of the lists of failed rules, and where the votes begin. */
  #rules: Uint32Array;
  #votesAt: Uint32Array;
  #votes: Float64Array;
  #voteCount = 0;
  #rows = 0;
  readonly #ruleLists: (readonly { readonly rule: string }[])[] = [[]];
  readonly #ruleListOf = new Map<string, number>([['', 0]]);

  /** @param expected samples that are likely to come; more are welcome */
  constructor(expected: number) {
    const rows = Math.max(1, expected);
    this.#numbers = new Float64Array(rows * NUMBERS.length);
    this.#codes = new Uint8Array(rows * CODES);
    this.#rules = new Uint32Array(rows);
    this.#votesAt = new Uint32Array(rows);
    this.#votes = new Float64Array(0);
  }

  get rows(): number {
    return this.#rows;
  }

  add(sample: Sample): void {
    const row = this.#rows;
    this.#rows += 1;
    if (this.#rows > this.#rules.length) this.#grow(this.#rules.length * 2);
    this.#code(row, 'kind', KINDS.indexOf(sample.kind));
    if (sample.kind !== 'answered') return;
    const { latencyMs, usd, usage, drawnAt, failures, judgements } = sample;
    this.#code(row, 'kept', sample.kept ? 1 : 0);
    this.#number(row, 'latencyMs', latencyMs);
    this.#number(row, 'usd', usd ?? Number.NaN);
    this.#number(row, 'input', usage?.input ?? Number.NaN);
    this.#number(row, 'output', usage?.output ?? Number.NaN);
    this.#number(row, 'drawnAt', Date.parse(drawnAt));
    this.#rules[row] = this.#ruleList(failures.map(({ rule }) => rule));
    this.#votesAt[row] = this.#voteCount;
    for (const metric of METRICS) this.#addJudgement(row, metric, judgements[metric]);
  }

  /** The figures of the sample in a row, read when they are asked for. */
  at(row: number): SampleFigures {
    const kind = KINDS[this.codeAt(row, 'kind')] ?? 'not-run';
    return kind === 'answered' ? new StoredAnswer(this, row) : MISSING[kind];
  }

  numberAt(row: number, name: NumberName): number {
    return this.#numbers[row * NUMBERS.length + NUMBER[name]] ?? Number.NaN;
  }

  codeAt(row: number, name: CodeName): number {
    return this.#codes[row * CODES + CODE[name]] ?? 0;
  }

  rulesAt(row: number): AnswerFigures['failures'] {
    return this.#ruleLists[this.#rules[row] ?? 0] ?? [];
  }

  /** @param skip votes of the row that are another metric's */
  judgementAt(row: number, metric: Metric, skip: number): JudgementFigures {
    const known = SCORES[this.codeAt(row, metric)] ?? { kind: 'unscored' };
    const score = known.kind === 'scored' ? scored(this.numberAt(row, metric)) : known;
    const count = this.codeAt(row, `${metric}Votes`);
    if (count === 0) return { score, votes: [] };
    const from = (this.#votesAt[row] ?? 0) + skip;
    const votes = Array.from(this.#votes.subarray(from, from + count), (vote) => ({ score: orNull(vote) }));
    return { score, votes };
  }

  #addJudgement(row: number, metric: Metric, { score, votes }: JudgementFigures): void {
    this.#code(row, metric, codeOf(score));
    if (score.kind === 'scored') this.#number(row, metric, score.value);
    this.#code(row, `${metric}Votes`, votes.length);
    for (const { score: vote } of votes) {
      if (this.#voteCount === this.#votes.length) this.#votes = longer(this.#votes, this.#voteCount * 2 + 64);
      this.#votes[this.#voteCount] = vote ?? Number.NaN;
      this.#voteCount += 1;
    }
  }

  /** Few lists are ever different: the rules are those of the config. */
  #ruleList(rules: readonly string[]): number {
    const distinct = [...new Set(rules)];
    const key = distinct.join('\n');
    const known = this.#ruleListOf.get(key);
    if (known !== undefined) return known;
    this.#ruleListOf.set(key, this.#ruleLists.length);
    return this.#ruleLists.push(distinct.map((rule) => ({ rule }))) - 1;
  }

  #number(row: number, name: NumberName, value: number): void {
    this.#numbers[row * NUMBERS.length + NUMBER[name]] = value;
  }

  #code(row: number, name: CodeName, value: number): void {
    this.#codes[row * CODES + CODE[name]] = value;
  }

  #grow(rows: number): void {
    this.#numbers = longer(this.#numbers, rows * NUMBERS.length);
    this.#codes = longer(this.#codes, rows * CODES);
    this.#rules = longer(this.#rules, rows);
    this.#votesAt = longer(this.#votesAt, rows);
  }
}

/** One answer of the columns; it holds nothing itself. */
class StoredAnswer implements AnswerFigures {
  readonly kind = 'answered';
  readonly #columns: SampleColumns;
  readonly #row: number;

  constructor(columns: SampleColumns, row: number) {
    this.#columns = columns;
    this.#row = row;
  }

  get latencyMs() {
    return this.#columns.numberAt(this.#row, 'latencyMs');
  }

  get usd() {
    return orNull(this.#columns.numberAt(this.#row, 'usd'));
  }

  get usage() {
    const input = orNull(this.#columns.numberAt(this.#row, 'input'));
    return input === null ? null : { input, output: this.#columns.numberAt(this.#row, 'output') };
  }

  get failures() {
    return this.#columns.rulesAt(this.#row);
  }

  get judgements() {
    const skip = this.#columns.codeAt(this.#row, 'faithfulnessVotes');
    return {
      faithfulness: this.#columns.judgementAt(this.#row, 'faithfulness', 0),
      relevance: this.#columns.judgementAt(this.#row, 'relevance', skip),
    };
  }

  get drawnAt() {
    return new Date(this.#columns.numberAt(this.#row, 'drawnAt')).toISOString();
  }

  get kept() {
    return this.#columns.codeAt(this.#row, 'kept') === 1;
  }
}

function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function codeOf(score: ScoreFigure): number {
  return SCORES.findIndex(
    (known) =>
      known.kind === score.kind &&
      (known.kind !== 'excluded' || score.kind !== 'excluded' || known.reason === score.reason),
  );
}

/** The same numbers with room for more. */
function longer<T extends Float64Array | Uint32Array | Uint8Array>(numbers: T, length: number): T {
  const grown = new (numbers.constructor as new (length: number) => T)(length);
  grown.set(numbers);
  return grown;
}
