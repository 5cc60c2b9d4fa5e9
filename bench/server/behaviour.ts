/** How the model server behaves. */
export interface Behaviour {
  /** From the end of the request to the answer. */
  readonly latencyMs: number;
  /** Requests a minute that it takes, evenly spread: at most one second's worth at once. Null: any number. */
  readonly perMinute: number | null;
  /** Share of requests that fail, by a 500 or a broken connection in turns. */
  readonly failing: number;
}

export const FAST: Behaviour = { latencyMs: 0, perMinute: null, failing: 0 };

/** What the model server has seen since its behaviour was last set. */
export interface Seen {
  readonly requests: number;
  readonly answered: number;
  /** Answered with 429. */
  readonly limited: number;
  readonly failed: number;
  /** From the first request to the last answer, in milliseconds. */
  readonly spanMs: number;
}

/** The most requests that the limit lets through in so many milliseconds. */
export function mostIn(ms: number, perMinute: number): number {
  return perMinute / 60 + (ms * perMinute) / 60_000;
}

/** A token bucket of one second's worth. */
export function bucket(perMinute: number, now: () => number) {
  const perMs = perMinute / 60_000;
  const size = perMinute / 60;
  let [left, at] = [size, now()];
  return {
    /** Takes one request; else the milliseconds until there is room for one. */
    take(): { readonly taken: boolean; readonly left: number; readonly waitMs: number } {
      const time = now();
      left = Math.min(size, left + (time - at) * perMs);
      at = time;
      const taken = left >= 1;
      if (taken) left -= 1;
      return { taken, left: Math.floor(left), waitMs: Math.ceil(Math.max(0, 1 - left) / perMs) };
    },
  };
}

/** Whether the n-th try of a subject fails: the same in every run, whatever order the requests come in. */
export function failsAt(subject: string, tries: number, share: number): 'status' | 'connection' | null {
  let hash = 2_166_136_261;
  for (const character of `${subject}#${tries}`) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  const place = ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
  if (place >= share) return null;
  return place < share / 2 ? 'status' : 'connection';
}
