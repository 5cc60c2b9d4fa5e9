import { styleText } from 'node:util';
import type { Look } from '../report/terminal/reasons.ts';
import { NO_PAINT, type Paint, type Style } from '../report/terminal/text.ts';
import type { Screen, Terminal } from './terminal.ts';

/** Where nobody says how wide a line is, and the widest that reads well. */
const USUAL = 80;
const WIDEST = 140;
const NARROWEST = 24;

const FORMATS = {
  good: 'green',
  bad: 'red',
  warn: 'yellow',
  dim: 'dim',
  strong: 'bold',
} as const satisfies Record<Style, string>;

const colours: Paint = (style, text) => styleText(FORMATS[style], text, { validateStream: false });

/** Whether a screen gets colours: `FORCE_COLOR`, then `NO_COLOR`, then whether a person looks at it. */
export function hasColours(screen: Screen, environment: Terminal['environment']): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: term } = environment;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if (refused !== undefined && refused !== '') return false;
  return screen.isTTY === true && term !== 'dumb';
}

/** How text looks on a screen; one of no columns is one that does not know them. */
export function lookOf(screen: Screen, environment: Terminal['environment']): Look {
  const width = screen.columns || Number(environment.COLUMNS) || USUAL;
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, width)),
    paint: hasColours(screen, environment) ? colours : NO_PAINT,
  };
}
