import { z } from 'zod';
import { globSchema, repositoryPath } from '../parsing/path-schemas.ts';
import { checksSchema } from './checks-schema.ts';

const share = z.number().min(0).max(1);
const stages = z.array(z.enum(['checks', 'judge'])).min(1);
const LOGIN = '[A-Za-z0-9][A-Za-z0-9_-]{0,38}';
const login = z.string().regex(new RegExp(`^${LOGIN}$`), { error: 'expected a user name' });
const loginOrTeam = z.string().regex(new RegExp(`^(?:${LOGIN}|@?${LOGIN}/[a-z0-9][a-z0-9_.-]{0,99})$`), {
  error: 'expected a user name, or a team as `organisation/team`',
});
const modelName = z.string().min(1).max(200);

const signOff = z.union([
  z.literal('none'),
  z.strictObject({ approvals: z.int().min(1).max(10).default(1), by: z.array(loginOrTeam).default([]) }),
]);

const floors = { faithfulness: share.optional(), relevance: share.optional() };
const judged = {
  stages: stages.optional(),
  ...floors,
  regression: z.enum(['significant', 'strict', 'certified', 'off']).optional(),
};

const levelsSchema = z.strictObject({
  patch: z.strictObject(judged).optional(),
  minor: z.strictObject({ ...judged, 'canary-hours': z.number().min(0).max(8760).optional() }).optional(),
  major: z.strictObject({ ...judged, 'sign-off': signOff.optional() }).optional(),
  initial: z.strictObject({ stages: stages.optional(), ...floors }).optional(),
});

const groupSchema = z.strictObject({
  files: z.array(globSchema).min(1),
  dataset: z.optional(repositoryPath),
  'min-cases': z.int().min(1).optional(),
  checks: checksSchema.optional(),
  levels: levelsSchema.optional(),
});

const endpointSchema = z.strictObject({
  'base-url': z.url({ protocol: /^https?$/, error: 'expected an http or https address' }),
  'api-key-env': z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'expected the name of an environment variable' })
    .optional(),
});

/** `.github/prompt-gate.yml`. Every key is optional; unknown keys are errors. */
export const configSchema = z.strictObject({
  mode: z.enum(['enforce', 'advise']).optional(),
  model: modelName.optional(),
  dataset: z.optional(repositoryPath),
  samples: z.int().min(1).max(20).optional(),
  prompts: z.array(groupSchema).min(1).optional(),
  levels: levelsSchema.optional(),
  judge: z
    .strictObject({
      model: modelName.optional(),
      models: z.array(modelName).min(1).max(9).optional(),
      temperature: z.number().min(0).max(2).optional(),
      samples: z.int().min(1).max(9).optional(),
      calibration: z.optional(repositoryPath),
    })
    .refine((judge) => judge.model === undefined || judge.models === undefined, {
      error: 'expected `model` or `models`, not both',
    })
    .refine((judge) => new Set(judge.models).size === (judge.models?.length ?? 0), {
      error: 'expected different `models`: a model has one vote',
    })
    .optional(),
  lint: z.enum(['block', 'warn']).optional(),
  endpoints: z
    .record(
      z
        .string()
        .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'expected a name of lower-case letters, digits and dashes' }),
      endpointSchema,
    )
    .optional(),
  'allow-models': z.array(modelName).min(1).optional(),
  prices: z
    .record(z.string(), z.strictObject({ input: z.number().min(0), output: z.number().min(0) }))
    .optional(),
  budget: z
    .strictObject({
      'max-usd': z.number().positive().optional(),
      'max-minutes': z.number().positive().max(360).optional(),
      'max-cases': z.int().min(1).optional(),
      'max-output-tokens': z.int().min(1).optional(),
    })
    .optional(),
  cache: z
    .strictObject({
      enabled: z.boolean().optional(),
      'baseline-max-age-days': z.number().min(0).max(365).optional(),
    })
    .optional(),
  'early-stopping': z.boolean().optional(),
  override: z.strictObject({ by: z.array(login).optional() }).optional(),
  report: z.strictObject({ answers: z.enum(['full', 'short', 'none']).optional() }).optional(),
});

export type ConfigFile = z.output<typeof configSchema>;
export type LevelsConfig = z.output<typeof levelsSchema>;
