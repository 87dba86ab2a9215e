// What a Spot Fleet tells of itself: its history, up to 30 s late and kept for 48 h, and its events (aws-facts.md §3.3,
// §5.2).
import { emit } from './bus.ts';
import type { Ec2Instance, Fleet, World } from './state.ts';

const LAG_MS = 30_000;
const KEPT_MS = 48 * 3_600_000;

/** The event types of DescribeSpotFleetRequestHistory, with the detail type of the event that says the same. */
const detailTypes = {
  fleetRequestChange: 'EC2 Spot Fleet State Change',
  instanceChange: 'EC2 Spot Fleet Instance Change',
  information: 'EC2 Spot Fleet Information',
  error: 'EC2 Spot Fleet Error',
} as const;

export interface FleetEvent {
  readonly type: keyof typeof detailTypes;
  readonly subType: string;
  readonly description: string;
  readonly instanceId?: string;
}

export function noteFleet(w: World, fleet: Fleet, event: FleetEvent): void {
  const { now } = w.engine;
  const { type, subType, description, instanceId } = event;
  fleet.history.push({ at: now, shownAt: now + w.chance('fleet-history').int(0, LAG_MS), ...event });
  w.log('fleet', `${fleet.name} ${subType}${instanceId ? ` ${instanceId}` : ''}`);
  const told = type === 'fleetRequestChange' ? {} : { description };
  fleetEvent(w, fleet, {
    detailType: detailTypes[type],
    detail: { ...(instanceId && { 'instance-id': instanceId }), ...told, 'sub-type': subType },
  });
}

function fleetEvent(w: World, fleet: Fleet, event: { detailType: string; detail: object }): void {
  const resources = [`arn:aws:ec2:${w.region}:${w.account}:spot-fleet-request/${fleet.id}`];
  emit(w, { source: 'aws.ec2spotfleet', resources, ...event });
}

/** launched, terminated, or termination_notified when the target was lowered. */
export function noteInstance(w: World, fleet: Fleet, of: { instance: Ec2Instance; subType: string }): void {
  const { instance, subType } = of;
  const description = JSON.stringify({
    instanceType: instance.type,
    image: instance.imageId,
    productDescription: 'Linux/UNIX',
    availabilityZone: instance.zone,
  });
  noteFleet(w, fleet, { type: 'instanceChange', subType, description, instanceId: instance.id });
}

/** The spot request of a launched instance is active. */
export function noteSpotRequest(w: World, fleet: Fleet, instance: Ec2Instance): void {
  if (!instance.spotRequest) return;
  const description = `SpotInstanceRequestId ${instance.spotRequest.id}, PreviousState: open`;
  fleetEvent(w, fleet, {
    detailType: 'EC2 Spot Fleet Spot Instance Request Change',
    detail: { 'spot-instance-request-id': instance.spotRequest.id, description, 'sub-type': 'active' },
  });
}

/** What can be read by now, since `from` (ms since the epoch), oldest first. */
export function historyOf(w: World, fleet: Fleet, from: number): Fleet['history'] {
  const { now } = w.engine;
  const oldest = Math.max(from, now - KEPT_MS);
  return fleet.history.filter(({ at, shownAt = at }) => at >= oldest && shownAt <= now);
}

/** Drops what is older than 48 hours. */
export function forgetHistory(w: World, fleet: Fleet): void {
  const first = fleet.history.findIndex(({ at }) => at > w.engine.now - KEPT_MS);
  if (first > 0) fleet.history.splice(0, first);
}
