// ModifySpotFleetRequest and CancelSpotFleetRequests (aws-facts.md §5.2).
import type * as Ec2 from '@aws-sdk/client-ec2';
import { AwsFault } from '../wire/fault.ts';
import type { Ec2Handlers } from '../wire/table.ts';
import { cancelFleet, modifyFleet } from '../world/fleet.ts';
import type { World } from '../world/state.ts';
import { only } from './check.ts';
import { endDryRun, invalidValue } from './ec2-check.ts';
import { fleetOf } from './ec2-spot-fleets.ts';

const MOST = 100;

export function spotFleetChangeHandlers(w: World): Ec2Handlers {
  return {
    ModifySpotFleetRequest(input, context) {
      only(context, input, [
        'SpotFleetRequestId',
        'TargetCapacity',
        'OnDemandTargetCapacity',
        'ExcessCapacityTerminationPolicy',
      ]);
      const fleet = fleetOf(w, input.SpotFleetRequestId!);
      const { TargetCapacity: target, OnDemandTargetCapacity: onDemandTarget } = input;
      for (const units of [target, onDemandTarget])
        if (units !== undefined && units < 0) throw invalidValue(`Invalid target capacity: ${units}`);
      const policy = policyOf(input.ExcessCapacityTerminationPolicy);
      const code = modifyFleet(w, fleet, { target, onDemandTarget, policy });
      if (code) throw new AwsFault(code, messages[code] ?? `Fleet Request: ${fleet.id} cannot be modified.`);
      return { Return: true };
    },

    CancelSpotFleetRequests(input, context) {
      only(context, input, ['DryRun', 'SpotFleetRequestIds', 'TerminateInstances']);
      const ids = [...new Set(input.SpotFleetRequestIds ?? [])];
      if (ids.length > MOST) throw invalidValue(`At most ${MOST} Spot Fleet requests can be given.`);
      endDryRun(input);
      const answer = { successful: [], unsuccessful: [] } as Outcome;
      for (const id of ids) cancel(w, { id, terminate: input.TerminateInstances === true, answer });
      return {
        SuccessfulFleetRequests: answer.successful,
        UnsuccessfulFleetRequests: answer.unsuccessful,
      };
    },
  };
}

const messages: Readonly<Record<string, string>> = {
  FleetNotInModifiableState: 'The fleet request is not in a modifiable state.',
  InvalidSpotFleetRequestConfig:
    'The target capacity is more than the limit, or less than the On-Demand target capacity.',
};

function policyOf(value: string | undefined): 'default' | 'noTermination' | undefined {
  // The CLI's pages write NoTermination (aws-facts.md §5.2).
  const given = value && value.charAt(0).toLowerCase() + value.slice(1);
  if (given === undefined || given === 'default' || given === 'noTermination') return given;
  throw invalidValue(`Invalid value '${value}' for excessCapacityTerminationPolicy`);
}

interface Outcome {
  readonly successful: Ec2.CancelSpotFleetRequestsSuccessItem[];
  readonly unsuccessful: Ec2.CancelSpotFleetRequestsErrorItem[];
}

/** Each request by itself: one that cannot be cancelled does not hold up the others. */
function cancel(
  w: World,
  { id, terminate, answer }: { id: string; terminate: boolean; answer: Outcome },
): void {
  const fail = (Code: Ec2.CancelBatchErrorCode, Message: string) =>
    answer.unsuccessful.push({ SpotFleetRequestId: id, Error: { Code, Message } });
  const fleet = w.fleets.get(id);
  if (!fleet) {
    const isId = /^sfr-[0-9a-f-]{36}$/.test(id);
    if (isId) fail('fleetRequestIdDoesNotExist', `The fleet request ID '${id}' does not exist`);
    else fail('fleetRequestIdMalformed', `The fleet request ID '${id}' is malformed`);
    return;
  }
  const PreviousSpotFleetRequestState = fleet.state;
  if (cancelFleet(w, fleet, terminate)) {
    fail('fleetRequestNotInCancellableState', `The fleet request is ${fleet.state}`);
    return;
  }
  answer.successful.push({
    SpotFleetRequestId: id,
    PreviousSpotFleetRequestState,
    CurrentSpotFleetRequestState: fleet.state,
  });
}
