// Story: people change sizes, flags and targets and end hosts while a refresh is under way (aws-facts.md §4.3, §4.4).
import { expect } from 'vitest';
import { storyPromises } from '../../support/story-promises.ts';
import { membersInService, servicesThatAreShort } from '../../support/world-at-rest.ts';

const GROUP = 'encyclopaedia-hosts';

storyPromises('foreign-hands', {
  seeds: [1],
  short: '9m',
  checked: ['no-drain-above-the-budget', 'no-limit-or-capacity-written'],
  harm: ({ report, sandbox }) => {
    expect(report.requests.failed).toBeGreaterThan(300);
    expect(report.tasks.killedWithInstance).toBeGreaterThan(5);
    // And nobody has brought the hosts up to date.
    const versions = membersInService(sandbox, GROUP).map(({ instance }) => instance.launchTemplate.version);
    expect(versions.filter((version) => String(version) === '1').length).toBeGreaterThan(1);
  },
  ends: (sandbox) => {
    const members = membersInService(sandbox, GROUP);
    // What the last person has set, and not one more or less.
    expect([members.length, sandbox.world.groups.get(GROUP)!.desired]).toEqual([10, 10]);
    expect(new Set(members.map(({ instance }) => String(instance.launchTemplate.version)))).toEqual(
      new Set(['2']),
    );
    const isBusy = ({ tasks }: { tasks: Set<{ service?: { daemon: boolean } }> }) =>
      [...tasks].some(({ service }) => !service?.daemon);
    const wrong = members.filter((each) => each.protected !== isBusy(each.instance.container!));
    expect(wrong.map(({ instance }) => instance.id)).toEqual([]);
    expect(servicesThatAreShort(sandbox)).toEqual([]);
  },
});
