import type { Json } from '../../../src/ports/json.ts';
import type { Rendered, Template, TemplateResult } from '../../../src/prompts/templates/template.ts';

/** The template of a source that has to parse. */
export function templateIn(result: TemplateResult): Template {
  if (result.kind === 'faulty') throw new Error(`line ${result.line}: ${result.message}`);
  return result.template;
}

/** What a template that parses makes of values. */
export function renderedBy(result: TemplateResult, values: Readonly<Record<string, Json>>): Rendered {
  return templateIn(result).render(new Map(Object.entries(values)));
}

/** The text of a rendering that has to succeed. */
export function textOf(rendered: Rendered): string {
  if (rendered.kind === 'rendered') return rendered.text;
  throw new Error(JSON.stringify(rendered));
}

/** The fault of a source, as `line: message`; `none` where it parses. */
export function faultIn(result: TemplateResult): string {
  return result.kind === 'faulty' ? `${result.line}: ${result.message}` : 'none';
}

/** Milliseconds that something takes. */
export function duration(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Values as a case may hold them, names that lead out of plain data among them. */
export const HOSTILE_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  '__lookupGetter__',
  'isPrototypeOf',
];
