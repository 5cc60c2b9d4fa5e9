import { comparesWithBaseline } from '../checks/check-spec.ts';
import { allowedModel } from '../policy/allowed-model.ts';
import { type LevelPolicy, METRICS, type Policy } from '../policy/policy.ts';
import type { Reason } from '../policy/verdict.ts';
import type { Fault } from '../ports/gate-error.ts';
import { toJson } from '../ports/json.ts';
import type { Comparison } from '../ports/repository.ts';
import { canonical } from '../prompts/behaviour.ts';
import { type LevelDecision, NO_LEVEL } from '../prompts/level.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { variablesOf } from '../prompts/templates/compile.ts';
import { changedCasesNeeded } from '../statistics/holm.ts';
import { ALPHA } from '../statistics/looks.ts';
import type { AffectedPrompt } from './affected.ts';
import { requireCases } from './case-limit.ts';
import { faultReasons } from './fault-reasons.ts';
import { planCases } from './plan-cases.ts';
import { levelOf } from './prompt-level.ts';
import type { Baseline, BaselineRef, PlannedCase, PromptPlan } from './prompt-plan.ts';
import { readDataset } from './read-dataset.ts';
import { evaluatorsText, readEvaluators } from './read-evaluators.ts';
import { readSchemas, responseSchemaAt } from './read-schemas.ts';
import { type Loaded, loadedValue, type Snapshots } from './snapshot.ts';
import { staticWarnings } from './static-warnings.ts';

/** Plans one affected prompt. What is wrong with it becomes its own reasons and does not stop the other prompts. */
export async function planPrompt(
  affected: AffectedPrompt,
  comparison: Comparison,
  baselineRef: BaselineRef,
  policy: Policy,
  files: Snapshots,
): Promise<PromptPlan> {
  const plan = await planChange(affected, comparison, baselineRef, policy, files);
  const { group, movesTo } = affected;
  if (movesTo === null) return plan;
  const message = `This prompt moves from the group ${group.source} to ${movesTo.source}, whose rules hold after the merge; it was measured by those of ${group.source}. A person has to agree.`;
  return { ...plan, reasons: [...plan.reasons, { code: 'policy.changed', message, effect: 'awaits' }] };
}

async function planChange(
  affected: AffectedPrompt,
  comparison: Comparison,
  baselineRef: BaselineRef,
  policy: Policy,
  files: Snapshots,
): Promise<PromptPlan> {
  const oldPath = affected.previousPath ?? affected.path;
  const beforeText = await files.text(comparison.mergeBase, oldPath);
  const earlier =
    affected.change === 'added'
      ? ({ kind: 'absent' } as const)
      : await files.prompt(comparison.mergeBase, oldPath);
  const before = loadedValue(earlier);
  const texts = { before: textOf(beforeText), after: null as string | null };
  if (affected.change === 'removed') {
    const why = affected.because ?? 'the file was deleted';
    const reason = {
      code: 'prompt.removed',
      message: `This prompt goes away (${why}): a person has to agree.`,
    };
    return emptyPlan(affected, before, texts, [{ ...reason, effect: 'awaits' }]);
  }
  texts.after = textOf(await files.text(comparison.head, affected.path));
  const candidate = await files.prompt(comparison.head, affected.path);
  if (candidate.kind !== 'loaded') {
    return emptyPlan(affected, before, texts, faultReasons('config.prompt', candidate, affected.path));
  }
  const prompt = candidate.value;
  const level = await levelOf(affected, before, prompt, comparison, policy, files);
  const known = [
    ...(earlier.kind === 'faulty' ? [unreadable('earlier version', earlier.faults)] : []),
    ...(level.underDeclared === null ? [] : [underDeclared(level.underDeclared)]),
  ];
  const plan = { ...emptyPlan(affected, before, texts, known), candidate: prompt, level };
  if (level.blocked !== null) {
    const { code, message } = level.blocked;
    return { ...plan, reasons: [{ code, message, effect: 'blocks', line: prompt.versionLine }] };
  }
  if (level.effective === null) {
    const uses = affected.uses ?? (await broughtChange(affected, comparison, files));
    if (uses === null) {
      const moved = affected.change === 'renamed' ? await readDataset(affected, comparison, files) : null;
      const exam = moved?.reasons.filter((reason) => reason.effect === 'awaits') ?? [];
      return { ...plan, reasons: [...plan.reasons, ...exam] };
    }
    // The prompt itself asks for the same as before, but it is measured with something else.
    const used = { ...affected, change: 'affected' as const, because: uses, uses };
    return planChange(used, comparison, baselineRef, policy, files);
  }
  const levelPolicy = affected.group.levels[level.effective];
  return measure(
    { ...plan, candidate: prompt },
    levelPolicy,
    await findBaseline(affected, baselineRef, level, files),
    comparison,
    policy,
    files,
  );
}

type Started = PromptPlan & { readonly candidate: Prompt };

/** Adds the measuring part: models, dataset, schemas and cases; every fault of every part at once. */
async function measure(
  plan: Started,
  levelPolicy: LevelPolicy,
  baseline: Baseline,
  comparison: Comparison,
  policy: Policy,
  files: Snapshots,
): Promise<PromptPlan> {
  const { affected, candidate } = plan;
  const reasons: Reason[] = [...plan.reasons];
  // What is affected without a change of its own text asks the model for the same: both sides would be the same.
  const sameText = affected.change === 'affected' && plan.level.required === null;
  const comparable = plan.level.effective !== 'initial' && !sameText;
  const compares = comparable && baseline.kind === 'baseline';
  const judges = levelPolicy.stages.value.includes('judge');
  const runsBaseline = compares && (judges || comparesWithBaseline(affected.group.checks));
  if (comparable && baseline.kind === 'no-baseline') {
    if (baseline.faults.length > 0) reasons.push(unreadable('baseline', baseline.faults));
    reasons.push({
      code: 'unmeasured.no-baseline',
      message: `${baseline.why} Nothing is compared; the floors hold.`,
      effect: 'note',
    });
  }

  const model = modelOf(candidate, policy);
  if (model === null) reasons.push(noModel(candidate));
  else if (candidate.model !== null && !allowedModel(model, policy)) reasons.push(notAllowed(model, policy));
  if (affected.group.checks.cost !== undefined && model !== null && !Object.hasOwn(policy.prices, model)) {
    reasons.push({
      code: 'config.no-price',
      message: `\`checks.cost\` needs the price of \`${model}\`: add it to \`prices\` in ${policy.configPath}.`,
      effect: 'inconclusive',
    });
  }

  const dataset = await readDataset(affected, comparison, files);
  const evaluators = await readEvaluators(affected, dataset.head, comparison, files);
  reasons.push(...dataset.reasons, ...evaluators.reasons);
  const schemas = await readSchemas(plan, dataset.head, policy, comparison, files);
  reasons.push(...schemas.reasons);
  const started = {
    ...plan,
    policy: levelPolicy,
    baseline,
    compares,
    dataset: { path: dataset.path, change: dataset.change },
  };
  if (
    model === null ||
    reasons.some((reason) => reason.effect === 'inconclusive' || reason.effect === 'blocks')
  ) {
    return { ...started, compares: false, reasons };
  }

  requireCases(dataset.head.length, policy);
  const production = runsBaseline && baseline.kind === 'baseline' ? baseline : null;
  const baselineModel = production && modelOf(production.prompt, policy);
  const planned = planCases({
    policy,
    candidate: { prompt: candidate, model, schema: schemas.response },
    baseline:
      production && baselineModel
        ? {
            prompt: production.prompt,
            model: baselineModel,
            schema: await responseSchemaAt(production.commit, production.prompt, files),
          }
        : null,
    head: evaluators.cases,
    base: dataset.base,
    groupChecks: { checks: { ...affected.group.checks, ...evaluators.checks }, schema: schemas.group },
    caseSchemas: schemas.cases,
    path: dataset.path,
  });
  const tests = judges ? METRICS.length : 1;
  const warnings = staticWarnings({
    prompt: candidate,
    cases: dataset.head,
    schema: schemas.group,
    minChangedNeeded:
      runsBaseline && levelPolicy.regression.value === 'significant'
        ? changedCasesNeeded(tests, ALPHA)
        : null,
    uses: candidate.messages.flatMap(({ content }) => variablesOf(candidate, content)),
    usedElsewhere: dataset.shared ? dataset.head.flatMap(({ variables }) => Object.keys(variables)) : [],
  }).map(({ code, message }): Reason => ({ code, message, effect: 'note' }));
  return {
    ...started,
    runsBaseline: production !== null && baselineModel !== null,
    cases: planned.cases,
    model: { candidate: model, baseline: baselineModel },
    reasons: [...reasons, ...planned.reasons, ...warnings],
  };
}

async function findBaseline(
  affected: AffectedPrompt,
  ref: BaselineRef,
  level: LevelDecision,
  files: Snapshots,
): Promise<Baseline> {
  if (level.effective === 'initial')
    return { kind: 'no-baseline', why: level.reasons.join('; '), faults: [] };
  const paths = [affected.previousPath, affected.path].filter((path) => path !== null);
  for (const path of paths) {
    const found = await files.prompt(ref.commit, path);
    if (found.kind === 'loaded') return { kind: 'baseline', prompt: found.value, ...ref };
    if (found.kind === 'faulty') {
      return { kind: 'no-baseline', why: `The baseline ${ref.label} cannot be read.`, faults: found.faults };
    }
  }
  return { kind: 'no-baseline', why: `The baseline ${ref.label} does not hold this prompt.`, faults: [] };
}

/** Nobody can say what changed against a text that cannot be read: no rule of versions or regressions sees it. */
function unreadable(what: string, faults: readonly Fault[]): Reason {
  const why = faults.map((fault) => `${fault.where}: ${fault.message}`).join('; ');
  const message = `The ${what} cannot be read (${why}), so nothing can be compared with it. A person has to agree.`;
  return { code: 'version.unreadable', message, effect: 'awaits' };
}

function underDeclared(message: string): Reason {
  return { code: 'version.under-declared', message, effect: 'note' };
}

function modelOf(prompt: Prompt, policy: Policy): string | null {
  return prompt.model ?? policy.model?.value ?? null;
}

function noModel(prompt: Prompt): Reason {
  return {
    code: 'config.no-model',
    message: `\`${prompt.path}\` names no model, and neither the config nor the input \`model\` does.`,
    effect: 'inconclusive',
  };
}

function notAllowed(model: string, policy: Policy): Reason {
  const allowed = policy.allowModels
    ? `${policy.allowModels.from} allows ${policy.allowModels.value.join(', ')}`
    : 'without `allow-models` a prompt may only name models of the default endpoint';
  return {
    code: 'model.not-allowed',
    message: `The prompt names the model \`${model}\`; ${allowed}.`,
    effect: 'blocks',
  };
}

/** Test data or evaluators in the prompt file itself that changed, in words; null: they did not. */
async function broughtChange(
  affected: AffectedPrompt,
  { head, mergeBase }: Comparison,
  files: Snapshots,
): Promise<string | null> {
  const [now, before] = await Promise.all([
    files.embedded(head, affected.path),
    files.embedded(mergeBase, affected.previousPath ?? affected.path),
  ]);
  const datasetText = (embedded: typeof now) => canonical(toJson(embedded?.dataset ?? null));
  const same = datasetText(now) === datasetText(before) && evaluatorsText(now) === evaluatorsText(before);
  return same ? null : 'changed: the test data or evaluators of the prompt file';
}

function emptyPlan(
  affected: AffectedPrompt,
  before: Prompt | null,
  texts: PromptPlan['texts'],
  reasons: readonly Reason[],
): PromptPlan {
  return {
    affected,
    candidate: null,
    before,
    baseline: { kind: 'no-baseline', why: 'not read', faults: [] },
    level: NO_LEVEL,
    policy: null,
    compares: false,
    runsBaseline: false,
    dataset: null,
    cases: [] as readonly PlannedCase[],
    model: null,
    reasons,
    texts,
  };
}

function textOf(loaded: Loaded<string>): string | null {
  return loadedValue(loaded);
}
