// DRAINING and ACTIVE, ten at a time (aws-facts.md §1.4), and deregistration; by force only what the gate saw to be dead.
import { goneIsDone, type Sender, type Sending, verdictsOn } from './sender.ts';

export const sendDrain: Sender<'drain'> = (actions, sending) =>
  setState(
    sending,
    'DRAINING',
    actions.map((action) => action.containerInstanceArn),
  );

export const sendActivate: Sender<'activate'> = (actions, sending) =>
  setState(
    sending,
    'ACTIVE',
    actions.map((action) => action.containerInstanceArn),
  );

async function setState(
  { ports, cluster, signal, needsNoLease }: Sending,
  status: 'ACTIVE' | 'DRAINING',
  arns: string[],
) {
  const input = { cluster, containerInstances: arns, status };
  const answer = await ports.ecs.updateContainerInstancesState(input, { signal, needsNoLease });
  const set = (answer.containerInstances ?? []).filter((each) => each.status === status);
  return verdictsOn(arns, new Set(set.map((each) => each.containerInstanceArn ?? '')), answer.failures);
}

export const sendDeregister: Sender<'deregister'> = ([action], { ports, cluster, signal }) =>
  goneIsDone(() =>
    ports.ecs.deregisterContainerInstance(
      { cluster, containerInstance: action!.containerInstanceArn, force: action!.force === true },
      { signal },
    ),
  );
