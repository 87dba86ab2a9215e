// What is on its way counts as what it will be.
import { expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import { aFleetInstance, anInstance, NOW } from '../../../test/support/facts.ts';
import { full, MINUTE, planOf, web } from './fixtures.ts';

const own = (host: InstanceFacts): InstanceFacts => ({
  ...host,
  container: { ...host.container!, offer: { ...host.container!.offer!, provider: 'cp' } },
});
const placing = { strategies: [], distinct: false, expressions: [], providers: ['cp'] };
const services = [web({ desiredCount: 5, placing })];
const group = { capacityProvider: { name: 'cp', managedScaling: false } as never };

it('for the tasks of the capacity provider of its group, whether it boots or is not seen yet', () => {
  const hosts = full.map(own);
  const booting = anInstance('3', { launchedAt: NOW - MINUTE, lifecycle: 'Pending', container: undefined });
  expect(planOf(hosts, { services, group }).grown).toEqual([
    'main 2→3: 1 more host for 1 task of service:web',
  ]);
  expect(planOf([...hosts, booting], { services, group }).grown).toEqual([]);
  expect(planOf(hosts, { services, group: { ...group, desired: 3 } }).grown).toEqual([]);
});

it('of a fleet whose instances count nothing no number is on its way: the pass comes to an end', () => {
  const [host] = full;
  const weightless = { ...aFleetInstance('1'), fleet: { id: 'sfr-1', units: 0 }, container: host!.container };
  const pools = [{ name: 'fleet', spotFleet: { id: 'sfr-1' }, limits: { max: 9 } }];
  const of = () => planOf([weightless], { spec: { pools }, fleet: { target: 5, fulfilled: 0 } });
  expect(of).not.toThrow();
});
