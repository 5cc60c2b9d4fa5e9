/** What to do about a reason, by its code or by the first word of it; what its message says already is left out. */
const REMEDIES: Readonly<Record<string, string>> = {
  floor: 'Look at the worst cases; make the prompt better, or change the floor on the base branch.',
  regression: 'Compare the two answers of the worst cases.',
  certificate: 'Add cases or samples, or ask for less certainty on the base branch.',
  critical: 'Compare the two answers of that case.',
  check: 'Look at the cases that fail; their answers are in the results file.',
  'check.format': 'Tell the model to reply with JSON alone, or use a response schema.',
  'version.missing': 'Put a version back.',
  'version.diverged': 'Update the branch, then choose the version.',
  'dataset.diverged': 'Update the branch.',
  'schema.diverged': 'Update the branch.',
  'model.not-allowed': 'Name another model, or allow it on the base branch.',
  'sign-off.missing': 'Open a pull request: a reviewer signs off there.',
  'prompt.removed': 'Open a pull request: a reviewer signs off there.',
  'dataset.case-edited': 'Open a pull request: a reviewer signs off there.',
  'dataset.case-removed': 'Open a pull request: a reviewer signs off there.',
  'schema.changed': 'Open a pull request: a reviewer signs off there.',
  'checks.changed': 'Open a pull request: a reviewer signs off there.',
  'policy.changed': 'Open a pull request: a reviewer signs off there.',
  'version.unreadable': 'Open a pull request: a reviewer signs off there.',
  'unmeasured.judge': 'Choose another judge, or look at the rows that it got wrong, in the results file.',
  'unmeasured.too-few-cases': 'Add cases to the golden dataset.',
  'unmeasured.endpoint': 'Check that the endpoint is up, and its base URL.',
  'unmeasured.crash': 'This is a fault of the gate itself: please report it.',
  budget: 'Raise it on the base branch, or measure less.',
  'budget.unknown-cost': 'Add the model to `prices`.',
  'config.no-price': 'Add the model to `prices`.',
};

/** What to do about a reason, in a sentence; null: its message says it. */
export function remedyOf(code: string): string | null {
  const family = code.slice(0, Math.max(0, code.indexOf('.')));
  return (
    [code, family].flatMap((key) => (Object.hasOwn(REMEDIES, key) ? (REMEDIES[key] ?? []) : []))[0] ?? null
  );
}
