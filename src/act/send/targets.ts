// Targets out of their target group and back in. Deregistering an unknown target succeeds (aws-facts.md §6.1).
import { done, goneIsDone, type Sender } from './sender.ts';

export const sendRemoveTarget: Sender<'removeTarget'> = async (actions, { ports, signal }) => {
  const Targets = actions.map((action) => ({ Id: action.targetId, Port: action.port }));
  const TargetGroupArn = actions[0]!.targetGroupArn;
  await goneIsDone(() => ports.elbv2.deregisterTargets({ TargetGroupArn, Targets }, { signal }));
  return actions.map(() => done);
};

export const sendRestoreTarget: Sender<'restoreTarget'> = async (actions, { ports, signal }) => {
  const Targets = actions.map((action) => ({ Id: action.targetId, Port: action.port }));
  await ports.elbv2.registerTargets({ TargetGroupArn: actions[0]!.targetGroupArn, Targets }, { signal });
  return actions.map(() => done);
};
