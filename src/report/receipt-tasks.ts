// What became of each task of an instance that left, from the records of its leaving. Pure.
import type {
  Instant,
  LeavingReason,
  OutcomeRecord,
  ReceiptTask,
  SeenRecord,
  SeenTask,
  TimelineRecord,
  WentTask,
} from '#model/timeline.ts';
import { notLooked } from './looks.ts';
import type { Portrait } from './portrait.ts';
import { heard } from './receipt-notices.ts';

/** A task while the records are gone through; instants of what was seen of it. */
export interface Trace {
  task: SeenTask;
  /** When it came, if that was after the notice. */
  came?: Instant;
  out?: Instant;
  removed?: Instant;
  told?: Instant;
  stopTask?: Instant;
  sigterm?: Instant;
  went?: WentTask & { readonly seen: Instant };
  /** Why something that was tried for it did not work. */
  trouble?: string;
}

/** How the instance itself ended. */
export interface Ending {
  readonly why: LeavingReason;
  readonly end: 'gone' | 'takenBack';
  readonly over?: Instant;
  readonly hostEnded?: Instant;
  /** The look before that, where it was long before. */
  readonly unwatched?: Instant;
  /** Seconds after the notice. */
  readonly after: (instant: Instant) => number;
}

export function tracesOf(before: Portrait, records: readonly TimelineRecord[]): Trace[] {
  const traces = new Map<string, Trace>([...before.tasks].map(([id, task]) => [id, { task }]));
  for (const record of records) {
    if (record.kind === 'seen') look(traces, record);
    if (record.kind === 'done' || record.kind === 'refused' || record.kind === 'failed') act(traces, record);
  }
  return [...traces.values()];
}

function look(traces: Map<string, Trace>, { time, tasks = [], went = [] }: SeenRecord): void {
  for (const task of tasks) {
    const known = traces.get(task.id);
    traces.set(task.id, see(known ?? { task, came: time }, task, time));
  }
  for (const gone of went) {
    const trace = traces.get(gone.id);
    const at = gone.at && heard(gone.at, time);
    if (trace) trace.went ??= { ...gone, ...(at && { at }), seen: time };
  }
}

const IN_SERVICE = new Set(['healthy', 'initial', undefined]);

const hasSigterm = ({ status = '' }: SeenTask) => ['STOPPING', 'DEPROVISIONING', 'STOPPED'].includes(status);

function see(trace: Trace, news: SeenTask, time: Instant): Trace {
  const task = { ...trace.task, ...news };
  const wasIn = trace.task.targets?.some(({ state }) => IN_SERVICE.has(state)) === true;
  const isOut = task.targets?.every(({ state }) => !IN_SERVICE.has(state)) === true;
  if (wasIn && isOut) trace.out ??= time;
  if (hasSigterm(task) && !hasSigterm(trace.task)) trace.sigterm ??= time;
  trace.task = task;
  return trace;
}

function act(traces: Map<string, Trace>, { kind, action, task, time, detail }: OutcomeRecord): void {
  const trace = task === undefined ? undefined : traces.get(task);
  if (trace === undefined) return;
  if (kind !== 'done') trace.trouble = `${action} ${kind}: ${detail ?? ''}`;
  else if (action === 'removeTarget') trace.removed ??= time;
  else if (action === 'quiesce') trace.told ??= time;
  else if (action === 'stopTask') trace.stopTask ??= time;
}

export function receiptTask(trace: Trace, ending: Ending): ReceiptTask {
  const { task, went, sigterm, stopTask, told } = trace;
  const end = endOf(trace, ending);
  const out = trace.out ?? trace.removed;
  const ended = end === 'stopped' || end === 'finished' ? (went?.at ?? went?.seen) : undefined;
  const why = whyOf(trace, end, ending);
  const { after } = ending;
  return {
    id: task.id,
    of: task.service ?? task.family ?? 'unknown',
    ...(task.ignored && { ignored: true as const }),
    ...(out !== undefined && { out: after(out) }),
    ...(told !== undefined && { told: after(told) }),
    ...(stopTask !== undefined && { stopTask: after(stopTask) }),
    ...(sigterm !== undefined && { sigterm: after(sigterm) }),
    ...(ended !== undefined && { ended: after(ended) }),
    end,
    ...(why !== undefined && { why }),
  };
}

function endOf(trace: Trace, ending: Ending): ReceiptTask['end'] {
  const { end, hostEnded } = ending;
  const { went, task, sigterm } = trace;
  if (went === undefined && end === 'takenBack') return 'stayed';
  if (wentUnwatched(trace, ending)) return 'unseen';
  if (went === undefined || wentWithHost(went, hostEnded)) {
    const inTime = sigterm === undefined || hostEnded === undefined || sigterm < hostEnded;
    return hasSigterm(task) && inTime ? 'unseen' : 'cut';
  }
  return went.code === 'EssentialContainerExited' ? 'finished' : 'stopped';
}

/** It was gone when the end of its host was found, and nobody has said what became of it before that. */
function wentUnwatched({ went, task }: Trace, { hostEnded, over, unwatched }: Ending): boolean {
  if (unwatched === undefined || hostEnded === undefined) return false;
  if (went === undefined) return hostEnded === over && !hasSigterm(task);
  return went.at === undefined && went.seen === hostEnded && !toldOfHost(went);
}

const toldOfHost = ({ reason = '' }: WentTask) =>
  /^Host EC2 \(instance [^)]*\) (terminated|stopped)/.test(reason);

/** A silent agent tells nothing: what ECS calls stopped after the end of the host was cut by it (aws-facts.md §1.3). */
function wentWithHost(went: NonNullable<Trace['went']>, hostEnded?: Instant): boolean {
  if (toldOfHost(went)) return true;
  const { at, seen } = went;
  return hostEnded !== undefined && (at === undefined ? seen >= hostEnded : at > hostEnded);
}

/** Docker's exit code for SIGKILL. */
const KILLED = 137;
/** And for SIGTERM, which is how most programs end that do not handle it. */
const TERMINATED = 143;

function whyOf(trace: Trace, end: ReceiptTask['end'], ending: Ending): string | undefined {
  const { why, after, unwatched, hostEnded } = ending;
  const { went, came, trouble, sigterm, task } = trace;
  if (end === 'unseen' && wentUnwatched(trace, ending)) return notLooked(unwatched!, hostEnded!);
  if (end === 'unseen') {
    const when = sigterm === undefined ? 'before the notice' : `${after(sigterm)} s after the notice`;
    return `SIGTERM ${when}; its host ended before it was seen STOPPED`;
  }
  if (end === 'cut') {
    if (trouble !== undefined) return trouble;
    if (why === 'end') return 'nobody told of the end before it came';
    if (came !== undefined && after(came) > 0) return `it landed there ${after(came)} s after the notice`;
    return `its host ended while it was ${task.status ?? 'there'}`;
  }
  if (end === 'stayed' || went?.exit === undefined || went.exit === 0 || went.exit === TERMINATED)
    return undefined;
  return went.exit === KILLED
    ? 'exit code 137: it was killed, as a rule because it took longer than its stop timeout'
    : `exit code ${went.exit}`;
}
