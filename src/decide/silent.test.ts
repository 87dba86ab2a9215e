// Tasks that nobody there can stop: out of their load balancers, and only those that were told to stop.
import { expect, it } from 'vitest';
import type { TaskFacts } from '#model/observation.ts';
import { packMemory } from '#plan/memory.ts';
import { aCase, aSituation } from '../../test/support/case.ts';
import { anInstance, anObservation, aWebTask, NOW, portOf, WEB_GROUP } from '../../test/support/facts.ts';
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
