/** How much of each part a report shows. */
export interface Detail {
  readonly cases: number;
  readonly answerChars: number;
  readonly diffLines: number;
  readonly strips: boolean;
  readonly reasonChars: number;
  /** False: the codes of the reasons alone. */
  readonly reasonTexts: boolean;
  readonly perPrompt: boolean;
  readonly rows: number;
}

/** What a report gives up when it does not fit, in this order; the verdict and the codes of its reasons stay. */
const STEPS: readonly { readonly leaves: string; readonly limits: Partial<Detail> }[] = [
  { leaves: 'all but the three worst cases of a prompt', limits: { cases: 3 } },
  { leaves: 'the end of long answers', limits: { answerChars: 400 } },
  { leaves: 'all but the worst case of a prompt', limits: { cases: 1, answerChars: 250 } },
  { leaves: 'the end of long diffs', limits: { diffLines: 20 } },
  { leaves: 'the prompt diffs', limits: { diffLines: 0 } },
  { leaves: 'the squares of the cases', limits: { strips: false } },
  { leaves: 'the worst cases', limits: { cases: 0 } },
  { leaves: 'the end of long reasons', limits: { reasonChars: 300 } },
  { leaves: 'how each prompt was measured', limits: { perPrompt: false } },
  { leaves: 'prompts beyond the worst 50', limits: { rows: 50 } },
  { leaves: 'the words of the reasons', limits: { reasonTexts: false } },
  { leaves: 'prompts beyond the worst 10', limits: { rows: 10 } },
  { leaves: 'the table of the prompts', limits: { rows: 0, reasonChars: 100 } },
];

/**
 * Renders with as much detail as fits, and hands over what had to be left out.
 * @param leaves what the start already leaves out
 */
export function withinLimit(
  start: Detail,
  leaves: readonly string[],
  fits: (text: string) => boolean,
  render: (detail: Detail, leftOut: readonly string[]) => string,
): string {
  let detail = start;
  let leftOut = leaves;
  let text = render(detail, leftOut);
  for (const { leaves: left, limits } of STEPS) {
    if (fits(text)) return text;
    const less = tightened(detail, limits);
    const shorter = render(less, leftOut);
    if (shorter !== text) leftOut = [...leftOut, left];
    detail = less;
    text = render(detail, leftOut);
  }
  return fits(text) ? text : cutLines(text, fits);
}

function tightened(detail: Detail, limits: Partial<Detail>): Detail {
  const least = (key: 'cases' | 'answerChars' | 'diffLines' | 'reasonChars' | 'rows') =>
    Math.min(detail[key], limits[key] ?? Infinity);
  return {
    cases: least('cases'),
    answerChars: least('answerChars'),
    diffLines: least('diffLines'),
    reasonChars: least('reasonChars'),
    rows: least('rows'),
    strips: detail.strips && limits.strips !== false,
    reasonTexts: detail.reasonTexts && limits.reasonTexts !== false,
    perPrompt: detail.perPrompt && limits.perPrompt !== false,
  };
}

/** The last resort: whole lines from the end, until it fits and every fold is closed; no fence is left by then. */
function cutLines(text: string, fits: (text: string) => boolean): string {
  const all = text.split('\n');
  const folds = (shorter: string, tag: RegExp) => shorter.match(tag)?.length ?? 0;
  const isWhole = (shorter: string) => folds(shorter, /^<details/gm) === folds(shorter, /^<\/details/gm);
  while (all.length > 1 && !(fits(all.join('\n')) && isWhole(all.join('\n')))) all.pop();
  return all.join('\n');
}
