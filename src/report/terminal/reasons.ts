import type { Effect } from '../../policy/verdict.ts';
import type { Fault, GateError } from '../../ports/gate-error.ts';
import { headline } from '../headline.ts';
import { shortName, withDistinctNames } from '../links.ts';
import { orderedReasons, type RunReason } from '../reasons.ts';
import { remedyOf } from '../remedies.ts';
import type { ReportView } from '../view.ts';
import { placeOf, sourceFrame } from './frame.ts';
import { hanging, oneLine, type Paint, type Style, wrapped } from './text.ts';

/** Text of a file that a fault points into; null: it is not known. */
export type SourceOf = (path: string) => string | null;

export interface Look {
  /** Columns of a line. */
  readonly width: number;
  readonly paint: Paint;
}

const MARKS: Readonly<Record<Effect, { readonly mark: string; readonly style: Style }>> = {
  blocks: { mark: '✗ ', style: 'bad' },
  inconclusive: { mark: '? ', style: 'warn' },
  awaits: { mark: '… ', style: 'warn' },
  note: { mark: '- ', style: 'dim' },
};

/** Every reason, blocking first, with what to do and the place in the file that it is about. */
export function reasonLines(view: ReportView, sourceOf: SourceOf, look: Look): string[] {
  return orderedReasons(withDistinctNames(view)).flatMap((one) => ['', ...reasonText(one, sourceOf, look)]);
}

function reasonText({ prompt, reason }: RunReason, sourceOf: SourceOf, look: Look): string[] {
  const { mark, style } = MARKS[reason.effect];
  const { width, paint } = look;
  const said = headline(reason, prompt !== null);
  const title = prompt === null ? said : `${oneLine(shortName(prompt))} ${said}`;
  const body = (text: string) => wrapped(text, width - 2).map((line) => `  ${line}`);
  const faults = reason.faults ?? [];
  const line = reason.line ?? null;
  const places =
    faults.length > 0
      ? faultLines(faults, sourceOf, look)
      : line === null || prompt === null
        ? []
        : faultLines([{ where: `${prompt.path}:${line}`, message: '' }], sourceOf, look);
  const remedy = reason.effect === 'note' ? null : remedyOf(reason.code);
  return [
    ...hanging(mark, wrapped(title, width - 2)).map((one) => paint(style, one)),
    ...(faults.length > 0 ? [] : body(reason.message)),
    ...places,
    ...(remedy === null ? [] : hanging('  → ', wrapped(remedy, width - 4))),
    ...body(reason.code).map((one) => paint('dim', one)),
  ];
}

/** An error that ended the run, as a compiler would say it. */
export function errorLines(error: GateError, sourceOf: SourceOf, look: Look): string[] {
  const { width, paint } = look;
  return [
    ...hanging('✗ ', wrapped(error.message, width - 2)).map((line) => paint('bad', line)),
    ...faultLines(error.faults, sourceOf, look),
    ...(error.remedy === '' ? [] : hanging('  → ', wrapped(error.remedy, width - 4))),
    ...wrapped(error.code, width - 2).map((line) => paint('dim', `  ${line}`)),
  ];
}

function faultLines(faults: readonly Fault[], sourceOf: SourceOf, look: Look): string[] {
  const places = faults.map((fault) => placeLines(fault, sourceOf, look));
  const lines = places.flatMap(({ said, frame }) => ['', ...said, ...frame]);
  return places.some(({ frame }) => frame.length > 0) ? [...lines, ''] : lines;
}

/** What is wrong, and the lines around the place where it stands, if there is one. */
function placeLines({ where, message }: Fault, sourceOf: SourceOf, { width, paint }: Look) {
  const { path, line } = placeOf(where);
  const source = line === null ? null : sourceOf(path);
  const frame =
    source === null || line === null ? [] : sourceFrame(source, line, { width: width - 2, paint });
  const said = wrapped(message === '' ? where : `${where}: ${message}`, width - 2);
  return { said: said.map((one) => `  ${one}`), frame: frame.map((one) => `  ${one}`) };
}
