import { survey } from '../../../src/terminal/init/survey.ts';

export type Files = Readonly<Record<string, string>>;

/** A repository whose files are texts. */
export function filesOf(files: Files, defaultBranch = 'main') {
  return {
    paths: Object.keys(files).sort(),
    read: (path: string, maxBytes: number) => {
      const text = files[path];
      return text === undefined || text.length > maxBytes ? null : text;
    },
    exists: (path: string) => Object.hasOwn(files, path),
    defaultBranch,
    unignored: [] as string[],
  };
}

export const surveyOf = (files: Files) => survey(filesOf(files));

export const TEXT = '---\nversion: 1.0.0\nmodel: gpt-4o-mini\n---\nYou answer.\n\n{{context}}\n';
