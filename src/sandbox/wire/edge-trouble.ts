// Trouble at the edge that a fault ordered: a noisy neighbour that empties the account's buckets, and errors that AWS
// answers with. Decides for one call at a time; who ordered it is in the world's troubles.
import type { Random } from '#lib/random.ts';
import type { Settings } from '../world/settings.ts';
import { holding, type Troubles } from '../world/state-troubles.ts';
import type { SizedGroup } from './bucket-table.ts';
import { AwsFault } from './fault.ts';
import type { ServiceName } from './table.ts';

/** What the edge knows of the world; a `World` is one. */
export interface EdgeWorld {
  readonly engine: { readonly now: number };
  readonly settings: Pick<Settings, 'autoScalingThrottle' | 'describeById'>;
  readonly groups: ReadonlyMap<string, SizedGroup>;
  readonly troubles: Pick<Troubles, 'throttles' | 'apiErrors'>;
  readonly chance: (purpose: string) => Random;
}

interface Named {
  readonly service: string;
  readonly operation?: string;
}

/** The fault that a trouble gives this call: of a throttle as the service says it, of an error as ordered. */
export function edgeTrouble(w: EdgeWorld, service: ServiceName, operation: string): AwsFault | undefined {
  const strikes = (trouble: Named & { readonly percent: number }) =>
    concerns(trouble, { service, operation }) && w.chance('edge/trouble').chance(trouble.percent / 100);
  if (holding(w.troubles.throttles, w.engine.now).some(strikes)) {
    return throttleFault(service, w.settings.autoScalingThrottle);
  }
  const error = holding(w.troubles.apiErrors, w.engine.now).find(strikes);
  if (!error) return undefined;
  const status = isDenial(error.code) ? 403 : 500;
  const message = messageOf(error.code, `${service}:${operation}`);
  return new AwsFault(error.code, message, { status, orderedStatus: error.status });
}

const isDenial = (code: string) => /^(AccessDenied(Exception)?|UnauthorizedOperation)$/.test(code);

/** In AWS's words where the code has only one meaning; else it says who ordered it. */
function messageOf(code: string, action: string): string {
  if (isDenial(code)) return `User is not authorized to perform: ${action}`;
  if (/^(InternalFailure|ServerException)$/.test(code))
    return 'The request processing has failed because of an unknown error, exception or failure.';
  return `${code}, as the fault apiError orders for ${action}.`;
}

function concerns(trouble: Named, call: Required<Named>): boolean {
  return (
    trouble.service === call.service &&
    (trouble.operation === undefined || trouble.operation === call.operation)
  );
}

/**
 * How each service says that a call came too soon (aws-facts.md §2.1–2.5, §0.1-10). Auto Scaling's code is not known:
 * `autoScaling` says which. No answer carries a hint of when to try again.
 */
export function throttleFault(
  service: ServiceName,
  autoScaling: Settings['autoScalingThrottle'] = 'Throttling',
): AwsFault {
  switch (service) {
    case 'ec2':
      return new AwsFault('RequestLimitExceeded', 'Request limit exceeded.', { status: 503 });
    case 'autoscaling':
      return new AwsFault(autoScaling, 'Rate exceeded');
    case 'sqs':
      return new AwsFault('RequestThrottled', 'Request is throttled.');
    case 'sns':
      return new AwsFault('Throttled', 'Rate exceeded', { status: 429 });
    case 'cloudwatch':
    case 'sts':
      return new AwsFault('Throttling', 'Rate exceeded');
    default:
      return new AwsFault('ThrottlingException', 'Rate exceeded');
  }
}
