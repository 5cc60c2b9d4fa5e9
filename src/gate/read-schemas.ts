import type { GoldenCase } from '../dataset/golden-case.ts';
import { isWatchedSchema, promptFolders } from '../policy/groups.ts';
import type { Policy } from '../policy/policy.ts';
import type { Reason } from '../policy/verdict.ts';
import type { JsonObject } from '../ports/json.ts';
import type { Comparison } from '../ports/repository.ts';
import { canonical } from '../prompts/behaviour.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { faultReasons } from './fault-reasons.ts';
import { mergedCommit } from './merged-commit.ts';
import type { PromptPlan } from './prompt-plan.ts';
import { loadedValue, type Snapshots } from './snapshot.ts';

type Schema = JsonObject | boolean;

export interface Schemas {
  /** What answers are checked against: the group's, else the prompt's own. */
  readonly group: Schema | null;
  /** The prompt's own, which is also asked of the model. */
  readonly response: Schema | null;
  /** By path, those that single cases name. */
  readonly cases: ReadonlyMap<string, Schema>;
  readonly reasons: readonly Reason[];
}

/**
 * Reads every schema that this prompt's answers have to fit, as it will stand after the merge. Where the answers are
 * checked against something else than before, be it another file, another content or nothing, a person has to agree.
 */
export async function readSchemas(
  plan: PromptPlan & { readonly candidate: Prompt },
  goldenCases: readonly GoldenCase[],
  policy: Policy,
  comparison: Comparison,
  files: Snapshots,
): Promise<Schemas> {
  const { checks } = plan.affected.group;
  const own = plan.candidate.responseSchema;
  const byCases = goldenCases.flatMap((golden) => golden.checks?.schema ?? []);
  const named = [...(own?.kind === 'file' ? [own.path] : []), ...byCases];
  const paths = new Set([...(checks.schema === undefined ? [] : [checks.schema]), ...named]);
  const unseen = unwatched(named, checks.schema, policy);
  const read = await Promise.all([...paths].map((path) => readOne(path, comparison, files)));
  const loaded = new Map(
    read.flatMap(({ path, schema }) => (schema === null ? [] : ([[path, schema]] as const))),
  );
  const response = own === null ? null : own.kind === 'inline' ? own.schema : (loaded.get(own.path) ?? null);
  const effective = checks.schema === undefined ? response : (loaded.get(checks.schema) ?? null);
  const changedOwn =
    checks.schema === undefined &&
    plan.before !== null &&
    !same(await schemaBefore(plan.before, comparison, files), response)
      ? [changed('The schema that the prompt gives its answers')]
      : [];
  // A file that is the prompt's own schema is compared above, with whatever the prompt named before.
  const compared = read.filter(({ path }) => path === checks.schema || byCases.includes(path));
  return {
    group: effective,
    response,
    cases: loaded,
    reasons: [
      ...unseen,
      ...read.flatMap(({ reasons }) => reasons),
      ...compared.flatMap(({ path, edited }) => (edited ? [changed(`The schema \`${path}\``)] : [])),
      ...changedOwn,
    ],
  };
}

interface SchemaFile {
  readonly path: string;
  readonly schema: Schema | null;
  /** The pull request changes what the base already had. */
  readonly edited: boolean;
  readonly reasons: readonly Reason[];
}

async function readOne(path: string, comparison: Comparison, files: Snapshots): Promise<SchemaFile> {
  const commit = await mergedCommit(path, comparison, files);
  const found = await files.schema(commit ?? comparison.head, path);
  const diverged: Reason[] =
    commit === null
      ? [
          {
            code: 'schema.diverged',
            message: `The base branch changed \`${path}\` as well: update the branch.`,
            effect: 'blocks',
          },
        ]
      : [];
  if (found.kind !== 'loaded') {
    return {
      path,
      schema: null,
      edited: false,
      reasons: [...diverged, ...faultReasons('config.schema', found, path)],
    };
  }
  const before = commit === comparison.base ? found : await files.schema(comparison.mergeBase, path);
  const edited = before.kind !== 'absent' && !same(loadedValue(before), found.value);
  return { path, schema: found.value, edited, reasons: diverged };
}

async function schemaBefore(
  prompt: Prompt,
  comparison: Comparison,
  files: Snapshots,
): Promise<Schema | null> {
  const source = prompt.responseSchema;
  if (source === null) return null;
  if (source.kind === 'inline') return source.schema;
  const commit = await mergedCommit(source.path, comparison, files);
  const before = commit === comparison.base ? comparison.base : comparison.mergeBase;
  return loadedValue(await files.schema(before, source.path));
}

function same(a: Schema | null, b: Schema | null): boolean {
  return canonical(a) === canonical(b);
}

function changed(what: string): Reason {
  return { code: 'schema.changed', message: `${what} changed: a person has to agree.`, effect: 'awaits' };
}

/** A schema that lies where nobody looks for changes could be loosened unseen. */
function unwatched(paths: readonly string[], known: string | undefined, policy: Policy): Reason[] {
  const folders = promptFolders(policy.groups);
  return [...new Set(paths)]
    .filter((path) => path !== known && !isWatchedSchema(path, folders))
    .map((path) => ({
      code: 'config.schema',
      message: `The schema \`${path}\` lies where its changes would go unseen: keep it as a .json file below the prompts, or call it \`*.schema.json\`.`,
      effect: 'inconclusive' as const,
    }));
}

/** The schema that a prompt asks its answers to suit, at a commit; null: none, or it cannot be read. */
export async function responseSchemaAt(commit: string, prompt: Prompt, files: Snapshots) {
  const source = prompt.responseSchema;
  if (source === null) return null;
  return source.kind === 'inline' ? source.schema : loadedValue(await files.schema(commit, source.path));
}
