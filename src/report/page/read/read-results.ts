import { METRICS } from '../../../policy/policy.ts';
import type { Signature } from '../../../policy/verdict.ts';
import type { PageModel, PageRun, PlacedCase } from '../model.ts';
import { Cursor, number, text, texts } from './cursor.ts';
import { readCase } from './read-case.ts';
import { readPrompt } from './read-prompt.ts';
import { readReasons, STATES } from './read-reasons.ts';

/**
 * The cases of a results file, prompt by prompt; each is read when it is asked for.
 * @throws NotResults with the place that is not as documented
 */
export function* readCases(results: unknown): Generator<PlacedCase> {
  for (const [prompt, at] of new Cursor(results).at('prompts').list().entries())
    for (const one of at.at('cases').each()) yield { prompt, one: readCase(one) };
}

/**
 * Reads a results file of which nothing is known, all but its cases: parsed, or with lists that are still streamed.
 * @throws NotResults with the place that is not as documented
 */
export function readResults(results: unknown): PageModel {
  const file = new Cursor(results);
  file.at('schemaVersion').exactly(1);
  const usage = file.at('usage');
  const judging = file.at('judging');
  return {
    state: file.at('verdict').oneOf(STATES),
    mode: file.at('mode').oneOf(['enforce', 'advise']),
    reasons: readReasons(file.at('reasons')),
    override: file.at('override').maybe((override) => ({
      by: override.at('by').text(),
      reason: override.at('reason').text(),
      review: readSignature(override.at('review')),
    })),
    signOff: readSignOff(file.at('signOff')),
    run: readRun(file.at('run')),
    policyDifferences: file
      .at('policyDifferences')
      .list()
      .map((one) => ({
        what: one.at('what').text(),
        prompts: one.at('prompts').maybe(texts),
        before: one.at('before').maybe(text),
        after: one.at('after').maybe(text),
        looser: one.at('looser').maybe((looser) => looser.flag()),
      })),
    calibrations: judging.at('calibrations').list().map(readCalibration),
    canaries: judging
      .at('canaries')
      .list()
      .map((canary) => ({
        metric: canary.at('metric').oneOf(METRICS),
        outcome: canary.at('outcome').oneOf(['caught', 'passed', 'unscored', 'none']),
        judged: canary.at('judged').number(),
        caught: canary.at('caught').number(),
      })),
    usage: {
      modelCalls: usage.at('modelCalls').number(),
      cachedCalls: usage.at('cachedCalls').number(),
      inputTokens: usage.at('inputTokens').number(),
      outputTokens: usage.at('outputTokens').number(),
      usd: usage.at('usd').maybe(number),
    },
    prompts: file.at('prompts').list().map(readPrompt),
  };
}

function readRun(run: Cursor): PageRun {
  return {
    repository: run.at('repository').text(),
    repositoryUrl: run.at('repositoryUrl').maybe(text),
    base: run.at('base').maybe(text),
    head: run.at('head').text(),
    baseRef: run.at('baseRef').text(),
    baseline: run.at('baseline').text(),
    pullRequest: run.at('pullRequest').maybe(number),
    digest: run.at('digest').maybe(text),
    startedAt: run.at('startedAt').text(),
    durationMs: run.at('durationMs').number(),
    reused: run.at('reused').maybe((reused) => ({
      head: reused.at('head').text(),
      runUrl: reused.at('runUrl').maybe(text),
      startedAt: reused.at('startedAt').text(),
    })),
    tool: run.at('tool').text(),
    runUrl: run.at('runUrl').maybe(text),
    statusContext: run.at('statusContext').text(),
    config: run.at('config').maybe(text),
    samples: run.at('samples').number(),
    judge: run.at('judge').text(),
    reruns: run.at('reruns').number(),
    notices: texts(run.at('notices')),
  };
}

function readSignOff(signOff: Cursor): PageModel['signOff'] {
  const by = signOff.at('by').list().map(readSignature);
  const kind = signOff.at('kind').oneOf(['not-asked', 'given', 'missing', 'not-read']);
  switch (kind) {
    case 'given':
      return { kind, by };
    case 'missing':
      return { kind, by, why: signOff.at('why').text() };
    case 'not-asked':
    case 'not-read':
      return { kind };
  }
}

function readSignature(signature: Cursor): Signature {
  return {
    login: signature.at('login').text(),
    commit: signature.at('commit').maybe(text),
    url: signature.at('url').maybe(text),
    at: signature.at('at').maybe(text),
  };
}

function readCalibration(one: Cursor): PageModel['calibrations'][number] {
  return {
    metric: one.at('metric').oneOf(METRICS),
    rows: one.at('rows').number(),
    trust: one.at('trust').oneOf(['trusted', 'warned', 'untrusted', 'too-few']),
    warnings: texts(one.at('warnings')),
    balancedAccuracy: one.at('balancedAccuracy').maybe((accuracy) => ({
      value: accuracy.at('value').number(),
      low: accuracy.at('low').number(),
      high: accuracy.at('high').number(),
    })),
    kappa: one.at('kappa').maybe(number),
    flips: one.at('flips').number(),
    unscored: one.at('unscored').number(),
  };
}
