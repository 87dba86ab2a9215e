// What a spot instance request shows of its instance: the second channel of interruptions (aws-facts.md §5.1).
import type { Ec2Instance, World } from './state.ts';

/** The codes that the sandbox uses, with AWS's words for them. */
const messages = {
  fulfilled: 'Your spot request is fulfilled.',
  'marked-for-termination': 'Your Spot Instance is marked for termination.',
  'instance-terminated-no-capacity':
    'Your Spot Instance was terminated because there is no Spot capacity available.',
  'instance-terminated-by-user': 'Your Spot Instance was terminated due to user-initiated termination.',
  'system-error': 'There was an unexpected system error.',
} as const;

export type SpotCode = keyof typeof messages;

export const fulfilled = { statusCode: 'fulfilled', statusMessage: messages.fulfilled } as const;

/** `at` is when it came to be so, which may be before it shows; ms since the epoch. */
export function setSpotStatus(w: World, instance: Ec2Instance, code: SpotCode, at = w.engine.now): void {
  const request = instance.spotRequest;
  if (!request) return;
  request.statusCode = code;
  request.statusMessage = messages[code];
  request.statusAt = at;
}
