import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../src/report/annotations.ts';
import { aBlockedView, anAwaitingView, aPrompt, aView, CANARY } from './view-builder.ts';

describe('annotations', () => {
  it('put a blocking reason on its prompt as an error, a canary as a notice', () => {
    expect(annotationsOf(aBlockedView())).toEqual([
      {
        level: 'error',
        path: 'prompts/support/answer.md',
        line: null,
        title: 'support/answer became less faithful.',
        message: expect.stringMatching(
          /^Faithfulness fell from 0\.93 to 0\.78.*\[regression\.faithfulness\]$/,
        ),
      },
      expect.objectContaining({ level: 'notice', message: `${CANARY.message} [canary.due]` }),
    ]);
  });

  it('name the line of the prompt that a reason is about', () => {
    const reason = {
      code: 'version.not-bumped',
      message: 'Still 2.3.1.',
      effect: 'blocks' as const,
      line: 3,
    };
    const view = aView({ state: 'blocked', prompts: [aPrompt({ state: 'blocked', reasons: [reason] })] });
    expect(annotationsOf(view)).toMatchObject([{ level: 'error', line: 3 }]);
  });

  it('are warnings where a person is awaited, and for everything that blocks in advise mode', () => {
    expect(annotationsOf(anAwaitingView())).toMatchObject([{ level: 'warning' }]);
    expect(annotationsOf(aBlockedView({ mode: 'advise' }))).toMatchObject([
      { level: 'warning' },
      { level: 'notice' },
    ]);
  });

  it('put reasons of the run as a whole on the config', () => {
    const reasons = [{ code: 'config.invalid', message: 'Bad.', effect: 'inconclusive' as const }];
    expect(annotationsOf(aView({ state: 'inconclusive', prompts: [], reasons }))).toEqual([
      {
        level: 'warning',
        path: '.github/prompt-gate.yml',
        line: null,
        title: 'The set-up has a fault.',
        message: 'Bad. [config.invalid]',
      },
    ]);
  });

  it('are ten of a level at most, and the tenth says how many are missing', () => {
    const reasons = Array.from({ length: 13 }, (_, index) => ({
      code: 'check.schema',
      message: `Case ${index}.`,
      effect: 'blocks' as const,
    }));
    const found = annotationsOf(aView({ state: 'blocked', prompts: [aPrompt({ reasons })] }));
    expect(found).toHaveLength(10);
    expect(found[9]?.message).toContain('And 3 more');
  });

  it('say nothing of notes', () => {
    const note = { code: 'regression.faithfulness', message: 'Not proven.', effect: 'note' as const };
    expect(annotationsOf(aView({ prompts: [aPrompt({ reasons: [note] })] }))).toEqual([]);
  });

  it('hide nothing, in a code neither', () => {
    const reason = { code: 'check.a\u202e', message: 'b\u0000', effect: 'blocks' as const };
    const [found] = annotationsOf(aView({ state: 'blocked', prompts: [aPrompt({ reasons: [reason] })] }));
    expect(found?.message).toBe('b[U+0000] [check.a[U+202E]]');
  });
});
