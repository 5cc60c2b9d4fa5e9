import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFENCES, type Defence } from './defences.ts';
import { FAMILIES } from './families.ts';
import { type Pipeline, runAttacks } from './run-attacks.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** The folders of the source that hold a defence or call one; the rest is linked. */
const COPIED = ['gate', 'judging'];

let copies: string;

// Below the repository, so that the copies find its packages.
beforeAll(async () => {
  await mkdir(`${ROOT}.build`, { recursive: true });
  copies = await mkdtemp(`${ROOT}.build/defences-`);
});

afterAll(() => rm(copies, { recursive: true, force: true }));

/** The pipeline of a copy of the source in which one defence is taken away. */
async function pipelineWithout({ file, code, without }: Defence): Promise<Pipeline> {
  const copy = await copyOfSource();
  const source = await readFile(`${copy}/${file}`, 'utf8');
  expect(source.split(code), `the code to take away, between what is around it in ${file}`).toHaveLength(2);
  await writeFile(
    `${copy}/${file}`,
    source.replace(code, () => without),
  );
  return import(/* @vite-ignore */ pathToFileURL(`${copy}/gate/judge-answer.ts`).href);
}

async function copyOfSource(): Promise<string> {
  const copy = await mkdtemp(`${copies}/src-`);
  for (const name of await readdir(`${ROOT}src`)) {
    const [from, to] = [`${ROOT}src/${name}`, `${copy}/${name}`];
    await (COPIED.includes(name) ? cp(from, to, { recursive: true }) : symlink(from, to));
  }
  return copy;
}

describe('without the defence that', () => {
  it.each(DEFENCES)('$name, an attack succeeds', async (defence) => {
    const families = FAMILIES.filter(({ name }) => defence.opens.includes(name));
    const { successes } = await runAttacks(await pipelineWithout(defence), families);
    const opened = new Set(successes.map(({ family }) => family));
    expect([...opened].toSorted()).toEqual([...defence.opens].toSorted());
  });
});
