// One pool that is a Spot Fleet: whether its request was found, what nothing of it can be done, and what nothing catches. Its
// instances are decided like all others; what ends one of them is in end.ts (aws-facts.md §5.2).
import type { FleetFacts } from '#model/observation.ts';
import type { Wait } from '#model/plan.ts';
import { cannotTellOfFleet } from './outdated.ts';
import { type Findings, modeAllows, NOTHING, type PoolSpec, type Situation } from './situation.ts';

export function decideFleet({ spec, observation }: Situation, pool: PoolSpec): Findings {
  if (pool.spotFleet === undefined) return NOTHING;
  const fleet = observation.pools.get(pool.name)?.fleet;
  const say = (kind: Wait['kind'], reason: string): Wait => ({ pool: pool.name, kind, reason });
  if (fleet === undefined) {
    const { complete, problem } = observation.parts.pools;
    const why = complete ? 'there is none' : (problem ?? 'the fleets were not read whole');
    return { ...NOTHING, waits: [say('refused', `its Spot Fleet was not found: ${why}`)] };
  }
  const remarks = [ending(fleet), gap(spec, fleet), noRefresh(spec, fleet)];
  return {
    ...NOTHING,
    waits: remarks.flatMap((reason) => (reason === undefined ? [] : [say('notActedOn', reason)])),
  };
}

function ending({ id, state }: FleetFacts): string | undefined {
  if (['submitted', 'active', 'modifying'].includes(state)) return undefined;
  return `Spot Fleet ${id} is ${state} and launches nothing any more; what it still runs is looked after`;
}

/** A fleet has neither protection nor hooks: all it gives is the notice of a spot interruption. */
function gap(spec: Situation['spec'], { onDemandTarget }: FleetFacts): string | undefined {
  if (!modeAllows(spec, 'protect')) return undefined;
  if (!modeAllows(spec, 'drain'))
    return 'a Spot Fleet has no scale-in protection: mode protect does nothing for it, drain acts on its notices';
  return onDemandTarget > 0
    ? `${onDemandTarget} of its units are On-Demand: a Spot Fleet ends those without a notice, so that they are not drained first`
    : undefined;
}

function noRefresh({ refresh }: Situation['spec'], fleet: FleetFacts): string | undefined {
  const why = refresh?.on && cannotTellOfFleet(refresh.on, fleet);
  return why && `no refresh: ${why}`;
}
