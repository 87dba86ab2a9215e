// One batch on its way: what is looked at before, what the gate is told, what is tried again and when, and that each action gets
// exactly one outcome. Calls are answered by hand.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { createRandom } from '#lib/random.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { Action, Outcome } from '#model/plan.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { aHook, aPool } from '../../test/support/facts.ts';
import { carryOutBatch } from './batch.ts';
import type { Claims } from './claims.ts';
import { actions, inService, instance, now, observation, spec, task } from './fixtures.ts';
import { createLedger } from './ledger.ts';

interface Given {
  readonly instances?: readonly InstanceFacts[];
  /** What differs of all that is observed. */
  readonly world?: Partial<Observation>;
  readonly drains?: ReadonlyMap<string, number>;
  readonly silentSince?: ReadonlyMap<string, number>;
  readonly answer?: (operation: string, input: Record<string, unknown>) => unknown;
  readonly forMs?: number;
}

/** Read before it was decided. */
function asBefore(seen: Observation): Observation {
  const instances = [...seen.instances].map(([id, each]) => [id, { ...each, readAt: now - 1 }] as const);
  return { ...seen, instances: new Map(instances) };
}

async function carried(batch: readonly Action[], given: Given = {}) {
  const { instances = [inService()], world = {}, answer = () => ({}), forMs = 0 } = given;
  const clock = createTestClock(now);
  const outcomes: Outcome[] = [];
  const calls: { operation: string; at: number }[] = [];
  const looks: string[][] = [];
  const claims: Claims = new Map();
  const observed = (): Observation => {
    const at = clock.now();
    const read = { readAt: at, stoppingTasksReadAt: at, ec2ReadAt: at };
    const seen = observation(instances.map((each) => ({ ...each, ...read })));
    const parts = { ...seen.parts, cluster: { ...seen.parts.cluster, at } };
    return { ...seen, parts, ...world };
  };
  const lookAgain = async (ids: readonly string[]) => {
    looks.push([...ids]);
    return observed();
  };
  const end = carryOutBatch(
    batch,
    {
      plan: { cluster: 'web', at: now, actions: batch, waits: [] },
      spec: { ...spec, mode: 'scale' },
      ports: portFromCall(async (_, operation, input) => {
        calls.push({ operation, at: clock.now() - now });
        return answer(operation, input as Record<string, unknown>);
      }),
      clock,
      // The longest of all pauses that may be drawn.
      random: { ...createRandom(1), between: (_, most) => most },
      lease: { until: Number.POSITIVE_INFINITY },
      ledger: createLedger(() => clock.monotonic()),
      observation: () => asBefore(observed()),
      drains: () => given.drains ?? new Map(),
      silentSince: () => given.silentSince ?? new Map(),
      claims,
      notices: () => [],
      lookAtPool: async (pool) => {
        looks.push([pool]);
        return observed();
      },
      lookAgain,
      lookAtState: lookAgain,
      lookElsewhere: async (ids) => {
        looks.push(['elsewhere', ...ids]);
        return observed();
      },
      trials: () => ({}),
    },
    (outcome) => outcomes.push(outcome),
  );
  void end.catch(() => undefined);
  await clock.advance(forMs);
  const said = outcomes.map(({ result, detail }) => (detail === '' ? result : `${result}: ${detail}`));
  return { outcomes, said, calls, looks, claims };
}

const error = (name: string, message = '') => Object.assign(new Error(message), { name });
const container = { arn: 'ci-1', status: 'ACTIVE', agentConnected: true, version: 1 };
const wished = (id = 'i-1'): InstanceFacts =>
  inService({
    instanceId: id,
    market: 'on-demand',
    container: { ...container, arn: `ci-${id}`, memory: 'v1:refresh:1:-:-' },
  });
const drained = (_: string, { containerInstances }: Record<string, unknown>) => ({
  containerInstances: (containerInstances as string[]).map((arn) => ({
    containerInstanceArn: arn,
    status: 'DRAINING',
  })),
});
const drainOf = (id: string): Action => ({
  ...actions.wished,
  instanceId: id,
  containerInstanceArn: `ci-${id}`,
});

/** An instance refresh of Auto Scaling waits for busy instances of the pool. */
const refreshed: Partial<Observation> = {
  pools: new Map([
    [
      'spot',
      aPool(
        {
          name: 'web-spot',
          desired: 1,
          hooks: [aHook()],
          refresh: {
            id: 'r',
            status: 'InProgress',
            startedAt: now - 60_000,
            skipMatching: false,
            protectedInstances: 'Wait',
            readAt: now,
          },
        },
        'spot',
      ),
    ],
  ]),
};
const awaited = inService({ launchedAt: now - 3_600_000, tasks: [task()] });

describe('before it is sent', () => {
  it.each([actions.wished, actions.standby, actions.end, actions.lowerTarget, actions.terminate])(
    '$kind that could be left has the instance read again, and then its pool',
    async (action) => {
      expect((await carried([action])).looks).toEqual([['i-1'], ['spot']]);
    },
  );

  it.each([
    { ...actions.end, forced: true },
    actions.stopTask,
    actions.unprotect,
    { ...actions.remember, value: 'v1:person:0:-:-' },
  ])('$kind has the instance alone read again, where budgets do not count it', async (action) => {
    expect((await carried([action])).looks).toEqual([['i-1']]);
  });

  it('a release to an instance refresh has the pool read too: what it takes is counted', async () => {
    expect((await carried([actions.unprotect], { world: refreshed })).looks).toEqual([['i-1'], ['spot']]);
    expect((await carried([actions.stopTask], { world: refreshed })).looks).toEqual([['i-1']]);
  });

  it('what takes nothing away needs no look, but for one in its batch that does', async () => {
    expect((await carried([actions.protect])).looks).toEqual([]);
    const persons = { ...actions.remember, value: 'v1:person:0:-:-' };
    expect((await carried([actions.remember, persons])).looks).toEqual([['i-1', 'i-1']]);
  });
});

describe('the gate', () => {
  const full = 'refused: the default budget of 1 at once: 1 instance out already';

  it('counts what it let go a moment ago: of two wishes one waits', async () => {
    const instances = [wished('i-1'), wished('i-2')];
    const { said, claims } = await carried([drainOf('i-1'), drainOf('i-2')], { instances, answer: drained });
    expect(said.sort()).toEqual(['done', full]);
    expect([...claims.values()]).toEqual([{ kind: 'drain', instanceId: 'i-1', at: now }]);
  });

  it('counts drains of ours that reads do not show yet', async () => {
    const given = { instances: [wished('i-1'), wished('i-2')], answer: drained };
    const drains = new Map([['i-2', now - 1_000]]);
    expect((await carried([drainOf('i-1')], { ...given, drains })).said).toEqual([full]);
    expect((await carried([drainOf('i-1')], given)).said).toEqual(['done']);
  });

  it('counts a busy instance that it releases to an instance refresh, and nothing else that it lets pass', async () => {
    const released = await carried([actions.unprotect], { instances: [awaited], world: refreshed });
    expect(released.said).toEqual(['done']);
    expect([...released.claims.values()]).toMatchObject([{ kind: 'unprotect', instanceId: 'i-1' }]);
    const passed = [
      await carried([actions.unprotect]),
      await carried([actions.protect]),
      await carried([actions.protect], { world: refreshed }),
    ];
    expect(passed.map(({ said, claims }) => [said, claims.size])).toEqual(Array(3).fill([['done'], 0]));
  });

  it('has no pool to count for an instance of none, and lets it stay', async () => {
    const strange = { ...wished(), pool: undefined };
    const { said } = await carried([drainOf('i-1')], { instances: [strange], answer: drained });
    expect(said).toEqual(['refused: nothing says why it should leave']);
  });

  it('is told for how long an agent has been silent, as far as this process knows', async () => {
    const tasks = [task({ desiredStatus: 'STOPPED' })];
    const silent = inService({
      tasks,
      market: 'on-demand',
      container: { ...container, status: 'DRAINING', agentConnected: false },
    });
    const silentFor = async (silentMs?: number) => {
      const silentSince = new Map(silentMs === undefined ? [] : [['i-1', now - silentMs]]);
      return (await carried([actions.removeTarget], { instances: [silent], silentSince })).said;
    };
    expect(await silentFor(600_000)).toEqual(['done']);
    expect(await silentFor(599_999)).toEqual(['refused: the instance is not leaving']);
    expect(await silentFor()).toEqual(['refused: the instance is not leaving']);
  });

  it('cannot rule a freeze out where the cluster was never read, or was not found', async () => {
    const { cluster, parts } = observation([]);
    const no = ['refused: the tags of the cluster were never read, so a freeze cannot be ruled out'];
    const unread = { parts: { ...parts, cluster: { at: 0, complete: false } } };
    expect((await carried([actions.protect], { world: unread })).said).toEqual(no);
    const unfound = { cluster: { ...cluster, status: undefined } };
    expect((await carried([actions.protect], { world: unfound })).said).toEqual(no);
  });
});

describe('a call that AWS refuses as a whole', () => {
  const three = ['i-1', 'i-2', 'i-3'].map((instanceId) => ({ ...actions.protect, instanceId }));
  const instances = three.map(({ instanceId }) => inService({ instanceId }));
  const refusing = (failure: Error) =>
    carried(three, {
      instances,
      answer: (_, { InstanceIds }) => {
        if ((InstanceIds as string[]).includes('i-2')) throw failure;
        return {};
      },
    });

  it.each([
    ['is not found', error('ValidationError', 'i-2 is not part of Auto Scaling group web-spot'), 'notFound'],
    ['is in the wrong state', error('ResourceContentionFault'), 'conflict'],
    ['is not valid', error('ValidationError', 'no'), 'invalid'],
  ])('is sent one by one where one of them %s', async (_, failure, errorKind) => {
    const { outcomes, calls } = await refusing(failure);
    expect(calls).toHaveLength(4);
    const told = outcomes.map((each) => [each.action, each.result, each.errorKind]);
    expect(told).toEqual([
      [three[0], 'done', undefined],
      [three[1], 'failed', errorKind],
      [three[2], 'done', undefined],
    ]);
  });

  it.each(['ThrottlingException', 'AccessDeniedException', 'TimeoutError'])(
    'with %s is not sent one by one',
    async (name) => {
      const { calls, outcomes } = await refusing(error(name, 'no'));
      expect(calls).toHaveLength(1);
      expect(outcomes.map(({ result }) => result)).toEqual(['failed', 'failed', 'failed']);
    },
  );
});

describe('forced work', () => {
  const never = (name: string) => () => {
    throw error(name, 'no');
  };
  const stop = actions.stopTask;
  const leaving = [instance({ tasks: [task()] })];
  const stops = (given: Given, action: Action = stop) =>
    carried([action], { instances: leaving, forMs: 60_000, ...given });

  it.each(['ThrottlingException', 'ServiceUnavailable'])(
    'is tried again for 20 s, ever less often, where AWS answers %s; then it has failed',
    async (name) => {
      const { calls, outcomes } = await stops({ answer: never(name) });
      expect(calls.map(({ at }) => at)).toEqual([
        0, 200, 600, 1_400, 3_000, 6_200, 10_200, 14_200, 18_200, 22_200,
      ]);
      expect(outcomes).toMatchObject([{ result: 'failed', at: now + 22_200 }]);
    },
  );

  it('is done at the first time that AWS takes it, and says nothing more then', async () => {
    let left = 2;
    const answer = () => {
      if (left-- > 0) throw error('ServiceUnavailable');
      return {};
    };
    const { outcomes, calls } = await stops({ answer });
    expect(calls).toHaveLength(3);
    expect(outcomes).toEqual([{ action: stop, result: 'done', detail: '', at: now + 600 }]);
  });

  it('is not tried again once its deadline is there, nor where asking again changes nothing', async () => {
    const late = await stops({ answer: never('ThrottlingException') }, { ...stop, deadline: now + 600 });
    expect(late.calls.map(({ at }) => at)).toEqual([0, 200, 600]);
    expect((await stops({ answer: never('AccessDeniedException') })).calls).toHaveLength(1);
    const refused = await stops({ instances: [inService({ tasks: [task()], market: 'on-demand' })] });
    expect([refused.said, refused.looks.length]).toEqual([['refused: the instance is not leaving'], 1]);
  });
});
