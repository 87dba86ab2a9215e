// The cluster's services (aws-facts.md §1.6). Reads only.

import type { CapacityProviderStrategyItem, Failure, PlacementStrategy, Service } from '#aws/types.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { ServiceFacts } from '#model/observation.ts';
import type { Placing, Strategy } from '#model/room.ts';
import { provenAfterMs } from './absence.ts';
import type { ReadContext } from './context.ts';
import { readPages, toMs } from './paging.ts';
import type { Answer } from './part.ts';
import { whole } from './whole.ts';

export type Services = ReadonlyMap<string, ServiceFacts>;

/**
 * All that are listed, and all that were known whether listed or not: without its service a task has no targets. That one is gone
 * is believed when ECS says INACTIVE, or twice that it is missing.
 */
export async function readServices(context: ReadContext, known: Services): Promise<Answer<Services>> {
  const { cache, clock } = context;
  const expected = [...known.values()].map(({ arn }) => arn);
  const asked = [...new Set([...(await listServices(context)), ...expected])];
  const { services, failures } = await describe(context, asked);
  const described = new Set(services.map(({ serviceArn }) => serviceArn));
  for (const arn of described) cache.absences.present(arn);
  const now = clock.monotonic();
  const isLost = ({ arn = '', reason }: Failure) =>
    reason === 'MISSING' && cache.absences.absent(arn, now) >= provenAfterMs;
  const lost = new Set(failures.filter(isLost).map(({ arn }) => arn));
  const unclear = new Set(asked.filter((arn) => !described.has(arn) && !lost.has(arn)));
  const kept = [...known.values()].filter(({ arn }) => unclear.has(arn));
  const read = services.filter(({ status }) => status !== 'INACTIVE').map(toFacts);
  const value = new Map([...kept, ...read].map((service) => [service.name, service]));
  if (unclear.size === 0) return { value };
  const reason = failures[0]?.reason ?? 'no reason';
  return { value, problem: `${unclear.size} services were not described (${reason})` };
}

function listServices({ ports, spec }: ReadContext): Promise<string[]> {
  return readPages(async (nextToken) => {
    const page = await ports.ecs.listServices({ cluster: spec.cluster, maxResults: 100, nextToken });
    return { items: page.serviceArns, next: page.nextToken };
  });
}

async function describe({ ports, spec }: ReadContext, arns: readonly string[]) {
  const answers = await inParallel(chunksOf(arns, 10), (services) =>
    ports.ecs.describeServices({ cluster: spec.cluster, services }),
  );
  return {
    services: answers.flatMap((answer) =>
      whole(answer.services, 'serviceArn', 'serviceName', 'desiredCount'),
    ),
    failures: answers.flatMap((answer) => answer.failures ?? []),
  };
}

function toFacts(service: Service): ServiceFacts {
  const daemon = service.schedulingStrategy === 'DAEMON';
  const primary = primaryOf(service);
  const loadBalancers = (service.loadBalancers ?? []).flatMap(
    ({ targetGroupArn, containerName, containerPort }) =>
      targetGroupArn === undefined
        ? []
        : [{ targetGroupArn, containerName: containerName ?? '', containerPort: containerPort ?? 0 }],
  );
  return {
    name: service.serviceName ?? '',
    arn: service.serviceArn ?? '',
    daemon,
    desiredCount: service.desiredCount ?? 0,
    runningCount: service.runningCount ?? 0,
    pendingCount: service.pendingCount ?? 0,
    // Defaults of a replica service are 100/200, of a daemon 0/100 (aws-facts.md §1.2).
    minimumHealthyPercent: service.deploymentConfiguration?.minimumHealthyPercent ?? (daemon ? 0 : 100),
    maximumPercent: service.deploymentConfiguration?.maximumPercent ?? (daemon ? 100 : 200),
    targetGroupArns: [...new Set(loadBalancers.map((balancer) => balancer.targetGroupArn))],
    loadBalancers,
    ...(runsOnHosts(service) && { placing: placingOf(service) }),
    ...(primary !== undefined && { primary }),
    events: (service.events ?? [])
      .slice(0, 10)
      .map((event) => ({ at: toMs(event.createdAt) ?? 0, message: event.message ?? '' })),
  };
}

/** On EC2 instances of the cluster, and not on Fargate or external ones. */
function runsOnHosts({ launchType, capacityProviderStrategy = [] }: Service): boolean {
  if (launchType !== undefined && launchType !== 'EC2') return false;
  return capacityProviderStrategy.length === 0 || capacityProviderStrategy.some(isOfHosts);
}

const isOfHosts = ({ capacityProvider }: CapacityProviderStrategyItem) =>
  !/^FARGATE(_SPOT)?$/.test(capacityProvider ?? '');

/** Of ECS's own deployments; with another controller nobody but that knows how many of which definition shall run. */
function primaryOf({
  deployments = [],
  deploymentController,
  taskDefinition,
  desiredCount = 0,
}: Service): ServiceFacts['primary'] {
  const isOurs = (deploymentController?.type ?? 'ECS') === 'ECS';
  if (!isOurs) return taskDefinition === undefined ? undefined : { definition: taskDefinition, desired: 0 };
  const primary = deployments.find(({ status }) => status === 'PRIMARY');
  const definition = primary?.taskDefinition ?? taskDefinition;
  if (definition === undefined) return undefined;
  return { definition, desired: primary?.desiredCount ?? desiredCount };
}

/** Without a strategy ECS spreads over the zones, then over the hosts (aws-facts.md §1.6). */
const BY_DEFAULT: readonly Strategy[] = [{ spread: 'ecs.availability-zone' }, { spread: 'instanceId' }];

function placingOf({
  placementStrategy = [],
  placementConstraints = [],
  capacityProviderStrategy,
  networkConfiguration,
}: Service): Placing {
  const strategies = placementStrategy.flatMap(strategyOf);
  // Which one of them a task gets is for ECS to say.
  const providers = (capacityProviderStrategy ?? [])
    .filter(isOfHosts)
    .flatMap((item) => item.capacityProvider ?? []);
  const { subnets = [] } = networkConfiguration?.awsvpcConfiguration ?? {};
  return {
    strategies: placementStrategy.length === 0 ? BY_DEFAULT : strategies,
    distinct: placementConstraints.some(({ type }) => type === 'distinctInstance'),
    expressions: placementConstraints.flatMap(({ expression }) => expression ?? []),
    ...(providers.length > 0 && { providers }),
    ...(subnets.length > 0 && { subnets }),
  };
}

function strategyOf({ type, field = '' }: PlacementStrategy): Strategy[] {
  if (type === 'binpack') return [{ binpack: field.toLowerCase() === 'cpu' ? 'cpu' : 'memory' }];
  if (type !== 'spread') return [];
  const over = field.replace(/^attribute:/, '');
  return [{ spread: over === '' || over === 'host' ? 'instanceId' : over }];
}
