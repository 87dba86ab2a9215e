import { expect, it } from 'vitest';
import { hostOf, smallWorld } from '../../../test/support/checking.ts';
import { differences, endStateOf } from './end-state.ts';

const COUNTS = {
  instances: {
    launched: 0,
    terminated: 0,
    terminatedBusy: 0,
    instanceHours: 1,
    peak: 5,
    waiting: 0,
  },
  endedByOperator: { sick: 0, stray: 0, refresh: 0, rebalance: 0, scaleIn: 0, consolidate: 0 },
};
const end = (world: ReturnType<typeof smallWorld>, counts = COUNTS) => endStateOf(world, counts);
const world = () => {
  const made = smallWorld();
  // As Sluice leaves them: every busy host protected.
  for (const { members } of made.groups.values())
    for (const member of members.values()) member.protected = true;
  return made;
};
const without = end(world());

it('finds two lives alike whose ids differ, and hosts alike whose tasks differ', () => {
  const other = world();
  const host = hostOf(other);
  const { members } = host.group!;
  other.instances.set('i-other', { ...host, id: 'i-other' });
  other.instances.delete(host.id);
  members.set('i-other', members.get(host.id)!);
  members.delete(host.id);
  host.container!.tasks.delete([...host.container!.tasks][0]!);
  expect(differences(without, end(other))).toEqual([]);
});

it('tells what became of a host: its status, its protection, a memory, whatever time that holds', () => {
  const other = world();
  const host = hostOf(other);
  host.container!.status = 'DRAINING';
  expect(differences(without, end(other))).toEqual([
    '3 instead of 4 × small-group host: running ACTIVE InService protected if busy',
    '1 instead of 0 × small-group host: running DRAINING InService protected if busy',
  ]);
  host.container!.status = 'ACTIVE';
  host.group!.members.get(host.id)!.protected = false;
  expect(differences(without, end(other))[0]).toMatch(/^1 instead of 0 × .* busy and NOT protected$/);
  host.group!.members.get(host.id)!.protected = true;
  host.tags.set('sluice.dev/memory', 'v1:spot:abc:def:t');
  const noted = end(other);
  expect(differences(without, noted)[1]).toMatch(/^1 instead of 0 × .* sluice.dev\/memory=v1:spot:…:…:t$/);
  host.tags.set('sluice.dev/memory', 'v1:spot:abd:dee:t');
  expect(differences(noted, end(other))).toEqual([]);
  host.tags.set('sluice.dev/memory', 'v1:spot:abd:-:t');
  expect(differences(noted, end(other))).toHaveLength(2);
});

it('tells of hooks, capacities, records, tasks, and of what was launched or ended twice', () => {
  const changes: ((made: ReturnType<typeof world>) => void)[] = [
    ({ groups }) => void groups.get('small-group')!.desired--,
    ({ groups }) =>
      groups.get('small-group')!.hooks.set('sluice-drain', {
        name: 'sluice-drain',
        transition: 'autoscaling:EC2_INSTANCE_TERMINATING',
        heartbeatMs: 600_000,
        defaultResult: 'CONTINUE',
      }),
    ({ clusters }) => clusters.get('small')!.tags.set('sluice.dev/mode', 'drain'),
    ({ clusters }) => {
      [...clusters.get('small')!.services.get('web')!.tasks][0]!.lastStatus = 'PENDING';
    },
  ];
  for (const change of changes) {
    const other = world();
    change(other);
    expect(differences(without, end(other)).length).toBeGreaterThan(0);
  }
  const twice = { ...COUNTS, instances: { ...COUNTS.instances, launched: 1 } };
  expect(differences(without, end(world(), twice))).toEqual([
    '0 instead of 1 × launched: 0',
    '1 instead of 0 × launched: 1',
  ]);
});
