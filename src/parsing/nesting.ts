/** Values nested deeper than this could only be built to exhaust the stack. */
export const MAX_DEPTH = 100;

/** True for a value that is nested too deeply to be read, or that holds itself. */
export function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth >= MAX_DEPTH || Object.values(value).some((inner) => isTooDeep(inner, depth + 1));
}
