import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const METRICS = ['faithfulness', 'relevance'];
const RULES = ['format', 'schema', 'required-fields', 'length', 'must-match', 'must-not-match', 'empty'];
const CODE =
  /'((?:config|unmeasured|budget|check|version|dataset|policy|prompt|schema|model|sign-off|canary|warning|checks|override|workflow)\.[a-z0-9-]+)'/g;

function sources(): string[] {
  const entries = readdirSync('src', { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

const used = new Set([
  ...sources().flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(CODE)].map((match) => match[1] ?? ''),
  ),
  ...METRICS.flatMap((metric) => [
    `floor.${metric}`,
    `regression.${metric}`,
    `certificate.${metric}`,
    `critical.${metric}`,
    `unmeasured.${metric}`,
  ]),
  'regression.checks',
  'certificate.checks',
  ...RULES.map((rule) => `check.${rule}`),
]);
/** Keys of a prompt file and of the config that look like codes. */
for (const key of ['config.stop', 'override.by']) used.delete(key);
const documented = new Set(
  [...readFileSync('docs/reasons.md', 'utf8').matchAll(/`([a-z-]+\.[a-z0-9-]+)`/g)].map(
    (match) => match[1] ?? '',
  ),
);

describe('docs/reasons.md', () => {
  it.each([...used].sort())('explains %s', (code) => {
    expect(documented).toContain(code);
  });

  it('explains no code that the gate never gives', () => {
    const settings = [
      'prompts.checks',
      'checks.cost',
      'checks.latency',
      'budget.max-usd',
      'judge.calibration',
      'sign-off.by',
      'override.by',
    ];
    expect([...documented].filter((code) => !used.has(code) && !settings.includes(code))).toEqual([]);
  });
});
