import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/ports/json.ts';
import { renderTemplate, templateVariables, unsupportedSyntax } from '../../src/prompts/template.ts';

function rendered(template: string, values: Record<string, Json>): string {
  const result = renderTemplate(template, new Map(Object.entries(values)));
  if (result.kind === 'missing') throw new Error(`missing ${result.variables.join(', ')}`);
  return result.text;
}

describe('a template', () => {
  it.each([
    ['Hello {{name}}!', { name: 'Ada' }, 'Hello Ada!'],
    ['Hello {{ name }}!', { name: 'Ada' }, 'Hello Ada!'],
    ['{{a}}{{a}}', { a: 'x' }, 'xx'],
    ['{{ user.first-name }}', { 'user.first-name': 'Ada' }, 'Ada'],
    ['{{n}} {{yes}}', { n: 3, yes: false }, '3 false'],
    ['{{list}}', { list: ['one', 'two', 3] }, 'one\n\ntwo\n\n3'],
    ['{{object}}', { object: { a: [1] } }, '{"a":[1]}'],
    ['{{empty}}.', { empty: '' }, '.'],
    ['{{html}}', { html: '<b>&"' }, '<b>&"'],
    ['{{dollar}}', { dollar: "$& $1 $' $`" }, "$& $1 $' $`"],
    ['no variables, {one} {} }}', {}, 'no variables, {one} {} }}'],
  ])('%j with %j is %j', (template, values, text) => {
    expect(rendered(template, values)).toBe(text);
  });

  it('names every variable that has no value, each once, and renders nothing', () => {
    const values = new Map<string, Json>([['b', null]]);
    expect(renderTemplate('{{a}} {{b}} {{a}} {{constructor}}', values)).toEqual({
      kind: 'missing',
      variables: ['a', 'b', 'constructor'],
    });
  });

  it('names its variables in order of appearance', () => {
    expect(templateVariables('{{ b }} {{a}} {{b}} {{1}} {{ }}')).toEqual(['b', 'a']);
  });
});

describe('a value', () => {
  it('that holds {{ other }} is never read again', () => {
    expect(rendered('{{a}} {{b}}', { a: '{{ b }}', b: '{{ a }}' })).toBe('{{ b }} {{ a }}');
  });

  it('cannot form a placeholder together with the text around it', () => {
    expect(rendered('{{{a}}', { a: '{b}}', b: 'secret' })).toBe('{{b}}');
    expect(rendered('{{a}}{{b}}', { a: '{{', b: 'b}}' })).toBe('{{b}}');
  });

  it('stands in the text as it is, whatever it holds', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom('{{a}}', '{{ b }}', '{{{a}}}', '{%', '$&', "$'", '{{', '}}'),
    );
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        expect(rendered('<{{a}}|{{ b }}|{{a}}>', { a, b })).toBe(`<${a}|${b}|${a}>`);
      }),
    );
  });
});

describe('any text', () => {
  it('renders as itself where it asks for nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (templateVariables(text).length === 0) expect(rendered(text, {})).toBe(text);
      }),
    );
  });

  it('renders once every variable that it names has a value', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('{{a}}', '{{ b.c }}', '{{', '}}', '{{#a}}'));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const values = new Map(templateVariables(text).map((name) => [name, 'x']));
        expect(renderTemplate(text, values).kind).toBe('rendered');
      }),
    );
  });
});

describe('syntax of other template engines', () => {
  it.each([
    ['{{#if a}}yes{{/if}}', '{{#if a}}'],
    ['{{/each}}', '{{/each}}'],
    ['{{^a}}', '{{^a}}'],
    ['{{> partial}}', '{{> partial}}'],
    ['{{! comment}}', '{{! comment}}'],
    ['{{& raw}}', '{{& raw}}'],
    ['{{{ raw }}}', '{{{ raw }}}'],
    ['{{~ a }}', '{{~ a }}'],
    ['{% for a in b %}', '{% for a in b %}'],
    ['{{ name | upper }}', '{{ name | upper }}'],
    ['{{ call() }}', '{{ call() }}'],
    ['{{ items[0] }}', '{{ items[0] }}'],
    ['{{ größe }}', '{{ größe }}'],
    ['{{ first name }}', '{{ first name }}'],
    ['{{ .Name }}', '{{ .Name }}'],
    ['{{ @index }}', '{{ @index }}'],
  ])('%s would stay as it is, and is found', (template, found) => {
    expect(unsupportedSyntax(`before {{ fine }} ${template} after`)?.startsWith(found)).toBe(true);
  });

  it.each(['{{ name }}', '{{a.b-c}}', 'JSON {"a": {"b": 1}}', 'a {single} brace', ''])(
    'is not found in %s',
    (template) => {
      expect(unsupportedSyntax(template)).toBeNull();
    },
  );

  it('is found in linear time', () => {
    const started = performance.now();
    unsupportedSyntax('{{ a'.repeat(50_000));
    unsupportedSyntax(`{{${' '.repeat(200_000)}`);
    templateVariables('{{ a'.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
