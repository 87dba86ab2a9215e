// Faults that strike hosts: chosen by the seed, spread over a time, each by the function of the world that AWS would use.
import { parseDurationMs } from '#lib/duration.ts';
import { disconnectAgent } from './container-instance.ts';
import { type FaultBody, forMs, overMs } from './fault-times.ts';
import { type Choice, chooseInstances } from './fault-victims.ts';
import { hangHost, impair } from './hang.ts';
import { stopInstance, stopRefusal, suddenDeath, terminateInstance } from './host-end.ts';
import { interrupt, recommendRebalance } from './spot.ts';
import type { Ec2Instance, World } from './state.ts';
import { trouble } from './troubles.ts';

export type Body<K extends keyof FaultBody> = NonNullable<FaultBody[K]>;

interface Blow {
  /** Whom it can strike at all; everybody unless given. */
  readonly fits?: (instance: Ec2Instance) => boolean;
  readonly act: (instance: Ec2Instance) => void;
}

/** Chooses now, strikes over time; gives the ids of those that are, or will be, struck. */
function strikeEach(w: World, choice: Choice & { over?: string }, { fits, act }: Blow): string[] {
  const chosen = chooseInstances(w, choice, fits);
  const mostMs = overMs(choice);
  for (const instance of chosen) w.engine.after(w.chance('faults').int(0, mostMs), () => act(instance));
  return chosen.map(({ id }) => id);
}

const isSpot = (instance: Ec2Instance) => instance.market === 'spot';

export function spotInterruption(w: World, body: Body<'spotInterruption'>): string[] {
  const { lead = '2m', notices = 1, taken = true } = body;
  const how = { leadMs: parseDurationMs(lead), notices, taken };
  return strikeEach(w, body, { fits: isSpot, act: (instance) => interrupt(w, instance, how) });
}

export function rebalanceRecommendation(w: World, body: Body<'rebalanceRecommendation'>): string[] {
  const fits = (instance: Ec2Instance) => isSpot(instance) && instance.rebalanceAt === undefined;
  return strikeEach(w, body, { fits, act: (instance) => recommendRebalance(w, instance) });
}

export function terminateInstances(w: World, body: Body<'terminateInstances'>): string[] {
  const ending = { by: 'api', reason: 'Client.UserInitiatedShutdown: User initiated shutdown' } as const;
  return strikeEach(w, body, { act: (instance) => terminateInstance(w, instance, ending) });
}

/** EC2 stops no instance of a one-time spot request: those are not chosen. */
export function stopInstances(w: World, body: Body<'stopInstances'>): string[] {
  const fits = (instance: Ec2Instance) => stopRefusal(instance) === undefined;
  return strikeEach(w, body, { fits, act: (instance) => void stopInstance(w, instance) });
}

export function suddenDeaths(w: World, body: Body<'suddenDeath'>): string[] {
  const { ghost = false } = body;
  return strikeEach(w, body, { act: (instance) => suddenDeath(w, instance, { ghost }) });
}

/** Every host of the zone dies in this instant, in all pools and fleets, and none can be launched there for a while. */
export function zoneOutage(w: World, body: Body<'zoneOutage'>): string[] {
  const { zone } = body;
  trouble(w, 'zones', { zone }, forMs({ zoneOutage: body }));
  const hosts = [...w.instances.values()].filter((each) => each.zone.endsWith(zone) && isAlive(each));
  for (const host of hosts) suddenDeath(w, host, { ghost: false });
  return [`zone ${zone}`, ...hosts.map(({ id }) => id)];
}

const isAlive = ({ state }: Ec2Instance) => state !== 'terminated' && state !== 'shutting-down';

export function agentDisconnect(w: World, body: Body<'agentDisconnect'>): string[] {
  const lastsMs = body.forGood ? Number.POSITIVE_INFINITY : forMs({ agentDisconnect: body });
  const fits = ({ container }: Ec2Instance) => container !== undefined;
  const act = ({ container }: Ec2Instance) => container && disconnectAgent(w, container, lastsMs);
  return strikeEach(w, body, { fits, act });
}

export function impairedStatus(w: World, body: Body<'impairedStatus'>): string[] {
  const lastsMs = forMs({ impairedStatus: body });
  return strikeEach(w, body, { act: (instance) => impair(w, instance, w.engine.now + lastsMs) });
}

export function hostHangs(w: World, body: Body<'hostHangs'>): string[] {
  const fits = ({ hungAt }: Ec2Instance) => hungAt === undefined;
  return strikeEach(w, body, { fits, act: (instance) => hangHost(w, instance) });
}
