// The instants of an evacuation, and the floor of a target group, in numbers.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts, ServiceFacts, TargetGroupFacts } from '#model/observation.ts';
import { aSituation } from '../../test/support/case.ts';
import {
  anInstance,
  anObservation,
  aService,
  aSpotNotice,
  aTask,
  aWebTask,
  NOW,
  portOf,
  WEB_GROUP,
} from '../../test/support/facts.ts';
import { censusOf, floorOf } from './floor.ts';
import { timesOf } from './times.ts';
import { type WorkloadRule, workloadOf } from './workload.ts';

const deadline = NOW + 120_000;
const groups = anObservation().targetGroups;
const group = (over: Partial<TargetGroupFacts>) =>
  new Map([[WEB_GROUP, { ...groups.get(WEB_GROUP)!, ...over }]]);

describe('planned backwards from the end', () => {
  const times = (task = aWebTask('t', 'a'), rule: Partial<WorkloadRule> = {}, known = groups) => {
    const { stopBy, targets, firstLatest } = timesOf(task, workloadOf(task, [{ match: {}, ...rule }]), {
      deadline,
      groups: known,
    });
    const seconds = (at: number) => (at - NOW) / 1000;
    return [
      seconds(stopBy),
      targets.map(({ waitMs, removeBy }) => [waitMs / 1000, seconds(removeBy)]),
      seconds(firstLatest),
    ];
  };
  const slow = aWebTask('t', 'a', { stopTimeoutMs: 60_000 });
  const rows: [string, ReturnType<typeof times>, unknown[]][] = [
    ['behind an ALB', times(), [70, [[10, 55]], 55]],
    [
      'behind one that lets go sooner',
      times(undefined, {}, group({ deregistrationDelayMs: 4_000 })),
      [70, [[4, 61]], 61],
    ],
    ['behind an NLB', times(undefined, {}, group({ protocol: 'TCP' })), [70, [[30, 35]], 35]],
    ['behind HTTPS', times(undefined, {}, group({ protocol: 'HTTPS' })), [70, [[10, 55]], 55]],
    ['behind one that was not read', times(undefined, {}, new Map()), [70, [[60, 5]], 5]],
    ['with a window of its own', times(undefined, { window: '20s' }), [70, [[20, 45]], 45]],
    ['slow to stop', times(slow), [40, [[10, 25]], 25]],
    ['without a target', times(aTask('t')), [70, [], 70]],
    ['told to work to the end', times(undefined, { onInterruption: 'stopAtDeadline' }), [70, [], 70]],
  ];
  it.each(rows)('%s', (_, found, wanted) => expect(found).toEqual(wanted));
});

describe('the floor', () => {
  interface World {
    readonly others?: readonly InstanceFacts[];
    readonly service?: Partial<ServiceFacts>;
    readonly rule?: Partial<WorkloadRule>;
    readonly incomplete?: ('tasks' | 'targets')[];
    readonly targets?: ReadonlyMap<string, string>;
    readonly serviceless?: boolean;
  }
  const host = (id: string, over: Parameters<typeof aWebTask>[2] = {}) =>
    anInstance(id, { market: 'spot', tasks: [aWebTask(`t${id}`, id, over)] });
  const floor = ({ others = [], service = {}, rule = {}, incomplete, targets, serviceless }: World) => {
    const leaver = host('a');
    const observation = anObservation({
      instances: [leaver, ...others],
      services: serviceless ? [] : [aService(service)],
      incomplete,
      ...(targets && { targetGroup: { targets } }),
    });
    const notices = new Map([['i-a', [aSpotNotice('a')]]]);
    const situation = aSituation(observation, { notices });
    const task = leaver.tasks[0]!;
    const workload = workloadOf(task, [{ match: {}, ...rule }]);
    const { healthy, needed, holds } = floorOf(situation, censusOf(situation), {
      task,
      workload,
      target: task.targets[0]!,
    });
    return [healthy, needed, holds];
  };
  const two = [host('b'), host('c')];
  const taskless = new Map([
    ['10.0.0.9:80', 'healthy'],
    [`i-a:${portOf('ta')}`, 'healthy'],
    ['i-a:9', 'healthy'],
    ['10.0.0.8:80', 'unhealthy'],
  ]);
  const rows: [string, World, unknown[]][] = [
    ['holds with two of four elsewhere', { others: two }, [2, 2, true]],
    ['does not with one', { others: [host('b')] }, [1, 2, false]],
    ['rounds up', { others: two, service: { desiredCount: 5 } }, [2, 3, false]],
    ['is a number', { others: two, rule: { floor: 3 } }, [2, 3, false]],
    ['is a percentage', { others: two, rule: { floor: '25%' } }, [2, 1, true]],
    ['of an unknown service is not known', { others: two, serviceless: true }, [2, undefined, false]],
    [
      'counts no target that is not healthy',
      { others: [host('b'), host('c', { state: 'initial' })] },
      [1, 2, false],
    ],
    [
      'counts none on a host that leaves',
      { others: [host('b'), { ...host('c'), ec2State: 'shutting-down' }] },
      [1, 2, false],
    ],
    [
      'counts none of a task that stops',
      { others: [host('b'), host('c', { desiredStatus: 'STOPPED' })] },
      [1, 2, false],
    ],
    ['counts what no task explains', { targets: taskless, rule: { floor: 1 } }, [1, 1, true]],
    [
      'but not while tasks may be unread',
      { targets: taskless, rule: { floor: 1 }, incomplete: ['tasks'] },
      [0, 1, false],
    ],
    ['counts what a task explains even then', { others: two, incomplete: ['tasks'] }, [2, 2, true]],
    [
      'is not known while targets are unread',
      { others: two, incomplete: ['targets'] },
      [undefined, 2, false],
    ],
  ];
  it.each(rows)('%s', (_, world, wanted) => expect(floor(world)).toEqual(wanted));
});
