// Services whose tasks clients find by themselves: through Cloud Map's DNS records, or Service Connect's proxies. ECS takes
// a task out when it begins to stop it and waits for nobody: not for the TTL, not for the proxies (aws-facts.md §6.5).
import { parseDurationMs } from '#lib/duration.ts';
import type { Random } from '#lib/random.ts';
import type { Scenario } from '../scenario/generated/scenario.ts';
import { uuidFrom } from './ids.ts';
import type { Discovery, Service, Target, TargetGroup, Task, World } from './state.ts';
import { cutRequests, reroute } from './traffic.ts';

/** Until the last proxy has heard of a change; ours, "within seconds" is all that is published (aws-facts.md §6.5). */
const PROXY_MS = { least: 1_000, most: 5_000 } as const;

type Spec = NonNullable<Scenario['spec']['clusters'][number]['services']>[number]['discovery'];

export function discoveryOf(w: World, name: string, spec: Spec): Discovery | undefined {
  if (!spec) return undefined;
  const random: Random = w.chance(`discovery/${name}`);
  const prefix = `arn:aws:servicediscovery:${w.region}:${w.account}`;
  return {
    by: spec.by,
    arn: `${prefix}:service/srv-${random.hex(16)}`,
    namespaceArn: `${prefix}:namespace/ns-${uuidFrom(random).slice(0, 8)}${random.hex(8)}`,
    ttlMs: parseDurationMs(spec.ttl ?? '60s'),
    tasks: clientsView(name, spec.by),
  };
}

/** Requests flow as to the targets of a target group, of which no load balancer knows. */
const clientsView = (service: string, foundBy: Discovery['by']): TargetGroup => ({
  arn: '',
  name: `${service} (${foundBy})`,
  loadBalancerArn: '',
  kind: 'application',
  targetType: 'ip',
  deregistrationDelayMs: 0,
  healthCheckIntervalMs: 0,
  healthyThreshold: 1,
  unhealthyThreshold: 1,
  service,
  targets: new Map(),
  leaving: new Set(),
  foundBy,
});

/** ECS puts a task in when it is RUNNING; one with a container health check when that has passed. */
export function becomeFound(w: World, task: Task): void {
  const { service, definition } = task;
  if (!service?.discovery || task.found || task.desiredStatus === 'STOPPED') return;
  if (definition.healthCheck && task.health !== 'HEALTHY') return;
  const group = service.discovery.tasks;
  const target: Target = {
    group,
    id: task.eni?.ip ?? task.container?.host.privateIp ?? task.arn,
    port: task.hostPort ?? definition.containerPort ?? 80,
    task,
    state: 'healthy',
    registeredAt: w.engine.now,
    checkedFrom: w.engine.now,
    routedUntil: 0,
    failedChecks: 0,
    passedChecks: 0,
    inFlight: [],
    underWay: { mean: 0, at: group.flow?.at ?? w.engine.now, load: undefined },
    capacity: { tokens: Number.POSITIVE_INFINITY, at: w.engine.now },
    processChanged: () => reroute(target),
  };
  const key = keyOf(target);
  const before = group.targets.get(key);
  group.targets.set(key, target);
  // The address of one that left a moment ago: who still calls it gets the new task.
  if (before) forgetLeaving(before);
  task.found = target;
  reroute(target);
  w.log('target', `${key} found in ${group.name}`);
}

const keyOf = ({ id, port }: Target) => `${id}:${port}`;

/** Takes it out; clients that resolved it a moment ago call it until their records are too old. */
export function becomeUnfound(w: World, task: Task): void {
  const target = task.found;
  const discovery = task.service?.discovery;
  if (!target || !discovery || target.deregisteredAt !== undefined) return;
  const { group } = target;
  const knownMs =
    discovery.by === 'cloudMap' ? discovery.ttlMs : w.chance('proxies').int(PROXY_MS.least, PROXY_MS.most);
  target.deregisteredAt = w.engine.now;
  target.routedUntil = w.engine.now + knownMs;
  target.state = 'draining';
  group.leaving.add(target);
  reroute(target);
  w.log('target', `${keyOf(target)} taken out of ${group.name}`);
  w.engine.at(target.routedUntil, () => {
    if (group.targets.get(keyOf(target)) === target) group.targets.delete(keyOf(target));
    forgetLeaving(target);
  });
}

function forgetLeaving(target: Target): void {
  target.group.leaving.delete(target);
  reroute(target);
}

/** Every place where requests may be under way to this task. */
export const receivers = (task: Task): readonly Target[] =>
  task.found ? [...task.targets, task.found] : task.targets;

/** Requests under way whose answer will never come, however they came. */
export function cutAll(w: World, task: Task, cause: 'targetGone' | 'targetStopping'): void {
  for (const target of receivers(task)) cutRequests(w, target, cause);
}

/** How long clients may go on calling a task that was taken out, at the longest, ms. */
export const knownForMs = (service: Service | undefined): number => {
  const { discovery } = service ?? {};
  if (!discovery) return 0;
  return discovery.by === 'cloudMap' ? discovery.ttlMs : PROXY_MS.most;
};
