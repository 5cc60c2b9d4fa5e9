import { isJsonObject, type Json } from '../../ports/json.ts';

/**
 * JSON as Jinja's `tojson` writes it: keys in order, a space after commas and colons, everything outside ASCII and
 * `<`, `>`, `&`, `'` as escapes.
 * @param indent spaces a level; null: all on one line
 */
export function pythonJson(value: Json, indent: number | null): string {
  return written(value, indent, '\n').replace(
    /[<>&'\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function written(value: Json, indent: number | null, lineEnd: string): string {
  const inner = indent === null ? lineEnd : `${lineEnd}${' '.repeat(indent)}`;
  const wrap = (open: string, entries: readonly string[], close: string) => {
    if (entries.length === 0) return open + close;
    return indent === null
      ? `${open}${entries.join(', ')}${close}`
      : `${open}${inner}${entries.join(`,${inner}`)}${lineEnd}${close}`;
  };
  if (Array.isArray(value)) {
    return wrap(
      '[',
      value.map((entry: Json) => written(entry, indent, inner)),
      ']',
    );
  }
  if (isJsonObject(value)) {
    const entries = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}: ${written(value[key] as Json, indent, inner)}`);
    return wrap('{', entries, '}');
  }
  return JSON.stringify(value);
}
