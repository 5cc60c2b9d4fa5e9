import { renderTemplate, templateVariables } from '../template.ts';
import type { Template } from './template.ts';

/** `{{ name }}` and nothing else. */
export function compilePlain(source: string): Template {
  return { variables: templateVariables(source), render: (values) => renderTemplate(source, values) };
}
