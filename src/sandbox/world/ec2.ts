// EC2 instances: launch, boot, and joining the cluster (aws-facts.md §5). Their end is in host-end.ts.
import { register } from './container-instance.ts';
import { setInstanceState } from './ec2-state.ts';
import { instanceId, spotRequestId } from './ids.ts';
import type {
  Ec2Instance,
  Fleet,
  Group,
  InstanceType,
  Joining,
  LaunchTemplateVersion,
  World,
} from './state.ts';
import { draw } from './task-status.ts';

export interface LaunchRequest {
  /** The letter of the availability zone. */
  readonly zone: string;
  readonly type: InstanceType;
  readonly market: 'on-demand' | 'spot';
  readonly template: { readonly id: string; readonly name: string; readonly version: LaunchTemplateVersion };
  readonly joins: Joining;
  readonly tags: ReadonlyMap<string, string>;
  readonly by: { readonly group: Group } | { readonly fleet: Fleet };
  /** Already booted and joined, for a world that starts warm. */
  readonly warm?: boolean;
  readonly onRunning?: (instance: Ec2Instance) => void;
}

/** Launches one instance; it runs, and then joins its cluster, in its own time. */
export function launchInstance(w: World, request: LaunchRequest): Ec2Instance {
  const { zone, type, market, template, joins } = request;
  const instance: Ec2Instance = {
    id: instanceId(w),
    type: type.type,
    zone: `${w.region}${zone}`,
    subnetId: `subnet-${zone.repeat(8)}`,
    privateIp: `10.0.${w.random.int(0, 255)}.${w.random.int(4, 254)}`,
    imageId: template.version.imageId,
    market,
    launchedAt: w.engine.now,
    state: 'pending',
    ...request.by,
    joins,
    cpu: type.cpu,
    memory: type.memory,
    gpus: type.gpus,
    enis: type.enis,
    weight: type.weight,
    launchTemplate: { id: template.id, name: template.name, version: String(template.version.number) },
    tags: new Map(request.tags),
  };
  w.instances.set(instance.id, instance);
  if (market === 'spot') requestSpot(w, instance);
  w.tally.instances.launched++;
  const by = 'group' in request.by ? request.by.group.name : request.by.fleet.id;
  w.log('instance', `${instance.id} launched by ${by} in ${instance.zone}`);
  notePeak(w);
  boot(w, instance, request);
  return instance;
}

function boot(w: World, instance: Ec2Instance, { joins, warm, onRunning }: LaunchRequest): void {
  const bootMs = warm ? 0 : draw(w, joins.boot);
  w.engine.after(bootMs * 0.3, () => {
    if (instance.state !== 'pending') return;
    setInstanceState(w, instance, 'running');
    onRunning?.(instance);
  });
  w.engine.after(bootMs, () => {
    if (instance.state === 'running' && !instance.container) register(w, joins.cluster, instance);
  });
}

function requestSpot(w: World, instance: Ec2Instance): void {
  const request = {
    id: spotRequestId(w),
    instance,
    statusCode: 'fulfilled',
    statusMessage: 'Your spot request is fulfilled.',
    statusAt: w.engine.now,
    state: 'active' as const,
  };
  instance.spotRequest = request;
  w.spotRequests.set(request.id, request);
}

function notePeak(w: World): void {
  let alive = 0;
  for (const instance of w.instances.values())
    if (instance.state === 'pending' || instance.state === 'running') alive++;
  w.tally.instances.peak = Math.max(w.tally.instances.peak, alive);
}
