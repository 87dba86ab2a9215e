// Members that leave service without ending: on standby and back, detached, attached (aws-facts.md §4.1, §4.4). No hooks
// run for any of them.

import { finish, noteAside } from './activities.ts';
import { touch } from './cluster-changes.ts';
import { keepingOf, unitsOf } from './group-count.ts';
import { enterService } from './group-launch.ts';
import { deregisterMember } from './group-targets.ts';
import type { Activity, Ec2Instance, Group, Member, World } from './state.ts';

export interface Leaving {
  readonly member: Member;
  readonly decrement: boolean;
  readonly cause: string;
}

/** Takes a member out of service; it stays in the group and is neither counted nor health-checked. */
export function enterStandby(w: World, group: Group, { member, ...how }: Leaving): Activity {
  const description = `Moving EC2 instance to Standby: ${member.instance.id}`;
  const activity = takeOut(w, group, { member, ...how, description, state: 'EnteringStandby' });
  afterDraining(w, group, member, () => {
    if (member.lifecycleState !== 'EnteringStandby') return;
    member.lifecycleState = 'Standby';
    finish(w, group, { activity, outcome: { status: 'Successful' } });
  });
  return activity;
}

/** Puts a member back into service; the desired capacity rises with it. */
export function exitStandby(w: World, group: Group, of: { member: Member; cause: string }): Activity {
  const { member, cause } = of;
  const { instance } = member;
  group.desired += unitsOf(group, instance);
  const description = `Moving EC2 instance out of Standby: ${instance.id}`;
  const activity = noteAside(w, group, { description, cause, instance });
  activity.status = 'PreInService';
  member.lifecycleState = 'Pending';
  w.log('group', `${instance.id} leaves Standby in ${group.name}`);
  w.engine.after(moment(w), () => {
    if (member.lifecycleState !== 'Pending') return;
    enterService(w, group, member);
    finish(w, group, { activity, outcome: { status: 'Successful' } });
  });
  return activity;
}

/** Lets an instance go on running outside of the group; it loses its protection (§4.3). */
export function detach(w: World, group: Group, { member, ...how }: Leaving): Activity {
  const { instance } = member;
  const description = `Detaching EC2 instance: ${instance.id}`;
  const activity = takeOut(w, group, { member, ...how, description, state: 'Detaching' });
  member.protected = false;
  afterDraining(w, group, member, () => {
    if (member.lifecycleState !== 'Detaching') return;
    member.lifecycleState = 'Detached';
    group.members.delete(instance.id);
    if (instance.group === group) instance.group = undefined;
    if (instance.container) touch(instance.container);
    instance.tags.delete('aws:autoscaling:groupName');
    finish(w, group, { activity, outcome: { status: 'Successful', event: 'Detach' } });
  });
  return activity;
}

/** Takes a running instance into the group; the desired capacity rises with it. */
export function attach(w: World, group: Group, of: { instance: Ec2Instance; cause: string }): void {
  const { instance, cause } = of;
  const description = `Attaching an existing EC2 instance: ${instance.id}`;
  const launch = noteAside(w, group, { description, cause, instance });
  const member: Member = {
    instance,
    launch,
    lifecycleState: 'Pending',
    protected: group.newInstancesProtected,
    health: 'Healthy',
    waiting: new Map(),
  };
  group.desired += unitsOf(group, instance);
  group.members.set(instance.id, member);
  instance.group = group;
  if (instance.container) touch(instance.container);
  instance.tags.set('aws:autoscaling:groupName', group.name);
  w.log('group', `${instance.id} attached to ${group.name}`);
  w.engine.after(moment(w), () => {
    if (member.lifecycleState === 'Pending') enterService(w, group, member);
  });
}

interface TakingOut extends Leaving {
  readonly description: string;
  readonly state: string;
}

function takeOut(w: World, group: Group, of: TakingOut): Activity {
  const { member, state } = of;
  const { instance } = member;
  if (of.decrement) {
    group.desired -= unitsOf(group, instance);
    keepingOf(group).uneven = true;
  }
  member.lifecycleState = state;
  w.log('group', `${instance.id} ${state} in ${group.name}`);
  return noteAside(w, group, { description: of.description, cause: of.cause, instance });
}

function afterDraining(w: World, group: Group, member: Member, then: () => void): void {
  w.engine.after(moment(w) + deregisterMember(w, group, member), then);
}

const moment = (w: World) => w.chance('standby').int(500, 3_000);
