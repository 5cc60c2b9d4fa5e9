import type { JsonObject } from '../../ports/json.ts';
import type { SchemaSource } from '../prompt.ts';
import { NO_LINE, type Remark, type Rule } from './finding.ts';
import { schemaRemarks } from './schema-change.ts';

/** Contents of the schemas that stand in files of their own; null: not read, or there is none. */
export interface SchemaFiles {
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
}

/** What changed in the schema that a prompt asks its answers to suit, wherever it stands. */
export function responseSchemaRemarks(
  before: SchemaSource | null,
  after: SchemaSource | null,
  files: SchemaFiles,
): Remark[] {
  const say = (rule: Rule, says: string): Remark[] => [{ rule, says, line: NO_LINE }];
  if (before === null && after === null) return [];
  if (before === null) return say('schema-added', 'the prompt gains a response schema');
  if (after === null) return say('schema-removed', 'the prompt loses its response schema');
  const [from, to] = [contentOf(before, files.before), contentOf(after, files.after)];
  if (from !== null && to !== null) {
    const remarks = schemaRemarks(from, to);
    if (remarks.length > 0 || placeOf(before) === placeOf(after)) return remarks;
    return say('schema-wording', 'the response schema stands elsewhere and is the same');
  }
  if (placeOf(before) === placeOf(after)) return [];
  return say('schema-replaced', 'the response schema is another, and what it says cannot be compared here');
}

function contentOf(source: SchemaSource, file: JsonObject | null): JsonObject | null {
  return source.kind === 'inline' ? source.schema : file;
}

function placeOf(source: SchemaSource): string {
  return source.kind === 'inline' ? '' : source.path;
}
