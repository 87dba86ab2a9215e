// A receipt in words: in one line for the log, and second by second for people.
import { clockTime, count } from '#lib/text.ts';
import type { ReceiptRecord, ReceiptTask } from '#model/timeline.ts';
import { notLooked } from './looks.ts';
import type { Receipt } from './receipt.ts';
import { shortTask } from './seen-text.ts';
import { WHY } from './why-words.ts';

const CHANNEL: Readonly<Record<ReceiptRecord['channel'], string>> = {
  event: 'an event told',
  spotRequest: 'its spot request told',
  group: 'its group told',
  memory: 'its memory told',
  containerInstance: 'ECS told',
  ec2: 'EC2 told',
};

/** Such as `spot interruption at 05:00:03Z (an event told): DRAINING after 1.2 s, …; nothing lost`. */
export function renderReceipt(receipt: Receipt): string {
  const { draining, empty, hostEnded, end, tasks, over } = receipt;
  const counted = tasks.filter(({ ignored }) => !ignored);
  const parts = [
    draining === undefined ? undefined : `DRAINING ${after(draining)}`,
    counted.length === 0 ? 'no task' : tally(counted),
    empty === undefined || counted.length === 0 ? undefined : `empty ${after(empty)}`,
    end === 'takenBack' ? `taken back ${after(over)}` : undefined,
    hostEnded === undefined || end === 'takenBack' ? undefined : `its host ended ${after(hostEnded)}`,
  ];
  return `${whyLeft(receipt)}: ${parts.filter((part) => part !== undefined).join(', ')}; ${lossOf(receipt)}`;
}

export function whyLeft({ why, noticed, channel, unwatched }: Receipt): string {
  // What was found later tells neither when it was nor that nobody had been told.
  if (why === 'end' && unwatched !== undefined)
    return `its end was not seen: ${notLooked(unwatched, noticed)}`;
  return `${WHY[why]} at ${clockTime(Date.parse(noticed))} (${CHANNEL[channel]})`;
}

/** Such as `nothing lost`, or what was and why. */
export function lossOf({ tasks, lost, unwatched }: Receipt): string {
  const unseen = tasks.filter(({ end, ignored }) => end === 'unseen' && !ignored);
  const losses = tasks
    .filter(({ end, ignored }) => end === 'cut' && !ignored)
    .map((task) => `${nameOf(task)}${noteOf(task)}`);
  const doubts = unseen.length === 0 ? '' : `; ${count(unseen.length, 'end')} not seen`;
  if (lost === 0 && unwatched !== undefined && unseen.length > 0)
    return `what became of ${count(unseen.length, 'task')} is not known`;
  return `${lost === 0 ? 'nothing lost' : `${count(lost, 'task')} lost: ${losses.join('; ')}`}${doubts}`;
}

export interface Step {
  /** Seconds after the notice. */
  readonly at: number;
  readonly words: string;
}

/** What happened, second by second. */
export function stepsOf(receipt: Receipt): Step[] {
  const { draining, empty, hostEnded, end, over, tasks } = receipt;
  const steps: Step[] = [
    ...at(draining, 'DRAINING'),
    ...tasks.flatMap(stepsOfTask),
    ...at(tasks.some(({ ignored }) => !ignored) ? empty : undefined, 'empty'),
    ...at(hostEnded, 'its host ends'),
    ...tasks.flatMap((task) => at(hostEnded ?? over, endsWithHost(task))),
    { at: over, words: end === 'gone' ? 'gone from every list' : 'taken back: it stays' },
  ];
  // Of the same tenth of a second the order above is that of cause and effect.
  return steps.sort((one, other) => one.at - other.at);
}

function stepsOfTask(task: ReceiptTask): Step[] {
  const { out, told, stopTask, sigterm, ended, end } = task;
  const [name, note] = [nameOf(task), noteOf(task)];
  return [
    ...at(out, `${name}: out of its load balancer`),
    ...at(told, `${name}: told that it will be stopped`),
    ...at(stopTask, `${name}: StopTask`),
    ...at(sigterm, `${name}: SIGTERM`),
    ...at(ended, `${name}: ${end === 'finished' ? 'finished by itself' : 'STOPPED'}${note}`),
  ];
}

function endsWithHost(task: ReceiptTask): string | undefined {
  const name = nameOf(task);
  if (task.end === 'unseen') return `${name}: its end was not seen${noteOf(task)}`;
  if (task.end !== 'cut') return undefined;
  return task.ignored ? `${name}: ends with its host` : `${name}: LOST${noteOf(task)}`;
}

const nameOf = ({ id, of, ignored }: ReceiptTask) =>
  `${shortTask(id)} of ${of}${ignored ? ' (ignored)' : ''}`;

const noteOf = ({ why }: ReceiptTask) => (why === undefined ? '' : ` (${why})`);

function at(seconds: number | undefined, words: string | undefined): Step[] {
  return seconds === undefined || words === undefined ? [] : [{ at: seconds, words }];
}

const ENDS: readonly [ReceiptTask['end'], string][] = [
  ['stopped', 'stopped'],
  ['finished', 'finished'],
  ['stayed', 'stayed'],
  ['unseen', 'with an end that nobody saw'],
  ['cut', 'cut'],
];

/** Such as `4 tasks: 3 stopped, 1 cut`. */
function tally(tasks: readonly ReceiptTask[]): string {
  const parts = ENDS.flatMap(([end, words]) => {
    const many = tasks.filter((task) => task.end === end).length;
    return many === 0 ? [] : [`${many} ${words}`];
  });
  return `${count(tasks.length, 'task')}: ${parts.join(', ')}`;
}

function after(seconds: number): string {
  return seconds < 0 ? `${-seconds} s before` : `after ${seconds} s`;
}
