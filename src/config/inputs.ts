import * as z from 'zod/mini';
import { globSchema, repositoryPath } from '../parsing/path-schemas.ts';
import { zodFaults } from '../parsing/zod-faults.ts';
import { DEFAULT_CONFIG_PATH } from '../policy/defaults.ts';
import type { Shard } from '../policy/shard.ts';
import { GateError } from '../ports/gate-error.ts';

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
  'shard',
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
const optional = <T extends z.ZodMiniType<unknown, string>>(schema: T) =>
  z.pipe(z.pipe(z.string(), z.transform(given)), z.optional(schema));
const number = (schema: z.ZodMiniType<number, number>, expected: string) =>
  optional(
    z.pipe(z.pipe(matching(/^-?\d+(?:\.\d+)?$/, `expected ${expected}`), z.transform(Number)), schema),
  );
const withDefault = <T extends z.ZodMiniType<unknown, string>>(schema: T, fallback: string) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => given(text) ?? fallback),
    ),
    schema,
  );
const flag = (fallback: 'true' | 'false') =>
  z.pipe(
    withDefault(z.enum(['true', 'false']), fallback),
    z.transform((text) => text === 'true'),
  );
const matching = (pattern: RegExp, error: string) => z.string().check(z.regex(pattern, { error }));
const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
const globs = () => z.pipe(z.pipe(z.string(), z.transform(linesOf)), z.array(globSchema));

const share = z.number().check(z.minimum(0), z.maximum(1));

/** A branch, a tag or a commit; three dots would be read as a comparison. */
const gitRef = z
  .string()
  .check(
    z.maxLength(250),
    z.regex(/^(?!.*\.\.)[^\p{Cc}\s~^:?*[\\]+$/u, { error: 'expected a branch, a tag or a commit' }),
  );

const MAX_SHARDS = 256;
const SHARD = 'expected a part as `3/8`, or `merge/8`; at most 256 parts';
const shardSchema = z
  .pipe(
    matching(/^(?:[1-9]\d{0,2}|merge)\/[1-9]\d{0,2}$/, SHARD),
    z.transform((text): Shard => {
      const [which = '', of = ''] = text.split('/');
      if (which === 'merge') return { kind: 'merge', of: Number(of) };
      return { kind: 'part', index: Number(which), of: Number(of) };
    }),
  )
  .check(
    z.refine((shard) => shard.of <= MAX_SHARDS && (shard.kind === 'merge' || shard.index <= shard.of), {
      error: SHARD,
    }),
  );

const inputsSchema = z.strictObject({
  'github-token': withDefault(matching(/./, 'expected a token'), ''),
  'openai-api-key': optional(z.string()),
  'openai-base-url': optional(z.url({ protocol: /^https?$/, error: 'expected an http or https address' })),
  config: withDefault(repositoryPath, DEFAULT_CONFIG_PATH),
  'pull-request': number(z.int().check(z.minimum(1)), 'the number of a pull request'),
  'head-sha': optional(matching(/^[0-9a-f]{40}$/, 'expected a full commit id of 40 lower-case hex digits')),
  'base-ref': optional(gitRef),
  'head-ref': optional(gitRef),
  branches: globs(),
  prompts: globs(),
  dataset: optional(repositoryPath),
  model: optional(z.string()),
  'judge-model': optional(z.string()),
  'min-faithfulness': number(share, 'a number from 0 to 1'),
  'min-relevance': number(share, 'a number from 0 to 1'),
  baseline: optional(gitRef),
  samples: number(whole(1, 20), 'a whole number from 1 to 20'),
  concurrency: withDefault(
    z.pipe(z.pipe(matching(/^\d+$/, 'expected a whole number'), z.transform(Number)), whole(1, 256)),
    '8',
  ),
  fresh: flag('false'),
  shard: optional(shardSchema),
  cache: flag('true'),
  comment: withDefault(z.enum(['changed', 'always', 'never']), 'changed'),
  mode: optional(z.enum(['enforce', 'advise'])),
  'status-context': withDefault(
    matching(/^[\w][\w ./-]{0,99}$/, 'expected up to 100 letters, digits, spaces, dots, slashes and dashes'),
    'prompt-gate',
  ),
});

export type Inputs = z.output<typeof inputsSchema>;

/** How a person gives inputs, for what is said of faults. */
export interface InputWords {
  readonly message: string;
  readonly remedy: string;
  /** What a person calls an input. */
  nameOf(input: string): string;
}

const STEP: InputWords = {
  message: 'The inputs of the step are not valid.',
  remedy: 'Correct the `with:` block of the workflow.',
  nameOf: (input) => `input \`${input}\``,
};

/**
 * Parses inputs, once. A blank input counts as absent.
 * @throws GateError `config.inputs` with every fault
 */
export function parseInputs(raw: RawInputs, words: InputWords = STEP): Inputs {
  // What is parsed once is not worth compiling a parser for.
  const parsed = inputsSchema.safeParse(raw, { jitless: true });
  if (parsed.success) return parsed.data;
  const hide = (secret: string) => (secret.trim() === '' ? '' : '(hidden)');
  const shown = {
    ...raw,
    'github-token': hide(raw['github-token']),
    'openai-api-key': hide(raw['openai-api-key']),
    prompts: linesOf(raw.prompts),
    branches: linesOf(raw.branches),
  };
  throw new GateError('config.inputs', words.message, {
    faults: zodFaults(
      parsed.error,
      shown,
      (path) => words.nameOf(String(path[0])),
      () => INPUT_NAMES,
    ),
    remedy: words.remedy,
  });
}
