import type { ChatMessage } from '../../ports/model.ts';
import type { TemplateEngine } from '../templates/template.ts';
import { writtenText } from '../templates/written-text.ts';

/** A message as the body of a `.prompty` holds it: its text is a template. */
export interface Section extends ChatMessage {
  /** Line of the file on which its text begins. */
  readonly line: number;
}

/** Something that is wrong with one line of the file. */
export interface LineFault {
  readonly line: number;
  readonly message: string;
}

/** The first format acts on images and tools in the body; to the second they are text like any other. */
export type Generation = 'first' | 'second';

/** A line that gives the text below it a role: `user:`, `# user:` or `user[name="Ada"]:`. */
const MARKER =
  /^#?\s*(?<role>system|developer|user|assistant|function|tools?)(?<attributes>\[\s*\w+\s*=[^\]]*\])?\s*:$/i;
const ATTRIBUTE = /(?<name>\w+)\s*=\s*(?:"[^"]*"|[^",\]]*)/g;
/** A line to which a value would give a role: `{{ item.role }}:`. */
const CHOSEN_ROLE = /^#?\s*\{\{[^{}]*\brole\b[^{}]*\}\}\s*:$/i;
const IMAGE = /!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)/;
/** Longer lines are text. */
const MAX_MARKER = 300;

const ROLES = ['system', 'developer', 'user', 'assistant'] as const;

/**
 * Splits a body into the messages that its marks of roles make, before any value stands in it: no value can open a
 * role. Text before the first mark is a system message.
 * @param firstLine line of the file on which the body begins
 */
export function splitSections(
  body: string,
  firstLine: number,
  generation: Generation,
): { readonly sections: readonly Section[]; readonly faults: readonly LineFault[] } {
  const sections: Section[] = [];
  const faults: LineFault[] = [];
  let role: ChatMessage['role'] = 'system';
  let start = firstLine;
  let lines: string[] = [];
  let isMarked = false;
  const close = () => {
    const blank = lines.findIndex((line) => line !== '');
    const text = lines.slice(Math.max(blank, 0), lines.findLastIndex((line) => line !== '') + 1).join('\n');
    if (isMarked || text.trim() !== '')
      sections.push({ role, content: text, line: start + Math.max(blank, 0) });
  };
  for (const [index, line] of body.split('\n').entries()) {
    const number = firstLine + index;
    const marker = line.length <= MAX_MARKER ? markerIn(line.trim(), generation) : null;
    const wrong = marker?.fault ?? (marker ? null : unmeasurable(line, generation));
    if (wrong !== null) faults.push({ line: number, message: wrong });
    if (marker === null) {
      lines.push(line);
      continue;
    }
    close();
    [role, start, lines, isMarked] = [marker.role, number + 1, [], true];
  }
  close();
  return { sections, faults };
}

/**
 * Sections whose template writes a mark of a role by itself: `sys{# #}tem:`. An application that fills the body in before
 * it splits it would send other messages than the gate.
 */
export function assembledRoles(
  sections: readonly Section[],
  engine: TemplateEngine,
  generation: Generation,
): LineFault[] {
  return sections.flatMap(({ content, line }) => {
    const written = writtenText(content, engine).split('\n');
    const mark = written.find(
      (text) => text.length <= MAX_MARKER && markerIn(text.trim(), generation) !== null,
    );
    if (mark === undefined) return [];
    const message = `the template writes \`${mark.trim().slice(0, 60)}\`, which opens a role once it is filled in; write each role on a line of its own`;
    return [{ line, message }];
  });
}

/** The role that a line gives to what follows; null where it gives none. */
function markerIn(line: string, generation: Generation) {
  const { role = '', attributes = '' } = MARKER.exec(line)?.groups ?? {};
  const name = role.toLowerCase();
  const known = ROLES.find((one) => one === name) ?? null;
  const foreign = [...attributes.matchAll(ATTRIBUTE)]
    .map(({ groups }) => groups?.name)
    .find((key) => key !== 'nonce');
  if (known !== null) {
    const fault = foreign
      ? `\`${foreign}\` of \`${line.slice(0, 60)}\` is not supported: the gate cannot send it`
      : null;
    return { role: known, fault };
  }
  if (name === '' || generation === 'second') return null;
  const fault = `\`${line.slice(0, 60)}\` opens a section of ${name === 'function' ? 'a function' : 'tools'}, which the gate cannot send; as a heading, write it without the colon`;
  return { role: 'system' as const, fault };
}

/** What is wrong with a line of text, or null. */
function unmeasurable(line: string, generation: Generation): string | null {
  const text = line.trim();
  if (text.startsWith('![thread]'))
    return '`![thread]` stands for a conversation, which the gate cannot send';
  if (text.length <= MAX_MARKER && CHOSEN_ROLE.test(text)) {
    return `\`${text.slice(0, 60)}\` would let a value open a role; write each role on a line of its own, such as \`user:\``;
  }
  const image = generation === 'first' ? IMAGE.exec(line)?.[0] : undefined;
  return image ? `\`${image.slice(0, 60)}\` is an image, and the gate sends text only` : null;
}
