// The gate on what EC2 recommends to replace: it is drained only when its group has another in its place, whatever a plan says.
import { expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import { actions, aGroup, aPoolCount, facts, inService } from './fixtures.ts';
import { permit } from './gate.ts';

const member = (lifecycleState: string, weight?: number): Pick<InstanceFacts, 'group'> => ({
  group: { name: 'web-spot', lifecycleState, protectedFromScaleIn: false, healthStatus: 'Healthy', weight },
});

function answer(memory: string, state: string, others: readonly InstanceFacts[], over: object = {}) {
  const container = { arn: 'ci-1', status: 'ACTIVE', agentConnected: true, version: 1, memory };
  const instance = inService({ container, ...member(state), ...over });
  const group = aGroup({ desired: 2 });
  const pool = aPoolCount(0);
  const permission = permit(actions.wished, facts({ instance, group, pool, members: [instance, ...others] }));
  return permission.ok ? 'permitted' : permission.reason;
}

const serving = (weight?: number) => inService(member('InService', weight));
const early = 'its group has no other in its place yet';

it.each([
  ['on standby with all others in service', 'Standby', [serving(), serving()], 'permitted'],
  ['on standby with one that counts for two', 'Standby', [serving(2)], 'permitted'],
  ['on standby while its group is short', 'Standby', [serving()], early],
  ['in service, however many others are', 'InService', [serving(), serving()], early],
] as const)('%s', (_, state, others, expected) => {
  expect(answer('v1:rebalance:1:-:-', state, others)).toBe(expected);
  expect(answer('v1:spot:1:-:-s', state, others)).toBe(expected);
});

it('what goes for another reason may be replaced after its end, and a fleet has no standby', () => {
  expect(answer('v1:refresh:1:-:-', 'InService', [])).toBe('permitted');
  expect(answer('v1:person:1:-:-', 'InService', [])).toBe('permitted');
});
