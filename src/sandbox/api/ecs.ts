// All ECS operations that the sandbox models. What is not here answers 501.
import type { EcsHandlers } from '../wire/table.ts';
import type { World } from '../world/state.ts';
import { attributeHandlers } from './ecs-attributes.ts';
import { capacityProviderHandlers } from './ecs-capacity-providers.ts';
import { clusterHandlers } from './ecs-clusters.ts';
import { containerInstanceHandlers } from './ecs-container-instances.ts';
import { runTaskHandlers } from './ecs-run-task.ts';
import { serviceHandlers } from './ecs-services.ts';
import { startTaskHandlers } from './ecs-start-task.ts';
import { tagHandlers } from './ecs-tags.ts';
import { taskDefinitionHandlers } from './ecs-task-definitions.ts';
import { taskProtectionHandlers } from './ecs-task-protection.ts';
import { taskHandlers } from './ecs-tasks.ts';

export function ecsHandlers(w: World): EcsHandlers {
  return {
    ...clusterHandlers(w),
    ...containerInstanceHandlers(w),
    ...taskHandlers(w),
    ...taskProtectionHandlers(w),
    ...runTaskHandlers(w),
    ...startTaskHandlers(w),
    ...capacityProviderHandlers(w),
    ...serviceHandlers(w),
    ...taskDefinitionHandlers(w),
    ...attributeHandlers(w),
    ...tagHandlers(w),
  };
}
