// Small words for sentences that people read. Knows no domain word and no colour.

/** `1 task`, `3 tasks`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** The UTC time of day of an instant (ms since the epoch), such as `05:02:03Z`. */
export function clockTime(instant: number): string {
  return `${isoTime(instant).slice(11)}`;
}

/** The text without the times of day that it names, to see whether it says anything new. */
export function withoutClockTimes(text: string): string {
  return text.replace(/\d{2}:\d{2}:\d{2}Z/g, '');
}

/** The UTC instant in whole seconds, such as `2026-11-22T05:02:03Z`; `unknown time` outside what a date can hold. */
export function isoTime(instant: number): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? 'unknown time' : `${date.toISOString().slice(0, 19)}Z`;
}

/** The first `limit` items joined by commas, then how many more there are. */
export function listed(items: readonly string[], limit = 3): string {
  const more = items.length - limit;
  return more > 0 ? `${items.slice(0, limit).join(', ')} and ${more} more` : items.join(', ');
}

/** Breaks `text` at spaces into lines of at most `width` characters; a longer word keeps a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= width || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** `text` wrapped to `width` columns: its first line after `first`, the others after `rest`. */
export function hanging(text: string, width: number, [first, rest]: readonly [string, string]): string[] {
  // What the first line begins with beyond the others takes its room.
  const filler = '-'.repeat(Math.max(0, first.length - rest.length));
  const lines = wrap(`${filler}${text}`, Math.max(20, width - rest.length));
  return lines.map((line, index) =>
    index === 0 ? `${first}${line.slice(filler.length)}` : `${rest}${line}`,
  );
}

/** A commit of git as people quote it, and as git still finds it. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 12);
}
