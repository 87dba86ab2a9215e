// The cluster's container instances, by EC2 instance id (aws-facts.md §1.1, §1.4). A listing only ever adds: that one
// is gone is believed when ECS says so of its ARN. Reads only.

import type { ContainerInstance } from '#aws/types.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { ResourceFacts } from '#model/health.ts';
import type { ContainerInstanceFacts } from '#model/observation.ts';
import { provenAfterMs } from './absence.ts';
import type { ReadContext } from './context.ts';
import { offerOf } from './offer.ts';
import { readPages, toMs } from './paging.ts';
import { whole } from './whole.ts';

/** The attribute that holds our memory of an instance. */
export const memoryAttribute = 'sluice.dev/memory';

export type Containers = ReadonlyMap<string, ContainerInstanceFacts>;

/** What is known of registrations, by EC2 instance id. */
export interface Registrations {
  /** Those that are not INACTIVE. */
  readonly present: Containers;
  /** Earlier ones of the same instances that ECS keeps as well, the oldest first. */
  readonly older?: ReadonlyMap<string, readonly ContainerInstanceFacts[]>;
  /** The last known ARN, also of those that are gone. */
  readonly arns: ReadonlyMap<string, string>;
  /** Whose container instance is proven to be gone. */
  readonly gone: ReadonlySet<string>;
}

export const noRegistrations: Registrations = { present: new Map(), arns: new Map(), gone: new Set() };

export interface RegistrationsAnswer {
  readonly value: Registrations;
  readonly problem?: string;
  /** ARNs of which the answer said nothing that counts: they stay as they were known. */
  readonly unclear: ReadonlySet<string>;
}

/** All that are listed, and all that were known whether listed or not. */
export async function readRegistrations(
  context: ReadContext,
  known: Registrations,
): Promise<RegistrationsAnswer> {
  const listed = await listContainerInstances(context);
  return describeRegistrations(context, known, [...listed, ...stillExpected(known)]);
}

/** The ARNs of all that are known and not proven to be gone. */
export function stillExpected(known: Registrations): string[] {
  return [...known.arns.keys()].flatMap((id) => (known.gone.has(id) ? [] : arnsOf(known, id)));
}

/** All ARNs under which ECS may count tasks of an instance. */
export function arnsOf({ arns, older }: Registrations, id: string): string[] {
  return [...(older?.get(id) ?? []).map(({ arn }) => arn), ...(arns.has(id) ? [arns.get(id)!] : [])];
}

/** A cluster, this one or another. */
interface There {
  readonly ports: ReadContext['ports'];
  readonly spec: { readonly cluster: string };
}

/** ARNs of container instances of these EC2 instances, which need not be known yet. */
export async function findContainerInstances(
  context: There,
  instanceIds: readonly string[],
): Promise<string[]> {
  const filters = chunksOf(instanceIds, 50).map(
    (ids) => `ec2InstanceId in [${ids.map((id) => `'${id}'`).join(', ')}]`,
  );
  return (await inParallel(filters, (filter) => listContainerInstances(context, filter))).flat();
}

export function listContainerInstances({ ports, spec }: There, filter?: string): Promise<string[]> {
  return readPages(async (nextToken) => {
    const page = await ports.ecs.listContainerInstances({
      cluster: spec.cluster,
      maxResults: 100,
      nextToken,
      ...(filter === undefined ? {} : { filter }),
    });
    return { items: page.containerInstanceArns, next: page.nextToken };
  });
}

/** What was known, corrected by what ECS says of these ARNs. */
export async function describeRegistrations(
  context: ReadContext,
  known: Registrations,
  arns: readonly string[],
): Promise<RegistrationsAnswer> {
  const asked = [...new Set(arns)];
  const { items, missing } = await describe(context, asked);
  const { absences } = context.cache;
  const now = context.clock.monotonic();
  for (const item of items) absences.present(item.containerInstanceArn);
  const lost = new Set([...missing.keys()].filter((arn) => absences.absent(arn, now) >= provenAfterMs));
  const described = new Set(items.map((item) => item.containerInstanceArn));
  const unclear = new Set(asked.filter((arn) => !described.has(arn) && !lost.has(arn)));
  const value = correct(known, items, { lost, scales: context.spec.mode === 'scale' });
  if (unclear.size === 0) return { value, unclear };
  const reason = [...unclear].map((arn) => missing.get(arn)).find((each) => each !== undefined);
  const problem = `${unclear.size} container instances were not described (${reason ?? 'no reason'})`;
  return { value, unclear, problem };
}

/** The EC2 instances of these container instances. Rejects when one of them is not described. */
export async function describeIdsIn(there: There, arns: readonly string[]): Promise<string[]> {
  const { items } = await describe(there, arns);
  if (items.length < arns.length)
    throw new Error(
      `${arns.length - items.length} container instances of ${there.spec.cluster} were not described`,
    );
  return items.flatMap(({ ec2InstanceId }) => ec2InstanceId ?? []);
}

async function describe({ ports, spec }: There, arns: readonly string[]) {
  const answers = await inParallel(chunksOf(arns, 100), (containerInstances) =>
    ports.ecs.describeContainerInstances({
      cluster: spec.cluster,
      containerInstances,
      include: ['CONTAINER_INSTANCE_HEALTH'],
    }),
  );
  const failures = answers.flatMap((answer) => answer.failures ?? []);
  return {
    items: answers.flatMap((answer) =>
      whole(answer.containerInstances, 'containerInstanceArn', 'ec2InstanceId', 'status'),
    ),
    missing: new Map(
      failures.flatMap(({ arn, reason }) => (reason === 'MISSING' && arn ? [[arn, reason]] : [])),
    ),
  };
}

type Described = Awaited<ReturnType<typeof describe>>['items'][number];

interface Standing {
  readonly id: string;
  readonly facts: ContainerInstanceFacts;
}

/**
 * An agent that lost its state registers anew: the newest registration speaks for the instance. Those before it are kept as long
 * as ECS keeps them, for the tasks that are still counted there.
 */
function correct(
  known: Registrations,
  items: readonly Described[],
  { lost, scales }: { lost: ReadonlySet<string>; scales: boolean },
): Registrations {
  const arns = new Map(known.arns);
  const over = new Set(lost);
  const standing = new Map<string, Standing>();
  for (const [id, facts] of known.present)
    for (const each of [...(known.older?.get(id) ?? []), facts]) standing.set(each.arn, { id, facts: each });
  for (const item of items) {
    const { ec2InstanceId: id, containerInstanceArn: arn } = item;
    if (item.status === 'INACTIVE') over.add(arn);
    else standing.set(arn, { id, facts: toFacts(item, standing.get(arn)?.facts, scales) });
    if (!arns.has(id)) arns.set(id, arn);
  }
  for (const arn of over) standing.delete(arn);
  const present = new Map<string, ContainerInstanceFacts>();
  const older = new Map<string, ContainerInstanceFacts[]>();
  for (const { id, facts } of byAge([...standing.values()])) {
    const before = present.get(id);
    if (before !== undefined) older.set(id, [...(older.get(id) ?? []), before]);
    present.set(id, facts);
    arns.set(id, facts.arn);
  }
  const gone = [...arns].filter(([id, arn]) => !present.has(id) && (known.gone.has(id) || over.has(arn)));
  return { present, older, arns, gone: new Set(gone.map(([id]) => id)) };
}

const byAge = (all: readonly Standing[]) =>
  all.toSorted((a, b) => (a.facts.registeredAt ?? 0) - (b.facts.registeredAt ?? 0));

/** Without any attribute an answer says nothing of the memory: every container instance has some of ECS's own. */
function toFacts(
  item: Described,
  known: ContainerInstanceFacts | undefined,
  scales: boolean,
): ContainerInstanceFacts {
  const health = item.healthStatus?.overallStatus;
  const [cpu, memory] = [resourceOf(item, 'CPU'), resourceOf(item, 'MEMORY')];
  return {
    arn: item.containerInstanceArn,
    status: item.status,
    agentConnected: item.agentConnected === true,
    version: item.version ?? 0,
    registeredAt: toMs(item.registeredAt),
    runningTasks: item.runningTasksCount,
    memory:
      item.attributes === undefined
        ? known?.memory
        : item.attributes.find((attribute) => attribute.name === memoryAttribute)?.value,
    ...(health !== undefined && { health }),
    ...(cpu && memory && { resources: { cpu, memory } }),
    ...(scales && { offer: offerOf(item) }),
  };
}

/** Undefined unless ECS tells both how much there is and how much is left: half of it proves no room. */
function resourceOf(item: ContainerInstance, name: 'CPU' | 'MEMORY'): ResourceFacts | undefined {
  const { registeredResources, remainingResources } = item;
  const [registered, remaining] = [registeredResources, remainingResources].map(
    (resources) => resources?.find((each) => each.name === name)?.integerValue,
  );
  return registered === undefined || remaining === undefined ? undefined : { registered, remaining };
}
