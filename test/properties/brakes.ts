// What a freeze and a pause promise (docs/failures.md, row 74), told from the world itself: once one has been read, nothing is
// written under a freeze, and under a pause nothing but what AWS does anyway and what puts things back.
import type { SeenCall } from '#sandbox/sandbox.ts';
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import { containerInstance, isLeaving, task, text, texts } from '#simulate/checkers/truth.ts';

const readOnly = /^(Describe|List|Get|Receive)/;

/** `read()`: from now on nobody can say that it was not there when the account was read. */
export function watchBrakes(world: () => RunningWorld) {
  let [frozen, paused] = [false, false];
  const broken: string[] = [];
  const has = (tag: string) => world().clusters.get('small')!.tags.has(`sluice.dev/${tag}`);
  return {
    broken,
    read() {
      [frozen, paused] = [has('frozen'), has('paused')];
    },
    onCall({ operation, input }: SeenCall) {
      if (readOnly.test(operation)) return;
      const foreign = tagsIn(input).find((key) => !isOurs.test(key));
      if (operation.endsWith('agResource') && foreign !== undefined)
        broken.push(`${operation} of ${foreign}, which is not ours`);
      if (frozen) broken.push(`${operation} under a freeze`);
      else if (paused && !putsBack(operation, input)) {
        const hosts = hostsIn(input, world());
        if (hosts.length === 0 || !hosts.every(isLeaving)) broken.push(`${operation} under a pause`);
      }
    },
  };
}

/** The record. Pauses and freezes are people's. */
const isOurs = /^sluice\.dev\/(mode|owner|record-\d+)$/;

const tagsIn = ({ tags, tagKeys }: Input): string[] => [
  ...((tags as { key?: string }[] | undefined) ?? []).map(({ key }) => text(key)),
  ...texts(tagKeys),
];

type Input = SeenCall['input'];

const putsBack = (operation: string, { status }: Input) =>
  operation === 'RegisterTargets' || (operation === 'UpdateContainerInstancesState' && status === 'ACTIVE');

function hostsIn(input: Input, world: RunningWorld): Ec2Instance[] {
  const attributes = (input.attributes as { targetId?: string }[] | undefined) ?? [];
  const targets = (input.Targets as { Id?: string }[] | undefined) ?? [];
  const arns = [
    text(input.containerInstance),
    ...texts(input.containerInstances),
    ...attributes.map((a) => text(a.targetId)),
  ];
  const ids = [
    text(input.InstanceId),
    ...texts(input.InstanceIds),
    ...texts(input.Resources),
    ...targets.map((t) => text(t.Id)),
  ];
  const found = [
    ...arns.filter((arn) => arn !== '').map((arn) => containerInstance(world, arn)?.host),
    ...ids.map((id) => world.instances.get(id)),
    task(world, text(input.task))?.container?.host,
  ];
  return found.filter((host) => host !== undefined);
}
