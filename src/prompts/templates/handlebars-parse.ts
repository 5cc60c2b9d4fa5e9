import { parse } from '@handlebars/parser';
import { MAX_SOURCE } from './allowance.ts';
import { HandlebarsFault } from './handlebars-syntax.ts';
import { readTokens } from './handlebars-tokens.ts';
import type { TreeStatement } from './handlebars-tree.ts';

/** Parses a template, white space control and standalone lines applied. Throws HandlebarsFault. */
export function parseStatements(source: string): readonly TreeStatement[] {
  if (source.length > MAX_SOURCE) {
    throw new HandlebarsFault(
      1,
      `has ${source.length} characters; expected at most ${MAX_SOURCE} in a template`,
    );
  }
  const tokens = readTokens(source);
  try {
    return (parse(source) as { readonly body: readonly TreeStatement[] }).body;
  } catch (error) {
    throw faultOf(error, tokens.at(-1)?.line ?? 1);
  }
}

/** A fault for what the parser throws: a sentence, and some of the text at which it stopped. */
function faultOf(error: unknown, lastLine: number): HandlebarsFault {
  const { message, lineNumber, hash } = error as {
    readonly message: string;
    readonly lineNumber?: number;
    readonly hash?: { readonly line?: number; readonly token?: unknown };
  };
  if (hash?.token === 'EOF') {
    return new HandlebarsFault(lastLine, 'ends within a block or a tag: a `{{/…}}` or a `}}` is missing');
  }
  const unlike =
    / doesn't match /.test(message) && message.replace(/ - \d+:\d+$/, '').split(" doesn't match ");
  if (unlike) {
    const [opened, closed] = unlike.map((name) => name.slice(0, 40));
    return new HandlebarsFault(lineNumber ?? lastLine, `\`{{#${opened}}}\` is closed by \`{{/${closed}}}\``);
  }
  const near = hash && message.split('\n')[1]?.slice(0, 60);
  return new HandlebarsFault(
    lineNumber ?? (hash?.line === undefined ? lastLine : hash.line + 1),
    `cannot be read as Handlebars${near ? ` near \`${near}\`` : `: ${message.split(' - ')[0]?.slice(0, 80)}`}`,
  );
}
