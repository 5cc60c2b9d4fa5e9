import { shortened } from '../../checks/answer-text.ts';
import type { AnswerChecks } from '../../checks/check-spec.ts';
import { MAX_FAULTS } from '../../dataset/rows-result.ts';
import { nearest, slipOf } from '../../parsing/nearest.ts';
import { pathText, show } from '../../parsing/zod-faults.ts';
import type { Fault } from '../../ports/gate-error.ts';
import { isJsonObject, type Json, type JsonObject } from '../../ports/json.ts';
import { templateVariables } from '../template.ts';
import { type AnswerRule, CRITERIA, checksFor, MAX_TEXT } from './prompt-yml-answer-rules.ts';

/** As many as `must-match` may hold. */
const MAX_EVALUATORS = 20;
/** How an evaluator may judge: the first is code, the others ask a model. */
const WAYS = ['string', 'llm', 'uses'];
/** What an evaluator says about itself. */
const LABELS = ['name', 'description'];

export type EvaluatorsResult =
  | {
      readonly kind: 'parsed';
      /** Hold for the answer of every case. */
      readonly checks: AnswerChecks;
      /** Ask for values of the case, `{{expected}}`: see `withCaseChecks`. */
      readonly caseRules: readonly AnswerRule[];
      /** Evaluators that ask a model, or that no one knows here: the gate judges by its own rubrics. */
      readonly ignored: readonly string[];
    }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] };

/** The checks that `evaluators` holds; null where it holds none. All criteria of an evaluator have to be met. */
export function checksOf(
  evaluators: unknown,
  where: (keys: readonly PropertyKey[]) => string,
): EvaluatorsResult | null {
  const list: unknown = evaluators ?? [];
  const at = ['evaluators'];
  const whole = (message: string): EvaluatorsResult => ({
    kind: 'faulty',
    faults: [{ where: where(at), message: `\`evaluators\` ${message}` }],
  });
  if (!Array.isArray(list)) return whole(`is ${show(list)}; expected a list`);
  if (list.length === 0) return null;
  if (list.length > MAX_EVALUATORS) {
    return whole(`holds ${list.length} entries; expected at most ${MAX_EVALUATORS}`);
  }
  const read = list.map((entry: unknown, index) => readEvaluator(entry, [...at, index]));
  const faults = read.flatMap((one) => one.faults).slice(0, MAX_FAULTS);
  if (faults.length > 0) {
    return {
      kind: 'faulty',
      faults: faults.map(({ keys, message }) => ({ where: where(keys), message })),
    };
  }
  const rules = read.flatMap((one) =>
    one.rules.map(({ keys, ...rule }) => ({ ...rule, where: where(keys) })),
  );
  const isConstant = ({ text }: AnswerRule) => templateVariables(text).length === 0;
  return {
    kind: 'parsed',
    checks: checksFor(rules.filter(isConstant)),
    caseRules: rules.filter((rule) => !isConstant(rule)),
    ignored: read.flatMap((one) => one.ignored),
  };
}

interface ReadEvaluator {
  readonly rules: readonly (Omit<AnswerRule, 'where'> & { readonly keys: readonly PropertyKey[] })[];
  readonly ignored: readonly string[];
  readonly faults: readonly { readonly keys: readonly PropertyKey[]; readonly message: string }[];
}

function readEvaluator(entry: unknown, at: readonly PropertyKey[]): ReadEvaluator {
  const wrong = (keys: readonly PropertyKey[], message: string): ReadEvaluator => ({
    rules: [],
    ignored: [],
    faults: [{ keys, message }],
  });
  if (!isJsonObject(entry)) {
    return wrong(at, `\`${pathText(at)}\` is ${show(entry)}; expected an object with \`string\``);
  }
  const keys = Object.keys(entry);
  const slip = keys.find((key) => ![...WAYS, ...LABELS].includes(key) && slipOf(key, WAYS) !== null);
  if (slip !== undefined) {
    const path = [...at, slip];
    return wrong(path, `unknown key \`${pathText(path)}\`; did you mean \`${slipOf(slip, WAYS)}\`?`);
  }
  const name =
    typeof entry.name === 'string' && entry.name.trim() !== '' ? shortened(entry.name) : pathText(at);
  if (entry.string !== undefined && entry.string !== null)
    return readString(entry.string, name, [...at, 'string']);
  const way = wayOf(entry);
  return way === null
    ? wrong(at, `\`${pathText(at)}\` does not say how to judge; expected \`string\`, \`llm\` or \`uses\``)
    : { rules: [], ignored: [`${name} (${way})`], faults: [] };
}

/** How an evaluator judges that is no `string`: `github/similarity`, `llm`, or whatever else it says. */
function wayOf(entry: JsonObject): string | null {
  const said = entry.uses ?? entry.type;
  if (typeof said === 'string' && said.trim() !== '') return shortened(said);
  const key = Object.keys(entry).find((one) => !LABELS.includes(one) && entry[one] !== null);
  return key === undefined ? null : shortened(key);
}

function readString(raw: Json, name: string, at: readonly PropertyKey[]): ReadEvaluator {
  const rules: ReadEvaluator['rules'][number][] = [];
  const faults: ReadEvaluator['faults'][number][] = [];
  const fault = (keys: readonly PropertyKey[], message: string) => faults.push({ keys, message });
  if (!isJsonObject(raw)) {
    fault(at, `\`${pathText(at)}\` is ${show(raw)}; expected an object with ${CRITERIA.join(', ')}`);
    return { rules, ignored: [], faults };
  }
  // Of more keys than are known, some are faults: so many of them are enough.
  for (const [key, value] of Object.entries(raw).slice(0, MAX_FAULTS)) {
    const keys = [...at, key];
    const criterion = CRITERIA.find((known) => known === key);
    if (criterion === undefined) {
      const near = nearest(key, CRITERIA);
      const advice = near === null ? `known keys: ${CRITERIA.join(', ')}` : `did you mean \`${near}\`?`;
      fault(keys, `unknown key \`${pathText(keys)}\`; ${advice}`);
    } else if (value !== null && value !== '') {
      const text = typeof value === 'object' ? '' : String(value);
      if (text.trim() === '' || text.length > MAX_TEXT) {
        const expected = `a text of 1 to ${MAX_TEXT} characters that is not blank`;
        fault(keys, `\`${pathText(keys)}\` is ${show(value)}; expected ${expected}`);
      } else {
        rules.push({ name, criterion, text, keys });
      }
    }
  }
  if (rules.length === 0 && faults.length === 0) {
    fault(at, `\`${pathText(at)}\` holds nothing to look for; expected one of ${CRITERIA.join(', ')}`);
  }
  return { rules, ignored: [], faults };
}
