// ECS task definitions: listed and described. None is registered here.
import type { TaskDefinition as EcsTaskDefinition } from '@aws-sdk/client-ecs';
import { AwsFault } from '../wire/fault.ts';
import type { EcsHandlers } from '../wire/table.ts';
import type { TaskDefinition, World } from '../world/state.ts';
import { only } from './check.ts';
import { findTaskDefinition } from './ecs-find.ts';
import { ecsPage } from './ecs-page.ts';
import { imageOf } from './ecs-task-shape.ts';

export function taskDefinitionHandlers(w: World): EcsHandlers {
  return {
    ListTaskDefinitions(input, context) {
      only(context, input, ['familyPrefix', 'status', 'sort', 'maxResults', 'nextToken']);
      const active = (input.status ?? 'ACTIVE') === 'ACTIVE' ? [...w.taskDefinitions.values()] : [];
      const found = active
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
  };
}

function taskDefinitionShape(definition: TaskDefinition): EcsTaskDefinition {
  const { containerPort } = definition;
  return {
    taskDefinitionArn: definition.arn,
    family: definition.family,
    revision: definition.revision,
    status: 'ACTIVE',
    cpu: String(definition.cpu),
    memory: String(definition.memory),
    compatibilities: ['EC2'],
    requiresCompatibilities: ['EC2'],
    networkMode: 'bridge',
    registeredAt: new Date(definition.registeredAt),
    volumes: [],
    placementConstraints: [],
    containerDefinitions: [
      {
        name: definition.containerName,
        image: imageOf(definition.family),
        cpu: definition.cpu,
        memory: definition.memory,
        essential: true,
        stopTimeout: Math.round(definition.stopTimeoutMs / 1000),
        // Host port 0: one is chosen anew for each task.
        portMappings: containerPort === undefined ? [] : [{ containerPort, hostPort: 0, protocol: 'tcp' }],
        environment: [],
        mountPoints: [],
        volumesFrom: [],
      },
    ],
  };
}
