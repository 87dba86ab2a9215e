// Whether the tasks of a cluster can be where the scenario puts them: hosts large enough, and enough of them.
import type { Path } from '#lib/document-problem.ts';
import { type Checking, checkKnown, type LenientCluster, type LenientService } from './checking.ts';

/** What a host offers or a task needs; a part that is missing in the document is not judged. */
interface Size {
  cpu?: number;
  memory?: number;
  gpus?: number;
  weight?: number;
}

/** Container instances of one cluster (aws-facts.md §1.4). */
const MOST_HOSTS = 5000;

const parts = ['cpu', 'memory', 'gpus'] as const;

interface Hosts {
  /** Whose they are: the capacity provider's name where there is one. */
  provider?: string;
  types: readonly Size[];
  /** How many there are at the start, at most. */
  count: number;
}

export function checkCapacity(cluster: LenientCluster, path: Path, { report }: Checking): void {
  const hosts = hostsOf(cluster);
  const services = (cluster.services ?? []).map((service, index) => ({
    service,
    at: [...path, 'services', index],
  }));
  const onHosts = services.filter(({ service }) => service && service.launchType !== 'FARGATE');
  const known = hosts.flatMap(({ provider }) => (provider === undefined ? [] : [provider]));
  for (const { service, at } of onHosts) {
    const { capacityProvider, task } = service ?? {};
    const where = [...at, 'capacityProvider'];
    const named = capacityProvider !== undefined;
    if (named && !checkKnown(capacityProvider, where, { what: 'capacity provider', known, report })) continue;
    const own = named ? hosts.filter(({ provider }) => provider === capacityProvider) : hosts;
    checkLargest(task, own, { path: [...at, 'task'], report });
  }
  for (const [index, job] of (cluster.jobs ?? []).entries())
    checkLargest(job?.task, hosts, { path: [...path, 'jobs', index, 'task'], report });
  checkWarm(onHosts, hosts, report);
  checkSize(hosts, path, report);
  const fargateOnly = services.length > 0 && onHosts.length === 0 && !cluster.jobs?.length;
  if (cluster.pools?.length === 0 && !cluster.fleets?.length && !fargateOnly) {
    const hint = 'give it a pool or a fleet, or services with launchType: FARGATE only';
    report([...path, 'pools'], 'the cluster has no instances', { hint });
  }
}

function hostsOf(cluster: LenientCluster): Hosts[] {
  const pools = (cluster.pools ?? []).map((pool): Hosts => {
    const { capacityProvider, name, instance, mixed, desired = 0 } = pool ?? {};
    const own = instance && { ...instance, weight: mixed?.weight };
    const types = [own, ...(mixed?.types ?? [])].filter((type) => type !== undefined);
    return { provider: capacityProvider && (capacityProvider.name ?? name), types, count: desired };
  });
  const fleets = (cluster.fleets ?? []).map((fleet): Hosts => {
    return { types: (fleet?.types ?? []).filter((type) => type !== undefined), count: fleet?.target ?? 0 };
  });
  return [...pools, ...fleets];
}

type At = { path: Path; report: Checking['report'] };

/** One host must have room for all that a task needs. */
function checkLargest(task: Size | undefined, hosts: readonly Hosts[], { path, report }: At): void {
  const types = hosts.flatMap((each) => each.types);
  // A type with a missing part may be large enough: that mistake is reported by itself.
  if (
    !task ||
    types.length === 0 ||
    types.some(({ cpu, memory }) => cpu === undefined || memory === undefined)
  )
    return;
  const fits = (type: Size, part: (typeof parts)[number]) => (task[part] ?? 0) <= (type[part] ?? 0);
  if (types.some((type) => parts.every((part) => fits(type, part)))) return;
  const alone = parts.find((part) => !types.some((type) => fits(type, part)));
  const most = alone && Math.max(...types.map((type) => type[alone] ?? 0));
  const message = alone
    ? `${task[alone]} is more than any instance of the cluster has, which is ${most}`
    : 'no one instance of the cluster has all that it needs';
  report(alone ? [...path, alone] : path, message, { hint: 'make the task smaller or the instances larger' });
}

/** Where units are not weighted, and so are instances. */
function checkSize(hosts: readonly Hosts[], path: Path, report: Checking['report']): void {
  const isWeighted = (types: readonly Size[]) => types.some(({ weight }) => weight !== undefined);
  const count = hosts.reduce((sum, each) => sum + (isWeighted(each.types) ? 0 : each.count), 0);
  if (count <= MOST_HOSTS) return;
  const message = `the cluster begins with ${count} instances, and ECS takes ${MOST_HOSTS} in one`;
  report([...path, 'pools'], message, { hint: 'make the pools smaller or share them among clusters' });
}

/** Not more warm tasks than all hosts together could hold, were each the largest that it can be. */
function checkWarm(
  services: readonly { service: LenientService | undefined; at: Path }[],
  hosts: readonly Hosts[],
  report: Checking['report'],
): void {
  const count = hosts.reduce((sum, each) => sum + each.count, 0);
  for (const part of ['cpu', 'memory'] as const) {
    const room = hosts.reduce(
      (sum, each) =>
        sum + each.count * Math.max(0, ...each.types.map((t) => t[part] ?? Number.POSITIVE_INFINITY)),
      0,
    );
    let taken = 0;
    const ordered = [...services].sort(
      (a, b) => Number(b.service?.daemon ?? 0) - Number(a.service?.daemon ?? 0),
    );
    for (const { service, at } of ordered) {
      // With a capacity provider, what finds no room waits for it.
      if (!service || service.capacityProvider !== undefined) continue;
      taken += (service.daemon ? count : (service.desired ?? 0)) * (service.task?.[part] ?? 0);
      if (taken <= room) continue;
      const message = `with its tasks the cluster needs ${taken} of ${part}, and its instances have ${room}`;
      report([...at, service.daemon ? 'task' : 'desired'], message, {
        hint: 'start with fewer tasks or more instances',
      });
      return;
    }
  }
}
