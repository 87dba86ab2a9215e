// A page of text for people: lines that fit the width, painted or not. Knows no noun.
import type { Paint } from '#lib/paint.ts';
import { wrap } from '#lib/text.ts';

export interface Page {
  readonly paint: Paint;
  readonly width: number;
  readonly lines: string[];
}

/** Writes `text` after `indent`; further lines are indented as far. */
export function put(page: Page, indent: string, text: string, colour?: Parameters<Paint>[0]): void {
  const [first, ...rest] = wrap(text, Math.max(20, page.width - indent.length));
  const painted = (line: string) => (colour === undefined ? line : page.paint(colour, line));
  page.lines.push(`${painted(indent)}${painted(first!)}`);
  for (const line of rest) page.lines.push(`${' '.repeat(indent.length)}${painted(line)}`);
}
