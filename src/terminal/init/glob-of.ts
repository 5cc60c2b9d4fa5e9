/** The path as a glob that matches it alone. */
export function globOf(path: string): string {
  return path.replace(/[\\*?[\]{}!,]/g, '\\$&');
}
