import { renderBody } from './body.ts';
import type { ReportView } from './view.ts';
import { integer } from './words.ts';

/**
 * The job summary: the comment's Markdown without its hidden lines.
 * @param options.maxBytes most bytes of UTF-8; beyond that, detail is left out and named
 */
export function renderSummary(view: ReportView, options: { readonly maxBytes: number }): string {
  const encoder = new TextEncoder();
  return renderBody(view, {
    fits: (text) => encoder.encode(text).length <= options.maxBytes,
    name: `GitHub's limit of ${integer(options.maxBytes)} bytes`,
  });
}
