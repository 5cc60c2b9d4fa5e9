import { type Child, el, isSafeHref, type Markup } from '../markup.ts';
import type { PagePrompt } from '../model.ts';

/** A message in which paired backticks are names. */
export function messageText(message: string): Child {
  return message
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? el('code', null, part.slice(1, -1)) : part));
}

/** A link on the web, or the words alone where the address is not one. */
export function link(href: string, words: string): Markup | string {
  return isSafeHref(href) ? el('a', { href, rel: 'noopener noreferrer' }, words) : words;
}

/** A time of day of the file, in UTC, to the minute; anything else as it is. */
export function time(iso: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(iso) ? `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC` : iso;
}

/** Names, set apart from the words around them. */
export function names(all: readonly string[], most = 12): Child {
  const shown = all
    .slice(0, most)
    .map((name, index): Child => [index === 0 ? null : ', ', el('code', null, el('bdi', null, name))]);
  return all.length > most ? [shown, ` and ${all.length - most} more`] : shown;
}

/** What a prompt is called: its path, where it has no name. */
export function nameOf({ name, path }: Pick<PagePrompt, 'name' | 'path'>): string {
  return name.trim() === '' ? path : name;
}
