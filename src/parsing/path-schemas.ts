import { z } from 'zod';
import { isRepositoryPath } from '../policy/repository-path.ts';
import { globFault } from '../prompts/globs.ts';

/** A path inside the repository: relative, with `/`, never leading out. */
export const repositoryPath = z
  .string()
  .min(1)
  .max(1000)
  .refine(isRepositoryPath, { error: 'expected a path inside the repository: relative, with /, without ..' });

/** A glob that cannot be built to burn time. */
export const globSchema = z.string().superRefine((glob, context) => {
  const message = globFault(glob);
  if (message !== null) context.addIssue({ code: 'custom', message });
});
