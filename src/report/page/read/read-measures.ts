import { METRICS, type Metric } from '../../../policy/policy.ts';
import type { ChecksResult, ComparedResult, EarlyStop, MetricResult } from '../../../policy/verdict.ts';
import { type Cursor, number } from './cursor.ts';

export function readMetric(metric: Metric, one: Cursor): MetricResult {
  const [floor, unscored, excluded] = [one.at('floor'), one.at('unscored'), one.at('excluded')];
  return {
    metric,
    ...readCompared(one),
    threshold: {
      value: one.at('threshold').at('value').number(),
      from: one.at('threshold').at('from').text(),
    },
    floor: {
      all: floor.at('all').maybe(number),
      known: floor.at('known').maybe(number),
      cases: floor.at('cases').number(),
      knownCases: floor.at('knownCases').number(),
    },
    applicable: one.at('applicable').number(),
    unscored: {
      candidate: unscored.at('candidate').number(),
      baseline: unscored.at('baseline').number(),
    },
    excluded: {
      'nothing claimed': excluded.at('nothing claimed').number(),
      'failed check': excluded.at('failed check').number(),
      'not run': excluded.at('not run').number(),
      'not-applicable': excluded.at('not-applicable').number(),
    },
  };
}

function readCompared(one: Cursor): ComparedResult {
  const regression = one.at('regression');
  return {
    regression: {
      value: regression.at('value').oneOf(['significant', 'strict', 'certified', 'off']),
      from: regression.at('from').text(),
    },
    baseline: one.at('baseline').maybe(number),
    candidate: one.at('candidate').maybe(number),
    delta: one.at('delta').maybe(number),
    p: one.at('p').maybe(number),
    pHolm: one.at('pHolm').maybe(number),
    alpha: one.at('alpha').number(),
    pairs: one.at('pairs').number(),
    worse: one.at('worse').number(),
    better: one.at('better').number(),
    same: one.at('same').number(),
    changed: one.at('changed').number(),
    changedNeeded: one.at('changedNeeded').maybe(number),
    certificate: one.at('certificate').maybe((certificate) => ({
      lower: certificate.at('lower').number(),
      clusters: certificate.at('clusters').number(),
      certified: certificate.at('certified').flag(),
    })),
    interval: one
      .at('interval')
      .maybe((interval) => ({ low: interval.at('low').number(), high: interval.at('high').number() })),
    detectableDrop: one.at('detectableDrop').maybe(number),
  };
}

export function readChecks(checks: Cursor): ChecksResult {
  const sides = (key: string) => ({
    candidate: checks.at(key).at('candidate').maybe(number),
    baseline: checks.at(key).at('baseline').maybe(number),
  });
  const tokens = (side: 'candidate' | 'baseline') => ({
    input: checks.at('tokens').at(side).at('input').number(),
    output: checks.at('tokens').at(side).at('output').number(),
  });
  return {
    passRate: checks.at('passRate').maybe(readCompared),
    passed: checks.at('passed').number(),
    failed: checks.at('failed').number(),
    unanswered: checks.at('unanswered').number(),
    // Each failure also stands with its case.
    failures: [],
    latencyP95Ms: sides('latencyP95Ms'),
    latencyMedianMs: sides('latencyMedianMs'),
    usdPerCase: sides('usdPerCase'),
    tokens: { candidate: tokens('candidate'), baseline: tokens('baseline') },
  };
}

export function readStop(stopped: Cursor): EarlyStop {
  return {
    read: stopped.at('read').number(),
    of: stopped.at('of').number(),
    why: stopped.at('why').oneOf(['regression', 'floor']),
    measures: stopped
      .at('measures')
      .list()
      .map((measure) => measure.oneOf([...METRICS, 'checks'])),
    saved: {
      calls: stopped.at('saved').at('calls').number(),
      usd: stopped.at('saved').at('usd').maybe(number),
    },
  };
}
