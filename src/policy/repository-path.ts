/** True for a relative path with `/` that cannot lead out of the repository. */
export function isRepositoryPath(path: string): boolean {
  if (path === '' || path.startsWith('/') || path.includes('\\') || path.includes('\0')) return false;
  if (!path.isWellFormed()) return false;
  if (/^[A-Za-z]:/.test(path)) return false;
  return path.split('/').every((part) => part !== '..' && part !== '.' && part !== '' && part !== '.git');
}
