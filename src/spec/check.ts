// The checks of one ClusterSpec that a schema cannot express, in one place: which there are, and what they share.
// Each takes a value of which any part may be missing, so that one mistake does not hide another.
import { checkPools } from './check-pools.ts';
import { checkQuiesce } from './check-quiesce.ts';
import { checkBudgets, checkSchedules } from './check-windows.ts';
import type { Checking } from './checking.ts';

/** Reports every contradiction within one document. */
export function checkSpec(checking: Checking): void {
  checkRole(checking);
  checkPools(checking);
  checkQuiesce(checking);
  checkSchedules(checking);
  checkBudgets(checking);
}

function checkRole({ spec, report }: Checking): void {
  const account = spec.assumeRole?.arn?.split(':')[4];
  if (!account || !spec.account || account === spec.account) return;
  report(
    ['spec', 'assumeRole', 'arn'],
    `the role belongs to account ${account}, the cluster to ${spec.account}`,
    {
      hint: 'give a role of the account that holds the cluster',
    },
  );
}
