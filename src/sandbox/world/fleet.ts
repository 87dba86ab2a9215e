// A Spot Fleet of type maintain: its looks, and how its target is changed and it is cancelled (aws-facts.md §5.2).
import { forgetHistory, noteFleet, noteInstance } from './fleet-history.ts';
import { capacityOf, everyone, fill, reap, versionOf } from './fleet-keep.ts';
import { victimsOf } from './fleet-pools.ts';
import { terminateInstance } from './host-end.ts';
import { interruptForGood } from './spot.ts';
import type { Ec2Instance, Fleet, World } from './state.ts';

export { capacityOf } from './fleet-keep.ts';

const LOOK_EVERY_MS = 15_000;
/** The list of its instances is made anew only so often, and stale in between. */
const LIST_EVERY_MS = 60_000;
/** A cancelled request can be seen for two days after its last instance. */
const KEPT_MS = 48 * 3_600_000;
/** Of a fleet's target (aws-facts.md §5.2), and of instances that it takes: units may be small. */
export const MOST_UNITS = 10_000;
const ENDED_BY_USER = { by: 'api', reason: 'Client.UserInitiatedShutdown: User initiated shutdown' } as const;

export const isWithinReach = (types: Fleet['types'], target: number): boolean =>
  types.every(({ weight }) => target / weight <= MOST_UNITS);

/** Starts a fleet with its target capacity already there, or, not `warm`, with nothing yet. */
export function startFleet(w: World, fleet: Fleet, warm = true): void {
  if (w.settings.fleetLatest === 'atRequest') fleet.resolved = versionOf(fleet);
  for (const subType of ['submitted', 'active'])
    noteFleet(w, fleet, { type: 'fleetRequestChange', subType, description: '' });
  fill(w, fleet, warm);
  list(fleet);
  every(w, fleet, { periodMs: LOOK_EVERY_MS, run: () => look(w, fleet) });
  every(w, fleet, { periodMs: LIST_EVERY_MS, run: () => list(fleet) });
}

function list(fleet: Fleet): void {
  fleet.listed = everyone(fleet);
}

/** As long as the request is there. */
function every(w: World, fleet: Fleet, { periodMs, run }: { periodMs: number; run: () => void }): void {
  const again = () => {
    if (!w.fleets.has(fleet.id)) return;
    run();
    w.engine.after(periodMs, again);
  };
  w.engine.after(w.chance('fleet').int(1_000, periodMs), again);
}

function look(w: World, fleet: Fleet): void {
  const changed = reap(w, fleet);
  forgetHistory(w, fleet);
  if (fleet.state === 'active' && (changed || fleet.short)) fill(w, fleet);
  const isCancelling = fleet.state === 'cancelled_running' || fleet.state === 'cancelled_terminating';
  if (!isCancelling || everyone(fleet).length > 0) return;
  setState(w, fleet, 'cancelled');
  w.engine.after(KEPT_MS, () => w.fleets.delete(fleet.id));
}

function setState(w: World, fleet: Fleet, state: Fleet['state']): void {
  fleet.state = state;
  noteFleet(w, fleet, { type: 'fleetRequestChange', subType: state, description: '' });
}

export interface FleetChange {
  readonly target?: number;
  readonly onDemandTarget?: number;
  readonly policy?: Fleet['policy'];
}

/**
 * Changes the target or policy; the fleet is `modifying` until it has asked for the launches, or given the notices, that
 * follow. Gives EC2's error code where it cannot be changed.
 */
export function modifyFleet(w: World, fleet: Fleet, change: FleetChange): string | undefined {
  const canModify =
    fleet.state === 'active' || (fleet.state === 'modifying' && w.settings.fleetModifyTwice === 'succeeds');
  if (!canModify) return 'FleetNotInModifiableState';
  const { target = fleet.target, onDemandTarget = fleet.onDemandTarget } = change;
  if (onDemandTarget > target || target > MOST_UNITS || !isWithinReach(fleet.types, target))
    return 'InvalidSpotFleetRequestConfig';
  fleet.target = target;
  fleet.onDemandTarget = onDemandTarget;
  fleet.policy = change.policy ?? (w.settings.fleetPolicyPersists ? fleet.policy : 'default');
  fleet.state = 'modifying';
  const description = `Modify request received. Requested targetCapacity: ${target}`;
  noteFleet(w, fleet, { type: 'fleetRequestChange', subType: 'modify_in_progress', description });
  fleet.timer?.();
  fleet.timer = w.engine.after(w.chance('fleet').int(2_000, 20_000), () => modified(w, fleet));
  return undefined;
}

function modified(w: World, fleet: Fleet): void {
  reap(w, fleet);
  // noTermination keeps what there is; it is not replaced when it ends, because it is above the target.
  if (fleet.policy === 'default') shrink(w, fleet);
  fill(w, fleet);
  fleet.state = 'active';
  const description = `New targetCapacity: ${fleet.target}`;
  noteFleet(w, fleet, { type: 'fleetRequestChange', subType: 'modify_succeeded', description });
}

/** Ends what is above the target, never so much that it falls below. */
function shrink(w: World, fleet: Fleet): void {
  for (const market of ['spot', 'on-demand'] as const) {
    const wanted = market === 'spot' ? fleet.target - fleet.onDemandTarget : fleet.onDemandTarget;
    const excess = capacityOf(fleet, market) - wanted;
    for (const victim of victimsOf(w, fleet, { market, excess })) letGo(w, fleet, victim);
  }
}

/** Instances that a lowered target ends get a spot interruption notice (aws-facts.md §5.2). */
function letGo(w: World, fleet: Fleet, instance: Ec2Instance): void {
  fleet.instances.delete(instance.id);
  fleet.leaving ??= new Set();
  fleet.leaving.add(instance);
  if (instance.market !== 'spot' || instance.state !== 'running') {
    terminateInstance(w, instance, ENDED_BY_USER);
    return;
  }
  noteInstance(w, fleet, { instance, subType: 'termination_notified' });
  interruptForGood(w, instance, 'instance-terminated-by-user');
}

/** Ends the request, and with `terminate` its instances too. Gives an error code where it had ended already. */
export function cancelFleet(w: World, fleet: Fleet, terminate: boolean): string | undefined {
  if (fleet.state !== 'active' && fleet.state !== 'modifying') return 'fleetRequestNotInCancellableState';
  fleet.timer?.();
  setState(w, fleet, terminate ? 'cancelled_terminating' : 'cancelled_running');
  if (terminate) for (const instance of everyone(fleet)) terminateInstance(w, instance, ENDED_BY_USER);
  return undefined;
}
