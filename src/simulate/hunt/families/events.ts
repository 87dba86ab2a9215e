// Events that do not come, come twice, late and out of order, or from somebody who makes them up.
import { forgeries } from '../../faults/fault.ts';
import { type Family, family, own, world } from '../family.ts';

const LENGTHS = [300, 1200, 3600] as const;

export const events: readonly Family[] = [
  family('events-lost', { about: 'half or all of the events do not arrive' }, ({ random, moment, times }) =>
    times(1, 3, () => {
      const length = random.pick(LENGTHS);
      return world(moment(length), { eventTrouble: { lose: random.pick([50, 100]), for: `${length}s` } });
    }),
  ),
  family('events-doubled', { about: 'events arrive twice' }, ({ random, moment, times }) =>
    times(1, 3, () => {
      const length = random.pick(LENGTHS);
      return world(moment(length), { eventTrouble: { double: random.pick([50, 100]), for: `${length}s` } });
    }),
  ),
  family('events-late', { about: 'events arrive late, up to an hour' }, ({ random, moment, times }) =>
    times(1, 3, () => {
      const length = random.pick(LENGTHS);
      const delay = `${random.pick([5, 60, 600, 3600])}s`;
      return world(moment(length), { eventTrouble: { delay, for: `${length}s` } });
    }),
  ),
  family(
    'events-forged',
    { about: 'somebody makes events up, about hosts that are well' },
    ({ random, moment, times }) =>
      times(4, 12, () => {
        const instance = random.chance(0.7) ? { instance: random.int(0, 60) } : {};
        return own({
          at: moment(),
          forge: { what: random.pick(forgeries), ...instance, copies: random.pick([1, 1, 2, 30]) },
        });
      }),
  ),
];
