import { sha256 } from '../../src/adapters/system.ts';
import type { GoldenCase } from '../../src/dataset/golden-case.ts';
import { type Meter, meter } from '../../src/gate/meter.ts';
import type { PlannedCase } from '../../src/gate/prompt-plan.ts';
import type { CaseMeasurement, Cases } from '../../src/judging/measurement.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { type Cache, NO_CACHE } from '../../src/ports/cache.ts';
import type { Completion, CompletionRequest, Model, NoCompletion } from '../../src/ports/model.ts';
import type { SchemaValidator } from '../../src/ports/schema-validator.ts';
import type { Clock, Nonce } from '../../src/ports/system.ts';
import { memoryStore } from '../../src/ports/text-store.ts';

export type Reply = Completion | NoCompletion;

/** A reply of a model, complete unless told otherwise. */
export function reply(text: string, parts: Partial<Completion> = {}): Completion {
  return {
    kind: 'completion',
    text,
    refused: false,
    cutShort: false,
    filtered: false,
    usage: { input: 100, output: 10 },
    latencyMs: 50,
    ...parts,
  };
}

/** What a request is for: an answer, or a judgement by its metric. */
export function purposeOf(request: CompletionRequest): 'answer' | 'faithfulness' | 'relevance' {
  const name = request.format.kind === 'json-schema' ? request.format.name : 'answer';
  return name === 'faithfulness' || name === 'relevance' ? name : 'answer';
}

/** A judgement that finds nothing wrong: the whole answer quoted, the whole context as evidence. */
export function contented(request: CompletionRequest): Completion {
  if (purposeOf(request) === 'relevance') return reply('{"reasoning":"Fine.","rating":5}');
  const quote = materialOf(request, 'answer');
  const claim = { quote, claim: 'c', verdict: 'supported', evidence: materialOf(request, 'context') };
  return reply(JSON.stringify({ claims: [claim] }));
}

/** One part of the material that a judge was shown. */
export function materialOf(request: CompletionRequest, part: string): string {
  const lines = (request.messages[1]?.content ?? '').split('\n');
  const begin = lines.findIndex((line) => /^BEGIN \S+ /.test(line) && line.endsWith(` ${part}`));
  return begin === -1 ? '' : (JSON.parse(lines[begin + 1] ?? '""') as string);
}

export interface MemoryModel extends Model {
  readonly requests: CompletionRequest[];
}

/** A model in memory that answers by a function, and remembers what it was asked. */
export function memoryModel(answer: (request: CompletionRequest) => Reply | Promise<Reply>): MemoryModel {
  const requests: CompletionRequest[] = [];
  return {
    requests,
    async complete(request) {
      requests.push(request);
      return answer(request);
    },
  };
}

export function clockAt(elapsed: () => number): Clock {
  return { now: () => '2026-01-01T00:00:00.000Z', elapsed };
}

/** What a run needs beside its model; it keeps nothing for later runs unless told otherwise. */
export function judgeTools(rules: Policy, nonce: Nonce = () => '0'.repeat(32), cache: Cache = NO_CACHE) {
  const stores = { texts: memoryStore(), aside: memoryStore() };
  return { policy: rules, nonce, cache, hash: sha256, clock: clockAt(() => 0), ...stores };
}

/** A model without limits of time. */
export function unlimited(model: Model, rules: Policy): Meter {
  return meter(
    model,
    rules,
    clockAt(() => 0),
    Infinity,
  );
}

export const anyValid: SchemaValidator = {
  validate: async () => ({ kind: 'valid' }),
  close: async () => undefined,
};

export function golden(id: string, parts: Partial<GoldenCase> = {}): GoldenCase {
  return {
    id,
    query: `question ${id}`,
    context: 'Refunds take up to 14 days.',
    variables: {},
    reference: null,
    critical: false,
    group: null,
    prompts: null,
    checks: null,
    ...parts,
  };
}

/** A request for an answer; `side` is its system message. */
export function request(side: string, query: string): CompletionRequest {
  return {
    endpoint: 'default',
    model: 'gpt-4o-mini',
    messages: [
      { role: 'system', content: side },
      { role: 'user', content: query },
    ],
    parameters: {},
    maxTokens: 100,
    format: { kind: 'text' },
  };
}

/** Measured cases with everything that was said, as a list. */
export function wholeCases(cases: Cases): CaseMeasurement[] {
  return Array.from({ length: cases.length }, (_, place) => cases.at(place)).filter(
    (one) => one !== undefined,
  );
}

/** A case that is asked on both sides. */
export function planned(id: string, parts: Partial<PlannedCase> = {}): PlannedCase {
  const row = golden(id);
  const ask = (side: string) => ({ golden: row, request: request(side, row.query), capped: true });
  return {
    golden: row,
    known: true,
    candidate: ask('candidate'),
    baseline: ask('baseline'),
    checks: [{ checks: {}, schema: null }],
    ...parts,
  };
}
