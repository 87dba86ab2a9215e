// Faults that somebody commits: what a colleague, a script or another operator does through the APIs.
import { hasRoomFor, takesAttributes } from './attributes.ts';
import { touch } from './cluster-changes.ts';
import { setActive, setDraining } from './container-instance.ts';
import type { Body } from './fault-hosts.ts';
import { chooseInstances, chooseTargets, fleetNamed, serviceNamed } from './fault-victims.ts';
import { modifyFleet } from './fleet.ts';
import { setProtection as protect, setDesired, terminateMember } from './group.ts';
import { unitsOf } from './group-count.ts';
import { mayEnd } from './group-end.ts';
import { addVersion } from './launch-template.ts';
import { rememberContainer } from './read-lag.ts';
import { activeRefresh, startRefresh } from './refresh.ts';
import { detach } from './standby.ts';
import type { Ec2Instance, World } from './state.ts';
import { deregisterTarget } from './targets.ts';

export function setDesiredCapacity(w: World, { pool, desired }: Body<'setDesiredCapacity'>): string[] {
  const group = w.groups.get(pool);
  if (!group) return [];
  setDesired(w, group, desired);
  return [group.name];
}

export function terminateInGroup(w: World, body: Body<'terminateInGroup'>): string[] {
  const group = w.groups.get(body.pool);
  if (!group) return [];
  const memberOf = ({ id }: Ec2Instance) => group.members.get(id);
  const chosen = chooseInstances(w, body, (instance) => {
    const member = memberOf(instance);
    return member !== undefined && mayEnd(member);
  });
  for (const instance of chosen) {
    const member = memberOf(instance);
    if (member) terminateMember(w, group, member, { decrement: true, cause: 'a user request' });
  }
  return chosen.map(({ id }) => id);
}

/** As with DetachInstances: of those in service, and no more than the group may lose. */
export function detachInstances(w: World, body: Body<'detachInstances'>): string[] {
  const group = w.groups.get(body.pool);
  if (!group) return [];
  const inService = ({ id }: Ec2Instance) => group.members.get(id)?.lifecycleState === 'InService';
  const struck: string[] = [];
  for (const instance of chooseInstances(w, body, inService)) {
    const member = group.members.get(instance.id);
    if (!member || group.desired - unitsOf(group, instance) < group.min) continue;
    detach(w, group, { member, decrement: true, cause: 'a user request' });
    struck.push(instance.id);
  }
  return struck;
}

export function setProtection(w: World, body: Body<'setProtection'>): string[] {
  const group = w.groups.get(body.pool);
  if (!group) return [];
  const other = (id: string) => group.members.get(id)?.protected !== body.on;
  const ids = chooseInstances(w, body, ({ id }) => other(id)).map(({ id }) => id);
  if (ids.length > 0) protect(w, group, { ids, on: body.on });
  return ids;
}

export function launchTemplateVersion(w: World, body: Body<'launchTemplateVersion'>): string[] {
  const { pool = '', makeDefault = true } = body;
  const source = w.groups.get(pool) ?? fleetNamed(w, pool);
  if (!source) return [];
  const { number } = addVersion(w, source.launchTemplate, { description: 'a newer AMI', makeDefault });
  return [`${source.launchTemplate.name} version ${number}`];
}

/** Nothing while another refresh is under way, as Auto Scaling refuses a second (aws-facts.md §4.4). */
export function instanceRefresh(w: World, body: Body<'instanceRefresh'>): string[] {
  const { pool = '', minHealthyPercentage = 90, maxHealthyPercentage = 100, skipMatching = false } = body;
  const group = w.groups.get(pool);
  if (!group || activeRefresh(group)) return [];
  return [startRefresh(w, group, { minHealthyPercentage, maxHealthyPercentage, skipMatching }).id];
}

export function setFleetTarget(w: World, body: Body<'setFleetTarget'>): string[] {
  const { pool = '', target, excessCapacityTerminationPolicy: policy } = body;
  const fleet = fleetNamed(w, pool);
  if (!fleet) return [];
  const refusal = modifyFleet(w, fleet, { target, policy });
  if (refusal === undefined) return [fleet.id];
  w.log('fault', `${fleet.id} is not modified: ${refusal}`);
  return [];
}

export function setServiceDesired(w: World, { service: name, desired }: Body<'setServiceDesired'>): string[] {
  const service = serviceNamed(w, name);
  if (!service) return [];
  w.log('service', `${name} desired ${service.desiredCount} → ${desired}`);
  service.desiredCount = desired;
  service.due();
  return [name];
}

export function deregisterTargets(w: World, body: Body<'deregisterTargets'>): string[] {
  const service = serviceNamed(w, body.service);
  const targets = service ? chooseTargets(w, service, body.count ?? 1) : [];
  for (const target of targets) deregisterTarget(w, target, 'other');
  return targets.map(({ id, port }) => `${id}:${port}`);
}

/** As with PutAttributes, only where ECS takes it; taken away is only what is there. */
export function setAttribute(w: World, body: Body<'setAttribute'>): string[] {
  const { name, value, was } = body;
  const chosen = chooseInstances(w, body, ({ container }) => {
    if (!container || (was !== undefined && container.attributes.get(name) !== was)) return false;
    return value === undefined
      ? container.attributes.has(name)
      : takesAttributes(w, container) && hasRoomFor(container, name);
  });
  for (const { container } of chosen) {
    if (!container) continue;
    if (value === undefined) container.attributes.delete(name);
    else container.attributes.set(name, value);
    touch(container);
  }
  return chosen.map(({ id }) => id);
}

/** As with CreateTags and DeleteTags; taken away is only what is there. */
export function setInstanceTag(w: World, body: Body<'setInstanceTag'>): string[] {
  const { key, value } = body;
  const chosen = chooseInstances(w, body, ({ tags }) => value !== undefined || tags.has(key));
  for (const { tags } of chosen) {
    if (value === undefined) tags.delete(key);
    else tags.set(key, value);
  }
  return chosen.map(({ id }) => id);
}

export function setContainerInstanceState(w: World, body: Body<'setContainerInstanceState'>): string[] {
  const { status, lacking = '' } = body;
  const before = status === 'ACTIVE' ? 'DRAINING' : 'ACTIVE';
  const chosen = chooseInstances(
    w,
    body,
    ({ container }) => container?.status === before && !container.attributes.has(lacking),
  );
  for (const { container } of chosen) {
    if (!container) continue;
    rememberContainer(w, container);
    if (status === 'ACTIVE') setActive(w, container);
    else setDraining(w, container);
  }
  return chosen.map(({ id }) => id);
}

export function setClusterTag(w: World, { cluster: name, key, value }: Body<'setClusterTag'>): string[] {
  const cluster = w.clusters.get(name);
  if (!cluster || (value === undefined && !cluster.tags.has(key))) return [];
  if (value === undefined) cluster.tags.delete(key);
  else cluster.tags.set(key, value);
  return [name];
}
