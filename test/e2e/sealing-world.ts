import type { TestContext } from 'vitest';
import { cases } from './base-branch.ts';
import { createWorld, type Files, type World } from './world.ts';

/** A key of the length that the memory in the comment can be sealed with. */
const KEY = 'sk-test-0123456789abcdef';

/** A world whose runs can remember: its golden dataset holds so many cases, and it closes with the test. */
export async function sealingWorld(test: TestContext, count: number, files: Files = {}): Promise<World> {
  const world = await createWorld({ ...cases(count), ...files }, [], { apiKey: KEY });
  test.onTestFinished(() => world.close());
  return world;
}

/** Pushes to the pull request that the world proposed first. */
export function push(world: World, files: Files, author = 'author'): Promise<string> {
  return world.github.commit('change-1', files, { author, committer: author });
}

/** A file that no prompt uses. */
export const UNRELATED = { 'notes.md': 'Nothing that a prompt reads.\n' };
