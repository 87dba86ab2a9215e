// Why an instance has to leave, from whichever channel it was learnt. Data only.

/** Why we let an instance leave that could also stay; the words of disruption budgets. */
export type VoluntaryReason = 'scaleIn' | 'refresh' | 'rebalance' | 'consolidate' | 'unhealthy' | 'person';

export type NoticeKind =
  /** AWS takes a spot instance two minutes after `at`. */
  | 'spotInterruption'
  | 'rebalance'
  /** The group waits in Terminating:Wait for a lifecycle hook. */
  | 'lifecycleHook'
  /** A person, or the agent's own spot draining, set it DRAINING. */
  | 'foreignDrain';

export interface Notice {
  readonly kind: NoticeKind;
  readonly instanceId: string;
  /** The event's own time, ms since the epoch. */
  readonly at: number;
  /** event: a queue message, which only permits DRAINING; the others were read from AWS itself. */
  readonly channel: 'event' | 'spotRequest' | 'group' | 'containerInstance' | 'memory';
}

/** The few facts about an instance that AWS does not keep for us; packed into `sluice.dev/memory`. */
export interface Memory {
  readonly why: NoticeKind | VoluntaryReason;
  /** When the reason arose (the notice's event time), ms since the epoch, whole seconds. */
  readonly since: number;
  /** When it is all over, ms since the epoch; undefined without a deadline. */
  readonly until?: number;
  /** Whether we took targets out of their load balancers. */
  readonly tookTargets: boolean;
  /** Before that we had put it on standby, so that it is replaced already and has to end even where this comes to nothing. */
  readonly replaced?: true;
}
