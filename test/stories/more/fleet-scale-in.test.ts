// Story: two kinds of pool. On-demand is an Auto Scaling group that is scaled in; spot is a Spot Fleet that AWS, and the
// daemons that move its target, take from (aws-facts.md §4.2, §5.1, §5.2).
import { storyPromises } from '../../support/story-promises.ts';

storyPromises('fleet-scale-in', {
  seeds: [1],
  short: '14m',
  checked: [
    'no-task-stopped-on-a-staying-instance',
    'no-busy-instance-terminated-by-us',
    'no-drain-above-the-budget',
  ],
});
