import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assetElement, dataElement, embeddedJson } from '../../../src/report/page/embed.ts';
import { el, isSafeHref, toHtml } from '../../../src/report/page/markup.ts';
import { hostileText } from '../hostile-text.ts';

describe('markup', () => {
  it('shows any text as it is', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = toHtml(el('p', { title: text }, text));
        expect(html).toMatch(/^<p title(?:="[^"<>]*")?>[^<>]*<\/p>$/);
      }),
    );
  });

  it('keeps what stands in an attribute within it', () => {
    expect(toHtml(el('p', { title: `"'><script>&` }))).toBe(
      '<p title="&quot;&#39;&gt;&lt;script&gt;&amp;"></p>',
    );
  });

  it.each(['onclick', 'style', 'src', 'srcdoc', 'formaction', 'xlink:href', 'data-x="1" onclick'])(
    'has no attribute `%s`',
    (name) => {
      expect(() => toHtml(el('p', { [name]: 'x' }))).toThrow('may not have');
    },
  );

  it('leaves out what is null or false, and drops nothing from the start of a `pre`', () => {
    expect(toHtml(el('pre', { hidden: true, open: false, id: null }, '\nx', null, ['y', [null]]))).toBe(
      '<pre hidden>\n\nxy</pre>',
    );
  });

  it.each([
    ['https://github.com/acme/shop/actions/runs/1', true],
    ['https://ghe.acme.example:8443/a/b?c=d#e', true],
    ['http://127.0.0.1:8080/run', true],
    ['#prompt-1', true],
    ['javascript:alert(1)', false],
    [' https://github.com', false],
    ['https://user@evil.example/', false],
    ['https://github.com/\nx', false],
    ['https://github.com/"onclick="x', false],
    ['//evil.example', false],
    ['data:text/html,x', false],
    [null, false],
  ])('links to %j: %s', (href, safe) => {
    expect(isSafeHref(href)).toBe(safe);
    expect(toHtml(el('a', { href: String(href) }, 'x')).includes('href')).toBe(safe);
  });
});

describe('embedded data', () => {
  it('is the same data, and holds nothing that HTML or a script could read otherwise', () => {
    fc.assert(
      fc.property(fc.jsonValue(), hostileText, (value, text) => {
        const json = embeddedJson({ value, text });
        expect(json).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ value, text })));
      }),
    );
  });

  it('stands in an element that no browser runs', () => {
    expect(dataElement('cases-0', ['</script>'])).toBe(
      '<script type="application/json" id="cases-0">["\\u003c/script\\u003e"]</script>',
    );
    expect(() => dataElement('x" onload="y', 1)).toThrow('not an id');
  });

  it.each(['a("</script>")', 'a("</SCRIPT")', '<!-- x', 'a\r\nb', 'a\0b'])(
    'our own script may not hold %j',
    (script) => {
      expect(() => assetElement('script', script)).toThrow('would end its element');
    },
  );
});
