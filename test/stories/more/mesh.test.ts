// Story: services found in every way there is leave the hosts of one mixed group, each in a way of its own.
import { storyPromises } from '../../support/story-promises.ts';

storyPromises('mesh', {
  seeds: [1],
  short: '7m',
  checked: ['no-task-stopped-on-a-staying-instance', 'no-foreign-target-put-back'],
  unavoidable: true,
});
