// Story: the group ends instances that still serve (aws-facts.md §1.2, §4.2, §4.3).
import { storyPromises } from '../../support/story-promises.ts';

storyPromises('scale-in-kills-tasks', {
  seeds: [1],
  short: '23m',
  checked: ['no-busy-instance-terminated-by-us', 'no-busy-container-instance-deregistered'],
});
