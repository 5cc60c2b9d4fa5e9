import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../src/report/annotations.ts';
import { commentMarker, readCommentState, renderComment } from '../../src/report/comment.ts';
import { statusDescription } from '../../src/report/status.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { hostileView, viewOf } from './hostile-view.ts';
import { intrusions, structure } from './markdown-checker.ts';
import { DIGEST, HEAD } from './view-builder.ts';

const MAX = { maxChars: 1_000_000 };

describe('a pull request whose every text is hostile', () => {
  it('adds no mention, link, image, HTML, comment or control to the comment', () => {
    fc.assert(
      fc.property(hostileView, (view) => {
        expect(intrusions(renderComment(view, MAX))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('adds no heading, list, block or table cell either', () => {
    const meant = structure(
      renderComment(
        viewOf((field) => field),
        MAX,
      ),
    );
    fc.assert(
      fc.property(hostileView, (view) => {
        expect(structure(renderComment(view, MAX))).toEqual(meant);
      }),
      { numRuns: 200 },
    );
  });

  it('stays harmless where the comment is cut to any length', () => {
    fc.assert(
      fc.property(hostileView, fc.integer({ min: 1_500, max: 12_000 }), (view, maxChars) => {
        const body = renderComment(view, { maxChars });
        expect(body.length).toBeLessThanOrEqual(maxChars);
        expect(intrusions(body)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('neither forges nor breaks the hidden marker and the hidden state', () => {
    fc.assert(
      fc.property(hostileView, (view) => {
        const body = renderComment(view, MAX);
        expect(body.startsWith(`${commentMarker(view.run.statusContext)}\n`)).toBe(true);
        expect(readCommentState(body)).toMatchObject({ head: HEAD, digest: DIGEST, state: 'blocked' });
        expect(renderSummary(view, { maxBytes: 1_048_576 })).not.toContain('<!--');
      }),
    );
  });

  it('keeps the status description to 140 characters that GitHub takes', () => {
    fc.assert(
      fc.property(hostileView, (view) => {
        const description = statusDescription(view);
        expect([...description].length).toBeLessThanOrEqual(140);
        expect(description).not.toMatch(/[\p{Cc}\p{Cf}\u{10000}-\u{10FFFF}]/u);
        expect(description.endsWith(' · 1a2b3c4d')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves no control character in an annotation', () => {
    fc.assert(
      fc.property(hostileView, (view) => {
        for (const { title, message } of annotationsOf(view)) {
          expect(title + message).not.toMatch(/(?!\n|\t|\u200b|\u200c|\u200d)[\p{Cc}\p{Cf}]/u);
          expect(title).not.toContain('\n');
        }
      }),
    );
  });
});
