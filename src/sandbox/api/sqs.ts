// All SQS operations that the sandbox models: standard queues. What is not here answers 501.
import type { SqsHandlers } from '../wire/table.ts';
import type { World } from '../world/state.ts';
import { messageHandlers } from './sqs-messages.ts';
import { queueHandlers } from './sqs-queues.ts';
import { receiveHandlers } from './sqs-receive.ts';

export function sqsHandlers(w: World): SqsHandlers {
  return { ...queueHandlers(w), ...receiveHandlers(w), ...messageHandlers(w) };
}
