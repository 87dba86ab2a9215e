// Idle hosts are asked about once in a while; whatever happens with one brings the question back.
import { beforeEach, describe, expect, it } from 'vitest';
import { type AwsPorts, portFromCall } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { readClusterTasks } from './cluster-tasks.ts';
import { createReadCache, type ReadContext } from './context.ts';
import { inTurn, noteQuiet, stayQuiet } from './quiet.ts';
import { noTasks } from './tasks.ts';

const SECOND = 1_000;
let now: number;
let wall: number;
let context: ReadContext;

beforeEach(() => {
  [now, wall] = [0, 1_700_000_000_000];
  context = {
    ports: {} as AwsPorts,
    spec: { account: '111122223333', region: 'eu-west-1', cluster: 'web' },
    clock: { monotonic: () => now, now: () => wall } as Clock,
    cache: createReadCache(),
  };
});

const host = (
  more: { arn?: string; status?: string; lifecycleState?: string; isProtected?: boolean } = {},
) => ({
  id: 'i-1',
  container: { arn: more.arn ?? 'ci-1', status: more.status ?? 'ACTIVE' } as never,
  member: {
    pool: 'web',
    group: {
      name: 'web',
      healthStatus: 'Healthy',
      lifecycleState: more.lifecycleState ?? 'InService',
      protectedFromScaleIn: more.isProtected ?? false,
    },
  },
  tasks: [],
});

const askedAbout = (candidate: ReturnType<typeof host>) => !stayQuiet(context, [candidate]).has('i-1');
const foundEmpty = () => noteQuiet(context, [['i-1', { arn: 'ci-1', at: wall, monotonicAt: now }]]);

describe('the stopping tasks of an idle host', () => {
  it('are asked for when it is seen idle for the first time', () => {
    expect(askedAbout(host())).toBe(true);
  });

  it('are asked for again after forty seconds, by a clock that nobody can set', () => {
    foundEmpty();
    wall -= 3_600 * SECOND;
    now += 39 * SECOND;
    expect(askedAbout(host())).toBe(false);
    now += SECOND;
    expect(askedAbout(host())).toBe(true);
  });

  it.each([
    ['drains', host({ status: 'DRAINING' })],
    ['is being ended', host({ lifecycleState: 'Terminating:Wait' })],
    ['is about to lose its protection', host({ isProtected: true })],
    ['has registered anew', host({ arn: 'ci-2' })],
  ])('are asked for each time while it %s', (_, candidate) => {
    foundEmpty();
    expect(askedAbout(candidate)).toBe(true);
  });

  it('are asked for at once when it was busy in between', () => {
    foundEmpty();
    noteQuiet(context, []);
    expect(askedAbout(host())).toBe(true);
  });
});

it('of fifty idle hosts one pass in forty seconds asks, and each pass knows as of when none was stopping', async () => {
  const asking = await askedBy(50, [true, true, true, true, true, false, true]);
  // A listing that failed may hide whatever happened: all are asked about after it.
  expect(asking.many).toEqual([50, 0, 0, 0, 50, 0, 50]);
  expect(asking.quiet).toEqual([0, 50, 50, 50, 0, 0, 0]);
  const first = 1_000_000;
  expect(asking.readAt).toEqual([first, first, first, first, first + 40_000, undefined, first + 60_000]);
});

it('of more than one pass can ask for, those come first of whom nothing was heard for longest', async () => {
  const asking = await askedBy(150, [true, true, true, true, true, true, true]);
  expect(asking.many).toEqual([60, 60, 30, 0, 60, 60, 30]);
  // What was read before counts until its turn comes, and is believed for as long as ever.
  expect(asking.quiet).toEqual([0, 60, 120, 150, 90, 90, 120]);
  const first = 1_000_000;
  expect(asking.readAt).toEqual([...Array(4).fill(first), ...Array(3).fill(first + 40_000)]);
});

it('what leaves is asked about each time, however many are idle', () => {
  const hosts = Array.from({ length: 100 }, (_, n) => ({ ...host(), id: `i-${n}` }));
  const leaving = { ...host({ status: 'DRAINING' }), id: 'i-last' };
  const { asked } = inTurn(context, [...hosts, leaving], true);
  expect([asked.length, asked.at(-1)]).toEqual([61, 'i-last']);
});

it('of many that leave forty are asked about in a pass, first those on which nothing is known to run, then who waits longest', async () => {
  const cache = createReadCache();
  const clock = createTestClock(1_000_000);
  const task = { arn: 't' } as never;
  const leaving = Array.from({ length: 100 }, (_, n) => ({
    ...host({ status: 'DRAINING' }),
    tasks: n < 95 ? [task] : [],
    id: `i-${n}`,
  }));
  const ask = async () => {
    await clock.advance(5_000);
    return inTurn({ ...context, cache, clock }, leaving, true).asked;
  };
  const empty = ['i-95', 'i-96', 'i-97', 'i-98', 'i-99'];
  const [first, second, third] = [await ask(), await ask(), await ask()];
  expect(first).toEqual([...Array.from({ length: 35 }, (_, n) => `i-${n}`), ...empty]);
  expect(second).toEqual([...Array.from({ length: 35 }, (_, n) => `i-${n + 35}`), ...empty]);
  expect(third).toEqual(
    expect.arrayContaining([...Array.from({ length: 25 }, (_, n) => `i-${n + 70}`), ...empty]),
  );
});

/** How many were asked about by each pass, ten seconds apart; `reads`: whether its listing succeeds. */
async function askedBy(many: number, reads: readonly boolean[]) {
  let asked = 0;
  const ports = portFromCall(async (_, operation) => {
    if (operation === 'ListTasks') asked++;
    return operation === 'ListTasks' ? { taskArns: [] } : { tasks: [] };
  });
  const clock = createTestClock(1_000_000);
  const { spec } = context;
  const looking: ReadContext = { ports, clock, spec, cache: createReadCache() };
  const ids = Array.from({ length: many }, (_, n) => `i-${n}`);
  const registrations = {
    present: new Map(ids.map((id) => [id, { ...(host().container as object), arn: `ci-${id}` } as never])),
    arns: new Map(ids.map((id) => [id, `ci-${id}`])),
    gone: new Set<string>(),
  };
  const pass = (read: boolean) =>
    readClusterTasks(looking, {
      wanted: { value: read ? noTasks : undefined, part: { at: clock.now(), complete: read } },
      registrations,
      members: new Map(ids.map((id) => [id, host().member])),
      services: new Map(),
      known: { value: new Map(), at: 0 },
    });
  const asking: number[] = [];
  const readAt: (number | undefined)[] = [];
  const quiet: number[] = [];
  for (const read of reads) {
    asked = 0;
    const seen = await pass(read);
    asking.push(asked);
    readAt.push(seen.stoppingReadAt.get('i-7'));
    quiet.push(seen.quiet.size);
    await clock.advance(10_000);
  }
  return { many: asking, readAt, quiet };
}
