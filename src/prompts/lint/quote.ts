import { withoutInvisibles } from './invisible.ts';

const SHOWN = 120;

/** A text as a message shows it: on one line, in quotation marks, cut where it is long, and nothing invisible in it. */
export function quote(text: string): string {
  const line = withoutInvisibles(text.slice(0, SHOWN * 4))
    .replace(/\s+/g, ' ')
    .trim();
  const points = [...line];
  const shown = points.length > SHOWN ? `${points.slice(0, SHOWN - 1).join('')}…` : line;
  return shown.includes('"') ? `“${shown}”` : `"${shown}"`;
}
