// What happens to hosts: they die, hang, fall silent, are not to be had, are taken back by the dozen.
import { type Family, family, world } from '../family.ts';

export const hosts: readonly Family[] = [
  family(
    'agents-flap',
    { about: 'agents of single hosts disconnect again and again' },
    ({ random, moment, times, sources }) =>
      times(3, 8, () => {
        const length = random.pick([10, 60, 240]);
        return world(moment(length), {
          agentDisconnect: { pool: random.pick(sources), count: random.int(1, 2), for: `${length}s` },
        });
      }),
  ),
  family(
    'mass-disconnect',
    { about: 'most agents of a pool disconnect at once' },
    ({ random, moment, times, sources }) =>
      times(1, 2, () => {
        const length = random.pick([120, 600, 3000]);
        const agentDisconnect = {
          pool: random.pick(sources),
          count: 5,
          over: `${random.pick([1, 60])}s`,
          for: `${length}s`,
        };
        return world(moment(length + 60), { agentDisconnect });
      }),
  ),
  family(
    'sick-hosts',
    { about: 'hosts die, hang, fall silent or fail their checks', costly: true },
    ({ random, moment, times, sources }) =>
      times(1, 4, () => {
        const at = moment();
        const pool = random.pick(sources);
        return random.pick([
          world(at, { suddenDeath: { pool, count: 1, ghost: random.chance(0.5) } }),
          world(at, { agentDisconnect: { pool, count: 1, forGood: true } }),
          world(at, { hostHangs: { pool, count: 1 } }),
          world(at, { impairedStatus: { pool, count: 1, for: '10m' } }),
        ]);
      }),
  ),
  family(
    'launches-fail',
    { about: 'new instances fail, die early or never join', costly: true },
    ({ random, moment, times, group }) =>
      times(1, 3, () => {
        const length = random.pick([300, 1800, 3600]);
        const how = random.pick(['fails', 'dies', 'neverJoins'] as const);
        return world(moment(length), { launchTrouble: { pool: group().name, how, for: `${length}s` } });
      }),
  ),
  family('zone-loss', { about: 'an availability zone is lost', costly: true }, ({ random, moment, zone }) => {
    const length = random.pick([300, 1800, 3600]);
    return [world(moment(length), { zoneOutage: { zone: zone(), for: `${length}s` } })];
  }),
  family(
    'no-capacity',
    { about: 'EC2 has no capacity, in a zone or anywhere', costly: true },
    ({ random, moment, times, zone }) =>
      times(1, 3, () => {
        const length = random.pick([300, 1800, 3600]);
        const market = random.pick(['spot', 'on-demand'] as const);
        return world(moment(length), {
          insufficientCapacity: { market, ...(random.chance(0.5) && { zone: zone() }), for: `${length}s` },
        });
      }),
  ),
  family(
    'spot-storm',
    { about: 'spot hosts are taken by the dozen, some unannounced', costly: true },
    ({ random, moment, times, spotPools }) =>
      times(spotPools.length > 0 ? 1 : 0, spotPools.length > 0 ? 3 : 0, () => {
        const pool = random.pick(spotPools);
        const over = `${random.pick([1, 20, 90])}s`;
        const lead = random.pick(['2m', '2m', '2m', '60s', '5s']);
        return world(moment(240), {
          spotInterruption: { pool, count: random.int(2, 6), over, lead, notices: random.pick([1, 1, 2, 0]) },
        });
      }),
  ),
];
