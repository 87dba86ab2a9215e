// Tasks of network mode awsvpc get their interface in a subnet, and run only on hosts of its zone (aws-facts.md §1.6).
import { describe, expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
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
});
