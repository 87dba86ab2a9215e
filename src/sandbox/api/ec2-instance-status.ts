// DescribeInstanceStatus: initializing after a launch, then ok, or impaired for a while. There are no scheduled events
// (aws-facts.md §5).
import type { InstanceStatus, InstanceStatusSummary } from '@aws-sdk/client-ec2';
import type { Ec2Handlers } from '../wire/table.ts';
import { isImpaired } from '../world/hang.ts';
import type { Ec2Instance, World } from '../world/state.ts';
import { only } from './check.ts';
import { ec2Page, endDryRun, type FilterTable, filtered, invalidValue } from './ec2-check.ts';
import { instancesOf } from './ec2-find.ts';
import { stateShape } from './ec2-instance-shape.ts';

export function instanceStatusHandlers(w: World): Ec2Handlers {
  const filters = filterTable(w);
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
      return { InstanceStatuses: items.map((instance) => statusShape(w, instance)), NextToken: next };
    },
  };
}

/** How long the checks of a new instance take; its length is ours. */
const INITIALIZING_MS = 120_000;

const filterTable = (w: World): FilterTable<Ec2Instance> => ({
  'availability-zone': (i) => [i.zone],
  'instance-state-name': (i) => [i.state],
  'instance-state-code': (i) => [String(stateShape(i.state).Code)],
  'instance-status.status': (i) => [instanceCheck(w, i)],
  'instance-status.reachability': (i) => [reachability[instanceCheck(w, i)]],
  'system-status.status': (i) => [systemCheck(w, i)],
  'system-status.reachability': (i) => [reachability[systemCheck(w, i)]],
});

type Check = 'ok' | 'impaired' | 'initializing' | 'not-applicable';

const reachability = {
  ok: 'passed',
  impaired: 'failed',
  initializing: 'initializing',
  'not-applicable': undefined,
} as const satisfies Record<Check, string | undefined>;

/** The check of AWS's own hardware, which passes. */
function systemCheck(w: World, instance: Ec2Instance): Check {
  if (instance.state !== 'running') return 'not-applicable';
  // What was there at the start has long been checked.
  const since = instance.startedAt ?? instance.launchedAt;
  return since > w.engine.start && w.engine.now < since + INITIALIZING_MS ? 'initializing' : 'ok';
}

/** The check of the operating system. */
function instanceCheck(w: World, instance: Ec2Instance): Check {
  const check = systemCheck(w, instance);
  return check === 'ok' && isImpaired(w, instance) ? 'impaired' : check;
}

function summary(check: Check, since?: number): InstanceStatusSummary {
  const Status = reachability[check];
  const failed = check === 'impaired' && since !== undefined && { ImpairedSince: new Date(since) };
  return { Status: check, ...(Status && { Details: [{ Name: 'reachability', Status, ...failed }] }) };
}

const statusShape = (w: World, instance: Ec2Instance): InstanceStatus => ({
  InstanceId: instance.id,
  AvailabilityZone: instance.zone,
  InstanceState: stateShape(instance.state),
  InstanceStatus: summary(instanceCheck(w, instance), instance.impairedSince),
  SystemStatus: summary(systemCheck(w, instance)),
  Events: [],
});
