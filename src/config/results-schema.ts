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
});

const metric = z.strictObject({
  baseline: share.nullable().describe('Mean over the cases scored on both sides'),
  candidate: share.nullable(),
  delta: z.number().min(-1).max(1).nullable(),
  threshold: z.strictObject({ value: share, from: z.string() }),
  regression: z.strictObject({ value: z.enum(['significant', 'strict', 'off']), from: z.string() }),
  floor: z.strictObject({
    all: share.nullable().describe('Mean of all scored cases of the candidate'),
    known: share.nullable().describe("Mean of those that the base's dataset knows"),
    cases: count,
  }),
  p: share.nullable(),
  pHolm: share.nullable().describe('Null: not one of the tests that decide'),
  alpha: share,
  worse: count,
  better: count,
  same: count,
  pairs: count,
  changed: count,
  changedNeeded: count.nullable(),
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

const sample = z.union([
  z.strictObject({ output: z.null(), why: z.string() }),
  z.strictObject({
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
  }),
]);

const samples = z.strictObject({ samples: z.array(sample) });

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
  cases: z.array(
    z.strictObject({
      id: z.string(),
      query: z.string(),
      group: z.string().nullable(),
      critical: z.boolean(),
      known: z.boolean(),
      candidate: samples,
      baseline: samples.nullable(),
    }),
  ),
});

/** `prompt-gate-results.json`: all that a run measured and decided. */
export const resultsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  verdict,
  mode: z.enum(['enforce', 'advise']),
  reasons: z.array(reason).describe('Reasons of the run as a whole; each prompt has its own'),
  run: z.strictObject({
    repository: z.string(),
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
    tool: z.string(),
    runUrl: z.string().nullable(),
    config: z.string().nullable().describe('Null: the base has none'),
    samples: count,
    judge: z.string(),
    notices: z.array(z.string()),
  }),
  usage: z.strictObject({
    modelCalls: count,
    cachedCalls: count,
    inputTokens: count,
    outputTokens: count,
    usd: z.number().min(0).nullable().describe('Null: unknown'),
  }),
  prompts: z.array(prompt),
});
