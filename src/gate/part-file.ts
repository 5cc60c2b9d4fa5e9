import type { CaseMeasurement } from '../judging/measurement.ts';
import type { Usage } from '../model/usage.ts';
import { GateError } from '../ports/gate-error.ts';
import { isJsonObject } from '../ports/json.ts';
import type { PartFiles, PartWriter } from '../ports/part-files.ts';
import type { Seal } from '../ports/seal.ts';
import type { Hash } from '../ports/system.ts';

/** Rises when the lines mean something else. */
const FORMAT = 1;

/** What a part belongs to: only parts of one content, measured by one version of the gate, add up. */
export interface PartOf {
  readonly repository: string;
  readonly digest: string;
  readonly tool: string;
  readonly of: number;
}

/** How a part ended. */
export interface PartEnd {
  readonly cases: number;
  readonly usage: Usage;
  /** Rounds of fresh samples beside the first ones. */
  readonly reruns: number;
  /** Why it ended before its time; null: it did not. */
  readonly stopped: { readonly code: string; readonly message: string; readonly remedy: string } | null;
  readonly notices: readonly string[];
}

export interface PartTools {
  readonly files: PartFiles;
  readonly seal: Seal;
  readonly hash: Hash;
}

/** `prompt-gate-part-3-of-8.jsonl`. */
export function partName(index: number, of: number): string {
  return `prompt-gate-part-${index}-of-${of}.jsonl`;
}

function aboutOf({ repository, digest, tool, of }: PartOf, index: number): string {
  return JSON.stringify(['part', repository.toLowerCase(), digest, tool, index, of]);
}

/**
 * Writes one part: a line that says what it belongs to, a line for each case as soon as it is measured, and a last one
 * with a seal over all of them, which only a run with the same secrets can have made.
 */
export class PartFile {
  readonly #tools: PartTools;
  readonly #about: string;
  readonly #writer: PartWriter;
  #sum: string;

  constructor(whole: PartOf, index: number, tools: PartTools) {
    this.#tools = tools;
    this.#about = aboutOf(whole, index);
    this.#writer = tools.files.create(partName(index, whole.of));
    this.#sum = tools.hash(this.#about);
    this.#line({ format: FORMAT, ...whole, index });
  }

  case(prompt: string, measured: CaseMeasurement): void {
    this.#line({ prompt, case: measured });
  }

  /** @returns where the file lies */
  end(end: PartEnd): string {
    this.#line({ end });
    this.#writer.line(JSON.stringify({ seal: this.#tools.seal.close(this.#sum, this.#about) }));
    return this.#writer.close();
  }

  discard(): void {
    this.#writer.discard();
  }

  #line(value: unknown): void {
    const text = JSON.stringify(value);
    this.#sum = this.#tools.hash(this.#sum + text);
    this.#writer.line(text);
  }
}

/** Takes each case of a part. */
export type TakeCase = (prompt: string, measured: CaseMeasurement) => void;

/**
 * Reads all parts, each to its end.
 * @throws GateError `unmeasured.part`, with every part that is missing, cut, of something else, or not sealed by a run
 * with the same secrets
 */
export function readParts(whole: PartOf, tools: PartTools, take: TakeCase): readonly PartEnd[] {
  const ends: PartEnd[] = [];
  const faults: { where: string; message: string }[] = [];
  for (let index = 1; index <= whole.of; index += 1) {
    const where = partName(index, whole.of);
    const read = readPart(whole, index, tools, take);
    if (typeof read === 'string') faults.push({ where, message: read });
    else ends.push(read);
  }
  if (faults.length === 0) return ends;
  throw new GateError('unmeasured.part', `${faults.length} of ${whole.of} parts cannot be used.`, {
    faults,
    remedy: 'Run the failed jobs again: what the others measured is kept.',
  });
}

/** The end of a part; or what is wrong with it. */
function readPart(whole: PartOf, index: number, tools: PartTools, take: TakeCase): PartEnd | string {
  const lines = tools.files.lines(partName(index, whole.of));
  if (lines === null) return 'is not there';
  const about = aboutOf(whole, index);
  let sum = tools.hash(about);
  let expects: 'head' | 'cases' | 'seal' | 'nothing' = 'head';
  let cases = 0;
  let end: PartEnd | null = null;
  for (const text of lines) {
    const value = parsed(text);
    if (value === null || expects === 'nothing') return 'holds a line that is no part of it';
    if (expects === 'seal') {
      if (!tools.seal.able ? value.seal !== null : !isSealed(value.seal, sum, about, tools.seal)) {
        return 'was not sealed by a run with the same keys';
      }
      expects = 'nothing';
      continue;
    }
    sum = tools.hash(sum + text);
    if (expects === 'head') {
      const other = otherThan(whole, index, value);
      if (other !== null) return other;
      expects = 'cases';
    } else if (value.end !== undefined) {
      end = value.end as unknown as PartEnd;
      if (end.cases !== cases) return `holds ${cases} cases, and should hold ${end.cases}`;
      expects = 'seal';
    } else {
      cases += 1;
      take(String(value.prompt), value.case as unknown as CaseMeasurement);
    }
  }
  return end === null || expects !== 'nothing' ? 'ends before its last line' : end;
}

function parsed(text: string) {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isSealed(sealed: unknown, sum: string, about: string, seal: Seal): boolean {
  return typeof sealed === 'string' && seal.open(sealed, about) === sum;
}

function otherThan(whole: PartOf, index: number, head: Readonly<Record<string, unknown>>): string | null {
  if (head.format !== FORMAT || head.tool !== whole.tool)
    return 'was measured by another version of the gate';
  if (head.repository !== whole.repository || head.index !== index || head.of !== whole.of) {
    return 'is another part than its name says';
  }
  return head.digest === whole.digest
    ? null
    : 'is of another content: a commit or the policy has changed since';
}
