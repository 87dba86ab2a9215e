// All ECS operations that the sandbox models. What is not here answers 501.
import type { EcsHandlers } from '../wire/table.ts';
import type { World } from '../world/state.ts';
import { notModelled, only } from './check.ts';
import { attributeHandlers } from './ecs-attributes.ts';
import { clusterHandlers } from './ecs-clusters.ts';
import { containerInstanceHandlers } from './ecs-container-instances.ts';
import { runTaskHandlers } from './ecs-run-task.ts';
import { serviceHandlers } from './ecs-services.ts';
import { tagHandlers } from './ecs-tags.ts';
import { taskDefinitionHandlers } from './ecs-task-definitions.ts';
import { taskHandlers } from './ecs-tasks.ts';

export function ecsHandlers(w: World): EcsHandlers {
  return {
    ...clusterHandlers(w),
    ...containerInstanceHandlers(w),
    ...taskHandlers(w),
    ...runTaskHandlers(w),
    ...serviceHandlers(w),
    ...taskDefinitionHandlers(w),
    ...attributeHandlers(w),
    ...tagHandlers(w),

    // The world has no capacity providers of its own; named ones would have to be Fargate's, which is not modelled.
    DescribeCapacityProviders(input, context) {
      only(context, input, ['capacityProviders', 'include', 'maxResults', 'nextToken']);
      if (input.capacityProviders?.some((name) => name.startsWith('FARGATE')))
        throw notModelled(context, 'Fargate');
      const failures = (input.capacityProviders ?? []).map((arn) => ({ arn, reason: 'MISSING' }));
      return { capacityProviders: [], failures };
    },
  };
}
