import { integer } from '../../words.ts';
import type { CaseRow, Flag } from '../cases/case-row.ts';
import { EVERYTHING, flagCounts, resorted, type Selection, SORTS, type SortKey } from '../cases/selection.ts';
import { byId, maybeById } from './dom.ts';

/** The search field, the filters and the order: they tell what is selected, and show it. */
export class Controls {
  readonly #rows: readonly CaseRow[];
  readonly #changed: (selection: Selection) => void;
  readonly search = byId('search', HTMLInputElement);
  readonly #sort = byId('pick-sort', HTMLSelectElement);
  readonly #prompt = maybeById('pick-prompt', HTMLSelectElement);
  readonly #chips = [...document.querySelectorAll<HTMLButtonElement>('[data-flag]')];
  readonly #heads = [...document.querySelectorAll<HTMLElement>('th[data-column]')];
  #selection: Selection = EVERYTHING;

  constructor(rows: readonly CaseRow[], changed: (selection: Selection) => void) {
    this.#rows = rows;
    this.#changed = changed;
    this.search.addEventListener('input', () => this.#set({ words: this.search.value }));
    this.#sort.addEventListener('change', () => {
      const sort = SORTS.find((one) => one === this.#sort.value) ?? 'worst';
      this.#set({ sort, reversed: false });
    });
    this.#prompt?.addEventListener('change', () => {
      const value = this.#prompt?.value ?? '';
      this.#set({ prompt: value === '' ? null : Number(value) });
    });
    for (const chip of this.#chips)
      chip.addEventListener('click', () => this.#toggle(chip.dataset.flag as Flag));
    for (const head of this.#heads)
      head.addEventListener('click', () =>
        this.#set(resorted(this.#selection, head.dataset.column as SortKey)),
      );
    this.#show();
  }

  get selection(): Selection {
    return this.#selection;
  }

  #toggle(flag: Flag): void {
    const flags = new Set(this.#selection.flags);
    if (!flags.delete(flag)) flags.add(flag);
    this.#set({ flags });
  }

  #set(part: Partial<Selection>): void {
    this.#selection = { ...this.#selection, ...part };
    this.#show();
    this.#changed(this.#selection);
  }

  #show(): void {
    const { flags, sort, reversed, prompt } = this.#selection;
    const counts = flagCounts(this.#rows, prompt);
    for (const chip of this.#chips) {
      const flag = chip.dataset.flag as Flag;
      chip.setAttribute('aria-pressed', String(flags.has(flag)));
      const times = chip.querySelector('.times');
      if (times !== null) times.textContent = integer(counts[flag]);
    }
    for (const head of this.#heads) {
      if (head.dataset.column === sort) head.setAttribute('aria-sort', reversed ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
    this.#sort.value = sort;
  }
}
