// Tasks of network mode awsvpc get their interface in a subnet, and run only on hosts of its zone (aws-facts.md §1.6).
import { describe, expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import {
  aFleet,
  anObservation,
  aPool,
  aPoolSpec,
  aSpec,
  NO_RECALL,
  NOW,
} from '../../../test/support/facts.ts';
import { decide } from '../decide.ts';
import { kind, member, planOf, WEB, web } from './fixtures.ts';

const at = (id: string, zone: string, used = 0): InstanceFacts => {
  const host = member(id, used, { zone: `ap-northeast-1${zone}` });
  const { offer } = host.container!;
  const attributes = new Map([...offer!.attributes, ['ecs.subnet-id', `subnet-${zone}`]]);
  return { ...host, container: { ...host.container!, offer: { ...offer!, attributes } } };
};
const hosts = [at('1', 'a', 2048), at('2', 'c')];
const awsvpc = { ...kind(1024), needs: { ...kind(1024).needs, interfaces: 1 } };
const of = (subnets: string[], { zones = ['a', 'c'], definition = awsvpc } = {}) =>
  planOf(hosts, {
    services: [
      web({ desiredCount: 4, placing: { strategies: [], distinct: false, expressions: [], subnets } }),
    ],
    group: { zones: zones.map((zone) => `ap-northeast-1${zone}`) },
    observation: { definitions: new Map([[WEB, definition]]) },
  });

describe('tasks whose subnets lie in one zone', () => {
  it('have no place on the hosts of another, whatever is free there', () => {
    expect(of(['subnet-a']).grown).toEqual(['main 2→3: 1 more host for 2 tasks of service:web']);
    for (const subnets of [['subnet-c'], ['subnet-a', 'subnet-c']]) expect(of(subnets).grown).toEqual([]);
  });

  it('are told, and launch nothing, where their pool is in others only', () => {
    const { grown, waits } = of(['subnet-a'], { zones: ['c'] });
    expect(grown).toEqual([]);
    expect(waits).toContain('in another zone on a new m6i.large');
  });

  it('may be anywhere as far as is known, where one of their subnets has no host', () => {
    expect(of(['subnet-a', 'subnet-x']).grown).toEqual([]);
  });

  it('may be anywhere in any other network mode', () => {
    expect(of(['subnet-a'], { definition: kind(1024) }).grown).toEqual([]);
  });

  it('wait for what is on its way where the group has the fewest', () => {
    const uneven = [at('1', 'a', 2048), at('2', 'c', 2048), at('3', 'c', 2048)];
    const given = (desired: number) =>
      planOf(uneven, {
        services: [
          web({
            desiredCount: 7,
            placing: { strategies: [], distinct: false, expressions: [], subnets: ['subnet-a'] },
          }),
        ],
        group: { desired, zones: ['ap-northeast-1a', 'ap-northeast-1c'] },
        observation: { definitions: new Map([[WEB, awsvpc]]) },
      }).grown;
    expect(given(3)).toEqual(['main 3→4: 1 more host for 1 task of service:web']);
    expect(given(4)).toEqual([]);
  });

  it('get a host of a Spot Fleet without hosts: where it launches no call tells', () => {
    const placing = { strategies: [], distinct: false, expressions: [], subnets: ['subnet-a'] };
    const services = [web({ desiredCount: 3, runningCount: 2, placing })];
    const instances = [at('1', 'a', 2048)];
    const fleet = aFleet({ target: 0, fulfilled: 0, maintains: true });
    const main = aPool({ desired: 1, max: 1, scalingPolicies: [] });
    const pools = [main, { ...fleet, launches: [{ type: 'm6i.large', units: 1 }] }];
    const observation = {
      ...anObservation({ instances, services, pools }),
      definitions: new Map([[WEB, awsvpc]]),
      types: new Map([
        ['m6i.large', { cpu: 2048, memory: 8192, gpus: 0, interfaces: 3, architectures: ['x86_64'] }],
      ]),
    };
    const spec = aSpec({
      mode: 'scale',
      scaleOut: { unplacedTasks: true },
      pools: [
        aPoolSpec({ limits: { max: 1 } }),
        { name: 'fleet', spotFleet: { id: 'sfr-1' }, limits: { max: 10 } },
      ],
    });
    const { actions } = decide({ spec, observation, notices: [], recall: NO_RECALL, now: NOW });
    expect(actions).toContainEqual(expect.objectContaining({ kind: 'grow', pool: 'fleet', to: 1 }));
  });
});

describe('a constraint on the zone', () => {
  it('is met by a new host of that zone', () => {
    const inZone = (id: string, zone: string): InstanceFacts => {
      const host = member(id, 2048, { zone });
      const { offer } = host.container!;
      const attributes = new Map([...offer!.attributes, ['ecs.availability-zone', zone]]);
      return { ...host, container: { ...host.container!, offer: { ...offer!, attributes } } };
    };
    const of = (zones: string[], wanted: string) =>
      planOf(
        zones.map((zone, n) => inZone(`${n}`, zone)),
        {
          services: [
            web({
              desiredCount: 5,
              placing: {
                strategies: [],
                distinct: false,
                expressions: [`attribute:ecs.availability-zone == ${wanted}`],
              },
            }),
          ],
          group: { zones: ['a', 'b'] },
        },
      ).grown;
    expect(of(['a', 'b'], 'a')).toHaveLength(1);
    expect(of(['a', 'a'], 'b')).toHaveLength(1);
    expect(of(['a', 'b'], 'c')).toEqual([]);
  });
});
