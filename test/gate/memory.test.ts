import { describe, expect, it } from 'vitest';
import { NO_MEASUREMENT, type PromptMeasurement } from '../../src/gate/measurement.ts';
import {
  digestAt,
  type KeptVerdict,
  type Memory,
  memoryText,
  NO_MEMORY,
  parseMemory,
  remember,
  withoutCases,
} from '../../src/gate/memory.ts';
import { measuredCase } from './given.ts';

const commit = (n: number) => n.toString(16).padStart(40, '0');
const digest = (n: number) => n.toString(16).padStart(64, '0');

function verdict(of: string): KeptVerdict {
  return {
    digest: of,
    head: commit(1),
    runUrl: null,
    startedAt: '2026-01-01T00:00:00.000Z',
    tool: 'prompt-gate/1.0.0',
    measurement: NO_MEASUREMENT,
    shown: { says: 'a', text: 'b' },
  };
}

describe('what the comment remembers', () => {
  it('is the digest of each commit that a run has looked at, the newest word for each', () => {
    const first = remember(NO_MEMORY, { commit: commit(1), digest: digest(1), verdict: null });
    const second = remember(first, { commit: commit(2), digest: digest(1), verdict: null });
    // The base has moved since, and with it the content that the commit is compared with.
    const third = remember(second, { commit: commit(1), digest: digest(3), verdict: null });
    expect([1, 2, 3].map((n) => digestAt(third, commit(n)))).toEqual([digest(3), digest(1), null]);
  });

  it('is bounded: the oldest commits are forgotten', () => {
    let memory: Memory = NO_MEMORY;
    for (let n = 0; n < 100; n += 1) {
      memory = remember(memory, { commit: commit(n), digest: digest(n), verdict: null });
    }
    expect(memory.digests).toHaveLength(40);
    expect(digestAt(memory, commit(99))).toBe(digest(99));
    expect(digestAt(memory, commit(59))).toBeNull();
  });

  it('is the last conclusive verdict, through runs that came to none', () => {
    const known = remember(NO_MEMORY, {
      commit: commit(1),
      digest: digest(1),
      verdict: verdict(digest(1)),
    });
    const later = remember(known, { commit: commit(2), digest: digest(2), verdict: null });
    expect(later.verdict?.digest).toBe(digest(1));
    const newer = { commit: commit(2), digest: digest(2), verdict: verdict(digest(2)) };
    expect(remember(later, newer).verdict?.digest).toBe(digest(2));
  });

  it('comes back as it was written, and not from another format', () => {
    const memory = remember(NO_MEMORY, {
      commit: commit(1),
      digest: digest(1),
      verdict: verdict(digest(1)),
    });
    expect(parseMemory(memoryText(memory))).toEqual(memory);
    expect(parseMemory(null)).toEqual(NO_MEMORY);
    expect(parseMemory('{"format":2}')).toEqual(NO_MEMORY);
    expect(parseMemory('[]')).toEqual(NO_MEMORY);
  });

  it('holds no case: those are many and long', () => {
    const prompt: PromptMeasurement = {
      path: 'prompts/a.md',
      metrics: { faithfulness: null, relevance: null },
      checks: null,
      stopped: null,
      criticalFalls: [],
      cases: [measuredCase('c1')],
      reasons: [],
      moreSamples: false,
    };
    expect(withoutCases({ ...NO_MEASUREMENT, prompts: [prompt] }).prompts).toEqual([
      { ...prompt, cases: [] },
    ]);
  });
});
