// A CSV file of rates → points of traffic, or what is wrong with it and where. Pure: whoever reads files gives the bytes.
import { type Problem, quoteValue } from '#lib/document-problem.ts';
import { closestTo } from '#lib/document-suggest.ts';
import { formatDuration } from '#lib/duration.ts';

export interface Columns {
  readonly seconds: string;
  readonly value: string;
  readonly scale: number;
}

export interface Point {
  at: string;
  requestsPerSecond: number;
}

const MOST_POINTS = 100_000;
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_SECONDS = 3_650 * 86_400;
const MOST_RATE = 100_000;
const SHOWN = 20;

/** A column that the scenario names and the file does not have: the scenario's mistake. */
export interface NoColumn {
  readonly field: 'seconds' | 'value';
  readonly message: string;
  readonly hint: string;
}

export interface CsvReading {
  /** In order of time, at least one unless something is wrong. */
  points: Point[];
  /** In the file, whose first line is the header. */
  problems: Problem[];
  noColumns: NoColumn[];
}

export function readCsv(bytes: Uint8Array, file: string, columns: Columns): CsvReading {
  const text = decode(bytes);
  const wrong = (problem: Omit<Problem, 'file'>): CsvReading => ({
    points: [],
    problems: [{ file, ...problem }],
    noColumns: [],
  });
  if (typeof text !== 'string') return wrong(text);
  const lines = text.split(/\r?\n/);
  while (lines.length > 0 && lines.at(-1)?.trim() === '') lines.pop();
  const [head, ...rows] = lines;
  if (head === undefined)
    return wrong({ line: 1, message: 'holds nothing', hint: 'give it a header line and rows' });
  const names = cells(head);
  const at = columnOf(names, columns, { field: 'seconds', file });
  const rate = columnOf(names, columns, { field: 'value', file });
  if (typeof at !== 'number' || typeof rate !== 'number')
    return { points: [], problems: [], noColumns: [at, rate].filter((each) => typeof each !== 'number') };
  if (rows.length === 0)
    return wrong({ line: 1, message: 'has no row below its header', hint: 'give at least one' });
  if (rows.length > MOST_POINTS) {
    const message = `has ${rows.length} rows, more than ${MOST_POINTS}`;
    return wrong({ line: MOST_POINTS + 2, message, hint: 'thin it out' });
  }
  return { ...readRows(rows, { file, at, rate, scale: columns.scale, names }), noColumns: [] };
}

interface Reading {
  readonly file: string;
  readonly at: number;
  readonly rate: number;
  readonly scale: number;
  readonly names: readonly string[];
}

function readRows(rows: readonly string[], of: Reading): { points: Point[]; problems: Problem[] } {
  const points: Point[] = [];
  const problems: Problem[] = [];
  let last = -1;
  for (const [index, row] of rows.entries()) {
    if (problems.length >= SHOWN) break;
    const point = readRow(row, last, of);
    if ('message' in point) {
      problems.push({ file: of.file, line: index + 2, column: 1, ...point });
      continue;
    }
    last = point.seconds;
    points.push({ at: `${point.seconds}s`, requestsPerSecond: point.rate });
  }
  return { points: problems.length > 0 ? [] : points, problems };
}

type Mistake = { path?: string; message: string; hint?: string };

function readRow(row: string, last: number, of: Reading): { seconds: number; rate: number } | Mistake {
  const found = cells(row);
  const time = found[of.at] ?? '';
  const value = found[of.rate] ?? '';
  const seconds = Number(time);
  const rate = Number(value) * of.scale;
  const wrong = (column: number, message: string, hint?: string): Mistake => ({
    path: of.names[column],
    message,
    hint,
  });
  if (!/^[0-9]+$/.test(time) || seconds > MOST_SECONDS)
    return wrong(
      of.at,
      `expected a whole number of seconds of at most ${formatDuration(MOST_SECONDS * 1000)}, got ${quoteValue(time)}`,
    );
  if (seconds <= last)
    return wrong(
      of.at,
      `${seconds} is not after the row before it, which is at ${last}`,
      'sort the rows by time',
    );
  if (value === '' || !Number.isFinite(rate) || rate < 0)
    return wrong(of.rate, `expected a number of at least 0, got ${quoteValue(value)}`);
  if (rate > MOST_RATE)
    return wrong(
      of.rate,
      `with its scale it is ${rate} requests per second, more than ${MOST_RATE}`,
      'lower csv.scale',
    );
  return { seconds, rate };
}

function columnOf(
  names: readonly string[],
  columns: Columns,
  { field, file }: { field: NoColumn['field']; file: string },
): number | NoColumn {
  const name = columns[field];
  const index = names.indexOf(name);
  if (index >= 0) return index;
  const meant = closestTo(name, names);
  const hint = meant ? `did you mean ${meant}?` : `its columns are ${names.map(quoteValue).join(', ')}`;
  return { field, message: `${file} has no column ${quoteValue(name)}`, hint };
}

/** Quotes around a cell are taken away; a comma always separates, for no number needs one. */
const cells = (line: string): string[] =>
  line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

function decode(bytes: Uint8Array): string | Mistake {
  if (bytes.length > MOST_BYTES)
    return { message: `has ${bytes.length} bytes, more than ${MOST_BYTES}`, hint: 'thin it out' };
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return { message: 'is not UTF-8 text', hint: 'save it as UTF-8' };
    throw error;
  }
}
