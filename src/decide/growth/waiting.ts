// The tasks that have no place on a host that stays: of services, in PROVISIONING, and what batch launchers report.
import type { Observation, ServiceFacts, UnplacedTask } from '#model/observation.ts';
import type { Placing, TaskKind } from '#model/room.ts';
import { parseQuery } from '#plan/placing/cluster-query.ts';
import type { Wanted } from '#plan/placing/host.ts';
import type { StillWaiting } from '#plan/shortages.ts';
import type { Situation } from '../situation.ts';
import { stays } from './hosts.ts';

export interface Waiting {
  readonly wanted: readonly Wanted[];
  /** What cannot be placed in thought, and why; for people. */
  readonly unknown: readonly string[];
}

export function waitingFor(situation: Situation): Waiting {
  const { observation, reports = [] } = situation;
  const parts = [
    ...[...observation.services.values()].map((service) => ofService(situation, service)),
    ...unplacedOf(observation),
    ...reports.map((report) => ofReport(observation, report)),
  ].filter((part) => part !== undefined);
  return {
    wanted: parts.flatMap((part) => (typeof part === 'string' ? [] : [part])),
    unknown: parts.filter((part) => typeof part === 'string'),
  };
}

/** Tasks of a daemon come with their hosts; those of a service that runs elsewhere need none. */
function ofService(situation: Situation, service: ServiceFacts): Wanted | string | undefined {
  const { name, daemon, placing, primary } = service;
  if (daemon || placing === undefined) return undefined;
  const count = lackOf(situation, service);
  if (count <= 0) return undefined;
  const kind = situation.observation.definitions?.get(primary?.definition ?? '');
  return wantedOf(`service:${name}`, { kind, placing, count });
}

/**
 * How many of its tasks have no place on a host that stays. In a deployment those of the new definition, as far as the service may
 * have more than it wants (aws-facts.md §1.6); one on a host that leaves is wanted somewhere else.
 */
function lackOf(situation: Situation, { name, desiredCount, maximumPercent, primary }: ServiceFacts): number {
  const tasks = [...situation.observation.instances.values()]
    .filter((instance) => stays(situation, instance))
    .flatMap((instance) => instance.tasks)
    .filter(({ service, desiredStatus }) => service === name && desiredStatus !== 'STOPPED');
  const lacking = desiredCount - tasks.length;
  if (primary === undefined) return lacking;
  const fresh = tasks.filter(({ definition }) => definition === primary.definition).length;
  const most = Math.floor((desiredCount * maximumPercent) / 100) - tasks.length;
  return Math.max(lacking, Math.min(primary.desired - fresh, most));
}

const ANYWHERE: Placing = { strategies: [], distinct: false, expressions: [] };

/** By group: what waits alike is one. A service's own are counted by what it wants. */
function unplacedOf({ unplaced = [], definitions }: Observation): (Wanted | string)[] {
  const alone = unplaced.filter(({ group }) => !group.startsWith('service:'));
  const alike = new Map<string, UnplacedTask[]>();
  for (const task of alone) {
    const key = `${task.group} ${task.definition}`;
    alike.set(key, [...(alike.get(key) ?? []), task]);
  }
  return [...alike.values()].map((tasks) => {
    const { group, definition, provider } = tasks[0]!;
    const kind = definitions?.get(definition);
    return wantedOf(group, { kind, placing: { ...ANYWHERE, provider }, count: tasks.length });
  });
}

function ofReport({ definitions }: Observation, { shortage, count }: StillWaiting): Wanted | string {
  const { id, taskDefinition, needs, capacityProvider: provider } = shortage;
  const placing = { ...ANYWHERE, provider };
  const own = needs && { needs: { ...needs, interfaces: 0, ports: [] }, expressions: [] };
  const named = [...(definitions ?? [])].find(
    ([arn]) => arn === taskDefinition || arn.endsWith(`/${taskDefinition}`),
  );
  return wantedOf(`report ${id}`, { kind: own ?? named?.[1], placing, count });
}

interface Of {
  readonly kind: TaskKind | undefined;
  readonly placing: Placing;
  readonly count: number;
}

/** Or why nothing is launched for it: it might not be let onto what is launched. */
function wantedOf(group: string, { kind, placing, count }: Of): Wanted | string {
  if (kind === undefined) return `the task definition of ${group} is not known`;
  const read = [...placing.expressions, ...kind.expressions].map((expression) => ({
    expression,
    ...parseQuery(expression),
  }));
  const unread = read.find(({ error }) => error !== undefined);
  if (unread !== undefined)
    return `the constraint \`${unread.expression}\` of ${group} is not understood: ${unread.error}`;
  const { strategies, distinct, provider } = placing;
  return {
    group,
    count,
    needs: kind.needs,
    strategies,
    distinct,
    provider,
    constraints: read.map(({ allows }) => allows!),
  };
}
