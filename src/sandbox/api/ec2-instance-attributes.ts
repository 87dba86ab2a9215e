// Termination protection of instances (aws-facts.md §5): the one instance attribute that is modelled.
import { AwsFault } from '../wire/fault.ts';
import type { Ec2Handlers } from '../wire/table.ts';
import type { Ec2Instance, World } from '../world/state.ts';
import { notModelled, only } from './check.ts';
import { endDryRun } from './ec2-check.ts';
import { instancesOf } from './ec2-find.ts';

export function instanceAttributeHandlers(w: World): Ec2Handlers {
  return {
    DescribeInstanceAttribute(input, context) {
      only(context, input, ['Attribute', 'DryRun', 'InstanceId']);
      const { Attribute: attribute, InstanceId: id = '' } = input;
      if (attribute !== 'disableApiTermination') throw notModelled(context, `the attribute ${attribute}`);
      const [instance] = instancesOf(w, [id]);
      endDryRun(input);
      return { InstanceId: id, DisableApiTermination: { Value: instance?.terminationProtected === true } };
    },

    ModifyInstanceAttribute(input, context) {
      only(context, input, ['DisableApiTermination', 'DryRun', 'InstanceId']);
      const { DisableApiTermination: wanted, InstanceId: id = '' } = input;
      const [instance] = instancesOf(w, [id]);
      if (wanted?.Value && instance?.market === 'spot')
        throw notModelled(context, 'termination protection of Spot Instances');
      endDryRun(input);
      if (!instance || wanted?.Value === undefined) return {};
      instance.terminationProtected = wanted.Value;
      w.log('instance', `${id} ${wanted.Value ? 'protected from termination' : 'may be terminated'}`);
      return {};
    },
  };
}

/** Whom TerminateInstances may end: nobody in a zone where one of them is protected. `refuse` when the rest has ended. */
export function unprotected(all: readonly Ec2Instance[]) {
  const safe = all.filter(({ terminationProtected }) => terminationProtected);
  const zones = new Set(safe.map(({ zone }) => zone));
  const refuse = () => {
    const [first] = safe;
    if (!first) return;
    const message = `The instance '${first.id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`;
    throw new AwsFault('OperationNotPermitted', message);
  };
  return { open: all.filter(({ zone }) => !zones.has(zone)), refuse };
}
