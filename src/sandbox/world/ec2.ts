// EC2 instances: launch, boot, and joining the cluster (aws-facts.md §5). Their end is in host-end.ts.
import { register } from './container-instance.ts';
import { setInstanceState } from './ec2-state.ts';
import { instanceId, spotRequestId } from './ids.ts';
import type { Ec2Instance, Group, World } from './state.ts';
import { draw } from './task-status.ts';

export interface LaunchOptions {
  readonly zone: string;
  /** Already booted and joined, for a world that starts warm. */
  readonly warm?: boolean;
  readonly onRunning: (instance: Ec2Instance) => void;
}

export function launchInstance(w: World, group: Group, options: LaunchOptions): Ec2Instance {
  const instance: Ec2Instance = {
    id: instanceId(w),
    type: group.instanceType,
    zone: `${w.region}${options.zone}`,
    subnetId: `subnet-${options.zone.repeat(8)}`,
    privateIp: `10.0.${w.random.int(0, 255)}.${w.random.int(4, 254)}`,
    imageId: group.imageId,
    market: group.market,
    launchedAt: w.engine.now,
    state: 'pending',
    group,
    cpu: group.cpu,
    memory: group.memory,
    tags: new Map([...group.tags, ['aws:autoscaling:groupName', group.name]]),
  };
  w.instances.set(instance.id, instance);
  if (group.market === 'spot') requestSpot(w, instance);
  w.tally.instances.launched++;
  w.log('instance', `${instance.id} launched by ${group.name} in ${instance.zone}`);
  notePeak(w);
  const bootMs = options.warm ? 0 : draw(w, group.boot);
  w.engine.after(bootMs * 0.3, () => {
    if (instance.state !== 'pending') return;
    setInstanceState(w, instance, 'running');
    options.onRunning(instance);
  });
  w.engine.after(bootMs, () => {
    if (instance.state === 'running' && !instance.container) register(w, group.cluster, instance);
  });
  return instance;
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
