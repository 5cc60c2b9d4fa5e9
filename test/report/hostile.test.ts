import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../src/report/annotations.ts';
import {
  commentMarker,
  readCommentState,
  renderComment,
  renderKept,
  reportPart,
} from '../../src/report/comment.ts';
import { visiblePart } from '../../src/report/marker.ts';
import { statusDescription } from '../../src/report/status.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { hidden } from './expansions.ts';
import { aFullView, hostileCase, isOwn, leavesOf, withTexts } from './hostile-view.ts';
import { intrusions, structure } from './markdown-checker.ts';
import { DIGEST, HEAD } from './view-builder.ts';

const MAX = { maxChars: 10_000_000 };
const MAX_BYTES = { maxBytes: 40_000_000 };
/** The same texts in every run: what fails here fails for everybody. */
const SEED = 20_260_504;
const RUNS = { numRuns: 500, seed: SEED };
const MINUTES = 180_000;

describe('the view that is filled with hostile texts', () => {
  it('has one in every field that can hold a text, so that none is forgotten', () => {
    const leaves = leavesOf(aFullView());
    const filled = leaves.filter(({ value }) => value !== null).map(({ path }) => `${path}.`);
    const empty = leaves.filter(({ path }) => !filled.some((other) => other.startsWith(`${path}.`)));
    expect(empty).toEqual([]);
  });

  it('keeps what is the gate’s own, and nothing else', () => {
    const before = leavesOf(aFullView());
    const after = leavesOf(withTexts(aFullView(), () => 'hostile'));
    before.forEach(({ path, value }, index) => {
      const isKept = typeof value !== 'string' || isOwn(path);
      if (isKept) expect(after[index]?.value, path).toBe(value);
      else expect(after[index]?.value, path).toMatch(/hostile$/);
    });
  });
});

describe('a pull request whose every text is hostile', () => {
  it('adds nothing to the comment or the summary that the gate did not write', { timeout: MINUTES }, () => {
    const known = new Map<string, string[]>();
    const structureOf = (body: string) => {
      const found = known.get(body) ?? structure(body);
      known.set(body, found);
      return found;
    };
    fc.assert(
      fc.property(hostileCase, ({ hostile, harmless }) => {
        const comment = renderComment(hostile, MAX);
        const summary = renderSummary(hostile, MAX_BYTES);
        expect(intrusions(comment)).toEqual([]);
        expect(structure(comment)).toEqual(structureOf(renderComment(harmless, MAX)));
        expect(comment.endsWith(`\n${summary}`)).toBe(true);
      }),
      RUNS,
    );
  });

  it('stays harmless where the comment is cut to any length', { timeout: MINUTES }, () => {
    fc.assert(
      fc.property(hostileCase, fc.integer({ min: 5_000, max: 40_000 }), ({ hostile }, maxChars) => {
        const body = renderComment(hostile, { maxChars });
        expect(body.length).toBeLessThanOrEqual(maxChars);
        expect(intrusions(body)).toEqual([]);
      }),
      { numRuns: 100, seed: SEED },
    );
  });

  it('stays harmless where a later run keeps the report', { timeout: MINUTES }, () => {
    fc.assert(
      fc.property(hostileCase, ({ hostile }) => {
        const report = renderSummary(hostile, MAX_BYTES);
        const kept = renderKept(hostile, report, { ...MAX, memory: 'sealed' }) ?? '';
        const again = renderKept(hostile, reportPart(visiblePart(kept)), { ...MAX, memory: 'sealed' });
        expect(again).toBe(kept);
        expect(visiblePart(kept).startsWith(report)).toBe(true);
        expect(intrusions(kept)).toEqual([]);
      }),
      { numRuns: 100, seed: SEED },
    );
  });

  it('neither forges nor breaks the hidden marker and the hidden state', { timeout: MINUTES }, () => {
    fc.assert(
      fc.property(hostileCase, ({ hostile }) => {
        const body = renderComment(hostile, MAX);
        expect(body.startsWith(`${commentMarker(hostile.run.statusContext)}\n`)).toBe(true);
        expect(body.split('<!-- prompt-gate:')).toHaveLength(2);
        expect(body.split('<!--')).toHaveLength(3);
        expect(readCommentState(body)).toMatchObject({ head: HEAD, digest: DIGEST, state: hostile.state });
        expect(renderSummary(hostile, MAX_BYTES)).not.toContain('<!--');
      }),
      { numRuns: 100, seed: SEED },
    );
  });

  it('keeps the status description to 140 characters that GitHub takes', () => {
    fc.assert(
      fc.property(hostileCase, ({ hostile }) => {
        const description = statusDescription(hostile);
        expect([...description].length).toBeLessThanOrEqual(140);
        expect(description).not.toMatch(/[\p{Cc}\u{10000}-\u{10FFFF}]/u);
        expect(hidden(description)).toEqual([]);
        expect(description.endsWith(' · 1a2b3c4d')).toBe(true);
      }),
      RUNS,
    );
  });

  it('leaves nothing hidden in an annotation', () => {
    fc.assert(
      fc.property(hostileCase, ({ hostile }) => {
        for (const { title, message } of annotationsOf(hostile)) {
          expect([...hidden(title), ...hidden(message)]).toEqual([]);
          expect(title).not.toContain('\n');
        }
      }),
      RUNS,
    );
  });
});
