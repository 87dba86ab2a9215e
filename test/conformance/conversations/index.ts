// All conversations that are held with moto and the sandbox.
import { autoScalingConversations } from './autoscaling.ts';
import type { Conversation } from './conversation.ts';
import { ec2Conversations } from './ec2.ts';
import { instanceConversations } from './ecs-instances.ts';
import { taskConversations } from './ecs-tasks.ts';
import { elbv2Conversations } from './elbv2.ts';
import { everyRead } from './every-read.ts';
import { sqsConversations } from './sqs.ts';

export const conversations: readonly Conversation[] = [
  ...instanceConversations,
  ...taskConversations,
  ...autoScalingConversations,
  ...ec2Conversations,
  ...elbv2Conversations,
  ...sqsConversations,
  everyRead,
];
