import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/ports/json.ts';
import { compileHandlebars, handlebarsPartials } from '../../../src/prompts/templates/handlebars.ts';
import { duration, faultIn, HOSTILE_NAMES, renderedBy, templateIn, textOf } from './rendered.ts';

type Values = Readonly<Record<string, Json>>;
const render = (source: string, values: Values = {}, partials: Readonly<Record<string, string>> = {}) =>
  renderedBy(compileHandlebars(source, new Map(Object.entries(partials))), values);
const text = (source: string, values: Values = {}, partials: Readonly<Record<string, string>> = {}) =>
  textOf(render(source, values, partials));
const fault = (source: string, partials: Readonly<Record<string, string>> = {}) =>
  faultIn(compileHandlebars(source, new Map(Object.entries(partials))));

const user = { name: 'Ada', address: { city: 'London' }, tags: ['a', 'b'] };

describe('a value', () => {
  it.each<[string, Values, string]>([
    ['Hello {{name}}!', { name: 'Ada' }, 'Hello Ada!'],
    ['{{ name }}{{{name}}}{{&name}}', { name: '<b>&"' }, '<b>&"<b>&"<b>&"'],
    ['{{user.name}} {{user/name}} {{user.address.city}}', { user }, 'Ada Ada London'],
    ['{{this.name}} {{./name}}', { name: 'Ada' }, 'Ada Ada'],
    ['{{user.tags.[1]}} {{user.tags.length}}', { user }, 'b 2'],
    ['{{[first name]}} {{"first name"}}', { 'first name': 'Ada' }, 'Ada Ada'],
    ['{{n}} {{yes}} {{no}}', { n: 3, yes: true, no: false }, '3 true false'],
    ['{{list}}|{{object}}', { list: ['one', 2], object: { a: [1] } }, 'one\n\n2|{"a":[1]}'],
    ['{{empty}}.', { empty: '' }, '.'],
    ['\\{{name}} \\\\{{name}}', { name: 'Ada' }, '{{name}} \\Ada'],
    ['no tags, {one} {} }}', {}, 'no tags, {one} {} }}'],
    ['', {}, ''],
    ['a{{! no }}b{{!-- {{no}} --}}c', {}, 'abc'],
    ['{{json user.tags}} {{json n}} {{json none}}', { user, n: 1, none: null }, '["a","b"] 1 null'],
    ['{{json user.tags indent=2}}', { user }, '[\n  "a",\n  "b"\n]'],
    ['{{json "text"}}', {}, '"text"'],
    ['a{{section "output"}}b', {}, 'ab'],
  ])('%j with %j is %j', (source, values, expected) => {
    expect(text(source, values)).toBe(expected);
  });
});

describe('a block', () => {
  it.each<[string, Values, string]>([
    ['{{#if a}}1{{/if}}', { a: 'x' }, '1'],
    ['{{#if a}}1{{else}}2{{/if}}', {}, '2'],
    ['{{#if a}}1{{else if b}}2{{else}}3{{/if}}', { b: true }, '2'],
    ['{{#if a}}1{{else if b}}2{{else}}3{{/if}}', {}, '3'],
    ['{{#if zero}}1{{else}}2{{/if}}', { zero: 0 }, '2'],
    ['{{#if zero includeZero=true}}1{{else}}2{{/if}}', { zero: 0 }, '1'],
    ['{{#if none}}1{{else}}2{{/if}}', { none: [] }, '2'],
    ['{{#if object}}1{{else}}2{{/if}}', { object: {} }, '1'],
    ['{{#if user.name}}{{user.name}}{{/if}}', { user }, 'Ada'],
    ['{{#unless a}}1{{else}}2{{/unless}}', {}, '1'],
    ['{{#unless a}}1{{else}}2{{/unless}}', { a: 1 }, '2'],
    ['{{#if a}}{{^}}2{{/if}}', {}, '2'],
    ['{{^a}}1{{/a}}', { a: [] }, '1'],
    ['{{^a}}1{{else}}2{{/a}}', { a: true }, '2'],
    ['{{#a}}{{b}}{{/a}}', { a: { b: 1 } }, '1'],
    ['{{#a}}{{this}},{{/a}}', { a: [1, 2] }, '1,2,'],
    ['{{#a}}{{b}}{{/a}}', { a: true, b: 2 }, '2'],
    [
      '{{#each user.tags}}{{this}}{{@index}}{{@first}}{{@last}};{{/each}}',
      { user },
      'a0truefalse;b1falsetrue;',
    ],
    ['{{#each o}}{{@key}}={{.}},{{/each}}', { o: { x: 1, y: 2 } }, 'x=1,y=2,'],
    ['{{#each a}}x{{else}}none{{/each}}', { a: [] }, 'none'],
    ['{{#each a}}x{{else}}none{{/each}}', {}, 'none'],
    ['{{#each a}}{{../name}}{{/each}}', { a: [1, 2], name: 'n' }, 'nn'],
    ['{{#each a}}{{#each b}}{{../x}}{{../../x}}{{/each}}{{/each}}', { a: [{ b: [1], x: 1 }], x: 0 }, '10'],
    ['{{#each a}}{{#each this}}{{@../index}}{{@index}} {{/each}}{{/each}}', { a: [[1], [2]] }, '00 10 '],
    ['{{#each a}}{{@root.name}}{{/each}}', { a: [1], name: 'n' }, 'n'],
    ['{{#each a as |x i|}}{{i}}{{x}}{{../n}}{{/each}}', { a: ['p', 'q'], n: '.' }, '0p.1q.'],
    [
      '{{#each a as |x|}}{{#each x.b as |y|}}{{x.c}}{{y}}{{/each}}{{/each}}',
      { a: [{ b: [1, 2], c: 0 }] },
      '0102',
    ],
    ['{{#with user}}{{name}}{{../n}}{{/with}}', { user, n: 1 }, 'Ada1'],
    ['{{#with user as |u|}}{{u.name}}{{/with}}', { user }, 'Ada'],
    ['{{#with user}}{{#if name}}{{../n}}{{/if}}{{/with}}', { user, n: 1 }, '1'],
    ['{{#with a}}1{{else}}2{{/with}}', {}, '2'],
    ['{{#ifEquals a "x"}}1{{else}}2{{/ifEquals}}', { a: 'x' }, '1'],
    ['{{#ifEquals a 1}}1{{else}}2{{/ifEquals}}', { a: '1' }, '2'],
    ['{{#unlessEquals a "x"}}1{{else}}2{{/unlessEquals}}', { a: 'y' }, '1'],
    ['{{#ifEquals a "x"}}1{{else}}2{{/ifEquals}}', {}, '2'],
  ])('%j with %j is %j', (source, values, expected) => {
    expect(text(source, values)).toBe(expected);
  });
});

describe('white space', () => {
  it.each<[string, Values, string]>([
    ['a {{~b~}} c', { b: 'B' }, 'aBc'],
    ['a {{~! gone ~}} c', {}, 'ac'],
    ['a\n  {{#if b}}\n  yes\n  {{/if}}\nc', { b: 1 }, 'a\n  yes\nc'],
    ['a\r\n{{#if b}}\r\nyes\r\n{{/if}}\r\nc', { b: 1 }, 'a\r\nyes\r\nc'],
    ['{{#each a}}\n- {{this}}\n{{/each}}\nend', { a: [1, 2] }, '- 1\n- 2\nend'],
    ['a\n{{! alone }}\nb', {}, 'a\nb'],
    ['a {{#if b}}\nyes\n{{/if}}\nc', { b: 1 }, 'a \nyes\nc'],
    ['{{#if b}}\n1\n{{else}}\n2\n{{/if}}\n', {}, '2\n'],
    ['{{#if a ~}}\n\n 1 {{~else~}} 2 {{~/if}} 3', { a: 1 }, '1 3'],
  ])('%j with %j is %j', (source, values, expected) => {
    expect(text(source, values)).toBe(expected);
  });
});

describe('a partial', () => {
  it.each<[string, Values, Record<string, string>, string]>([
    ['[{{> p}}]', { a: 1 }, { p: '{{a}}' }, '[1]'],
    ['{{> p name=who}}', { who: 'Ada' }, { p: 'Hello {{name}}' }, 'Hello Ada'],
    ['{{> p user}}', { user }, { p: '{{name}}' }, 'Ada'],
    ['{{> p user name="x"}}', { user }, { p: '{{name}} {{address.city}}' }, 'x London'],
    ['{{> p d=(json user.tags)}}', { user }, { p: '{{d}}' }, '["a","b"]'],
    ['{{#each a}}{{> p this}}{{/each}}', { a: [1, 2] }, { p: '{{this}}{{@index}};' }, '10;21;'],
    [
      '{{> topic-2.sub_topic}}{{> dir/p}}{{> "a b"}}',
      {},
      { 'topic-2.sub_topic': '1', 'dir/p': '2', 'a b': '3' },
      '123',
    ],
    ['{{> outer}}', {}, { outer: 'o{{> inner x=1}}', inner: 'i{{x}}' }, 'oi1'],
    ['a\n  {{> p}}\nb', {}, { p: '1\n2\n' }, 'a\n  1\n  2\nb'],
    ['{{#with user}}{{> p}}{{/with}}', { user, name: 'no' }, { p: '{{name}} {{@root.name}}' }, 'Ada no'],
    [
      '{{> tree root}}',
      { root: { v: 1, kids: [{ v: 2 }] } },
      { tree: '{{v}}{{#each kids}}({{> tree}}){{/each}}' },
      '1(2)',
    ],
  ])('%j with %j and %j is %j', (source, values, partials, expected) => {
    expect(text(source, values, partials)).toBe(expected);
  });

  it('sees no context around its own', () => {
    expect(render('{{#with user}}{{> p}}{{/with}}', { user, n: 1 }, { p: '{{../n}}' })).toEqual({
      kind: 'missing',
      variables: ['../n'],
    });
  });

  it('that is not known, or faulty, is a fault at the line that names it', () => {
    expect(fault('a\n{{> p}}')).toMatch(/^2: the partial `p` is not known; expected exactly one file/);
    expect(fault('a\n{{> p}}', { p: '{{> q}}' })).toMatch(/^2: the partial `q` is not known;/);
    expect(fault('a\n{{> p}}', { p: '\n\n{{#if}}' })).toMatch(/^2: in the partial `p`, line 3: /);
  });

  it('that includes itself without end fails', () => {
    expect(render('{{> p}}', {}, { p: 'x{{> p}}' })).toEqual({
      kind: 'failed',
      why: expect.stringContaining('the partial `p` stands more than 20 partials deep'),
    });
  });

  it('is found by its name, also where it is not reached', () => {
    expect(handlebarsPartials('{{> a}}{{#if x}}{{> b/c}}{{else}}{{> a}}{{/if}}')).toEqual(['a', 'b/c']);
    expect(handlebarsPartials('{{#if')).toEqual([]);
  });
});

describe('a variable that is not there', () => {
  it.each<[string, Values, string[]]>([
    ['{{a}} {{b.c}} {{a}}', { b: {} }, ['a', 'b.c']],
    ['{{a}}', { a: null }, ['a']],
    ['{{json a}}', {}, ['a']],
    ['{{#each a}}{{x}}{{/each}}', { a: [{ x: 1 }, {}] }, ['a[1].x']],
    ['{{#with a}}{{b}}{{/with}}', { a: { c: 1 } }, ['a.b']],
    ['{{#if a}}{{b}}{{/if}}', { a: 1 }, ['b']],
    ['{{> p n=a}}', {}, ['a']],
    ['{{> p a}}', {}, ['a.n']],
    ['{{#each a}}{{../b}}{{/each}}', { a: [1] }, ['b']],
    ['{{#each a as |x|}}{{x.y}}{{/each}}', { a: [{}] }, ['a[0].y']],
  ])('%j with %j misses %j', (source, values, variables) => {
    expect(render(source, values, { p: '{{n}}' })).toEqual({ kind: 'missing', variables });
  });

  it.each<[string, Values, string]>([
    ['{{#if a}}{{a}}{{/if}}.', {}, '.'],
    ['{{#unless a}}{{/unless}}.', {}, '.'],
    ['{{#each a}}{{b}}{{/each}}.', {}, '.'],
    ['{{#with a}}{{b}}{{/with}}.', {}, '.'],
    ['{{#a}}{{b}}{{/a}}.', {}, '.'],
    ['{{#if x}}{{a}}{{/if}}.', { x: false }, '.'],
    ['{{> p n=a}}.', {}, '.'],
  ])('may be tested, or stay out of reach: %j', (source, values, expected) => {
    expect(text(source, values, { p: '{{#if n}}{{n}}{{/if}}' })).toBe(expected);
  });
});

describe('the variables of a template', () => {
  it.each([
    ['{{b}} {{a.x}} {{b}}', ['b', 'a']],
    ['{{#if a}}{{b}}{{else}}{{c}}{{/if}}', ['a', 'b', 'c']],
    ['{{#each a}}{{b}}{{../c}}{{@root.d}}{{@index}}{{this}}{{/each}}', ['a', 'c', 'd']],
    ['{{#each a as |x|}}{{x.b}}{{else}}{{c}}{{/each}}', ['a', 'c']],
    ['{{#with a}}{{b}}{{#with this}}{{../c}}{{/with}}{{/with}}', ['a', 'c']],
    ['{{#with this}}{{a}}{{/with}}{{#with @root}}{{b}}{{/with}}', ['a', 'b']],
    ['{{json a}}{{#ifEquals b c}}{{/ifEquals}}', ['a', 'b', 'c']],
    ['{{> p n=a}}', ['a', 'm']],
    ['{{> p b}}', ['b']],
    ['{{> loop}}', ['l']],
  ])('of %j are %j', (source, variables) => {
    const partials = new Map([
      ['p', '{{n}}{{m}}'],
      ['loop', '{{l}}{{> loop}}'],
    ]);
    expect(templateIn(compileHandlebars(source, partials)).variables).toEqual(variables);
  });
});

describe('what Handlebars can do and the gate does not is a fault with its line', () => {
  it.each([
    ['a\n{{upper name}}', '2: `upper` is called as a helper; known helpers:'],
    ['{{#iff x}}{{/iff}}', '1: `iff` is called as a helper; did you mean `if`?'],
    ['{{lookup . "constructor"}}', '1: the helper `lookup` looks up a name that only the values decide'],
    ['{{log "x"}}', '1: the helper `log`'],
    ['{{helperMissing}}', '1: the helper `helperMissing`'],
    ['\n{{history}}', '2: the helper `history` stands for the messages of an earlier conversation'],
    ['{{media url=photo}}', '1: the helper `media` sends a picture or a file'],
    ['{{role "user"}}', '1: the helper `role` stands where no role can begin'],
    ['{{role name}}', '1: the helper `role` stands where no role can begin'],
    ['{{section "history"}}', '1: the application fills in `{{section}}`'],
    ['{{section name}}', '1: the application fills in `{{section}}`'],
    ['{{#if (eq a b)}}{{/if}}', '1: the result of a helper stands within a tag'],
    ['{{> p x=(eq a b)}}', '1: `eq` is called as a helper'],
    ['{{(json a)}}', '1: SubExpression is not supported'],
    ['{{> (name)}}', '1: a partial whose name only the values decide'],
    ['{{#> layout}}{{/layout}}', '1: inline partials, partial blocks and decorators'],
    ['{{#*inline "p"}}{{/inline}}', '1: inline partials, partial blocks and decorators'],
    ['{{* decorate}}', '1: inline partials, partial blocks and decorators'],
    ['{{> @partial-block}}', '1: the partial `@partial-block` is not known'],
    ['{{{{raw}}}} {{x}} {{{{/raw}}}}', '1: raw blocks'],
    ['{{@auth.email}}', '1: `@auth.email` comes from the application'],
    ['{{if a}}', '1: `if` needs a block'],
    ['{{#json a}}{{/json}}', '1: `json` takes no block'],
    ['{{#if a b}}{{/if}}', '1: `if` has 2 arguments; expected 1'],
    ['{{#if a else=1}}{{/if}}', '1: `if` takes no argument `else=`'],
    ['{{#each a as |x y z|}}{{/each}}', '1: `each` gives its block 2 names'],
    ['{{#if a}}\n{{b', '2: '],
    ['{{#if a}}\n', '2: ends within a block'],
    ['{{#if a}}\n{{/each}}', '1: `{{#if}}` is closed by `{{/each}}`'],
    ['{{/if}}', '1: cannot be read as Handlebars'],
    ['a\n{{ a b', '2: '],
  ])('%j: %s', (source, complaint) => {
    expect(fault(source)).toContain(complaint);
    expect(fault(source).startsWith(complaint)).toBe(true);
  });
});

describe('values that do not suit the template', () => {
  it.each<[string, Values, string]>([
    ['{{#each a}}{{/each}}', { a: 'text' }, '`a` is a text; a loop needs a list or an object'],
    ['{{#each a.b}}{{/each}}', { a: { b: 3 } }, '`a.b` is a number; a loop needs a list or an object'],
    ['{{@index}}', {}, 'uses `@index` where no loop gives it'],
  ])('%j with %j fails', (source, values, why) => {
    expect(render(source, values)).toEqual({ kind: 'failed', why });
  });
});

describe('nothing leads out of the data', () => {
  const values = {
    a: { b: 1 },
    list: [1],
    s: 'text',
    f: JSON.parse('{"constructor": "own", "__proto__": {"x": "own"}, "toString": "own"}') as Json,
  };

  it.each([
    '{{constructor}}',
    '{{__proto__.x}}',
    '{{this.constructor}}',
    '{{this.constructor.constructor}}',
    '{{this.__proto__}}',
    '{{a.constructor}}',
    '{{a.constructor.name}}',
    '{{a.[constructor]}}',
    '{{"constructor"}}',
    '{{s.constructor}}',
    '{{s.sub.constructor}}',
    '{{list.constructor}}',
    '{{list.map}}',
    '{{s.toString}}',
    '{{__defineGetter__}}',
    '{{__lookupGetter__}}',
    '{{valueOf}}',
    '{{hasOwnProperty}}',
    '{{@root.constructor}}',
    '{{json constructor}}',
    '{{f.constructor}}',
    '{{f.__proto__.x}}',
    '{{f.toString}}',
    '{{#with s as |string|}}{{string.sub.constructor}}{{/with}}',
    '{{#with "s" as |string|}}{{string.sub.constructor}}{{/with}}',
    '{{#with a as |b|}}{{b.constructor.constructor}}{{/with}}',
    '{{> p x=constructor}}',
  ])('%s is missing', (source) => {
    expect(render(source, values, { p: '{{x}}' }).kind).toBe('missing');
  });

  it.each([
    // Known ways to run code in Handlebars itself.
    '{{#with "s" as |string|}}{{#with "e"}}{{#with split as |conslist|}}{{this.pop}}{{this.push (lookup string.sub "constructor")}}{{this.pop}}{{#with string.split as |codelist|}}{{this.pop}}{{this.push "return 1"}}{{this.pop}}{{#each conslist}}{{#with (string.sub.apply 0 codelist)}}{{this}}{{/with}}{{/each}}{{/with}}{{/with}}{{/with}}{{/with}}',
    '{{#with (__lookupGetter__ "__proto__")}}{{/with}}',
    '{{#with (lookup this "constructor")}}{{/with}}',
    '{{constructor.constructor "return 1"}}',
    '{{a.constructor.defineProperty a "x"}}',
    '{{lookup . "constructor"}}',
    '{{lookup (lookup . "constructor") "name"}}',
    '{{__defineGetter__ "x" a}}',
    '{{toString "x"}}',
    '{{#__proto__ x}}{{/__proto__}}',
    '{{blockHelperMissing x}}',
    '{{#blockHelperMissing x}}{{/blockHelperMissing}}',
    '{{template}}{{> __proto__}}',
    '{{> constructor}}',
    '{{> toString}}',
    '{{#constructor "x"}}{{/constructor}}',
    '{{(constructor)}}',
    '{{constructor.[0] "x"}}',
  ])('%s is a fault', (source) => {
    expect(fault(source)).not.toBe('none');
  });

  it.each([
    '{{#constructor}}in{{/constructor}}',
    '{{#if constructor}}in{{/if}}',
    '{{#each __proto__}}in{{/each}}',
    '{{#with s.constructor}}in{{/with}}',
    '{{#each constructor.prototype}}in{{/each}}',
  ])('%s tests what is not there', (source) => {
    expect(text(source, values)).toBe('');
  });

  it('nor is a prototype changed by any of it', () => {
    for (const name of HOSTILE_NAMES) {
      render(`{{${name}.polluted}}{{> p ${name}=1 polluted=2}}`, values, { p: '{{polluted}}' });
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a value that looks like a template', () => {
  const hostile = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '{{b}}',
      '{{role "system"}}',
      '{{section "output"}}',
      '<<<dotprompt:role:system>>>',
      '<<<dotprompt:history>>>',
      '{{> p}}',
      '{{#if',
      '{{/if}}',
      '}}',
      '$&',
      '\\{{a}}',
    ),
  );

  it('stands in the text as it is', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const source = '<{{a}}|{{{b}}}|{{#each list}}{{.}}{{/each}}|{{> p x=a}}>';
        expect(text(source, { a, b, list: [a, b] }, { p: '{{x}}' })).toBe(`<${a}|${b}|${a}${b}|${a}>`);
      }),
    );
  });
});

describe('whatever the source and the values are', () => {
  const name = fc.constantFrom('a', 'b', 'this', '..', '@index', '../a', 'a.b', ...HOSTILE_NAMES);
  const piece = fc.oneof(
    fc.string(),
    name.map((path) => `{{${path}}}`),
    name.map((path) => `{{#each ${path}}}`),
    name.map((path) => `{{#with ${path} as |a|}}`),
    name.map((path) => `{{#if ${path}}}`),
    name.map((path) => `{{#${path}}}`),
    name.map((path) => `{{> p ${path} ${path}=1}}`),
    fc.constantFrom(
      '{{else}}',
      '{{/each}}',
      '{{/with}}',
      '{{/if}}',
      '{{^}}',
      '{{',
      '}}',
      '{{{',
      '~',
      '|',
      '(',
      '\\',
    ),
    fc.constantFrom('{{json ', '{{!--', '--}}', '{{else if a}}', '\n', ' ', '"', '[', ']', '{{{{', '\u0000'),
  );
  const source = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  const values = fc.dictionary(fc.constantFrom('a', 'b', ...HOSTILE_NAMES), fc.jsonValue());

  it('compiling and rendering end, without a throw', () => {
    fc.assert(
      fc.property(source, source, values, (main, partial, given) => {
        const compiled = compileHandlebars(main, new Map([['p', partial]]));
        if (compiled.kind === 'faulty') {
          expect(compiled.line).toBeGreaterThan(0);
          expect(compiled.message).not.toBe('');
          return;
        }
        const rendered = compiled.template.render(new Map(Object.entries(given as Values)));
        expect(['rendered', 'missing', 'failed']).toContain(rendered.kind);
      }),
      { numRuns: 1000 },
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('a text without tags renders as itself', () => {
    fc.assert(
      fc.property(fc.string(), (plain) => {
        fc.pre(!['{{', '\\', '\0'].some((mark) => plain.includes(mark)));
        expect(text(plain)).toBe(plain);
      }),
    );
  });
});

describe('a template that is built to burn time ends within a second', () => {
  const filled = (unit: string) => unit.repeat(Math.floor(199_000 / unit.length));

  it.each([
    ['blocks that never close', filled('{{#a}}')],
    ['blocks within blocks', `${'{{#a}}'.repeat(15_000)}${'{{/a}}'.repeat(15_000)}`],
    ['branches', `{{#if a}}${filled('{{else if a}}')}{{/if}}`],
    ['parentheses', `{{a ${filled('(a ')}}}`],
    ['closed parentheses', `{{a ${'(a '.repeat(40_000)}${')'.repeat(40_000)}}}`],
    ['values', filled('{{a}}')],
    ['arguments', `{{json ${filled('a ')}}}`],
    ['named arguments', `{{> p ${filled('a=1 ')}}}`],
    ['a long path', `{{a${filled('.a')}}}`],
    ['open tags', filled('{{')],
    ['open comments', filled('{{!')],
    ['long open comments', filled('{{!--')],
    ['comments on their lines', filled('\r\n{{!}}\r\n')],
    ['escapes', filled('\\{{')],
    ['double escapes', filled('\\\\{{a}}')],
    ['open texts', `{{a "${filled('\\"')}`],
    ['open brackets', `{{[${filled('\\]')}`],
    ['raw blocks', `{{{{a}}}}${filled('{{{{')}`],
    ['block parameters', `{{#a as |${filled('a ')}|}}{{/a}}`],
    ['white space', filled(' ')],
    ['white space in a block', `{{#a}}x${filled('\n ')}y{{/a}}`],
    ['white space in a tag', `{{a${filled(' ')}}}`],
    ['partials', filled('{{> p}}')],
  ])('%s', (_, source) => {
    expect(source.length).toBeLessThanOrEqual(200_000);
    const partials = new Map([['p', 'x']]);
    const spent = duration(() => {
      const compiled = compileHandlebars(source, partials);
      if (compiled.kind === 'parsed') compiled.template.render(new Map([['a', 'x']]));
    });
    expect(spent).toBeLessThan(1000);
  });

  it('by refusing what is longer than any prompt, its partials counted with it', () => {
    expect(fault('x'.repeat(200_001))).toMatch(/^1: has 200001 characters/);
    expect(fault('{{> p}}', { p: 'x'.repeat(200_000) })).toMatch(/^1: has 200007 characters/);
    expect(fault('x'.repeat(200_000))).toBe('none');
  });

  it('by the nesting of its blocks', () => {
    const nested = (depth: number) => '{{#if a}}'.repeat(depth) + '{{/if}}'.repeat(depth);
    expect(fault(nested(100))).toBe('none');
    expect(fault(`\n${nested(101)}`)).toBe('2: is nested deeper than 100 levels');
    expect(text(nested(100), { a: 1 })).toBe('');
    const closed = '{{#if a}}{{!-- {{/if}} --}}'.repeat(200) + '{{/if}}'.repeat(200);
    expect(fault(closed)).toBe('1: is nested deeper than 100 levels');
  });

  it.each<[string, string, Values, Record<string, string>, RegExp]>([
    [
      'loops within loops',
      '{{#each a}}{{#each ../a}}{{#each ../../a}}{{/each}}{{/each}}{{/each}}',
      { a: [...Array(999).keys()] },
      {},
      /takes more than 200000 steps/,
    ],
    [
      'partials that name each other',
      '{{> p0}}',
      {},
      Object.fromEntries(
        [...Array(21).keys()].map((n) => [`p${n}`, n === 20 ? 'x' : `{{> p${n + 1}}}{{> p${n + 1}}}`]),
      ),
      /takes more than 200000 steps|partials deep/,
    ],
    [
      'a long text many times',
      '{{#each a}}{{@root.s}}{{/each}}',
      { a: [...Array(1000).keys()], s: 'x'.repeat(10_000) },
      {},
      /makes a text of more than 5000000 characters/,
    ],
    [
      'deep indentation',
      '{{json a indent=10}}',
      { a: [...Array(90).keys()].reduce<Json>((inner) => [inner], [...Array(10_000).keys()]) },
      {},
      /makes a text of more than 5000000 characters/,
    ],
    [
      'an indented partial',
      `${' '.repeat(50_000)}{{> p}}`,
      { a: 'x\n'.repeat(50_000) },
      { p: '{{a}}' },
      /makes a text of more than 5000000 characters/,
    ],
    [
      'deep recursion',
      '{{> p}}',
      {},
      { p: `${'{{#if true}}'.repeat(90)}{{> p}}${'{{/if}}'.repeat(90)}` },
      /nested deeper than 400 levels/,
    ],
  ])('while rendering: %s', (_, source, values, partials, why) => {
    let rendered: unknown;
    expect(duration(() => (rendered = render(source, values, partials)))).toBeLessThan(1000);
    expect(rendered).toEqual({ kind: 'failed', why: expect.stringMatching(why) });
  });

  it('while its variables are looked for', () => {
    const names = [...Array(2000).keys()].map((n) => `a${n}=1`).join(' ');
    const partials = new Map([['p', '{{> p}}'.repeat(5_000)]]);
    expect(duration(() => compileHandlebars(`{{> p ${names}}}`, partials))).toBeLessThan(1000);
  });
});
