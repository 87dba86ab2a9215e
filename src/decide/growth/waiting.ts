// The tasks that have no place on a host that stays: of services, in PROVISIONING, and what batch launchers report.
import type { Observation, ServiceFacts, UnplacedTask } from '#model/observation.ts';
import type { Placing, TaskKind } from '#model/room.ts';
import { parseQuery } from '#plan/placing/cluster-query.ts';
import type { Wanted } from '#plan/placing/host.ts';
import type { StillWaiting } from '#plan/shortages.ts';
import type { Situation } from '../situation.ts';
import { keeps } from './hosts.ts';

export interface Waiting {
  readonly wanted: readonly Wanted[];
  /** What cannot be placed in thought, and why; for people. */
  readonly unknown: readonly string[];
}

export interface Wanting {
  /** Whether tasks that have no place count, or only what launchers report. */
  readonly unplaced: boolean;
  /** Whether what ECS counts and no list shows has its place: a page may have been lost. Else it is lacking. */
  readonly counted: boolean;
}

export function waitingFor(situation: Situation, { unplaced, counted }: Wanting): Waiting {
  const { observation, reports = [] } = situation;
  const placed = placedTasks(situation);
  const parts = [
    ...(unplaced
      ? [...observation.services.values()].map((service) =>
          ofService(situation, service, counted ? placed : { ...placed, listed: undefined }),
        )
      : []),
    ...(unplaced ? unplacedOf(observation) : []),
    ...(unplaced ? reports.flatMap((report) => lessUnplaced(observation, report)) : reports).map((report) =>
      ofReport(observation, report),
    ),
  ].filter((part) => part !== undefined);
  return {
    wanted: parts.flatMap((part) => (typeof part === 'string' ? [] : [part])),
    unknown: parts.filter((part) => typeof part === 'string'),
  };
}

/** How many tasks of each service are on hosts that stay, by definition; and how many are listed at all. */
interface Placed {
  readonly staying: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Undefined: what is not listed is not there. */
  readonly listed: ReadonlyMap<string, number> | undefined;
}

function placedTasks(situation: Situation): Placed {
  const staying = new Map<string, Map<string, number>>();
  const listed = new Map<string, number>();
  const isListed = (name: string) => listed.set(name, (listed.get(name) ?? 0) + 1);
  for (const { group } of situation.observation.unplaced ?? [])
    if (group.startsWith(OF_SERVICE)) isListed(group.slice(OF_SERVICE.length));
  for (const instance of situation.observation.instances.values()) {
    const stays = keeps(situation, instance);
    for (const { service, desiredStatus, definition = '' } of instance.tasks) {
      if (service === undefined) continue;
      isListed(service);
      if (!stays || desiredStatus === 'STOPPED') continue;
      const of = staying.get(service) ?? new Map<string, number>();
      staying.set(service, of.set(definition, (of.get(definition) ?? 0) + 1));
    }
  }
  return { staying, listed };
}

const OF_SERVICE = 'service:';

/** How many of its tasks ECS counts that no list shows. */
const unlistedOf = ({ name, runningCount, pendingCount }: ServiceFacts, { listed }: Placed): number =>
  listed === undefined ? 0 : Math.max(0, runningCount + pendingCount - (listed.get(name) ?? 0));

/** Tasks of a daemon come with their hosts; those of a service that runs elsewhere need none. */
function ofService(
  { observation }: Situation,
  service: ServiceFacts,
  placed: Placed,
): Wanted | string | undefined {
  const { name, daemon, placing, primary } = service;
  if (daemon || placing === undefined) return undefined;
  const count = lackOf(service, placed.staying.get(name) ?? new Map()) - unlistedOf(service, placed);
  if (count <= 0) return undefined;
  const kind = observation.definitions?.get(primary?.definition ?? '');
  const zones = zonesOf(observation, { kind, placing });
  return wantedOf(`service:${name}`, { kind, placing, count, ...(zones && { zones }) });
}

/**
 * The zones of its subnets, as the hosts there tell them: an interface is attached in its own zone only (aws-facts.md §1.6). Undefined:
 * any, or nobody knows.
 */
function zonesOf(
  { instances }: Observation,
  { kind, placing: { subnets } }: Pick<Of, 'kind' | 'placing'>,
): ReadonlySet<string> | undefined {
  if (subnets === undefined || kind === undefined || kind.needs.interfaces === 0) return undefined;
  const zoneOf = new Map<string, string>();
  for (const { container, zone } of instances.values()) {
    const subnet = container?.offer?.attributes.get('ecs.subnet-id');
    if (subnet !== undefined && zone !== undefined) zoneOf.set(subnet, zone);
  }
  const zones = subnets.map((subnet) => zoneOf.get(subnet));
  return zones.includes(undefined) ? undefined : new Set(zones as string[]);
}

/**
 * How many of its tasks have no place on a host that stays. In a deployment those of the new definition, as far as the service may
 * have more than it wants (aws-facts.md §1.6); one on a host that leaves is wanted somewhere else.
 */
function lackOf(
  { desiredCount, maximumPercent, primary }: ServiceFacts,
  placed: ReadonlyMap<string, number>,
): number {
  const tasks = [...placed.values()].reduce((sum, count) => sum + count, 0);
  const lacking = desiredCount - tasks;
  if (primary === undefined) return lacking;
  const fresh = placed.get(primary.definition) ?? 0;
  const most = Math.floor((desiredCount * maximumPercent) / 100) - tasks;
  return Math.max(lacking, Math.min(primary.desired - fresh, most));
}

const placedBy = (provider: string | undefined): Placing => ({
  strategies: [],
  distinct: false,
  expressions: [],
  ...(provider !== undefined && { providers: [provider] }),
});

/** By group: what waits alike is one. A service's own are counted by what it wants. */
function unplacedOf({ unplaced = [], definitions }: Observation): (Wanted | string)[] {
  const alone = unplaced.filter(({ group }) => !group.startsWith(OF_SERVICE));
  const alike = new Map<string, UnplacedTask[]>();
  for (const task of alone) {
    const key = `${task.group} ${task.definition}`;
    alike.set(key, [...(alike.get(key) ?? []), task]);
  }
  return [...alike.values()].map((tasks) => {
    const { group, definition, provider } = tasks[0]!;
    const kind = definitions?.get(definition);
    return wantedOf(group, { kind, placing: placedBy(provider), count: tasks.length });
  });
}

/** What ECS has taken on and not placed waits by itself. */
function lessUnplaced({ unplaced = [] }: Observation, { shortage, count }: StillWaiting): StillWaiting[] {
  const its = unplaced.filter(
    ({ startedBy }) => startedBy !== undefined && startedBy === shortage.startedBy,
  ).length;
  return count > its ? [{ shortage, count: count - its }] : [];
}

function ofReport({ definitions }: Observation, { shortage, count }: StillWaiting): Wanted | string {
  const { id, taskDefinition, needs, capacityProvider: provider } = shortage;
  const placing = placedBy(provider);
  const own = needs && { needs: { ...needs, interfaces: 0, ports: [] }, expressions: [] };
  const named = [...(definitions ?? [])].find(
    ([arn]) => arn === taskDefinition || arn.endsWith(`/${taskDefinition}`),
  );
  const kind = own ?? named?.[1];
  if (kind === undefined)
    return `the task definition ${taskDefinition} of report ${id} is not known: name it as family:revision or by ARN; it is known once a service or a task of the cluster has it`;
  const wanted = wantedOf(`report ${id}`, { kind, placing, count });
  return typeof wanted === 'string' ? wanted : { ...wanted, reported: true };
}

interface Of {
  readonly kind: TaskKind | undefined;
  readonly placing: Placing;
  readonly count: number;
  readonly zones?: ReadonlySet<string>;
}

/** Or why nothing is launched for it: it might not be let onto what is launched. */
function wantedOf(group: string, { kind, placing, count, zones }: Of): Wanted | string {
  if (kind === undefined) return `the task definition of ${group} is not known`;
  const read = [...placing.expressions, ...kind.expressions].map((expression) => ({
    expression,
    ...parseQuery(expression),
  }));
  const unread = read.find(({ error }) => error !== undefined);
  if (unread !== undefined)
    return `the constraint \`${unread.expression}\` of ${group} is not understood: ${unread.error}`;
  const { strategies, distinct, providers } = placing;
  return {
    group,
    count,
    needs: kind.needs,
    strategies,
    distinct,
    ...(kind.requires && { requires: kind.requires }),
    ...(providers && { providers: new Set(providers) }),
    ...(zones && { zones }),
    constraints: read.map(({ allows }) => allows!),
  };
}
