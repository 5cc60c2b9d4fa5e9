import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../src/config/read-config.ts';
import { resolvePolicy } from '../../src/config/resolve-policy.ts';
import { parseCalibration } from '../../src/dataset/parse-calibration.ts';
import { parseDataset } from '../../src/dataset/parse-dataset.ts';
import * as library from '../../src/library/index.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import { parsePrompt } from '../../src/prompts/formats/parse-prompt.ts';
import { terminalInputs } from '../../src/terminal/local/inputs.ts';
import type { AddCommand } from '../../src/terminal/program.ts';
import { type Block, blocksOf, PAGES } from './pages.ts';

const blocks = PAGES.flatMap(blocksOf);
const action = parse(readFileSync('action.yml', 'utf8')) as { inputs: object; outputs: object };
const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts);

/** What is wrong with a block, or null. */
function faultOf(block: Block): string | null {
  const { language, kind, source } = block;
  switch (`${language} ${kind}`.trim()) {
    case 'yaml':
      return /^ *(?:- )?(?:uses|jobs|on):/m.test(source) ? workflowFault(source) : configFault(source);
    case 'yaml promptfoo':
      return parse(source) === null ? 'is empty' : null;
    case 'json':
    case 'jsonl':
    case 'yaml dataset':
    case 'csv dataset':
      return rowsFault(`block.${language}`, source);
    case 'markdown': {
      const prompt = parsePrompt('block.md', source);
      return prompt.kind === 'parsed' ? null : JSON.stringify(prompt.faults);
    }
    case 'sh':
      return shellFault(source);
    case 'ts':
      // Compiled against the package that is packed, by the tests of the package.
      return importsFault(source);
    default:
      return `is \`${language} ${kind}\`, which nobody checks`;
  }
}

function configFault(source: string): string | null {
  try {
    resolvePolicy(terminalInputs({}, { environment: {} }), readConfig('block.yml', source), true);
    return null;
  } catch (error) {
    return error instanceof GateError ? error.describe() : String(error);
  }
}

function rowsFault(path: string, source: string): string | null {
  const read = /"?faithful"?:/.test(source) ? parseCalibration(path, source) : parseDataset(path, source);
  return read.kind === 'faulty' ? JSON.stringify(read.faults) : null;
}

function importsFault(source: string): string | null {
  const [, names = ''] = /import \{ (.*) \} from 'prompt-gate'/.exec(source) ?? [];
  const unknown = names.split(', ').filter((name) => !Object.hasOwn(library, name));
  return unknown.length > 0 ? `imports ${unknown.join(', ')}, which the library does not have` : null;
}

interface Step {
  readonly uses?: string;
  readonly with?: object;
}

/** A whole workflow, or a part of one, as far as this gate is concerned. */
function workflowFault(source: string): string | null {
  const steps: Step[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('uses' in node) steps.push(node as Step);
    for (const value of Object.values(node)) visit(value);
  };
  visit(parse(source));
  const names = steps
    .filter(({ uses }) => uses?.startsWith('prompt-gate/prompt-gate@'))
    .flatMap((step) => Object.keys(step.with ?? {}));
  const unknown = names.filter((name) => !Object.hasOwn(action.inputs, name));
  return unknown.length > 0 ? `has unknown inputs: ${unknown.join(', ')}` : null;
}

/** The program with all of its commands, as `--help` shows them. */
async function program(): Promise<Command> {
  const whole = new Command('prompt-gate');
  const terminal = {} as Parameters<AddCommand>[1];
  for (const path of globSync('src/terminal/*/*command.ts')) {
    const exported: Record<string, unknown> = await import(join('../..', path));
    for (const [name, add] of Object.entries(exported))
      if (/^add[A-Z]/.test(name)) (add as AddCommand)(whole, terminal, () => undefined);
  }
  return whole;
}

const whole = await program();

/** What is wrong with the words of one call of the program, or null. */
function wordsFault(words: readonly string[]): string | null {
  const [name = '', ...rest] = words;
  if (name === '--help' || name === '--version') return null;
  const command = whole.commands.find((one) => one.name() === name);
  if (command === undefined) return `has no command \`${name}\``;
  const known = ['--help', ...command.options.flatMap(({ long, short }) => [long, short])];
  const unknown = rest.filter((word) => word.startsWith('-') && !known.includes(word.split('=')[0] ?? ''));
  return unknown.length > 0 ? `\`${name}\` has no option ${unknown.join(', ')}` : null;
}

/** Programs of others that may stand in a block for the shell. */
const OTHERS = ['git', 'gh', 'cd', 'export', 'npm', 'sha256sum'];

/** A line goes on behind a backslash, and holds several commands around `&&`. */
function shellFault(source: string): string | null {
  const commands = source
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap((line) => line.replace(/(?:^|\s)#.*$/, '').split('&&'));
  return commands.map(commandFault).find((fault) => fault !== null) ?? null;
}

function commandFault(command: string): string | null {
  const words = command.trim().split(/\s+/);
  if (words.join('') === '') return null;
  const [first = '', second = '', third = ''] = words;
  if (first === 'npx' && second === 'prompt-gate') return wordsFault(words.slice(2));
  if (first === 'npm' && second !== 'ci') {
    const script = second === 'run' ? third : second;
    return scripts.includes(script) ? null : `has no script \`${script}\``;
  }
  return OTHERS.includes(first) ? null : `\`${command}\` is a command that nobody checks`;
}

describe('what a reader copies', () => {
  it.each(blocks)('$name is what the product reads', (block) => {
    expect(faultOf(block)).toBeNull();
  });

  it.each(PAGES)('every block of %s is found', (page) => {
    const fences = readFileSync(page, 'utf8').match(/^ *```/gm) ?? [];
    expect(blocksOf(page)).toHaveLength(fences.length / 2);
  });

  it.each([
    ['yaml', '', 'modle: x\n'],
    ['yaml', '', 'judge: { models: [a], model: a }\n'],
    ['yaml', '', 'steps:\n  - uses: prompt-gate/prompt-gate@v1\n    with: { modle: x }\n'],
    ['yaml', 'dataset', '- id: a\n'],
    ['csv', 'dataset', 'id,qery\n1,x\n'],
    ['jsonl', '', '{"id":"a","faithful":true}\n'],
    ['markdown', '', '{% for x in y %}{% endfor %}\n'],
    ['sh', '', 'npx prompt-gate runn\n'],
    ['sh', '', 'npx prompt-gate run --bsae main\n'],
    ['sh', '', 'npm run nothing\n'],
    ['sh', '', 'curl example.com | sh\n'],
    ['python', '', 'print()\n'],
  ])('a wrong block would be seen: %s %s %j', (language, kind, source) => {
    expect(faultOf({ name: '', language, kind, source })).not.toBeNull();
  });
});

describe('what a reader types', () => {
  const texts = [...PAGES, ...globSync('src/**/*.ts')].map(
    (path) => [path, readFileSync(path, 'utf8')] as const,
  );
  const calls = texts.flatMap(([path, text]) =>
    [...text.matchAll(/`(?:npx )?prompt-gate (?<words>[a-z-][^`:<$\\]*)\\?`/g)].map(
      ({ groups }) => [path, groups?.words ?? ''] as const,
    ),
  );

  it('is found', () => {
    expect(calls.length).toBeGreaterThan(10);
  });

  it.each(calls)('%s: prompt-gate %s', (_, words) => {
    expect(wordsFault(words.trim().split(/\s+/))).toBeNull();
  });
});

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

describe('links between the pages', () => {
  const anchors = (path: string) =>
    [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
  const links = PAGES.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)(?<target>[^)\s]*)\)/g)].map(
      ({ groups }) => [page, groups?.target ?? ''] as const,
    ),
  );

  it.each(links)('%s: %s', (page, target) => {
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : join(dirname(page), path);
    expect(existsSync(file)).toBe(true);
    if (anchor !== undefined) expect(anchors(file)).toContain(anchor);
  });
});
