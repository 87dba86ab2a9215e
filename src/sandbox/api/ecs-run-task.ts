// RunTask: standalone tasks, as far as there is room; the rest are failures, or wait for their capacity provider
// (aws-facts.md §1.4, §1.5, §1.7).
import type { Failure, RunTaskRequest, RunTaskResponse } from '@aws-sdk/client-ecs';
import { AwsFault } from '../wire/fault.ts';
import type { CallContext, EcsHandlers } from '../wire/table.ts';
import { type NoPlace, place } from '../world/placement.ts';
import { mayWait, waitsForRoom } from '../world/provisioning.ts';
import type { CapacityProvider, Cluster, ProviderShare, Task, World } from '../world/state.ts';
import { runTask } from '../world/task.ts';
import { invalid, notModelled, only } from './check.ts';
import { rememberTokens } from './client-token.ts';
import { FARGATE_PROVIDERS, parseShares } from './ecs-capacity-providers.ts';
import { clusterOf } from './ecs-find.ts';
import {
  constraintsOf,
  definitionOf,
  groupOf,
  overridesOf,
  strategiesOf,
  subnetsOf,
  tagsOf,
} from './ecs-task-request.ts';
import { taskShape } from './ecs-task-shape.ts';

interface Started {
  readonly tasks: readonly Task[];
  readonly failures: readonly Failure[];
}

export function runTaskHandlers(w: World): EcsHandlers {
  const once = rememberTokens<Started>();
  return {
    RunTask(input, context): RunTaskResponse {
      only(context, input, KNOWN);
      const { clientToken: token, ...request } = input;
      if (token && !/^[!-~]{1,64}$/.test(token))
        throw invalid('clientToken must have 1 to 64 characters, ASCII 33 to 126.');
      const started = once({ token, request, mismatch, run: () => run(w, input, context) });
      return { tasks: shapes(w, started.tasks), failures: [...started.failures] };
    },
  };
}

const KNOWN = [
  'cluster',
  'taskDefinition',
  'count',
  'group',
  'startedBy',
  'tags',
  'launchType',
  'capacityProviderStrategy',
  'placementStrategy',
  'placementConstraints',
  'networkConfiguration',
  'overrides',
  'clientToken',
] as const;

const shapes = (w: World, tasks: readonly Task[]) =>
  tasks.map((task) => taskShape(w, task, { include: ['TAGS'], fresh: true }));

const mismatch = ({ tasks }: Started) =>
  new AwsFault('ConflictException', 'The client token was used with other parameters.', {
    fields: { resourceIds: tasks.map((task) => task.arn) },
  });

function run(w: World, input: RunTaskRequest, context: CallContext): Started {
  const cluster = clusterOf(w, input.cluster);
  const definition = definitionOf(w, input.taskDefinition);
  const { count = 1, startedBy } = input;
  if (count < 1 || count > 10) throw invalid('Tasks count must be between 1 and 10.');
  const providers = providersOf(cluster, input, context);
  const want = {
    cluster,
    definition,
    group: groupOf(input.group, definition),
    strategies: strategiesOf(context, input.placementStrategy),
    constraints: constraintsOf(input.placementConstraints),
    subnets: subnetsOf(context, input.networkConfiguration, definition),
  };
  const overrides = overridesOf(context, input.overrides, definition);
  const tags = tagsOf(input.tags);
  const tasks: Task[] = [];
  const failures: Failure[] = [];
  for (let n = 0; n < count; n++) {
    const provider = providers[n % Math.max(1, providers.length)];
    const placed = place(w, { ...want, provider });
    const start = { ...want, overrides, startedBy, tags: new Map(tags), capacityProvider: provider };
    if ('container' in placed) tasks.push(runTask(w, { ...start, ...placed }));
    else if (waitsForRoom(provider) && mayWait(cluster)) tasks.push(runTask(w, start));
    // An exception would hide the tasks that this call has started already.
    else if (waitsForRoom(provider) && tasks.length === 0) throw tooMany();
    else failures.push(failureOf(placed));
  }
  return { tasks, failures };
}

/** At most 500 tasks of a cluster wait in PROVISIONING. */
const tooMany = () =>
  new AwsFault('ClientException', 'The limit of tasks in PROVISIONING was reached in this cluster.');

function failureOf({ reason, closest }: NoPlace): Failure {
  if (reason === 'NO ACTIVE INSTANCES') throw invalid('No Container Instances were found in your cluster.');
  return { arn: closest?.arn, reason };
}

/** Whose capacity each of ten tasks takes: the bases first, then by weight. Empty without a strategy. */
function providersOf(cluster: Cluster, input: RunTaskRequest, context: CallContext): CapacityProvider[] {
  const { launchType, capacityProviderStrategy: given = [] } = input;
  if (launchType && given.length > 0)
    throw invalid('Specifying both a launch type and a capacity provider strategy is not supported.');
  if (launchType && launchType !== 'EC2') throw notModelled(context, `the launch type ${launchType}`);
  if (given.some(({ capacityProvider = '' }) => FARGATE_PROVIDERS.includes(capacityProvider)))
    throw notModelled(context, 'Fargate providers');
  const shares = given.length > 0 ? parseShares(given) : launchType ? [] : (cluster.defaultStrategy ?? []);
  return shares.length === 0 ? [] : shared(cluster, shares);
}

function shared(cluster: Cluster, shares: readonly ProviderShare[]): CapacityProvider[] {
  const taken = new Map<ProviderShare, number>(shares.map((share) => [share, 0]));
  const next = (): ProviderShare => {
    const base = shares.find((share) => taken.get(share)! < share.base);
    if (base) return base;
    const beyond = (share: ProviderShare) => (taken.get(share)! - share.base + 1) / share.weight;
    return shares.filter(({ weight }) => weight > 0).reduce((a, b) => (beyond(b) < beyond(a) ? b : a));
  };
  return Array.from({ length: 10 }, () => {
    const share = next();
    taken.set(share, taken.get(share)! + 1);
    const provider = cluster.capacityProviders.find(({ name }) => name === share.capacityProvider);
    if (!provider)
      throw invalid(`The capacity provider '${share.capacityProvider}' is not associated with the cluster.`);
    return provider;
  });
}
