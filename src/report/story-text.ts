// An instance's story as text: who it is, what stood behind the address, how it stood, its receipts, its history.
import { count, hanging } from '#lib/text.ts';
import type { Instant, ReceiptRecord, TimelineRecord } from '#model/timeline.ts';
import { createHistory } from './history.ts';
import { type Moment, momentOf } from './moment.ts';
import { lossOf, stepsOf, whyLeft } from './receipt-text.ts';
import { type Match, portraitAt, type Story, type TaskSpan } from './story.ts';
import type { TwoTimes } from './two-times.ts';

export interface StoryView {
  readonly times: TwoTimes;
  /** What was asked for, as it was typed. */
  readonly asked: string;
  readonly at?: Instant;
  /** Whether a port was asked for. */
  readonly byPort: boolean;
  /** Columns; longer lines are broken at spaces. */
  readonly width: number;
  /** The last look at its cluster, where that was so long ago that somebody should know. */
  readonly blindSince?: Instant;
}

/** Several instances that fit, a line each. */
export function renderMatches(matches: readonly Match[], { times, asked }: StoryView): string {
  const lines = matches.map(
    ({ story }) => `  ${story.instance}  ${story.cluster}  ${spanText(story, times)}`,
  );
  const advice = 'give one of these ids, or the time with --at';
  return `${count(matches.length, 'instance')} had ${asked}: ${advice}\n${lines.join('\n')}\n`;
}

export function renderStory({ story, tasks }: Match, view: StoryView): string {
  const { times, at, byPort, width } = view;
  const last = story.records.at(-1)!.time;
  const parts = [
    heading(story, view),
    ...(story.to === undefined ? blind(view) : []),
    ...(byPort ? [behind(tasks, view)] : []),
    ...(at === undefined ? [] : [`At ${times(at)}\n${momentLines(momentOf(story, at), width)}`]),
    `Last known, ${times(story.to ?? last)}\n${momentLines(momentOf(story), width)}`,
    ...receiptsOf(story).map((receipt) => receiptText(receipt, view)),
    ...noReceiptYet(story),
    history(story, view),
  ];
  return `${parts.join('\n\n')}\n`;
}

export function receiptsOf({ records }: Story): ReceiptRecord[] {
  return records.filter((record): record is ReceiptRecord => record.kind === 'receipt');
}

function heading(story: Story, { times, width }: StoryView): string {
  const { instance, cluster, ip, container } = story;
  const { pool, market, zone } = portraitAt(story).look;
  const facts = [pool ? `pool ${pool}` : 'in no pool', market, zone].filter(Boolean).join(', ');
  return [
    `${instance}  cluster ${cluster}, ${facts}`,
    `  address             ${ip ?? 'unknown'}`,
    `  container instance  ${container ?? 'unknown'}`,
    ...hanging(spanText(story, times), width, ['  in the timeline     ', ' '.repeat(22)]),
    `  times               ${times.zones}`,
  ].join('\n');
}

function spanText({ from, to }: { from: Instant; to?: Instant }, times: TwoTimes): string {
  return `${times(from)} to ${to === undefined ? 'now, as far as it tells' : `${times(to)}, then gone`}`;
}

function behind(tasks: readonly TaskSpan[], { asked, times, width }: StoryView): string {
  if (tasks.length === 0) return `Behind ${asked}: no task is known that had this port then`;
  const lines = tasks.flatMap(({ task: { id, service, family }, from, to }) => {
    const until = to === undefined ? 'it was not seen to end' : times(to);
    const words = `task ${id} of ${service ?? family ?? 'unknown'}, ${times(from)} to ${until}`;
    return hanging(words, width, ['  ', '    ']);
  });
  return [`Behind ${asked}`, ...lines].join('\n');
}

function momentLines({ state, reason, lastAction, next }: Moment, width: number): string {
  const rows: [string, string][] = [
    ['state ', state],
    [
      'reason',
      reason ?? `nothing was decided for it${lastAction === undefined ? '' : `; last action: ${lastAction}`}`,
    ],
    ...next.map((step, index): [string, string] => [index === 0 ? 'next  ' : '      ', step]),
  ];
  return rows.flatMap(([name, words]) => hanging(words, width, [`  ${name}  `, ' '.repeat(10)])).join('\n');
}

function receiptText(receipt: ReceiptRecord, { times, width }: StoryView): string {
  const steps = stepsOf(receipt).flatMap(({ at, words }) =>
    hanging(words, width, [`  ${signed(at).padStart(9)}  `, ' '.repeat(15)]),
  );
  // Of one that stays: whatever comes later is another leaving.
  const which =
    receipt.end === 'gone' ? 'Receipt' : `Receipt of an earlier leaving, over ${times(receipt.time)}`;
  const head = hanging(`${which}: ${whyLeft(receipt)}; ${lossOf(receipt)}`, width, ['', '  ']);
  return [...head, `  ${'0 s'.padStart(9)}  noticed, ${times(receipt.noticed)}`, ...steps].join('\n');
}

function blind({ blindSince, times, width }: StoryView): string[] {
  if (blindSince === undefined) return [];
  const words = `NOBODY LOOKS: no operator has written of a look at this cluster since ${times(blindSince)}; what follows is as of then`;
  return [hanging(words, width, ['', '  ']).join('\n')];
}

/** It is written when the instance is in no list any more, so that earlier ones are not taken for it. */
function noReceiptYet(story: Story): string[] {
  const { state = '' } = portraitAt(story).look;
  const isOnItsWay = story.to === undefined && (state.startsWith('leaving.') || state === 'gone');
  return isOnItsWay ? ['No receipt of this leaving yet: it comes with its end'] : [];
}

const signed = (seconds: number) => `${seconds < 0 ? '−' : '+'}${Math.abs(seconds).toFixed(1)} s`;

/** So much around the time that is asked for, or so many records at the end. */
const AROUND_MS = 1_800_000;
const AT_MOST = 200;

function history(story: Story, { times, at, width }: StoryView): string {
  const { tell } = createHistory();
  const told = story.records
    .filter(({ kind }) => kind !== 'receipt')
    .map((record) => ({ record, words: tell(record) }))
    .filter(({ words }) => words !== undefined);
  const isNear = ({ time }: TimelineRecord) =>
    at === undefined || Math.abs(Date.parse(time) - Date.parse(at)) <= AROUND_MS;
  const near = told.filter(({ record }) => isNear(record));
  const shown = at === undefined ? near.slice(-AT_MOST) : near;
  const lines = shown.flatMap(({ record, words }) =>
    hanging(words!, width, [`  ${times(record.time)}  `, ' '.repeat(8)]),
  );
  const left = told.length - shown.length;
  const more = left > 0 ? `, without ${left} further lines: -o json has all` : '';
  return [`History${more}`, ...lines].join('\n');
}
