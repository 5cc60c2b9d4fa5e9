import type { Metric } from '../../../src/policy/policy.ts';

/** What the judge is shown beside the answer. */
export interface Exam {
  readonly query: string;
  readonly context: string;
  readonly reference: string | null;
}

export const EXAM: Exam = {
  query: 'How long do refunds take?',
  context:
    'Refunds take up to 14 days after the return arrives. Shipping costs 6 euros within the country. Damaged goods are replaced free of charge within 30 days.',
  reference: null,
};

/** An answer of which one sentence in three is true, and one that is beside the question. */
export const BAD: Readonly<Record<Metric, string>> = {
  faithfulness:
    'Refunds take up to 14 days. Shipping is free to every country. Damaged goods are never replaced.',
  relevance: 'Our founder enjoys sailing along the northern coast.',
};
