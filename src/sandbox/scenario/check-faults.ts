// Contradictions between the faults of a Scenario and the rest of it: whom they name, and when.
import type { Path } from '#lib/document-problem.ts';
import { formatDuration, tryParseDurationMs } from '#lib/duration.ts';
import { checkDesired } from './check-desired.ts';
import { checkEffect } from './check-effect.ts';
import { checkPeople } from './check-people.ts';
import {
  type Checking,
  checkKnown,
  type LenientFault,
  type LenientFleet,
  type LenientScenarioPool,
  type LenientService,
} from './checking.ts';

/** Faults that strike instances: of a pool or fleet, or one by its id. */
const onInstances = [
  'spotInterruption',
  'rebalanceRecommendation',
  'terminateInstances',
  'stopInstances',
  'suddenDeath',
  'agentDisconnect',
  'impairedStatus',
  'hostHangs',
] as const;
const onGroups = [
  'instanceRefresh',
  'setProtection',
  'setDesiredCapacity',
  'terminateInGroup',
  'detachInstances',
] as const;
const onBoth = ['launchTrouble', 'launchTemplateVersion'] as const;
/** What people do to instances that they choose by their pool or fleet alone. */
const onMembers = ['setAttribute', 'setInstanceTag', 'setContainerInstanceState'] as const;
const onServices = ['setServiceDesired', 'deregisterTargets', 'taskStartTrouble'] as const;

interface There {
  pools: Map<string, LenientScenarioPool>;
  fleets: Map<string, LenientFleet>;
  /** All services of a name, for two clusters may have one each. */
  services: Map<string, LenientService[]>;
  clusters: string[];
}

export function checkFaults({ spec, report }: Checking): void {
  const there = collect(spec.clusters);
  for (const [index, fault] of (spec.faults ?? []).entries()) {
    if (!fault) continue;
    const at = { path: ['spec', 'faults', index], spec, report };
    checkTime(fault, at);
    for (const kind of onInstances) checkChoice(fault[kind], there, { ...at, path: [...at.path, kind] });
    for (const kind of onMembers) checkMembers(fault[kind], there, { ...at, path: [...at.path, kind] });
    checkPeople(fault, there.clusters, at);
    for (const kind of ['terminateInGroup', 'detachInstances'] as const)
      checkZoneOf(fault[kind] ?? {}, there, { ...at, path: [...at.path, kind, 'zone'] });
    checkSpot(fault, there, at);
    checkStop(fault, there, at);
    for (const kind of onGroups)
      checkGroup(fault[kind]?.pool, there, { ...at, path: [...at.path, kind, 'pool'] });
    for (const kind of onBoth)
      checkPool(fault[kind]?.pool, there, { ...at, path: [...at.path, kind, 'pool'] });
    checkFleetTarget(fault, there, at);
    for (const kind of onServices)
      checkService(fault[kind]?.service, there, { ...at, path: [...at.path, kind, 'service'] });
    checkServiceKind(fault, there, at);
    for (const kind of ['zoneOutage', 'insufficientCapacity'] as const)
      checkZone(fault[kind]?.zone, allZones(there), { ...at, path: [...at.path, kind, 'zone'] });
    checkType(fault, there, at);
    checkEffect(fault, at.path, report);
  }
  checkDesired({ spec, report }, there.pools);
}

type At = Checking & { path: Path };

function collect(clusters: Checking['spec']['clusters']): There {
  const there: There = { pools: new Map(), fleets: new Map(), services: new Map(), clusters: [] };
  for (const cluster of clusters ?? []) {
    if (cluster?.name !== undefined) there.clusters.push(cluster.name);
    for (const pool of cluster?.pools ?? []) if (pool?.name !== undefined) there.pools.set(pool.name, pool);
    for (const fleet of cluster?.fleets ?? [])
      if (fleet?.name !== undefined) there.fleets.set(fleet.name, fleet);
    for (const service of cluster?.services ?? []) {
      if (service?.name === undefined) continue;
      there.services.set(service.name, [...(there.services.get(service.name) ?? []), service]);
    }
  }
  return there;
}

interface Choice {
  pool?: string;
  instance?: string;
  zone?: string;
  count?: number;
}

/** A pool or an instance, one of them; a zone that the pool is in. */
function checkChoice(choice: Choice | undefined, there: There, at: At): void {
  if (!choice) return;
  const { path, report } = at;
  const byPool = 'pool' in choice;
  const byId = 'instance' in choice;
  if (byPool === byId) {
    const got = byPool ? 'both' : 'neither';
    report(path, `expected pool or instance, got ${got}`, { hint: 'say whom it strikes', key: true });
    return;
  }
  if (byId) {
    for (const key of ['zone', 'count'] as const) {
      if (key in choice && choice[key] !== 1)
        report([...path, key], 'there is one instance only', {
          hint: 'remove it, or give a pool',
          key: true,
        });
    }
    return;
  }
  checkMembers(choice, there, at);
}

/** A zone that the pool is in, and no more than it may have. */
function checkMembers(choice: Choice | undefined, there: There, at: At): void {
  const { path } = at;
  if (!choice || !checkPool(choice.pool, there, { ...at, path: [...path, 'pool'] })) return;
  checkZoneOf(choice, there, { ...at, path: [...path, 'zone'] });
  checkCount(choice, there, at);
}

function checkZoneOf({ pool = '', zone }: Choice, { pools, fleets }: There, at: At): void {
  checkZone(zone, (pools.get(pool) ?? fleets.get(pool))?.zones ?? [], at);
}

/** More than a group may ever have. A fleet's target is not its limit: whoever calls may raise it. */
function checkCount({ pool, count }: Choice, { pools }: There, { path, report }: At): void {
  const { max } = pools.get(pool ?? '') ?? {};
  if (max === undefined || count === undefined || count <= max) return;
  report([...path, 'count'], `${count} is more than the pool's max, which is ${max}`, { hint: 'lower it' });
}

function checkPool(name: string | undefined, { pools, fleets }: There, { path, report }: At): boolean {
  return checkKnown(name, path, {
    what: 'pool or fleet',
    known: [...pools.keys(), ...fleets.keys()],
    report,
  });
}

/** What Auto Scaling does, it does to its own groups only. */
function checkGroup(name: string | undefined, { pools, fleets }: There, { path, report }: At): void {
  if (name !== undefined && fleets.has(name) && !pools.has(name))
    return report(path, 'this is a fleet, which Auto Scaling does not know', { hint: 'name a pool' });
  checkKnown(name, path, { what: 'pool', known: pools.keys(), report });
}

function checkSpot(fault: LenientFault, { pools }: There, { path, report }: At): void {
  const kind = fault.rebalanceRecommendation ? 'rebalanceRecommendation' : 'spotInterruption';
  const pool = pools.get(fault[kind]?.pool ?? '');
  if (!pool || pool.market === 'spot' || (pool.mixed?.onDemandPercentage ?? 100) < 100) return;
  const hint = pool.mixed ? 'lower its mixed.onDemandPercentage' : 'give the pool market: spot';
  report([...path, kind, 'pool'], 'this pool is not bought as spot', { hint });
}

/** One-time spot requests, which groups and fleets make, cannot be stopped. */
function checkStop({ stopInstances }: LenientFault, { pools, fleets }: There, { path, report }: At): void {
  const name = stopInstances?.pool ?? '';
  const fleet = fleets.get(name);
  const isSpot = fleet ? (fleet.onDemandTarget ?? 0) === 0 : pools.get(name)?.market === 'spot';
  if (!isSpot) return;
  const hint = 'name a pool of on-demand instances, or use terminateInstances';
  report([...path, 'stopInstances', 'pool'], 'EC2 stops no spot instances of groups and fleets', { hint });
}

function checkFleetTarget(
  { setFleetTarget }: LenientFault,
  { pools, fleets }: There,
  { path, report }: At,
): void {
  const { pool: name, target } = setFleetTarget ?? {};
  const at = [...path, 'setFleetTarget'];
  if (name !== undefined && pools.has(name) && !fleets.has(name)) {
    const hint = 'use setDesiredCapacity';
    return report([...at, 'pool'], 'this is an Auto Scaling group, not a fleet', { hint });
  }
  if (!checkKnown(name, [...at, 'pool'], { what: 'fleet', known: fleets.keys(), report })) return;
  const least = fleets.get(name ?? '')?.onDemandTarget ?? 0;
  if (target !== undefined && target < least)
    report([...at, 'target'], `${target} is below the fleet's onDemandTarget, which is ${least}`);
}

function checkService(name: string | undefined, { services }: There, { path, report }: At): void {
  if (!checkKnown(name, path, { what: 'service', known: services.keys(), report })) return;
  if ((services.get(name ?? '') ?? []).length < 2) return;
  const hint = 'give services that faults name a name of their own';
  report(path, 'two clusters have a service of this name', { hint });
}

function checkServiceKind(
  { setServiceDesired, deregisterTargets }: LenientFault,
  { services }: There,
  at: At,
): void {
  const { path, report } = at;
  const scaled = services.get(setServiceDesired?.service ?? '')?.[0];
  if (scaled?.daemon)
    report([...path, 'setServiceDesired', 'service'], 'a daemon has no desired count of its own', {
      hint: 'name a service that is none',
    });
  const routed = services.get(deregisterTargets?.service ?? '')?.[0];
  if (routed && !('loadBalancer' in routed || 'loadBalancers' in routed))
    report([...path, 'deregisterTargets', 'service'], 'this service has no load balancer', {
      hint: 'name one that has',
    });
}

function checkZone(
  zone: string | undefined,
  zones: readonly (string | undefined)[],
  { path, report }: At,
): void {
  const known = [...new Set(zones.filter((each) => each !== undefined))].sort();
  if (zone === undefined || known.length === 0 || known.includes(zone)) return;
  report(path, `there is nothing in zone ${zone}`, { hint: `zones here: ${known.join(', ')}` });
}

const allZones = ({ pools, fleets }: There) =>
  [...pools.values(), ...fleets.values()].flatMap(({ zones }) => zones ?? []);

function checkType(
  { insufficientCapacity }: LenientFault,
  { pools, fleets }: There,
  { path, report }: At,
): void {
  const types = [
    ...[...pools.values()].flatMap(({ instance, mixed }) => [instance, ...(mixed?.types ?? [])]),
    ...[...fleets.values()].flatMap((fleet) => fleet.types ?? []),
  ];
  const known = new Set(types.flatMap((type) => (type?.type === undefined ? [] : [type.type])));
  const at = [...path, 'insufficientCapacity', 'type'];
  checkKnown(insufficientCapacity?.type, at, { what: 'instance type', known, report });
}

/** Nothing may begin after the end. What lasts may outlast it. */
function checkTime(fault: LenientFault, { path, spec, report }: At): void {
  const atMs = fault.at === undefined ? undefined : tryParseDurationMs(fault.at);
  const endMs = spec.duration === undefined ? undefined : tryParseDurationMs(spec.duration);
  if (atMs === undefined || endMs === undefined) return;
  const over = onInstances.map((kind) => fault[kind]?.over).find((each) => each !== undefined);
  const lastMs = atMs + (over === undefined ? 0 : (tryParseDurationMs(over) ?? 0));
  if (lastMs <= endMs) return;
  const message =
    atMs > endMs
      ? `${fault.at} is after the end`
      : `it goes on until ${formatDuration(lastMs)}, after the end`;
  report([...path, 'at'], `${message}, which is at ${formatDuration(endMs)}`, {
    hint: 'lengthen spec.duration',
  });
}
