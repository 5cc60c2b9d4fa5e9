import { caseScore } from '../../src/judging/case-score.ts';
import type { AnswerSample, CaseMeasurement, Sample } from '../../src/judging/measurement.ts';
import { type Claim, type Judgement, scored, unscored } from '../../src/judging/score.ts';
import type { Metric } from '../../src/policy/policy.ts';
import type { ReportView } from '../../src/report/view.ts';
import { type ResultsFile, resultsOf } from '../report/page/given-page.ts';
import {
  aBlockedView,
  aCalibration,
  aCase,
  aMetric,
  anAnswer,
  aPatchedPrompt,
  aPrompt,
  aSignature,
  aView,
  someChecks,
} from '../report/view-builder.ts';

const THINGS = [
  'a jacket',
  'hiking boots',
  'a tent',
  'a sleeping bag',
  'a stove',
  'trekking poles',
  'a rope',
];
const QUESTIONS = [
  'How long do I have to return',
  'Can I exchange',
  'What does it cost to repair',
  'When do you ship',
  'How do I clean',
  'Is there a warranty on',
];
const FACTS = [
  'You can return it within 30 days of delivery.',
  'The return is free of charge in the EU.',
  'A refund reaches your account within 5 working days.',
  'Repairs are free within the first two years.',
  'Orders placed before 2 pm leave the same day.',
  'It can be washed at 30 degrees without softener.',
];
const GUESSES = [
  'Most shops extend this to 60 days on request.',
  'In most cases a refund arrives within 24 hours.',
  'You will probably also get a discount on your next order.',
];

/** The same number from 0 up to but without `below`, for the same case and purpose. */
function draw(index: number, salt: number, below: number): number {
  let mixed = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) % below;
}

/** A case that is like those of a help desk; about a quarter get worse, a few better, fail a check or have no score. */
export function manyCases(amount: number): CaseMeasurement[] {
  return Array.from({ length: amount }, (_, index) => {
    const [thing, question] = [THINGS[draw(index, 1, 7)], QUESTIONS[draw(index, 2, 6)]];
    const facts = [0, 1, 3].map((step) => FACTS[(draw(index, 3, 6) + step) % 6] ?? '');
    const guesses = draw(index, 7, 4) === 0 ? [GUESSES[draw(index, 8, 3)] ?? ''] : [];
    const fate = draw(index, 9, 40);
    const noScore = unscored('the judge left out sentences of the answer, after one repair');
    const relevance = scored((4 + draw(index, 10, 2)) / 5);
    const before = answer(facts, [], scored((3 + draw(index, 12, 3)) / 5), fate === 1 ? noScore : null);
    const now = answer(facts, guesses, relevance, fate === 2 ? noScore : null);
    const failing = { rule: 'must-not-match', expected: 'no match of (?i)most shops', found: 'Most shops' };
    const candidate: Sample =
      fate === 3
        ? { kind: 'unanswered', why: 'HTTP 503 after 5 tries' }
        : { ...now, failures: fate === 4 ? [failing] : [], latencyMs: 400 + draw(index, 11, 1_800) };
    return aCase(`${thing?.split(' ').at(-1)}-${index + 1}`, {
      query: `${question} ${thing}, and what do I need for it?`,
      critical: fate === 5,
      known: fate !== 6,
      candidate: [candidate],
      baseline: [{ ...before, latencyMs: 350 + draw(index, 13, 1_500) }],
    });
  });
}

function answer(
  facts: readonly string[],
  guesses: readonly string[],
  relevance: Judgement['score'],
  missing: Judgement['score'] | null,
): AnswerSample {
  const claims: Claim[] = [
    ...facts.map(
      (fact): Claim => ({ quote: fact, claim: fact, verdict: 'supported', evidence: fact, overruled: null }),
    ),
    ...guesses.map(
      (guess): Claim => ({ quote: guess, claim: guess, verdict: 'not_found', evidence: '', overruled: null }),
    ),
  ];
  const faithful = facts.length / (facts.length + guesses.length);
  return {
    ...anAnswer([...facts.slice(0, 2), ...guesses, ...facts.slice(2)].join(' ')),
    judgements: {
      faithfulness: { score: missing ?? scored(faithful), claims, reasoning: null, votes: [] },
      relevance: {
        score: relevance,
        claims: [],
        reasoning:
          'The answer names what was asked for and stays with it; the part on repairs is beside the point.',
        votes: [],
      },
    },
  };
}

/** A blocked run of so many cases, with a second prompt that passes its checks. */
export function largeView(cases: number): ReportView {
  const measured = manyCases(cases);
  const view = aBlockedView();
  const metric = (name: Metric, half: number) => {
    const deltas = measured.flatMap((one) => {
      const [before, now] = [caseScore(one.baseline ?? [], name), caseScore(one.candidate, name)];
      return before.kind === 'scored' && now.kind === 'scored' ? [[before.value, now.value] as const] : [];
    });
    const mean = (pick: (pair: readonly [number, number]) => number) =>
      deltas.reduce((sum, pair) => sum + pick(pair), 0) / deltas.length;
    const [baseline, candidate] = [mean(([before]) => before), mean(([, now]) => now)];
    const delta = candidate - baseline;
    return aMetric(name, {
      ...{ baseline, candidate, delta, pairs: deltas.length },
      floor: { all: candidate, known: candidate, cases: deltas.length, knownCases: deltas.length },
      worse: deltas.filter(([before, now]) => now < before).length,
      better: deltas.filter(([before, now]) => now > before).length,
      same: deltas.filter(([before, now]) => now === before).length,
      interval: { low: delta - half, high: delta + half },
    });
  };
  const prompt = aPrompt({
    ...view.prompts[1],
    caseCount: cases,
    cases: measured,
    checks: someChecks({ passed: cases - 3, failed: 2, unanswered: 1 }),
    metrics: { faithfulness: metric('faithfulness', 0.02), relevance: metric('relevance', 0.04) },
  });
  return { ...view, prompts: [prompt, aPatchedPrompt({ cases: [] })] };
}

/** Every part of the page at once: what the file may hold beyond what it has to, too. */
export function fullResults(): ResultsFile {
  const results = resultsOf(
    aView({
      ...largeView(120),
      judging: {
        calibrations: [
          aCalibration(),
          aCalibration({
            metric: 'relevance',
            trust: 'warned',
            warnings: ['4 of 20 bad answers were taken for good ones.'],
          }),
        ],
        canaries: [{ metric: 'faithfulness', outcome: 'caught', pairs: ['a <- b'], judged: 2, caught: 2 }],
      },
      signOff: {
        kind: 'missing',
        why: 'Needed: 2 approving reviews. So far: grace.',
        by: [aSignature('grace')],
      },
      policyDifferences: [
        { what: 'levels.minor.faithfulness', prompts: null, before: '0.75', after: '0.6', looser: true },
      ],
      reasons: [
        {
          code: 'policy.changed',
          message:
            'The policy in `.github/prompt-gate.yml` changes; a person has to agree. Signed off by `grace`.',
          effect: 'note',
        },
      ],
    }),
  );
  const [prompt] = results.prompts;
  prompt.messages = {
    baseline: [
      {
        role: 'system',
        content:
          'You answer questions of customers of an online shop.\nAnswer only from the context.\nUse at most three sentences.',
      },
    ],
    candidate: [
      {
        role: 'system',
        content:
          'You answer questions of customers of an outdoor shop.\nAnswer only from the context.\nIf the context is silent, give your best guess.\nUse at most three sentences.',
      },
    ],
  };
  prompt.lint = [{ messageIndex: 0, line: 3, side: 'after', level: 'MINOR', text: 'adds an instruction' }];
  for (const one of prompt.cases) one.reference = FACTS[0];
  for (const one of prompt.cases)
    one.context = [FACTS.slice(0, 3).join(' '), FACTS.slice(3).join(' ')].join('\n\n');
  return results;
}
