// Calls that change nothing because they must fail: how do they fail?
import { refusalOf, type Step, servedTasks } from './kit.ts';

export const unknownInstance: Step = {
  name: 'unknown instance',
  finds: ['unknownInstance'],
  async run(kit) {
    const { clusters: [cluster] = [] } = await kit.ecs.describeClusters({ clusters: [kit.cluster] });
    const arn = cluster?.clusterArn?.replace(':cluster/', ':container-instance/');
    const call = () =>
      kit.ecs.updateContainerInstancesState({
        cluster: kit.cluster,
        containerInstances: [`${arn}/${'0'.repeat(32)}`],
        status: 'DRAINING',
      });
    let reason: string | undefined;
    const error = await refusalOf(async () => {
      reason = (await call()).failures?.[0]?.reason;
    });
    const unknownInstance = error ? 'exception' : 'failure';
    return { settings: { unknownInstance }, measured: { unknownInstance: error?.name ?? reason } };
  },
};

export const deregisterBusy: Step = {
  name: 'deregistration of a busy instance',
  finds: ['deregisterBusy'],
  changes: 'asks ECS to deregister an instance with running tasks, without force, which it refuses',
  async run(kit) {
    const [served] = await servedTasks(kit);
    if (!served) return { skipped: 'no instance with a running task of a service' };
    const { containerInstanceArn: containerInstance } = served;
    const error = await refusalOf(() =>
      kit.ecs.deregisterContainerInstance({ cluster: kit.cluster, containerInstance }),
    );
    if (!error) return { skipped: 'it was deregistered, which ECS should refuse: please tell us' };
    return {
      settings: { deregisterBusy: error.name },
      measured: { deregisterBusy: `${error.name}: ${error.message}` },
    };
  },
};
