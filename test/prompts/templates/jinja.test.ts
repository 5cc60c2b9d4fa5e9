import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/ports/json.ts';
import { compileJinja } from '../../../src/prompts/templates/jinja.ts';
import { type Rendered, valueText } from '../../../src/prompts/templates/template.ts';

type Values = Readonly<Record<string, Json>>;

function parsed(source: string) {
  const result = compileJinja(source);
  if (result.kind === 'faulty') throw new Error(`line ${result.line}: ${result.message}`);
  return result.template;
}

function render(source: string, values: Values = {}): Rendered {
  return parsed(source).render(new Map(Object.entries(values)));
}

/** The text that a template makes, or why it makes none. */
function text(source: string, values: Values = {}): string {
  const rendered = render(source, values);
  if (rendered.kind === 'rendered') return rendered.text;
  return rendered.kind === 'missing' ? `missing ${rendered.variables.join(', ')}` : `failed: ${rendered.why}`;
}

function fault(source: string): string {
  const result = compileJinja(source);
  return result.kind === 'faulty' ? `${result.line}: ${result.message}` : 'no fault';
}

/** Most expectations below are what Jinja2 3.1 of Python makes of the same source and values. */
const values = {
  name: 'ada lovelace',
  n: 3,
  half: 2.5,
  zero: 0,
  yes: true,
  no: false,
  nothing: null,
  xs: ['b', 'A', 'c', 'b'],
  numbers: [3, 1, 2],
  empty: [],
  user: { name: 'Ada', age: 36, pets: { cat: ['Tom'] }, 'first name': 'A' },
  docs: [
    { title: 'B', tag: { id: 2 } },
    { title: 'a', tag: { id: 1 } },
  ],
  lines: 'one\n\n two\nthree\n',
  emoji: '😀é',
};

describe('a Jinja template shows', () => {
  it.each([
    ['Hello {{ name }}!', 'Hello ada lovelace!'],
    ['{{name}}{{ name }}', 'ada lovelaceada lovelace'],
    ['{{ {"items": 1}["items"] }}{% if (yes if no else yes) %}{{ ("a" if yes) }}{% endif %}', '1a'],
    ['{{ user.name }} {{ user["name"] }} {{ user[\'first name\'] }}', 'Ada Ada A'],
    ['{{ user.pets.cat[0] }} {{ user.pets.cat.0 }}', 'Tom Tom'],
    ['{{ xs[0] }}{{ xs[-1] }}{{ name[0] }}{{ emoji[1] }}', 'bbaé'],
    [
      '{{ xs[1:]|join }} {{ xs[:2]|join }} {{ xs[-2:]|join }} {{ name[:3] }} {{ xs[1:-1]|join }}',
      'Acb bA cb ada Ac',
    ],
    ['{{ "text" }} {{ \'text\' }} {{ 12 }} {{ 1.5 }} {{ -3 }}', 'text text 12 1.5 -3'],
    ['{{ "a\\n\\x41\\u00e9\\q\\\\" }} {{ "a" "b" }}', 'a\nAé\\q\\ ab'],
    ['{{ [1, 2,]|join(",") }} {{ (1, 2)|join(",") }} {{ {"a": {"b": 1}}.a.b }}', '1,2 1,2 1'],
    ['{{ "}}" }} {{ "%}" }} {{ "{#" }}', '}} %} {#'],
    ['{{ "a" ~ n ~ "b" }} {{ "a" + "b" }}', 'a3b ab'],
    [
      '{{ n + 1 }} {{ n - 5 }} {{ n * 2 }} {{ n // 2 }} {{ 7 / 2 }} {{ -7 % 3 }} {{ -7 // 2 }}',
      '4 -2 6 1 3.5 2 -4',
    ],
    ['{{ (n + 1) ~ "." }} {{ 2 * 3 ~ 4 }}', '4. 64'],
    ['{{ "y" if yes else "n" }} {{ "y" if no else "n" }} {{ "y" if no }}.', 'y n .'],
    ['{{ "a" if no else "b" if yes else "c" }}', 'b'],
    ['{{ yes and "x" }} {{ no or "x" }} {{ "" or "x" }} {{ ("y" if no) or "z" }}', 'x x x z'],
    ['a {#- gone -#} b {# gone #} c', 'ab  c'],
    ['{% raw %}{{ not }} {% if %} {# a #}{% endraw %}.', '{{ not }} {% if %} {# a #}.'],
    ['a {%- raw -%}  {{ q }}  {%- endraw -%}  b', 'a{{ q }}b'],
    ['{%- if yes -%}   trimmed   {%- endif -%}   x', 'trimmedx'],
    ['a  {{- name -}}  b {%+ if yes %} c{% endif %}', 'aada lovelaceb  c'],
    ['one\n', 'one'],
    ['one\r\ntwo\rthree\n\n', 'one\ntwo\nthree\n'],
    ['JSON {"a": {"b": 1}} and 100% of {one}', 'JSON {"a": {"b": 1}} and 100% of {one}'],
    ['', ''],
  ])('%j as %j', (source, expected) => {
    expect(text(source, values)).toBe(expected);
  });

  it.each([
    [['one', 'two', 3], 'one\n\ntwo\n\n3'],
    [{ a: [1, null] }, '{"a":[1,null]}'],
    [true, 'true'],
    [2.5, '2.5'],
    ['<b>&"\'</b>', '<b>&"\'</b>'],
    ["$& $1 $' $`", "$& $1 $' $`"],
  ])('the value %j as every other template does, without escaping', (value, expected) => {
    expect(text('{{ value }}', { value })).toBe(expected);
  });

  it('any value as any other template does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(value !== null);
        expect(text('{{ value }}', { value: value as Json })).toBe(valueText(value as Json));
      }),
    );
  });
});

describe('a Jinja template decides', () => {
  it.each([
    ['n > 2 and n < 5', true],
    ['n >= 4 or n <= 2', false],
    ['n == 3.0 and n != 4', true],
    ['not yes', false],
    ['not n in numbers', false],
    ['"b" in xs and "z" not in xs', true],
    ['"love" in name', true],
    ['"age" in user', true],
    ['"a" < "b"', true],
    ['user == {"name": "Ada", "age": 36, "pets": {"cat": ["Tom"]}, "first name": "A"}', true],
    ['yes == 1', true],
    ['xs', true],
    ['empty', false],
    ['zero', false],
    ['""', false],
    ['nothing', false],
    ['true and True and not false and not False', true],
    ['nothing is none and nothing is defined and n is not none', true],
    ['absent is undefined and absent is not defined and user.absent is not defined', true],
    ['name is string and n is number and n is integer and half is float', true],
    ['yes is boolean and yes is true and no is false', true],
    ['user is mapping and xs is not mapping', true],
    ['xs is iterable and xs is sequence and n is not iterable', true],
    ['n is odd and zero is even', true],
  ])('%s is %s', (condition, expected) => {
    expect(text(`{% if ${condition} %}yes{% else %}no{% endif %}`, values)).toBe(expected ? 'yes' : 'no');
  });

  it.each([
    [1, 'one'],
    [2, 'two'],
    [3, 'more'],
  ])('with elif: %s is %s', (n, expected) => {
    expect(text('{% if n == 1 %}one{% elif n == 2 %}two{% else %}more{% endif %}', { n })).toBe(expected);
  });
});

describe('a Jinja template repeats', () => {
  it.each([
    [
      '{% for x in xs %}{{ loop.index }}/{{ loop.length }} {{ x }}{% if not loop.last %}, {% endif %}{% endfor %}',
      '1/4 b, 2/4 A, 3/4 c, 4/4 b',
    ],
    [
      '{% for x in xs %}{% if loop.first %}>{% endif %}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }} {% endfor %}',
      '>043 132 221 310 ',
    ],
    ['{% for x in empty %}x{% else %}none{% endfor %}', 'none'],
    ['{% for x in numbers if x > 1 %}{{ loop.index }}{{ x }}{% endfor %}', '1322'],
    ['{% for x in numbers if x > 5 %}x{% else %}none{% endfor %}', 'none'],
    ['{% for k, v in user.pets.items() %}{{ k }}={{ v }}{% endfor %}', 'cat=Tom'],
    [
      '{% for (k, v) in user.pets.items() %}{{ k }}{% endfor %}{% for k in user.pets.keys() %}{{ k }}{% endfor %}',
      'catcat',
    ],
    [
      '{% for k in user %}{{ k }};{% endfor %}{% for v in user.pets.values() %}{{ v[0] }}{% endfor %}',
      'name;age;pets;first name;Tom',
    ],
    ['{% for a, b in [[1, 2], [3, 4]] %}{{ a }}{{ b }};{% endfor %}', '12;34;'],
    [
      '{% for i in range(3) %}{{ i }}{% endfor %}{{ range(5, 0, -2)|join }}{{ range(1, 4)|join }}',
      '012531123',
    ],
    [
      '{% for x in xs %}{% for y in numbers %}{{ loop.index }}{% endfor %}{{ loop.index }}{% endfor %}',
      '1231123212331234',
    ],
    ['{% for x in ([1] if no) %}x{% else %}none{% endfor %}', 'none'],
  ])('%s', (source, expected) => {
    expect(text(source, values)).toBe(expected);
  });

  it.each([
    ['{% set q = name|upper %}{{ q }}', 'ADA LOVELACE'],
    ['{% set i = 1 %}{% for x in xs %}{% set i = i + 1 %}{{ i }}{% endfor %}{{ i }}', '22221'],
    ['{% if yes %}{% set q = "set" %}{% endif %}{{ q }}', 'set'],
    [
      '{% for x in xs %}{% if x == "b" %}{% set found = x %}{% endif %}{{ found|default("-") }}{% endfor %}{{ found|default("none") }}',
      'b--bnone',
    ],
    ['{% set q = "a" if no %}{{ q|default("undefined") }}{{ ("a" if no) ~ "b" }}', 'undefinedb'],
  ])('and keeps what it sets where Jinja does: %s', (source, expected) => {
    expect(text(source, values)).toBe(expected);
  });
});

describe('a Jinja filter', () => {
  it.each([
    ['name|upper', 'ADA LOVELACE'],
    ['"ABC"|lower', 'abc'],
    ['"hello world-foo (bar) o\'clock"|title', "Hello World-Foo (Bar) O'clock"],
    ['"aBC"|capitalize', 'Abc'],
    ['"  a b "|trim', 'a b'],
    ['"xxaxx"|trim("x")', 'a'],
    ['absent|default("z")', 'z'],
    ['user.absent.deeper|default("z")', 'z'],
    ['absent|d', ''],
    ['""|default("z")', ''],
    ['""|default("z", true)', 'z'],
    ['zero|default("z", boolean=True)', 'z'],
    ['xs|join(", ")', 'b, A, c, b'],
    ['docs|join("-", attribute="tag.id")', '2-1'],
    ['"abc"|join(".")', 'a.b.c'],
    ['xs|length', '4'],
    ['emoji|length', '2'],
    ['user|count', '4'],
    ['name|replace("a", "X")', 'XdX lovelXce'],
    ['name|replace("a", "X", 1)', 'Xda lovelace'],
    ['"a.b"|replace(".", "$&")', 'a$&b'],
    ['xs|first', 'b'],
    ['name|last', 'e'],
    ['half|string|length', '3'],
    ['"3.7"|int', '3'],
    ['" 42 "|int', '42'],
    ['"x"|int(9)', '9'],
    ['half|int', '2'],
    ['"2.25"|float', '2.25'],
    ['"x"|float(1.5)', '1.5'],
    ['"abc"|list|join(",")', 'a,b,c'],
    ['user|list|first', 'name'],
    ['xs|sort|join', 'Abbc'],
    ['xs|sort(reverse=true)|join', 'cbbA'],
    ['xs|sort(case_sensitive=true)|join', 'Abbc'],
    ['docs|sort(attribute="title")|join(attribute="title")', 'aB'],
    ['xs|reverse|join', 'bcAb'],
    ['name|reverse', 'ecalevol ada'],
    ['["a", "A", "b", "a"]|unique|join', 'ab'],
    ['["a", "A", "b", "a"]|unique(true)|join', 'aAb'],
    ['lines|indent', 'one\n\n     two\n    three\n'],
    ['lines|indent(2, true)', '  one\n\n   two\n  three\n'],
    ['lines|indent(width=2, blank=true)', 'one\n  \n   two\n  three\n  '],
    ['"<b>"|safe ~ "<i>"|escape ~ "&"|e', '<b><i>&'],
    ['docs|tojson', '[{"tag": {"id": 2}, "title": "B"}, {"tag": {"id": 1}, "title": "a"}]'],
    [
      '{"b": [], "a": [1, none, true]}|tojson(indent=2)',
      '{\n  "a": [\n    1,\n    null,\n    true\n  ],\n  "b": []\n}',
    ],
    [`"<é😀'>"|tojson`, '"\\u003c\\u00e9\\ud83d\\ude00\\u0027\\u003e"'],
    ['xs|sort|first|upper ~ "!"', 'A!'],
  ])('%s gives %j', (expression, expected) => {
    expect(text(`{{ ${expression} }}.`, values)).toBe(`${expected}.`);
  });
});

describe('a variable that the values lack is missing', () => {
  it.each([
    ['{{ absent }}', 'absent'],
    ['{{ user.absent }}', 'user.absent'],
    ['{{ user["no name"] }}', 'user["no name"]'],
    ['{{ absent.deeper[0].still }}', 'absent.deeper[0].still'],
    ['{{ xs[9] }}', 'xs[9]'],
    ['{{ nothing }}', 'nothing'],
    ['{{ user.name.first }}', 'user.name.first'],
    ['{% for doc in docs %}{{ doc.url }}{% endfor %}', 'docs[0].url, docs[1].url'],
    ['{{ docs|join(attribute="url") }}', 'docs[0].url, docs[1].url'],
    ['{{ empty|first }}', 'empty[0]'],
    ['{{ absent ~ other }}', 'absent, other'],
    ['{{ absent|upper|default("z") }}', 'absent'],
    ['{{ name|replace(absent, "x") }}', 'absent'],
    ['{% if absent %}{{ never }}{% else %}{{ never }}{% endif %}{{ also }}', 'absent, also'],
    ['{% if no %}a{% elif absent == 1 %}b{% endif %}', 'absent'],
    ['{% if absent and no %}a{% endif %}', 'absent'],
    ['{{ "a" if absent else "b" }}', 'absent'],
    ['{% for x in absent %}{{ x }}{% endfor %}', 'absent'],
    ['{% for x in nothing %}{{ x }}{% endfor %}', 'nothing'],
    ['{% for x in xs if absent %}{{ x }}{% endfor %}', 'absent'],
    ['{% set q = user.absent %}{{ q }}', 'user.absent'],
    ['{% set q = {} %}{{ q.a }}', 'q.a'],
    ['{{ loop.index }}', 'loop.index'],
  ])('in %s: %s', (source, expected) => {
    expect(text(source, values)).toBe(`missing ${expected}`);
  });

  it.each([
    ['{{ absent|default("z") }}', 'z'],
    ['{{ absent is defined }}', 'false'],
    ['{% if no %}{{ absent }}{% endif %}.', '.'],
    ['{{ "a" if yes else absent }}', 'a'],
    ['{{ yes or absent }}', 'true'],
    ['{% for x in empty %}{{ absent }}{% endfor %}.', '.'],
    ['{% set q = absent %}.', '.'],
    ['{{ name|default(absent) }}', 'ada lovelace'],
    ['{% if absent is defined and absent.deeper %}a{% endif %}.', '.'],
  ])('only where it is needed: %s', (source, expected) => {
    expect(text(source, values)).toBe(expected);
  });

  it.each([
    ['{{ b }} {{ a.c }} {{ b }} {{ a.d }}', ['b', 'a']],
    [
      '{% for x in xs %}{{ x }}{{ y }}{{ loop.index }}{% else %}{{ z }}{% endfor %}{{ x }}',
      ['xs', 'y', 'z', 'x'],
    ],
    ['{% set a = b %}{{ a }}{% set b = a %}{{ b }}', ['b']],
    ['{% for x in xs %}{% set a = x %}{{ a }}{% endfor %}{{ a }}', ['xs', 'a']],
    ['{% for k, v in o.items() if w %}{{ k ~ v }}{% endfor %}', ['o', 'w']],
    ['{{ a if b else c }} {{ d|default(e) }} {{ f is defined }} {{ g[h] }} {{ i[j:k] }}', [...'abcdefghijk']],
    ['{{ [a, {b: c}] }} {{ range(d) }} {{ not e }} {{ -f }} {{ true and none }}', [...'abcdef']],
    ['{# {{ a }} #}{% raw %}{{ b }}{% endraw %} plain', []],
    ['{% if a %}{% set b = 1 %}{% elif c %}{{ d }}{% endif %}{{ b }}', ['a', 'c', 'd']],
  ])('%s asks for %j', (source, expected) => {
    expect(parsed(source).variables).toEqual(expected);
  });
});

describe('a Jinja template cannot be rendered with values that do not suit it', () => {
  it.each([
    ['{% for x in name %}{{ x }}{% endfor %}', '`name` is a text; a loop needs a list or an object'],
    [
      '{% for x in user.age %}{{ x }}{% endfor %}',
      '`user.age` is a number; a loop needs a list or an object',
    ],
    ['{% for a, b in xs %}{{ a }}{% endfor %}', '`xs[0]` is a text; expected a list of 2 values'],
    ['{{ n + "1" }}', '`+` needs two numbers, found a number and a text'],
    ['{{ "%s" % name }}', '`%` needs two numbers, found a text and a text'],
    ['{{ 1 + 2 ~ 3 }}', '`+` needs two numbers, found a number and a text'],
    ['{{ n / zero }}', 'computes a number that is too large, or divides by zero'],
    ['{{ n < name }}', 'cannot order a number and a text'],
    ['{{ [1, "a"]|sort }}', 'cannot order a text and a number'],
    ['{{ n|length }}', 'expected a list, a text or an object, found a number'],
    ['{{ n in name }}', 'cannot look for a number in a text'],
    ['{{ nothing|upper }}', 'none has no text'],
    ['{{ name.items() }}', 'only an object has items(), found a text'],
    ['{{ n[:1] }}', 'only a list or a text has slices, found a number'],
    ['{{ {1: 2} }}', 'the key of an object is a number, expected a text'],
    ['{{ name is odd }}', 'only a number is odd or even, found a text'],
    ['{{ xs|indent }}', 'only a text can be indented, found a list'],
    ['{{ range(1, 2, 0)|join }}', 'range takes whole numbers, and a step that is not 0'],
    ['{{ name|indent(5000) }}', 'indent takes a width of 0 to 1000'],
    ['{{ ("a" if no) + 1 }}', 'needs the value of an inline `if` that has no `else`'],
  ])('%s', (source, why) => {
    expect(text(source, values)).toBe(`failed: ${why}`);
  });
});

describe('a fault in a Jinja template names its line', () => {
  it.each([
    ['a\n{{ x', '2: the tag that begins here is never closed; expected `}}`'],
    ['a\n{% if x', '2: the tag that begins here is never closed; expected `%}`'],
    ['a\n\n{# x', '3: the comment that begins here is never closed; expected `#}`'],
    ['{% raw %}\n{{ x }}', '1: `{% raw %}` is never closed; expected `{% endraw %}`'],
    ['{{ "x }}', '1: the text that begins with " is never closed'],
    ['{{ a $ b }}', "1: `$` means nothing in a template's tag"],
    ['{{ a ] }}', '1: `]` closes nothing that is open'],
    ['a\n{{ }}', '2: this tag is empty'],
    ['a\n{% %}', '2: this tag is empty'],
    ['{% "if" %}', '1: a tag begins with a name such as `if`; found `if`'],
    ['\n{% if a %}\n', '2: `{% if %}` is never closed; expected `{% endif %}`'],
    ['{% for a in b %}{% else %}', '1: `{% for %}` is never closed; expected `{% endfor %}`'],
    ['a\n{% endif %}', '2: `{% endif %}` stands outside any block'],
    ['{% for a in b %}\n{% endif %}', '2: `{% endif %}` stands inside the `{% for %}` of line 1'],
    [
      '{% if a %}{% else %}\n{% elif b %}{% endif %}',
      '2: `{% elif %}` stands inside the `{% if %}` of line 1',
    ],
    ['{% for a in b %}{% elif c %}{% endfor %}', '1: `{% elif %}` stands inside the `{% for %}` of line 1'],
    ['{% if %}a{% endif %}', '1: an expression is missing'],
    ['{% if a %}{% else b %}{% endif %}', '1: `{% else %}` takes nothing more'],
    ['{{ a b }}', '1: no operator stands between `a` and `b`'],
    ['{{ [1 2] }}', '1: no operator stands between `1` and `2`'],
    ['{{ a + }}', '1: `a +` is no expression in Jinja'],
    ['{{ a,\n b | nope }}', '1: `a , b | nope` is no expression in Jinja'],
    ['{{ a ~\n b | nope }}', '2: the filter `nope` is not supported; known: default, d, upper'],
    ['{{ a is nope }}', '1: the test `nope` is not supported; known: defined, undefined, none'],
    ['{{ a is divisibleby(3) }}', '1: `a is divisibleby ( 3 )` is no expression in Jinja'],
    ['{{ a is divisibleby 3 }}', '1: no operator stands between `divisibleby` and `3`'],
    ['{{ nope() }}', '1: the function `nope` is not supported; the only function is range'],
    ['{{ a.format(b) }}', '1: the method `format()` is not supported; known: items(), keys(), values()'],
    ['{{ a.items(b) }}', '1: the method `items()` takes no parameters'],
    ['{{ a|join(1, 2, 3) }}', '1: the filter `join` does not take parameter 3; known: d, attribute'],
    ['{{ a|upper(1) }}', '1: the filter `upper` does not take parameter 1; expected none'],
    ['{{ a|join(sep=1) }}', '1: the filter `join` does not take the parameter `sep`; known: d, attribute'],
    ['{{ a|join("", d="") }}', '1: the filter `join` does not take the parameter `d`'],
    ['{{ a|replace("b") }}', '1: the filter `replace` needs old and new'],
    ['{{ a ** 2 }}', '1: the operator `**` is not supported'],
    ['{{ 1 < 2 < 3 }}', '1: a chain of comparisons is not supported; join two comparisons with `and`'],
    ['{{ a is string is true }}', '1: a chain of tests is not supported; join two tests with `and`'],
    ['{{ order.items }}', "1: `.items` is a method in Jinja; for an entry of that name write `['items']`"],
    ['{% if a if b else c %}{% endif %}', '1: put the inline `if` of `{% if %}` in brackets'],
    ['{% for a in b if c else d %}{% endfor %}', '1: put the inline `if` of `{% for %}` in brackets'],
    [`{{ ${'a'.repeat(101)} }}`, '1: aaaaaaaaaaaaaaa… is too long a name'],
    ['{{ a[::2] }}', '1: a slice with a step is not supported'],
    ['{{ +a }}', '1: the sign `+` is not supported'],
    ['{{ 12345678901234567890 }}', '1: 123456789012345… is too long a number'],
    ['{{ "\\N{DASH}" }}', '1: the escape `\\N` is not supported'],
    ['{% set a.b = 1 %}', '1: only `{% set name = value %}` is supported'],
    ['{% set a %}b{% endset %}', '1: only `{% set name = value %}` is supported'],
    ['{% set loop = 1 %}', '1: `loop` cannot be the name of a variable'],
    ['{% for loop in a %}{% endfor %}', '1: `loop` cannot be the name of a variable'],
    ['{% for in a %}{% endfor %}', '1: expected `{% for name in list %}`'],
    ['{% for a of b %}{% endfor %}', '1: expected `{% for name in list %}`'],
    ['{% for a in b recursive %}{% endfor %}', '1: no operator stands between `b` and `recursive`'],
    ['{% for a in b %}\n{{ loop.cycle("x") }}{% endfor %}', '2: the method `cycle()` is not supported'],
    ['{% for a in b %}{{ loop.previtem }}{% endfor %}', '1: `loop.previtem` is not supported; known: index'],
    ['{{ a(*b) }}', '1: the function `a` is not supported'],
  ])('%j', (source, expected) => {
    expect(fault(source).startsWith(expected), fault(source)).toBe(true);
  });

  it.each([
    'include "a"',
    'import "a" as b',
    'from "a" import b',
    'extends "a"',
    'block a',
    'macro a()',
    'call a()',
    'filter upper',
    'do a.append(1)',
    'with a = 1',
    'autoescape true',
    'generation',
    'break',
    'continue',
    'print a',
    'debug',
    'trans',
    'endraw',
  ])('the tag {%% %s %%} is none that a prompt may use', (tag) => {
    const name = tag.split(' ')[0];
    expect(fault(`one\n{% ${tag} %}`)).toBe(
      `2: the tag \`${name}\` is not supported; known: if, for, set, raw and comments`,
    );
  });
});
