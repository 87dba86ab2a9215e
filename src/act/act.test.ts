// Carrying out, as far as it is a matter of timing and verdicts: calls are answered by hand, no AWS is imitated.
import { describe, expect, it } from 'vitest';
import { portFromCall } from '#aws/ports.ts';
import { sleep } from '#lib/clock.ts';
import { createRandom } from '#lib/random.ts';
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import type { Action, Outcome } from '#model/plan.ts';
import { createTestClock } from '../../test/support/clock.ts';
import { aPool } from '../../test/support/facts.ts';
import { carryOut } from './act.ts';
import {
  actions,
  clusterArn,
  inService,
  instance,
  interruption,
  now,
  observation,
  spec,
  task,
} from './fixtures.ts';
import { createLedger } from './ledger.ts';
import { createLooker } from './looker.ts';

interface Answers {
  /** Whether anybody listens to outcomes. */
  readonly isTold?: boolean;
  readonly instances?: readonly InstanceFacts[];
  /** What differs at the look at their pool, which is the last. */
  readonly atLast?: (instance: InstanceFacts) => Partial<InstanceFacts>;
  /** Whom the queue told of; all of them unless given. */
  readonly told?: readonly string[];
  /** The other clusters in which the third look finds them. */
  readonly foundIn?: readonly string[];
  /** The group of their pool. */
  readonly group?: GroupFacts;
  /** What the second look ends with. */
  readonly fails?: Error;
  /** Answers a call; what it throws is AWS's error. */
  readonly answer?: (operation: string, input: Record<string, unknown>) => unknown;
}

function setUp({
  isTold = true,
  instances = [inService()],
  answer = () => ({}),
  atLast = () => ({}),
  told = instances.map(({ instanceId }) => instanceId),
  fails,
  foundIn = [],
  group,
}: Answers) {
  const pools = new Map(group && [['spot', { name: 'spot', group }]]);
  const world = (all: readonly InstanceFacts[]) => ({ ...observation(all), pools });
  const clock = createTestClock(now);
  const calls: { operation: string; input: Record<string, unknown>; at: number }[] = [];
  const looks: string[][] = [];
  const outcomes: Outcome[] = [];
  const ports = portFromCall(async (_, operation, input) => {
    calls.push({ operation, input: input as Record<string, unknown>, at: clock.now() - now });
    return answer(operation, input as Record<string, unknown>);
  });
  const ledger = createLedger(() => clock.monotonic());
  const lookElsewhere = createLooker(async (ids) => {
    looks.push(['elsewhere', ...ids]);
    const elsewhere = { clusters: foundIn, readAt: clock.now() };
    const again = {
      readAt: clock.now(),
      stoppingTasksReadAt: clock.now(),
      ec2ReadAt: clock.now(),
      elsewhere,
    };
    return world(instances.map((each) => ({ ...each, ...again })));
  });
  const lookAgain = createLooker(async (ids) => {
    looks.push([...ids]);
    if (fails) throw fails;
    return world(
      instances.map((each) => {
        const at = clock.now();
        return { ...each, readAt: at, stoppingTasksReadAt: at, ec2ReadAt: at };
      }),
    );
  });
  const run = (plan: readonly Action[]) =>
    carryOut({
      plan: { cluster: 'web', at: clock.now(), actions: plan, waits: [] },
      spec,
      ports,
      clock,
      random: createRandom(1),
      lease: { until: Number.POSITIVE_INFINITY },
      ledger,
      observation: () => world(instances),
      drains: () => new Map(),
      silentSince: () => new Map(),
      claims: new Map(),
      trials: () => ({}),
      lookElsewhere,
      notices: () => told.map((id) => interruption(id)),
      lookAtPool: async (pool) => {
        looks.push([pool]);
        return world(instances.map((each) => ({ ...each, ...atLast(each), readAt: clock.now() })));
      },
      lookAgain,
      lookAtState: lookAgain,
      ...(isTold && { onOutcome: (outcome: Outcome) => outcomes.push(outcome) }),
    });
  return { clock, calls, looks, outcomes, ledger, run };
}

const error = (name: string, message = '') => Object.assign(new Error(message), { name });
const drained = (input: Record<string, unknown>) => ({
  containerInstances: (input.containerInstances as string[]).map((arn) => ({
    containerInstanceArn: arn,
    status: 'DRAINING',
  })),
});
const fleet = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    inService({
      instanceId: `i-${n}`,
      container: { arn: `ci-${n}`, status: 'ACTIVE', agentConnected: true, version: 1 },
    }),
  );
const drains = (count: number, action: Action = actions.noticed) =>
  Array.from(
    { length: count },
    (_, n) => ({ ...action, instanceId: `i-${n}`, containerInstanceArn: `ci-${n}` }) as Action,
  );

describe('carrying out', () => {
  it('drains on a notice with one call for ten and no second look', async () => {
    const { calls, looks, run, clock } = setUp({
      instances: fleet(10),
      answer: (_, input) => drained(input),
    });
    const running = run(drains(10));
    await clock.advance(0);
    expect((await running).map(({ result }) => result)).toEqual(Array(10).fill('done'));
    expect(calls).toHaveLength(1);
    expect(looks).toEqual([]);
  });

  it('looks again before anything else that is destructive, and shares the look', async () => {
    const { looks, run, clock } = setUp({ instances: fleet(3), answer: (_, input) => drained(input) });
    const running = run(drains(3, actions.drain));
    await clock.advance(0);
    await running;
    expect(looks).toEqual([['i-0', 'i-1', 'i-2']]);
  });

  it('looks at the pool last before a drain that could be left, so that the budget counts what others have ended', async () => {
    const wished = inService({
      market: 'on-demand',
      container: {
        arn: 'ci-1',
        status: 'ACTIVE',
        agentConnected: true,
        version: 1,
        memory: 'v1:refresh:1:-:-',
      },
    });
    const calm = setUp({ instances: [wished], answer: (_, input) => drained(input) });
    const running = calm.run([actions.wished]);
    await calm.clock.advance(0);
    await running;
    expect(calm.looks).toEqual([['i-1'], ['spot']]);
    const other = inService({ instanceId: 'i-2' });
    const ended = ({ instanceId, group }: InstanceFacts) =>
      instanceId === 'i-2' ? { group: { ...group!, lifecycleState: 'Terminating' } } : {};
    const rough = setUp({ instances: [wished, other], atLast: ended });
    const refused = rough.run([actions.wished]);
    await rough.clock.advance(0);
    expect((await refused)[0]).toMatchObject({ result: 'refused' });
    expect(rough.calls).toEqual([]);
  });

  it('says what the gate said, and makes no call', async () => {
    const { calls, run, clock } = setUp({ instances: [inService({ tasks: [task()] })] });
    const running = run([actions.unprotect]);
    await clock.advance(0);
    expect(await running).toMatchObject([{ result: 'refused', detail: 'it is busy: 1 tasks' }]);
    expect(calls).toEqual([]);
  });

  it('gives the outcomes back also where nobody listens to them', async () => {
    const { run, clock } = setUp({ isTold: false });
    const running = run([actions.protect]);
    await clock.advance(0);
    expect(await running).toMatchObject([{ result: 'done' }]);
  });

  it('gives each of a batch its own verdict', async () => {
    const answer = () => ({
      containerInstances: [{ containerInstanceArn: 'ci-0', status: 'DRAINING' }],
      failures: [{ arn: 'ci-1', reason: 'MISSING' }],
    });
    const { outcomes, run, clock } = setUp({ instances: fleet(3), answer });
    const running = run(drains(3));
    await clock.advance(0);
    await running;
    const results = new Map(
      outcomes.map(({ action, result, errorKind }) => [
        'instanceId' in action && action.instanceId,
        [result, errorKind],
      ]),
    );
    expect(results.get('i-0')).toEqual(['done', undefined]);
    expect(results.get('i-1')).toEqual(['failed', 'notFound']);
    expect(results.get('i-2')).toEqual(['failed', 'unknown']);
  });

  it('sends one by one what was refused as a whole for the sake of one', async () => {
    const answer = (_: string, input: Record<string, unknown>) => {
      if ((input.InstanceIds as string[]).includes('i-1'))
        throw error('ValidationError', 'The instance i-1 is not part of Auto Scaling group web-spot.');
      return {};
    };
    const { outcomes, run, clock } = setUp({ instances: fleet(3), answer });
    const running = run([0, 1, 2].map((n) => ({ ...actions.protect, instanceId: `i-${n}` })));
    await clock.advance(0);
    await running;
    expect(outcomes.map(({ result }) => result).sort()).toEqual(['done', 'done', 'failed']);
  });

  it('tries forced work again when throttled, and leaves voluntary work for the next round', async () => {
    let left = 2;
    const answer = (operation: string, input: Record<string, unknown>) => {
      if (operation === 'SetInstanceProtection' || left-- > 0)
        throw error('ThrottlingException', 'Rate exceeded');
      return drained(input);
    };
    const { outcomes, calls, run, clock } = setUp({ instances: fleet(1), answer });
    void run([...drains(1), { ...actions.protect, instanceId: 'i-0' }]);
    await clock.advance(10_000);
    expect(outcomes.map(({ action, result }) => [action.kind, result])).toEqual([
      ['protect', 'failed'],
      ['drain', 'done'],
    ]);
    expect(calls.filter(({ operation }) => operation === 'UpdateContainerInstancesState')).toHaveLength(3);
  });

  it('gives up forced work when its deadline has passed', async () => {
    const answer = () => {
      throw error('ThrottlingException');
    };
    const { outcomes, run, clock } = setUp({ instances: fleet(1), answer });
    void run(drains(1, { ...actions.noticed, deadline: now + 3_000 }));
    await clock.advance(30_000);
    expect(outcomes).toMatchObject([{ result: 'failed', errorKind: 'throttled' }]);
    expect(outcomes[0]!.at - now).toBeLessThan(8_000);
  });

  it('sends DRAINING once while reads still show ACTIVE, and again when they go on showing it', async () => {
    const answer = (_: string, input: Record<string, unknown>) => drained(input);
    const { calls, run, clock } = setUp({ instances: fleet(1), answer });
    await run(drains(1));
    await clock.advance(2_000);
    await run(drains(1));
    expect(calls.filter(({ operation }) => operation === 'UpdateContainerInstancesState')).toHaveLength(1);
    await clock.advance(4_000);
    await run(drains(1));
    expect(calls.filter(({ operation }) => operation === 'UpdateContainerInstancesState')).toHaveLength(2);
  });

  it('does not wait for a stuck call, nor send it twice, nor lose its outcome', async () => {
    const answer = (operation: string, input: Record<string, unknown>) =>
      operation === 'UpdateContainerInstancesState' ? drained(input) : new Promise(() => {});
    const { outcomes, calls, ledger, run, clock } = setUp({ instances: fleet(1), answer });
    const stuck = { ...actions.remember, instanceId: 'i-0', containerInstanceArn: 'ci-0', forced: false };
    const running = run([...drains(1), stuck]);
    await clock.advance(3_000);
    expect(await running).toMatchObject([{ result: 'done', action: { kind: 'drain' } }]);
    void run([stuck]);
    await clock.advance(1_000);
    expect(calls.filter(({ operation }) => operation === 'PutAttributes')).toHaveLength(1);
    await clock.advance(10_000);
    expect(outcomes).toMatchObject([{ result: 'done' }, { result: 'failed', errorKind: 'transient' }]);
    expect(ledger.size).toBe(0);
  });

  it.each([
    ['stopTask', 'InvalidParameterException', 'The referenced task was not found.'],
    ['deregister', 'InvalidParameterException', 'Referenced container instance ci-1 not found.'],
    ['completeHook', 'ValidationError', 'No active Lifecycle Action found with instance ID i-1'],
    ['removeTarget', 'TargetGroupNotFoundException', ''],
  ] as const)('takes it for done when %s finds nothing left to do', async (kind, name, message) => {
    const tasks = kind === 'stopTask' || kind === 'removeTarget' ? [task()] : [];
    const leaving = instance(kind === 'completeHook' ? { container: undefined, containerGone: true } : {});
    const answer = () => {
      throw error(name, message);
    };
    const { run, clock } = setUp({ instances: [{ ...leaving, tasks }], answer });
    const running = run([actions[kind]]);
    await clock.advance(0);
    expect(await running).toMatchObject([{ result: 'done' }]);
  });

  it('tells a task before it stops it, and stops it also where it cannot be told', async () => {
    const leaving = [instance({ tasks: [task()] })];
    const found = () => ({ QueueUrl: 'https://sqs/1/job-signals' });
    const { calls, run, clock } = setUp({ instances: leaving, answer: found });
    void run([actions.stopTask, actions.quiesce]);
    await clock.advance(0);
    expect(calls.map(({ operation }) => operation)).toEqual(['GetQueueUrl', 'SendMessage', 'StopTask']);
    const away = () => {
      throw error('QueueDoesNotExist', 'The specified queue does not exist.');
    };
    const answer = (operation: string) => (operation === 'GetQueueUrl' ? away() : {});
    const second = setUp({ instances: leaving, answer });
    void second.run([actions.stopTask, actions.quiesce]);
    await second.clock.advance(0);
    expect(second.calls.map(({ operation }) => operation)).toEqual(['GetQueueUrl', 'StopTask']);
  });

  it('waits two seconds for a signal that hangs, and no longer', async () => {
    const hangs = new Promise(() => undefined);
    const answer = (operation: string) => (operation === 'GetQueueUrl' ? hangs : {});
    const { calls, run, clock } = setUp({ instances: [instance({ tasks: [task()] })], answer });
    void run([actions.stopTask, actions.quiesce]);
    await clock.advance(1_900);
    expect(calls.map(({ operation }) => operation)).toEqual(['GetQueueUrl']);
    await clock.advance(100);
    expect(calls.map(({ operation }) => operation)).toEqual(['GetQueueUrl', 'StopTask']);
  });

  describe('where a removal of the same plan hangs', () => {
    const hangs = new Promise(() => undefined);
    const setUpHanging = () =>
      setUp({
        instances: [instance({ tasks: [task()] })],
        answer: (operation) => (operation === 'DeregisterTargets' ? hangs : {}),
      });
    const stops = (calls: readonly { operation: string; at: number }[]) =>
      calls.filter(({ operation }) => operation === 'StopTask').map(({ at }) => at);
    /** A call that hangs is given up, and said again, for some 20 s in all. */
    const forLong = 60_000;

    it('a stop waits for it no longer than its latest time and five seconds, and says so', async () => {
      const { calls, outcomes, run, clock } = setUpHanging();
      void run([{ ...actions.stopTask, stopBy: now + 2_000 }, actions.removeTarget]);
      await clock.advance(forLong);
      expect(stops(calls)).toEqual([7_000]);
      const stopped = outcomes.find(({ action }) => action.kind === 'stopTask')!;
      expect(stopped.action).toMatchObject({ reason: expect.stringContaining('its target may still be in') });
    });

    it('a stop whose latest time has come waits five seconds', async () => {
      const { calls, run, clock } = setUpHanging();
      void run([{ ...actions.stopTask, stopBy: now - 9_000 }, actions.removeTarget]);
      await clock.advance(forLong);
      expect(stops(calls)).toEqual([5_000]);
    });

    it('a stop that has no latest time waits until it is known what came of it', async () => {
      const { calls, outcomes, run, clock } = setUpHanging();
      void run([actions.stopTask, actions.removeTarget]);
      await clock.advance(9_000);
      expect(stops(calls)).toEqual([]);
      await clock.advance(forLong);
      expect(outcomes.map(({ action }) => action.kind)).toEqual(['removeTarget', 'stopTask']);
    });
  });

  it('says nothing of a target where its removal has ended', async () => {
    const { outcomes, run, clock } = setUp({ instances: [instance({ tasks: [task()] })] });
    void run([{ ...actions.stopTask, stopBy: now }, actions.removeTarget]);
    await clock.advance(0);
    expect(outcomes.map(({ action }) => 'reason' in action && action.reason)).toEqual([
      actions.removeTarget.reason,
      actions.stopTask.reason,
    ]);
  });

  it('tells a task first also where its signal waits for its turn behind those of others', async () => {
    const arns = ['task-1', 'task-2', 'task-3', 'task-4', 'task-5'];
    const answer = (operation: string) =>
      operation === 'GetQueueUrl'
        ? { QueueUrl: 'https://sqs/1/job-signals' }
        : operation === 'SendMessage' && sleep(clock, 500);
    const hosts = [instance({ tasks: arns.map((arn) => task({ arn })) })];
    const { calls, run, clock } = setUp({ instances: hosts, answer });
    const calm = (action: Action) => arns.map((taskArn) => ({ ...action, taskArn, forced: false }) as Action);
    void run([...calm(actions.stopTask), ...calm(actions.quiesce)]);
    await clock.advance(3_000);
    const told = calls.flatMap(({ operation, input }) =>
      operation === 'SendMessage' ? JSON.parse(String(input.MessageBody)).taskArn : [],
    );
    expect(told).toEqual(arns);
    const lastTold = calls.findLastIndex(({ operation }) => operation === 'SendMessage');
    const stopped = calls.findIndex(({ input }) => input.task === 'task-5');
    expect(stopped).toBeGreaterThan(lastTold);
  });

  it('tells what the task is and when it is stopped', async () => {
    const queue = 'https://sqs.ap-northeast-1.amazonaws.com/111122223333/job-signals';
    const answer = (operation: string) => (operation === 'GetQueueUrl' ? { QueueUrl: queue } : {});
    const { calls, run, clock } = setUp({ instances: [instance({ tasks: [task()] })], answer });
    void run([actions.quiesce]);
    await clock.advance(0);
    const { input } = calls.find(({ operation }) => operation === 'SendMessage')!;
    expect(input).toEqual({ QueueUrl: queue, MessageBody: expect.any(String) });
    expect(JSON.parse(String(input.MessageBody))).toEqual({
      apiVersion: 'sluice.dev/v1alpha1',
      kind: 'Quiesce',
      id: 'task-1:lifecycleHook:2026-11-22T05:00:00Z',
      account: '111122223333',
      region: 'ap-northeast-1',
      cluster: 'web',
      taskArn: 'task-1',
      family: 'nightly',
      group: 'family:nightly',
      startedBy: null,
      containerInstanceArn: 'ci-1',
      instanceId: 'i-1',
      reason: 'lifecycleHook',
      deadline: '2026-11-22T05:01:00.000Z',
      sentAt: '2026-11-22T05:00:00.000Z',
    });
  });

  it('stops a task only after its targets are out, and completes a hook after deregistering', async () => {
    const { calls, run, clock } = setUp({ instances: [instance({ tasks: [task()] })] });
    const running = run([actions.stopTask, actions.removeTarget]);
    await clock.advance(0);
    await running;
    expect(calls.map(({ operation }) => operation)).toEqual(['DeregisterTargets', 'StopTask']);
    const second = setUp({});
    void second.run([{ ...actions.record, clusterArn }]);
    await second.clock.advance(0);
    expect(second.calls.map(({ operation }) => operation)).toEqual(['TagResource']);
  });

  it('completes a hook only after the container instance of that very instance is deregistered', async () => {
    const slow = (operation: string) =>
      operation === 'DeregisterContainerInstance' ? new Promise((resolve) => (answered = resolve)) : {};
    let answered: (value: object) => void = () => {};
    const gone = { container: undefined, containerGone: true } as const;
    const hosts = [instance(), instance({ instanceId: 'i-2', ...gone })];
    const { outcomes, run, clock } = setUp({ instances: hosts, answer: slow });
    void run([actions.completeHook, { ...actions.completeHook, instanceId: 'i-2' }, actions.deregister]);
    const told = () =>
      outcomes.map(({ action, result }) => [
        action.kind,
        'instanceId' in action && action.instanceId,
        result,
      ]);
    await clock.advance(0);
    expect(told()).toEqual([['completeHook', 'i-2', 'done']]);
    answered({});
    await clock.advance(0);
    // Asked only now, the gate says no: nothing proves yet that the container instance is gone.
    expect(told().slice(1)).toEqual([
      ['deregister', 'i-1', 'done'],
      ['completeHook', 'i-1', 'refused'],
    ]);
  });

  describe('before one may end whose agent does not speak to this cluster', () => {
    const never = (id: string, over: Partial<InstanceFacts> = {}) =>
      instance({ instanceId: id, container: undefined, containerGone: true, elsewhere: undefined, ...over });
    const hook = (instanceId: string): Action => ({ ...actions.completeHook, instanceId });
    const live = async (answers: Answers, plan: readonly Action[]) => {
      const { looks, outcomes, run, clock } = setUp(answers);
      void run(plan);
      await clock.advance(0);
      const results = outcomes.map(({ result, detail }) => [result, detail].join(' ').trim());
      return { looks: looks.filter(([kind]) => kind === 'elsewhere'), results };
    };
    it('looks for it in the others, and for nobody else', async () => {
      const hosts = [never('i-1'), never('i-2', { containerArn: 'ci-2' })];
      expect(await live({ instances: hosts }, [hook('i-1'), hook('i-2')])).toEqual({
        looks: [['elsewhere', 'i-1']],
        results: ['done', 'done'],
      });
    });
    it('looks once for all of whom it is asked at the same time', async () => {
      const hosts = ['i-1', 'i-2', 'i-3'].map((id) => never(id));
      const { looks, results } = await live({ instances: hosts }, ['i-1', 'i-2', 'i-3'].map(hook));
      expect([looks, results]).toEqual([[['elsewhere', 'i-1', 'i-2', 'i-3']], ['done', 'done', 'done']]);
    });
    it('lets none go that was found', async () => {
      const found = await live({ instances: [never('i-1')], foundIn: ['office'] }, [hook('i-1')]);
      expect(found.results).toEqual(['refused it is registered in cluster office']);
    });
    it('looks for none that only goes on', async () => {
      const heartbeat = await live({ instances: [never('i-1')] }, [actions.heartbeat]);
      const record = await live({ instances: [never('i-1')] }, [{ ...actions.record, clusterArn }]);
      expect([heartbeat.looks, record.looks]).toEqual([[], []]);
    });
    it.each(['deregister', 'end', 'terminate'] as const)('looks before it does so: %s', async (kind) => {
      const silent = { arn: 'ci-1', status: 'DRAINING', agentConnected: false, version: 1 };
      const { looks } = await live({ instances: [instance({ container: silent })] }, [actions[kind]]);
      expect(looks).toEqual([['elsewhere', 'i-1']]);
    });
    it('judges by the members of its pool, and by what was tried before', async () => {
      const group = { ...inService().group!, template: { id: 'lt-1', version: '2' } };
      const stray = never('i-1', { group, launchedAt: now - 900_000 });
      const kin = inService({ instanceId: 'i-2', group, launchedAt: now - 900_000 });
      const other = { ...kin, pool: 'other' };
      const detail = async (...rest: InstanceFacts[]) =>
        (await live({ instances: [stray, ...rest], group: aPool().group! }, [actions.end])).results[0];
      expect(await detail(other)).toMatch(/^refused nothing launched since 04:45:00Z from version 2 of lt-1/);
      expect(await detail(kin)).toBe('done');
    });
  });

  it("stops a task without waiting for another's targets", async () => {
    const stuck = (operation: string) => (operation === 'DeregisterTargets' ? new Promise(() => {}) : {});
    const tasks = [task(), task({ arn: 'task-2' })];
    const { calls, run, clock } = setUp({ instances: [instance({ tasks })], answer: stuck });
    void run([actions.removeTarget, actions.stopTask, { ...actions.stopTask, taskArn: 'task-2' }]);
    await clock.advance(1_000);
    const stopped = calls.filter(({ operation }) => operation === 'StopTask');
    expect(stopped.map(({ input }) => input.task)).toEqual(['task-2']);
  });

  it('waits for its own targets to be out however long that takes, unlike for a signal', async () => {
    const slow = (operation: string) => (operation === 'DeregisterTargets' ? new Promise(() => {}) : {});
    const { calls, run, clock } = setUp({ instances: [instance({ tasks: [task()] })], answer: slow });
    void run([actions.removeTarget, actions.stopTask]);
    await clock.advance(9_000);
    expect(calls.map(({ operation }) => operation)).toEqual(['DeregisterTargets']);
  });

  it('completes a hook without waiting for anything else about that instance', async () => {
    const slow = (operation: string) =>
      operation === 'RecordLifecycleActionHeartbeat' ? new Promise(() => {}) : {};
    const gone = instance({ container: undefined, containerGone: true });
    const { outcomes, run, clock } = setUp({ instances: [gone], answer: slow });
    void run([actions.heartbeat, actions.completeHook]);
    await clock.advance(1_000);
    expect(outcomes).toMatchObject([{ result: 'done', action: { kind: 'completeHook' } }]);
  });

  it('sends again at once what failed or shows at once, and what was taken back only later', async () => {
    const tried = async (action: Action, one: InstanceFacts, answer: Answers['answer']) => {
      const { calls, run, clock } = setUp({ instances: [one], answer });
      for (let turn = 0; turn < 2; turn++) {
        void run([action]);
        await clock.advance(1_000);
      }
      return calls.length;
    };
    const container = { arn: 'ci-1', status: 'DRAINING', agentConnected: true, version: 1 };
    const ours = inService({ container: { ...container, memory: 'v1:refresh:1:-:-' } });
    const active = () => ({ containerInstances: [{ containerInstanceArn: 'ci-1', status: 'ACTIVE' }] });
    expect(await tried({ ...actions.activate, forced: false }, ours, active)).toBe(1);
    const denied = () => {
      throw error('AccessDeniedException');
    };
    expect(await tried({ ...actions.activate, forced: false }, ours, denied)).toBe(2);
    expect(await tried(actions.protect, inService(), () => ({}))).toBe(2);
  });

  it('says of a look that failed that it did, and sends nothing', async () => {
    const { calls, run, clock } = setUp({
      instances: [instance({ tasks: [task()] })],
      fails: error('AccessDeniedException', 'not allowed'),
    });
    const running = run([{ ...actions.stopTask, forced: false }]);
    await clock.advance(0);
    expect(await running).toMatchObject([
      {
        result: 'failed',
        errorKind: 'denied',
        detail: 'it could not be read again: not allowed',
        unsent: true,
      },
    ]);
    expect(calls).toEqual([]);
  });

  it('tells the gate of each instance only what the queue told of that one', async () => {
    const { calls, run, clock } = setUp({ instances: fleet(1), told: ['i-9'] });
    const running = run(drains(1));
    await clock.advance(0);
    expect(await running).toMatchObject([{ result: 'refused', detail: 'the instance is not leaving' }]);
    expect(calls).toEqual([]);
  });
});
