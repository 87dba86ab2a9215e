// What ends instances of a group besides people: policies that shrink it by count, the balance of zones, their age, an instance refresh.
import { formatDuration } from '#lib/duration.ts';
import { count, listed } from '#lib/text.ts';
import type { Finding, FindingKind, Weight } from '#model/readiness.ts';
import { finding } from './finding.ts';
import type { GroupSubject } from './group-subject.ts';

export function endFindings(subject: GroupSubject): Finding[] {
  return [
    ...shrinks(subject),
    ...managedScaling(subject),
    ...balances(subject),
    ...ages(subject),
    ...refreshes(subject),
    ...rebalances(subject),
  ];
}

/** Whoever is protected is not picked; the capacity goes down all the same (aws-facts.md §4.3). */
function shrinks({ group, open }: GroupSubject): Finding[] {
  const { scalingPolicies = [], growOnly = [] } = group;
  const names = scalingPolicies.filter((name) => !growOnly.includes(name));
  if (names.length === 0) return [];
  const what = `${names.length === 1 ? 'policy' : 'policies'} ${listed(names)} may lower the capacity by count: the group picks who goes, busy or not`;
  const change =
    'protect busy instances from scale-in, or set DisableScaleIn and end named, drained instances';
  return [finding('shrinksByCount', open > 0 ? 'risk' : 'note', { what, change, facts: '4.4' })];
}

function managedScaling({ group: { capacityProvider }, open }: GroupSubject): Finding[] {
  if (capacityProvider === undefined || open === 0) return [];
  const { name, managedScaling: scales, managedTerminationProtection: protects } = capacityProvider;
  if (!scales || protects) return [];
  const what = `capacity provider ${name} scales it without managed termination protection: it may end instances with tasks, ${open} now`;
  const change =
    'turn on scale-in protection of the group and its instances, then set managedTerminationProtection to ENABLED';
  return [finding('noTerminationProtection', 'risk', { what, change, facts: '1.7' })];
}

function balances({ group, open, hooked }: GroupSubject): Finding[] {
  if (group.zones.length < 2 || group.suspendedProcesses.includes('AZRebalance') || open === 0) return [];
  const what = `AZRebalance is on in ${count(group.zones.length, 'zone')}: the group may end any of ${count(open, 'busy instance')} without protection to even them out`;
  const change = 'suspend the process AZRebalance, or protect busy instances';
  return [finding('azRebalance', hooked ? 'note' : 'risk', { what, change, facts: '4.4' })];
}

/** What ends instances whether protected or not, but runs the hook: without one their tasks are cut. */
function forced(
  { hooked }: GroupSubject,
  kind: FindingKind,
  { what, change, without }: { what: string; change: string; without: Weight },
): Finding[] {
  const told = hooked
    ? `${what}; protected or not, but the terminate hook runs`
    : `${what}, protected or not, and no hook holds them`;
  return [finding(kind, hooked ? 'note' : without, { what: told, change, facts: '4.2' })];
}

function ages(subject: GroupSubject): Finding[] {
  const { maxInstanceLifetimeMs: ms } = subject.group;
  if (ms === undefined) return [];
  const what = `a maximum instance lifetime of ${formatDuration(ms)}: the group replaces what is older`;
  const change = 'add a terminate hook that drains, or take the lifetime off and replace instances drained';
  return forced(subject, 'maxLifetime', { what, change, without: 'cannot' });
}

function refreshes(subject: GroupSubject): Finding[] {
  const { refresh } = subject.group;
  if (refresh === undefined) return [];
  const what = `instance refresh ${refresh.id} is ${refresh.status}: it replaces instances (protected ones: ${refresh.protectedInstances})`;
  if (!subject.hooked && refresh.protectedInstances !== 'Refresh' && subject.open === 0) {
    const change = 'add a terminate hook before their protection is released';
    return [finding('instanceRefresh', 'risk', { what, change, facts: '4.4' })];
  }
  const change = 'cancel it until a terminate hook drains what it ends';
  return [
    finding('instanceRefresh', subject.hooked ? 'note' : 'cannot', {
      what: subject.hooked ? `${what}; the terminate hook runs` : `${what}, and no hook holds them`,
      change,
      facts: '4.4',
    }),
  ];
}

function rebalances(subject: GroupSubject): Finding[] {
  if (subject.group.capacityRebalance !== true) return [];
  const what =
    'Capacity Rebalance is on: at a rebalance recommendation it ends the old instance once the new one is healthy';
  const change = 'add a terminate hook that drains';
  return forced(subject, 'capacityRebalance', { what, change, without: 'risk' });
}
