import { count, integer } from '../../words.ts';
import { type Selection, selected } from '../cases/selection.ts';
import { CaseDialog } from './case-dialog.ts';
import { CaseTable } from './case-table.ts';
import { Controls } from './controls.ts';
import { byId, isTyping, maybeById } from './dom.ts';
import { Answers, readIndex } from './index-data.ts';
import { SearchTexts } from './search-texts.ts';
import { startTheme } from './theme.ts';

function startCases(explorer: HTMLElement): void {
  const index = readIndex();
  const answers = new Answers(index.partSize);
  const texts = new SearchTexts(index.rows, answers, index.partSize);
  const told = byId('case-count', HTMLElement);
  explorer.hidden = false;
  const table = new CaseTable((position) => dialog.open(table.rows, position));
  const dialog = new CaseDialog(index, answers, (position) => table.focus(position));
  const show = (selection: Selection) => {
    const rows = selected(index.rows, selection, (row) => texts.of(row));
    table.show(rows);
    told.textContent =
      rows.length === index.rows.length
        ? `${count(rows.length, 'case')}`
        : `${integer(rows.length)} of ${count(index.rows.length, 'case')}`;
  };
  const controls = new Controls(index.rows, show);
  show(controls.selection);
  texts.readWhenIdle(() => {
    if (controls.selection.words !== '') show(controls.selection);
  });
  controls.search.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && controls.search.value !== '') {
      controls.search.value = '';
      controls.search.dispatchEvent(new Event('input'));
    } else if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') {
      table.focusActive();
    } else return;
    event.preventDefault();
  });
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || isTyping(event) || byId('case', HTMLDialogElement).open) return;
    event.preventDefault();
    controls.search.focus();
    controls.search.select();
  });
}

startTheme();
const explorer = maybeById('explorer', HTMLElement);
if (explorer !== null) startCases(explorer);
