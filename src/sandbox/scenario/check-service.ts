// Contradictions within one service or one batch launcher of a Scenario.
import type { Report } from '#lib/document-check.ts';
import type { Path } from '#lib/document-problem.ts';
import { clusterQuery, QueryError } from '../world/cluster-query.ts';
import { checkTraffic } from './check-traffic.ts';
import { checkBounds, checkRange, type LenientService, type LenientTask } from './checking.ts';

export function checkService(service: LenientService, path: Path, report: Report): void {
  checkTask(service.task, [...path, 'task'], report);
  checkBalancers(service, path, report);
  checkPercents(service, path, report);
  checkPlacement(service, path, report);
  if (service.daemon && (service.desired ?? 0) > 0) {
    const hint = 'give 0';
    report([...path, 'desired'], 'a daemon has one task on each instance and no count of its own', { hint });
  }
  if (service.launchType === 'FARGATE') checkFargate(service, path, report);
  // aws-facts.md §1.5: task protection expires after 1 to 2880 minutes.
  const protection = { report, lowMs: 60_000, highMs: 172_800_000 };
  checkBounds(service.scaleInProtection, [...path, 'scaleInProtection'], protection);
  checkTraffic(service, path, report);
}

export function checkTask(task: LenientTask | undefined, path: Path, report: Report): void {
  for (const key of ['start', 'ready', 'shutdown', 'healthCheck'] as const)
    checkRange(task?.[key], [...path, key], report);
  if (task?.hostPort === undefined || task.network !== 'awsvpc') return;
  const hint = 'remove hostPort, or use network: bridge';
  report([...path, 'hostPort'], 'an awsvpc task has an IP of its own and no port of the host', { hint });
}

function checkBalancers(service: LenientService, path: Path, report: Report): void {
  const { loadBalancer, loadBalancers } = service;
  if ('loadBalancer' in service && 'loadBalancers' in service) {
    const hint = 'put all of them into loadBalancers';
    report([...path, 'loadBalancers'], 'there is a loadBalancer too', { hint, key: true });
  }
  if (service.discovery && ('loadBalancer' in service || 'loadBalancers' in service)) {
    const hint =
      'remove one of them: requests arrive at the load balancer, or at the tasks that clients discover';
    report([...path, 'discovery'], 'there is a load balancer too', { hint, key: true });
  }
  checkBounds(service.discovery?.ttl, [...path, 'discovery', 'ttl'], {
    report,
    lowMs: 1_000,
    highMs: 3_600_000,
  });
  const all = [
    { at: [...path, 'loadBalancer'], balancer: loadBalancer },
    ...(loadBalancers ?? []).map((balancer, index) => ({ at: [...path, 'loadBalancers', index], balancer })),
  ];
  for (const { at, balancer } of all) {
    const delay = { report, lowMs: 0, highMs: 3_600_000 };
    checkBounds(balancer?.deregistrationDelay, [...at, 'deregistrationDelay'], delay);
    const interval = { report, lowMs: 5_000, highMs: 300_000 };
    checkBounds(balancer?.healthCheckInterval, [...at, 'healthCheckInterval'], interval);
  }
}

/** A service at 100/100 is possible, though it never drains; these are not. */
function checkPercents(service: LenientService, path: Path, report: Report): void {
  const { daemon = false, minimumHealthyPercent: given, maximumPercent: most } = service;
  const least = given ?? (daemon ? 0 : 100);
  const at = [...path, 'maximumPercent'];
  if (most === undefined) return;
  if (daemon && most !== 100) report(at, `expected 100 for a daemon, got ${most}`);
  else if (!daemon && most < 100)
    report(at, `expected at least 100, got ${most}`, { hint: 'a service could not keep its desired count' });
  else if (most < least)
    report(at, `${most} is below minimumHealthyPercent, which is ${least}`, { hint: 'raise it' });
}

function checkPlacement(service: LenientService, path: Path, report: Report): void {
  const { daemon, capacityProvider, constraints, maximumPercent } = service;
  // aws-facts.md §1.6: not for daemons, not at a maximumPercent of 100.
  if (service.availabilityZoneRebalancing && (daemon || maximumPercent === 100)) {
    const why = daemon ? 'for a daemon' : 'at a maximumPercent of 100';
    report([...path, 'availabilityZoneRebalancing'], `ECS does not rebalance ${why}`, { hint: 'remove it' });
  }
  if (daemon && capacityProvider !== undefined) {
    const hint = 'remove it';
    report([...path, 'capacityProvider'], 'a daemon is placed on each instance, by no capacity provider', {
      hint,
    });
  }
  for (const [index, constraint] of (constraints ?? []).entries()) {
    const at = [...path, 'constraints', index];
    if (daemon && constraint?.distinctInstance)
      report([...at, 'distinctInstance'], 'each task of a daemon is on another instance anyway', {
        hint: 'remove it',
      });
    const { memberOf } = constraint ?? {};
    const wrong = memberOf === undefined ? undefined : queryMistake(memberOf);
    if (wrong) {
      const hint = 'write it such as attribute:ecs.instance-type == c6i.xlarge';
      report([...at, 'memberOf'], `no expression of the cluster query language: ${wrong}`, { hint });
    }
  }
}

function queryMistake(expression: string): string | undefined {
  try {
    clusterQuery(expression);
    return undefined;
  } catch (error) {
    if (error instanceof QueryError) return error.message;
    throw error;
  }
}

function checkFargate(service: LenientService, path: Path, report: Report): void {
  const { daemon, capacityProvider, constraints, task } = service;
  const ec2 = (at: Path, message: string) =>
    report(at, message, { hint: 'remove it, or use launchType: EC2' });
  if (daemon) ec2([...path, 'daemon'], 'Fargate has no instances for a daemon');
  if (capacityProvider !== undefined)
    ec2([...path, 'capacityProvider'], 'capacity providers here are those of pools');
  if (constraints?.length) ec2([...path, 'constraints'], 'Fargate has no placement constraints');
  if (task?.network !== undefined && task.network !== 'awsvpc')
    ec2([...path, 'task', 'network'], 'Fargate tasks have a network interface of their own');
  if (task?.hostPort !== undefined) ec2([...path, 'task', 'hostPort'], 'Fargate has no ports of a host');
  if (task?.gpus) ec2([...path, 'task', 'gpus'], 'Fargate has no GPUs');
}
