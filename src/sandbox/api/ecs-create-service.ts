// CreateService: a replica or daemon service of tasks on instances, behind target groups that exist (aws-facts.md §1.2,
// §1.6). Deployments, task sets, service discovery and awsvpc are not modelled here.
import type { CreateServiceRequest, DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { CallContext } from '../wire/table.ts';
import { arn } from '../world/ids.ts';
import { mayRebalance } from '../world/scheduler-rebalance.ts';
import type { CapacityProvider, Cluster, Service, TargetGroup, Task, World } from '../world/state.ts';
import { invalid, notModelled, only } from './check.ts';
import { parseShares } from './ecs-capacity-providers.ts';
import { clusterOf } from './ecs-find.ts';
import { constraintsOf, definitionOf, strategiesOf } from './ecs-task-request.ts';

const MOST_TASKS = 5000;
const NAME = /^[A-Za-z0-9_-]{1,255}$/;

export function countOf(desiredCount: number): number {
  if (desiredCount < 0) throw invalid('desiredCount must not be negative.');
  if (desiredCount > MOST_TASKS) throw invalid(`A service can have at most ${MOST_TASKS} tasks.`);
  return desiredCount;
}

type Bounds = Pick<Service, 'minimumHealthyPercent' | 'maximumPercent' | 'daemon'>;

/** minimumHealthyPercent and maximumPercent, with those of before where none is given. */
export function boundsOf(
  context: CallContext,
  given: DeploymentConfiguration | undefined,
  before: Bounds,
): Omit<Bounds, 'daemon'> {
  if (given) only(context, given, ['minimumHealthyPercent', 'maximumPercent']);
  const { minimumHealthyPercent = before.minimumHealthyPercent, maximumPercent = before.maximumPercent } =
    given ?? {};
  if (minimumHealthyPercent < 0 || maximumPercent < 0)
    throw invalid('Both maximumPercent and minimumHealthyPercent must not be negative.');
  if (before.daemon && maximumPercent !== 100)
    throw invalid('The daemon scheduling strategy does not support values above 100 for maximumPercent.');
  if (!before.daemon && maximumPercent < 100) throw invalid('maximumPercent must be at least 100.');
  return { minimumHealthyPercent, maximumPercent };
}

export function readService(w: World, input: CreateServiceRequest, context: CallContext): Service {
  only(context, input, KNOWN);
  const cluster = clusterOf(w, input.cluster);
  const { serviceName: name = '', schedulingStrategy = 'REPLICA', launchType = 'EC2' } = input;
  if (!NAME.test(name)) throw invalid('Invalid service name.');
  const before = cluster.services.get(name);
  if (before && before.status !== 'INACTIVE') throw invalid('Creation of service was not idempotent.');
  if (launchType !== 'EC2') throw notModelled(context, `the launch type ${launchType}`);
  const definition = definitionOf(w, input.taskDefinition);
  if (definition.network === 'awsvpc') throw notModelled(context, 'services with the network mode awsvpc');
  const daemon = schedulingStrategy === 'DAEMON';
  if (!daemon && input.desiredCount === undefined) throw invalid('desiredCount must not be null.');
  const service = {
    name,
    arn: arn.service(w, cluster.name, name),
    cluster,
    daemon,
    desiredCount: daemon ? 0 : countOf(input.desiredCount ?? 0),
    ...boundsOf(context, input.deploymentConfiguration, DEFAULTS[daemon ? 'DAEMON' : 'REPLICA']),
    definition,
    deploymentId: `ecs-svc/${w.chance('services').int(1, 2 ** 31 - 1)}`,
    strategies: strategiesOf(context, input.placementStrategy),
    constraints: constraintsOf(input.placementConstraints),
    targetGroups: (input.loadBalancers ?? []).map((each) => targetGroupOf(w, each)),
    launchType,
    capacityProvider: providerOf(cluster, input, context),
    createdAt: w.engine.now,
    tasks: new Set<Task>(),
    unsettled: new Set<Task>(),
    events: [],
    wantedSince: [],
    due: () => undefined,
  } satisfies Omit<Service, 'zoneRebalancing'>;
  return { ...service, zoneRebalancing: rebalancingOf(service, input) };
}

/** Since September 2025 ECS enables it where nobody says and the service is one for it (aws-facts.md §0.1-15, §1.6). */
function rebalancingOf(
  service: Omit<Service, 'zoneRebalancing'>,
  { availabilityZoneRebalancing: asked }: CreateServiceRequest,
): boolean {
  const may = mayRebalance(service);
  if (asked === 'ENABLED' && !may)
    throw invalid('The service does not support Availability Zone rebalancing.');
  return asked === undefined ? may : asked === 'ENABLED';
}

const DEFAULTS = {
  REPLICA: { daemon: false, minimumHealthyPercent: 100, maximumPercent: 200 },
  DAEMON: { daemon: true, minimumHealthyPercent: 0, maximumPercent: 100 },
};

const KNOWN = [
  'cluster',
  'serviceName',
  'taskDefinition',
  'desiredCount',
  'schedulingStrategy',
  'launchType',
  'capacityProviderStrategy',
  'deploymentConfiguration',
  'placementStrategy',
  'placementConstraints',
  'loadBalancers',
  'availabilityZoneRebalancing',
] as const;

function targetGroupOf(w: World, { targetGroupArn = '' }: { targetGroupArn?: string }): TargetGroup {
  const group = w.targetGroups.get(targetGroupArn);
  if (!group) throw invalid(`The specified target group does not exist. (${targetGroupArn})`);
  if (group.targetType !== 'instance') throw invalid('The target group has the target type ip.');
  return group;
}

function providerOf(
  cluster: Cluster,
  { capacityProviderStrategy = [], launchType }: CreateServiceRequest,
  context: CallContext,
): CapacityProvider | undefined {
  if (capacityProviderStrategy.length === 0) return undefined;
  if (launchType)
    throw invalid('Specifying both a launch type and a capacity provider strategy is not supported.');
  const [share, another] = parseShares(capacityProviderStrategy);
  if (another) throw notModelled(context, 'a service with several capacity providers');
  const provider = cluster.capacityProviders.find(({ name }) => name === share?.capacityProvider);
  if (!provider)
    throw invalid(`The capacity provider '${share?.capacityProvider}' is not associated with the cluster.`);
  return provider;
}
