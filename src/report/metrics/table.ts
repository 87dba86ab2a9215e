// Every metric of `sluice run`: its name, what it says, its labels, and what CloudWatch gets of it. docs/metrics.md is generated from
// here, and nothing else names a metric. No label is an instance or a task: their number would have no bound.

export interface Metric {
  readonly type: 'gauge' | 'counter' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram, in its unit. */
  readonly buckets?: readonly number[];
  /** What CloudWatch gets of it; each entry is a metric of its own there, and costs. */
  readonly emf?: readonly EmfMetric[];
}

export interface EmfMetric {
  readonly name: string;
  readonly unit: 'Count' | 'Seconds' | 'Percent' | 'None';
  /** Of the process, of each cluster, or of each pool; samples that differ in other labels are folded into one. */
  readonly by: 'process' | 'cluster' | 'pool';
  readonly fold: 'sum' | 'max' | 'min';
  /** Only samples with one of these values of a label. */
  readonly where?: Readonly<Record<string, readonly string[]>>;
}

const CALL_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const PASS_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const DRAIN_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300];
const EMPTY_SECONDS = [5, 15, 30, 60, 90, 120, 300, 900, 3600];

const of = (fold: EmfMetric['fold'], name: string, unit: EmfMetric['unit'] = 'Count') => ({
  perProcess: { name, unit, fold, by: 'process' as const },
  perCluster: { name, unit, fold, by: 'cluster' as const },
  perPool: { name, unit, fold, by: 'pool' as const },
});

const table = {
  sluice_build_info: {
    type: 'gauge',
    help: 'Always 1; the version that runs.',
    labels: ['version'],
  },
  sluice_event_loop_delay_seconds: {
    type: 'gauge',
    help: 'How late the event loop of the process was in the last minute: the median, the 99th percentile, the most.',
    labels: ['stat'],
    emf: [{ ...of('max', 'EventLoopDelay', 'Seconds').perProcess, where: { stat: ['p99'] } }],
  },
  sluice_cluster_info: {
    type: 'gauge',
    help: 'Always 1, for each cluster that is operated: where it is, in which mode, and the commit of the spec in force ("" where specs are files). `cluster` is the name of the ClusterSpec, here and everywhere.',
    labels: ['cluster', 'ecs_cluster', 'account', 'region', 'mode', 'commit'],
  },
  sluice_cluster_ready: {
    type: 'gauge',
    help: '1 while passes over the cluster end in time, as /readyz has it; else 0.',
    labels: ['cluster'],
    emf: [of('min', 'Ready').perCluster],
  },
  sluice_cluster_paused: {
    type: 'gauge',
    help: '1 while the cluster is paused (tag sluice.dev/paused); else 0. Absent before the first pass.',
    labels: ['cluster'],
  },
  sluice_cluster_frozen: {
    type: 'gauge',
    help: '1 while the cluster is frozen (tag sluice.dev/frozen); else 0. Absent before the first pass.',
    labels: ['cluster'],
    emf: [of('max', 'Frozen').perCluster],
  },
  sluice_lease_held: {
    type: 'gauge',
    help: '1 while this replica has the lease of the cluster; 0 while it has not. Absent where replicas have no table.',
    labels: ['cluster'],
    emf: [of('max', 'LeaseHeld').perCluster],
  },
  sluice_lease_seconds_left: {
    type: 'gauge',
    help: 'For how long this replica may still act by the lease that it has. Absent without one.',
    labels: ['cluster'],
  },
  sluice_lease_fence: {
    type: 'gauge',
    help: 'The fencing number of the lease: it rises each time that the lease changes hands. Absent without a table.',
    labels: ['cluster'],
  },
  sluice_reconciles_total: {
    type: 'counter',
    help: 'Passes over the cluster: ok, or failed where none could be made (such as the wrong account).',
    labels: ['cluster', 'result'],
    emf: [{ ...of('sum', 'ReconcilesFailed').perCluster, where: { result: ['failed'] } }],
  },
  sluice_reconcile_seconds: {
    type: 'histogram',
    help: 'How long a pass took: reading, deciding, and its writes as far as it waits for them.',
    labels: ['cluster'],
    buckets: PASS_SECONDS,
    emf: [of('max', 'ReconcileDuration', 'Seconds').perCluster],
  },
  sluice_reconcile_lag_seconds: {
    type: 'gauge',
    help: 'How late the last pass began, after it was due.',
    labels: ['cluster'],
  },
  sluice_last_reconcile_age_seconds: {
    type: 'gauge',
    help: 'How long ago the last whole pass ended. Absent before the first.',
    labels: ['cluster'],
    emf: [of('max', 'LastReconcileAge', 'Seconds').perCluster],
  },
  sluice_observation_age_seconds: {
    type: 'gauge',
    help: 'How old what is known of each part of the cluster is. Absent for a part that was never read.',
    labels: ['cluster', 'part'],
  },
  sluice_observation_incomplete: {
    type: 'gauge',
    help: '1 where a part of the cluster could not be read whole; voluntary work then waits. Else 0.',
    labels: ['cluster', 'part'],
    emf: [of('sum', 'PartsIncomplete').perCluster],
  },
  sluice_waits: {
    type: 'gauge',
    help: 'What the last plan did not do: waiting (its time will come), refused (a law or a missing right forbids it), notActedOn, warning.',
    labels: ['cluster', 'kind'],
  },
  sluice_instances: {
    type: 'gauge',
    help: 'Instances by the state of their life (docs/architecture.md). The pool is "" for those of no declared pool, which are never touched.',
    labels: ['cluster', 'pool', 'state'],
    emf: [of('sum', 'Instances').perPool],
  },
  sluice_leavings_total: {
    type: 'counter',
    help: 'Instances that were seen to begin to leave, for whatever reason, since the process started.',
    labels: ['cluster', 'pool'],
    emf: [of('sum', 'Leavings').perPool],
  },
  sluice_drains_under_way: {
    type: 'gauge',
    help: 'Instances of the pool that are DRAINING.',
    labels: ['cluster', 'pool'],
    emf: [of('sum', 'DrainsUnderWay').perPool],
  },
  sluice_drain_oldest_seconds: {
    type: 'gauge',
    help: 'For how long the oldest of them has been on its way: since its reason arose, or since this process first saw it. 0 when none is.',
    labels: ['cluster', 'pool'],
    emf: [of('max', 'DrainOldest', 'Seconds').perPool],
  },
  sluice_hooks_waiting: {
    type: 'gauge',
    help: 'Instances that wait in Terminating:Wait for the hook of the pool.',
    labels: ['cluster', 'pool'],
    emf: [of('sum', 'HooksWaiting').perPool],
  },
  sluice_hook_seconds_left: {
    type: 'gauge',
    help: 'Until the first of these hooks runs out and AWS ends its instance as it is: the most that heartbeats can give it (100 times its timeout, 48 hours at most) or, where none are sent (frozen, or they fail), its timeout from the last. Absent while none waits, and in modes observe and protect, where others look after hooks.',
    labels: ['cluster', 'pool'],
    emf: [of('min', 'HookSecondsLeft', 'Seconds').perPool],
  },
  sluice_notices_total: {
    type: 'counter',
    help: 'Notices that the queue told of instances of the cluster: spotInterruption, rebalance, lifecycleHook.',
    labels: ['cluster', 'notice'],
    emf: [of('sum', 'Notices').perCluster],
  },
  sluice_evacuations_total: {
    type: 'counter',
    help: 'Leavings that are over: in_time (no task was cut), late (a task was cut), taken_back (it stays), by what they were for. Instances that AWS ended without a word are those with the reason "end".',
    labels: ['cluster', 'pool', 'reason', 'result'],
    emf: [{ ...of('sum', 'EvacuationsLate').perPool, where: { result: ['late'] } }],
  },
  sluice_tasks_cut_total: {
    type: 'counter',
    help: 'Tasks whose host ended before they had.',
    labels: ['cluster', 'pool'],
    emf: [of('sum', 'TasksCut').perPool],
  },
  sluice_notice_to_draining_seconds: {
    type: 'histogram',
    help: 'From the notice to DRAINING, of leavings that are over. A drain by others before the notice counts as 0.',
    labels: ['cluster'],
    buckets: DRAIN_SECONDS,
    emf: [of('max', 'NoticeToDraining', 'Seconds').perCluster],
  },
  sluice_notice_to_empty_seconds: {
    type: 'histogram',
    help: 'From the notice to the end of the last task that counts, of leavings that are over.',
    labels: ['cluster'],
    buckets: EMPTY_SECONDS,
  },
  sluice_actions_total: {
    type: 'counter',
    help: 'What was done, by its kind (docs/ownership.md): done, refused by the gate, or failed at AWS. Each try counts.',
    labels: ['cluster', 'action', 'result'],
    emf: [
      { ...of('sum', 'ActionsDone').perCluster, where: { result: ['done'] } },
      { ...of('sum', 'ActionsFailed').perCluster, where: { result: ['failed'] } },
    ],
  },
  sluice_gate_refusals_total: {
    type: 'counter',
    help: 'What the gate refused, by the check that said no.',
    labels: ['cluster', 'action', 'check'],
    emf: [of('sum', 'GateRefusals').perCluster],
  },
  sluice_budget_out: {
    type: 'gauge',
    help: 'Instances of the pool that are out or on their way out, for whatever reason, as budgets count them.',
    labels: ['cluster', 'pool'],
  },
  sluice_budget_allowed: {
    type: 'gauge',
    help: 'How many may be out at once by the strictest budget that is open now and holds for every reason. Absent where there is none.',
    labels: ['cluster', 'pool'],
  },
  sluice_launches_failing: {
    type: 'gauge',
    help: 'How often in a row the pool could not be made larger, in mode scale. 0 when it could.',
    labels: ['cluster', 'pool'],
    emf: [of('max', 'LaunchesFailing').perPool],
  },
  sluice_stray_hosts: {
    type: 'gauge',
    help: 'Instances of the pool that run for more than ten minutes and have not joined the cluster.',
    labels: ['cluster', 'pool'],
    emf: [of('sum', 'StrayHosts').perPool],
  },
  sluice_pool_desired: {
    type: 'gauge',
    help: 'What AWS is told to keep: the desired capacity of the group, the target of the fleet; in its units.',
    labels: ['cluster', 'pool'],
    emf: [of('sum', 'PoolDesired').perPool],
  },
  sluice_pool_wanted: {
    type: 'gauge',
    help: 'What the last plan makes of that: more where the pool shall grow; what is given back goes by named instances, and is not in it.',
    labels: ['cluster', 'pool'],
  },
  sluice_pool_in_service: {
    type: 'gauge',
    help: 'Instances of the pool that are ACTIVE in ECS with their agent connected.',
    labels: ['cluster', 'pool'],
    emf: [of('sum', 'PoolInService').perPool],
  },
  sluice_pool_limit: {
    type: 'gauge',
    help: 'The limits of the spec that hold now, schedules included: min and max. Absent where there is no max.',
    labels: ['cluster', 'pool', 'limit'],
  },
  sluice_pool_reserved_ratio: {
    type: 'gauge',
    help: 'The share of CPU and memory that tasks have reserved on those in service; the rest is headroom. Absent where it is not read.',
    labels: ['cluster', 'pool', 'resource'],
  },
  sluice_queue_messages_total: {
    type: 'counter',
    help: 'Messages of the event queue: event, ignored (not of use), left (no event at all). A queue that several clusters share counts for each of them.',
    labels: ['cluster', 'queue', 'kind'],
    emf: [of('sum', 'QueueMessages').perCluster],
  },
  sluice_queue_notices_held: {
    type: 'gauge',
    help: 'Notices whose message stays in the queue until what they say is durable or done.',
    labels: ['cluster', 'queue'],
  },
  sluice_queue_last_message_age_seconds: {
    type: 'gauge',
    help: 'How long ago the last message came; before the first one, since the process started.',
    labels: ['cluster', 'queue'],
    emf: [of('max', 'QueueLastMessageAge', 'Seconds').perCluster],
  },
  sluice_queue_unreadable: {
    type: 'gauge',
    help: '1 while the queue cannot be read; polling of AWS goes on without it. Else 0.',
    labels: ['cluster', 'queue'],
    emf: [of('max', 'QueueUnreadable').perCluster],
  },
  sluice_aws_calls_total: {
    type: 'counter',
    help: 'Calls to AWS by outcome: ok, or the kind of error (throttled, transient, denied, credentials, notFound, conflict, invalid, unknown). A call that the SDK repeated by itself is one call.',
    labels: ['region', 'service', 'operation', 'outcome'],
    emf: [
      of('sum', 'AwsCalls').perProcess,
      { ...of('sum', 'AwsThrottled').perProcess, where: { outcome: ['throttled'] } },
      { ...of('sum', 'AwsDenied').perProcess, where: { outcome: ['denied', 'credentials'] } },
    ],
  },
  sluice_aws_call_retries_total: {
    type: 'counter',
    help: 'Calls that the SDK repeated by itself, throttled or for other passing reasons, before they were answered well.',
    labels: ['region', 'service', 'operation'],
  },
  sluice_aws_call_seconds: {
    type: 'histogram',
    help: 'How long a call took, with what the SDK repeated. A long poll of the queue takes up to 20 s by design.',
    labels: ['service', 'operation'],
    buckets: CALL_SECONDS,
  },
  process_start_time_seconds: {
    type: 'gauge',
    help: 'When the process started, seconds since the epoch.',
    labels: [],
  },
  process_cpu_seconds_total: {
    type: 'counter',
    help: 'CPU time of the process, user and system.',
    labels: [],
  },
  process_resident_memory_bytes: {
    type: 'gauge',
    help: 'Memory of the process that is resident.',
    labels: [],
  },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof table;

export const METRICS: Readonly<Record<MetricName, Metric>> = table;
