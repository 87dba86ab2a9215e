// Judges each call by the policy of its caller, and answers as AWS does when it is denied. Remembers what was allowed by
// which statement, and what was denied, for those who look whether a policy is enough and no more.
import type { SeenCall } from '../wire/dispatch.ts';
import { AwsFault } from '../wire/fault.ts';
import type { World } from '../world/state.ts';
import { evaluate, type Request, type Verdict } from './evaluate.ts';
import type { Policy } from './parse-policy.ts';
import { requestsOf } from './requests.ts';

/** By access key; undefined: the caller may do anything. */
export type PolicyOf = (caller: string) => Policy | undefined;

export interface Authoriser {
  /** The denial, or undefined where the call is allowed. */
  readonly judge: (call: SeenCall) => AwsFault | undefined;
  /** How often each action was allowed by a policy. */
  readonly allowed: ReadonlyMap<string, number>;
  /** How often each action was denied. */
  readonly denied: ReadonlyMap<string, number>;
}

export function createAuthoriser(w: World, policyOf: PolicyOf): Authoriser {
  const allowed = new Map<string, number>();
  const denied = new Map<string, number>();
  const count = (map: Map<string, number>, { action }: Request) =>
    map.set(action, (map.get(action) ?? 0) + 1);
  return {
    allowed,
    denied,
    judge(call) {
      const policy = policyOf(call.caller);
      if (policy === undefined) return undefined;
      const requests = requestsOf(w, call);
      for (const request of requests) {
        const verdict = evaluate(policy, request);
        if (verdict.allowed) continue;
        count(denied, request);
        return denial(w, call, { request, verdict });
      }
      for (const request of requests) count(allowed, request);
      return undefined;
    },
  };
}

interface Denied {
  readonly request: Request;
  readonly verdict: Verdict;
}

/** In AWS's words (aws-facts.md §12). */
function denial(w: World, { service, operation }: SeenCall, { request, verdict }: Denied): AwsFault {
  const action = service === 'sqs' ? request.action.toLowerCase() : request.action;
  // Services without resources in their reads leave the resource out; ECS says `*`.
  const on = request.resource === '*' && service !== 'ecs' ? '' : ` on resource: ${request.resource}`;
  const why = verdict.explicit
    ? ' with an explicit deny in an identity-based policy'
    : ` because no identity-based policy allows the ${action} action`;
  const sentence = `User: arn:aws:iam::${w.account}:user/sandbox is not authorized to perform: ${action}${on}${why}`;
  if (service === 'ec2') {
    const encoded = Buffer.from(`${operation} ${request.resource}`).toString('base64url');
    const message = `You are not authorized to perform this operation. ${sentence}. Encoded authorization failure message: ${encoded}`;
    return new AwsFault('UnauthorizedOperation', message, { status: 403 });
  }
  const isJson = service === 'ecs' || service === 'events';
  // The model of ECS says 403; what it sends is 400.
  if (isJson) return new AwsFault('AccessDeniedException', sentence, { orderedStatus: 400 });
  return new AwsFault('AccessDenied', sentence, { status: 403 });
}
