// StartTask: standalone tasks on the container instances that the caller names (aws-facts.md §1.4, §1.5).
import type { Failure } from '@aws-sdk/client-ecs';
import type { EcsHandlers } from '../wire/table.ts';
import { obstacles } from '../world/placement.ts';
import type { Task, World } from '../world/state.ts';
import { runTask } from '../world/task.ts';
import { atMost, invalid, only } from './check.ts';
import { clusterOf, findContainerInstance, fullArn, missing } from './ecs-find.ts';
import { definitionOf, groupOf, overridesOf, subnetsOf, tagsOf } from './ecs-task-request.ts';
import { taskShape } from './ecs-task-shape.ts';

export function startTaskHandlers(w: World): EcsHandlers {
  return {
    StartTask(input, context) {
      only(context, input, KNOWN);
      const cluster = clusterOf(w, input.cluster);
      const definition = definitionOf(w, input.taskDefinition);
      const references = input.containerInstances ?? [];
      if (references.length === 0) throw invalid('Container instances cannot be empty.');
      atMost(references, 10, 'containerInstances');
      const subnets = subnetsOf(context, input.networkConfiguration, definition);
      const overrides = overridesOf(context, input.overrides, definition);
      const group = groupOf(input.group, definition);
      const tags = tagsOf(input.tags);
      const obstacle = obstacles({ definition, group, subnets });
      const tasks: Task[] = [];
      const failures: Failure[] = [];
      for (const reference of references) {
        const container = findContainerInstance(cluster, reference);
        const { startedBy } = input;
        // DRAINING takes no new tasks, whoever starts them (§1.2).
        const isOpen = container?.status === 'ACTIVE';
        const reason = container && (isOpen ? obstacle(container) : 'INACTIVE');
        if (!container) failures.push(missing(fullArn(cluster, 'container-instance', reference)));
        else if (reason) failures.push({ arn: container.arn, reason });
        else {
          const request = { cluster, definition, container, group, startedBy, overrides };
          tasks.push(runTask(w, { ...request, tags: new Map(tags) }));
        }
      }
      return {
        tasks: tasks.map((task) => taskShape(w, task, { include: ['TAGS'], fresh: true })),
        failures,
      };
    },
  };
}

const KNOWN = [
  'cluster',
  'taskDefinition',
  'containerInstances',
  'group',
  'startedBy',
  'tags',
  'networkConfiguration',
  'overrides',
] as const;
