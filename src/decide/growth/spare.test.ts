// Whom the cluster can do without.
import { expect, it } from 'vitest';
import type { InstanceFacts, ServiceFacts } from '#model/observation.ts';
import type { Room } from '#model/room.ts';
import { aSituation } from '../../../test/support/case.ts';
import {
  anInstance,
  anObservation,
  aPool,
  aPoolSpec,
  aService,
  aTask,
  NOW,
} from '../../../test/support/facts.ts';
import type { Spec } from '../situation.ts';
import { needWithout } from './spare.ts';

const WEB = 'td/web:1';
const room = (cpu: number): Room => ({ cpu, memory: cpu, gpus: 0, interfaces: 9, ports: new Set() });

/** Of two cores, with so many tasks of one core each. */
function member(id: string, tasks: number, memory?: string): InstanceFacts {
  const base = anInstance(id, {
    memory,
    tasks: Array.from({ length: tasks }, (_, n) =>
      aTask(`${id}-${n}`, { service: 'web', group: 'service:web', definition: WEB }),
    ),
  });
  const offer = { whole: room(2048), left: room(2048 - 1024 * tasks), attributes: new Map<string, string>() };
  return { ...base, zone: 'a', container: { ...base.container!, offer } };
}

function needed(
  instances: InstanceFacts[],
  service: Partial<ServiceFacts> = {},
  id = 'i-1',
  more: Partial<Spec> = {},
) {
  const desiredCount = instances.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const services = [
    aService({
      desiredCount,
      placing: { strategies: [], distinct: false, expressions: [] },
      primary: { definition: WEB, desired: desiredCount },
      ...service,
    }),
  ];
  const kind = { needs: { cpu: 1024, memory: 1024, gpus: 0, interfaces: 0, ports: [] }, expressions: [] };
  const observation = {
    ...anObservation({
      instances,
      services,
      pools: [aPool({ desired: instances.length, scalingPolicies: [] })],
    }),
    definitions: new Map([[WEB, kind]]),
  };
  const spec = { mode: 'scale' as const, scaleOut: { unplacedTasks: true }, ...more };
  const situation = aSituation(observation, { spec });
  return needWithout(situation)([id]);
}

it('one is spare whose tasks have their place on the others, and needed where they have not', () => {
  expect(needed([member('1', 1), member('2', 1)])).toBeUndefined();
  expect(needed([member('1', 1), member('2', 2)])).toBe(
    '1 more host for 1 task of service:web'.replace('1 more host for ', ''),
  );
});

it('those that are chosen already are thought away as well', () => {
  const wish = `v1:scalein:${(NOW / 1000).toString(36)}:-:-`;
  expect(needed([member('1', 1), member('2', 0), member('3', 1)])).toBeUndefined();
  expect(needed([member('1', 2), member('2', 0, wish), member('3', 1)])).toContain('of service:web');
});

it('what is not known counts as needed: a constraint, or what a host has free', () => {
  const placing = { strategies: [], distinct: false, expressions: ['registeredAt > 1'] };
  expect(needed([member('1', 1), member('2', 0)], { placing })).toContain('is not understood');
  const blind = member('2', 0);
  expect(needed([member('1', 0), { ...blind, container: { ...blind.container!, offer: undefined } }])).toBe(
    'what the hosts have free is not known',
  );
});

it('what has no place anyway needs nobody: a service of Fargate, or one that no host can hold', () => {
  expect(needed([member('1', 0), member('2', 1)], { desiredCount: 5, placing: undefined })).toBeUndefined();
});

it('at its limit, with less free than shall be, a pool gives up nothing: it would launch that again', () => {
  const full = [member('1', 2), member('2', 0)];
  const pools = (headroom: number) => [{ ...aPoolSpec(), headroom, limits: { max: 2 } }];
  expect(needed(full, {}, 'i-2', { pools: pools(2) })).toBe('less is free in main than shall be');
  expect(needed(full, {}, 'i-2', { pools: pools(1) })).toContain('headroom of 1 host');
  expect(needed(full, {}, 'i-2')).toBeUndefined();
});
