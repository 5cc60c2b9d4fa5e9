import type { JudgeCalibration } from '../../src/judging/calibration.ts';
import type { AnswerSample, CaseMeasurement } from '../../src/judging/measurement.ts';
import { type Claim, excluded, type Judgement, type Score, scored } from '../../src/judging/score.ts';
import type { Metric } from '../../src/policy/policy.ts';
import { sourced } from '../../src/policy/sourced.ts';
import type { ChecksResult, MetricResult, Reason, Signature } from '../../src/policy/verdict.ts';
import type { ChatMessage } from '../../src/ports/model.ts';
import type { PromptView, ReportView, RunView } from '../../src/report/view.ts';

export const HEAD = '4f2c1aa0d9e8b7c6a5f4e3d2c1b0a99887766554';
export const BASE = '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567';
export const DIGEST = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809';

export function aRun(parts: Partial<RunView> = {}): RunView {
  return {
    repository: 'acme/shop',
    repositoryUrl: 'https://github.com/acme/shop',
    runUrl: 'https://github.com/acme/shop/actions/runs/1',
    pullRequest: 12,
    base: BASE,
    head: HEAD,
    baseRef: 'main',
    baselineLabel: 'main',
    digest: DIGEST,
    startedAt: '2026-05-04T10:20:30.000Z',
    durationMs: 41_000,
    reused: null,
    tool: 'prompt-gate/1.0.0',
    statusContext: 'prompt-gate',
    configPath: '.github/prompt-gate.yml',
    configFound: true,
    samples: 1,
    judge: 'gpt-4o',
    answers: 'short',
    notices: [],
    ...parts,
  };
}

export function aMetric(metric: Metric, parts: Partial<MetricResult> = {}): MetricResult {
  const threshold = metric === 'faithfulness' ? 0.75 : 0.8;
  return {
    metric,
    baseline: 0.91,
    candidate: 0.92,
    delta: 0.01,
    floor: { all: parts.candidate ?? 0.92, known: parts.candidate ?? 0.92, cases: 24, knownCases: 24 },
    threshold: sourced(threshold, `levels.minor.${metric} (default)`),
    regression: sourced('significant', 'levels.minor.regression (default)'),
    p: 0.7,
    pHolm: 0.7,
    alpha: 0.05,
    pairs: 24,
    worse: 2,
    better: 3,
    same: 19,
    changed: 5,
    changedNeeded: 6,
    certificate: { lower: -0.2, clusters: 24, certified: false },
    interval: { low: -0.05, high: 0.07 },
    detectableDrop: 0.06,
    applicable: 24,
    unscored: { candidate: 0, baseline: 0 },
    excluded: { 'nothing claimed': 0, 'failed check': 0, 'not run': 0, 'not-applicable': 0 },
    ...parts,
  };
}

export function someChecks(parts: Partial<ChecksResult> = {}): ChecksResult {
  return {
    passRate: null,
    passed: 24,
    failed: 0,
    unanswered: 0,
    failures: [],
    latencyP95Ms: { candidate: 1_240, baseline: 1_180 },
    latencyMedianMs: { candidate: 800, baseline: 790 },
    usdPerCase: { candidate: 0.0012, baseline: 0.0011 },
    tokens: { candidate: { input: 12_000, output: 2_400 }, baseline: { input: 11_500, output: 2_000 } },
    ...parts,
  };
}

export function anAnswer(
  output: string,
  scores: { readonly faithfulness?: number; readonly relevance?: number } = {},
  parts: { readonly claims?: readonly Claim[]; readonly failures?: AnswerSample['failures'] } = {},
): AnswerSample {
  const judged = (value: number | undefined, claims: readonly Claim[] = []): Judgement => {
    const score: Score = value === undefined ? excluded('not run') : scored(value);
    return { score, claims, reasoning: null, votes: [] };
  };
  return {
    kind: 'answered',
    output,
    latencyMs: 800,
    usage: { input: 500, output: 100 },
    usd: 0.0012,
    failures: parts.failures ?? [],
    judgements: {
      faithfulness: judged(scores.faithfulness, parts.claims),
      relevance: judged(scores.relevance),
    },
    drawnAt: '2026-05-04T10:20:31.000Z',
    kept: false,
  };
}

export function aClaim(quote: string, verdict: Claim['verdict'] = 'not_found'): Claim {
  return { quote, claim: quote, verdict, evidence: '', overruled: null };
}

export function aCase(id: string, parts: Partial<CaseMeasurement> = {}): CaseMeasurement {
  return {
    id,
    query: `What about ${id}?`,
    group: null,
    critical: false,
    known: true,
    candidate: [anAnswer('Yes.', { faithfulness: 1, relevance: 1 })],
    baseline: [anAnswer('Yes.', { faithfulness: 1, relevance: 1 })],
    confirmation: null,
    ...parts,
  };
}

/** A review that counts. */
export function aSignature(login: string): Signature {
  const url = 'https://github.com/acme/shop/pull/12#pullrequestreview-5';
  return { login, commit: HEAD, url, at: '2026-05-04T10:10:00Z' };
}

/** The one message of a Markdown prompt. */
function messagesOf(file: string): ChatMessage[] {
  return [{ role: 'system', content: file.replace(/^---\n[\s\S]*?\n---\n/, '').trim() }];
}

/** Neither context nor ideal answer for any case. */
const noGoldenTexts = () => ({ context: null, reference: null });

/** A prompt that passes a MINOR change. */
export function aPrompt(parts: Partial<PromptView> = {}): PromptView {
  return {
    path: 'prompts/support/answer.md',
    previousPath: null,
    change: 'modified',
    because: null,
    name: 'support/answer',
    state: 'pass',
    level: 'minor',
    declared: 'minor',
    required: 'minor',
    levelReasons: ['the version rose from 2.3.1 to 2.4.0'],
    version: { baseline: '2.3.1', candidate: '2.4.0' },
    model: { candidate: 'gpt-4o-mini', baseline: 'gpt-4o-mini' },
    parameters: { temperature: 0 },
    metadata: null,
    dataset: {
      path: 'prompts/golden_dataset.json',
      change: { added: [], edited: [], removed: [] },
    },
    caseCount: 24,
    goldenAt: noGoldenTexts,
    moreSamples: false,
    stopped: null,
    criticalFalls: [],
    comparesWith: 'main',
    stages: ['checks', 'judge'],
    canaryHours: 48,
    messages: { before: messagesOf(BEFORE), after: messagesOf(AFTER), annotations: [] },
    texts: { before: BEFORE, after: AFTER },
    reasons: [],
    metrics: { faithfulness: aMetric('faithfulness'), relevance: aMetric('relevance') },
    checks: someChecks(),
    cases: [aCase('greeting')],
    ...parts,
  };
}

/** A prompt whose PATCH only had to pass its checks. */
export function aPatchedPrompt(parts: Partial<PromptView> = {}): PromptView {
  return aPrompt({
    path: 'prompts/billing/refund.md',
    name: 'billing/refund',
    level: 'patch',
    declared: 'patch',
    required: 'patch',
    levelReasons: ['the version rose from 1.0.4 to 1.0.5'],
    version: { baseline: '1.0.4', candidate: '1.0.5' },
    model: { candidate: 'gpt-4o-mini', baseline: null },
    caseCount: 12,
    comparesWith: null,
    stages: ['checks'],
    canaryHours: null,
    messages: {
      before: messagesOf('Refund politely.'),
      after: messagesOf('Refund politely!'),
      annotations: [],
    },
    texts: { before: 'Refund politely.\n', after: 'Refund politely!\n' },
    metrics: { faithfulness: null, relevance: null },
    checks: someChecks({
      passed: 12,
      usdPerCase: { candidate: 0.0009, baseline: null },
      latencyP95Ms: { candidate: 950, baseline: null },
    }),
    cases: [],
    ...parts,
  });
}

export function aView(parts: Partial<ReportView> = {}): ReportView {
  return {
    state: 'pass',
    mode: 'enforce',
    reasons: [],
    prompts: [aPrompt(), aPatchedPrompt()],
    policyChanges: [],
    policyDifferences: [],
    override: null,
    signOff: { kind: 'not-asked' },
    estimate: { requests: 144, inputTokens: 40_000, outputTokens: 20_000, usd: 0.5 },
    usage: {
      modelCalls: 144,
      cachedCalls: 61,
      inputTokens: 120_400,
      outputTokens: 18_300,
      usd: 0.09,
      knownUsd: 0.09,
    },
    judging: { calibrations: [], canaries: [] },
    reruns: 0,
    run: aRun(),
    ...parts,
  };
}

export const CANARY: Reason = {
  code: 'canary.due',
  message: 'After the merge a canary of 48 hours is due (levels.minor.canary-hours (default)).',
  effect: 'note',
};

const BEFORE = `---
name: support/answer
version: 2.3.1
---
You answer questions of customers of an online shop.
Answer only from the context.
Use at most three sentences.
Context: {{context}}
`;

const AFTER = BEFORE.replace('2.3.1', '2.4.0').replace(
  'Use at most',
  'If the context is silent, give your best guess.\nUse at most',
);

/** The support prompt's new guess makes it less faithful: 11 of 24 cases are worse. */
export function aBlockedView(parts: Partial<ReportView> = {}): ReportView {
  const regression: Reason = {
    code: 'regression.faithfulness',
    message:
      'Faithfulness fell from 0.93 to 0.78: worse on 11 of 24 cases, better on 1. Fewer than 1 in 500 unchanged prompts would look like this (p = 0.002).',
    effect: 'blocks',
  };
  const refund = aCase('refund-window', {
    query: 'How long do I have to return a jacket?',
    critical: true,
    baseline: [
      anAnswer('You can return a jacket within 30 days of delivery.', { faithfulness: 1, relevance: 1 }),
    ],
    candidate: [
      anAnswer(
        'You can return a jacket within 30 days. Most shops extend this to 60 days on request, and a refund reaches your account within 24 hours.',
        { faithfulness: 1 / 3, relevance: 1 },
        {
          claims: [
            aClaim('You can return a jacket within 30 days', 'supported'),
            aClaim('Most shops extend this to 60 days on request'),
            aClaim('a refund reaches your account within 24 hours', 'contradicted'),
          ],
        },
      ),
    ],
  });
  const worse = Array.from({ length: 10 }, (_, index) =>
    aCase(`question-${index + 1}`, {
      candidate: [
        anAnswer(
          'Probably, in most cases.',
          { faithfulness: 0.5 + index / 25, relevance: 1 },
          {
            claims: [aClaim('in most cases')],
          },
        ),
      ],
    }),
  );
  const prompt = aPrompt({
    state: 'blocked',
    reasons: [regression, CANARY],
    metrics: {
      faithfulness: aMetric('faithfulness', {
        baseline: 0.93,
        candidate: 0.78,
        delta: -0.15,
        p: 0.001,
        pHolm: 0.002,
        worse: 11,
        better: 1,
        same: 12,
        changed: 12,
        certificate: { lower: -0.28, clusters: 24, certified: false },
        interval: { low: -0.24, high: -0.06 },
        detectableDrop: 0.11,
      }),
      relevance: aMetric('relevance'),
    },
    cases: [aCase('greeting'), ...worse, refund],
  });
  return aView({ state: 'blocked', prompts: [aPatchedPrompt(), prompt], ...parts });
}

/** A MAJOR change that passes everything and waits for a person. */
export function anAwaitingView(parts: Partial<ReportView> = {}): ReportView {
  const prompt = aPrompt({
    state: 'awaiting-sign-off',
    level: 'major',
    declared: 'major',
    levelReasons: ['the version rose from 2.3.1 to 3.0.0'],
    version: { baseline: '2.3.1', candidate: '3.0.0' },
    canaryHours: null,
    reasons: [
      {
        code: 'sign-off.missing',
        message:
          "A MAJOR change needs a person's approval (levels.major.sign-off (default)). Needed: an approving review by someone with write access, of the head commit, from people who did not work on this pull request. Nobody has approved yet.",
        effect: 'awaits',
      },
    ],
  });
  return aView({ state: 'awaiting-sign-off', prompts: [prompt], ...parts });
}

/** A judge that was measured on 40 labelled answers. */
export function aCalibration(parts: Partial<JudgeCalibration> = {}): JudgeCalibration {
  return {
    metric: 'faithfulness',
    rows: 40,
    positives: { right: 18, total: 20 },
    negatives: { right: 18, total: 20 },
    truePositiveRate: { rate: 0.9, low: 0.7, high: 0.97 },
    falsePositiveRate: { rate: 0.1, low: 0.03, high: 0.3 },
    balancedAccuracy: { value: 0.9, low: 0.81, high: 0.99 },
    kappa: 0.8,
    flips: 0.05,
    unscored: 0,
    sizeFactor: 1.5625,
    trust: 'trusted',
    warnings: [],
    wrong: [],
    ...parts,
  };
}
