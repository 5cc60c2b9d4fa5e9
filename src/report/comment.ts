import { renderBody } from './body.ts';
import { commentMarker, stateLine } from './marker.ts';
import type { ReportView } from './view.ts';
import { integer } from './words.ts';

export { type CommentState, commentMarker, readCommentState } from './marker.ts';

/**
 * The comment of the pull request: the hidden marker, the hidden state, the report.
 * @param options.maxChars most UTF-16 units of the whole; beyond that, detail is left out and named
 */
export function renderComment(view: ReportView, options: { readonly maxChars: number }): string {
  const hidden = `${commentMarker(view.run.statusContext)}\n${stateLine(view)}\n`;
  const room = options.maxChars - hidden.length;
  return (
    hidden +
    renderBody(view, {
      fits: (text) => text.length <= room,
      name: `GitHub's limit of ${integer(options.maxChars)} characters`,
    })
  );
}
