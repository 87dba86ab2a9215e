// The metrics of each cluster: its loop, what it knows, what it does.
import { type Metric, of } from './metric.ts';

const PASS_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const DRAIN_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300];
const EMPTY_SECONDS = [5, 15, 30, 60, 90, 120, 300, 900, 3600];

export const clusterMetrics = {
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
  sluice_notices_total: {
    type: 'counter',
    help: 'Notices that the queue told of instances of the cluster: spotInterruption, rebalance, lifecycleHook.',
    labels: ['cluster', 'notice'],
    emf: [of('sum', 'Notices').perCluster],
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
} as const satisfies Record<string, Metric>;
