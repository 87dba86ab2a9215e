// What is left when a life is over, by kinds and counts, so that two lives of the same world can be compared: the ids, addresses
// and times of one are not those of the other.
import type { Cluster, Ec2Instance, Fleet, Group, Service, Task, World } from '#sandbox/world/state.ts';
import type { SimulationReport } from '../report.ts';

/** How often each thing is there. */
export type EndState = ReadonlyMap<string, number>;

type Counts = Pick<SimulationReport, 'instances' | 'endedByOperator'>;

export function endStateOf(world: World, counts: Counts): EndState {
  const clusters = [...world.clusters.values()];
  const things = [
    ...[...world.instances.values()].filter(isThere).map(inWords),
    ...[...world.groups.values()].map(ofGroup),
    ...[...world.fleets.values()].map(ofFleet),
    ...clusters.flatMap(ofCluster),
    ...clusters.flatMap(({ services }) => [...services.values()].map(ofService)),
    ...made(counts),
  ];
  const state = new Map<string, number>();
  for (const thing of things) state.set(thing, (state.get(thing) ?? 0) + 1);
  return state;
}

/** One sentence for each thing of which there are more or fewer than there should be. */
export function differences(wanted: EndState, found: EndState): string[] {
  const things = [...new Set([...wanted.keys(), ...found.keys()])].sort();
  return things.flatMap((thing) => {
    const [before, after] = [wanted.get(thing) ?? 0, found.get(thing) ?? 0];
    return before === after ? [] : [`${after} instead of ${before} × ${thing}`];
  });
}

/** One that has ended is gone once ECS has forgotten it too. */
const isThere = ({ state, container }: Ec2Instance): boolean =>
  state !== 'terminated' || (container !== undefined && container.status !== 'INACTIVE');

/**
 * Which hosts are busy is not compared: whether a task finds the old host or the new one is a matter of seconds. That each is
 * protected exactly if it is busy is the same in every life.
 */
function inWords(host: Ec2Instance): string {
  const { state, container, group, fleet, tags } = host;
  const member = group?.members.get(host.id);
  const ours = [...(container?.attributes ?? []), ...tags].filter(([name]) => name.startsWith('sluice.dev/'));
  return [
    `${group?.name ?? fleet?.name ?? 'no pool'} host:`,
    state,
    container?.status ?? 'never registered',
    ...(container?.agentConnected === false ? ['silent'] : []),
    ...(member ? [member.lifecycleState, protectionOf(host, member.protected)] : []),
    ...ours.map(([name, value = '']) => `${name}=${timeless(value)}`).sort(),
  ].join(' ');
}

function protectionOf({ container }: Ec2Instance, isProtected: boolean): string {
  const isBusy = [...(container?.tasks ?? [])].some(({ service }) => !service?.daemon);
  if (isBusy === isProtected) return 'protected if busy';
  return isBusy ? 'busy and NOT protected' : 'idle and PROTECTED';
}

/** A memory holds when it was written. */
const timeless = (value: string) =>
  value.replace(
    /^(v1:[a-z]+):[^:]*:([^:]*):/,
    (_, why: string, until: string) => `${why}:…:${until === '-' ? '-' : '…'}:`,
  );

function ofGroup({ name, desired, min, max, hooks, suspended }: Group): string {
  const each = [...hooks.values()].map(
    (hook) => `${hook.name} ${hook.heartbeatMs / 1000} s ${hook.defaultResult}`,
  );
  return `${name}: ${min} to ${max}, desired ${desired}, hooks [${each}], suspended [${[...suspended]}]`;
}

const ofFleet = ({ name, target, policy, state }: Fleet): string =>
  `${name}: target ${target} ${policy}, ${state}`;

/** The record of the spec among them, and pauses. */
const ofCluster = ({ name, tags }: Cluster): string[] =>
  [...tags]
    .filter(([key]) => key.startsWith('sluice.dev/'))
    .map(([key, value]) => `${name} tag ${key}=${value}`);

function ofService({ name, desiredCount, tasks, targetGroups }: Service): string {
  const running = [...tasks].filter((task: Task) => task.lastStatus === 'RUNNING');
  const targets = targetGroups.flatMap((group) => [...group.targets.values()]);
  const healthy = targets.filter(({ state }) => state === 'healthy');
  return `${name}: ${running.length} of ${desiredCount} tasks run, ${healthy.length} of ${targets.length} targets healthy`;
}

/** Something made twice may be gone again: how much was launched and ended tells of it. */
function made({ instances, endedByOperator }: Counts): string[] {
  const ended = Object.entries(endedByOperator).filter(([, count]) => count > 0);
  return [
    `launched: ${instances.launched}`,
    `ended: ${instances.terminated}`,
    ...ended.map(([why, count]) => `ended by Sluice, ${why}: ${count}`),
  ];
}
