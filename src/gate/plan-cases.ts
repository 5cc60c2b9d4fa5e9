import type { AnswerChecks } from '../checks/check-spec.ts';
import type { ReadyChecks } from '../checks/run-checks.ts';
import { type GoldenCase, templateValues } from '../dataset/golden-case.ts';
import { MAX_FAULTS } from '../dataset/rows-result.ts';
import { addressOf } from '../model/cost.ts';
import type { Policy } from '../policy/policy.ts';
import type { Reason } from '../policy/verdict.ts';
import type { JsonObject } from '../ports/json.ts';
import type { ChatMessage, CompletionRequest, ResponseFormat } from '../ports/model.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { compileTemplate } from '../prompts/templates/compile.ts';
import { compilePlain } from '../prompts/templates/plain.ts';
import type { Rendered, Template } from '../prompts/templates/template.ts';
import type { Ask, PlannedCase } from './prompt-plan.ts';

/** One side of the comparison: a prompt, the model that it runs on and the schema that it asks for. */
export interface PlannedSide {
  readonly prompt: Prompt;
  readonly model: string;
  readonly schema: JsonObject | boolean | null;
}

/** A side whose templates are parsed, once for all cases. */
interface CompiledSide extends PlannedSide {
  readonly messages: readonly { readonly role: ChatMessage['role']; readonly template: Template }[];
}

interface CaseWork {
  readonly policy: Policy;
  readonly candidate: PlannedSide;
  readonly baseline: PlannedSide | null;
  readonly head: readonly GoldenCase[];
  readonly base: readonly GoldenCase[];
  readonly groupChecks: ReadyChecks;
  readonly caseSchemas: ReadonlyMap<string, JsonObject | boolean>;
  /** Path of the dataset, for messages. */
  readonly path: string;
}

/** Both sides of all cases of a prompt. */
interface Sides {
  readonly candidate: CompiledSide;
  /** Null: the baseline does not run. */
  readonly baseline: CompiledSide | null;
  readonly policy: Policy;
}

/** Puts its requests together whenever they are asked for: those of all cases are many times the dataset. */
class RenderedCase implements PlannedCase {
  readonly golden: GoldenCase;
  readonly known: boolean;
  readonly checks: readonly ReadyChecks[];
  readonly #sides: Sides;
  readonly #baselineRow: GoldenCase | null;

  /** @param baselineRow the row that the baseline can be rendered with; null: there is none */
  constructor(
    { golden, known, checks }: Pick<PlannedCase, 'golden' | 'known' | 'checks'>,
    sides: Sides,
    baselineRow: GoldenCase | null,
  ) {
    this.golden = golden;
    this.known = known;
    this.checks = checks;
    this.#sides = sides;
    this.#baselineRow = baselineRow;
  }

  get candidate(): Ask {
    return askAgain(this.#sides.candidate, this.golden, this.#sides.policy);
  }

  get baseline(): Ask | null {
    const { baseline, policy } = this.#sides;
    const row = this.#baselineRow;
    return baseline === null || row === null ? null : askAgain(baseline, row, policy);
  }
}

/** Renders what was rendered before. */
function askAgain(side: CompiledSide, golden: GoldenCase, policy: Policy): Ask {
  const rendered = askFor(side, golden, policy);
  if (rendered.kind !== 'ask')
    throw new Error(`case "${golden.id}" was rendered before, and now ${rendered.kind}`);
  return rendered.ask;
}

/** Renders every case for both sides before any model is asked; a variable that a case lacks is named. */
export function planCases(work: CaseWork): { cases: readonly PlannedCase[]; reasons: readonly Reason[] } {
  const known = new Map(work.base.map((golden) => [golden.id, golden]));
  const sides: Sides = {
    candidate: compiled(work.candidate),
    baseline: work.baseline && compiled(work.baseline),
    policy: work.policy,
  };
  const groupChecks = [work.groupChecks];
  const missing: string[] = [];
  const failed: string[] = [];
  const cases: PlannedCase[] = [];
  for (const golden of work.head) {
    const candidate = askFor(sides.candidate, golden, work.policy);
    if (candidate.kind === 'failed') {
      failed.push(`case "${golden.id}": ${candidate.why}`);
      continue;
    }
    if (candidate.kind === 'missing') {
      missing.push(
        `case "${golden.id}" lacks ${candidate.variables.map((name) => `\`${name}\``).join(', ')}`,
      );
      continue;
    }
    const before = known.get(golden.id) ?? null;
    const checks = golden.checks === null ? groupChecks : [work.groupChecks, ownChecks(work, golden.checks)];
    const one = { golden, known: before !== null, checks };
    cases.push(new RenderedCase(one, sides, baselineRow(sides, golden, before)));
  }
  const reasons = [
    ...faultyCases(
      missing,
      'config.missing-variable',
      `The prompt asks for variables that \`${work.path}\` does not give`,
    ),
    ...faultyCases(failed, 'config.template', `The prompt cannot be filled in from \`${work.path}\``),
  ];
  return { cases: reasons.length === 0 ? cases : [], reasons };
}

function faultyCases(faults: readonly string[], code: string, what: string): Reason[] {
  if (faults.length === 0) return [];
  const shown = faults.slice(0, MAX_FAULTS).join('; ');
  const rest = faults.length > MAX_FAULTS ? `; and ${faults.length - MAX_FAULTS} more` : '';
  return [{ code, message: `${what}: ${shown}${rest}.`, effect: 'inconclusive' }];
}

function compiled(side: PlannedSide): CompiledSide {
  const { messages, template, partials } = side.prompt;
  return {
    ...side,
    messages: messages.map(({ role, content }) => {
      const result = compileTemplate(template, content, partials);
      // The format has parsed every template before: what it refuses is no prompt.
      return { role, template: result.kind === 'parsed' ? result.template : compilePlain(content) };
    }),
  };
}

/** The head's row, or the base's where that one no longer suits the baseline; null: neither does, or it does not run. */
function baselineRow(
  { baseline, policy }: Sides,
  head: GoldenCase,
  base: GoldenCase | null,
): GoldenCase | null {
  if (baseline === null) return null;
  const rows = base === null ? [head] : [head, base];
  return rows.find((golden) => askFor(baseline, golden, policy).kind === 'ask') ?? null;
}

function ownChecks({ caseSchemas }: CaseWork, own: AnswerChecks): ReadyChecks {
  return { checks: own, schema: own.schema === undefined ? null : (caseSchemas.get(own.schema) ?? null) };
}

type AskResult =
  | { readonly kind: 'ask'; readonly ask: Ask }
  | Exclude<Rendered, { readonly kind: 'rendered' }>;

/** Renders a prompt for one case. A prompt without a user message gets the case's query as one. */
function askFor(side: CompiledSide, golden: GoldenCase, policy: Policy): AskResult {
  const { prompt } = side;
  const values = new Map([...Object.entries(prompt.defaults), ...templateValues(golden)]);
  const rendered = side.messages.map(({ role, template }) => ({ role, text: template.render(values) }));
  const failed = rendered.find(({ text }) => text.kind === 'failed')?.text;
  if (failed?.kind === 'failed') return failed;
  const missing = rendered.flatMap(({ text }) => (text.kind === 'missing' ? text.variables : []));
  if (missing.length > 0) return { kind: 'missing', variables: [...new Set(missing)] };
  const messages = rendered.flatMap(({ role, text }): ChatMessage[] =>
    text.kind === 'rendered' ? [{ role, content: text.text }] : [],
  );
  const asked = messages.some((message) => message.role === 'user')
    ? messages
    : [...messages, { role: 'user' as const, content: golden.query }];
  const limit = policy.budget.maxOutputTokens.value;
  const request: CompletionRequest = {
    ...addressOf(side.model, policy.endpoints),
    messages: asked,
    parameters: prompt.parameters,
    maxTokens: Math.min(prompt.maxTokens ?? limit, limit),
    format: formatOf(side),
  };
  return { kind: 'ask', ask: { golden, request, capped: (prompt.maxTokens ?? Infinity) > limit } };
}

function formatOf({ prompt, schema }: PlannedSide): ResponseFormat {
  if (prompt.responseFormat === 'json-schema' && schema !== null && typeof schema === 'object') {
    return { kind: 'json-schema', name: 'answer', strict: false, schema };
  }
  return prompt.responseFormat === 'text' ? { kind: 'text' } : { kind: 'json-object' };
}
