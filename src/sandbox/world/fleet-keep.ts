// How a Spot Fleet of type maintain keeps its capacity: counts, launches in the pools of its strategy, and notices what
// died (aws-facts.md §5.2). Who changes its target is in fleet.ts.
import { canLaunch, launchInstance } from './ec2.ts';
import { noteFleet, noteInstance, noteSpotRequest } from './fleet-history.ts';
import { type Census, type FleetPool, type Market, rankedPools, takeCensus } from './fleet-pools.ts';
import { resolveVersion } from './launch-template.ts';
import type { Ec2Instance, Fleet, LaunchTemplateVersion, World } from './state.ts';

/** How long a pool that refused is left alone; not published. */
const REFUSED_MS = 120_000;

/** Fulfilled capacity in units, of one market or of both. */
export function capacityOf(fleet: Fleet, market?: Market): number {
  const { onDemand, spot } = takeCensus(fleet);
  if (market) return market === 'spot' ? spot : onDemand;
  return onDemand + spot;
}

/** Units that are missing: what On-Demand should have comes first, and spot never takes its place. */
function missing(fleet: Fleet, { onDemand, spot }: Census, market: Market): number {
  if (market === 'on-demand') return fleet.onDemandTarget - onDemand;
  return fleet.target - Math.max(fleet.onDemandTarget, onDemand) - spot;
}

/** Launches what is missing, as far as EC2 has room. */
export function fill(w: World, fleet: Fleet, warm = false): void {
  const census = takeCensus(fleet);
  let short = false;
  for (const market of ['on-demand', 'spot'] as const) {
    while (missing(fleet, census, market) > 0) {
      const pool = firstOpen(w, fleet, { market, census, warm });
      if (!pool) {
        short = true;
        break;
      }
      census.add(launch(w, fleet, { pool, market, warm }), 1);
    }
  }
  if (short && !fleet.short) {
    const description = 'Several attempts to launch instances have failed. Either check the request or wait.';
    noteFleet(w, fleet, { type: 'error', subType: 'allLaunchSpecsTemporarilyBlacklisted', description });
  }
  fleet.short = short;
}

/** The best pool in which EC2 has room. A pool that refuses is left alone for a while. */
function firstOpen(
  w: World,
  fleet: Fleet,
  { market, census, warm }: { market: Market; census: Census; warm: boolean },
): FleetPool | undefined {
  fleet.refused ??= new Map();
  for (const pool of rankedPools(w, fleet, { market, census })) {
    const key = `${market}/${pool.key}`;
    if (warm) return pool;
    if ((fleet.refused.get(key) ?? 0) > w.engine.now) continue;
    const code = canLaunch(w, { zone: pool.zone, type: pool.type.type, market, pool: fleet.name });
    if (!code) return pool;
    fleet.refused.set(key, w.engine.now + REFUSED_MS);
    const description = `${pool.type.type}, ${versionOf(fleet).imageId}, Linux/UNIX, ${w.region}${pool.zone}: ${code}`;
    noteFleet(w, fleet, { type: 'information', subType: 'launchSpecTemporarilyBlacklisted', description });
  }
  return undefined;
}

/** Whether a fleet resolves `$Latest` at each launch is not known, and so a setting (aws-facts.md §11.1). */
export function versionOf(fleet: Fleet): LaunchTemplateVersion {
  const { launchTemplate, launchTemplateVersion, resolved } = fleet;
  return resolved ?? resolveVersion(launchTemplate, launchTemplateVersion) ?? launchTemplate.versions[0]!;
}

function launch(w: World, fleet: Fleet, at: { pool: FleetPool; market: Market; warm: boolean }): Ec2Instance {
  const { id, name } = fleet.launchTemplate;
  const { zone, type } = at.pool;
  const instance = launchInstance(w, {
    zone,
    type,
    market: at.market,
    warm: at.warm,
    template: { id, name, version: versionOf(fleet) },
    joins: fleet.joins,
    tags: new Map([...fleet.tags, ['aws:ec2spot:fleet-request-id', fleet.id]]),
    by: { fleet },
  });
  fleet.instances.set(instance.id, instance);
  noteSpotRequest(w, fleet, instance);
  noteInstance(w, fleet, { instance, subType: 'launched' });
  return instance;
}

/** Counts out what ended since the last look, whoever ended it; gives whether anything did. */
export function reap(w: World, fleet: Fleet): boolean {
  const ended = fleet.ended?.splice(0) ?? [];
  for (const instance of ended) {
    fleet.instances.delete(instance.id);
    fleet.leaving?.delete(instance);
    noteInstance(w, fleet, { instance, subType: 'terminated' });
  }
  return ended.length > 0;
}

/** All that run for it, also those that leave and count no more. */
export const everyone = (fleet: Fleet): Ec2Instance[] => [
  ...fleet.instances.values(),
  ...(fleet.leaving ?? []),
];
