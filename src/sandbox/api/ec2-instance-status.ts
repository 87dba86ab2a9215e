// DescribeInstanceStatus: what runs is ok. Impaired hosts and scheduled events are not modelled.
import type { InstanceStatus } from '@aws-sdk/client-ec2';
import type { Ec2Handlers } from '../wire/table.ts';
import type { Ec2Instance, World } from '../world/state.ts';
import { only } from './check.ts';
import { ec2Page, endDryRun, type FilterTable, filtered, invalidValue } from './ec2-check.ts';
import { instancesOf } from './ec2-find.ts';
import { stateShape } from './ec2-instance-shape.ts';

export function instanceStatusHandlers(w: World): Ec2Handlers {
  return {
    DescribeInstanceStatus(input, context) {
      only(context, input, [
        'DryRun',
        'Filters',
        'IncludeAllInstances',
        'InstanceIds',
        'MaxResults',
        'NextToken',
      ]);
      const ids = input.InstanceIds ?? [];
      if (ids.length > 100) throw invalidValue('At most 100 instance ids can be given.');
      const asked = ids.length > 0 ? instancesOf(w, ids) : w.instances.values();
      const found = filtered(asked, filters, { filters: input.Filters, context }).filter(
        (instance) => input.IncludeAllInstances || instance.state === 'running',
      );
      const { items, next } = ec2Page(found, (instance) => instance.id, input);
      endDryRun(input);
      return { InstanceStatuses: items.map(statusShape), NextToken: next };
    },
  };
}

const filters: FilterTable<Ec2Instance> = {
  'availability-zone': (i) => [i.zone],
  'instance-state-name': (i) => [i.state],
  'instance-state-code': (i) => [String(stateShape(i.state).Code)],
  'instance-status.status': (i) => [summary(i)],
  'system-status.status': (i) => [summary(i)],
};

const summary = (instance: Ec2Instance) => (instance.state === 'running' ? 'ok' : 'not-applicable');

function statusShape(instance: Ec2Instance): InstanceStatus {
  const Status = summary(instance);
  const Details = [{ Name: 'reachability' as const, Status: 'passed' as const }];
  const summaryShape = Status === 'ok' ? ({ Status, Details } as const) : ({ Status } as const);
  return {
    InstanceId: instance.id,
    AvailabilityZone: instance.zone,
    InstanceState: stateShape(instance.state),
    InstanceStatus: summaryShape,
    SystemStatus: summaryShape,
    Events: [],
  };
}
