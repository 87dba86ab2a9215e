// What the operator is told is late, old, incomplete, torn or missing.
import { type Family, family, own } from '../family.ts';

/** Seconds that trouble lasts: often short, sometimes for long. */
const LENGTHS = [20, 60, 180, 600] as const;

export const answers: readonly Family[] = [
  family(
    'lost-answers',
    { about: 'AWS does the work, but its answer is lost' },
    ({ random, moment, times }) =>
      times(2, 5, () => {
        const length = random.pick([30, 120, 600]);
        return own({ at: moment(length), loseAnswers: { for: length, percent: random.int(5, 40) } });
      }),
  ),
  family('lost-requests', { about: 'requests never reach AWS' }, ({ random, moment, times }) =>
    times(2, 5, () => {
      const length = random.pick([30, 120, 600]);
      return own({ at: moment(length), loseRequests: { for: length, percent: random.int(5, 40) } });
    }),
  ),
  family(
    'stale-reads',
    { about: 'reads show what was seconds or minutes ago', costly: true },
    ({ random, moment, times }) =>
      times(2, 4, () => {
        const length = random.pick(LENGTHS);
        const lag = random.pick([3, 10, 30, 120, 300]);
        return own({ at: moment(length), stale: { for: length, lag, percent: random.pick([30, 70, 100]) } });
      }),
  ),
  family('partial-lists', { about: 'lists lack items, or come back empty' }, ({ random, moment, times }) =>
    times(2, 4, () => {
      const length = random.pick(LENGTHS);
      const service = random.pick([undefined, 'ecs', 'ec2', 'autoscaling', 'elbv2']);
      const partial = {
        for: length,
        keep: random.pick([0, 0, 0.5, 0.9]),
        percent: random.pick([20, 50, 100]),
      };
      return own({ at: moment(length), partial: { ...partial, ...(service && { service }) } });
    }),
  ),
  family(
    'changing-pages',
    { about: 'lists change between their pages; tokens expire' },
    ({ random, moment, times }) =>
      times(1, 3, () => {
        const length = random.pick([120, 600, 1800]);
        return own({ at: moment(length), pages: { for: length } });
      }),
  ),
  family(
    'malformed-answers',
    { about: 'answers are empty, or lack members', costly: true },
    ({ random, moment, times }) =>
      times(2, 4, () => {
        const length = random.pick(LENGTHS);
        const how = random.pick(['empty', 'holes'] as const);
        return own({
          at: moment(length),
          malformed: { for: length, how, percent: random.pick([10, 50, 100]) },
        });
      }),
  ),
  family(
    'slow-answers',
    { about: 'answers take seconds to minutes', costly: true },
    ({ random, moment, times }) =>
      times(2, 4, () => {
        const length = random.pick(LENGTHS);
        const service = random.pick([undefined, 'ecs', 'ec2', 'autoscaling', 'elbv2', 'sqs']);
        const slow = { for: length, seconds: random.pick([1, 5, 30, 120]), percent: random.pick([20, 100]) };
        return own({ at: moment(length), slow: { ...slow, ...(service && { service }) } });
      }),
  ),
  family(
    'region-blackout',
    { about: 'no endpoint of AWS resolves, up to an hour', costly: true },
    ({ random, moment, times }) =>
      times(1, 2, () => {
        const length = random.pick([60, 300, 1800, 3600]);
        return own({ at: moment(length), blackout: { for: length } });
      }),
  ),
];
