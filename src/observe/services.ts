// The cluster's services (aws-facts.md §1.6). Reads only.

import type { Service } from '#aws/types.ts';
import { chunksOf, inParallel } from '#lib/parallel.ts';
import type { ServiceFacts } from '#model/observation.ts';
import type { ReadContext } from './context.ts';
import { readPages, toMs } from './paging.ts';
import type { Answer } from './part.ts';

export type Services = ReadonlyMap<string, ServiceFacts>;

export async function readServices({ ports, spec }: ReadContext): Promise<Answer<Services>> {
  const arns = await readPages(async (nextToken) => {
    const page = await ports.ecs.listServices({ cluster: spec.cluster, maxResults: 100, nextToken });
    return { items: page.serviceArns, next: page.nextToken };
  });
  const answers = await inParallel(chunksOf(arns, 10), (services) =>
    ports.ecs.describeServices({ cluster: spec.cluster, services }),
  );
  const facts = answers.flatMap((answer) => answer.services ?? []).map(toFacts);
  const missing = answers.flatMap((answer) => answer.failures ?? []);
  const value = new Map(facts.map((service) => [service.name, service]));
  if (missing.length === 0) return { value };
  return {
    value,
    problem: `${missing.length} listed services were not described (${missing[0]?.reason ?? 'no reason'})`,
  };
}

function toFacts(service: Service): ServiceFacts {
  const daemon = service.schedulingStrategy === 'DAEMON';
  const loadBalancers = (service.loadBalancers ?? []).flatMap(
    ({ targetGroupArn, containerName, containerPort }) =>
      targetGroupArn === undefined
        ? []
        : [{ targetGroupArn, containerName: containerName ?? '', containerPort: containerPort ?? 0 }],
  );
  return {
    name: service.serviceName ?? '',
    arn: service.serviceArn ?? '',
    daemon,
    desiredCount: service.desiredCount ?? 0,
    runningCount: service.runningCount ?? 0,
    pendingCount: service.pendingCount ?? 0,
    // Defaults of a replica service are 100/200, of a daemon 0/100 (aws-facts.md §1.2).
    minimumHealthyPercent: service.deploymentConfiguration?.minimumHealthyPercent ?? (daemon ? 0 : 100),
    maximumPercent: service.deploymentConfiguration?.maximumPercent ?? (daemon ? 100 : 200),
    targetGroupArns: [...new Set(loadBalancers.map((balancer) => balancer.targetGroupArn))],
    loadBalancers,
    events: (service.events ?? [])
      .slice(0, 10)
      .map((event) => ({ at: toMs(event.createdAt) ?? 0, message: event.message ?? '' })),
  };
}
