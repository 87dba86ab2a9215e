// Promise: the scale-in protection of an instance that somebody tagged to keep is never changed, and it is never ended.
import type { Checker } from './checker.ts';
import { isLeaving, text, texts } from './truth.ts';

const KEEP = 'sluice.dev/keep';
/** Calls that were on their way when AWS first showed the tag. */
const ON_THE_WAY_MS = 5_000;

interface Described {
  readonly Reservations?: readonly {
    readonly Instances?: readonly {
      readonly InstanceId?: string;
      readonly Tags?: readonly { readonly Key?: string }[];
    }[];
  }[];
}

export const sparesTheKept: Checker = {
  name: 'no-kept-instance-changed',
  rows: [35],
  kind: 'safety',
  on: [
    'ec2:DescribeInstances',
    'autoscaling:SetInstanceProtection',
    'autoscaling:TerminateInstanceInAutoScalingGroup',
    'ec2:TerminateInstances',
  ],
  create() {
    // When the operator was first shown the tag, by instance.
    const shown = new Map<string, number>();
    return {
      onAnswer(_, { output }, { world }) {
        const instances = (output as Described | undefined)?.Reservations?.flatMap(
          (each) => each.Instances ?? [],
        );
        for (const { InstanceId: id = '', Tags = [] } of instances ?? []) {
          const isKept = Tags.some(({ Key }) => Key === KEEP);
          if (!isKept) shown.delete(id);
          else if (!shown.has(id)) shown.set(id, world.engine.now);
        }
        return undefined;
      },
      check({ operation, input }, { world, staleMs }) {
        const before = world.engine.now - ON_THE_WAY_MS - staleMs;
        for (const id of [text(input.InstanceId), ...texts(input.InstanceIds)]) {
          const host = world.instances.get(id);
          if (operation === 'DescribeInstances' || !host?.tags.has(KEEP) || isLeaving(host)) continue;
          if ((shown.get(id) ?? world.engine.now) < before)
            return `${operation} of ${id}, which is to be kept`;
        }
        return undefined;
      },
    };
  },
};
