// `zod/mini`: every run reads inputs, and zod's methods take as long to set up as all else that is done with them.
import * as z from 'zod/mini';
import { isRepositoryPath } from '../policy/repository-path.ts';
import { globFault } from '../prompts/globs.ts';

/** A path inside the repository: relative, with `/`, never leading out. */
export const repositoryPath = z.string().check(
  z.minLength(1),
  z.maxLength(1000),
  z.refine(isRepositoryPath, {
    error: 'expected a path inside the repository: relative, with /, without ..',
  }),
);

/** A glob that cannot be built to burn time. */
export const globSchema = z.string().check(({ value, issues }) => {
  const message = globFault(value);
  if (message !== null) issues.push({ code: 'custom', message, input: value });
});
