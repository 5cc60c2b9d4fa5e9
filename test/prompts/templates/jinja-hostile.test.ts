import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/ports/json.ts';
import { compileJinja } from '../../../src/prompts/templates/jinja.ts';

/** Time that this process worked, in milliseconds: a busy machine makes the clock run on, and not this. */
function workedFor(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What a template makes of values, whatever it is. */
function outcome(source: string, values: ReadonlyMap<string, Json> = new Map()) {
  const result = compileJinja(source);
  return result.kind === 'faulty' ? result : result.template.render(values);
}

const prototypeBefore = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
function expectCleanPrototypes() {
  expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(prototypeBefore);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
}

describe('no template escapes', () => {
  const values = new Map<string, Json>([
    ['x', { a: 1, list: [1, 2], text: 'abc' }],
    ['text', 'abc'],
    ['list', [1, 2]],
    ['n', 5],
    ['key', '__proto__'],
  ]);

  it.each([
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    '{{ [].__class__.__base__ }}',
    '{{ {}.__class__ }}',
    '{{ ().__class__ }}',
    '{{ self }}',
    '{{ self.__init__.__globals__ }}',
    '{{ self._TemplateReference__context }}',
    '{{ config.items() }}',
    '{{ request.application.__globals__ }}',
    '{{ get_flashed_messages.__globals__ }}',
    '{{ url_for.__globals__ }}',
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    '{{ cycler.__init__.__globals__ }}',
    '{{ joiner.__init__ }}',
    '{{ namespace.__init__ }}',
    '{{ namespace(a=1) }}',
    '{{ lipsum.__globals__ }}',
    '{{ lipsum() }}',
    '{{ dict(a=1) }}',
    '{{ range.__class__ }}',
    '{{ range.constructor }}',
    "{{ range.constructor('return process')() }}",
    '{{ range(1).constructor }}',
    '{{ loop.__class__ }}',
    '{{ caller() }}',
    '{{ varargs }}',
    "{{ eval('1') }}",
    '{{ process }}',
    '{{ process.env }}',
    '{{ globalThis }}',
    '{{ global.process.env.HOME }}',
    '{{ this }}',
    '{{ this.constructor }}',
    "{{ require('fs') }}",
    "{{ require('child_process').execSync('id') }}",
    "{{ import('fs') }}",
    '{{ module.exports }}',
    '{{ constructor }}',
    "{{ constructor.constructor('return process')() }}",
    '{{ __proto__ }}',
    '{{ prototype }}',
    '{{ toString }}',
    '{{ x.constructor }}',
    "{{ x.constructor('return process')() }}",
    "{{ x.constructor.constructor('return process.env')() }}",
    "{{ x['constructor'] }}",
    "{{ x['con' ~ 'structor'] }}",
    "{{ x['__proto__'] }}",
    '{{ x[key] }}',
    '{{ x[key].a }}',
    '{{ x.__proto__ }}',
    '{{ x.prototype }}',
    '{{ x.toString }}',
    '{{ x.toString() }}',
    '{{ x.hasOwnProperty }}',
    '{{ x.valueOf() }}',
    '{{ x.__defineGetter__ }}',
    "{{ x.__lookupGetter__('a') }}",
    '{{ x.list.constructor }}',
    '{{ x.list.length }}',
    '{{ x.list.map }}',
    "{{ x.list['filter'] }}",
    '{{ x.text.constructor }}',
    '{{ x.text.length }}',
    "{{ x.text['at'] }}",
    '{{ text.format(x) }}',
    "{{ '{0.__class__}'.format(x) }}",
    "{{ '{x.__init__}'.format_map(x) }}",
    "{{ '%s'|format(x) }}",
    '{{ n.constructor }}',
    '{{ n.toFixed }}',
    '{{ true.constructor }}',
    '{{ none.constructor }}',
    "{{ x|attr('constructor') }}",
    "{{ x|attr('__class__') }}",
    "{{ [x]|map(attribute='constructor')|list }}",
    "{{ [x]|join(attribute='constructor') }}",
    "{{ [x]|join(attribute='__proto__') }}",
    "{{ [x]|sort(attribute='__proto__') }}",
    "{{ [x]|unique(attribute='constructor.name') }}",
    "{{ [x]|selectattr('constructor')|list }}",
    '{{ x|pprint }}',
    '{{ x|constructor }}',
    '{{ x|toString }}',
    '{{ x|__proto__ }}',
    '{{ x is constructor }}',
    '{{ x is __proto__ }}',
    '{{ x.items.constructor }}',
    '{{ x.items().constructor }}',
    '{{ x.constructor() }}',
    "{{ x['items']() }}",
    '{{ [1][0]() }}',
    "{{ 'a'() }}",
    '{{ range()() }}',
    '{{ range(**x) }}',
    '{{ x|default(**x) }}',
    '{% set x.__proto__ = 1 %}',
    "{% set x['a'] = 1 %}",
    '{% set __proto__.polluted = 1 %}',
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'base.html' %}",
    '{% for c in [].__class__.__base__.__subclasses__() %}{% endfor %}',
    '{% for c in x.constructor %}{{ c }}{% endfor %}',
    '{% if x.constructor %}a{% endif %}',
    '{% macro a() %}{% endmacro %}{{ a.__globals__ }}',
    '{% call(x) y() %}{% endcall %}',
    '{% filter constructor %}a{% endfilter %}',
    '{% debug %}',
  ])('%s ends in a fault, or in a variable that is missing', (source) => {
    const result = outcome(source, values);
    expect(['faulty', 'missing'], JSON.stringify(result)).toContain(result.kind);
    expectCleanPrototypes();
  });

  it.each([
    ['{% set __proto__ = {"polluted": 1} %}{{ {}.polluted }}', 'missing'],
    ['{% set constructor = "mine" %}{{ constructor }}', 'mine'],
    ['{{ {"__proto__": {"polluted": 1}}|tojson }}', '{"__proto__": {"polluted": 1}}'],
    ['{{ {"__proto__": {"polluted": 1}}.polluted }}', 'missing'],
    ['{{ {"constructor": 1, "_a": 2}.constructor }}', 'missing'],
    ['{{ {"constructor": 1, "_a": 2}._a }}', 'missing'],
    ['{% for k, v in hostile.items() %}{{ k }}={{ v }};{% endfor %}', '__proto__={"polluted":true};a=1;'],
    ['{{ "__proto__" in {} }}{{ "toString" in {} }}', 'falsefalse'],
    ['{{ {}|length }}{{ {} == {"__proto__": {}} }}', '0false'],
  ])('own data may have any name: %s is %s', (source, expected) => {
    const hostile = JSON.parse('{"__proto__": {"polluted": true}, "a": 1}') as Json;
    const result = outcome(source, new Map([['hostile', hostile]]));
    expect(result.kind === 'rendered' ? result.text : result.kind).toBe(expected);
    expectCleanPrototypes();
  });

  it.each(["{{ '%(a)s' % x }}", "{{ '%s' % x }}", "{{ 'a' * 3 }}", '{{ x + x }}'])(
    'texts are no formats and take no part in sums: %s fails',
    (source) => {
      expect(outcome(source, values).kind).toBe('failed');
    },
  );

  it('whatever a value is named, it is a value: names of the language and of the machine are none', () => {
    const names = ['self', 'process', 'constructor', '__proto__', 'toString', 'range', 'dict'];
    for (const name of names) {
      const result = outcome(`{{ ${name} }}`, new Map([[name, 'mine']]));
      expect(result).toEqual({ kind: 'rendered', text: 'mine' });
      expect(outcome(`{{ ${name} }}`)).toEqual({ kind: 'missing', variables: [name] });
    }
  });
});

describe('a value is never read as a template', () => {
  const syntax = fc.constantFrom(
    '{{ b }}',
    '{% if a %}',
    '{#',
    '#}',
    '{{',
    '}}',
    '{%- x -%}',
    '{% raw %}',
    '$&',
    '\\',
    '\n',
  );
  const hostile = fc.oneof(
    fc.string(),
    fc.array(fc.oneof(syntax, fc.string())).map((parts) => parts.join('')),
  );

  it('it stands in the text as it is, whatever it holds', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const values = new Map([
          ['a', a],
          ['b', b],
        ]);
        const source = '<{{ a }}|{{- b -}}|{% for x in [a, b] %}{{ x }},{% endfor %}{{ a ~ b }}>';
        expect(outcome(source, values)).toEqual({
          kind: 'rendered',
          text: `<${a}|${b}|${a},${b},${a}${b}>`,
        });
      }),
    );
  });

  it('it cannot form a tag together with the text around it', () => {
    const values = new Map([
      ['a', '{ secret }}'],
      ['b', '{'],
    ]);
    expect(outcome('{{{ "" }}{{ a }} {{ b }}{{ a }}', values).kind).toBe('faulty');
    expect(outcome('{ {{ a }} {{ b }}{{ a }}', values)).toEqual({
      kind: 'rendered',
      text: '{ { secret }} {{ secret }}',
    });
  });
});

describe('time and memory', () => {
  const MAX = 200_000;
  const full = (piece: string) => piece.repeat(Math.floor(MAX / piece.length));
  const values = new Map<string, Json>([
    ['a', 'v'],
    ['big', 'x'.repeat(1_000_000)],
    ['spaces', `${' '.repeat(500_000)}.${' '.repeat(500_000)}`],
    ['lines', '\n'.repeat(1_000_000)],
    ['xs', Array.from({ length: 5000 }, (_, n) => ({ n, title: `title ${n % 7}` }))],
  ]);

  it.each([
    ['{{ without end', full('{{')],
    ['{% without end', full('{%')],
    ['{# without end', full('{#')],
    ['tags and spaces', full('{%   ')],
    ['spaces before a tag', `${' '.repeat(MAX - 30)}{% generation x`],
    ['spaces alone', ' '.repeat(MAX)],
    ['spaces in a tag', `{{${' '.repeat(MAX - 10)}a}}`],
    ['spaces in a text', `{{ "${' '.repeat(MAX - 10)}" }}`],
    ['a text without end', `{{ "${'a'.repeat(MAX - 10)}`],
    ['escapes without end', `{{ "${'\\"'.repeat(MAX / 2 - 10)}`],
    ['a long text', `{{ "${'a'.repeat(MAX - 10)}" }}`],
    ['digits', `{{ ${'9'.repeat(MAX - 10)} }}`],
    ['a long name', `{{ ${'é'.repeat(MAX - 10)} }}`],
    ['square brackets', `{{ ${'['.repeat(MAX - 10)}`],
    ['round brackets', `{{ ${'('.repeat(MAX - 10)}`],
    ['curly brackets', full('{')],
    ['closed brackets', `{{ ${'['.repeat(99_000)}${']'.repeat(99_000)} }}`],
    ['not not not', `{{ ${'not '.repeat(49_000)}a }}`],
    ['signs', `{{ ${'-'.repeat(MAX - 10)}a }}`],
    ['a long sum', `{{ ${'a~'.repeat(99_000)}a }}`],
    ['a long path', `{{ a${'.a'.repeat(99_000)} }}`],
    ['many filters', `{{ a${'|e'.repeat(99_000)} }}`],
    ['many calls', `{{ a${'()'.repeat(99_000)} }}`],
    ['many inline ifs', `{{ ${'a if a else '.repeat(16_000)}a }}`],
    ['many tests', `{{ a${' is defined'.repeat(18_000)} }}`],
    ['a long list', `{{ [${'a,'.repeat(99_000)}]|length }}`],
    ['a long object', `{{ {${'"a":1,'.repeat(33_000)}}|length }}`],
    ['many texts', `{{ ${'"a"'.repeat(66_000)} }}`],
    ['commas', `{{ ${','.repeat(MAX - 10)} }}`],
    ['many tags', full('{{a}}')],
    ['blocks without end', full('{% if a %}')],
    ['loops without end', full('{% for x in xs %}')],
    ['ends without a beginning', full('{% endif %}')],
    ['many elifs', `{% if a %}${'{% elif a %}'.repeat(16_000)}{% endif %}`],
    ['raw without end', `{% raw %}${'{%   '.repeat(39_000)}`],
    ['many raws', full('{% raw %}x{% endraw %}')],
    [
      'many variables',
      `${Array.from({ length: 9000 }, (_, n) => `{% set v${n} = a %}`).join('')}{% for x in xs %}{% endfor %}`,
    ],
    ['a text that doubles', `${'{% set a = a ~ a %}'.repeat(60)}{{ a }}`],
    ['a list that doubles', `${'{% set a = [a, a] %}'.repeat(90)}{{ a }}`],
    ['an object that doubles', `${'{% set a = {"k": a, "j": a} %}'.repeat(90)}{{ a|tojson }}`],
    ['a list in a list in a list', `${'{% set a = [a] %}'.repeat(9000)}{{ a }}`],
    ['loops in loops', `${'{% for i in xs %}'.repeat(90)}{{ i }}${'{% endfor %}'.repeat(90)}`],
    ['an endless range', '{% for i in range(99999999999999) %}{{ i }}{% endfor %}'],
    ['missing without end', '{% for i in range(60000) %}{{ a[big] }}{{ q[i] }}{% endfor %}'],
    ['a replacement that explodes', '{{ big|replace("x", big) }}'],
    ['a join that explodes', '{{ big|join(big) }}'],
    ['an indent that explodes', '{{ lines|indent(1000) }}'],
    ['many filters on a long text', `{{ big${'|upper|lower|title|trim|reverse'.repeat(20)} }}`],
    ['digits to a number', `{{ "${'1'.repeat(MAX - 40)}x"|float }}{{ big|int }}`],
    ['trimming', '{{ spaces|trim|int }}{{ spaces|trim(" ") }}'],
    ['looking for a text again and again', '{% for i in range(10000) %}{{ big in xs }}{% endfor %}'],
    ['comparing again and again', '{% for i in range(10000) %}{{ xs == xs }}{% endfor %}'],
    ['writing again and again', '{% for i in range(1000) %}{{ xs|tojson|length }}{% endfor %}'],
    [
      'sorting again and again',
      '{% for i in range(1000) %}{{ xs|sort(attribute="title")|length }}{% endfor %}',
    ],
    [
      'everything nested at once',
      `${'{% for i in [1] %}'.repeat(99)}{{ ${'('.repeat(99)}${'not '.repeat(390)}a${')'.repeat(99)} }}${'{% endfor %}'.repeat(99)}`,
    ],
  ])('%s ends within a second', (_, source) => {
    expect(source.length).toBeLessThanOrEqual(MAX + 100);
    expect(workedFor(() => outcome(source.slice(0, MAX), values))).toBeLessThan(1000);
  });

  it('a longer source is refused unread', () => {
    expect(outcome('x'.repeat(MAX + 1))).toEqual({
      kind: 'faulty',
      line: 1,
      message: 'has 200001 characters; expected at most 200000 in a template',
    });
    expect(outcome('x'.repeat(MAX)).kind).toBe('rendered');
  });

  it.each([
    [
      '{% for i in range(1000) %}{% for j in range(1000) %}{{ i }}{% endfor %}{% endfor %}',
      'takes more than 200000 steps',
    ],
    [
      '{{ big }}{{ big }}{{ big }}{{ big }}{{ big }}{{ big }}',
      'makes a text of more than 5000000 characters',
    ],
    ['{{ big|replace("x", "xxxxxx") }}', 'makes a text of more than 5000000 characters'],
    [`${'{% set a = [a] %}'.repeat(200)}{{ a }}`, 'builds a value that is nested deeper than 110 levels'],
  ])('%s fails, and says why', (source, why) => {
    expect(outcome(source, values)).toEqual({ kind: 'failed', why });
  });

  it.each([
    [`{{ ${'['.repeat(101)}${']'.repeat(101)} }}`, 'nested deeper than 100 levels'],
    [`${'{% if a %}'.repeat(101)}${'{% endif %}'.repeat(101)}`, 'nested deeper than 100 levels'],
    [`{{ ${'a ~ '.repeat(501)}a }}`, 'more than 500 operators in one expression'],
  ])('nesting that no prompt needs is a fault', (source, message) => {
    expect(outcome(source)).toEqual({ kind: 'faulty', line: 1, message });
  });

  it.each([
    `{{ ${'['.repeat(100)}${']'.repeat(100)}|length }}`,
    `${'{% if a %}'.repeat(100)}${'{% endif %}'.repeat(100)}`,
    `{{ ${'a ~ '.repeat(499)}a }}`,
  ])('nesting up to the limit is none', (source) => {
    expect(outcome(source, values).kind).toBe('rendered');
  });
});

describe('whatever the source and the values', () => {
  const piece = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        '{{ ',
        ' }}',
        '{% ',
        ' %}',
        '{{- ',
        ' -%}',
        '{#',
        '#}',
        '{% if a %}',
        '{% elif b %}',
        '{% else %}',
        '{% endif %}',
        '{% for x in a %}',
        '{% for k, v in a.items() %}',
        '{% endfor %}',
        '{% set a = b %}',
        '{% raw %}',
        '{% endraw %}',
      ),
    },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        'a',
        'b',
        'x',
        'loop',
        '.a',
        '.b',
        '[0]',
        '[a]',
        '[1:]',
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        ',',
        ':',
        '|',
        '~',
        '+',
        '-',
        '*',
        '/',
        '//',
        '%',
        '**',
        '==',
        '<',
        ' and ',
        ' or ',
        ' not ',
        ' in ',
        ' is ',
        ' if ',
        ' else ',
        '=',
        '"',
        "'",
        '\\',
        '1',
        '2.5',
        'none',
        'true',
      ),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        '|upper',
        '|default("x")',
        '|join(",")',
        '|sort',
        '|tojson',
        '|first',
        '|int',
        '|list',
        '|unique',
        '|indent(2)',
        '|replace("a","b")',
        ' is defined',
        ' is none',
        ' is odd',
        '.items()',
        'range(3)',
        '.__proto__',
        '["constructor"]',
        '.__class__',
        '()',
        '__proto__',
        'constructor',
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  );
  const expression = fc.array(piece, { maxLength: 12 }).map((pieces) => `{{ a${pieces.join('')} }}`);
  const source = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.array(fc.oneof(expression, piece), { maxLength: 10 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary' }),
  );
  const someValues = fc.dictionary(
    fc.constantFrom('a', 'b', 'x', '__proto__', 'constructor'),
    fc.jsonValue(),
  );

  it('it ends soon, in a fault or in a rendering, without a throw and without a trace', () => {
    fc.assert(
      fc.property(source, someValues, (text, dictionary) => {
        const values = new Map(Object.entries(dictionary)) as Map<string, Json>;
        const before = JSON.stringify([...values]);
        const result = outcome(text, values);
        expect(workedFor(() => expect(outcome(text, values)).toEqual(result))).toBeLessThan(1000);
        expect(JSON.stringify([...values])).toBe(before);
        if (result.kind === 'faulty') {
          expect(result.line).toBeGreaterThan(0);
          expect(result.line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
          expect(result.message).not.toBe('');
        }
        expectCleanPrototypes();
      }),
      { numRuns: 3000 },
    );
  });

  it('it asks the values for no more than the names that it lists', () => {
    fc.assert(
      fc.property(source, someValues, (text, dictionary) => {
        const result = compileJinja(text);
        if (result.kind === 'faulty') return;
        const all = new Map(Object.entries(dictionary)) as Map<string, Json>;
        const listed = new Map([...all].filter(([name]) => result.template.variables.includes(name)));
        expect(result.template.render(listed)).toEqual(result.template.render(all));
      }),
      { numRuns: 2000 },
    );
  });
});
