// What the specs say about an instance: its pool, the source it comes from, and who else is in there.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Cluster, Ec2Instance, Fleet, Group } from '#sandbox/world/state.ts';
import type { Scene } from './scene.ts';
import { containerInstance, task, text, texts } from './truth.ts';

export type Pool = NonNullable<ClusterSpec['spec']['pools']>[number];
type Mode = NonNullable<ClusterSpec['spec']['mode']>;

export interface Declared {
  readonly document: ClusterSpec;
  readonly pool: Pool;
}

export function poolOf(
  { group, fleet }: Pick<Ec2Instance, 'group' | 'fleet'>,
  scene: Scene,
): Declared | undefined {
  for (const document of scene.specs)
    for (const pool of document.spec.pools ?? []) {
      if (group !== undefined && pool.autoScalingGroup?.name === group.name) return { document, pool };
      if (fleet !== undefined && isMeant(pool, fleet)) return { document, pool };
    }
  return undefined;
}

/** Whether a pool is this Spot Fleet. */
export function isMeant({ spotFleet }: Pool, { id, tags }: Fleet): boolean {
  if (spotFleet === undefined) return false;
  if (spotFleet.id !== undefined) return spotFleet.id === id;
  return Object.entries(spotFleet.tag ?? {}).every(([key, value]) => tags.get(key) === value);
}

const LADDER: readonly Mode[] = ['observe', 'protect', 'drain', 'scale'];

export const isAtLeast = (mode: string | undefined, least: Mode): boolean =>
  LADDER.indexOf((mode ?? 'observe') as Mode) >= LADDER.indexOf(least);

export const isDeclared = ({ group, fleet }: Ec2Instance, { groups, fleets }: Scene): boolean =>
  groups.has(group?.name ?? '') || fleets.has(fleet?.id ?? '');

/** Where it comes from, and all that come from there and are not gone. */
export function sourceOf({
  group,
  fleet,
}: Ec2Instance): { name: string; members: Ec2Instance[] } | undefined {
  if (group) return { name: group.name, members: [...group.members.values()].map((each) => each.instance) };
  if (!fleet) return undefined;
  const members = [...fleet.instances.values(), ...(fleet.leaving ?? [])];
  return { name: fleet.id, members: members.filter(({ state }) => state !== 'terminated') };
}

/** Whose it is, wherever its agent has registered. */
export const clusterOf = ({ container, group, fleet }: Ec2Instance): Cluster | undefined =>
  group?.cluster ?? fleet?.cluster ?? container?.cluster;

/** The groups of the specs, each with what is declared of it. */
export function declaredGroups(scene: Scene): (Declared & { readonly group: Group })[] {
  return [...scene.groups].flatMap((name) => {
    const group = scene.world.groups.get(name);
    const declared = group && poolOf({ group }, scene);
    return group && declared ? [{ ...declared, group }] : [];
  });
}

/** All instances that the specs declare and that are there. */
export function declaredHosts(scene: Scene): Ec2Instance[] {
  return [...scene.world.instances.values()].filter((host) => isDeclared(host, scene));
}

type Input = Readonly<Record<string, unknown>>;

/** Every instance that a call is about, whatever it names it by. */
export function touched(input: Input, { world }: Scene): Ec2Instance[] {
  const attributes = (input.attributes as { targetId?: string }[] | undefined) ?? [];
  const arns = [
    text(input.containerInstance),
    ...texts(input.containerInstances),
    ...attributes.map((a) => a.targetId ?? ''),
  ];
  const targets = (input.Targets as { Id?: string }[] | undefined) ?? [];
  const ids = [
    text(input.InstanceId),
    ...texts(input.InstanceIds),
    ...texts(input.Resources),
    ...targets.map((t) => t.Id ?? ''),
  ];
  const found = [
    ...arns.filter((a) => a !== '').map((a) => containerInstance(world, a)?.host),
    ...ids.map((id) => world.instances.get(id)),
    task(world, text(input.task))?.container?.host,
  ];
  return found.filter((host) => host !== undefined);
}

/** The clusters that a call changes something in. */
export function clustersOf(input: Input, scene: Scene): Set<Cluster> {
  const { world } = scene;
  const group = world.groups.get(text(input.AutoScalingGroupName));
  const fleet = world.fleets.get(text(input.SpotFleetRequestId));
  const named = text(input.cluster) || text(input.resourceArn);
  const found = [
    world.clusters.get(named.split('/').at(-1) ?? ''),
    group?.cluster,
    fleet?.cluster,
    ...touched(input, scene).map(clusterOf),
  ];
  return new Set(found.filter((each) => each !== undefined));
}
