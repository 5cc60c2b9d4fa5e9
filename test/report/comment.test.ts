import { describe, expect, it } from 'vitest';
import { excluded } from '../../src/judging/score.ts';
import { renderComment } from '../../src/report/comment.ts';
import { renderSummary } from '../../src/report/summary.ts';
import type { ReportView } from '../../src/report/view.ts';
import { plainText } from './markdown-checker.ts';
import {
  aBlockedView,
  aCase,
  aMetric,
  anAnswer,
  anAwaitingView,
  aPatchedPrompt,
  aPrompt,
  aRun,
  aView,
  BASE,
  CANARY,
  someChecks,
} from './view-builder.ts';

const render = (view: ReportView) => renderComment(view, { maxChars: 65_536 });
const read = (view: ReportView) => plainText(render(view));

describe('the whole comment', () => {
  it.each([
    ['blocked', aBlockedView()],
    ['passed', aView({ prompts: [aPrompt({ reasons: [CANARY] }), aPatchedPrompt()] })],
    ['awaiting-sign-off', anAwaitingView()],
  ])('reads as golden/%s.md', async (name, view) => {
    await expect(render(view)).toMatchFileSnapshot(`golden/${name}.md`);
  });

  it('is the job summary too, without the hidden lines', () => {
    const view = aBlockedView();
    const [, , ...visible] = render(view).split('\n');
    expect(renderSummary(view, { maxBytes: 1_048_576 })).toBe(visible.join('\n'));
  });
});

describe('the verdict', () => {
  it.each([
    ['pass', '✅ Prompt Gate: passed', 'NOTE'],
    ['blocked', '❌ Prompt Gate: blocked', 'CAUTION'],
    ['awaiting-sign-off', '⏳ Prompt Gate: awaiting sign-off', 'IMPORTANT'],
    ['inconclusive', '⚠️ Prompt Gate: could not be measured', 'WARNING'],
  ] as const)('of %s is in the heading and in the colour of the first block', (state, heading, alert) => {
    const effects = {
      pass: 'note',
      blocked: 'blocks',
      'awaiting-sign-off': 'awaits',
      inconclusive: 'inconclusive',
    } as const;
    const reasons = [{ code: 'x.y', message: 'So it is.', effect: effects[state] }];
    const body = render(aView({ state, reasons }));
    expect(body).toContain(`\n## ${heading}\n\n> [!${alert}]\n`);
  });

  it('names the gate where a repository has several', () => {
    expect(render(aView({ run: aRun({ statusContext: 'gate/support' }) }))).toContain(
      'Prompt Gate (`gate/support`): passed',
    );
  });

  it('says in advise mode that it does not block', () => {
    const body = render(aBlockedView({ mode: 'advise' }));
    expect(body).toContain('## ❌ Prompt Gate: would block');
    expect(body).toContain('> Mode `advise`: this does not block the merge.');
    expect(body).not.toContain('required status');
  });

  it('puts the first blocking reason in front, as a person would say it', () => {
    const view = aBlockedView({
      reasons: [{ code: 'policy.changed', message: 'The policy changed.', effect: 'awaits' }],
    });
    expect(render(view)).toContain(
      '> **`support/answer` became less faithful.** Faithfulness fell from 0.93 to 0.78',
    );
    expect(render(view)).toContain('- ⏳ The policy changed. `policy.changed`');
  });

  it.each([
    ['version.not-bumped', '**`support/answer` changed, but kept its version.**'],
    ['check.schema', '**`support/answer` fails a check.**'],
    ['floor.relevance', '**`support/answer` is not relevant enough.**'],
    ['something.new', '**`support/answer` does not pass.**'],
    ['constructor', '**`support/answer` does not pass.**'],
  ])('has words for %s', (code, words) => {
    const prompt = aPrompt({ state: 'blocked', reasons: [{ code, message: 'Because.', effect: 'blocks' }] });
    expect(render(aView({ state: 'blocked', prompts: [prompt] }))).toContain(
      `> ${words} Because. \`${code}\``,
    );
  });

  it('prefers the fall to the floor that it fell below', () => {
    const reason = (code: string) => ({ code, message: code, effect: 'blocks' as const });
    const reasons = [reason('floor.faithfulness'), reason('regression.faithfulness')];
    const body = render(aView({ state: 'blocked', prompts: [aPrompt({ state: 'blocked', reasons })] }));
    expect(body).toContain('> **`support/answer` became less faithful.**');
  });

  it('names the only line that changed, the likeliest cause', () => {
    expect(render(aBlockedView())).toContain(
      '> The new line 7, *"If the context is silent, give your best guess."*, is the only one that changed besides the version.',
    );
  });

  it('says that a dataset is too small to prove a regression', () => {
    const faithfulness = aMetric('faithfulness', {
      pairs: 5,
      certificate: { lower: -0.2, clusters: 5, certified: false },
      changedNeeded: 6,
    });
    const text = read(aView({ prompts: [aPrompt({ metrics: { faithfulness, relevance: null } })] }));
    expect(text).toContain(
      'too small to prove a regression of support/answer: 5 independent cases compared, at least 6 needed',
    );
    expect(text).not.toContain('No regression was found');
  });
});

describe('the table', () => {
  it('has the threshold in the head where all prompts share it, and in the cell where they do not', () => {
    const strict = aMetric('faithfulness', { threshold: { value: 0.9, from: 'prompts[1].levels.minor' } });
    const view = aView({
      prompts: [
        aPrompt(),
        aPrompt({ name: 'b', metrics: { faithfulness: strict, relevance: aMetric('relevance') } }),
      ],
    });
    const body = render(view);
    expect(body).toContain('| faithfulness | relevance,<br>needs 0.80 |');
    expect(body).toContain('no regression found (could have seen a drop of 0.06), needs 0.75 |');
    expect(body).toContain('no regression found (could have seen a drop of 0.06), needs 0.90 |');
  });

  it('links each prompt to its file at the head, a removed one to the base', () => {
    const removed = aPrompt({
      name: 'old',
      path: 'prompts/a b(1)/old.md',
      change: 'removed',
      state: 'awaiting-sign-off',
    });
    expect(render(aView({ prompts: [removed] }))).toContain(
      `[\`old\`](https://github.com/acme/shop/blob/${BASE}/prompts/a%20b%281%29/old.md)`,
    );
  });

  it('links nothing by a path that leaves the repository', () => {
    const body = render(aView({ prompts: [aPrompt({ path: '../../evil/answer.md' })] }));
    expect(body).not.toContain('](https://github.com/acme/shop/blob');
  });

  it('shows paths where two prompts share a name', () => {
    const body = render(
      aView({ prompts: [aPrompt({ path: 'prompts/a/x.md' }), aPrompt({ path: 'prompts/b/x.md' })] }),
    );
    expect(body).toContain('[`prompts/a/x.md`]');
    expect(body).toContain('[`prompts/b/x.md`]');
  });

  it.each([
    [
      'a first version',
      { change: 'added', level: 'initial', declared: null, version: { baseline: null, candidate: '1.0.0' } },
      'new&nbsp;→&nbsp;**1.0.0**<br>first version',
    ],
    [
      'a removed prompt',
      { change: 'removed', level: null, declared: null, version: { baseline: '1.0.0', candidate: null } },
      '1.0.0 → removed',
    ],
    [
      'a prompt that only its dataset affects',
      { change: 'affected', declared: null, version: { baseline: '1.0.0', candidate: '1.0.0' } },
      '1.0.0<br>MINOR',
    ],
    [
      'a level that the diff raised',
      { declared: 'patch', level: 'minor' },
      '2.3.1&nbsp;→&nbsp;**2.4.0**<br>PATCH, held to MINOR',
    ],
    [
      'prompts without versions',
      { declared: null, version: { baseline: null, candidate: null } },
      'no version<br>MINOR',
    ],
  ] as const)('shows the version of %s', (_, parts, shown) => {
    expect(render(aView({ prompts: [aPrompt(parts)] }))).toContain(`| ${shown} |`);
  });

  it('says what was found for each metric', () => {
    const blocks = (code: string) => [{ code, message: 'x', effect: 'blocks' as const }];
    const cell = (parts: Parameters<typeof aMetric>[1], code: string | null = null) => {
      const metrics = { faithfulness: aMetric('faithfulness', parts), relevance: null };
      const row = render(aView({ prompts: [aPrompt({ metrics, reasons: code ? blocks(code) : [] })] }));
      return /\*\*2\.4\.0\*\*<br>MINOR \| (.*?) \|/.exec(row)?.[1];
    };
    expect(cell({})).toBe(
      '0.91&nbsp;→&nbsp;**0.92**<br>no regression found (could have seen a drop of 0.06)',
    );
    expect(cell({ candidate: 0.78 }, 'regression.faithfulness')).toBe(
      '0.91&nbsp;→&nbsp;**0.78**&nbsp;❌<br>proven regression',
    );
    expect(cell({ candidate: 0.7496 }, 'floor.faithfulness')).toBe(
      '0.91&nbsp;→&nbsp;**0.7496**&nbsp;❌<br>below the floor',
    );
    expect(cell({ floor: { all: 0.6, known: 0.92, cases: 30, knownCases: 24 } }, 'floor.faithfulness')).toBe(
      '0.91&nbsp;→&nbsp;**0.92**&nbsp;❌<br>below the floor (0.60 over all 30 cases)',
    );
    expect(cell({ certificate: { lower: -0.04, clusters: 24, certified: true } })).toBe(
      '0.91&nbsp;→&nbsp;**0.92**<br>certified not worse',
    );
    expect(cell({ candidate: 0.9 }, 'certificate.faithfulness')).toBe(
      '0.91&nbsp;→&nbsp;**0.90**&nbsp;❌<br>not certified',
    );
    expect(cell({ detectableDrop: null })).toBe('0.91&nbsp;→&nbsp;**0.92**<br>no regression found');
    expect(cell({ detectableDrop: 0.001 })).toContain('a drop of 0.02)');
    expect(cell({ certificate: { lower: -0.2, clusters: 3, certified: false } })).toBe(
      '0.91&nbsp;→&nbsp;**0.92**<br>too few cases to prove a regression',
    );
    expect(cell({ baseline: null, pairs: 0, changedNeeded: null })).toBe(
      '**0.92**<br>above the floor, nothing to compare with',
    );
    expect(cell({ regression: { value: 'off', from: 'x' } })).toBe(
      '0.91&nbsp;→&nbsp;**0.92**<br>above the floor',
    );
    expect(
      cell({ candidate: null, floor: { all: null, known: null, cases: 0, knownCases: 0 }, baseline: null }),
    ).toBe('not judged');
  });

  it('shows enough digits to tell two scores apart', () => {
    const faithfulness = aMetric('faithfulness', { baseline: 0.9312, candidate: 0.9288 });
    expect(render(aView({ prompts: [aPrompt({ metrics: { faithfulness, relevance: null } })] }))).toContain(
      '0.931&nbsp;→&nbsp;**0.929**',
    );
  });

  it('counts answers that never came, and calls an unknown cost unknown', () => {
    const checks = someChecks({
      passed: 20,
      failed: 2,
      unanswered: 2,
      usdPerCase: { candidate: null, baseline: null },
    });
    expect(render(aView({ prompts: [aPrompt({ checks })] }))).toContain(
      '| 20 / 24, 2 without an answer | unknown |',
    );
  });

  it('leaves the judge out where nothing was judged', () => {
    const body = render(aView({ prompts: [aPatchedPrompt()] }));
    expect(body).toContain('|  | prompt | version | checks | cost a case |');
    expect(body).toContain('deterministic checks only');
  });
});

describe('the squares', () => {
  it('show a case each, worst first', () => {
    expect(read(aBlockedView())).toContain('🟥🟥🟥🟥🟥🟥🟥🟥🟥🟥🟥⬜⬜⬜⬜⬜⬜⬜⬜⬜⬜⬜⬜🟩');
  });

  it('give way to numbers beyond 60 cases', () => {
    const faithfulness = aMetric('faithfulness', { pairs: 90, worse: 20, same: 60, better: 10 });
    const body = render(aView({ prompts: [aPrompt({ metrics: { faithfulness, relevance: null } })] }));
    expect(body).toContain('| faithfulness | 🟥 × 20 ⬜ × 60 🟩 × 10 |');
  });
});

describe('the worst cases', () => {
  it('come worst first, three of them, open where the prompt is blocked', () => {
    const body = render(aBlockedView());
    expect(body).toContain(
      '<details open><summary><b>Worst cases</b> of <code>support/answer</code>, 3 of 11</summary>',
    );
    expect(body.indexOf('**`refund-window`**')).toBeLessThan(body.indexOf('**`question-1`**'));
    expect(body).not.toContain('`question-3`');
  });

  it('quote the claims that the context does not hold', () => {
    const body = render(aBlockedView());
    expect(body).toContain('Not in the context: *"Most shops extend this to 60 days on request"*');
    expect(body).toContain('Contradicted by the context: *"a refund reaches your account within 24 hours"*');
  });

  it('cut answers at 400 characters, or at 2,000 where the policy asks for full answers', () => {
    const long = aCase('long', { candidate: [anAnswer('y'.repeat(3_000), { faithfulness: 0.2 })] });
    const body = (answers: 'short' | 'full') =>
      render(aView({ prompts: [aPrompt({ cases: [long] })], run: aRun({ answers }) }));
    expect(/y+…/.exec(body('short'))?.[0]).toHaveLength(401);
    expect(/y+…/.exec(body('full'))?.[0]).toHaveLength(2_001);
  });

  it('show no word of an answer where the policy asks for none', () => {
    const body = render(aBlockedView({ run: aRun({ answers: 'none' }) }));
    expect(body).toContain('**`refund-window`** · critical · faithfulness 1.00 → **0.33**');
    for (const quoted of ['within 30 days', 'Most shops', 'within 24 hours', 'How long'])
      expect(body).not.toContain(quoted);
  });

  it('show failed checks with what was expected and found', () => {
    const failures = [{ rule: 'schema', expected: '`answer` is a string', found: 'a number' }];
    const failing = aCase('broken', {
      candidate: [anAnswer('{"answer":1}', {}, { failures })],
      baseline: null,
    });
    expect(render(aView({ prompts: [aPrompt({ cases: [failing] })] }))).toContain(
      'Fails `schema`: expected \\`answer\\` is a string; found a number',
    );
  });

  it('say why the baseline has no score', () => {
    const silent = anAnswer('I do not know.');
    const judgements = {
      ...silent.judgements,
      faithfulness: { score: excluded('nothing claimed'), claims: [], reasoning: null, votes: [] },
    };
    const guess = aCase('guess', {
      baseline: [{ ...silent, judgements }],
      candidate: [anAnswer('Probably.', { faithfulness: 0 })],
    });
    expect(render(aView({ prompts: [aPrompt({ cases: [guess] })] }))).toContain(
      '**`guess`** · faithfulness nothing claimed → **0.00**',
    );
  });

  it('say why an answer is missing', () => {
    const baseline = [{ kind: 'unanswered' as const, why: 'HTTP 500 after 4 tries' }];
    const cases = [aCase('a', { candidate: [anAnswer('No.', { faithfulness: 0.1 })], baseline })];
    expect(render(aView({ prompts: [aPrompt({ cases })] }))).toContain(
      '| no answer: HTTP 500 after 4 tries | No. |',
    );
  });

  it('are left away where there are none', () => {
    expect(render(aView())).not.toContain('Worst cases');
  });
});

describe('the prompt diff', () => {
  it('is folded and names what changed', () => {
    const body = render(aBlockedView());
    expect(body).toContain(
      '<details><summary><b>Prompt diff</b> of <code>support/answer</code>: 1 line added; MINOR</summary><br>',
    );
    expect(body).toContain('| +&nbsp;3 | <b>If the context is silent, give your best guess.</b> |');
    expect(body).toContain('-version: 2.3.1\n+version: 2.4.0');
  });

  it('is cut after 60 lines, and says so', () => {
    const after = Array.from({ length: 100 }, (_, index) => `Rule ${index}`).join('\n');
    const texts = { before: 'None.', after };
    const messages = { before: null, after: null, annotations: [] };
    expect(render(aView({ prompts: [aPrompt({ texts, messages })] }))).toContain(
      '41 more lines of the diff not shown.',
    );
    const read = {
      before: [{ role: 'system' as const, content: 'None.' }],
      after: [{ role: 'system' as const, content: after }],
      annotations: [],
    };
    expect(render(aView({ prompts: [aPrompt({ texts, messages: read })] }))).toContain(
      '41 more lines of the diff not shown.',
    );
  });

  it('cannot be left by a fence in the prompt', () => {
    const messages = { before: null, after: null, annotations: [] };
    const texts = { before: '```\na', after: '```\n# Out' };
    const body = render(aView({ prompts: [aPrompt({ texts, messages })] }));
    expect(body).toContain('\n````diff\n ```\n-a\n+# Out\n````\n');
  });
});

describe('runs without a measured prompt', () => {
  it('that find nothing affected say so in one line', () => {
    const body = render(aView({ state: 'not-applicable', prompts: [] }));
    expect(body.split('\n').slice(2, 5)).toEqual([
      '## ➖ Prompt Gate: nothing to evaluate',
      '',
      'Nothing in this pull request affects a prompt.',
    ]);
    expect(body.split('\n')).toHaveLength(7);
  });

  it('that change the policy alone show the reason, the difference and no empty table', () => {
    const reasons = [
      { code: 'policy.changed', message: 'This pull request changes the policy.', effect: 'awaits' as const },
    ];
    const policyChanges = [
      { path: '.github/prompt-gate.yml', before: 'samples: 3\n', after: 'samples: 1\n' },
    ];
    const body = render(aView({ state: 'awaiting-sign-off', prompts: [], policyChanges, reasons }));
    expect(body).toContain(
      '> **The policy changes.** This pull request changes the policy. `policy.changed`',
    );
    expect(body).toContain('-samples: 3\n+samples: 1');
    expect(body).toContain('No model was asked.');
    expect(body).not.toContain('| prompt |');
  });

  it('that fail on the config keep its lines and the names in code', () => {
    const message = '`.github/prompt-gate.yml` cannot be used:\n- line 12: `levels.minor` is *wrong*';
    const body = render(
      aView({
        state: 'inconclusive',
        prompts: [],
        reasons: [{ code: 'config.invalid', message, effect: 'inconclusive' }],
      }),
    );
    expect(body).toContain(
      '> **The set-up has a fault.** `.github/prompt-gate.yml` cannot be used:<br>\\- line 12: `levels.minor` is \\*wrong\\* `config.invalid`',
    );
  });
});

describe('how it was measured', () => {
  it('counts cases, calls, tokens, cost and time, and calls the judge uncalibrated', () => {
    const text = read(aBlockedView());
    expect(text).toContain(
      '36 golden cases, this change and main in the same run, 1 sample each, gpt-4o-mini at temperature 0',
    );
    expect(text).toContain('judge gpt-4o, not calibrated. 144 model calls, 61 more from the cache');
    expect(text).toContain(
      '120,400 tokens in, 18,300 out; $0.09, $0.50 expected; 41 s. This run sees drops of 0.11 or more 80% of the time. Policy: .github/prompt-gate.yml at main.',
    );
  });

  it('calls an unknown cost unknown, and says where the defaults held', () => {
    const usage = { ...aView().usage, usd: null, knownUsd: 0.05 };
    const text = read(
      aView({ usage, run: aRun({ configFound: false, notices: ['The input `samples` was overruled.'] }) }),
    );
    expect(text).toContain('cost unknown, at least $0.05');
    expect(text).toContain('Policy: the defaults, since main has no .github/prompt-gate.yml.');
    expect(text).toContain('The input samples was overruled.');
  });
});
