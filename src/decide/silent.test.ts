// Tasks that nobody there can stop: out of their load balancers, and only those that were told to stop; jobs of which nobody hears.
import { describe, expect, it } from 'vitest';
import type { TaskFacts } from '#model/observation.ts';
import { packMemory } from '#plan/memory.ts';
import { aCase, aSituation } from '../../test/support/case.ts';
import {
  anInstance,
  anObservation,
  aTask,
  aWebTask,
  NOW,
  portOf,
  WEB_GROUP,
} from '../../test/support/facts.ts';
import { decideEmptying } from './drain.ts';
import { decideSilentTargets } from './silent.ts';

interface Given {
  readonly task?: Partial<TaskFacts> & { state?: string };
  readonly status?: string;
  readonly silentMs?: number;
  readonly memory?: string;
}
function removals({ task = {}, status = 'DRAINING', silentMs = 600_000, memory }: Given = {}) {
  const tasks = [aWebTask('t', '1', { desiredStatus: 'STOPPED', ...task })];
  const base = anInstance('1', { status, tasks, ...(memory !== undefined && { memory }) });
  const one = { ...base, container: { ...base.container!, agentConnected: false } };
  const recall = { silentSince: new Map([['i-1', NOW - silentMs]]) };
  return decideSilentTargets(aCase(aSituation(anObservation({ instances: [one] }), { recall }), one));
}
const removal = {
  kind: 'removeTarget',
  instanceId: 'i-1',
  pool: 'main',
  nature: 'routine',
  taskArn: aWebTask('t', '1').arn,
  targetGroupArn: WEB_GROUP,
  targetId: 'i-1',
  port: portOf('t'),
  reason: 'it was told to stop, and nobody there hears it: its agent is silent',
};

it.each(['healthy', 'unhealthy', 'initial', 'unavailable'])('a target that is %s is taken out', (state) => {
  expect(removals({ task: { state } })).toEqual({
    actions: [{ ...removal, forced: true }],
    waits: [],
    due: [],
  });
});

it('is forced where nobody wished the instance away', () => {
  const memory = packMemory({ why: 'unhealthy', since: NOW - 600_000, tookTargets: false });
  expect(removals({ memory }).actions).toEqual([{ ...removal, forced: false }]);
});

it.each<[string, Given]>([
  ['leaving already', { task: { state: 'draining' } }],
  ['in no target group', { task: { state: 'unused' } }],
  ['of a task that shall run', { task: { desiredStatus: 'RUNNING' } }],
  ['of a task that has stopped', { task: { lastStatus: 'STOPPED' } }],
  ['of a host that is not drained', { status: 'ACTIVE' }],
  ['of an agent that may come back', { silentMs: 599_999 }],
])('a target stays that is %s', (_, given) => expect(removals(given).actions).toEqual([]));

describe('a job whose end nobody hears', () => {
  const job = (over: Partial<TaskFacts> = {}) => aTask('j', over);
  function decided(
    task: TaskFacts,
    { silentMs = 1_800_000, idempotent = true, agentConnected = false } = {},
  ) {
    const memory = packMemory({ why: 'unhealthy', since: NOW - 60_000, tookTargets: false });
    const base = anInstance('1', { status: 'DRAINING', tasks: [task], memory });
    const one = { ...base, container: { ...base.container!, agentConnected } };
    const recall = { silentSince: new Map([['i-1', NOW - silentMs]]) };
    const spec = { workloads: [{ match: { family: 'batch' }, idempotent }] };
    const { actions, waits } = decideEmptying(
      aCase(aSituation(anObservation({ instances: [one] }), { recall, spec }), one),
    );
    return [actions, waits.map(({ reason }) => reason)];
  }
  const finishing = '1 task may finish (batch)';

  it('is told to stop after half an hour, where it may be run again', () => {
    expect(decided(job())).toEqual([
      [
        {
          kind: 'stopTask',
          instanceId: 'i-1',
          pool: 'main',
          forced: false,
          nature: 'routine',
          taskArn: job().arn,
          reason:
            'its agent is silent, so that nobody hears when it ends; its rule says that it may be run again',
        },
      ],
      [finishing],
    ]);
  });
  it('is told of, where only a person can know whether it still works', () => {
    expect(decided(job(), { idempotent: false })).toEqual([
      [],
      [
        finishing,
        `its agent is silent, so that nobody hears when batch ends; once it has, \`aws ecs stop-task --cluster web --task ${job().arn}\``,
      ],
    ]);
  });
  it.each<[string, TaskFacts, Parameters<typeof decided>[1]]>([
    ['its agent may come back', job(), { silentMs: 1_799_999 }],
    ['its agent speaks', job(), { agentConnected: true }],
    ['it belongs to a service', job({ service: 'batch' }), {}],
    ['it was told to stop', job({ desiredStatus: 'STOPPED' }), {}],
    ['a load balancer knows it', aWebTask('j', '1', { service: undefined, family: 'batch' }), {}],
  ])('is left alone, and untold, while %s', (_, task, given) => {
    for (const idempotent of [true, false]) {
      const [actions, waits] = decided(task, { ...given, idempotent });
      expect([actions, waits?.length]).toEqual([[], 1]);
    }
  });
});
