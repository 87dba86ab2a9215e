// ECS container instances: listed, described, set DRAINING or ACTIVE, deregistered (aws-facts.md §1.1, §1.3, §1.4).
import type { ContainerInstance as EcsContainerInstance, Failure } from '@aws-sdk/client-ecs';
import { AwsFault } from '../wire/fault.ts';
import type { EcsHandlers } from '../wire/table.ts';
import { deregister, setActive, setDraining } from '../world/container-instance.ts';
import { shortId } from '../world/ids.ts';
import { rememberContainer, shownContainer } from '../world/read-lag.ts';
import type { Cluster, ContainerInstance, World } from '../world/state.ts';
import { atMost, invalid, only } from './check.ts';
import { parseQuery } from './ecs-cluster-query.ts';
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
      const matches = input.filter ? parseQuery(input.filter) : () => true;
      const found = [...cluster.containerInstances.values()].filter((c) => {
        const { status } = shownContainer(w, c);
        return (input.status ? status === input.status : status !== 'INACTIVE') && matches(c);
      });
      const { items, next } = ecsPage(found, (c) => shortId(c.arn), input);
      return { containerInstanceArns: items.map((c) => c.arn), nextToken: next };
    },

    DescribeContainerInstances(input, context) {
      only(context, input, ['cluster', 'containerInstances', 'include']);
      const { found, failures } = lookUp(clusterOf(w, input.cluster), input.containerInstances, 100);
      const { include } = input;
      return { containerInstances: found.map((c) => containerInstanceShape(w, c, { include })), failures };
    },

    UpdateContainerInstancesState(input, context) {
      only(context, input, ['cluster', 'containerInstances', 'status']);
      const cluster = clusterOf(w, input.cluster);
      const { status } = input;
      if (status !== 'ACTIVE' && status !== 'DRAINING') {
        throw invalid('Container instance status should be one of [ACTIVE,DRAINING]');
      }
      const { found, failures } = lookUp(cluster, input.containerInstances, 10);
      if (failures.length > 0 && w.settings.unknownInstance === 'exception')
        throw invalid('The specified container instance was not found.');
      for (const container of found) assertMayChange(w, container, status);
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
      if (container.status === 'INACTIVE' || container.status === 'DEREGISTERING')
        throw invalid('The specified container instance was not found.');
      if (container.tasks.size > 0 && !input.force)
        throw new AwsFault(w.settings.deregisterBusy, 'Found running tasks on the instance.');
      rememberContainer(w, container);
      deregister(w, container, input.force ?? false);
      return { containerInstance: containerInstanceShape(w, container, { fresh: true }) };
    },
  };
}

function setStatus(
  w: World,
  container: ContainerInstance,
  status: 'ACTIVE' | 'DRAINING',
): EcsContainerInstance {
  if (container.status !== status) rememberContainer(w, container);
  if (status === 'DRAINING') setDraining(w, container);
  else setActive(w, container);
  return containerInstanceShape(w, container, { fresh: true });
}

/** DRAINING and ACTIVE are for what is one of them (§1.1); DRAINING twice is unverified, and so a setting. */
function assertMayChange(w: World, { status, arn }: ContainerInstance, wanted: string): void {
  const isPassing =
    status === 'REGISTERING' || status === 'DEREGISTERING' || status === 'REGISTRATION_FAILED';
  const isTwice = status === 'DRAINING' && wanted === 'DRAINING' && w.settings.drainingTwice === 'fails';
  if (isPassing || isTwice) throw invalid(`The container instance ${arn} is ${status}.`);
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
