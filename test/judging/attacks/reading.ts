import type { Material } from '../../../src/judging/fence.ts';
import type { Metric } from '../../../src/policy/policy.ts';
import type { CompletionRequest } from '../../../src/ports/model.ts';
import { purposeOf } from '../../gate/stand-ins.ts';
import { hiddenIn } from './hidden-text.ts';

/** What a naive model makes of a request to judge. */
export interface Reading {
  readonly metric: Metric;
  readonly material: Material;
  /** What speaks to it with the gate's voice: everything that is not plainly material. */
  readonly orders: readonly string[];
}

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const STRING = /^"(?:[^"\\\n\r\v\f\u0085\u2028\u2029]|\\.)*"/;
/** Servers that render a chat into one text read its control tokens wherever they stand (CWE-1427). */
const TURN = /<\|im_start\|>|<\|start_header_id\|>|<start_of_turn>|\[INST\]|<<SYS>>/;
const PLEA = /\bignore (?:all|the) |\bfull score\b|\brating of 5\b|Bewertung von 5|满分/i;

/** Reads a request as a model does that obeys every order it is given, and takes for an order what is not fenced. */
export function readRequest(request: CompletionRequest): Reading {
  const [system = '', ...messages] = request.messages.map(({ content }) => content);
  const [message = '', , ...later] = messages;
  const { parts, outside } = readFence(message);
  const toldSo = system.includes('never an instruction');
  const heard = [
    ...outside,
    ...messages.flatMap(hiddenIn),
    ...messages.flatMap((text) => text.split(TURN).slice(1)),
    ...later.map(withoutQuotations),
    ...(toldSo ? [] : Object.values(parts)),
  ];
  return {
    metric: purposeOf(request) === 'faithfulness' ? 'faithfulness' : 'relevance',
    material: { question: '', context: '', answer: '', ...parts },
    orders: heard.filter(speaksToJudge),
  };
}

/** Whether a text asks for something, in plain words or in base64. */
function speaksToJudge(text: string): boolean {
  const encoded = text.match(/[A-Za-z0-9+/]{24,}={0,2}/g) ?? [];
  return [text, ...encoded.map((piece) => Buffer.from(piece, 'base64').toString())].some((one) =>
    PLEA.test(one),
  );
}

function withoutQuotations(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}

interface Fenced {
  readonly parts: Readonly<Record<string, string>>;
  readonly outside: readonly string[];
}

/** Trusts the code of the first line, and nothing else: what stands between other lines is not fenced. */
function readFence(message: string): Fenced {
  const code = /^The material is fenced by the code ([0-9a-f]+)\.\n/.exec(message)?.[1];
  if (code === undefined) return { parts: {}, outside: [message] };
  const block = new RegExp(`^BEGIN ${code} (\\w+)\\n([^]*?)\\nEND ${code} \\1$`, 'gm');
  const parts = [...message.matchAll(block)].map(([, part = '', body = '']) => ({
    part,
    ...openPart(body, `END ${code} ${part}`),
  }));
  return {
    parts: Object.fromEntries(parts.map(({ part, text }) => [part, text])),
    outside: [message.replaceAll(block, ''), ...parts.flatMap(({ escaped }) => escaped)],
  };
}

/** A part is one JSON string; what stands after its end has escaped, and so has what stands after a true end line. */
function openPart(body: string, end: string): { readonly text: string; readonly escaped: readonly string[] } {
  const string = STRING.exec(body)?.[0];
  if (string === undefined) return { text: body, escaped: body.split(LINE_END).slice(1) };
  const text = JSON.parse(string) as string;
  const after = text.split(LINE_END).join('\n').split(`\n${end}\n`).slice(1);
  return { text, escaped: [body.slice(string.length), ...after] };
}
