// A table for people: columns as wide as what stands in them.
import { printable } from '#lib/document-problem.ts';
import { hanging } from '#lib/text.ts';

export type Cells = readonly string[];

/** One long sentence does not push the next column out of sight. */
const WIDEST = 60;

export const widthsOf = (rows: readonly Cells[]): number[] =>
  (rows[0] ?? []).map((_, column) => Math.min(WIDEST, Math.max(...rows.map((row) => row[column]!.length))));

/** Names come from files: none may move the cursor. */
export const lineOf = (row: Cells, widths: readonly number[]): string =>
  row
    .map((cell, column) => printable(cell).padEnd(widths[column]!))
    .join('  ')
    .trimEnd();

export function renderTable(rows: readonly Cells[]): string {
  const widths = widthsOf(rows);
  return `${rows.map((row) => lineOf(row, widths)).join('\n')}\n`;
}

/** For a terminal: the last two cells, which are sentences, below the others. */
export function foldedLines(row: Cells, widths: readonly number[], columns: number): string[] {
  const first = lineOf(row.slice(0, -2), widths);
  const [reason, next] = row.slice(-2).map(printable);
  return [
    ...hanging(first, columns, ['', '      ']),
    ...hanging(`${reason}; next: ${next}`, columns, ['    ', '      ']),
  ];
}
