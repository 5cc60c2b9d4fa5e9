import { comparesWithBaseline } from '../checks/check-spec.ts';
import { compareDatasets, type DatasetChange } from '../dataset/compare-datasets.ts';
import { appliesTo } from '../dataset/golden-case.ts';
import { allowedModel } from '../policy/allowed-model.ts';
import { datasetPath } from '../policy/groups.ts';
import type { LevelPolicy, Policy } from '../policy/policy.ts';
import type { Reason } from '../policy/verdict.ts';
import type { Comparison } from '../ports/repository.ts';
import { decideLevel, type LevelDecision } from '../prompts/level.ts';
import type { Prompt } from '../prompts/prompt.ts';
import type { AffectedPrompt } from './affected.ts';
import { faultReasons } from './fault-reasons.ts';
import { planCases } from './plan-cases.ts';
import type { Baseline, BaselineRef, PlannedCase, PromptPlan } from './prompt-plan.ts';
import { readSchemas } from './read-schemas.ts';
import { type Loaded, loadedValue, type Snapshots } from './snapshot.ts';

/** Plans one affected prompt. What is wrong with it becomes its own reasons and does not stop the other prompts. */
export async function planPrompt(
  affected: AffectedPrompt,
  comparison: Comparison,
  baselineRef: BaselineRef,
  policy: Policy,
  files: Snapshots,
): Promise<PromptPlan> {
  const oldPath = affected.previousPath ?? affected.path;
  const beforeText = await files.text(comparison.mergeBase, oldPath);
  const before =
    affected.change === 'added' ? null : loadedValue(await files.prompt(comparison.mergeBase, oldPath));
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
  const level =
    affected.change === 'affected'
      ? affectedLevel(affected)
      : decideLevel(before, prompt, await movedOn(comparison, oldPath, files));
  const plan = { ...emptyPlan(affected, before, texts, []), candidate: prompt, level };
  if (level.blocked !== null) {
    const { code, message } = level.blocked;
    return { ...plan, reasons: [{ code, message, effect: 'blocks', line: prompt.versionLine }] };
  }
  if (level.effective === null) {
    if (affected.uses === null) return plan;
    // The prompt itself asks for the same as before, but it is measured with something else.
    const used = { ...affected, change: 'affected' as const, because: affected.uses };
    return planPrompt(used, comparison, baselineRef, policy, files);
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
  const reasons: Reason[] = [];
  const comparable = plan.level.effective !== 'initial' && affected.change !== 'affected';
  const compares = comparable && baseline.kind === 'baseline';
  const judges = levelPolicy.stages.value.includes('judge');
  const runsBaseline = compares && (judges || comparesWithBaseline(affected.group.checks));
  if (comparable && baseline.kind === 'no-baseline') {
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

  const dataset = await readDatasets(plan, comparison, files);
  reasons.push(...dataset.reasons);
  const schemas = await readSchemas(candidate, affected.group.checks, dataset.head, comparison, files);
  reasons.push(...schemas.reasons);
  const started = { ...plan, policy: levelPolicy, baseline, compares, dataset: dataset.change };
  if (
    model === null ||
    reasons.some((reason) => reason.effect === 'inconclusive' || reason.effect === 'blocks')
  ) {
    return { ...started, compares: false, reasons };
  }

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
            schema: await schemaAt(production.commit, production.prompt, files),
          }
        : null,
    head: dataset.head,
    base: dataset.base,
    groupChecks: { checks: affected.group.checks, schema: schemas.group },
    caseSchemas: schemas.cases,
    path: dataset.change.path,
  });
  return {
    ...started,
    runsBaseline: production !== null,
    cases: planned.cases,
    model: { candidate: model, baseline: baselineModel },
    reasons: [...reasons, ...planned.reasons],
  };
}

async function readDatasets(plan: Started, comparison: Comparison, files: Snapshots) {
  const { group, path, previousPath } = plan.affected;
  const at = datasetPath(group.dataset.value, path);
  const oldPath = previousPath ?? path;
  const head = await files.dataset(comparison.head, at);
  const baseAt = datasetPath(group.dataset.value, oldPath);
  const base = loadedValue(await files.dataset(comparison.mergeBase, baseAt)) ?? [];
  const mineAtBase = base.filter((golden) => appliesTo(golden, oldPath));
  const mine = (loadedValue(head) ?? []).filter((golden) => appliesTo(golden, path));
  const change = compareDatasets(mineAtBase, mine);
  const reasons: Reason[] = [];
  if (head.kind === 'absent') {
    reasons.push({
      code: 'config.no-dataset',
      message: `No golden dataset at \`${at}\` (${group.dataset.from}). Start one there: a list of cases, each with \`id\`, \`query\` and the \`context\` that an answer may draw on.`,
      effect: 'inconclusive',
    });
  } else if (head.kind === 'faulty') {
    reasons.push(...faultReasons('config.dataset', head, at));
  } else if (mine.length < group.minCases.value) {
    reasons.push({
      code: 'unmeasured.too-few-cases',
      message: `\`${at}\` has ${mine.length} cases for this prompt; ${group.minCases.from} asks for ${group.minCases.value}.`,
      effect: 'inconclusive',
    });
  }
  if (head.kind !== 'faulty') reasons.push(...examReasons(change, at));
  return { head: mine, base: mineAtBase, change: { path: at, change }, reasons };
}

/** Whoever edits the exam needs a second person. */
function examReasons(change: DatasetChange, at: string): Reason[] {
  const awaits = (code: string, what: string, ids: readonly string[]): Reason[] =>
    ids.length === 0
      ? []
      : [
          {
            code,
            message: `Golden cases ${what} in \`${at}\`: ${list(ids)}. A person has to agree.`,
            effect: 'awaits',
          },
        ];
  return [
    ...awaits('dataset.case-edited', 'edited', change.edited),
    ...awaits('dataset.case-removed', 'removed', change.removed),
  ];
}

function list(ids: readonly string[]): string {
  const shown = ids.slice(0, 8).map((id) => `"${id}"`);
  return ids.length > 8 ? `${shown.join(', ')} and ${ids.length - 8} more` : shown.join(', ');
}

async function movedOn(comparison: Comparison, path: string, files: Snapshots): Promise<boolean> {
  if (comparison.base === comparison.mergeBase) return false;
  const [then, now] = await Promise.all([
    files.text(comparison.mergeBase, path),
    files.text(comparison.base, path),
  ]);
  return textOf(then) !== textOf(now);
}

async function findBaseline(
  affected: AffectedPrompt,
  ref: BaselineRef,
  level: LevelDecision,
  files: Snapshots,
): Promise<Baseline> {
  if (level.effective === 'initial') return { kind: 'no-baseline', why: level.reasons.join('; ') };
  const paths = [affected.previousPath, affected.path].filter((path) => path !== null);
  for (const path of paths) {
    const found = await files.prompt(ref.commit, path);
    if (found.kind === 'loaded') return { kind: 'baseline', prompt: found.value, ...ref };
    if (found.kind === 'faulty') {
      const why = found.faults.map((fault) => `${fault.where}: ${fault.message}`).join('; ');
      return { kind: 'no-baseline', why: `The baseline at ${ref.label} cannot be read: ${why}` };
    }
  }
  return { kind: 'no-baseline', why: `The baseline ${ref.label} does not hold this prompt.` };
}

async function schemaAt(commit: string, prompt: Prompt, files: Snapshots) {
  const source = prompt.responseSchema;
  if (source === null) return null;
  return source.kind === 'inline' ? source.schema : loadedValue(await files.schema(commit, source.path));
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

function affectedLevel(affected: AffectedPrompt): LevelDecision {
  const reasons = [
    `${affected.because ?? 'something it uses changed'}: the rules of MINOR, without a comparison`,
  ];
  return { declared: null, effective: 'minor', reasons, blocked: null, unchanged: false };
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
    baseline: { kind: 'no-baseline', why: 'not read' },
    level: { declared: null, effective: null, reasons: [], blocked: null, unchanged: false },
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
