// What happens to the operator's process: it is killed, stands still, has a twin, and a clock that is wrong.
import { type Family, family, own } from '../family.ts';

export const processes: readonly Family[] = [
  family(
    'crashes',
    { about: 'the operator is killed, often right after a change' },
    ({ random, moment, times }) =>
      random.chance(0.5)
        ? // With its own changes, where it hurts most.
          times(4, 20, (n) =>
            own({
              effect: n * random.int(1, 6) + random.int(1, 9),
              kill: { downFor: random.pick([0, 1, 5]) },
            }),
          )
        : times(3, 12, () => own({ at: moment(), kill: { downFor: random.pick([0, 2, 10]) } })),
  ),
  family(
    'outages',
    { about: 'the operator is down, up to an hour', costly: true },
    ({ random, moment, times }) =>
      times(1, 2, () => {
        const length = random.pick([120, 900, 3600]);
        return own({ at: moment(length), kill: { downFor: length } });
      }),
  ),
  family(
    'stalls',
    { about: 'the process stands still for a while', costly: true },
    ({ random, moment, times }) =>
      times(2, 6, () => {
        const length = random.pick([5, 20, 60, 180]);
        return own({ at: moment(length), stall: { for: length } });
      }),
  ),
  family('two-operators', { about: 'a second operator runs beside the first' }, ({ random, moment, times }) =>
    times(1, 3, () => {
      const length = random.pick([30, 120, 600]);
      return own({ at: moment(length), second: { for: length } });
    }),
  ),
  family(
    'clock',
    { about: "the operator's clock is wrong, up to a day", costly: true },
    ({ random, moment, times }) =>
      times(1, 3, () => {
        const length = random.pick([60, 600, 3600]);
        const ahead = random.pick([1, 30, 600, 3600, 86_400]) * random.pick([1, -1]);
        return own({ at: moment(length), clock: { for: length, ahead } });
      }),
  ),
];
