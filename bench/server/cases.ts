const SYLLABLES = [
  'ba',
  'de',
  'fi',
  'go',
  'lu',
  'ma',
  'ne',
  'pi',
  'ro',
  'su',
  'ta',
  've',
  'ki',
  'zo',
  'hu',
  'la',
];

/** A made-up word of five syllables: another one for each number below a million. */
function wordOf(number: number): string {
  const at = (shift: number) => SYLLABLES[(number >> shift) & 15] ?? '';
  return at(16) + at(12) + at(8) + at(4) + at(0);
}

/** Question and fact in words that the other kinds do not share. */
const KINDS: readonly ((
  name: string,
  amount: number,
) => { readonly query: string; readonly fact: string })[] = [
  (name, amount) => ({
    query: `How many crates does warehouse ${name} hold?`,
    fact: `Warehouse ${name} stores ${amount} wooden crates behind its northern gate.`,
  }),
  (name, amount) => ({
    query: `Which tariff applies to travellers from ${name}?`,
    fact: `Passengers boarding at ${name} always pay exactly ${amount} silver coins.`,
  }),
  (name, amount) => ({
    query: `When was bridge ${name} opened?`,
    fact: `Engineers finished building ${name} during spring of year ${1000 + amount}.`,
  }),
  (name, amount) => ({
    query: `What temperature suits seedling ${name}?`,
    fact: `Gardeners keep young ${name} plants near ${amount} degrees under glass.`,
  }),
];

/** A row of the golden dataset whose context starts with the answer. */
export function goldenCase(index: number): Record<string, unknown> {
  const name = wordOf(index * 40_503);
  const { query, fact } = KINDS[index % KINDS.length]!(name, (index * 7) % 997);
  const context = `${fact} It was last checked in report ${index}. Whoever needs more detail asks the office in charge.`;
  return { id: `c${index}`, query, context, reference: fact };
}

/** So many rows as JSONL. */
export function goldenDataset(count: number): string {
  return Array.from({ length: count }, (_, index) => `${JSON.stringify(goldenCase(index))}\n`).join('');
}
