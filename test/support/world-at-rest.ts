// What is true of a world at rest, for stories that end with the right counts.
import type { Sandbox } from '#sandbox/sandbox.ts';

/** Services that run another number of tasks than they want, as the hosts know it and not as ECS believes. */
export function servicesThatAreShort({ world }: Sandbox): string[] {
  const services = [...world.clusters.values()].flatMap((cluster) => [...cluster.services.values()]);
  return services.flatMap(({ name, daemon, desiredCount, tasks }) => {
    const alive = [...tasks].filter((task) => task.process === 'serving').length;
    return daemon || alive === desiredCount ? [] : [`${name} runs ${alive} of ${desiredCount}`];
  });
}

/** Members of a group that serve. */
export function membersInService({ world }: Sandbox, group: string) {
  const members = [...(world.groups.get(group)?.members.values() ?? [])];
  return members.filter(({ lifecycleState }) => lifecycleState === 'InService');
}

/** Container instances that ECS still counts on, though their hosts are dead. */
export function ghosts({ world }: Sandbox): string[] {
  const containers = [...world.clusters.values()].flatMap((each) => [...each.containerInstances.values()]);
  const dead = containers.filter(({ host, status }) => host.state === 'terminated' && status !== 'INACTIVE');
  return dead.map(({ host }) => host.id);
}

/** Instances that run for longer than any boot takes, and never registered with ECS. */
export function neverJoined({ world }: Sandbox): string[] {
  const longAgo = world.engine.now - 15 * 60_000;
  return [...world.instances.values()].flatMap(({ id, state, container, launchedAt }) =>
    state === 'running' && !container && launchedAt < longAgo ? [id] : [],
  );
}
