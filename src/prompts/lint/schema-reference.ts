import { isJsonObject, type Json, type JsonObject } from '../../ports/json.ts';

/** What a reference such as `#/$defs/address` leads to; null where it leads out of the document or nowhere. */
function resolveReference(root: JsonObject, reference: string): Json | null {
  if (reference === '#') return root;
  if (!reference.startsWith('#/')) return null;
  let at: Json | undefined = root;
  for (const part of reference.slice(2).split('/')) {
    const key = decode(part).replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(at)) at = at[Number(key)];
    else at = isJsonObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
    if (at === undefined) return null;
  }
  return at;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What the reference of a schema leads to; null where that cannot be seen. */
export function targetOf({ $ref }: JsonObject, root: JsonObject): Json | null {
  return typeof $ref === 'string' ? resolveReference(root, $ref) : null;
}

/** A schema with its reference replaced by what it leads to: by all of both where something stands beside it. */
export function followed(schema: JsonObject, root: JsonObject): Json | null {
  const { $ref, ...beside } = schema;
  if ($ref === undefined) return schema;
  const target = targetOf(schema, root);
  if (target === null || Object.keys(beside).length === 0 || !isJsonObject(target)) return target;
  const clash = Object.keys(beside).some((key) => Object.hasOwn(target, key) && !ANNOTATIONS.has(key));
  return clash ? { allOf: [target, beside] } : { ...target, ...beside };
}

const ANNOTATIONS = new Set(['description', 'title', '$comment', 'default', 'examples']);
