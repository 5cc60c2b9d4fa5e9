/** What stands where a secret stood. */
const MARK = '[REDACTED]';
/** UTF-16 units. Shorter secrets are left alone. */
const MIN_LENGTH = 8;
/** UTF-16 units. Longer secrets are looked for piece by piece: their patterns would become too large. */
const PIECE = 128;

/**
 * A function that puts `[REDACTED]` where a text holds one of the secrets: as it is, encoded for an address, for JSON,
 * HTML or Markdown (also by the gate itself), in hex, in base64 or base64url, also inside of a longer base64 text.
 * Each line of a secret of several lines is a secret too, and white space around it is not part of it.
 *
 * Secrets and lines of fewer than 8 characters are left alone: a dummy key such as `ollama` would black out ordinary
 * words. Takes time in proportion to the text's length times the number of secrets.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const patterns = [...new Set(secrets.flatMap(wantedOf).flatMap(piecesOf))].map(
    (wanted) => new RegExp(formsOf(wanted).join('|'), 'g'),
  );
  // No way to write a secret is shorter than the secret.
  return (text) => (text.length < MIN_LENGTH ? text : covered(text, rangesOf(text, patterns)));
}

/**
 * The value with every string in it redacted: in objects (their keys too), arrays, maps and sets, however deep.
 * Functions and instances of classes are kept as they are.
 */
export function redactAll<T>(value: T, redact: (text: string) => string): T {
  return redacted(value, redact) as T;
}

function redacted(value: unknown, redact: (text: string) => string): unknown {
  const inner = (one: unknown) => redacted(one, redact);
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inner);
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [inner(key), inner(one)]));
  if (value instanceof Set) return new Set([...value].map(inner));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [redact(key), inner(one)]));
}

/** What is looked for because of one secret. */
function wantedOf(secret: string): string[] {
  return [secret, ...secret.split(/\r\n?|\n/)]
    .map((wanted) => wanted.trim())
    .filter((wanted) => wanted.length >= MIN_LENGTH && !MARK.includes(wanted));
}

function piecesOf(wanted: string): string[] {
  if (wanted.length <= PIECE) return [wanted];
  const starts = Array.from({ length: Math.floor(wanted.length / PIECE) }, (_, index) => index * PIECE);
  return [...starts, wanted.length - PIECE].map((start) => wanted.slice(start, start + PIECE));
}

/** Patterns of everything that reads as `wanted`. In each, no way to write a character begins another: no search is slow. */
function formsOf(wanted: string): string[] {
  const bytes = [...new TextEncoder().encode(wanted)];
  const points = [...wanted];
  return [
    literal(wanted),
    points.map(inAddress).join(''),
    wanted.split('').map(inJson).join(''),
    broken(points.map(inHtml)),
    broken(points.map(inMarkdown)),
    bytes.map((byte) => hex(byte, 2)).join(''),
    ...[0, 1, 2].map((offset) => inBase64(bytes, offset)),
  ];
}

/** With the zero-width spaces between characters by which the gate breaks mentions and addresses. */
function broken(points: readonly string[]): string {
  return points.filter((point) => !point.includes('\u200b')).join('\u200b*');
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function anyOf(ways: readonly string[]): string {
  return `(?:${ways.join('|')})`;
}

/** A number's hex digits in either case. */
function hex(value: number, digits: number): string {
  return value
    .toString(16)
    .padStart(digits, '0')
    .replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** Percent-encoded or not: which characters are differs between `encodeURIComponent`, `encodeURI` and forms. */
function inAddress(point: string): string {
  const encoded = [...new TextEncoder().encode(point)].map((byte) => `%${hex(byte, 2)}`).join('');
  if (point === '%') return encoded;
  return anyOf([literal(point), encoded, ...(point === ' ' ? ['\\+'] : [])]);
}

const JSON_ESCAPES: Readonly<Record<string, string>> = {
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '"': '"',
  "'": "'",
  '/': '/',
  '\\': '\\',
};

function inJson(unit: string): string {
  const code = unit.charCodeAt(0);
  const short = JSON_ESCAPES[unit];
  return anyOf([
    ...(unit === '\\' ? [] : [literal(unit)]),
    ...(short === undefined ? [] : [`\\\\${literal(short)}`]),
    `\\\\u${hex(code, 4)}`,
    ...(code < 256 ? [`\\\\x${hex(code, 2)}`] : []),
  ]);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};

function entitiesOf(point: string): string[] {
  const code = point.codePointAt(0) ?? 0;
  const name = ENTITIES[point];
  return [`&#0*${code};`, `&#[xX]0*${hex(code, 1)};`, ...(name === undefined ? [] : [`&${name};`])];
}

function inHtml(point: string): string {
  return anyOf([...(point === '&' ? [] : [literal(point)]), ...entitiesOf(point)]);
}

/** As in HTML, with a backslash before what would be markup. */
function inMarkdown(point: string): string {
  if (point === '\\') return anyOf(['\\\\\\\\', ...entitiesOf(point)]);
  const plain = /[!-/:-@[-`{-~]/.test(point) ? `\\\\?${literal(point)}` : literal(point);
  return anyOf([point === '&' ? '\\\\&' : plain, ...entitiesOf(point)]);
}

const BASE64 = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'];
/** As base64, base64url, and base64 within an address or JSON write them. */
const SIGNS: Readonly<Record<string, string>> = { '+': '\\+|-|%2[bB]', '/': '\\/|_|%2[fF]|\\\\\\/' };

/** @param offset bytes of another text in the first group of three */
function inBase64(bytes: readonly number[], offset: number): string {
  const bits = '.'.repeat(offset * 8) + bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const characters = bits.padEnd(Math.ceil(bits.length / 6) * 6, '.').match(/.{6}/g) ?? [];
  return characters
    .filter((known) => known !== '......')
    .map((known) => {
      const fits = new RegExp(known);
      const possible = BASE64.filter((_, value) => fits.test(value.toString(2).padStart(6, '0')));
      const ways = anyOf(possible.map((character) => SIGNS[character] ?? character));
      // At an edge a character also holds bits of what stands beside the secret.
      return possible.length === 1 ? ways : `${ways}?`;
    })
    .join('');
}

type Range = readonly [start: number, end: number];

/** Also those that overlap: two secrets may share an end and a beginning. */
function rangesOf(text: string, patterns: readonly RegExp[]): Range[] {
  const ranges: Range[] = [];
  for (const pattern of patterns) {
    pattern.lastIndex = 0;
    for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
      ranges.push([found.index, found.index + found[0].length]);
      pattern.lastIndex = found.index + 1;
    }
  }
  return ranges.sort(([a], [b]) => a - b);
}

function covered(text: string, ranges: readonly Range[]): string {
  let kept = '';
  let from = 0;
  for (const [start, end] of ranges) {
    if (start >= from) kept += text.slice(from, start) + MARK;
    from = Math.max(from, end);
  }
  return kept + text.slice(from);
}
