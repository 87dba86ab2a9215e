// The state of an EC2 instance, and the event that tells of it (aws-facts.md §3.3).
import { emit } from './bus.ts';
import type { Ec2Instance, Ec2State, World } from './state.ts';

/** How many instances are pending or running: counted as they change, so that a launch need not look at all of them. */
const alive = new WeakMap<World, number>();

const isAlive = (state: Ec2State) => state === 'pending' || state === 'running';

export const aliveCount = (w: World): number => alive.get(w) ?? 0;

/** Counts a launch or start, or an end, and the most that there were at once. */
export function countAlive(w: World, change: 1 | -1): void {
  const now = aliveCount(w) + change;
  alive.set(w, now);
  w.tally.instances.peak = Math.max(w.tally.instances.peak, now);
}

export function setInstanceState(w: World, instance: Ec2Instance, state: Ec2State): void {
  if (isAlive(instance.state) !== isAlive(state)) countAlive(w, isAlive(state) ? 1 : -1);
  instance.state = state;
  w.log('instance', `${instance.id} ${state}`);
  stateEvent(w, instance);
}

/** Tells of the state that it has now. */
export function stateEvent(w: World, instance: Ec2Instance): void {
  emit(w, {
    source: 'aws.ec2',
    detailType: 'EC2 Instance State-change Notification',
    resources: [`arn:aws:ec2:${w.region}:${w.account}:instance/${instance.id}`],
    detail: { 'instance-id': instance.id, state: instance.state },
  });
}
