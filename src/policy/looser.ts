/** Whether a value loosens (true) or tightens (false) what it decides; null: one cannot say. `null` as a value: it is not set. */
export type Direction<T> = (before: T | null, after: T | null) => boolean | null;

export const unclear: Direction<unknown> = () => null;

/** What is gone asks for nothing any more. Null where both are set, or none. */
export function bySetting<T>(before: T | null, after: T | null): boolean | null {
  return (before === null) === (after === null) ? null : after === null;
}

/** Less is looser: floors, samples, hours of canary. */
export function lessIsLooser(before: number | null, after: number | null): boolean | null {
  return before === null || after === null ? bySetting(before, after) : after < before;
}

/** More is looser: limits that may not be passed. */
export function moreIsLooser(before: number | null, after: number | null): boolean | null {
  return before === null || after === null ? bySetting(before, after) : after > before;
}

/** From the loosest to the strictest; values of one entry are as strict as each other. */
export function ranked<T>(...order: readonly (readonly T[])[]): Direction<T> {
  const rank = (value: T) => order.findIndex((equals) => equals.includes(value));
  return (before, after) => {
    if (before === null || after === null) return bySetting(before, after);
    return rank(before) === rank(after) ? null : rank(after) < rank(before);
  };
}

/** Each entry asks for something: fewer are looser. Null where entries came and others went. */
export function fewerAreLooser(
  before: readonly string[] | null,
  after: readonly string[] | null,
): boolean | null {
  const [old, now] = [before ?? [], after ?? []];
  const [gone, come] = [old.some((entry) => !now.includes(entry)), now.some((entry) => !old.includes(entry))];
  return gone === come ? null : gone;
}

/** Each entry permits something. Without a list something else holds, so that one cannot say. */
export function moreAreLooser(
  before: readonly string[] | null,
  after: readonly string[] | null,
): boolean | null {
  return before === null || after === null ? null : fewerAreLooser(after, before);
}

/** What several parts of one value say together: null where they disagree or say nothing. */
export function together(...parts: readonly (boolean | null)[]): boolean | null {
  const said = new Set(parts.filter((part) => part !== null));
  return said.size === 1 ? ([...said][0] ?? null) : null;
}
