import { answersOf, type CaseMeasurement } from '../judging/measurement.ts';
import type { Exam, Judge } from './judge-answer.ts';
import type { PlannedCase } from './prompt-plan.ts';
import type { SamplingTools } from './sample-case.ts';

/** Tools whose judge has judged a case before: an answer that it knows gets the judgement that it got. */
export function recalling<T extends SamplingTools>(planned: PlannedCase, one: CaseMeasurement, tools: T): T {
  const sides = [
    { exam: planned.candidate.golden, samples: one.candidate },
    { exam: planned.baseline?.golden ?? planned.golden, samples: one.baseline },
  ];
  const judging: Judge = async (metric, exam, answer, round = 0) => {
    const known = sides
      .filter((side) => round === 0 && isSame(side.exam, exam))
      .flatMap(({ samples }) => answersOf(samples))
      .find(({ output, failures }) => output === answer && failures.length === 0);
    return known?.judgements[metric] ?? tools.judging(metric, exam, answer, round);
  };
  return { ...tools, judging };
}

function isSame(one: Exam, other: Exam): boolean {
  return one.query === other.query && one.context === other.context && one.reference === other.reference;
}
