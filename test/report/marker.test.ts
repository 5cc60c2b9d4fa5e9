import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentMarker, readCommentState, renderComment } from '../../src/report/comment.ts';
import { aRun, aView, DIGEST, HEAD } from './view-builder.ts';

const body = renderComment(aView(), { maxChars: 65_536 });

describe('the hidden marker', () => {
  it('is the first line, and carries the status context', () => {
    expect(body.split('\n')[0]).toBe('<!-- prompt-gate:prompt-gate -->');
  });

  it.each([
    ['gate/support v2', '<!-- prompt-gate:gate/support v2 -->'],
    ['a-->b', '<!-- prompt-gate:a%2D-%3Eb -->'],
    ['a\nb', '<!-- prompt-gate:a%0Ab -->'],
  ])('of %j cannot end early', (context, marker) => {
    expect(commentMarker(context)).toBe(marker);
  });

  it('differs between any two contexts', () => {
    const context = fc.string({ unit: fc.constantFrom('-', '>', '%', '2', 'D', '\n', 'a', 'é', '👍') });
    fc.assert(
      fc.property(context, context, (first, second) => {
        expect(commentMarker(first) === commentMarker(second)).toBe(first === second);
        expect(commentMarker(first)).toMatch(/^<!-- prompt-gate:(?:(?!--|>)[ -~])* -->$/);
      }),
    );
  });
});

describe('the hidden state', () => {
  it('is read back as it was written, also with the line ends of a browser', () => {
    const state = { startedAt: '2026-05-04T10:20:30.000Z', head: HEAD, digest: DIGEST, state: 'pass' };
    expect(readCommentState(body)).toEqual(state);
    expect(readCommentState(body.replaceAll('\n', '\r\n'))).toEqual(state);
  });

  it('knows a run that failed before it had a digest', () => {
    const failed = renderComment(aView({ run: aRun({ digest: null }) }), { maxChars: 65_536 });
    expect(readCommentState(failed)?.digest).toBeNull();
  });

  it.each([
    ['an empty body', ''],
    ['another comment', 'Hello'],
    ['a state without our marker', body.split('\n').slice(1).join('\n')],
    ['a state further down', body.replace('\n', '\n\n')],
    ['broken JSON', body.replace('{"startedAt"', '{startedAt')],
    ['a wrong time', body.replace('2026-05-04T10:20:30.000Z', 'yesterday')],
    ['a wrong commit', body.replace(HEAD, 'main')],
    ['a wrong digest', body.replace(DIGEST, 'DIGEST')],
    ['an unknown state', body.replace('"state":"pass"', '"state":"merged"')],
    ['null', body.replace(/\{.*\}/, 'null')],
    ['a list', body.replace(/\{.*\}/, '[]')],
  ])('is null for %s', (_, text) => {
    expect(readCommentState(text)).toBeNull();
  });

  it('is null or valid for any garbage, and never throws', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const read = readCommentState(`<!-- prompt-gate:x -->\n<!-- prompt-gate-state ${json} -->\n`);
        expect(read).toBeNull();
      }),
    );
  });
});
