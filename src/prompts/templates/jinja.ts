import { readStatements } from './jinja-blocks.ts';
import { renderStatements } from './jinja-render.ts';
import { JinjaFault } from './jinja-syntax.ts';
import { freeNames } from './jinja-variables.ts';
import type { TemplateResult } from './template.ts';

/** No prompt is longer; what is longer was built to burn time. */
const MAX_CHARS = 200_000;

/**
 * Reads a Jinja template: paths, operators, `if`, `for`, `set`, `raw`, comments, white space control, and fixed lists
 * of filters and tests. Every other name, tag or call is a fault: nothing is left to be found out while rendering.
 *
 * It renders as Python's Jinja2 does, but for this: a variable that is not there is missing, never an empty text;
 * values stand in the text as `valueText` writes them; nothing is escaped.
 */
export function compileJinja(source: string): TemplateResult {
  if (source.length > MAX_CHARS) {
    const message = `has ${source.length} characters; expected at most ${MAX_CHARS} in a template`;
    return { kind: 'faulty', line: 1, message };
  }
  try {
    const statements = readStatements(source.replace(/\r\n?/g, '\n').replace(/\n$/, ''));
    return {
      kind: 'parsed',
      template: {
        variables: freeNames(statements),
        render: (values) => renderStatements(statements, values),
      },
    };
  } catch (error) {
    if (error instanceof JinjaFault) return { kind: 'faulty', line: error.line, message: error.message };
    throw error;
  }
}
