// What became of each instance that a person's command named. Data and small helpers; programs rely on these fields.
import type { InstanceFacts } from '#model/observation.ts';
import type { Seen } from './look.ts';

/**
 * draining: DRAINING, as was asked for, or gone. leaving: it was on its way already, for another reason. asked: the
 * wish is written, and it is not DRAINING yet. active: taken back. unseen: it was done, and reads do not show it.
 * unchanged: it was so already. refused: it must not be. failed: AWS did not do it.
 */
export type Became =
  | 'draining'
  | 'leaving'
  | 'asked'
  | 'active'
  | 'unseen'
  | 'unchanged'
  | 'refused'
  | 'failed';

export interface InstanceReport {
  /** As it was given. */
  readonly reference: string;
  readonly instanceId?: string;
  readonly containerInstanceArn?: string;
  readonly cluster?: string;
  readonly zone?: string;
  /** Its Auto Scaling group, or the id of its Spot Fleet. */
  readonly group?: string;
  /** Of its container instance, as it was last read. */
  readonly status?: string;
  /** RUNNING ones; those that are stopping are not counted (aws-facts.md §0.1-5). */
  readonly tasks?: number;
  readonly became: Became;
  readonly reason: string;
}

export function reportOn(
  reference: string,
  seen: Seen | undefined,
  { became, reason }: Pick<InstanceReport, 'became' | 'reason'>,
): InstanceReport {
  if (seen === undefined) return { reference, became, reason };
  const { instance, cluster } = seen;
  return {
    reference,
    instanceId: instance.instanceId,
    containerInstanceArn: instance.container?.arn,
    cluster: cluster.name,
    zone: instance.zone,
    group: groupOf(instance),
    status: instance.container?.status,
    tasks: instance.container?.runningTasks,
    became,
    reason,
  };
}

/** Where budgets count it: the name of its Auto Scaling group, or the id of its Spot Fleet. */
export const groupOf = ({ group, fleet }: InstanceFacts): string | undefined => group?.name ?? fleet?.id;

export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
