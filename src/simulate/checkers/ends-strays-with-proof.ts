// Promise: what runs and never joined is ended one at a time, and only where another of its kind has joined: else its
// replacement would not join either, and hosts would be launched for ever.
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { Checker } from './checker.ts';
import { isLeaving, text } from './truth.ts';

export const endsStraysWithProof: Checker = {
  name: 'no-ghosts-launched-for-ever',
  rows: [28, 29],
  kind: 'safety',
  on: ['autoscaling:TerminateInstanceInAutoScalingGroup'],
  create: () => ({
    check({ input }, { world }) {
      const host = world.instances.get(text(input.InstanceId));
      const group = host?.group;
      if (host === undefined || group === undefined || host.container || isLeaving(host)) return undefined;
      const others = [...group.members.values()]
        .map(({ instance }) => instance)
        .filter((each) => each !== host);
      if (!others.some((each) => each.container !== undefined && isKin(each, host)))
        return `${host.id} never joined, and neither has any of its kind`;
      const going = others.find(
        (each) => each.container === undefined && isLeaving(each) && each.state !== 'terminated',
      );
      return going && `${host.id} was ended for not joining while ${going.id} was on its way out for that`;
    },
  }),
};

const isKin = (one: Ec2Instance, other: Ec2Instance) =>
  one.launchTemplate.id === other.launchTemplate.id &&
  one.launchTemplate.version === other.launchTemplate.version;
