// Placement constraints that no instance of the cluster fits, as far as the scenario alone tells its instances.
import type { Path } from '#lib/document-problem.ts';
import { clusterQuery, QueryError } from '../world/cluster-query.ts';
import type { ContainerInstance } from '../world/state.ts';
import type { Checking, LenientCluster } from './checking.ts';

/** A constraint asks for what is known only once there are instances. */
class Untold extends Error {}

const untold = /^ecs\.(ami-id|subnet-id|vpc-id)$|\.capability\./;

class Attributes extends Map<string, string> {
  override has(name: string): boolean {
    if (untold.test(name)) throw new Untold();
    return super.has(name);
  }
}

/** As much of a container instance as constraints may ask of it. */
class Expected {
  readonly attributes: Attributes;
  readonly agentConnected = true;

  constructor(attributes: Iterable<[string, string]>) {
    this.attributes = new Attributes(attributes);
  }

  get host(): never {
    throw new Untold();
  }
  get registeredAt(): never {
    throw new Untold();
  }
  get groups(): never {
    throw new Untold();
  }
}

export function checkConstraints(cluster: LenientCluster, path: Path, { spec, report }: Checking): void {
  const instances = instancesOf(cluster, spec.region ?? '');
  for (const [index, service] of (cluster.services ?? []).entries()) {
    // What wants no task yet can wait for whoever puts the attribute.
    if (!service || service.launchType === 'FARGATE' || !(service.daemon || service.desired)) continue;
    for (const [n, constraint] of (service.constraints ?? []).entries()) {
      const { memberOf } = constraint ?? {};
      if (memberOf === undefined || instances.length === 0 || fitsAny(memberOf, instances)) continue;
      const hint = 'give a pool such attributes, or start with desired: 0';
      const at = [...path, 'services', index, 'constraints', n, 'memberOf'];
      report(at, 'no instance of the cluster fits it', { hint });
    }
  }
}

function instancesOf({ pools, fleets }: LenientCluster, region: string): Expected[] {
  const ofPools = (pools ?? []).map((pool) => ({
    ...pool,
    types: [pool?.instance, ...(pool?.mixed?.types ?? [])],
  }));
  return [...ofPools, ...(fleets ?? [])].flatMap((source) =>
    (source?.types ?? []).flatMap((type) =>
      (source?.zones ?? []).map(
        (zone) =>
          new Expected([
            ['ecs.availability-zone', `${region}${zone}`],
            ['ecs.instance-type', type?.type ?? ''],
            ['ecs.os-type', 'linux'],
            ['ecs.os-family', 'LINUX'],
            ['ecs.cpu-architecture', 'x86_64'],
            ...(Object.entries(source?.attributes ?? {}) as [string, string][]),
          ]),
      ),
    ),
  );
}

function fitsAny(memberOf: string, instances: readonly Expected[]): boolean {
  try {
    const matches = clusterQuery(memberOf);
    return instances.some((instance) => matches(instance as unknown as ContainerInstance));
  } catch (error) {
    // What is no expression at all is reported by itself.
    if (error instanceof Untold || error instanceof QueryError) return true;
    throw error;
  }
}
