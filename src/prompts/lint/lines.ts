/** What a line of a message is, by its Markdown or its tags. */
export type LineKind = 'blank' | 'text' | 'item' | 'quote' | 'heading' | 'row' | 'tag' | 'code';

export interface MarkedLine {
  readonly kind: LineKind;
  /** What marks it: `##`, `-`, `3.`, `>`; a fence for a line of code. */
  readonly marker: string;
  /** Without the marker. */
  readonly text: string;
  /** From 1. */
  readonly line: number;
  readonly indent: number;
  /** Lines of code: number of the block, so that two blocks in a row stay apart. */
  readonly block: number;
}

const FENCE = /^\s*(`{3,}|~{3,})/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const ITEM = /^([-*+•‣◦–]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s+(.*)$/;
const QUOTE = /^(>+)\s?(.*)$/;
const ROW = /^\|.*\|$/;
const TAG = /^(?:<\/?[A-Za-z][\w:.-]{0,60}(?:\s[^<>]{0,200})?\/?>\s*){1,20}$/;
const RULE = /^(?:[-*_=]\s*){3,}$/;
const TEMPLATE = /^(?:\{%[^\n]{0,200}?%\}|\{\{[#/^>!~][^{}\n]{0,200}\}\})$/;

/** Says of every line what it is. A fence that is never closed reaches to the end. */
export function markLines(content: string): MarkedLine[] {
  let fence = '';
  let block = 0;
  return content.split(/\r\n|[\n\r]/).map((raw, index) => {
    const line = index + 1;
    const text = raw.trim();
    const indent = raw.length - raw.trimStart().length;
    const [, mark = ''] = FENCE.exec(raw) ?? [];
    if (fence !== '') {
      const closes = mark.startsWith(fence) && text === mark;
      if (closes) fence = '';
      return { kind: 'code', marker: '', text, line, indent, block };
    }
    if (mark !== '') {
      fence = mark;
      block += 1;
      return { kind: 'code', marker: '', text, line, indent, block };
    }
    return { ...markOf(text), line, indent, block: 0 };
  });
}

function markOf(text: string): Pick<MarkedLine, 'kind' | 'marker' | 'text'> {
  if (text === '') return { kind: 'blank', marker: '', text };
  for (const [kind, pattern] of [
    ['heading', HEADING],
    ['item', ITEM],
    ['quote', QUOTE],
  ] as const) {
    const [, marker, rest] = pattern.exec(text) ?? [];
    if (marker !== undefined && rest !== undefined && !RULE.test(text)) return { kind, marker, text: rest };
  }
  if (ROW.test(text)) return { kind: 'row', marker: '', text };
  return {
    kind: TAG.test(text) || RULE.test(text) || TEMPLATE.test(text) ? 'tag' : 'text',
    marker: '',
    text,
  };
}

/** Lines of one sentence rarely end sooner than this where a person or an editor wrapped them. */
const MIN_WRAPPED = 40;

/** True where a line goes on with the lines before it, of which the first is `head` and the nearest `last`. */
export function continues(head: MarkedLine, last: MarkedLine, line: MarkedLine): boolean {
  if (line.kind === 'code' || last.kind === 'code')
    return line.kind === last.kind && line.block === last.block;
  if (line.kind === 'blank' || last.kind === 'blank') return line.kind === last.kind;
  if (line.kind === 'quote') return head.kind === 'quote' && wraps(last, line);
  if (line.kind !== 'text') return false;
  if (head.kind === 'item') return line.indent > head.indent || wraps(last, line);
  return head.kind === 'text' && wraps(last, line);
}

function wraps(last: MarkedLine, line: MarkedLine): boolean {
  if (/[.!?:;]["'”’)\]*_]*$/.test(last.text)) return false;
  return /^[\p{Ll}(]/u.test(line.text) && last.text.length >= MIN_WRAPPED;
}
