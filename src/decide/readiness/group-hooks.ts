// What holds an instance of a group until its tasks are gone: the terminate hook, for how long, and who hears of it.
import { count, listed } from '#lib/text.ts';
import type { Finding } from '#model/readiness.ts';
import { hasTarget, terminateHooks } from './exposure.ts';
import { finding, seconds } from './finding.ts';
import type { GroupSubject } from './group-subject.ts';

const MAKE_HOOK =
  'add a hook for autoscaling:EC2_INSTANCE_TERMINATING with somebody who drains, or managed draining of a capacity provider';

export function hookFindings(subject: GroupSubject): Finding[] {
  return [
    ...noHook(subject),
    ...tooShort(subject),
    ...abandons(subject),
    ...nobodyListens(subject),
    ...notManaged(subject),
  ];
}

/** Protection holds against scale-in alone, and not against what replaces or ends an instance otherwise. */
function noHook({ hooked, busy, open }: GroupSubject): Finding[] {
  if (hooked) return [];
  if (open > 0) {
    const what = `no terminate hook, and ${open} of ${count(busy, 'busy instance')} without scale-in protection: a scale-in cuts their tasks`;
    return [finding('noHook', 'cannot', { what, change: MAKE_HOOK, facts: '4.2' })];
  }
  const what =
    busy > 0
      ? 'no terminate hook: protection holds against scale-in, but not against the replacement of unhealthy instances or an end by name'
      : 'no terminate hook: once its instances are busy, a scale-in cuts their tasks';
  return [finding('noHook', 'risk', { what, change: MAKE_HOOK, facts: '4.3' })];
}

/** Hooks run side by side: the longest counts. */
function tooShort({ group, slowest, drainedByEcs }: GroupSubject): Finding[] {
  const [longest] = terminateHooks(group).sort((a, b) => b.heartbeatTimeoutMs - a.heartbeatTimeoutMs);
  if (longest === undefined || slowest === undefined || drainedByEcs) return [];
  if (slowest.seconds * 1000 <= longest.heartbeatTimeoutMs) return [];
  const what =
    `hook ${longest.name} holds an instance for ${seconds(longest.heartbeatTimeoutMs)}; service ${slowest.service} takes ` +
    `${slowest.seconds} s to leave (${slowest.sum}), and is cut unless somebody sends heartbeats`;
  const change = `set its heartbeat timeout to 600 s, or to ${Math.ceil(slowest.seconds)} s at least`;
  return [finding('hookTooShort', 'cannot', { what, change, facts: '4.2' })];
}

/** For a terminate hook both results end the instance; ABANDON ends it without the other hooks. */
function abandons({ group, drainedByEcs }: GroupSubject): Finding[] {
  const hooks = terminateHooks(group);
  const bad = hooks.filter(({ defaultResult }) => defaultResult === 'ABANDON');
  if (bad.length === 0 || drainedByEcs) return [];
  const names = listed(bad.map(({ name }) => name));
  const cutsOthers = hooks.length > 1;
  const what = cutsOthers
    ? `default result ABANDON of hook ${names}: when it runs out the other hooks are not waited for either`
    : `default result ABANDON of hook ${names}: when it runs out the instance ends whether drained or not, as with CONTINUE`;
  const change = 'set its default result to CONTINUE, and keep it alive by heartbeats while tasks leave';
  return [finding('hookAbandons', cutsOthers ? 'risk' : 'note', { what, change, facts: '4.2' })];
}

/** A hook that nobody hears of only delays the end. */
function nobodyListens({ group, rules, drainedByEcs }: GroupSubject): Finding[] {
  const hooks = terminateHooks(group).filter(({ notifies }) => notifies === undefined);
  if (hooks.length === 0 || hooks.length < terminateHooks(group).length || drainedByEcs) return [];
  const heard = rules?.filter(
    (rule) =>
      rule.signals.includes('terminateHook') &&
      hasTarget(rule) &&
      (rule.groups === undefined || rule.groups.includes(group.name)),
  );
  if (heard === undefined || heard.some(({ narrowed }) => !narrowed)) return [];
  if (heard.length > 0) return [finding('nobodyListens', 'note', someOnly(heard))];
  const what = `no EventBridge rule tells anybody that hook ${listed(hooks.map(({ name }) => name))} waits, nor does the hook itself: unless somebody polls the group, the wait is for nothing`;
  const change =
    'add a rule for "EC2 Instance-terminate Lifecycle Action" with a queue or a function that drains';
  return [finding('nobodyListens', 'risk', { what, change, facts: '3.3' })];
}

/** A pattern that asks for more, such as the name of a group. */
export function someOnly(heard: readonly { readonly name: string }[]) {
  const what = `rule ${listed(heard.map(({ name }) => name))} asks for more than the kind of event: whether it lets those through that matter here is not looked at`;
  return { what, change: 'compare its pattern with the groups and instances of this cluster', facts: '3.1' };
}

function notManaged({ group: { capacityProvider } }: GroupSubject): Finding[] {
  if (capacityProvider === undefined || capacityProvider.managedDraining) return [];
  const what = `capacity provider ${capacityProvider.name} has managed draining off: ECS does not drain its instances when they end`;
  const change = 'set managedDraining to ENABLED, unless something else drains';
  return [finding('noManagedDraining', 'note', { what, change, facts: '1.2' })];
}
