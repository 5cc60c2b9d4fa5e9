import { continues, type LineKind, type MarkedLine, markLines } from './lines.ts';

/** The smallest part of a message that is compared on its own. */
export interface Unit {
  readonly kind: LineKind;
  /** Without the marker, white space folded. */
  readonly text: string;
  /** `#`, `-`, `3.`, `>` before its first sentence; empty elsewhere. */
  readonly marker: string;
  /** Line within the message, from 1. */
  readonly line: number;
  /** It stands among examples. */
  readonly example: boolean;
  /** Text of the nearest heading above it; empty: none. */
  readonly heading: string;
  /** Lines of a fenced block, its fences among them; empty elsewhere. */
  readonly lines: readonly string[];
}

const sentenceSegments = new Intl.Segmenter('en', { granularity: 'sentence' });
/** A quotation that is cut into sentences is put together again over at most so many. */
const MAX_QUOTED = 6;

/**
 * Cuts a message into its units: sentences (also those of a list item), headings, table rows, lines of tags, and
 * fenced blocks as a whole. Wrapped lines of one sentence are joined. Takes time linear in the length.
 */
export function unitsOf(content: string): Unit[] {
  const units: Unit[] = [];
  const examples = new ExampleRegion();
  let heading = '';
  for (const block of blocksOf(markLines(content))) {
    const [head] = block;
    if (head === undefined) continue;
    if (head.kind === 'blank') {
      examples.pause();
      continue;
    }
    const place = { example: examples.enter(head), heading, lines: [] };
    if (head.kind === 'heading') heading = head.text;
    if (head.kind === 'text' || head.kind === 'item' || head.kind === 'quote') {
      units.push(...sentencesOf(block, place));
    } else {
      const texts = block.map((line) => line.text);
      const { kind, marker, line } = head;
      const lines = kind === 'code' ? texts : [];
      units.push({ kind, text: fold(texts.join(' ')), marker, line, ...place, lines });
    }
  }
  return units;
}

/** Lines that belong together: a fenced block, or the wrapped lines of one sentence or list item. */
function* blocksOf(lines: readonly MarkedLine[]): Generator<MarkedLine[]> {
  let block: MarkedLine[] = [];
  for (const line of lines) {
    const [head, last] = [block[0], block.at(-1)];
    if (head && last && !continues(head, last, line)) {
      yield block;
      block = [];
    }
    block.push(line);
  }
  if (block.length > 0) yield block;
}

function sentencesOf(
  block: readonly MarkedLine[],
  place: Pick<Unit, 'example' | 'heading' | 'lines'>,
): Unit[] {
  const [head] = block;
  if (head === undefined) return [];
  let text = '';
  const starts = block.map((line) => {
    const start = text.length;
    text += `${line.text} `;
    return { start, line: line.line };
  });
  let row = 0;
  return quotedSentences(text).map(({ sentence, index }, position) => {
    while ((starts[row + 1]?.start ?? Number.POSITIVE_INFINITY) <= index) row += 1;
    return {
      kind: head.kind,
      text: fold(sentence),
      marker: position === 0 ? head.marker : '',
      line: starts[row]?.line ?? head.line,
      ...place,
    };
  });
}

/** True for a text with a sign that may end a sentence, and words behind it. */
function mayEnd(text: string): boolean {
  const at = text.search(/[\p{Sentence_Terminal}.]/u);
  return at !== -1 && /[\p{L}\p{N}]/u.test(text.slice(at + 1));
}

/** The sentences of a text. One that opens a quotation goes on until it closes. */
function quotedSentences(text: string): { readonly sentence: string; readonly index: number }[] {
  if (!mayEnd(text)) return [{ sentence: text, index: 0 }];
  const found: { sentence: string; index: number }[] = [];
  let open = 0;
  for (const { segment, index } of sentenceSegments.segment(text)) {
    if (segment.trim() === '') continue;
    const last = found.at(-1);
    if (last !== undefined && open > 0 && open < MAX_QUOTED) {
      last.sentence = text.slice(last.index, index + segment.length);
      open = isQuoteOpen(last.sentence) ? open + 1 : 0;
    } else {
      found.push({ sentence: segment, index });
      open = isQuoteOpen(segment) ? 1 : 0;
    }
  }
  return found;
}

function isQuoteOpen(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  return count('"') % 2 === 1 || count('“') > count('”') || count('«') > count('»');
}

export function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const EXAMPLE_TITLE = /\b(?:examples?|few[- ]?shots?|samples?|demonstrations?)\b/i;
const EXAMPLE_LINE = /^(?:[*_]{0,3})(?:examples?|e\.g\.|input|q|user|human|customer)\b[^:.]{0,30}:/i;

/** Which lines stand among examples: below a heading, within a tag, or in the paragraph that one begins. */
class ExampleRegion {
  #until: 'none' | 'blank' | 'heading' | 'tag' = 'none';
  #tag = '';

  pause(): void {
    if (this.#until === 'blank') this.#until = 'none';
  }

  /** Takes the next line in; true where it stands among examples. */
  enter({ kind, text }: MarkedLine): boolean {
    if (kind === 'heading' && this.#until !== 'tag') {
      this.#until = EXAMPLE_TITLE.test(text) ? 'heading' : 'none';
      return false;
    }
    if (kind === 'tag') return this.#enterTag(text);
    if (this.#until === 'none' && !text.includes('{{') && EXAMPLE_LINE.test(text)) this.#until = 'blank';
    return this.#until !== 'none';
  }

  #enterTag(text: string): boolean {
    const [, slash, name = ''] = /^<(\/?)([\w:.-]+)/.exec(text) ?? [];
    if (slash === '/' && this.#until === 'tag' && name === this.#tag) this.#until = 'none';
    else if (slash === '' && this.#until === 'none' && EXAMPLE_TITLE.test(name)) {
      this.#until = 'tag';
      this.#tag = name;
    }
    return this.#until === 'tag';
  }
}
