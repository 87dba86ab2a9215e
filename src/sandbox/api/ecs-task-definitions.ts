// ECS task definitions: listed, described, registered as far as the world can run them, and deregistered
// (aws-facts.md §1.5, §2.1).
import type { TaskDefinition as EcsTaskDefinition } from '@aws-sdk/client-ecs';
import { AwsFault } from '../wire/fault.ts';
import type { EcsHandlers } from '../wire/table.ts';
import type { GivenDefinition, TaskDefinition, World } from '../world/state.ts';
import { imageOf } from '../world/task-event.ts';
import { invalid, only } from './check.ts';
import { findTaskDefinition } from './ecs-find.ts';
import { ecsPage } from './ecs-page.ts';
import { readTaskDefinition } from './ecs-register-task-definition.ts';

export function taskDefinitionHandlers(w: World): EcsHandlers {
  return {
    ListTaskDefinitions(input, context) {
      only(context, input, ['familyPrefix', 'status', 'sort', 'maxResults', 'nextToken']);
      const { status = 'ACTIVE' } = input;
      const found = [...w.taskDefinitions.values()]
        .filter((definition) => statusOf(definition) === status)
        .filter(({ family }) => !input.familyPrefix || family === input.familyPrefix)
        .sort((a, b) => (a.family < b.family ? -1 : a.family > b.family ? 1 : a.revision - b.revision));
      if (input.sort === 'DESC') found.reverse();
      const { items, next } = ecsPage(found, (definition) => definition.arn, input);
      return { taskDefinitionArns: items.map((definition) => definition.arn), nextToken: next };
    },

    DescribeTaskDefinition(input, context) {
      only(context, input, ['taskDefinition', 'include']);
      const definition = findTaskDefinition(w, input.taskDefinition ?? '');
      if (!definition) throw new AwsFault('ClientException', 'Unable to describe task definition.');
      return { taskDefinition: taskDefinitionShape(definition), tags: [] };
    },

    RegisterTaskDefinition(input, context) {
      const definition = readTaskDefinition(w, input, context);
      w.taskDefinitions.set(definition.arn, definition);
      w.log('task-definition', `${definition.family}:${definition.revision} registered`);
      return { taskDefinition: taskDefinitionShape(definition), tags: [] };
    },

    DeregisterTaskDefinition(input, context) {
      only(context, input, ['taskDefinition']);
      const { taskDefinition: reference = '' } = input;
      if (!/:\d+$/.test(reference)) throw invalid('A family without a revision cannot be deregistered.');
      const definition = findTaskDefinition(w, reference);
      if (!definition) throw new AwsFault('ClientException', 'Unable to describe task definition.');
      // Tasks and services that use it run on.
      definition.deregisteredAt ??= w.engine.now;
      return { taskDefinition: taskDefinitionShape(definition) };
    },
  };
}

const statusOf = ({ deregisteredAt }: TaskDefinition) =>
  deregisteredAt === undefined ? 'ACTIVE' : 'INACTIVE';

function taskDefinitionShape(definition: TaskDefinition): EcsTaskDefinition {
  const { containerPort, deregisteredAt } = definition;
  const { task, container } = sizesShown(definition);
  const told = definition.given?.told;
  const { hostPort = definition.network === 'bridge' ? 0 : containerPort } = definition;
  return {
    taskDefinitionArn: definition.arn,
    family: definition.family,
    revision: definition.revision,
    status: statusOf(definition),
    cpu: task.cpu?.toString(),
    memory: task.memory?.toString(),
    compatibilities: definition.network === 'awsvpc' ? ['EC2', 'FARGATE'] : ['EC2'],
    requiresCompatibilities: ['EC2'],
    networkMode: definition.network,
    registeredAt: new Date(definition.registeredAt),
    deregisteredAt: deregisteredAt === undefined ? undefined : new Date(deregisteredAt),
    volumes: [],
    placementConstraints: [],
    ...told?.task,
    containerDefinitions: [
      {
        name: definition.containerName,
        image: imageOf(definition),
        ...container,
        essential: true,
        stopTimeout: Math.round(definition.stopTimeoutMs / 1000),
        // Host port 0: one is chosen anew for each task.
        portMappings: containerPort === undefined ? [] : [{ containerPort, hostPort, protocol: 'tcp' }],
        healthCheck: definition.healthCheck ? { command: ['CMD-SHELL', 'true'], ...HEALTH } : undefined,
        resourceRequirements:
          definition.gpus > 0 ? [{ type: 'GPU', value: String(definition.gpus) }] : undefined,
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        ...told?.container,
      },
    ],
  };
}

/** As they were given; what a scenario made has the same sizes in both places. */
function sizesShown({ given, cpu, memory }: TaskDefinition): Pick<GivenDefinition, 'task' | 'container'> {
  return given ?? { task: { cpu, memory }, container: { cpu, memory } };
}

/** Docker's own defaults. */
const HEALTH = { interval: 30, timeout: 5, retries: 3 };
