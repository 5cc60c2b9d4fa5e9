import { code, inline } from './escape.ts';
import type { PromptView, ReportView, RunView } from './view.ts';

const COMMIT = /^[0-9a-f]{7,64}$/;
const MAX_NAME = 80;

/** The prompt's name, linked to its file at the head; a removed one to where it last was. */
export function promptLink(prompt: PromptView, run: RunView): string {
  const name = promptName(prompt);
  const commit = prompt.change === 'removed' ? run.base : run.head;
  const url = commit === null ? null : fileUrl(run.repositoryUrl, commit, prompt.path);
  return url === null ? name : `[${name}](${url})`;
}

/** The view with the path as the name of every prompt that shares its name with another. */
export function withDistinctNames(view: ReportView): ReportView {
  const times = new Map<string, number>();
  for (const { name } of view.prompts) times.set(name, (times.get(name) ?? 0) + 1);
  const prompts = view.prompts.map((prompt) =>
    (times.get(prompt.name) ?? 0) > 1 ? { ...prompt, name: prompt.path } : prompt,
  );
  return { ...view, prompts };
}

/** The prompt's name as a code span. */
export function promptName(prompt: PromptView): string {
  return code(shortName(prompt));
}

/** The prompt's name without the middle of a very long one. */
export function shortName({ name, path }: PromptView): string {
  const points = [...(name.trim() === '' ? path : name)];
  if (points.length <= MAX_NAME) return points.join('');
  return `${points.slice(0, MAX_NAME / 2 - 1).join('')}…${points.slice(-MAX_NAME / 2).join('')}`;
}

/** Address of a file at a commit; null where its parts are not what they should be. */
function fileUrl(repositoryUrl: string, commit: string, path: string): string | null {
  const segments = path.split('/');
  if (segments.some((segment) => ['', '.', '..'].includes(segment))) return null;
  const encoded = segments.map(encodeSegment).join('/');
  return COMMIT.test(commit) ? safeUrl(`${repositoryUrl}/blob/${commit}/${encoded}`) : null;
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed()).replace(
    /[!'()*~_]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The commit's first seven digits, linked. */
export function commitLink(run: Pick<RunView, 'head' | 'repositoryUrl'>): string {
  const url = COMMIT.test(run.head) ? safeUrl(`${run.repositoryUrl}/commit/${run.head}`) : null;
  return url === null ? inline(run.head) : `[${code(run.head.slice(0, 7))}](${url})`;
}

export function runLink(run: Pick<RunView, 'runUrl'>, text = 'run'): string | null {
  const url = run.runUrl === null ? null : safeUrl(run.runUrl);
  return url === null ? null : `[${text}](${url})`;
}

/** An address that ends no Markdown link: only characters that need no escape. */
function safeUrl(url: string): string | null {
  return /^https?:\/\/[\w.:/?=&%#@,;+-]+$/.test(url) ? url : null;
}
