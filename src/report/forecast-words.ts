// What a forecast says in words and in bars, whoever lays it out: text and Markdown say the same.
import { bars } from '#lib/bars.ts';
import { formatDuration } from '#lib/duration.ts';
import { count, listed } from '#lib/text.ts';
import type { Forecast, ForecastMinute, ForecastStep, Outlook, Range } from '#model/forecast.ts';

export interface Labelled {
  readonly label: string;
  readonly text: string;
}

/** What comes of it, the most important first. */
export function forecastRows({ aheadSeconds, outlook }: Forecast): Labelled[] {
  if (outlook === undefined) return [];
  const { lives, livedSeconds, ended, joined, broken } = outlook;
  const cut = livedSeconds < aheadSeconds;
  return [
    { label: 'finished', text: finishText(outlook, aheadSeconds) },
    ...leftRow(outlook),
    { label: 'hosts', text: `${rangeText(ended)} leave, ${rangeText(joined)} come` },
    { label: 'capacity', text: capacityText(outlook.minutes) },
    { label: 'at risk', text: riskText(outlook.minutes) },
    {
      label: 'promises',
      text: broken.length === 0 ? 'none breaks' : broken.map((each) => brokenText(each, lives)).join('; '),
    },
    {
      label: 'from',
      text:
        `${count(lives, 'life').replace('lifes', 'lives')} of the copied cluster, each with a seed and settings of its own` +
        (cut
          ? `; more would take minutes, so only the first ${duration(livedSeconds)} were lived through`
          : ''),
    },
  ];
}

export const duration = (seconds: number) => formatDuration(seconds * 1000);

function finishText(outlook: Outlook, aheadSeconds: number): string {
  const { finish, todo, lives, finishedLives, livedSeconds } = outlook;
  if (finish === undefined) return `not within ${duration(livedSeconds)}: in no life did anything go ahead`;
  const { p10Seconds, p90Seconds, reckoned } = finish;
  if (todo === 0 && p90Seconds !== undefined && p90Seconds <= 60) return 'at once: no host has to go';
  if (p90Seconds === undefined)
    return `after ${duration(p10Seconds)} at the earliest; in ${lives - finishedLives} of ${lives} lives not within ${duration(aheadSeconds)}`;
  const pace = reckoned ? `, at the pace of the first ${duration(livedSeconds)}` : '';
  return `after ${duration(p10Seconds)} to ${duration(p90Seconds)} in eight of ten cases${pace}`;
}

function leftRow({ left, todo, livedSeconds }: Outlook): Labelled[] {
  if (left.most === 0) return [];
  const of = todo > 0 ? ` of ${todo}` : '';
  return [
    {
      label: 'left',
      text: `after ${duration(livedSeconds)} ${rangeText(left)}${of} are still to be worked on`,
    },
  ];
}

const rangeText = ({ least, most }: Range) => (least === most ? `${least}` : `${least} to ${most}`);

function capacityText(minutes: readonly ForecastMinute[]): string {
  const all = minutes.map(({ capacity }) => capacity);
  return `${all[0]} hosts take tasks now, at least ${Math.min(...all)} and at most ${Math.max(...all)} meanwhile`;
}

function riskText(minutes: readonly ForecastMinute[]): string {
  const failed = minutes.reduce((sum, minute) => sum + minute.failed, 0);
  const most = Math.max(...minutes.map(({ atRisk }) => atRisk));
  const lost = failed === 0 ? 'none fails' : `${count(failed, 'request')} fail`;
  return `at most ${most} % of requests go to hosts that are leaving; ${lost}`;
}

const brokenText = ({ promise, lives }: Outlook['broken'][number], of: number) =>
  `${promise} in ${lives} of ${of} lives`;

/** When, and what of which pool. */
export function stepText(step: ForecastStep): { readonly when: string; readonly what: string } {
  const { fromSecond, toSecond, pool, drained, ended, joined } = step;
  const parts = [
    ...(drained.length > 0 ? [`${drained.length} drained`] : []),
    ...(ended.length > 0 ? [`${ended.length} gone`] : []),
    ...(joined > 0 ? [`${joined} new`] : []),
  ];
  const ids = [...new Set([...drained, ...ended])];
  return {
    when: `+${duration(fromSecond)} to +${duration(toSecond)}`,
    what: `${pool}: ${parts.join(', ')}${ids.length > 0 ? ` (${listed(ids, 2)})` : ''}`,
  };
}

const MOST_COLUMNS = 60;

/** Two rows of bars over the same time: the least capacity and the most risk of each column. */
export function forecastChart(
  { minutes }: Outlook,
  columns: number,
): { readonly title: string; readonly rows: readonly Labelled[] } {
  const each = Math.ceil(minutes.length / Math.max(10, Math.min(MOST_COLUMNS, columns)));
  const slices = Array.from({ length: Math.ceil(minutes.length / each) }, (_, n) =>
    minutes.slice(n * each, (n + 1) * each),
  );
  const capacity = slices.map((slice) => Math.min(...slice.map((minute) => minute.capacity)));
  const risk = slices.map((slice) => Math.max(...slice.map((minute) => minute.atRisk)));
  const most = Math.max(1, ...capacity);
  const title = `the life in the middle, ${each === 1 ? 'a minute' : `${each} minutes`} each; tallest: ${most} hosts, ${Math.max(0, ...risk)} % of requests`;
  return {
    title,
    rows: [
      { label: 'capacity', text: bars(capacity, most) },
      { label: 'at risk', text: bars(risk, Math.max(0.1, ...risk)) },
    ],
  };
}
