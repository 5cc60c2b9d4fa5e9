import type { ChatMessage } from '../../ports/model.ts';
import { handlebarsCompiler, handlebarsPartials } from '../templates/handlebars.ts';
import { splitRoles } from '../templates/handlebars-roles.ts';
import { writtenText } from '../templates/written-text.ts';

interface LineFault {
  readonly line: number;
  readonly message: string;
}

export interface DotpromptMessages {
  /** Each with a Handlebars template as its content. */
  readonly messages: readonly ChatMessage[];
  /** Line of the file on which each begins. */
  readonly lines: readonly number[];
  readonly faults: readonly LineFault[];
}

const ROLES: Readonly<Record<string, ChatMessage['role']>> = {
  system: 'system',
  user: 'user',
  model: 'assistant',
};
/** What dotprompt's helpers leave in the text for its own reader: a template that holds it could open a role by it. */
export const MARK = '<<<dotprompt:';

/**
 * Reads the template of a `.prompt` file as messages. What stands before the first role is the user's, as in dotprompt.
 * @param firstLine line of the file on which the template begins
 */
export function readDotpromptMessages(
  body: string,
  firstLine: number,
  partials: ReadonlyMap<string, string>,
): DotpromptMessages {
  const split = splitRoles(body);
  if (split.kind === 'faulty') {
    return faulty([{ line: firstLine + split.line - 1, message: split.message }]);
  }
  const compile = handlebarsCompiler(partials);
  const read = split.parts.map((part) => {
    const line = firstLine + part.line - 1;
    const role = part.role === null ? 'user' : Object.hasOwn(ROLES, part.role) ? ROLES[part.role] : undefined;
    const compiled = compile(part.source);
    const faults: LineFault[] = [];
    if (role === undefined) faults.push({ line, message: unknownRole(part.role ?? '') });
    if (compiled.kind === 'faulty')
      faults.push({
        line: line + compiled.line - 1,
        message: compiled.message,
      });
    return { message: { role: role ?? 'user', content: part.source }, line, faults };
  });
  return {
    messages: read.map(({ message }) => message),
    lines: read.map(({ line }) => line),
    faults: [...read.flatMap(({ faults }) => faults), ...marks(body, firstLine, partials)],
  };
}

function faulty(faults: readonly LineFault[]): DotpromptMessages {
  return { messages: [], lines: [], faults };
}

function unknownRole(role: string): string {
  const meant = role === 'assistant' ? '; did you mean `model`?' : '; expected system, user or model';
  return `\`{{role ${JSON.stringify(role.slice(0, 40))}}}\` opens a role that the gate cannot send${meant}`;
}

/** Marks that dotprompt would act on once the template is rendered, and that are plain text to the gate. */
function marks(body: string, firstLine: number, partials: ReadonlyMap<string, string>): LineFault[] {
  const at = body.indexOf(MARK);
  const line = firstLine + body.slice(0, Math.max(0, at)).split('\n').length - 1;
  const why = `\`${MARK}\` stands in the text: dotprompt would take it for a mark of its own`;
  if (at !== -1 || assembles(body)) return [{ line, message: why }];
  const reached = [...reachedPartials(body, partials)].find((name) => assembles(partials.get(name) ?? ''));
  return reached === undefined ? [] : [{ line: firstLine, message: `in the partial \`${reached}\`: ${why}` }];
}

/** The mark may be put together around a tag that writes nothing: `<<<dot{{! }}prompt:`. */
function assembles(template: string): boolean {
  return [template, writtenText(template, 'handlebars')].some((text) =>
    /dotprompt:(?:role|history|media)/.test(text),
  );
}

function reachedPartials(body: string, partials: ReadonlyMap<string, string>): ReadonlySet<string> {
  const reached = new Set(handlebarsPartials(body));
  // The set grows while it is gone through.
  for (const name of reached) {
    for (const inner of handlebarsPartials(partials.get(name) ?? '')) reached.add(inner);
  }
  return reached;
}
