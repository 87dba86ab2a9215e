// What one call costs by each of the three edges: directly, by the SDK in process, by the SDK over HTTP.
import { loadServices } from '#sandbox/wire/services.ts';
import { type Edge, edgeNames, openEdge } from '../test/support/three-edges.ts';
import { scenarioOf } from './worlds.ts';

const TIMES = 100;

export interface EdgeCosts {
  readonly name: string;
  /** µs per call, the median of many. */
  readonly direct: number;
  readonly sdk: number;
  readonly http: number;
}

export async function edges(): Promise<EdgeCosts[]> {
  await loadServices();
  const opened = await Promise.all(
    edgeNames.map((name) => openEdge(name, scenarioOf({ instances: 50, traffic: false }))),
  );
  const { world } = opened[0]!.sandbox;
  const cluster = 'bench';
  const { containerInstances, tasks } = world.clusters.get(cluster)!;
  const calls = [
    ['sts', 'GetCallerIdentity', {}],
    ['ecs', 'DescribeContainerInstances', { cluster, containerInstances: [...containerInstances.keys()] }],
    ['ecs', 'DescribeTasks', { cluster, tasks: [...tasks.keys()].slice(0, 100) }],
    ['autoscaling', 'DescribeAutoScalingGroups', {}],
    ['ec2', 'DescribeInstances', { InstanceIds: [...world.instances.keys()] }],
    ['elbv2', 'DescribeTargetHealth', { TargetGroupArn: [...world.targetGroups.keys()][0]! }],
  ] as const;
  const costs: EdgeCosts[] = [];
  for (const call of calls) {
    const [direct, sdk, http] = [
      await cost(opened[0]!, call),
      await cost(opened[1]!, call),
      await cost(opened[2]!, call),
    ];
    costs.push({ name: `${call[0]}:${call[1]}`, direct, sdk, http });
  }
  await Promise.all(opened.map((edge) => edge.close()));
  return costs;
}

async function cost(edge: Edge, [service, operation, input]: readonly [...Parameters<Edge['ask']>]) {
  const times: number[] = [];
  for (let n = 0; n < TIMES; n++) {
    // Time passes in between, so that no bucket of the published limits runs empty.
    edge.sandbox.world.engine.advance(edge.sandbox.world.engine.now + 1_000);
    const began = performance.now();
    await edge.ask(service, operation, input);
    times.push((performance.now() - began) * 1000);
  }
  return times.sort((a, b) => a - b)[TIMES / 2]!;
}
