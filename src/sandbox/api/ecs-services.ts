// ECS services: listed, described, their desired count changed (aws-facts.md §1.4, §1.6). None is made or deleted here.
import type { EcsHandlers } from '../wire/table.ts';
import { requestPass } from '../world/due.ts';
import type { World } from '../world/state.ts';
import { atMost, invalid, only } from './check.ts';
import { clusterOf, findService, fullArn, missing, serviceOf } from './ecs-find.ts';
import { ecsPage } from './ecs-page.ts';
import { serviceShape } from './ecs-service-shape.ts';

export function serviceHandlers(w: World): EcsHandlers {
  return {
    ListServices(input, context) {
      only(context, input, ['cluster', 'launchType', 'schedulingStrategy', 'maxResults', 'nextToken']);
      const { launchType = 'EC2', schedulingStrategy: strategy } = input;
      const services = [...clusterOf(w, input.cluster).services.values()].filter(
        (service) => launchType === 'EC2' && (!strategy || (strategy === 'DAEMON') === service.daemon),
      );
      const { items, next } = ecsPage(services, (service) => service.name, input, 10);
      return { serviceArns: items.map((service) => service.arn), nextToken: next };
    },

    DescribeServices(input, context) {
      only(context, input, ['cluster', 'services', 'include']);
      const cluster = clusterOf(w, input.cluster);
      const references = input.services ?? [];
      if (references.length === 0) throw invalid('Services cannot be empty.');
      atMost(references, 10, 'service names');
      const found = references.map((reference) => findService(cluster, reference));
      const lost = references.filter((_, index) => !found[index]);
      return {
        services: found.filter((service) => service !== undefined).map(serviceShape),
        failures: lost.map((reference) => missing(fullArn(cluster, 'service', reference))),
      };
    },

    UpdateService(input, context) {
      only(context, input, ['cluster', 'service', 'desiredCount']);
      const service = serviceOf(clusterOf(w, input.cluster), input.service ?? '');
      const { desiredCount } = input;
      if (desiredCount !== undefined) {
        if (service.daemon)
          throw invalid('A service with the DAEMON scheduling strategy takes no desired count.');
        if (desiredCount < 0) throw invalid('desiredCount must not be negative.');
        service.desiredCount = desiredCount;
        w.log('service', `${service.name} desired ${desiredCount}`);
        requestPass(service);
      }
      return { service: serviceShape(service) };
    },
  };
}
