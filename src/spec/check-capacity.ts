// What a pool asks for and can never have within its own most; and shares of which nobody gets any.
import type { Path } from '#lib/document-problem.ts';
import type { Checking, LenientPool } from './checking.ts';

/** Reports what of one pool lies beyond its most: it would be lacking for ever, without another word. */
export function checkCapacity(pool: LenientPool, path: Path, { spec, report }: Checking): void {
  const most = mostOf(pool, spec);
  if (most === undefined) return checkUnlimited(pool, path, report);
  const { base, headroom, surviveLossOf } = pool;
  const hint = 'lower it, or raise limits.max';
  if (base !== undefined && base > most.max)
    report([...path, 'base'], `${base} is above ${most.words}`, { hint });
  // One instance is one unit at least, and something has to run beside what is kept free.
  if (typeof headroom === 'number' && headroom > 0 && headroom >= most.max)
    report([...path, 'headroom'], `${headroom} can never be kept free beside what runs: ${most.words}`, {
      hint,
    });
  if (surviveLossOf !== undefined && surviveLossOf > 0 && surviveLossOf >= most.max)
    report([...path, 'surviveLossOf'], `the loss of ${surviveLossOf} leaves nothing: ${most.words}`, {
      hint,
    });
}

/** A group has its MaxSize; a fleet without a limit would shrink and never grow again, and lose what shall be free. */
function checkUnlimited(pool: LenientPool, path: Path, report: Checking['report']): void {
  if (pool.spotFleet === undefined) return;
  for (const field of ['headroom', 'headroomTasks', 'surviveLossOf'] as const)
    if (pool[field] !== undefined)
      report([...path, field], 'nothing says how far this Spot Fleet may grow for it', {
        hint: 'give the pool limits.max',
      });
}

/** The most that the pool may have at any time, by its limits or in a window. */
function mostOf({ name, limits }: LenientPool, { schedules }: Checking['spec']) {
  if (limits?.max === undefined) return undefined;
  const windows = (schedules ?? []).flatMap((each) => (each?.pool === name ? (each?.max ?? []) : []));
  const max = Math.max(limits.max, ...windows);
  const inWindows = max > limits.max ? ', and in windows' : '';
  return { max, words: `limits.max of the pool${inWindows}, which is ${max}` };
}

/** A weight of 0 gives no share beside those that have one; where all are 0 there is nothing to share by. */
export function checkWeights({ spec, report }: Checking): void {
  const weights = (spec.pools ?? []).flatMap((pool, index) =>
    pool?.weight === undefined ? [] : [{ index, weight: pool.weight }],
  );
  if (weights.length === 0 || weights.some(({ weight }) => weight !== 0)) return;
  const message = 'no pool that has a weight has one above 0: none of them gets a share of what is added';
  report(['spec', 'pools', weights[0]!.index, 'weight'], message, {
    hint: 'give at least one pool more than 0, or leave weight out: then pools grow in their order',
  });
}

/** What arrives on a queue is read once, by whoever comes first: events among reports would be dropped as no reports. */
export function checkShortageQueues({ spec, report }: Checking): void {
  const events = lastOf(spec.events?.queue);
  const all: [Path, string | undefined][] = [
    [['spec', 'scaleOut'], spec.scaleOut?.shortageQueue],
    ...(spec.pools ?? []).map((pool, index): [Path, string | undefined] => [
      ['spec', 'pools', index, 'scaleOut'],
      pool?.scaleOut?.shortageQueue,
    ]),
  ];
  for (const [path, queue] of all)
    if (events !== undefined && lastOf(queue) === events)
      report([...path, 'shortageQueue'], `${events} is the queue of spec.events: notices would be lost`, {
        hint: 'give reports a queue of their own',
      });
}

/** The name of a queue that is given by name, URL or ARN. */
const lastOf = (queue: string | undefined): string | undefined => queue?.split(/[/:]/).at(-1);
