// What a new host is taken to be: as its kin are, or as its type is on paper; and what that lets tasks have.
import { describe, expect, it } from 'vitest';
import type { InstanceFacts } from '#model/observation.ts';
import type { TaskKind } from '#model/room.ts';
import { anInstance, aPool, NOW } from '../../../test/support/facts.ts';

import { full, type Given, kind, MINUTE, member, needs, planOf, room, WEB, web } from './fixtures.ts';

const M6I = { cpu: 2048, memory: 8192, gpus: 0, interfaces: 3, architectures: ['x86_64'] };
const M7G = { cpu: 4096, memory: 16384, gpus: 0, interfaces: 4, architectures: ['arm64'] };
const TYPES = new Map([
  ['m6i.large', M6I],
  ['m7g.xlarge', M7G],
]);

/** A pool that has no host and may launch these types. */
function empty(types: readonly string[], definition: TaskKind, given: Given = {}) {
  const pool = { ...aPool({ desired: 0, max: 20, scalingPolicies: [], ...given.group }), ...given.fleet };
  const launches = types.map((type) => ({ type, units: 1 }));
  const observation = {
    pools: new Map([['main', types.length === 0 ? pool : { ...pool, launches }]]),
    definitions: new Map([[WEB, definition]]),
    types: TYPES,
    ...given.observation,
  };
  return planOf([], { services: [web({ desiredCount: 2 })], ...given, observation });
}

describe('a pool without hosts', () => {
  it('grows by what the types have that it may launch, some of it kept for the system', () => {
    expect(empty(['m6i.large'], kind(2048)).grown).toEqual([
      'main 0→2: 2 more hosts for 2 tasks of service:web',
    ]);
    const large = { ...kind(1024), needs: { ...needs(1024), memory: 7700 } };
    const { grown, waits } = empty(['m6i.large'], large);
    expect(grown).toEqual([]);
    expect(waits).toContain('memory on a new m6i.large (by its type)');
    expect(waits).toContain('it takes 7700 MiB, m6i.large (by its type) has 7618');
  });

  it('is taken to launch the least of them: whatever comes holds the task', () => {
    expect(empty(['m7g.xlarge', 'm6i.large'], kind(2048)).grown).toHaveLength(1);
    const { grown, waits } = empty(['m7g.xlarge', 'm6i.large'], kind(4096));
    expect(grown).toEqual([]);
    expect(waits).toContain('CPU on a new m7g.xlarge, m6i.large (the least of them)');
  });

  it('does not grow where what one of them has is not known', () => {
    for (const types of [[], ['m6i.large', 'x9.large']]) {
      const { grown, waits } = empty(types, kind(1024));
      expect(grown).toEqual([]);
      expect(waits).toContain('main: what it launches is not known');
    }
  });

  it('and one that boots, is asked for none twice', () => {
    const booting = anInstance('1', { lifecycle: 'Pending', container: undefined, launchedAt: NOW - MINUTE });
    const observation = { instances: new Map([['1', booting]]) };
    expect(empty(['m6i.large'], kind(1024), { group: { desired: 1 }, observation }).grown).toEqual([]);
  });

  it('grows for what requires its architecture, and what any agent can do; not for a constraint of its own', () => {
    const requires = [{ name: 'ecs.cpu-architecture', value: 'x86_64' }, { name: 'ecs.capability.task-eni' }];
    expect(empty(['m6i.large'], { ...kind(1024), requires }).grown).toHaveLength(1);
    const { grown, waits } = empty(['m7g.xlarge'], { ...kind(1024), requires });
    expect(grown).toEqual([]);
    expect(waits).toContain('it requires ecs.cpu-architecture x86_64');
    const custom = empty(['m6i.large'], kind(1024, ['attribute:stack == prod']));
    expect(custom.grown).toEqual([]);
    expect(custom.waits).toContain('a constraint on a new m6i.large (by its type)');
    const zoned = kind(1024, ['attribute:ecs.availability-zone == ap-northeast-1a']);
    expect(empty(['m6i.large'], zoned).grown).toHaveLength(1);
    // In which one it comes nobody can choose; after two in the other the pool is held back for such tasks.
    const in2 = { group: { zones: ['ap-northeast-1a', 'ap-northeast-1c'] } };
    expect(empty(['m6i.large'], zoned, in2).grown).toHaveLength(1);
    expect(empty(['m6i.large'], zoned, { group: { zones: ['ap-northeast-1c'] } }).grown).toEqual([]);
  });

  it('that had one goes by what that offered, as long as it launches the same type', () => {
    const attributes = new Map([
      ['ecs.instance-type', 'm6i.large'],
      ['stack', 'prod'],
      ['ecs.availability-zone', 'ap-northeast-1a'],
    ]);
    const lastOffers = new Map([['main', { whole: room(2048, 6000), left: room(0), attributes }]]);
    const memory = (of: number): TaskKind => ({
      ...kind(1024, ['attribute:stack == prod']),
      needs: { ...needs(1024), memory: of },
    });
    const grown = (type: string, of: number) =>
      empty([type], memory(of), { observation: { lastOffers } }).grown;
    expect(grown('m6i.large', 6000)).toHaveLength(1);
    expect(grown('m6i.large', 6001)).toEqual([]);
    expect(grown('m7g.xlarge', 6000)).toEqual([]);
  });

  it('where types could not be read says so, and the rest goes on', () => {
    const observation = { typesUnread: 'ec2:DescribeInstanceTypes failed: denied' };
    const { grown, waits } = planOf(full, { services: [web({ desiredCount: 6 })], observation });
    expect(grown).toHaveLength(1);
    expect(waits).toContain('not known: ec2:DescribeInstanceTypes failed: denied');
  });
});

describe('tasks with interfaces of their own', () => {
  const own: TaskKind = { ...kind(100), needs: { ...needs(100), interfaces: 1 } };
  const services = [web({ desiredCount: 3 })];
  const attributes = (more: [string, string][] = []) =>
    new Map([['ecs.instance-type', 'm6i.large'], ...more]);
  const host = (more: [string, string][] = []) => {
    const one = member('1', 2048);
    const offer = { ...one.container!.offer!, left: room(1848), attributes: attributes(more) };
    return { ...one, container: { ...one.container!, offer } };
  };
  const grown = (of: InstanceFacts, types = TYPES) =>
    planOf([of], { services, observation: { definitions: new Map([[WEB, own]]), types } });

  it('need a host that has one left, beside its own', () => {
    expect(grown(host()).grown).toEqual(['main 1→2: 1 more host for 1 task of service:web']);
  });

  it('fit as CPU and memory let them where it is not known, or a trunk gives the host more', () => {
    expect(grown(host(), new Map()).grown).toEqual([]);
    expect(grown(host([['ecs.awsvpc-trunk-id', 'eni-1']])).grown).toEqual([]);
  });

  it('on a type that has none for tasks, are told before any waits', () => {
    const types = new Map([['m6i.large', { ...M6I, interfaces: 1 }]]);
    expect(grown(host(), types).waits).toContain(
      'no host of these pools (m6i.large) can hold a task of web: m6i.large is short of network interfaces',
    );
  });
});
