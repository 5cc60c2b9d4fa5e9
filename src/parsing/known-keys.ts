import type { z } from 'zod';

/** Finds the keys that a schema of objects, lists and records allows at a path; none where it has no fixed keys. */
export function knownKeysOf(schema: z.ZodType): (path: readonly PropertyKey[]) => readonly string[] {
  return (path) => {
    const at = path.reduce<unknown>(step, schema);
    const definition = unwrap(at);
    return definition?.type === 'object' ? Object.keys(definition.shape ?? {}) : [];
  };
}

interface Definition {
  readonly type: string;
  readonly shape?: Record<string, unknown>;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly innerType?: unknown;
  readonly options?: readonly unknown[];
  readonly in?: unknown;
}

function unwrap(schema: unknown): Definition | undefined {
  const definition = (schema as { def?: Definition } | undefined)?.def;
  if (definition?.innerType !== undefined) return unwrap(definition.innerType);
  if (definition?.in !== undefined) return unwrap(definition.in);
  if (definition?.type === 'union') {
    return definition.options?.map(unwrap).find((option) => option?.type === 'object') ?? definition;
  }
  return definition;
}

function step(schema: unknown, key: PropertyKey): unknown {
  const definition = unwrap(schema);
  if (definition?.type === 'object') return definition.shape?.[String(key)];
  return definition?.element ?? definition?.valueType;
}
