// What goes wrong: each fault of the Scenario kind by its name, at its time or at somebody's word.
import { parseDurationMs } from '#lib/duration.ts';
import * as hosts from './fault-hosts.ts';
import * as lasting from './fault-lasting.ts';
import * as people from './fault-people.ts';
import { type Fault, type FaultBody, type FaultName, nameOf } from './fault-times.ts';
import type { World } from './state.ts';

export type { Fault, FaultBody, FaultName } from './fault-times.ts';
export { faultEndsAtMs } from './fault-times.ts';

/** Carries one fault out and names whom it struck: ids, names or words; empty when there was nobody to strike. */
type Strike<K extends FaultName> = (w: World, body: NonNullable<FaultBody[K]>) => string[];

const table: { readonly [K in FaultName]-?: Strike<K> } = {
  spotInterruption: hosts.spotInterruption,
  rebalanceRecommendation: hosts.rebalanceRecommendation,
  terminateInstances: hosts.terminateInstances,
  stopInstances: hosts.stopInstances,
  suddenDeath: hosts.suddenDeaths,
  zoneOutage: hosts.zoneOutage,
  agentDisconnect: hosts.agentDisconnect,
  impairedStatus: hosts.impairedStatus,
  hostHangs: hosts.hostHangs,
  setDesiredCapacity: people.setDesiredCapacity,
  terminateInGroup: people.terminateInGroup,
  detachInstances: people.detachInstances,
  setProtection: people.setProtection,
  setAttribute: people.setAttribute,
  setInstanceTag: people.setInstanceTag,
  setContainerInstanceState: people.setContainerInstanceState,
  setClusterTag: people.setClusterTag,
  launchTemplateVersion: people.launchTemplateVersion,
  instanceRefresh: people.instanceRefresh,
  setFleetTarget: people.setFleetTarget,
  setServiceDesired: people.setServiceDesired,
  deregisterTargets: people.deregisterTargets,
  insufficientCapacity: lasting.insufficientCapacity,
  launchTrouble: lasting.launchTrouble,
  taskStartTrouble: lasting.taskStartTrouble,
  throttle: lasting.throttle,
  apiError: lasting.apiError,
  eventTrouble: lasting.eventTrouble,
  metricGap: lasting.metricGap,
};

export function startFaults(w: World, faults: readonly Fault[]): void {
  for (const fault of faults) w.engine.after(parseDurationMs(fault.at), () => onTime(w, fault));
}

/** Nobody waits for the answer to a fault of the scenario: whom it missed is kept for the report. */
function onTime(w: World, fault: Fault): void {
  const struck = strike(w, fault).length;
  const wanted = wantedBy(fault);
  if (struck >= wanted) return;
  const atSecond = (w.engine.now - w.engine.start) / 1000;
  w.tally.missedFaults.push({ fault: nameOf(fault), atSecond, wanted, struck });
}

/** How many a fault is to strike; one where it does not count. */
export function wantedBy(fault: FaultBody): number {
  return (fault[nameOf(fault)] as { count?: number }).count ?? 1;
}

/** Carries a fault out now. Gives what it struck: empty when nobody fitted, for then nothing happened. */
export function strike<K extends FaultName>(w: World, fault: Pick<FaultBody, K>): string[] {
  const name = nameOf(fault) as K;
  const body = fault[name];
  if (!body) throw new Error('a fault names what goes wrong');
  // The entry of a name takes the body of that name: the type of the table says so, which the compiler cannot follow.
  const run = table[name] as Strike<K>;
  const struck = run(w, body);
  w.log('fault', `${name} strikes ${struck.join(', ') || 'nobody: none fits'}`);
  return struck;
}
