// Whom a fault strikes: one instance by its id, or some of a pool or fleet, in an order that only the seed decides.
import type { Ec2Instance, Fleet, Service, Target, World } from './state.ts';

export interface Choice {
  readonly pool?: string;
  readonly instance?: string;
  readonly zone?: string;
  readonly count?: number;
}

/** Running instances that have joined and are not leaving already; fewer than `count` where there are no more. */
export function chooseInstances(
  w: World,
  choice: Choice,
  fits: (instance: Ec2Instance) => boolean = () => true,
): Ec2Instance[] {
  const { pool = '', instance: id, zone, count = 1 } = choice;
  if (id !== undefined) {
    const one = w.instances.get(id);
    return one?.state === 'running' && fits(one) ? [one] : [];
  }
  const open = instancesOf(w, pool).filter((i) => isOpen(i) && (!zone || i.zone.endsWith(zone)) && fits(i));
  return some(w, open, count);
}

/** The instances of a group or of a fleet, by its name. */
function instancesOf(w: World, pool: string): Ec2Instance[] {
  const group = w.groups.get(pool);
  if (group) return [...group.members.values()].map((member) => member.instance);
  const fleet = fleetNamed(w, pool);
  return fleet ? [...fleet.instances.values()] : [];
}

function isOpen(instance: Ec2Instance): boolean {
  if (instance.state !== 'running' || !instance.container || instance.interruption) return false;
  const member = instance.group?.members.get(instance.id);
  return !member || member.lifecycleState === 'InService';
}

/** Targets that are registered for a service, in any of its target groups. */
export function chooseTargets(w: World, service: Service, count: number): Target[] {
  const targets = service.targetGroups.flatMap((group) => [...group.targets.values()]);
  const open = targets.filter((target) => target.deregisteredAt === undefined);
  return some(w, open, count);
}

/** `count` of them, without any twice. */
function some<T>(w: World, open: T[], count: number): T[] {
  const random = w.chance('faults');
  const chosen: T[] = [];
  while (chosen.length < count && open.length > 0)
    chosen.push(...open.splice(random.int(0, open.length - 1), 1));
  return chosen;
}

/** A scenario knows fleets by their tag Name; AWS by an id. */
export const fleetNamed = (w: World, name: string): Fleet | undefined =>
  [...w.fleets.values()].find((fleet) => fleet.name === name);

/** The service of that name in whichever cluster; the checks see to it that there is one only. */
export function serviceNamed(w: World, name: string): Service | undefined {
  for (const cluster of w.clusters.values()) {
    const service = cluster.services.get(name);
    if (service) return service;
  }
  return undefined;
}
