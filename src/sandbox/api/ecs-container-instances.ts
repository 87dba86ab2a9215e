// ECS container instances: listed, described, set DRAINING or ACTIVE, deregistered (aws-facts.md §1.1, §1.3, §1.4).
import type { ContainerInstance as EcsContainerInstance, Failure } from '@aws-sdk/client-ecs';
import type { EcsHandlers } from '../wire/table.ts';
import { deregister, setActive, setDraining } from '../world/container-instance.ts';
import { shortId } from '../world/ids.ts';
import type { Cluster, ContainerInstance, World } from '../world/state.ts';
import { atMost, invalid, notModelled, only } from './check.ts';
import { containerInstanceFilter } from './ecs-container-instance-filter.ts';
import { containerInstanceShape } from './ecs-container-instance-shape.ts';
import { clusterOf, containerInstanceOf, findContainerInstance, fullArn, missing } from './ecs-find.ts';
import { ecsPage } from './ecs-page.ts';

const STATUSES = ['ACTIVE', 'DRAINING', 'REGISTERING', 'DEREGISTERING', 'REGISTRATION_FAILED'];

export function containerInstanceHandlers(w: World): EcsHandlers {
  return {
    ListContainerInstances(input, context) {
      only(context, input, ['cluster', 'filter', 'status', 'maxResults', 'nextToken']);
      const cluster = clusterOf(w, input.cluster);
      if (input.status && !STATUSES.includes(input.status))
        throw invalid('Invalid container instance status.');
      const matches = input.filter ? containerInstanceFilter(input.filter) : () => true;
      if (!matches) throw notModelled(context, `the filter ${input.filter}`);
      const found = [...cluster.containerInstances.values()].filter(
        (c) => (input.status ? c.status === input.status : c.status !== 'INACTIVE') && matches(c),
      );
      const { items, next } = ecsPage(found, (c) => shortId(c.arn), input);
      return { containerInstanceArns: items.map((c) => c.arn), nextToken: next };
    },

    DescribeContainerInstances(input, context) {
      only(context, input, ['cluster', 'containerInstances', 'include']);
      if (input.include?.includes('CONTAINER_INSTANCE_HEALTH'))
        throw notModelled(context, 'CONTAINER_INSTANCE_HEALTH');
      const { found, failures } = lookUp(clusterOf(w, input.cluster), input.containerInstances, 100);
      return { containerInstances: found.map((c) => containerInstanceShape(c, input.include)), failures };
    },

    UpdateContainerInstancesState(input, context) {
      only(context, input, ['cluster', 'containerInstances', 'status']);
      const cluster = clusterOf(w, input.cluster);
      const { status } = input;
      if (status !== 'ACTIVE' && status !== 'DRAINING') {
        throw invalid('Container instance status should be one of [ACTIVE,DRAINING]');
      }
      const { found, failures } = lookUp(cluster, input.containerInstances, 10);
      const updated: EcsContainerInstance[] = [];
      for (const container of found) {
        if (container.status === 'INACTIVE') failures.push({ arn: container.arn, reason: 'INACTIVE' });
        else updated.push(setStatus(w, container, status));
      }
      return { containerInstances: updated, failures };
    },

    DeregisterContainerInstance(input, context) {
      only(context, input, ['cluster', 'containerInstance', 'force']);
      const container = containerInstanceOf(clusterOf(w, input.cluster), input.containerInstance ?? '');
      if (container.status === 'INACTIVE') throw invalid('The specified container instance was not found.');
      if (container.tasks.size > 0 && !input.force) throw invalid('Found running tasks on the instance.');
      deregister(w, container, input.force ?? false);
      return { containerInstance: containerInstanceShape(container) };
    },
  };
}

function setStatus(
  w: World,
  container: ContainerInstance,
  status: 'ACTIVE' | 'DRAINING',
): EcsContainerInstance {
  if (status === 'DRAINING') setDraining(w, container);
  else setActive(w, container);
  return containerInstanceShape(container);
}

/** Those that there are, and a MISSING failure for each of the others. */
function lookUp(cluster: Cluster, references: readonly string[] = [], limit: number) {
  if (references.length === 0) throw invalid('Container instance cannot be empty.');
  atMost(references, limit, 'instanceIds');
  const found: ContainerInstance[] = [];
  const failures: Failure[] = [];
  for (const reference of references) {
    const container = findContainerInstance(cluster, reference);
    if (container) found.push(container);
    else failures.push(missing(fullArn(cluster, 'container-instance', reference)));
  }
  return { found, failures };
}
