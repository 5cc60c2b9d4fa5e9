import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/ports/json.ts';
import { compileMustache, mustachePartials } from '../../../src/prompts/templates/mustache.ts';
import { duration, faultIn, HOSTILE_NAMES, renderedBy, templateIn, textOf } from './rendered.ts';

type Values = Readonly<Record<string, Json>>;
type Partials = Readonly<Record<string, string>>;
const render = (source: string, values: Values = {}, partials: Partials = {}) =>
  renderedBy(compileMustache(source, new Map(Object.entries(partials))), values);
const text = (source: string, values: Values = {}, partials: Partials = {}) =>
  textOf(render(source, values, partials));
const fault = (source: string, partials: Partials = {}) =>
  faultIn(compileMustache(source, new Map(Object.entries(partials))));

/** Name, template, values, expected: cases as the specification of Mustache gives them, without escaping. */
type Case = readonly [string, string, Values, string];

describe('a value', () => {
  it.each<Case>([
    ['no interpolation', 'Hello from {Mustache}!\n', {}, 'Hello from {Mustache}!\n'],
    ['a name', 'Hello, {{subject}}!', { subject: 'world' }, 'Hello, world!'],
    [
      'no re-interpolation',
      '{{template}}: {{planet}}',
      { template: '{{planet}}', planet: 'Earth' },
      '{{planet}}: Earth',
    ],
    ['no escaping', '{{a}} {{{a}}} {{&a}}', { a: '& " < >' }, '& " < > & " < > & " < >'],
    ['a number', '{{mph}} miles an hour!', { mph: 85 }, '85 miles an hour!'],
    ['a decimal', '{{power}} jiggawatts!', { power: 1.21 }, '1.21 jiggawatts!'],
    [
      'a dotted name',
      '"{{person.name}}" == "{{#person}}{{name}}{{/person}}"',
      { person: { name: 'Joe' } },
      '"Joe" == "Joe"',
    ],
    ['an arbitrary depth', '{{a.b.c.d.e.name}}', { a: { b: { c: { d: { e: { name: 'Phil' } } } } } }, 'Phil'],
    ['an implicit iterator', '{{#list}}({{.}}){{/list}}', { list: ['a', 2, 1.1] }, '(a)(2)(1.1)'],
    ['white space around', '| {{string}} |', { string: '---' }, '| --- |'],
    ['white space alone on a line', '  {{string}}\n', { string: '---' }, '  ---\n'],
    ['padding', '|{{ string }}|{{{ string }}}|{{& string }}|', { string: '---' }, '|---|---|---|'],
    ['a list and an object', '{{list}} {{object}}', { list: ['a', 1], object: { b: 1 } }, 'a\n\n1 {"b":1}'],
  ])('%s: %j with %j', (_, source, values, expected) => {
    expect(text(source, values)).toBe(expected);
  });
});

describe('a section', () => {
  it.each<Case>([
    ['true', '"{{#boolean}}This.{{/boolean}}"', { boolean: true }, '"This."'],
    ['false', '"{{#boolean}}This.{{/boolean}}"', { boolean: false }, '""'],
    ['null', '"{{#null}}This.{{/null}}"', { null: null }, '""'],
    ['absent', '"{{#missing}}This.{{/missing}}"', {}, '""'],
    ['a context', '"{{#context}}Hi {{name}}.{{/context}}"', { context: { name: 'Joe' } }, '"Hi Joe."'],
    [
      'a parent context',
      '"{{#sec}}{{a}}, {{b}}, {{c.d}}{{/sec}}"',
      { a: 'foo', b: 'no', sec: { b: 'bar' }, c: { d: 'baz' } },
      '"foo, bar, baz"',
    ],
    ['a list', '"{{#list}}{{item}}{{/list}}"', { list: [{ item: 1 }, { item: 2 }] }, '"12"'],
    ['an empty list', '"{{#list}}Yay{{/list}}"', { list: [] }, '""'],
    ['an empty text', '"{{#a}}Yay{{/a}}"', { a: '' }, '""'],
    [
      'doubled',
      '{{#bool}}\n* first\n{{/bool}}\n* {{two}}\n{{#bool}}\n* third\n{{/bool}}\n',
      { bool: true, two: 'second' },
      '* first\n* second\n* third\n',
    ],
    ['nested', '| A {{#bool}}B {{#bool}}C{{/bool}} D{{/bool}} E |', { bool: true }, '| A B C D E |'],
    ['nested false', '| A {{#bool}}B {{#bool}}C{{/bool}} D{{/bool}} E |', { bool: false }, '| A  E |'],
    ['nested lists', '{{#list}}({{#.}}{{.}}{{/.}}){{/list}}', { list: [[1, 2], ['a']] }, '(12)(a)'],
    ['a dotted name', '"{{#a.b.c}}Here{{/a.b.c}}"', { a: { b: { c: true } } }, '"Here"'],
    ['a broken chain', '"{{#a.b.c}}Here{{/a.b.c}}"', { a: {} }, '""'],
    ['surrounding white space', ' | {{#boolean}}\t|\t{{/boolean}} | \n', { boolean: true }, ' | \t|\t | \n'],
    [
      'internal white space',
      ' | {{#boolean}} {{! note }}\n {{/boolean}} | \n',
      { boolean: true },
      ' |  \n  | \n',
    ],
    [
      'indented on one line',
      ' {{#boolean}}YES{{/boolean}}\n {{#boolean}}GOOD{{/boolean}}\n',
      { boolean: true },
      ' YES\n GOOD\n',
    ],
    [
      'standalone lines',
      '| This Is\n{{#boolean}}\n|\n{{/boolean}}\n| A Line\n',
      { boolean: true },
      '| This Is\n|\n| A Line\n',
    ],
    [
      'indented standalone lines',
      '| This Is\n  {{#boolean}}\n|\n  {{/boolean}}\n| A Line\n',
      { boolean: true },
      '| This Is\n|\n| A Line\n',
    ],
    ['standalone with CRLF', '|\r\n{{#boolean}}\r\n{{/boolean}}\r\n|', { boolean: true }, '|\r\n|'],
    ['standalone without a previous line', '  {{#boolean}}\n#{{/boolean}}\n/', { boolean: true }, '#\n/'],
    ['standalone without a line break', '#{{#boolean}}\n/\n  {{/boolean}}', { boolean: true }, '#\n/\n'],
    ['padding', '|{{# boolean }}={{/ boolean }}|', { boolean: true }, '|=|'],
  ])('%s: %j with %j', (_, source, values, expected) => {
    expect(text(source, values)).toBe(expected);
  });
});

describe('an inverted section', () => {
  it.each<Case>([
    ['false', '"{{^boolean}}This.{{/boolean}}"', { boolean: false }, '"This."'],
    ['true', '"{{^boolean}}This.{{/boolean}}"', { boolean: true }, '""'],
    ['null', '"{{^null}}This.{{/null}}"', { null: null }, '"This."'],
    ['absent', '"{{^missing}}This.{{/missing}}"', {}, '"This."'],
    ['a context', '"{{^context}}Hi {{name}}.{{/context}}"', { context: { name: 'Joe' } }, '""'],
    ['a list', '"{{^list}}{{n}}{{/list}}"', { list: [{ n: 1 }] }, '""'],
    ['an empty list', '"{{^list}}Yay{{/list}}"', { list: [] }, '"Yay"'],
    ['a broken chain', '"{{^a.b.c}}Not here{{/a.b.c}}"', { a: {} }, '"Not here"'],
    [
      'standalone lines',
      '| This Is\n{{^boolean}}\n|\n{{/boolean}}\n| A Line\n',
      { boolean: false },
      '| This Is\n|\n| A Line\n',
    ],
  ])('%s: %j with %j', (_, source, values, expected) => {
    expect(text(source, values)).toBe(expected);
  });
});

describe('a comment', () => {
  it.each<Case>([
    ['inline', '12345{{! Comment Block! }}67890', {}, '1234567890'],
    ['multiline', '12345{{!\n  This is a\n  multi-line comment...\n}}67890', {}, '1234567890'],
    ['standalone', 'Begin.\n  {{! Indented }}\nEnd.', {}, 'Begin.\nEnd.'],
    ['multiline standalone', 'Begin.\n{{!\nSomething\n}}\nEnd.', {}, 'Begin.\nEnd.'],
    ['indented inline', '  12 {{! 34 }}\n', {}, '  12 \n'],
    ['surrounding white space', '12345 {{! Comment Block! }} 67890', {}, '12345  67890'],
  ])('%s: %j', (_, source, values, expected) => {
    expect(text(source, values)).toBe(expected);
  });
});

describe('delimiters', () => {
  it.each<Case>([
    ['a pair', '{{=<% %>=}}(<%text%>)', { text: 'Hey!' }, '(Hey!)'],
    ['special characters', '({{=[ ]=}}[text])', { text: 'It worked!' }, '(It worked!)'],
    [
      'in sections',
      '[\n{{#section}}\n  {{data}}\n  |data|\n{{/section}}\n\n{{= | | =}}\n|#section|\n  {{data}}\n  |data|\n|/section|\n]\n',
      { section: true, data: 'I got interpolated.' },
      '[\n  I got interpolated.\n  |data|\n\n  {{data}}\n  I got interpolated.\n]\n',
    ],
    ['standalone', 'Begin.\n  {{=@ @=}}\nEnd.', {}, 'Begin.\nEnd.'],
    ['padding', '|{{= @   @ =}}|', {}, '||'],
    ['raw values', '{{=<% %>=}}<%{a}%><%& a %>', { a: '<' }, '<<'],
  ])('%s: %j', (_, source, values, expected) => {
    expect(text(source, values)).toBe(expected);
  });

  it('of a template are not those of its partials', () => {
    expect(text('{{=| |=}}|> p|', { a: 1 }, { p: '{{a}}|a|' })).toBe('1|a|');
    expect(text('{{> p}}{{a}}', { a: 1 }, { p: '{{=| |=}}|a|' })).toBe('11');
  });
});

describe('a partial', () => {
  it.each<[string, string, Values, Partials, string]>([
    ['basic', '"{{>text}}"', {}, { text: 'from partial' }, '"from partial"'],
    ['context', '"{{>partial}}"', { text: 'content' }, { partial: '*{{text}}*' }, '"*content*"'],
    [
      'recursion',
      '{{>node}}',
      { content: 'X', nodes: [{ content: 'Y', nodes: [] }] },
      { node: '{{content}}<{{#nodes}}{{>node}}{{/nodes}}>' },
      'X<Y<>>',
    ],
    [
      'nested',
      '{{>outer}}',
      { a: 'hello', b: 'world' },
      { outer: '*{{a}} {{>inner}}*', inner: '{{b}}!' },
      '*hello world!*',
    ],
    ['surrounding white space', '| {{>partial}} |', {}, { partial: '\t|\t' }, '| \t|\t |'],
    ['inline indentation', '  {{data}}  {{> partial}}\n', { data: '|' }, { partial: '>\n>' }, '  |  >\n>\n'],
    ['standalone with CRLF', '|\r\n{{>partial}}\r\n|', {}, { partial: '>' }, '|\r\n>|'],
    ['standalone without a previous line', '  {{>partial}}\n>', {}, { partial: '>\n>' }, '  >\n  >>'],
    ['standalone without a line break', '>\n  {{>partial}}', {}, { partial: '>\n>' }, '>\n  >\n  >'],
    [
      'standalone indentation',
      '\\\n {{>partial}}\n/\n',
      { content: '<\n->' },
      { partial: '|\n{{{content}}}\n|\n' },
      '\\\n |\n <\n->\n |\n/\n',
    ],
    ['indentation within indentation', ' {{>a}}\n', {}, { a: 'a\n {{>b}}\n', b: 'b\nc\n' }, ' a\n  b\n  c\n'],
    ['indented sections', ' {{>a}}\n', { l: [1, 2] }, { a: '{{#l}}\n- {{.}}\n{{/l}}\n' }, ' - 1\n - 2\n'],
    ['padding', '|{{> partial }}|', {}, { partial: '[]' }, '|[]|'],
  ])('%s: %j', (_, source, values, partials, expected) => {
    expect(text(source, values, partials)).toBe(expected);
  });

  it('that is not known, or faulty, is a fault at the line that names it', () => {
    expect(fault('a\n{{> p}}')).toBe('2: the partial `p` is not known');
    expect(fault('a\n{{> p}}', { p: '\n{{#a}}' })).toBe(
      '2: in the partial `p`, line 2: `{{#a}}` is never closed',
    );
  });

  it('that includes itself without end fails', () => {
    expect(render('{{> p}}', {}, { p: 'x{{> p}}' }).kind).toBe('failed');
  });

  it('is found by its name', () => {
    expect(mustachePartials('{{> a}}{{#x}}{{> b}}{{/x}}{{> a}}')).toEqual(['a', 'b']);
    expect(mustachePartials('{{#a}}')).toEqual([]);
  });
});

describe('a variable that is not there', () => {
  it.each<[string, Values, string[]]>([
    ['{{a}} {{b.c}} {{a}}', { b: {} }, ['a', 'b.c']],
    ['{{a}}', { a: null }, ['a']],
    ['{{#a}}{{b}}{{/a}}', { a: [{ b: 1 }, { c: 1 }] }, ['b']],
    ['{{#a}}{{.}}{{/a}}', { a: [null] }, ['a[0]']],
    ['{{#a}}{{b.c}}{{/a}}', { a: { b: {} }, b: { c: 'not this one' } }, ['b.c']],
    ['{{^a}}{{b}}{{/a}}', {}, ['b']],
  ])('%j with %j misses %j', (source, values, variables) => {
    expect(render(source, values)).toEqual({ kind: 'missing', variables });
  });

  it('may be tested, or stay out of reach', () => {
    expect(text('{{#a}}{{b}}{{/a}}{{^c}}1{{/c}}')).toBe('1');
  });
});

describe('the variables of a template', () => {
  it.each([
    ['{{b}} {{a.x}} {{b}} {{.}}', ['b', 'a']],
    ['{{#a}}{{b}}{{/a}}{{^c}}{{d}}{{/c}}', ['a', 'c', 'd']],
    ['{{> p}}', ['n']],
  ])('of %j are %j', (source, variables) => {
    const partials = new Map([['p', '{{n}}{{> p}}']]);
    expect(templateIn(compileMustache(source, partials)).variables).toEqual(variables);
  });
});

describe('what is no Mustache is a fault with its line', () => {
  it.each([
    ['a\n{{b', '2: a tag is not closed: `}}` is missing'],
    ['{{{a}}', '1: a tag is not closed: `}}}` is missing'],
    ['{{=a', '1: a tag is not closed: `=}}` is missing'],
    ['\n{{#a}}\n', '2: `{{#a}}` is never closed'],
    ['{{#a}}\n{{/b}}', '2: found `{{/b}}`; expected `{{/a}}`'],
    ['{{/a}}', '1: found `{{/a}}` that no section opened'],
    ['{{}}', '1: `` holds no name'],
    ['{{a b}}', '1: `a b` holds no name'],
    ['{{a..b}}', '1: `a..b` holds no name'],
    ['{{#if a}}{{/if}}', '1: `#if a` holds no name'],
    ['{{=a=}}', '1: `=a=` sets no delimiters'],
    ['{{<parent}}{{/parent}}', '1: `<parent` is not supported'],
    ['{{$block}}{{/block}}', '1: `$block` is not supported'],
    ['{{>*name}}', '1: `>*name` is not supported'],
  ])('%j: %s', (source, complaint) => {
    expect(fault(source).startsWith(complaint)).toBe(true);
  });
});

describe('nothing leads out of the data', () => {
  const values = {
    a: { b: 1 },
    s: 'text',
    l: [1],
    f: JSON.parse('{"__proto__": "x", "constructor": "x"}') as Json,
  };

  it.each([
    ...HOSTILE_NAMES.flatMap((name) => [`{{${name}}}`, `{{a.${name}}}`, `{{s.${name}}}`, `{{f.${name}}}`]),
    '{{#a}}{{constructor.name}}{{/a}}',
    '{{l.map}}',
    '{{s.sub.constructor}}',
  ])('%s is missing', (source) => {
    expect(render(source, values).kind).toBe('missing');
  });

  it.each(['{{#constructor}}in{{/constructor}}', '{{#a.__proto__}}in{{/a.__proto__}}'])(
    '%s is empty',
    (source) => {
      expect(text(source, values)).toBe('');
    },
  );
});

describe('whatever the source and the values are', () => {
  const name = fc.constantFrom('a', 'b', '.', 'a.b', ...HOSTILE_NAMES);
  const piece = fc.oneof(
    fc.string(),
    name.map((path) => `{{${path}}}`),
    name.map((path) => `{{#${path}}}`),
    name.map((path) => `{{^${path}}}`),
    name.map((path) => `{{/${path}}}`),
    fc.constantFrom(
      '{{> p}}',
      '{{',
      '}}',
      '{{{',
      '{{!',
      '{{=',
      '=}}',
      '{{=<% %>=}}',
      '<%={{ }}=%>',
      '\n',
      ' ',
    ),
  );
  const source = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  const values = fc.dictionary(fc.constantFrom('a', 'b', ...HOSTILE_NAMES), fc.jsonValue());

  it('compiling and rendering end, without a throw', () => {
    fc.assert(
      fc.property(source, source, values, (main, partial, given) => {
        const compiled = compileMustache(main, new Map([['p', partial]]));
        if (compiled.kind === 'faulty') {
          expect(compiled.line).toBeGreaterThan(0);
          return;
        }
        const rendered = compiled.template.render(new Map(Object.entries(given as Values)));
        expect(['rendered', 'missing', 'failed']).toContain(rendered.kind);
      }),
      { numRuns: 1000 },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('a value stands in the text as it is', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom('{{b}}', '{{=<% %>=}}', '{{> p}}', '{{/a}}', '$&', '\n'),
    );
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        expect(text('<{{a}}|{{{b}}}|{{&a}}>', { a, b })).toBe(`<${a}|${b}|${a}>`);
      }),
    );
  });

  it('a text without tags renders as itself', () => {
    fc.assert(
      fc.property(fc.string(), (plain) => {
        fc.pre(!plain.includes('{{'));
        expect(text(plain)).toBe(plain);
      }),
    );
  });
});

describe('a template that is built to burn time ends within a second', () => {
  const filled = (unit: string) => unit.repeat(Math.floor(199_000 / unit.length));

  it.each([
    ['sections that never close', filled('{{#a}}')],
    ['values', filled('{{a}}')],
    ['values on one line of white space', filled(' {{a}}')],
    ['comments', filled(' {{!}}')],
    ['comments on their lines', filled('\r\n {{!}}\r\n')],
    ['open tags', filled('{{')],
    ['open triple tags', filled('{{{')],
    ['delimiters', filled('{{=a b=}}a={{ }}=b')],
    ['line breaks', filled('\n')],
    ['white space', filled(' ')],
    ['a long name', `{{${filled('a.')}a}}`],
    ['partials', filled('{{>p}}')],
    ['partials on their lines', filled('  {{>p}}\n')],
  ])('%s', (_, source) => {
    const spent = duration(() => {
      const compiled = compileMustache(source, new Map([['p', 'x\n']]));
      if (compiled.kind === 'parsed') compiled.template.render(new Map([['a', 'x']]));
    });
    expect(spent).toBeLessThan(1000);
  });

  it('by refusing what is longer, or deeper, than any prompt', () => {
    expect(fault('x'.repeat(200_001))).toMatch(/^1: has 200001 characters/);
    const nested = (depth: number) => '{{#a}}'.repeat(depth) + '{{/a}}'.repeat(depth);
    expect(fault(nested(100))).toBe('none');
    expect(fault(nested(101))).toBe('1: is nested deeper than 100 levels');
  });

  it.each<[string, string, Values, Partials, RegExp]>([
    [
      'sections',
      '{{#a}}{{#b}}{{#a}}x{{/a}}{{/b}}{{/a}}',
      { a: [...Array(999).keys()], b: [...Array(999).keys()] },
      {},
      /steps/,
    ],
    [
      'a long text many times',
      '{{#a}}{{s}}{{/a}}',
      { a: [...Array(1000).keys()], s: 'x'.repeat(10_000) },
      {},
      /5000000 characters/,
    ],
    ['indentation', `${' '.repeat(50_000)}{{>p}}`, {}, { p: 'x\n'.repeat(50_000) }, /5000000 characters/],
    [
      'depth',
      '{{>p}}',
      { a: true },
      { p: `${'{{#a}}'.repeat(90)}{{>p}}${'{{/a}}'.repeat(90)}` },
      /nested deeper/,
    ],
  ])('while rendering: %s', (_, source, values, partials, why) => {
    let rendered: unknown;
    expect(duration(() => (rendered = render(source, values, partials)))).toBeLessThan(1000);
    expect(rendered).toEqual({ kind: 'failed', why: expect.stringMatching(why) });
  });
});
