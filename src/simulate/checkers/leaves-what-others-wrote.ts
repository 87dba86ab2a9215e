// Promise: a memory of another version is never written over nor taken away, in a cluster that another document operates no capacity or
// protection is changed, nor is it claimed, and the protection of hosts that ECS protects itself is left to it.
import type { Checker, Scene } from './checker.ts';
import { clustersOf, touched } from './pools.ts';
import { isLeaving, isLeftAlone, memoryOf } from './truth.ts';

/** What was written a moment ago has not been read by everybody. */
const SEEN_WITHIN_MS = 20_000;
const OWNER = 'sluice.dev/owner';
const WRITES = new Set(['PutAttributes', 'DeleteAttributes', 'CreateTags', 'DeleteTags']);

export const leavesWhatOthersWrote: Checker = {
  name: 'no-word-of-another-overruled',
  rows: [57, 72],
  kind: 'safety',
  on: [
    'ecs:PutAttributes',
    'ecs:DeleteAttributes',
    'ec2:CreateTags',
    'ec2:DeleteTags',
    'autoscaling:SetInstanceProtection',
    'autoscaling:EnterStandby',
    'ecs:TagResource',
  ],
  changes: ['fault'],
  create() {
    let writtenAt = Number.NEGATIVE_INFINITY;
    return {
      onChange({ text }, { world }) {
        if (/^set(Attribute|InstanceTag|ClusterTag) strikes/.test(text)) writtenAt = world.engine.now;
        return undefined;
      },
      check({ operation, input }, scene) {
        if (scene.hindered || scene.staleMs > 0 || scene.world.engine.now - writtenAt < SEEN_WITHIN_MS)
          return undefined;
        if (WRITES.has(operation)) {
          if (!JSON.stringify(input).includes('sluice.dev/memory')) return undefined;
          const theirs = touched(input, scene).find(isLeftAlone);
          return theirs && `${memoryOf(theirs)} of ${theirs.id} was written over`;
        }
        return againstEcs(operation, input, scene) ?? againstOwner(operation, input, scene);
      },
    };
  },
};

function againstEcs(
  operation: string,
  input: Readonly<Record<string, unknown>>,
  scene: Scene,
): string | undefined {
  if (operation !== 'SetInstanceProtection') return undefined;
  const theirs = touched(input, scene).find(
    ({ group }) => group?.capacityProvider?.managedTerminationProtection,
  );
  return theirs && `the protection of ${theirs.id} was set, which ECS owns`;
}

function againstOwner(
  operation: string,
  input: Readonly<Record<string, unknown>>,
  scene: Scene,
): string | undefined {
  const claims = operation === 'TagResource' && JSON.stringify(input).includes(OWNER);
  const hosts = touched(input, scene);
  if (!claims && (hosts.length === 0 || hosts.every(isLeaving))) return undefined;
  for (const { name, tags } of clustersOf(input, scene)) {
    const owner = tags.get(OWNER);
    const own = scene.specs.find(({ spec }) => spec.cluster === name)?.metadata.name;
    if (owner !== undefined && owner !== own) return `${operation} in ${name}, which is operated by ${owner}`;
  }
  return undefined;
}
