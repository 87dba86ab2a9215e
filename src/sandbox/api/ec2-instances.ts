// EC2 instances, described. None is launched by a call: that is the business of groups and fleets (aws-facts.md §5).
import type { Reservation } from '@aws-sdk/client-ec2';
import { AwsFault } from '../wire/fault.ts';
import type { Ec2Handlers } from '../wire/table.ts';
import type { Ec2Instance, World } from '../world/state.ts';
import { only } from './check.ts';
import { ec2Page, endDryRun, type FilterTable, filtered } from './ec2-check.ts';
import { instancesOf } from './ec2-find.ts';
import { instanceShape, privateDnsName, stateShape, VPC_ID } from './ec2-instance-shape.ts';

export function instanceHandlers(w: World): Ec2Handlers {
  const table = filterTable(w);
  return {
    DescribeInstances(input, context) {
      only(context, input, ['DryRun', 'Filters', 'InstanceIds', 'MaxResults', 'NextToken']);
      if (input.InstanceIds?.length && input.MaxResults !== undefined) throw combined();
      const asked = input.InstanceIds?.length ? instancesOf(w, input.InstanceIds) : w.instances.values();
      const found = filtered(asked, table, { filters: input.Filters, context });
      const { items, next } = ec2Page(found, (instance) => instance.id, input);
      endDryRun(input);
      return { Reservations: items.map((instance) => reservation(w, instance)), NextToken: next };
    },
  };
}

const combined = () =>
  new AwsFault(
    'InvalidParameterCombination',
    'The parameter instancesSet cannot be used with the parameter maxResults',
  );

const filterTable = (w: World): FilterTable<Ec2Instance> => ({
  'instance-id': (i) => [i.id],
  'instance-state-name': (i) => [i.state],
  'instance-state-code': (i) => [String(stateShape(i.state).Code)],
  'instance-lifecycle': (i) => [i.market === 'spot' ? 'spot' : undefined],
  'instance-type': (i) => [i.type],
  'image-id': (i) => [i.imageId],
  'availability-zone': (i) => [i.zone],
  'spot-instance-request-id': (i) => [i.spotRequest?.id],
  'private-ip-address': (i) => [connected(i)?.privateIp],
  'private-dns-name': (i) => [connected(i) && privateDnsName(w, i)],
  'subnet-id': (i) => [connected(i)?.subnetId],
  'vpc-id': (i) => [connected(i) && VPC_ID],
});

/** Undefined for an instance that has left its network. */
const connected = (instance: Ec2Instance) => (instance.state === 'terminated' ? undefined : instance);

/** Groups and fleets launch one instance at a time, each in a reservation of its own. */
function reservation(w: World, instance: Ec2Instance): Reservation {
  return {
    ReservationId: `r-${instance.id.slice(2)}`,
    OwnerId: w.account,
    Groups: [],
    Instances: [instanceShape(w, instance)],
  };
}
