// Calls that change nothing because they must fail: how do they fail?
import { type Step, servedTasks } from './kit.ts';

export const unknownInstance: Step = {
  name: 'unknown instance',
  async run(kit) {
    const { clusters: [cluster] = [] } = await kit.ecs.describeClusters({ clusters: [kit.cluster] });
    const arn = cluster?.clusterArn?.replace(':cluster/', ':container-instance/');
    const call = () =>
      kit.ecs.updateContainerInstancesState({
        cluster: kit.cluster,
        containerInstances: [`${arn}/${'0'.repeat(32)}`],
        status: 'DRAINING',
      });
    const answer = await call().then(
      ({ failures = [] }) => ({ kind: 'failure', name: failures[0]?.reason }),
      (error: Error) => ({ kind: 'exception', name: error.name }),
    );
    return { settings: { unknownInstance: answer.kind }, measured: { unknownInstance: answer.name } };
  },
};

export const deregisterBusy: Step = {
  name: 'deregistration of a busy instance',
  changes: 'asks ECS to deregister an instance with running tasks, without force, which it refuses',
  async run(kit) {
    const [served] = await servedTasks(kit);
    if (!served) return { skipped: 'no instance with a running task of a service' };
    const error = await kit.ecs
      .deregisterContainerInstance({ cluster: kit.cluster, containerInstance: served.containerInstanceArn })
      .then(
        () => undefined,
        (refusal: Error) => refusal,
      );
    if (!error) return { settings: {}, measured: { deregisterBusy: 'it was deregistered: please tell us' } };
    const known = ['InvalidParameterException', 'ClientException'].includes(error.name);
    return {
      settings: { ...(known && { deregisterBusy: error.name }) },
      measured: { deregisterBusy: `${error.name}: ${error.message}` },
    };
  },
};
