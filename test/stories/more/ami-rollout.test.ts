// Story: a new AMI for all hosts; one group is refreshed by hand, the other by whoever keeps instances up to date
// (aws-facts.md §4.4, §5).
import { storyPromises } from '../../support/story-promises.ts';

storyPromises('ami-rollout', {
  seeds: [1],
  short: '17m',
  checked: ['no-drain-above-the-budget', 'no-limit-or-capacity-written', 'no-busy-instance-terminated-by-us'],
});
