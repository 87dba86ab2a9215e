// TerminateInstances, StopInstances and StartInstances: one bad id, or one instance in the wrong state, fails the whole call
// (aws-facts.md §5).
import { AwsFault } from '../wire/fault.ts';
import type { Ec2Handlers } from '../wire/table.ts';
import {
  startInstance,
  startRefusal,
  stopInstance,
  stopRefusal,
  terminateInstance,
} from '../world/host-end.ts';
import type { Ec2Instance, World } from '../world/state.ts';
import { only } from './check.ts';
import { endDryRun, invalidValue } from './ec2-check.ts';
import { instancesOf } from './ec2-find.ts';
import { unprotected } from './ec2-instance-attributes.ts';
import { stateShape } from './ec2-instance-shape.ts';

const MOST = 1000;

export function powerHandlers(w: World): Ec2Handlers {
  return {
    TerminateInstances(input, context) {
      only(context, input, ['DryRun', 'InstanceIds', 'SkipOsShutdown']);
      const instances = named(w, input.InstanceIds);
      const { open, refuse: refuseProtected } = unprotected(instances);
      if (input.DryRun) refuseProtected();
      endDryRun(input);
      const reason = 'Client.UserInitiatedShutdown: User initiated shutdown';
      const ending = { by: 'api', reason, skipShutdown: input.SkipOsShutdown } as const;
      const end = (instance: Ec2Instance) => terminateInstance(w, instance, ending);
      const TerminatingInstances = changes(open, end);
      refuseProtected();
      return { TerminatingInstances };
    },

    StopInstances(input, context) {
      only(context, input, ['DryRun', 'InstanceIds']);
      const instances = named(w, input.InstanceIds);
      for (const instance of instances) refuse(stopRefusal(instance), instance, 'stopped');
      endDryRun(input);
      return { StoppingInstances: changes(instances, (instance) => stopInstance(w, instance)) };
    },

    StartInstances(input, context) {
      only(context, input, ['DryRun', 'InstanceIds']);
      const instances = named(w, input.InstanceIds);
      for (const instance of instances) refuse(startRefusal(instance), instance, 'started');
      endDryRun(input);
      return { StartingInstances: changes(instances, (instance) => startInstance(w, instance)) };
    },
  };
}

function named(w: World, ids: readonly string[] = []): Ec2Instance[] {
  if (ids.length > MOST) throw invalidValue(`At most ${MOST} instance ids can be given.`);
  return instancesOf(w, ids);
}

function changes(instances: readonly Ec2Instance[], act: (instance: Ec2Instance) => unknown) {
  return instances.map((instance) => {
    const PreviousState = stateShape(instance.state);
    act(instance);
    return { InstanceId: instance.id, PreviousState, CurrentState: stateShape(instance.state) };
  });
}

function refuse(code: string | undefined, { id }: Ec2Instance, what: 'stopped' | 'started'): void {
  if (code === undefined) return;
  if (code === 'UnsupportedOperation') {
    const message = `You can't stop the Spot Instance '${id}' because it is associated with a one-time Spot Instance request. You can only stop Spot Instances associated with persistent Spot Instance requests.`;
    throw new AwsFault(code, message);
  }
  throw new AwsFault(code, `The instance '${id}' is not in a state from which it can be ${what}.`);
}
