// Cron expressions of five fields: minute, hour, day of month, month, day of week. Only their form and meaning;
// what the clock shows, and in which zone, is for the callers.

/** The numbers at which each field matches. */
export interface Cron {
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  daysOfMonth: ReadonlySet<number>;
  /** 1 to 12. */
  months: ReadonlySet<number>;
  /** 0 is Sunday, 6 Saturday. */
  daysOfWeek: ReadonlySet<number>;
  /** The day must match both fields, unless both are given: then either. A star is not given. */
  dayOfMonthGiven: boolean;
  dayOfWeekGiven: boolean;
}

export type CronReading = { cron: Cron; error?: undefined } | { cron?: undefined; error: string };

interface Field {
  title: string;
  low: number;
  high: number;
  names: readonly string[];
}

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const days = 'SUN MON TUE WED THU FRI SAT'.split(' ');
const fields: readonly Field[] = [
  { title: 'minute', low: 0, high: 59, names: [] },
  { title: 'hour', low: 0, high: 23, names: [] },
  { title: 'day of month', low: 1, high: 31, names: [] },
  { title: 'month', low: 1, high: 12, names: months },
  { title: 'day of week', low: 0, high: 7, names: days },
];
const mostDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Reads `30 20 * * SUN`: numbers, names, ranges (1-5), steps (0/15), lists (1,15). The error names the field. */
export function parseCron(text: string): CronReading {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== 5) return { error: `expected five fields, got ${parts.length}` };
  const sets: Set<number>[] = [];
  for (const [index, field] of fields.entries()) {
    const values = parseField(parts[index] ?? '', field);
    if (typeof values === 'string') return { error: values };
    sets.push(values);
  }
  const [minutes, hours, daysOfMonth, monthSet, weekSet] = sets as [
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
  ];
  const daysOfWeek = new Set([...weekSet].map((day) => day % 7));
  const [dayOfMonthGiven, dayOfWeekGiven] = [parts[2] !== '*', parts[4] !== '*'];
  const possible = [...monthSet].some((month) => Math.min(...daysOfMonth) <= (mostDays[month - 1] ?? 0));
  if (!possible && !dayOfWeekGiven) return { error: 'there is no such day in these months' };
  return {
    cron: { minutes, hours, daysOfMonth, months: monthSet, daysOfWeek, dayOfMonthGiven, dayOfWeekGiven },
  };
}

function parseField(text: string, field: Field): Set<number> | string {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const error = addPart(part, field, values);
    if (error) return `${field.title}: ${error}`;
  }
  return values;
}

function addPart(part: string, field: Field, values: Set<number>): string | undefined {
  const match = /^(\*|([0-9A-Za-z]+)(?:-([0-9A-Za-z]+))?)(?:\/([0-9]+))?$/.exec(part);
  if (!match) return `cannot read ${JSON.stringify(part)}`;
  const [, whole, first, last, every] = match;
  const step = every === undefined ? 1 : Number(every);
  if (step < 1 || step > field.high) return `the step must be from 1 to ${field.high}`;
  const from = whole === '*' ? field.low : numberOf(first ?? '', field);
  const open = whole === '*' || (every !== undefined && last === undefined);
  // A star over weekdays ends on Saturday: 7 is Sunday's second name.
  const end = field.names === days ? 6 : field.high;
  const to = open ? end : last === undefined ? from : numberOf(last, field);
  if (from === undefined || to === undefined) return `${part} is not from ${field.low} to ${field.high}`;
  if (from > to) return `${part} runs backwards`;
  for (let value = from; value <= to; value += step) values.add(value);
  return undefined;
}

function numberOf(text: string, field: Field): number | undefined {
  const index = field.names.indexOf(text.toUpperCase());
  const value = index >= 0 ? index + (field.names === months ? 1 : 0) : Number(text);
  const readable = index >= 0 || /^[0-9]{1,2}$/.test(text);
  return readable && value >= field.low && value <= field.high ? value : undefined;
}
