// Facts of docs/aws-facts.md that the sandbox does not model, and why that is safe. Shown in docs/facts.md.

export interface LeftOut {
  /** Such as `6.3`. */
  readonly section: string;
  readonly what: string;
  readonly why: string;
}

const notSeen = 'An operator of instances neither calls nor sees it; such calls answer 501.';

const milder = 'More benign than AWS.';

export const leftOut: readonly LeftOut[] = [
  {
    section: '0.1',
    what: 'the traps about load balancer capacity units, weighted target groups and RegisterScalableTarget',
    why: notSeen,
  },
  {
    section: '1.1',
    what: 'agents that lose their connection several times an hour by themselves',
    why: `${milder} Order agentDisconnect for as many and as long as you like.`,
  },
  {
    section: '1.2',
    what: 'the EXTERNAL and CODE_DEPLOY controllers; the EventBridge rule that managed draining has of its own',
    why: 'Such services cannot be created (501). The rule serves ECS alone.',
  },
  {
    section: '1.3',
    what: 'the health checks ACCELERATED_COMPUTE, DAEMON and AGENT_CONNECTIVITY of instances',
    why: 'What AWS does about them is not documented; of agents that stay away the setting agentRepair decides.',
  },
  {
    section: '1.4',
    what: '5,000 services of a cluster, 5,000 tasks of a service; Outposts, external instances, agentUpdateStatus',
    why: 'An operator of instances creates no services. Agents are not updated: UpdateContainerAgent answers 501.',
  },
  {
    section: '1.5',
    what: 'the failure ATTRIBUTE but for the architecture of a runtimePlatform; Windows',
    why: 'Every instance has the capabilities that a modelled task definition can require, and runs Linux.',
  },
  {
    section: '1.5',
    what: 'the failure DEPLOYMENT_BLOCKED of task protection',
    why: 'Services keep their definition, so no deployment is ever blocked.',
  },
  {
    section: '1.5',
    what: 'the status DELETED; the agent’s endpoint for task protection; ECS_CONTAINER_STOP_TIMEOUT',
    why: 'The status is transient. A scenario’s scaleInProtection and stopTimeout stand for what tasks and agents say.',
  },
  {
    section: '1.6',
    what: 'deployments of a new task definition, service discovery and the message “operations are being throttled”',
    why: `The calls of the service scheduler are never throttled. ${milder} Replacements that come late can be had with launches that fail or full hosts.`,
  },
  {
    section: '1.2',
    what: 'minimumHealthyPercent of a daemon service',
    why: 'It is of the ACTIVE instances, whose daemons no drain touches; it would bind in a deployment of a new task definition, and that answers 501.',
  },
  { section: '1.7', what: 'capacity providers of Fargate and of managed instances', why: notSeen },
  {
    section: '1.7',
    what: 'creating and changing capacity providers, and UpdateInProgressException',
    why: `A scenario makes them (501), and PutClusterCapacityProviders is done at once. ${milder}`,
  },
  {
    section: '1.8',
    what: 'CPUUtilization, MemoryUtilization and 20-second metrics',
    why: 'Tasks have no load of their own. Asked for, they are metrics without data.',
  },
  {
    section: '1.9',
    what: 'the endpoint of a task’s metadata',
    why: 'Nobody executes containers here. `sluice run` is tested with a stand-in for it.',
  },
  {
    section: '1.10',
    what: 'tasks on Fargate by RunTask and CreateService, VPC endpoints',
    why: `Task definitions for Fargate are registered and told; services on Fargate are there to be left alone. ${notSeen}`,
  },
  { section: '2.2', what: 'the buckets of the console', why: 'Nobody uses a console here.' },
  {
    section: '2.3',
    what: 'ResourceContention and ScalingActivityInProgress by chance',
    why: 'AWS does not say when it answers so. Order apiError with ResourceContention.',
  },
  {
    section: '2.5',
    what: 'Metrics Insights, RequestThrottled and KmsThrottled of SQS',
    why: 'Expressions answer 501. SQS is not throttled; order throttle or apiError.',
  },
  {
    section: '2.6',
    what: 'the retries of the SDK',
    why: 'They are the client’s: the real SDK makes them against the sandbox in the edge tests.',
  },
  {
    section: '2.7',
    what: 'RPCv2-CBOR of CloudWatch; Application Auto Scaling, DynamoDB, RDS and S3',
    why: 'SDK and CLI speak JSON or query to CloudWatch; the services are not there.',
  },
  {
    section: '3.1',
    what: 'retries of a target for 24 hours; input transformers',
    why: 'A queue of the same account takes an event or refuses it for good, and then it is a dead letter at once. Transformers answer 501.',
  },
  {
    section: '3.2',
    what: 'attribute changes that take up to 60 s, 15 min for the retention',
    why: `They hold at once. ${milder} Change queues before you need the change.`,
  },
  {
    section: '3.3',
    what: 'SERVICE_DEPLOYMENT_* and ECS Deployment State Change, TASKSET_STEADY_STATE, SERVICE_DISCOVERY_*, VPC_LATTICE_*, SERVICE_HEALTH_UNKNOWN, ECS_OPERATION_THROTTLED, and EC2 Fleet’s events',
    why: 'What they tell of is not modelled: deployments, task sets, discovery, a throttled scheduler, EC2 Fleet.',
  },
  {
    section: '3.3',
    what: 'SERVICE_DESIRED_COUNT_UPDATED',
    why: 'Which changes send it is not documented beyond “not manual ones”. Read desiredCount.',
  },
  {
    section: '4.1',
    what: 'warm pools, Quarantined and ReplacingRootVolume',
    why: 'Their calls answer 501, so no instance is ever in such a state.',
  },
  { section: '4.3', what: 'the end of Capacity Blocks', why: 'Nothing is bought that way.' },
  {
    section: '4.4',
    what: 'that Capacity Rebalance launches only in a pool as good as the old one',
    why: `How good pools are is drawn from the seed and does not follow from recommendations; each gets its replacement. ${milder}`,
  },
  {
    section: '4.4',
    what: 'a limit of parallel terminations',
    why: 'AWS sets it as it goes. Harder than AWS: all victims of a scale-in end together.',
  },
  {
    section: '4.4',
    what: 'checkpoints, rollback and baking of instance refreshes, instance maintenance policies, InstanceRequirements, launch configurations, functions as termination policies',
    why: 'They answer 501.',
  },
  {
    section: '5',
    what: 'scheduled events of instances such as retirement; Force; quotas of launch templates',
    why: 'No instance has an event: end or impair one with a fault. Force answers 501.',
  },
  {
    section: '5.1',
    what: 'instance metadata; interruptions that stop or hibernate, or come for price or an experiment',
    why: 'No software of yours runs on the instances; what reads metadata there is in the world (agentSpotDraining). Every interruption terminates, for want of capacity.',
  },
  { section: '5.2', what: 'Spot Fleets of type request, and EC2 Fleet', why: 'Their calls answer 501.' },
  {
    section: '5.2',
    what: 'rebalancing of fleets; quotas other than 10,000 units of a fleet',
    why: 'SpotMaintenanceStrategies answers 501; a scenario has few fleets.',
  },
  {
    section: '6.1',
    what: 'Target.NotInUse, Target.IpUnusable, unavailable',
    why: 'Every target group is in use in every zone, IPs are those of tasks, and health checks cannot be switched off.',
  },
  {
    section: '6.1',
    what: 'unhealthy.draining',
    why: 'Only a target-group attribute brings it, and setting that answers 501.',
  },
  {
    section: '6.1',
    what: 'Target.ResponseCodeMismatch, Target.Timeout, Elb.InternalError, and HealthUnavailable',
    why: 'Failed checks are Target.FailedHealthChecks, whatever failed. Order apiError with HealthUnavailable.',
  },
  {
    section: '6.2',
    what: 'slow start, stickiness, idle timeouts, preserve_client_ip',
    why: 'They are off or the default; setting another value answers 501.',
  },
  {
    section: '6.2',
    what: 'targets of a Network Load Balancer per zone and in all (500, 3,000), and how fast load balancers grow',
    why: 'No operator of instances registers more targets than there were, and requests fail for want of tasks, not of load balancers.',
  },
  { section: '6.3', what: 'load balancer capacity unit reservation', why: notSeen },
  {
    section: '6.4',
    what: 'weighted target groups',
    why: 'They decide between services, not between instances; such calls answer 501.',
  },
  {
    section: '7.1',
    what: 'scalable targets of Application Auto Scaling',
    why: `Service auto scaling acts from inside the world. ${notSeen}`,
  },
  {
    section: '7.2',
    what: 'other metrics, several policies and cooldowns of service auto scaling; its pause during deployments',
    why: 'A service has one policy on requests per task, which changes its desired count as people do. Nobody sees more of it.',
  },
  { section: '7.3', what: 'scheduled actions of Application Auto Scaling', why: notSeen },
  {
    section: '7.4',
    what: 'coarser data that is kept for longer, metrics that ListMetrics shows late, PartialData',
    why: `${milder} An operator reads the last minutes.`,
  },
  {
    section: '11',
    what: 'rows 12 and 13, capacity units and Application Auto Scaling',
    why: 'See §6.3 and §7.1 to §7.3. The tests of the other rows are with the sections that they name.',
  },
  {
    section: '11.1',
    what: 'the rows about Application Auto Scaling, RDS, Aurora, weights and capacity units',
    why: 'Their services or calls are not there.',
  },
];
