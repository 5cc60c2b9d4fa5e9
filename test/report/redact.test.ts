import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { block, code, html, inline, lines } from '../../src/report/escape.ts';
import { redactAll, redactor } from '../../src/report/redact.ts';

const KEY = 'sk-Proj_9f/Q+7=z';
const PASSWORD = 'p&s "w<o>r\'d%20|\\é€👍';

const base64 = (text: string, before = '', after = '') =>
  Buffer.from(before + text + after).toString('base64');
const hex = (text: string) => Buffer.from(text).toString('hex');
const inForm = (text: string) => new URLSearchParams({ k: text.toWellFormed() }).toString().slice(2);
const escaped = (text: string) =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
const unicodeEscaped = (text: string) =>
  text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/** Every form that a secret may be published in, made by other code than that which looks for them. */
const FORMS: readonly [string, (secret: string) => string][] = [
  ['as it is', (secret) => secret],
  ['URL-encoded', (secret) => encodeURIComponent(secret.toWellFormed())],
  [
    'URL-encoded with lower hex',
    (secret) => encodeURIComponent(secret.toWellFormed()).replace(/%../g, (code) => code.toLowerCase()),
  ],
  ['URL-encoded where it must be', (secret) => encodeURI(secret.toWellFormed())],
  ['from a form', inForm],
  ['percent-encoded throughout', (secret) => hex(secret).replace(/../g, '%$&')],
  ['in base64', (secret) => base64(secret)],
  ['in base64 after one byte', (secret) => base64(secret, ':', ':x')],
  ['in base64 after two bytes', (secret) => base64(secret, 'a:', '!')],
  ['in base64 after a user name', (secret) => base64(secret, 'someone:')],
  ['in base64url', (secret) => Buffer.from(secret).toString('base64url')],
  ['in base64url after one byte', (secret) => Buffer.from(`?${secret}??`).toString('base64url')],
  ['in base64, URL-encoded', (secret) => encodeURIComponent(base64(secret))],
  ['in hex', hex],
  ['in upper hex', (secret) => hex(secret).toUpperCase()],
  ['in JSON', (secret) => JSON.stringify(secret).slice(1, -1)],
  ['in JSON with slashes escaped', (secret) => JSON.stringify(secret).slice(1, -1).replace(/\//g, '\\/')],
  ['in JSON of ASCII', (secret) => unicodeEscaped(secret)],
  [
    'in JSON of ASCII with upper hex',
    (secret) => unicodeEscaped(secret).replace(/[a-f]/g, (d) => d.toUpperCase()),
  ],
  ['HTML-escaped', escaped],
  ['in numeric entities', (secret) => Array.from(secret, (c) => `&#${c.codePointAt(0)};`).join('')],
  [
    'in hex entities',
    (secret) => Array.from(secret, (c) => `&#x${c.codePointAt(0)?.toString(16)};`).join(''),
  ],
];

describe('a secret', () => {
  const redact = redactor([KEY, PASSWORD]);

  it.each(FORMS)('does not get out %s', (name, form) => {
    const whole = name.includes('after')
      ? /^before \w{1,10}\[REDACTED\][\w=]* after$/
      : /^before \[REDACTED\](?:=|%3D)* after$/;
    for (const secret of [KEY, PASSWORD]) {
      expect(redact(`before ${form(secret)} after`)).toMatch(whole);
    }
  });

  it.each([
    ['inline', inline],
    ['with lines', lines],
    ['as code', code],
    ['in HTML', html],
    ['in a block', (text: string) => block(text, 'diff')],
  ])('does not get out of the report %s', (_, render) => {
    for (const secret of [KEY, 'a_b*c@d#1|e&f<g', 'deadbeefdeadbeef', 'https://u:p@host/#12']) {
      expect(redactor([secret])(render(`x ${secret} y`))).toMatch(/x \[REDACTED\] y/);
    }
  });

  it('is found each time, beside others and under others', () => {
    expect(redactor(['abcdefgh'])('abcdefghabcdefgh, abcdefgh')).toBe('[REDACTED][REDACTED], [REDACTED]');
    expect(redactor(['abcdefgh', 'efghijkl', 'abcdefghijklmnop'])('-abcdefghijkl-')).toBe('-[REDACTED]-');
    expect(redactor(['abcdefgh', 'abcdefghijklmnop'])('-abcdefghijklmnop-')).toBe('-[REDACTED]-');
  });

  it('of several lines is one in each line, without the white space around it', () => {
    const redact = redactor(['-----BEGIN-----\r\n  Zm9vYmFyYmF6\nshort\n', ' \n \n', ' spaced-key\n']);
    expect(redact('Zm9vYmFyYmF6 short -----BEGIN-----')).toBe('[REDACTED] short [REDACTED]');
    expect(redact('spaced-key, and         blanks')).toBe('[REDACTED], and         blanks');
  });

  it('may be longer than any key', () => {
    const long = Array.from({ length: 3_000 }, (_, index) => (index * 7_919).toString(36)).join('');
    const redact = redactor([long]);
    for (const text of [long, base64(long), hex(long), `${long.slice(0, 500)}…`]) {
      expect(redact(`a ${text} b`)).not.toContain(text.slice(0, 100));
    }
    expect(redact(long)).toMatch(/^(?:\[REDACTED\])+$/);
  });

  it.each(['ollama', 'a-dummy', '', '       ', 'REDACTED'])(
    'too short or too plain is no secret: %j',
    (secret) => {
      const text = `A text with ${secret}, and then [REDACTED].`;
      expect(redactor([secret])(text)).toBe(text);
    },
  );

  it.each([
    ['backslashes', '\\'.repeat(40), '\\'.repeat(20_000)],
    ['entities', '&amp;'.repeat(20), '&amp;'.repeat(5_000)],
    ['percents', '%25'.repeat(20), '%25'.repeat(5_000)],
    ['breaks', `a\u200b${'\u200b'.repeat(20)}bcdefgh`, `a${'\u200b'.repeat(2_000)}`],
    ['one letter', 'a'.repeat(100), 'a'.repeat(50_000)],
    ['zeros', '\0'.repeat(20), 'A'.repeat(50_000)],
  ])('of %s is looked for in no long time', (_, secret, text) => {
    const start = performance.now();
    redactor([`${secret}x`])(text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('gets out in no form, whatever it is and whatever stands around it', () => {
    const secret = fc
      .oneof(
        fc.string({ minLength: 8, maxLength: 40 }),
        fc.string({ unit: 'binary', minLength: 8, maxLength: 40 }),
      )
      .map((text) => text.toWellFormed().trim())
      .filter((text) => text.length >= 8 && !/[\r\n]/.test(text) && !'[REDACTED]'.includes(text));
    const around = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(secret, around, around, (one, before, after) => {
        const redact = redactor([one]);
        for (const [, form] of FORMS) {
          const found = redact(`${before}${form(one)}${after}`);
          expect(found).toContain('[REDACTED]');
          for (const [name, other] of FORMS)
            if (!/base64/.test(name)) expect(found).not.toContain(other(one));
        }
        for (const [head, tail] of [
          ['', after],
          ['x', after],
          ['xy', after],
          [before, after],
        ] as const) {
          const bytes = Buffer.from(head.toWellFormed() + one + tail.toWellFormed());
          for (const kind of ['base64', 'base64url'] as const) {
            const found = redact(`see ${bytes.toString(kind)}`);
            expect(found).toContain('[REDACTED]');
            for (let skipped = 0; skipped < 4; skipped += 1) {
              expect(Buffer.from(found.slice(4 + skipped), kind).includes(one)).toBe(false);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('leaves text without it as it is', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9_/+-]{16,40}$/);
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.base64String(), fc.lorem());
    fc.assert(
      fc.property(secret, text, (one, without) => {
        fc.pre(!FORMS.some(([, form]) => without.includes(form(one))));
        expect(redactor([one])(without)).toBe(without);
        const part = one.slice(0, -1);
        expect(redactor([one])(part)).toBe(part);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a value', () => {
  it('is redacted however deep, keys too, and stays what it is otherwise', () => {
    const lineOf = (line: number) => line + 1;
    const redact = redactor(['secret-key']);
    const value = {
      text: 'the secret-key',
      list: ['secret-key', 1, null, true, undefined, ['secret-key']],
      map: new Map([['a', { b: 'secret-key' }]]),
      set: new Set(['secret-key']),
      'secret-key': 1,
      lineOf,
    };
    expect(redactAll(value, redact)).toEqual({
      text: 'the [REDACTED]',
      list: ['[REDACTED]', 1, null, true, undefined, ['[REDACTED]']],
      map: new Map([['a', { b: '[REDACTED]' }]]),
      set: new Set(['[REDACTED]']),
      '[REDACTED]': 1,
      lineOf,
    });
    expect(value.text).toBe('the secret-key');
  });

  it('keeps a key that is named as the prototype', () => {
    const value: unknown = JSON.parse('{"__proto__": {"a": "secret-key"}}');
    expect(JSON.stringify(redactAll(value, redactor(['secret-key'])))).toBe(
      '{"__proto__":{"a":"[REDACTED]"}}',
    );
  });
});
