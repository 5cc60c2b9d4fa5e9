import type { CaseRow } from '../cases/case-row.ts';
import { type Column, columnsOf, rowView } from '../cases/row-view.ts';
import { scrollTo, windowOf } from '../cases/window.ts';
import { byId, maybeById, toNode } from './dom.ts';

/** Pixels of each row, as the style sheet has it. */
const ROW = 56;

/** The rows that are selected, of which only those near what is seen are in the page; one of them can be reached by Tab. */
export class CaseTable {
  readonly #frame = byId('table-frame', HTMLElement);
  readonly #body = byId('case-rows', HTMLElement);
  readonly #table = this.#body.closest('table') as HTMLTableElement;
  readonly #columns: readonly Column[];
  readonly #shown = new Map<number, HTMLTableRowElement>();
  readonly #above = spacer();
  readonly #below = spacer();
  readonly #open: (position: number) => void;
  #rows: readonly CaseRow[] = [];
  #active = 0;

  constructor(open: (position: number) => void) {
    this.#open = open;
    const heads = [...this.#table.querySelectorAll<HTMLElement>('th[data-column]')].map(
      (th) => th.dataset.column,
    );
    this.#columns = columnsOf(['faithfulness', 'relevance']).filter(({ sort }) => heads.includes(sort));
    this.#body.append(this.#above, this.#below);
    this.#frame.addEventListener('scroll', () => this.#draw(), { passive: true });
    addEventListener('resize', () => this.#draw());
    this.#frame.addEventListener('keydown', (event) => this.#onKey(event));
    this.#body.addEventListener('click', (event) => this.#onClick(event));
    this.#body.addEventListener('focusin', ({ target }) => {
      const position = positionOf(target);
      if (position !== null) this.#activate(position);
    });
  }

  get rows(): readonly CaseRow[] {
    return this.#rows;
  }

  /** Shows other rows, from the first; the same ones stay as they are. */
  show(rows: readonly CaseRow[]): void {
    if (rows.length === this.#rows.length && rows.every((row, index) => row === this.#rows[index])) return;
    if (this.#body.contains(document.activeElement)) this.#frame.focus({ preventScroll: true });
    this.#rows = rows;
    this.#active = 0;
    for (const row of this.#shown.values()) row.remove();
    this.#shown.clear();
    this.#frame.scrollTop = 0;
    this.#table.setAttribute('aria-rowcount', String(rows.length + 1));
    this.#table.hidden = rows.length === 0;
    const none = maybeById('no-case', HTMLElement);
    if (none !== null) none.hidden = rows.length > 0;
    this.#draw();
  }

  /** Moves to a row and shows it whole. */
  focus(position: number): void {
    if (this.#rows.length === 0) return;
    const index = Math.max(0, Math.min(this.#rows.length - 1, position));
    const to = scrollTo(index, this.#frame.scrollTop, this.#frame.clientHeight, ROW, this.#headHeight());
    if (to !== null) this.#frame.scrollTop = to;
    this.#activate(index);
    this.#draw();
    this.#shown.get(index)?.focus({ preventScroll: true });
  }

  focusActive(): void {
    this.focus(this.#active);
  }

  #headHeight(): number {
    return this.#table.tHead?.offsetHeight ?? 0;
  }

  #activate(position: number): void {
    this.#shown.get(this.#active)?.setAttribute('tabindex', '-1');
    this.#active = position;
    this.#shown.get(position)?.setAttribute('tabindex', '0');
  }

  #draw(): void {
    const { start, end } = windowOf(this.#rows.length, this.#frame.scrollTop, this.#frame.clientHeight, ROW);
    for (const [position, row] of this.#shown) {
      if (position >= start && position < end) continue;
      // The keys go on working where the row that had them scrolls away.
      if (row === document.activeElement) this.#frame.focus({ preventScroll: true });
      row.remove();
      this.#shown.delete(position);
    }
    let next: Element = this.#below;
    for (let position = end - 1; position >= start; position -= 1) {
      const row = this.#shown.get(position) ?? this.#make(position);
      if (row !== null && row.nextElementSibling !== next) this.#body.insertBefore(row, next);
      if (row !== null) next = row;
    }
    this.#above.style.height = `${start * ROW}px`;
    this.#below.style.height = `${(this.#rows.length - end) * ROW}px`;
  }

  #make(position: number): HTMLTableRowElement | null {
    const row = this.#rows[position];
    if (row === undefined) return null;
    const made = toNode(rowView(row, this.#columns, position)) as HTMLTableRowElement;
    if (position === this.#active) made.setAttribute('tabindex', '0');
    this.#shown.set(position, made);
    return made;
  }

  #onClick({ target }: MouseEvent): void {
    const position = positionOf(target);
    if (position === null || String(getSelection() ?? '') !== '') return;
    this.focus(position);
    this.#open(position);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLElement && event.target.matches('button')) return;
    const page = Math.max(1, Math.floor((this.#frame.clientHeight - this.#headHeight()) / ROW) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: this.#active + 1,
      j: this.#active + 1,
      ArrowUp: this.#active - 1,
      k: this.#active - 1,
      PageDown: this.#active + page,
      PageUp: this.#active - page,
      Home: 0,
      End: this.#rows.length - 1,
    };
    const to = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
    if (to !== undefined) this.focus(to);
    else if (event.key === 'Enter' && this.#rows.length > 0) this.#open(this.#active);
    else return;
    event.preventDefault();
  }
}

function positionOf(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('tr[data-position]') : null;
  return row === null ? null : Number(row.dataset.position);
}

/** Takes the room of the rows that are not there. */
function spacer(): HTMLTableRowElement {
  const row = document.createElement('tr');
  row.setAttribute('aria-hidden', 'true');
  row.className = 'spacer';
  return row;
}
