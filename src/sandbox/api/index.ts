// The table of all operations that the sandbox models, over one world.
import type { OperationTable } from '../wire/table.ts';
import type { World } from '../world/state.ts';
import { autoScalingHandlers } from './autoscaling.ts';
import { cloudWatchHandlers } from './cloudwatch.ts';
import { ec2Handlers } from './ec2.ts';
import { ecsHandlers } from './ecs.ts';
import { elbv2Handlers } from './elbv2.ts';
import { eventsHandlers } from './events.ts';
import { snsHandlers } from './sns.ts';
import { sqsHandlers } from './sqs.ts';
import { stsHandlers } from './sts.ts';

export function createTable(w: World): OperationTable {
  return {
    ecs: ecsHandlers(w),
    ec2: ec2Handlers(w),
    autoscaling: autoScalingHandlers(w),
    elbv2: elbv2Handlers(w),
    sqs: sqsHandlers(w),
    sns: snsHandlers(w),
    sts: stsHandlers(w),
    cloudwatch: cloudWatchHandlers(w),
    events: eventsHandlers(w),
  };
}
