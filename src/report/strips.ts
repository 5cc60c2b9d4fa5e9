import { code } from './escape.ts';
import { promptName } from './links.ts';
import { metricsOf } from './metric-words.ts';
import type { PromptView, ReportView } from './view.ts';
import { count } from './words.ts';

const MAX_SQUARES = 60;
/** A narrow window may break the line after this many squares. */
const GROUP = 5;

/** For each prompt that was compared: a square a case, worst first; beyond 60 cases the numbers alone. */
export function strips(view: ReportView, prompts: readonly PromptView[]): readonly string[] {
  return prompts.flatMap((prompt) => {
    const compared = metricsOf(prompt).filter((result) => result.pairs > 0);
    if (compared.length === 0) return [];
    const pairs = Math.max(...compared.map((result) => result.pairs));
    const rows = compared.map(({ metric, worse, same, better }) => {
      const cells =
        worse + same + better > MAX_SQUARES
          ? `🟥 × ${worse} ⬜ × ${same} 🟩 × ${better}`
          : [...'🟥'.repeat(worse), ...'⬜'.repeat(same), ...'🟩'.repeat(better)]
              .map((square, index) => (index > 0 && index % GROUP === 0 ? `\u200b${square}` : square))
              .join('');
      return `| ${metric} | ${cells} |`;
    });
    const head = `| ${promptName(prompt)} | ${count(pairs, 'case')} against ${code(view.run.baselineLabel)}, worst first: 🟥 worse ⬜ same 🟩 better |`;
    return [[head, '|:--|:--|', ...rows].join('\n')];
  });
}
