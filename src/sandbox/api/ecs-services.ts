// ECS services: listed, described, created, their size and bounds changed, deleted (aws-facts.md §1.4, §1.6).
import { AwsFault } from '../wire/fault.ts';
import type { EcsHandlers } from '../wire/table.ts';
import { requestPass } from '../world/due.ts';
import { startPasses } from '../world/scheduler.ts';
import type { Service, World } from '../world/state.ts';
import { atMost, invalid, only } from './check.ts';
import { boundsOf, countOf, readService } from './ecs-create-service.ts';
import { clusterOf, findService, fullArn, missing, serviceOf } from './ecs-find.ts';
import { ecsPage } from './ecs-page.ts';
import { serviceShape } from './ecs-service-shape.ts';

export function serviceHandlers(w: World): EcsHandlers {
  return {
    ListServices(input, context) {
      only(context, input, ['cluster', 'launchType', 'schedulingStrategy', 'maxResults', 'nextToken']);
      const { launchType, schedulingStrategy: strategy } = input;
      const services = [...clusterOf(w, input.cluster).services.values()].filter(
        (service) =>
          // Deleted ones are not listed.
          service.status === undefined &&
          (!launchType || launchType === service.launchType) &&
          (!strategy || (strategy === 'DAEMON') === service.daemon),
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

    CreateService(input, context) {
      const service = readService(w, input, context);
      service.cluster.services.set(service.name, service);
      w.log('service', `${service.name} created`);
      startPasses(w, service);
      requestPass(service);
      return { service: serviceShape(service) };
    },

    UpdateService(input, context) {
      only(context, input, ['cluster', 'service', 'desiredCount', 'deploymentConfiguration']);
      const service = activeOf(w, input);
      const { desiredCount } = input;
      if (desiredCount !== undefined && service.daemon)
        throw invalid('A service with the DAEMON scheduling strategy takes no desired count.');
      const bounds = boundsOf(context, input.deploymentConfiguration, service);
      Object.assign(service, bounds);
      if (desiredCount !== undefined) service.desiredCount = countOf(desiredCount);
      w.log('service', `${service.name} desired ${service.desiredCount}`);
      requestPass(service);
      return { service: serviceShape(service) };
    },

    DeleteService(input, context) {
      only(context, input, ['cluster', 'service', 'force']);
      const service = activeOf(w, input);
      if (!service.daemon && service.desiredCount > 0 && !input.force)
        throw invalid('The service cannot be stopped while it is scaled above 0.');
      service.desiredCount = 0;
      service.status = 'DRAINING';
      w.log('service', `${service.name} DRAINING`);
      requestPass(service);
      return { service: serviceShape(service) };
    },
  };
}

function activeOf(w: World, input: { cluster?: string; service?: string }): Service {
  const service = serviceOf(clusterOf(w, input.cluster), input.service ?? '');
  if (service.status) throw new AwsFault('ServiceNotActiveException', 'Service was not ACTIVE.');
  return service;
}
