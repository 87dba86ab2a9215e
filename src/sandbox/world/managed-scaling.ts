// Managed scaling of a capacity provider: CapacityProviderReservation = needed / running × 100 each minute, and a
// target-tracking policy on it (aws-facts.md §1.7).
import { isUsed } from './container-use.ts';
import { setDesired } from './group.ts';
import { arn } from './ids.ts';
import { publish } from './metrics.ts';
import { waitingTasks } from './provisioning.ts';
import type { CapacityProvider, Ec2Instance, Task, World } from './state.ts';

const MINUTE_MS = 60_000;
/** Values over 200 are not seen; from no instance at all it is 200 (§1.7, §11.1). */
const MOST = 200;

export function startManagedScaling(w: World, provider: CapacityProvider): void {
  const { group } = provider;
  group.policies.push({
    name: `ECSManagedAutoScalingPolicy-${provider.name}`,
    arn: arn.scalingPolicy(w, group.name, `ECSManagedAutoScalingPolicy-${provider.name}`),
    metric: 'CapacityProviderReservation',
    target: provider.targetCapacity,
  });
  let low = 0;
  const look = () => {
    w.engine.after(MINUTE_MS, look);
    const value = reservationOf(provider);
    w.log('capacity-provider', `${provider.name} reservation ${Math.round(value)}`);
    // A gap is no data, and no data is no action. The delay of the metric is left out: how ECS allows for it is not known.
    if (!publish(w, { ...metricOf(provider), value })) return;
    low = value < provider.targetCapacity ? low + 1 : 0;
    if (group.suspended.has('AlarmNotification')) return;
    if (value > provider.targetCapacity) scaleOut(w, provider, value);
    if (low >= w.settings.scaleInMinutes) scaleIn(w, provider, value);
  };
  w.engine.after(MINUTE_MS, look);
}

const metricOf = ({ name, group }: CapacityProvider) => ({
  namespace: 'AWS/ECS/ManagedScaling',
  metric: 'CapacityProviderReservation',
  dimensions: [
    { name: 'CapacityProviderName', value: name },
    { name: 'ClusterName', value: group.cluster.name },
  ],
});

/** In percent: needed over running instances. */
export function reservationOf(provider: CapacityProvider): number {
  const running = runningOf(provider);
  const needed = neededOf(provider, running);
  if (running.length === 0) return needed > 0 ? MOST : 100;
  return Math.min(MOST, (needed / running.length) * 100);
}

function runningOf({ group }: CapacityProvider): Ec2Instance[] {
  const members = [...group.members.values()].filter((m) => m.lifecycleState === 'InService');
  return members.map((m) => m.instance).filter((instance) => instance.container?.status === 'ACTIVE');
}

/** Those with a task that is no daemon's, and the fewest more on which the waiting tasks fit. */
function neededOf(provider: CapacityProvider, running: readonly Ec2Instance[]): number {
  const waiting = waitingTasks(provider.group.cluster, provider);
  if (waiting.length > 0) return running.length + hostsFor(provider, waiting);
  return running.filter((instance) => instance.container && isUsed(instance.container)).length;
}

/** A lower bound: what the tasks reserve together over what one instance of the first type has. */
function hostsFor({ group }: CapacityProvider, waiting: readonly Task[]): number {
  const type = group.types[0];
  if (!type) return 0;
  const cpu = waiting.reduce((sum, task) => sum + task.definition.cpu, 0);
  const memory = waiting.reduce((sum, task) => sum + task.definition.memory, 0);
  return Math.max(1, Math.ceil(cpu / type.cpu), Math.ceil(memory / type.memory));
}

/** Instances under way count: within the warm-up a second alarm adds only what the first did not. */
function scaleOut(w: World, provider: CapacityProvider, value: number): void {
  const { group } = provider;
  const running = runningOf(provider).length;
  // From none it launches two (§1.7).
  const wanted = running === 0 ? 2 : Math.ceil((running * value) / provider.targetCapacity);
  if (wanted <= group.desired) return;
  const step = Math.max(provider.minimumScalingStepSize, wanted - group.desired);
  const desired = Math.min(group.max, group.desired + Math.min(step, provider.maximumScalingStepSize));
  if (desired > group.desired) setDesired(w, group, desired);
}

/** At most half of the group at a time (§1.7). */
function scaleIn(w: World, provider: CapacityProvider, value: number): void {
  const { group } = provider;
  const running = runningOf(provider).length;
  const wanted = Math.ceil((running * value) / provider.targetCapacity);
  // A change of less than one is one, or the last instance would stay for ever.
  const half = Math.min(Math.ceil(group.desired / 2), group.desired - 1);
  const least = Math.max(group.min, half);
  const desired = Math.max(least, wanted);
  if (desired < group.desired) setDesired(w, group, desired);
}
