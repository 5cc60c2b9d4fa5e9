import { z } from 'zod';

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const share = z.number().min(0).max(1);
const count = z.int().min(0);
const verdict = z.enum(['pass', 'blocked', 'awaiting-sign-off', 'inconclusive', 'not-applicable']);
const level = z.enum(['patch', 'minor', 'major', 'initial']);

const reason = z.strictObject({
  code: z.string().describe('Stable code, such as floor.faithfulness'),
  message: z.string(),
  effect: z.enum(['blocks', 'inconclusive', 'awaits', 'note']),
  blocking: z.boolean().describe('False for a note: everything else keeps the verdict from being pass'),
  line: z.int().min(1).nullable().describe('Line of the prompt file; null: the file as a whole, or the run'),
});

const compared = z.strictObject({
  baseline: share.nullable().describe('Mean over the cases scored on both sides'),
  candidate: share.nullable(),
  delta: z.number().min(-1).max(1).nullable(),
  regression: z.strictObject({
    value: z.enum(['significant', 'strict', 'certified', 'off']),
    from: z.string(),
  }),
  p: share.nullable(),
  pHolm: share.nullable().describe('Null: not one of the tests that decide'),
  alpha: share.describe('Level of the test: what early looks may spend is taken off'),
  worse: count,
  better: count,
  same: count,
  pairs: count,
  changed: count,
  changedNeeded: count.nullable(),
  certificate: z
    .strictObject({ lower: z.number(), clusters: count, certified: z.boolean() })
    .nullable()
    .describe('Lower limit of the mean difference; certified: not worse by more than 0.10'),
  interval: z
    .strictObject({ low: z.number().min(-1).max(1), high: z.number().min(-1).max(1) })
    .nullable()
    .describe('95% interval of the mean difference; null: fewer than 10 independent cases'),
  detectableDrop: z
    .number()
    .min(0)
    .nullable()
    .describe('Smallest drop that such a run sees 80% of the time; null: nothing varied'),
});

const metric = compared.extend({
  threshold: z.strictObject({ value: share, from: z.string() }),
  floor: z.strictObject({
    all: share.nullable().describe('Mean of all scored cases of the candidate'),
    known: share.nullable().describe("Mean of those that the base's dataset knows"),
    cases: count,
    knownCases: count,
  }),
  applicable: count,
  unscored: z.strictObject({ candidate: count, baseline: count }),
  excluded: z.strictObject({
    'nothing claimed': count,
    'failed check': count,
    'not run': count,
    'not-applicable': count,
  }),
});

const sides = <T extends z.ZodType>(schema: T) => z.strictObject({ candidate: schema, baseline: schema });
const tokens = z.strictObject({ input: count, output: count });

const checks = z.strictObject({
  passRate: compared.nullable().describe("The pass rate against the baseline's; null: not compared"),
  passed: count,
  failed: count,
  unanswered: count,
  failures: z.array(
    z.strictObject({ case: z.string(), rule: z.string(), expected: z.string(), found: z.string() }),
  ),
  latencyP95Ms: sides(z.number().min(0).nullable()),
  latencyMedianMs: sides(z.number().min(0).nullable()),
  usdPerCase: sides(z.number().min(0).nullable()),
  tokens: sides(tokens),
});

const vote = z.strictObject({ model: z.string(), score: share.nullable() });

const sample = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z
      .enum(['unanswered', 'not-run'])
      .describe('The model gave no answer, or the run ended before it was asked'),
    output: z.null(),
    why: z.string(),
  }),
  z.strictObject({
    kind: z.literal('answered'),
    output: z.string(),
    latencyMs: z.number().min(0),
    usage: tokens.nullable(),
    usd: z.number().min(0).nullable(),
    failures: z.array(z.strictObject({ rule: z.string(), expected: z.string(), found: z.string() })),
    scores: z.strictObject({ faithfulness: share.nullable(), relevance: share.nullable() }),
    noScore: z.strictObject({ faithfulness: z.string().nullable(), relevance: z.string().nullable() }),
    claims: z.array(
      z.strictObject({
        quote: z.string(),
        claim: z.string(),
        verdict: z.enum(['supported', 'contradicted', 'not_found']),
        evidence: z.string(),
        overruled: z.string().nullable(),
      }),
    ),
    reasoning: z.string().nullable(),
    votes: z
      .strictObject({ faithfulness: z.array(vote), relevance: z.array(vote) })
      .describe('The score of each model of a jury; empty for a single judge'),
    drawnAt: z.iso.datetime(),
    kept: z.boolean().describe('True: drawn by an earlier run'),
  }),
]);

const samples = z.strictObject({ samples: z.array(sample) });

const messages = z
  .array(z.strictObject({ role: z.enum(['system', 'developer', 'user', 'assistant']), content: z.string() }))
  .nullable();

const lintNote = z.strictObject({
  messageIndex: count.describe('From 0, in the version that `side` names'),
  line: z.int().min(1).nullable().describe('Within the message; null: the message as a whole'),
  side: z.enum(['before', 'after']),
  level: z.string().describe('The level that the change needs, such as MINOR'),
  text: z.string(),
});

const prompt = z.strictObject({
  path: z.string(),
  previousPath: z.string().nullable(),
  name: z.string(),
  change: z.enum(['added', 'modified', 'renamed', 'removed', 'affected']),
  because: z.string().nullable(),
  version: z.strictObject({ baseline: z.string().nullable(), candidate: z.string().nullable() }),
  level: z.strictObject({
    declared: level.nullable(),
    required: level.nullable(),
    reasons: z.array(z.string()),
  }),
  model: z.strictObject({ candidate: z.string(), baseline: z.string().nullable() }).nullable(),
  parameters: z.record(z.string(), z.unknown()),
  metadata: z
    .strictObject({
      description: z.string().nullable(),
      changeReason: z.string().nullable(),
      owner: z.string().nullable(),
    })
    .nullable(),
  stages: z.array(z.enum(['checks', 'judge'])),
  dataset: z
    .strictObject({
      path: z.string(),
      cases: count,
      added: z.array(z.string()),
      edited: z.array(z.string()),
      removed: z.array(z.string()),
    })
    .nullable(),
  verdict,
  reasons: z.array(reason),
  metrics: z.strictObject({ faithfulness: metric.nullable(), relevance: metric.nullable() }),
  checks: checks.nullable(),
  stopped: z
    .strictObject({
      read: count,
      of: count,
      why: z.enum(['regression', 'floor']),
      measures: z.array(z.enum(['faithfulness', 'relevance', 'checks'])),
      saved: z.strictObject({ calls: count, usd: z.number().min(0).nullable() }),
    })
    .nullable()
    .describe('Judging ended before all cases were read'),
  moreSamples: z.boolean().describe('A mean lay near its floor, so that every case got more samples'),
  messages: z
    .strictObject({ baseline: messages, candidate: messages })
    .describe('Of both versions, the baseline at the merge base; null: there is none, or it cannot be read'),
  lint: z.array(lintNote).describe('What the lint says of the change, line by line'),
  criticalFalls: z.array(
    z.strictObject({
      case: z.string(),
      metric: z.enum(['faithfulness', 'relevance']),
      baseline: share,
      candidate: share,
      confirmed: z
        .strictObject({ baseline: share, candidate: share })
        .nullable()
        .describe('Medians of the fresh samples; null: they could not be scored'),
    }),
  ),
  cases: z.array(
    z.strictObject({
      id: z.string(),
      query: z.string(),
      context: z
        .string()
        .nullable()
        .describe(
          'What a faithful answer may draw on, a list joined by blank lines; null: the case has none',
        ),
      reference: z.string().nullable().describe('The ideal answer; null: the case has none'),
      group: z.string().nullable(),
      critical: z.boolean(),
      known: z.boolean(),
      candidate: samples,
      baseline: samples.nullable(),
      confirmation: z
        .strictObject({ candidate: samples, baseline: samples })
        .nullable()
        .describe('Fresh samples of a critical case that fell; they count in no mean'),
    }),
  ),
});

const rate = z.strictObject({ rate: share, low: share, high: share });
const rows = z.strictObject({ right: count, total: count });

const calibration = z
  .strictObject({
    metric: z.enum(['faithfulness', 'relevance']),
    rows: count,
    positives: rows,
    negatives: rows,
    truePositiveRate: rate.nullable(),
    falsePositiveRate: rate.nullable(),
    balancedAccuracy: z.strictObject({ value: share, low: share, high: share }).nullable(),
    kappa: z.number().min(-1).max(1).nullable(),
    flips: share,
    unscored: count,
    sizeFactor: z.number().min(1).nullable(),
    trust: z.enum(['trusted', 'warned', 'untrusted', 'too-few']),
    warnings: z.array(z.string()),
    wrong: z.array(z.string()),
  })
  .describe('The judge on its labelled set');

const canary = z
  .strictObject({
    metric: z.enum(['faithfulness', 'relevance']),
    outcome: z.enum(['caught', 'passed', 'unscored', 'none']),
    pairs: z.array(z.string()),
    judged: count,
    caught: count,
  })
  .describe('Known-bad answers among those that were judged');

const policyDifference = z.strictObject({
  what: z.string().describe('As the config calls it, or `group`: comes under the gate or leaves it'),
  prompts: z.array(z.string()).nullable().describe('Null: the whole run'),
  before: z.string().nullable().describe('Null: not set'),
  after: z.string().nullable(),
  looser: z.boolean().nullable().describe('Null: one cannot say'),
});

const signature = z
  .strictObject({
    login: z.string(),
    commit: sha.nullable().describe('The commit that was reviewed'),
    url: z.string().nullable(),
    at: z.iso.datetime().nullable(),
  })
  .describe("A review that was taken for a person's word on this content");

/** `prompt-gate-results.json`: all that a run measured and decided. */
export const resultsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  verdict,
  mode: z.enum(['enforce', 'advise']),
  reasons: z.array(reason).describe('Reasons of the run as a whole; each prompt has its own'),
  override: z
    .strictObject({ by: z.string(), reason: z.string(), review: signature })
    .nullable()
    .describe('Who turned a verdict that blocks into success, and why'),
  signOff: z
    .strictObject({
      kind: z
        .enum(['not-asked', 'given', 'missing', 'not-read'])
        .describe('not-read: the run failed before the reviews were read'),
      by: z.array(signature),
      why: z.string().nullable().describe('What is missing; null: nothing is'),
    })
    .describe('Whether a person had to agree, and who did'),
  run: z.strictObject({
    repository: z.string(),
    repositoryUrl: z
      .string()
      .nullable()
      .describe('Such as https://github.com/o/r; null: it has no address, as a clone without a remote'),
    base: sha.nullable(),
    head: sha,
    baseRef: z.string(),
    baseline: z.string(),
    pullRequest: z.int().min(1).nullable(),
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    startedAt: z.iso.datetime(),
    durationMs: z.number().min(0),
    reused: z
      .strictObject({ head: sha, runUrl: z.string().nullable(), startedAt: z.iso.datetime() })
      .nullable()
      .describe(
        'The earlier run whose measurement of the same content holds; its results file has the cases',
      ),
    tool: z.string(),
    runUrl: z.string().nullable(),
    statusContext: z.string().describe('Name of the commit status that the run writes'),
    config: z.string().nullable().describe('Null: the base has none'),
    samples: count,
    judge: z.string(),
    reruns: count.describe('Rounds of fresh samples beside the first ones'),
    notices: z.array(z.string()),
  }),
  policyDifferences: z
    .array(policyDifference)
    .describe('Effective values that a changed config decides otherwise'),
  judging: z.strictObject({ calibrations: z.array(calibration), canaries: z.array(canary) }),
  estimate: z
    .strictObject({
      requests: count,
      inputTokens: count,
      outputTokens: count,
      usd: z.number().min(0).nullable().describe('Null: a model has no price'),
    })
    .nullable()
    .describe(
      'What the run was expected to ask for, before what earlier runs have kept; null: no model was asked',
    ),
  usage: z.strictObject({
    modelCalls: count,
    cachedCalls: count,
    inputTokens: count,
    outputTokens: count,
    usd: z.number().min(0).nullable().describe('Null: unknown'),
  }),
  prompts: z.array(prompt),
});
