import { describe, expect, it } from 'vitest';
import { parseQuery } from './cluster-query.ts';
import { host, needs, room, waiting } from './fixtures.ts';
import { slotOf, type Wanted } from './host.ts';
import { pack, spread } from './place.ts';

/** How many tasks each host got of a group. */
function placed(hosts: Parameters<typeof slotOf>[0][], wanted: Wanted[], group = 'service:web') {
  const slots = hosts.map(slotOf);
  const left = spread(slots, wanted);
  const counts = Object.fromEntries(slots.map((slot) => [slot.host.id, slot.groups.get(group) ?? 0]));
  return { counts, left: left.map(({ count, why }) => ({ count, why })) };
}
const constraint = (text: string) => [parseQuery(text).allows!];

describe('waiting tasks go where ECS would put them', () => {
  it('evenly over the zones, then over the hosts', () => {
    const hosts = [host('a1'), host('a2'), host('c1', { zone: 'c' })];
    expect(placed(hosts, [waiting(4)])).toEqual({ counts: { a1: 1, a2: 1, c1: 2 }, left: [] });
  });

  it('counting those that run already, also on hosts that are full', () => {
    const full = host('a1', { room: room(0, 0), groups: new Map([['service:web', 2]]) });
    const hosts = [full, host('a2'), host('c1', { zone: 'c' })];
    expect(placed(hosts, [waiting(2)]).counts).toEqual({ a1: 2, a2: 0, c1: 2 });
  });

  it('packed, where the service asks for it', () => {
    const hosts = [host('a1'), host('a2', { room: room(1024, 4096) })];
    const packed = waiting(2, { needs: needs(512, 512), strategies: [{ binpack: 'cpu' }] });
    expect(placed(hosts, [packed]).counts).toEqual({ a1: 0, a2: 2 });
  });

  it('spread over an attribute of its own', () => {
    const rack = (id: string, name: string) => host(id, { attributes: new Map([['rack', name]]) });
    const spread = waiting(2, { strategies: [{ spread: 'rack' }] });
    expect(placed([rack('a1', 'x'), rack('a2', 'x'), rack('a3', 'y')], [spread]).counts).toEqual({
      a1: 1,
      a2: 0,
      a3: 1,
    });
  });

  it('the largest first, so that they find their place', () => {
    const small = waiting(2, { group: 'service:small', needs: needs(1024, 1024) });
    const large = waiting(1, { needs: needs(2048, 2048) });
    const { left } = placed([host('a1'), host('a2')], [small, large]);
    expect(left).toEqual([]);
  });
});

describe('waiting tasks can be packed', () => {
  it('on as few hosts as can be, whatever their service asks for', () => {
    const slots = [host('a1'), host('a2')].map(slotOf);
    expect(pack(slots, [waiting(2)])).toEqual([]);
    expect(slots.map(({ groups }) => groups.get('service:web') ?? 0)).toEqual([2, 0]);
    expect(pack(slots, [waiting(3)])).toMatchObject([{ count: 1, why: 'CPU' }]);
  });
});

const X86 = { attributes: new Map([['ecs.cpu-architecture', 'x86_64']]) };

describe('a task has no place', () => {
  it.each<[string, Partial<Wanted>, Partial<ReturnType<typeof host>>]>([
    ['CPU', { needs: needs(4096, 1) }, {}],
    ['memory', { needs: needs(1, 8192) }, {}],
    ['GPUs', { needs: needs(1, 1, { gpus: 1 }) }, {}],
    [
      'ports',
      { needs: needs(1, 1, { ports: ['tcp:80'] }) },
      { room: room(2048, 4096, { ports: new Set(['tcp:80']) }) },
    ],
    [
      'network interfaces',
      { needs: needs(1, 1, { interfaces: 1 }) },
      { room: room(2048, 4096, { interfaces: 0 }) },
    ],
    ['a constraint', { constraints: constraint('attribute:stack == prod') }, {}],
    ['one of its kind there', { distinct: true }, { groups: new Map([['service:web', 1]]) }],
    ['an attribute that it requires', { requires: [{ name: 'ecs.cpu-architecture', value: 'arm64' }] }, X86],
    ['an attribute that it requires', { requires: [{ name: 'ecs.capability.firelens.fluentd' }] }, X86],
    ['in another zone', { zones: new Set(['d']) }, {}],
    ['of another capacity provider than spot', { providers: new Set(['spot']) }, { provider: 'base' }],
  ])('for want of %s', (why, wanted, of) => {
    expect(placed([host('a1', of)], [waiting(1, wanted)]).left).toEqual([{ count: 1, why }]);
  });

  it('only while an attribute that it requires is not there, whatever its value where none is asked for', () => {
    const requires = [{ name: 'ecs.cpu-architecture' }, { name: 'ecs.cpu-architecture', value: 'x86_64' }];
    expect(placed([host('a1', X86)], [waiting(1, { requires })]).left).toEqual([]);
  });

  it('where there is no host', () => {
    expect(placed([], [waiting(3)]).left).toEqual([{ count: 3, why: 'no host' }]);
  });

  it('and the nearest host says why', () => {
    const hosts = [host('a1', { room: room(0, 0) }), host('a2', { groups: new Map([['service:web', 1]]) })];
    expect(placed(hosts, [waiting(1, { distinct: true })]).left[0]!.why).toBe('one of its kind there');
  });

  it('twice on one host where the port is fixed', () => {
    const fixed = waiting(3, { needs: needs(1, 1, { ports: ['tcp:80'] }) });
    expect(placed([host('a1'), host('a2')], [fixed]).left).toEqual([{ count: 1, why: 'ports' }]);
  });
});
