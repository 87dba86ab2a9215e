// A pool does not grow for ever for tasks that what it launches cannot hold.
import { expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import type { Tried } from '#model/plan.ts';
import { aPoolSpec, aTask, NOW } from '../../../test/support/facts.ts';
import { kind, MINUTE, member, planOf, room, WEB, web } from './fixtures.ts';

const BIG = 'td/big:1';
const KIND = 'service:big 1920/1920/0';
/** Something that is on each host from its start takes its part. */
const sided = (id: string, launchedAt: number): InstanceFacts => {
  const host = member(id);
  const offer = { ...host.container!.offer!, left: room(1792) };
  const tasks = [aTask(`side-${id}`, { group: 'family:side' })];
  return { ...host, launchedAt, tasks, container: { ...host.container!, offer } };
};
const old = sided('1', NOW - 60 * MINUTE);
const grown = (from: number) => [`main ${from}→${from + 1}: 1 more host for 1 task of service:big`];
const tried = (times: number, at: number, members = [old.instanceId]): Map<string, Tried> =>
  new Map([[`main ${KIND}`, { kind: KIND, group: 'service:big', tasks: 0, times, members, at }]]);
const plan = (hosts: InstanceFacts[], notes?: Map<string, Tried>, cpu = 1920) =>
  planOf(hosts, {
    services: [web({ name: 'big', desiredCount: 1, primary: { definition: BIG, desired: 1 } })],
    observation: { definitions: new Map([[BIG, kind(cpu)]]) },
    ...(notes && { recall: { tried: notes } }),
  });

it('it is tried once more where the first that came has no room either', () => {
  expect(plan([old]).grown).toEqual(grown(1));
  const first = sided('2', NOW - 2 * MINUTE);
  expect(plan([old, first], tried(1, NOW - 3 * MINUTE)).grown).toEqual(grown(2));
});

it('it counts as tried for what waits, also where room is kept for a loss; what the loss alone would bring counts for nothing', () => {
  const spare = { spec: { pools: [{ ...aPoolSpec(), surviveLossOf: 1 }] } };
  const services = [web({ name: 'big', desiredCount: 1, primary: { definition: BIG, desired: 1 } })];
  const observation = {
    definitions: new Map([
      [BIG, kind(1920)],
      [WEB, kind(1024)],
    ]),
  };
  expect(planOf([old], { services, observation, ...spare }).kinds).toEqual([KIND]);
  const placed = [web({ desiredCount: 2 })];
  expect(planOf([member('1', 2048)], { services: placed, observation, ...spare })).toMatchObject({
    grown: [expect.stringContaining('with the loss of 1 host to be borne')],
    kinds: [],
  });
});

it('then it waits for an hour, and says why', () => {
  const hosts = [old, sided('2', NOW - 6 * MINUTE), sided('3', NOW - 2 * MINUTE)];
  const { grown: none, waits } = plan(
    hosts,
    tried(
      2,
      NOW - 3 * MINUTE,
      hosts.slice(0, 2).map(({ instanceId }) => instanceId),
    ),
  );
  expect(none).toEqual([]);
  expect(waits).toContain(
    '1 task of service:big has no place (CPU); main: launched twice for it in vain, as it has no room on what came; once more at 05:57:00Z',
  );
  expect(plan([old], tried(2, NOW - 20 * MINUTE)).grown).toEqual([]);
  expect(plan(hosts, tried(2, NOW - 60 * MINUTE)).grown).toEqual(grown(3));
});

it('what has not come yet counts as no try, nor what was tried for tasks that took something else', () => {
  expect(plan([old], tried(2, NOW - 9 * MINUTE)).grown).toEqual(grown(1));
  const hosts = [old, sided('3', NOW - 2 * MINUTE)];
  expect(plan(hosts, tried(2, NOW - 3 * MINUTE), 1900).grown).toEqual(grown(2));
});

it('what came is told by what was there, so that a clock that differs from that of AWS hides none of it', () => {
  const free = { ...member('3'), launchedAt: NOW - 24 * 60 * MINUTE };
  expect(plan([old, free], tried(2, NOW - 20 * MINUTE)).grown).toEqual([]);
  expect(plan([old, free], tried(2, NOW - 20 * MINUTE)).waits).not.toContain('in vain');
});

it('what has room for one of them was not in vain', () => {
  const free = { ...member('3'), launchedAt: NOW - 2 * MINUTE };
  expect(plan([old, free], tried(2, NOW - 3 * MINUTE)).grown).toEqual([]);
  expect(plan([old, free], tried(2, NOW - 3 * MINUTE)).waits).not.toContain('in vain');
});
