import type { CaseRow } from '../cases/case-row.ts';
import { type CaseChoice, caseView, firstChoice } from '../cases/case-view.ts';
import { byId, isTyping, maybeById, toNode } from './dom.ts';
import type { Answers, IndexData } from './index-data.ts';

/** One case beside the table: opened by Enter, closed by Escape, with the keys of the table for the next one. */
export class CaseDialog {
  readonly #dialog = byId('case', HTMLDialogElement);
  readonly #index: IndexData;
  readonly #answers: Answers;
  readonly #closed: (position: number) => void;
  #rows: readonly CaseRow[] = [];
  #position = 0;
  #choice: CaseChoice | null = null;

  /** @param closed told where the table goes on */
  constructor(index: IndexData, answers: Answers, closed: (position: number) => void) {
    this.#index = index;
    this.#answers = answers;
    this.#closed = closed;
    this.#dialog.addEventListener('close', () => this.#closed(this.#position));
    this.#dialog.addEventListener('keydown', (event) => this.#onKey(event));
    this.#dialog.addEventListener('click', ({ target }) => {
      // The dialog itself is hit only beside what is in it.
      if (target === this.#dialog) this.#dialog.close();
    });
  }

  open(rows: readonly CaseRow[], position: number): void {
    this.#rows = rows;
    this.#go(position);
    if (!this.#dialog.open) this.#dialog.showModal();
    maybeById('case-main', HTMLElement)?.focus();
  }

  #go(position: number): void {
    if (position < 0 || position >= this.#rows.length) return;
    this.#position = position;
    this.#choice = null;
    this.#draw();
    maybeById('case-main', HTMLElement)?.focus();
  }

  #draw(): void {
    const row = this.#rows[this.#position];
    const prompt = row && this.#index.prompts[row.prompt];
    if (row === undefined || prompt === undefined) return;
    const one = this.#answers.of(row);
    if (one === null) {
      this.#dialog.replaceChildren(toNode('Still loading…'));
      addEventListener('DOMContentLoaded', () => this.#draw(), { once: true });
      return;
    }
    const choice = this.#choice ?? firstChoice(one);
    this.#choice = choice;
    const position = [this.#position + 1, this.#rows.length] as const;
    this.#dialog.replaceChildren(
      toNode(caseView({ row, one, prompt, baselineName: this.#index.baseline, position }, choice)),
    );
    this.#wire(choice);
  }

  #wire(choice: CaseChoice): void {
    const onClick = (id: string, run: () => void) =>
      maybeById(id, HTMLButtonElement)?.addEventListener('click', run);
    onClick('case-close', () => this.#dialog.close());
    onClick('case-back', () => this.#go(this.#position - 1));
    onClick('case-on', () => this.#go(this.#position + 1));
    const choose = (id: string, next: CaseChoice) => {
      this.#choice = next;
      this.#draw();
      document.getElementById(id)?.focus();
    };
    const marked = maybeById('marked', HTMLInputElement);
    marked?.addEventListener('change', () => choose('marked', { ...choice, marked: marked.checked }));
    for (const side of ['candidate', 'baseline'] as const) {
      const pick = maybeById(`pick-${side}`, HTMLSelectElement);
      pick?.addEventListener('change', () => choose(pick.id, { ...choice, [side]: Number(pick.value) }));
    }
  }

  #onKey(event: KeyboardEvent): void {
    if (isTyping(event)) return;
    if (event.key === 'j') this.#go(this.#position + 1);
    else if (event.key === 'k') this.#go(this.#position - 1);
    else return;
    event.preventDefault();
  }
}
