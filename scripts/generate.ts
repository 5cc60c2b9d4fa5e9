// Writes what follows from the code: the JSON schemas, and the tables of the README. With --check it only compares.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { parse } from 'yaml';
import { z } from 'zod';
import { configSchema } from '../src/config/config-schema.ts';
import { resultsSchema } from '../src/config/results-schema.ts';

interface ActionFile {
  readonly inputs: Record<string, { description: string; default?: string }>;
  readonly outputs: Record<string, { description: string }>;
}

function jsonSchema(schema: z.ZodType, title: string, io: 'input' | 'output'): string {
  const generated = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return `${JSON.stringify({ ...generated, title }, null, 2)}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function between(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}: generated from action.yml -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from === -1 || to === -1) throw new Error(`README.md lacks the marks ${start} … ${end}`);
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}

function readme(): string {
  const action = parse(readFileSync('action.yml', 'utf8')) as ActionFile;
  const inputs = Object.entries(action.inputs).map(([name, input]) => [
    `\`${name}\``,
    input.default === undefined ? '' : `\`${input.default}\``,
    input.description,
  ]);
  const outputs = Object.entries(action.outputs).map(([name, output]) => [`\`${name}\``, output.description]);
  const text = readFileSync('README.md', 'utf8');
  return between(
    between(text, 'inputs', table(['input', 'default', 'meaning'], inputs)),
    'outputs',
    table(['output', 'meaning'], outputs),
  );
}

/** What the library returns, for those who have no zod. */
async function resultsType(schema: string): Promise<string> {
  return compile(JSON.parse(schema) as JSONSchema, 'PromptGateResults', {
    additionalProperties: false,
    bannerComment: '/** Generated from `src/config/results-schema.ts`. */',
    style: { singleQuote: true, printWidth: 110 },
  });
}

const results = jsonSchema(resultsSchema, 'Prompt Gate results', 'output');
const files: Record<string, string> = {
  'schema/config.schema.json': jsonSchema(configSchema, 'Prompt Gate config', 'input'),
  'schema/results.schema.json': results,
  'src/library/results.ts': await resultsType(results),
  'README.md': readme(),
};

const check = process.argv.includes('--check');
mkdirSync('schema', { recursive: true });
const read = (path: string) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};
const stale = Object.entries(files).filter(([path, text]) => read(path) !== text);
if (!check) for (const [path, text] of stale) writeFileSync(path, text);
if (check && stale.length > 0) {
  console.error(
    `${stale.map(([path]) => path).join(', ')}: not what the code says. Run \`npm run generate\`.`,
  );
  process.exit(1);
}
console.log(`${Object.keys(files).length} generated files ${check ? 'are up to date' : 'written'}`);
