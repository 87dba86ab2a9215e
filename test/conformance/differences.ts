// Where moto and the sandbox are known to answer differently, and which fact says who is right.
// Data only, in differences/; an entry that nothing needs any more fails the run.
import { autoScalingDifferences } from './differences/autoscaling.ts';
import { ec2Differences } from './differences/ec2.ts';
import { instanceDifferences } from './differences/ecs-instances.ts';
import { serviceDifferences } from './differences/ecs-services.ts';
import { taskDifferences } from './differences/ecs-tasks.ts';
import type { KnownDifference } from './differences/known.ts';
import { otherDifferences } from './differences/others.ts';

export const knownDifferences: readonly KnownDifference[] = [
  ...instanceDifferences,
  ...serviceDifferences,
  ...taskDifferences,
  ...autoScalingDifferences,
  ...ec2Differences,
  ...otherDifferences,
];
