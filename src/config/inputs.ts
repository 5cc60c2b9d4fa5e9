import { z } from 'zod';
import { globSchema } from '../dataset/row-schema.ts';
import { zodFaults } from '../parsing/zod-faults.ts';
import { DEFAULT_CONFIG_PATH } from '../policy/defaults.ts';
import { GateError } from '../ports/gate-error.ts';
import { repositoryPath } from './checks-schema.ts';

/** Every input of `action.yml`; a forgotten one fails to compile where the Action reads them. */
export const INPUT_NAMES = [
  'github-token',
  'openai-api-key',
  'openai-base-url',
  'config',
  'pull-request',
  'head-sha',
  'base-ref',
  'head-ref',
  'branches',
  'prompts',
  'dataset',
  'model',
  'judge-model',
  'min-faithfulness',
  'min-relevance',
  'baseline',
  'samples',
  'concurrency',
  'fresh',
  'cache',
  'comment',
  'mode',
  'status-context',
] as const;
export type InputName = (typeof INPUT_NAMES)[number];
export type RawInputs = Readonly<Record<InputName, string>>;

/** A blank input is an absent one. */
const given = (text: string) => (text.trim() === '' ? undefined : text.trim());
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const optional = <T extends z.ZodType<unknown, string>>(schema: T) =>
  z
    .string()
    .transform((text) => given(text))
    .pipe(schema.optional());
const number = (schema: z.ZodType<number, number>, expected: string) =>
  optional(
    z
      .string()
      .regex(/^-?\d+(?:\.\d+)?$/, { error: `expected ${expected}` })
      .transform(Number)
      .pipe(schema),
  );
const withDefault = <T extends z.ZodType<unknown, string>>(schema: T, fallback: string) =>
  z
    .string()
    .transform((text) => given(text) ?? fallback)
    .pipe(schema);

const share = z.number().min(0).max(1);

/** A branch, a tag or a commit; three dots would be read as a comparison. */
const gitRef = z
  .string()
  .max(250)
  .regex(/^(?!.*\.\.)[^\p{Cc}\s~^:?*[\\]+$/u, { error: 'expected a branch, a tag or a commit' });

const inputsSchema = z.strictObject({
  'github-token': withDefault(z.string().regex(/./, { error: 'expected a token' }), ''),
  'openai-api-key': optional(z.string()),
  'openai-base-url': optional(z.url({ protocol: /^https?$/, error: 'expected an http or https address' })),
  config: withDefault(repositoryPath, DEFAULT_CONFIG_PATH),
  'pull-request': number(z.int().min(1), 'the number of a pull request'),
  'head-sha': optional(
    z.string().regex(/^[0-9a-f]{40}$/, { error: 'expected a full commit id of 40 lower-case hex digits' }),
  ),
  'base-ref': optional(gitRef),
  'head-ref': optional(gitRef),
  branches: z.string().transform(linesOf).pipe(z.array(globSchema)),
  prompts: z.string().transform(linesOf).pipe(z.array(globSchema)),
  dataset: optional(repositoryPath),
  model: optional(z.string()),
  'judge-model': optional(z.string()),
  'min-faithfulness': number(share, 'a number from 0 to 1'),
  'min-relevance': number(share, 'a number from 0 to 1'),
  baseline: optional(gitRef),
  samples: number(z.int().min(1).max(20), 'a whole number from 1 to 20'),
  concurrency: withDefault(
    z
      .string()
      .regex(/^\d+$/, { error: 'expected a whole number' })
      .transform(Number)
      .pipe(z.int().min(1).max(256)),
    '8',
  ),
  fresh: withDefault(z.enum(['true', 'false']), 'false').transform((text) => text === 'true'),
  cache: withDefault(z.enum(['true', 'false']), 'true').transform((text) => text === 'true'),
  comment: withDefault(z.enum(['changed', 'always', 'never']), 'changed'),
  mode: optional(z.enum(['enforce', 'advise'])),
  'status-context': withDefault(
    z.string().regex(/^[\w][\w ./-]{0,99}$/, {
      error: 'expected up to 100 letters, digits, spaces, dots, slashes and dashes',
    }),
    'prompt-gate',
  ),
});

export type Inputs = z.output<typeof inputsSchema>;

/**
 * Parses the Action's inputs, once. A blank input counts as absent.
 * @throws GateError `config.inputs` with every fault
 */
export function parseInputs(raw: RawInputs): Inputs {
  const parsed = inputsSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const hide = (secret: string) => (secret.trim() === '' ? '' : '(hidden)');
  const shown = {
    ...raw,
    'github-token': hide(raw['github-token']),
    'openai-api-key': hide(raw['openai-api-key']),
    prompts: linesOf(raw.prompts),
    branches: linesOf(raw.branches),
  };
  throw new GateError('config.inputs', 'The inputs of the step are not valid.', {
    faults: zodFaults(
      parsed.error,
      shown,
      (path) => `input \`${String(path[0])}\``,
      () => INPUT_NAMES,
    ),
    remedy: 'Correct the `with:` block of the workflow.',
  });
}
