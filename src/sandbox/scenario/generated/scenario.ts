// Generated from crds/. Do not edit.

/**
 * A simulated AWS account and what happens to it.
 */
export interface Scenario {
  /**
   * The version of this kind.
   */
  apiVersion: 'sluice.dev/v1alpha1';
  /**
   * Always Scenario.
   */
  kind: 'Scenario';
  /**
   * Names the document.
   */
  metadata: {
    /**
     * The scenario's name.
     */
    name: string;
    /**
     * Labels for people and tools. Sluice does not act on them.
     */
    labels?: {
      [k: string]: string;
    };
  };
  /**
   * The account, and what happens.
   */
  spec: {
    /**
     * What happened in production, in a few sentences.
     */
    story?: string;
    /**
     * The account's id.
     */
    account?: string;
    /**
     * The Region.
     */
    region?: string;
    /**
     * What the clock shows when the scenario begins.
     */
    start?: string;
    /**
     * How long the scenario lasts.
     */
    duration: string;
    /**
     * How long after the last fault the cluster may take to come to rest.
     */
    settle?: string;
    /**
     * The seed of all randomness unless the command gives another.
     */
    seed?: number;
    /**
     * Files, relative to this one, with the ClusterSpecs that the scenario is meant for.
     *
     * @maxItems 20
     */
    clusterSpecs?: string[];
    /**
     * Settings for what AWS leaves unverified. What is not given is drawn from the seed.
     */
    settings?: {
      /**
       * How often the service scheduler looks at a service, 5s to 15s.
       */
      schedulerPass?: string;
      /**
       * Whether ECS registers a target of a running task again that others deregistered.
       */
      removedTargets?: 'stayOut' | 'returnWithinSeconds' | 'returnOnNextPass';
      /**
       * Whether StopTask waits for the load balancer before SIGTERM.
       */
      stopTask?: 'atOnce' | 'untilUnused' | 'fullDelay';
      /**
       * Whether ECS waits the whole deregistration delay before SIGTERM.
       */
      drainDelay?: 'untilIdle' | 'fullDelay';
      /**
       * How long after the notice a spot request shows it, 0s to 15s.
       */
      spotRequestLag?: string;
      /**
       * How long ECS takes to see that a host ended, 10s to 20m; drawn from 10s to 120s.
       */
      hostDeathLag?: string;
      /**
       * How late the reservation metrics are, 60s to 120s.
       */
      metricDelay?: string;
      /**
       * Whether attributes can be put on DRAINING instances.
       */
      attributesOnDraining?: boolean;
      /**
       * How long an ECS read may still show what was before a write, 0s to 5s.
       */
      readLag?: string;
      /**
       * Whether a change between ACTIVE and DRAINING sends a Container Instance State Change event.
       */
      drainingEvent?: boolean;
      /**
       * What setting a DRAINING instance DRAINING does.
       */
      drainingTwice?: 'succeeds' | 'fails';
      /**
       * Whether an unknown container instance is an entry in `failures` or an exception.
       */
      unknownInstance?: 'failure' | 'exception';
      /**
       * The error of deregistering an instance with running tasks without force.
       */
      deregisterBusy?: 'InvalidParameterException' | 'ClientException';
      /**
       * The stopCode of a service task that draining stopped.
       */
      drainedStopCode?: 'ServiceSchedulerInitiated' | 'TerminationNotice';
      /**
       * Which of several tasks on draining instances the scheduler stops first.
       */
      drainOrder?: 'oldestFirst' | 'newestFirst';
      /**
       * Whether task scale-in protection holds back draining.
       */
      protectedTasksOnDraining?: 'stopped' | 'held';
      /**
       * Whether a running task whose target others removed still counts as healthy for minimumHealthyPercent.
       */
      removedTargetCounts?: boolean;
      /**
       * Whether ECS replaces service tasks of an instance whose agent stays disconnected.
       */
      agentRepair?: boolean;
      /**
       * What ECS does about a task that shall stop while its agent is silent: takes its targets out, or nothing before the agent is back.
       */
      stopOnSilentAgents?: 'targetsOut' | 'nothing';
      /**
       * What StopTask does to a task that ECS is stopping already and that waits for its load balancer: nothing, or the wait is over where StopTask does not wait at all.
       */
      stopAgain?: 'nothing' | 'hastens';
      /**
       * When a task that waits for capacity in PROVISIONING gives up, 10m to 15m.
       */
      provisioningTimeout?: string;
      /**
       * The error code of throttled Auto Scaling calls.
       */
      autoScalingThrottle?: 'Throttling' | 'RateExceeded';
      /**
       * Which throttling bucket an EC2 Describe call with ids takes from.
       */
      describeById?: 'unfiltered' | 'filtered';
      /**
       * What ModifySpotFleetRequest does to a fleet that is still modifying.
       */
      fleetModifyTwice?: 'fails' | 'succeeds';
      /**
       * Whether a fleet keeps an ExcessCapacityTerminationPolicy that a later modification leaves out.
       */
      fleetPolicyPersists?: boolean;
      /**
       * When a fleet resolves $Latest and $Default.
       */
      fleetLatest?: 'atLaunch' | 'atRequest';
      /**
       * Percent of events that a rule delivers twice.
       */
      eventDoubles?: number;
      /**
       * Percent of best-effort events (EC2, Spot, Auto Scaling) that never arrive.
       */
      eventLoss?: number;
      /**
       * Low data points after which a capacity provider scales in.
       */
      scaleInMinutes?: number;
    };
    /**
     * SQS queues.
     *
     * @maxItems 20
     */
    queues?: {
      /**
       * The queue's name.
       */
      name: string;
      /**
       * Detail types of EventBridge events that a rule sends to it; `*` for all of them.
       *
       * @maxItems 20
       */
      events?: string[];
      /**
       * VisibilityTimeout.
       */
      visibilityTimeout?: string;
      /**
       * Its redrive policy.
       */
      deadLetter?: {
        /**
         * The dead-letter queue.
         */
        queue: string;
        /**
         * Receives after which a message goes there.
         */
        maxReceiveCount: number;
      };
      /**
       * Part of the operator's installation; left out under the rival policies.
       */
      forOperator?: boolean;
    }[];
    /**
     * ECS clusters and all that belongs to them.
     *
     * @minItems 1
     * @maxItems 20
     */
    clusters: {
      /**
       * The cluster's name.
       */
      name: string;
      /**
       * Auto Scaling groups whose instances join the cluster.
       *
       * @maxItems 20
       */
      pools: {
        /**
         * The group's name.
         */
        name: string;
        /**
         * MinSize.
         */
        min: number;
        /**
         * MaxSize.
         */
        max: number;
        /**
         * DesiredCapacity at the start.
         */
        desired: number;
        /**
         * Letters of the availability zones.
         *
         * @minItems 1
         * @maxItems 6
         */
        zones?: string[];
        /**
         * How its instances are bought.
         */
        market?: 'on-demand' | 'spot';
        /**
         * What it launches.
         */
        instance: {
          /**
           * The EC2 instance type.
           */
          type: string;
          /**
           * CPU units that it registers.
           */
          cpu: number;
          /**
           * MiB of memory that it registers.
           */
          memory: number;
          /**
           * GPUs that it registers.
           */
          gpus?: number;
          /**
           * Network interfaces that awsvpc tasks can have on it.
           */
          enis?: number;
        };
        /**
         * From launch to registration in the cluster, as a range.
         */
        boot?: string;
        /**
         * Tags of the group, propagated to its instances.
         */
        tags?: {
          [k: string]: string;
        };
        /**
         * Custom attributes that its instances register with.
         */
        attributes?: {
          [k: string]: string;
        };
        /**
         * A mixed instances policy. The pool's own instance is the first of the types.
         */
        mixed?: {
          /**
           * OnDemandBaseCapacity.
           */
          onDemandBase?: number;
          /**
           * OnDemandPercentageAboveBaseCapacity.
           */
          onDemandPercentage?: number;
          /**
           * SpotAllocationStrategy.
           */
          spotAllocation?: 'lowest-price' | 'capacity-optimized' | 'price-capacity-optimized';
          /**
           * Units that the pool's own instance counts.
           */
          weight?: number;
          /**
           * Further instance types.
           *
           * @maxItems 40
           */
          types?: {
            /**
             * The EC2 instance type.
             */
            type: string;
            /**
             * CPU units that it registers.
             */
            cpu: number;
            /**
             * MiB of memory that it registers.
             */
            memory: number;
            /**
             * GPUs that it registers.
             */
            gpus?: number;
            /**
             * Network interfaces that awsvpc tasks can have on it.
             */
            enis?: number;
            /**
             * Units that one counts; 1 unless given.
             */
            weight?: number;
          }[];
        };
        /**
         * TerminationPolicies, in order.
         *
         * @maxItems 5
         */
        terminationPolicies?: (
          | 'Default'
          | 'AllocationStrategy'
          | 'OldestLaunchTemplate'
          | 'ClosestToNextInstanceHour'
          | 'NewestInstance'
          | 'OldestInstance'
        )[];
        /**
         * Processes that are suspended at the start.
         *
         * @maxItems 9
         */
        suspended?: (
          | 'Launch'
          | 'Terminate'
          | 'AddToLoadBalancer'
          | 'AlarmNotification'
          | 'AZRebalance'
          | 'HealthCheck'
          | 'InstanceRefresh'
          | 'ReplaceUnhealthy'
          | 'ScheduledActions'
        )[];
        /**
         * NewInstancesProtectedFromScaleIn; also the flag of the instances that are there at the start.
         */
        newInstancesProtected?: boolean;
        /**
         * CapacityRebalance.
         */
        capacityRebalance?: boolean;
        /**
         * MaxInstanceLifetime, 1d or more.
         */
        maxInstanceLifetime?: string;
        /**
         * InstanceLifecyclePolicy: an abandoned terminate hook keeps the instance in Terminating:Retained.
         */
        retainOnAbandon?: boolean;
        /**
         * The launch template version that the group launches.
         */
        launchTemplateVersion?: string;
        /**
         * ECS_ENABLE_SPOT_INSTANCE_DRAINING: the agent sets its instance DRAINING at an interruption notice.
         */
        agentSpotDraining?: boolean;
        /**
         * awsvpcTrunking: instances pass REGISTERING and DEREGISTERING while their trunk interface is made or removed.
         */
        trunking?: boolean;
        /**
         * The capacity provider of the cluster that owns this group.
         */
        capacityProvider?: {
          /**
           * Its name; the pool's unless given.
           */
          name?: string;
          /**
           * managedScaling.targetCapacity.
           */
          targetCapacity?: number;
          /**
           * Managed scaling.
           */
          managedScaling?: boolean;
          /**
           * minimumScalingStepSize.
           */
          minimumScalingStepSize?: number;
          /**
           * maximumScalingStepSize.
           */
          maximumScalingStepSize?: number;
          /**
           * instanceWarmupPeriod.
           */
          instanceWarmupPeriod?: string;
          /**
           * Managed termination protection.
           */
          managedTerminationProtection?: boolean;
          /**
           * Managed instance draining.
           */
          managedDraining?: boolean;
        };
        /**
         * Lifecycle hooks that are there at the start.
         *
         * @maxItems 10
         */
        hooks?: {
          /**
           * The hook's name.
           */
          name: string;
          /**
           * HeartbeatTimeout.
           */
          heartbeat?: string;
          /**
           * DefaultResult.
           */
          defaultResult?: 'CONTINUE' | 'ABANDON';
          /**
           * LifecycleTransition.
           */
          transition?: 'launching' | 'terminating';
          /**
           * A function that others wrote acts on it: it sets the instance DRAINING, looks again until no task is left, and completes the hook.
           */
          drainFunction?: boolean;
          /**
           * Part of the operator's installation; left out under the rival policies.
           */
          forOperator?: boolean;
        }[];
        /**
         * A target-tracking policy of the group on a reservation metric of the cluster.
         */
        targetTracking?: {
          /**
           * The metric.
           */
          metric: 'CPUReservation' | 'MemoryReservation';
          /**
           * Its target in percent.
           */
          target: number;
          /**
           * The least time between two changes.
           */
          cooldown?: string;
          /**
           * It is there only where Sluice does not run: whoever lets Sluice scale takes it away.
           */
          withoutOperator?: boolean;
        };
      }[];
      /**
       * Spot Fleet requests of type maintain whose instances join the cluster.
       *
       * @maxItems 20
       */
      fleets?: {
        /**
         * The fleet's name, which is its tag Name; its id comes from the seed.
         */
        name: string;
        /**
         * TargetCapacity, in units.
         */
        target: number;
        /**
         * OnDemandTargetCapacity, in units.
         */
        onDemandTarget?: number;
        /**
         * Letters of the availability zones.
         *
         * @minItems 1
         * @maxItems 6
         */
        zones?: string[];
        /**
         * AllocationStrategy.
         */
        allocation?: 'lowestPrice' | 'diversified' | 'capacityOptimized' | 'priceCapacityOptimized';
        /**
         * Further instance types.
         *
         * @maxItems 40
         */
        types: {
          /**
           * The EC2 instance type.
           */
          type: string;
          /**
           * CPU units that it registers.
           */
          cpu: number;
          /**
           * MiB of memory that it registers.
           */
          memory: number;
          /**
           * GPUs that it registers.
           */
          gpus?: number;
          /**
           * Network interfaces that awsvpc tasks can have on it.
           */
          enis?: number;
          /**
           * Units that one counts; 1 unless given.
           */
          weight?: number;
        }[];
        /**
         * From launch to registration in the cluster, as a range.
         */
        boot?: string;
        /**
         * Tags of the fleet and its instances.
         */
        tags?: {
          [k: string]: string;
        };
        /**
         * Custom attributes that its instances register with.
         */
        attributes?: {
          [k: string]: string;
        };
        /**
         * ExcessCapacityTerminationPolicy.
         */
        excessCapacityTerminationPolicy?: 'default' | 'noTermination';
        /**
         * The launch template version that it launches.
         */
        launchTemplateVersion?: string;
        /**
         * ECS_ENABLE_SPOT_INSTANCE_DRAINING of its agents.
         */
        agentSpotDraining?: boolean;
      }[];
      /**
       * Services of the cluster.
       *
       * @maxItems 500
       */
      services?: {
        /**
         * The service's name.
         */
        name: string;
        /**
         * Its desired count at the start; 0 for a daemon, which has a task on each instance.
         */
        desired: number;
        /**
         * One task on each instance.
         */
        daemon?: boolean;
        /**
         * Where its tasks run.
         */
        launchType?: 'EC2' | 'FARGATE';
        /**
         * The capacity provider that places its tasks: they wait in PROVISIONING for capacity.
         */
        capacityProvider?: string;
        /**
         * Placement constraints.
         *
         * @maxItems 10
         */
        constraints?: {
          /**
           * Each task on another instance.
           */
          distinctInstance?: true;
          /**
           * An expression of the cluster query language.
           */
          memberOf?: string;
        }[];
        /**
         * Whether ECS evens tasks out over zones after steady state.
         */
        availabilityZoneRebalancing?: boolean;
        /**
         * Each task protects itself from scale-in for so long when it starts, 1m to 2d.
         */
        scaleInProtection?: string;
        /**
         * Several load balancers in front of it, a target group each; instead of loadBalancer. Traffic arrives at the first.
         *
         * @minItems 1
         * @maxItems 5
         *
         * Items: A load balancer.
         */
        loadBalancers?: {
          /**
           * Its type.
           */
          type?: 'application' | 'network';
          /**
           * deregistration_delay.timeout_seconds.
           */
          deregistrationDelay?: string;
          /**
           * Seconds between health checks, 5 to 300.
           */
          healthCheckInterval?: string;
          /**
           * Passed checks until an unhealthy target is healthy.
           */
          healthyThreshold?: number;
          /**
           * Failed checks until a target is unhealthy.
           */
          unhealthyThreshold?: number;
        }[];
        /**
         * Default: 100, 0 for a daemon.
         */
        minimumHealthyPercent?: number;
        /**
         * Default: 200, 100 for a daemon.
         */
        maximumPercent?: number;
        /**
         * Its tasks.
         */
        task: {
          /**
           * CPU units.
           */
          cpu: number;
          /**
           * MiB of memory.
           */
          memory: number;
          /**
           * From SIGTERM to SIGKILL.
           */
          stopTimeout?: string;
          /**
           * From placement to RUNNING, as a range.
           */
          start?: string;
          /**
           * From RUNNING to answering requests, as a range.
           */
          ready?: string;
          /**
           * From SIGTERM to the end of the containers, as a range.
           */
          shutdown?: string;
          /**
           * GPUs.
           */
          gpus?: number;
          /**
           * Network mode: awsvpc tasks have an interface and an IP of their own, and ip targets. Default: bridge, on Fargate awsvpc.
           */
          network?: 'bridge' | 'awsvpc' | 'host';
          /**
           * A fixed host port; a dynamic one unless given.
           */
          hostPort?: number;
          /**
           * A container health check: from RUNNING to HEALTHY, as a range.
           */
          healthCheck?: string;
        };
        /**
         * Placement strategies, in order.
         *
         * @maxItems 5
         */
        spread?: ('zone' | 'instance' | 'random' | 'binpack-cpu' | 'binpack-memory')[];
        /**
         * The load balancer in front of it. Without one it is behind nothing.
         */
        loadBalancer?: {
          /**
           * Its type.
           */
          type?: 'application' | 'network';
          /**
           * deregistration_delay.timeout_seconds.
           */
          deregistrationDelay?: string;
          /**
           * Seconds between health checks, 5 to 300.
           */
          healthCheckInterval?: string;
          /**
           * Passed checks until an unhealthy target is healthy.
           */
          healthyThreshold?: number;
          /**
           * Failed checks until a target is unhealthy.
           */
          unhealthyThreshold?: number;
        };
        /**
         * How its clients find its tasks where there is no load balancer.
         */
        discovery?: {
          /**
           * cloudMap: clients resolve addresses and keep them for the ttl. serviceConnect: proxies beside the clients hear of changes within seconds and try another task where a connection fails.
           */
          by: 'cloudMap' | 'serviceConnect';
          /**
           * Of the DNS records in Cloud Map, 1s to 1h: so long a client goes on calling a task that ECS has taken out.
           */
          ttl?: string;
        };
        /**
         * Requests that arrive at the load balancer, or at the tasks that clients discover: their rate by points, by a daily wave, or from a CSV file.
         */
        traffic?: {
          /**
           * Requests per second at points in time, with straight lines between.
           *
           * @minItems 1
           * @maxItems 1000
           */
          points?: {
            /**
             * Time since the start.
             */
            at: string;
            /**
             * The rate at that time.
             */
            requestsPerSecond: number;
          }[];
          /**
           * A sine between two rates.
           */
          wave?: {
            /**
             * The lowest rate.
             */
            low: number;
            /**
             * The highest rate.
             */
            high: number;
            /**
             * From peak to peak.
             */
            period?: string;
            /**
             * Time since the start of the first peak, at most the period. Default: half the period.
             */
            peakAt?: string;
          };
          /**
           * A CSV file with a header line, a column of seconds and a column of rates.
           */
          csv?: {
            /**
             * The file, relative to this one.
             */
            file: string;
            /**
             * The column of seconds since the start.
             */
            seconds?: string;
            /**
             * The column of rates.
             */
            value?: string;
            /**
             * Requests per second for a value of one.
             */
            scale?: number;
          };
          /**
           * A CDN in front, which keeps what the load balancer answered 5xx and answers it again.
           */
          cdn?: {
            /**
             * How long it keeps an error.
             */
            errorCaching?: string;
            /**
             * How many different objects are asked for, each as often as another.
             */
            objects?: number;
          };
          /**
           * How long a request takes on average.
           */
          seconds?: number;
          /**
           * Requests per second that one task can answer; more than that fail as overload.
           */
          perTask?: number;
        };
        /**
         * Service auto scaling on requests per target.
         */
        autoScaling?: {
          /**
           * The least desired count.
           */
          min: number;
          /**
           * The most desired count.
           */
          max: number;
          /**
           * The target of requests per second and task.
           */
          requestsPerTask: number;
        };
      }[];
      /**
       * Batch launchers: they start standalone tasks, and start them again when no room was found or they were cut.
       *
       * @maxItems 100
       */
      jobs?: {
        /**
         * The family of the task definition.
         */
        family: string;
        /**
         * The capacity provider that places its tasks: they wait in PROVISIONING for capacity.
         */
        capacityProvider?: string;
        /**
         * Tasks started per minute on average.
         */
        perMinute: number;
        /**
         * The queue to which it reports how many of its tasks found no room, each time that this changes.
         */
        shortageQueue?: string;
        /**
         * How long one runs, as a range.
         */
        seconds: string;
        /**
         * When the launcher stops starting new ones.
         */
        until?: string;
        /**
         * Its tasks.
         */
        task: {
          /**
           * CPU units.
           */
          cpu: number;
          /**
           * MiB of memory.
           */
          memory: number;
          /**
           * From SIGTERM to SIGKILL.
           */
          stopTimeout?: string;
          /**
           * From placement to RUNNING, as a range.
           */
          start?: string;
          /**
           * From RUNNING to answering requests, as a range.
           */
          ready?: string;
          /**
           * From SIGTERM to the end of the containers, as a range.
           */
          shutdown?: string;
          /**
           * GPUs.
           */
          gpus?: number;
          /**
           * Network mode: awsvpc tasks have an interface and an IP of their own, and ip targets. Default: bridge, on Fargate awsvpc.
           */
          network?: 'bridge' | 'awsvpc' | 'host';
          /**
           * A fixed host port; a dynamic one unless given.
           */
          hostPort?: number;
          /**
           * A container health check: from RUNNING to HEALTHY, as a range.
           */
          healthCheck?: string;
        };
      }[];
    }[];
    /**
     * What goes wrong, and when.
     *
     * @maxItems 1000
     */
    faults?: {
      /**
       * Time since the start.
       */
      at: string;
      /**
       * Instances get a spot interruption notice, two minutes ahead.
       */
      spotInterruption?: {
        /**
         * The pool or fleet, whose instances the seed chooses from.
         */
        pool?: string;
        /**
         * This one instance, instead of a pool.
         */
        instance?: string;
        /**
         * Only those in this zone, by its letter.
         */
        zone?: string;
        /**
         * How many.
         */
        count?: number;
        /**
         * Spread over this time.
         */
        over?: string;
        /**
         * From the notice's arrival to the end; less than 2m for a late notice.
         */
        lead?: string;
        /**
         * How often the notice is sent; 0 for none at all, on either channel.
         */
        notices?: number;
        /**
         * False: the instance is not taken after all.
         */
        taken?: boolean;
      };
      /**
       * Instances get a rebalance recommendation.
       */
      rebalanceRecommendation?: {
        /**
         * The pool or fleet, whose instances the seed chooses from.
         */
        pool?: string;
        /**
         * This one instance, instead of a pool.
         */
        instance?: string;
        /**
         * Only those in this zone, by its letter.
         */
        zone?: string;
        /**
         * How many.
         */
        count?: number;
        /**
         * Spread over this time.
         */
        over?: string;
      };
      /**
       * Someone ends instances with EC2 TerminateInstances, past every hook and protection.
       */
      terminateInstances?: {
        /**
         * The pool or fleet, whose instances the seed chooses from.
         */
        pool?: string;
        /**
         * This one instance, instead of a pool.
         */
        instance?: string;
        /**
         * Only those in this zone, by its letter.
         */
        zone?: string;
        /**
         * How many.
         */
        count?: number;
        /**
         * Spread over this time.
         */
        over?: string;
      };
      /**
       * Someone stops instances with EC2 StopInstances.
       */
      stopInstances?: {
        /**
         * The pool or fleet, whose instances the seed chooses from.
         */
        pool?: string;
        /**
         * This one instance, instead of a pool.
         */
        instance?: string;
        /**
         * Only those in this zone, by its letter.
         */
        zone?: string;
        /**
         * How many.
         */
        count?: number;
        /**
         * Spread over this time.
         */
        over?: string;
      };
      /**
       * Hosts die at once, without a shutdown.
       */
      suddenDeath?: {
        /**
         * The pool or fleet, whose instances the seed chooses from.
         */
        pool?: string;
        /**
         * This one instance, instead of a pool.
         */
        instance?: string;
        /**
         * Only those in this zone, by its letter.
         */
        zone?: string;
        /**
         * How many.
         */
        count?: number;
        /**
         * Spread over this time.
         */
        over?: string;
        /**
         * True: the agent had lost its connection before, so the container instance stays ACTIVE for ever.
         */
        ghost?: boolean;
      };
      /**
       * Agents lose their connection.
       */
      agentDisconnect?: {
        /**
         * The pool or fleet, whose instances the seed chooses from.
         */
        pool?: string;
        /**
         * This one instance, instead of a pool.
         */
        instance?: string;
        /**
         * Only those in this zone, by its letter.
         */
        zone?: string;
        /**
         * How many.
         */
        count?: number;
        /**
         * Spread over this time.
         */
        over?: string;
        /**
         * How long.
         */
        for?: string;
        /**
         * True: they never come back, while their containers go on.
         */
        forGood?: boolean;
      };
      /**
       * EC2 status checks show instances as impaired.
       */
      impairedStatus?: {
        /**
         * The pool or fleet, whose instances the seed chooses from.
         */
        pool?: string;
        /**
         * This one instance, instead of a pool.
         */
        instance?: string;
        /**
         * Only those in this zone, by its letter.
         */
        zone?: string;
        /**
         * How many.
         */
        count?: number;
        /**
         * Spread over this time.
         */
        over?: string;
        /**
         * How long.
         */
        for?: string;
      };
      /**
       * Hosts hang: EC2 calls them running, and nothing on them answers, neither containers nor agent. The status check fails one to three minutes later.
       */
      hostHangs?: {
        /**
         * The pool or fleet, whose instances the seed chooses from.
         */
        pool?: string;
        /**
         * This one instance, instead of a pool.
         */
        instance?: string;
        /**
         * Only those in this zone, by its letter.
         */
        zone?: string;
        /**
         * How many.
         */
        count?: number;
        /**
         * Spread over this time.
         */
        over?: string;
      };
      /**
       * A zone fails: its hosts die, and nothing can be launched there for a while.
       */
      zoneOutage?: {
        /**
         * The zone's letter.
         */
        zone: string;
        /**
         * How long.
         */
        for?: string;
      };
      /**
       * EC2 has no capacity.
       */
      insufficientCapacity?: {
        /**
         * Only in this zone.
         */
        zone?: string;
        /**
         * Only for this instance type.
         */
        type?: string;
        /**
         * Only in this market.
         */
        market?: 'on-demand' | 'spot';
        /**
         * How long.
         */
        for?: string;
      };
      /**
       * Launches of a pool go wrong.
       */
      launchTrouble?: {
        /**
         * The pool or fleet, whose instances the seed chooses from.
         */
        pool: string;
        /**
         * fails: EC2 refuses; dies: the instance ends while it boots; neverJoins: it runs and never registers; joinsAnother: it registers in another cluster, the first of the others.
         */
        how?: 'fails' | 'dies' | 'neverJoins' | 'joinsAnother';
        /**
         * How long.
         */
        for?: string;
      };
      /**
       * Someone makes a new version of a pool's launch template with another AMI.
       */
      launchTemplateVersion?: {
        /**
         * The pool or fleet, whose instances the seed chooses from.
         */
        pool: string;
        /**
         * Whether it becomes the default version.
         */
        makeDefault?: boolean;
      };
      /**
       * Someone starts an instance refresh.
       */
      instanceRefresh?: {
        /**
         * The pool or fleet, whose instances the seed chooses from.
         */
        pool: string;
        /**
         * MinHealthyPercentage.
         */
        minHealthyPercentage?: number;
        /**
         * MaxHealthyPercentage.
         */
        maxHealthyPercentage?: number;
        /**
         * SkipMatching.
         */
        skipMatching?: boolean;
      };
      /**
       * Someone modifies the target capacity of a fleet.
       */
      setFleetTarget?: {
        /**
         * The pool or fleet, whose instances the seed chooses from.
         */
        pool: string;
        /**
         * The new target in units.
         */
        target: number;
        /**
         * ExcessCapacityTerminationPolicy.
         */
        excessCapacityTerminationPolicy?: 'default' | 'noTermination';
      };
      /**
       * Someone sets the desired count of a service.
       */
      setServiceDesired?: {
        /**
         * The service.
         */
        service: string;
        /**
         * The new desired count.
         */
        desired: number;
      };
      /**
       * Someone sets the scale-in protection of instances.
       */
      setProtection?: {
        /**
         * The pool or fleet, whose instances the seed chooses from.
         */
        pool: string;
        /**
         * Protected or not.
         */
        on: boolean;
        /**
         * How many.
         */
        count?: number;
      };
      /**
       * Someone writes a custom attribute on container instances, or takes it away.
       */
      setAttribute?: {
        /**
         * The pool or fleet, whose instances the seed chooses from.
         */
        pool: string;
        /**
         * Only those in this zone, by its letter.
         */
        zone?: string;
        /**
         * How many.
         */
        count?: number;
        /**
         * The name of the attribute.
         */
        name: string;
        /**
         * Its value; without one it is taken away from those that have it.
         */
        value?: string;
        /**
         * Only where it has this value.
         */
        was?: string;
      };
      /**
       * Someone writes an EC2 tag on instances, or takes it away.
       */
      setInstanceTag?: {
        /**
         * The pool or fleet, whose instances the seed chooses from.
         */
        pool: string;
        /**
         * Only those in this zone, by its letter.
         */
        zone?: string;
        /**
         * How many.
         */
        count?: number;
        /**
         * The key of the tag.
         */
        key: string;
        /**
         * Its value; without one the tag is taken away from those that have it.
         */
        value?: string;
      };
      /**
       * Someone sets the state of container instances, of those that are in the other.
       */
      setContainerInstanceState?: {
        /**
         * The pool or fleet, whose instances the seed chooses from.
         */
        pool: string;
        /**
         * Only those in this zone, by its letter.
         */
        zone?: string;
        /**
         * How many.
         */
        count?: number;
        /**
         * The new state.
         */
        status: 'ACTIVE' | 'DRAINING';
        /**
         * Only those without this custom attribute.
         */
        lacking?: string;
      };
      /**
       * Someone writes a tag on a cluster, or takes it away.
       */
      setClusterTag?: {
        /**
         * The cluster.
         */
        cluster: string;
        /**
         * The key of the tag.
         */
        key: string;
        /**
         * Its value; without one the tag is taken away.
         */
        value?: string;
      };
      /**
       * Someone takes targets of a service out of its target groups.
       */
      deregisterTargets?: {
        /**
         * The service.
         */
        service: string;
        /**
         * How many.
         */
        count?: number;
      };
      /**
       * New tasks of a service end before they are RUNNING.
       */
      taskStartTrouble?: {
        /**
         * The service.
         */
        service: string;
        /**
         * How long.
         */
        for?: string;
      };
      /**
       * A noisy neighbour takes tokens from the buckets of the account.
       */
      throttle?: {
        /**
         * The AWS service.
         */
        service: 'ecs' | 'ec2' | 'autoscaling' | 'elbv2' | 'sqs' | 'sts' | 'cloudwatch' | 'events';
        /**
         * Only this operation.
         */
        operation?: string;
        /**
         * Percent of the calls that are throttled.
         */
        percent?: number;
        /**
         * How long.
         */
        for?: string;
      };
      /**
       * Calls fail.
       */
      apiError?: {
        /**
         * The AWS service.
         */
        service: 'ecs' | 'ec2' | 'autoscaling' | 'elbv2' | 'sqs' | 'sts' | 'cloudwatch' | 'events';
        /**
         * Only this operation.
         */
        operation?: string;
        /**
         * The error code.
         */
        code?: string;
        /**
         * The HTTP status. Default: that of the code where AWS documents it, else 500.
         */
        status?: number;
        /**
         * Percent of the calls that fail.
         */
        percent?: number;
        /**
         * How long.
         */
        for?: string;
      };
      /**
       * EventBridge loses, doubles or delays events.
       */
      eventTrouble?: {
        /**
         * Only events of this detail type.
         */
        detailType?: string;
        /**
         * Percent that never arrive. ECS events are durable: they are not lost.
         */
        lose?: number;
        /**
         * Percent that arrive twice.
         */
        double?: number;
        /**
         * Each arrives up to this much later, so that order is lost too.
         */
        delay?: string;
        /**
         * How long.
         */
        for?: string;
      };
      /**
       * CloudWatch has no data points of the reservation metrics.
       */
      metricGap?: {
        /**
         * How long.
         */
        for?: string;
      };
      /**
       * Someone sets the desired capacity of a group.
       */
      setDesiredCapacity?: {
        /**
         * The pool.
         */
        pool: string;
        /**
         * The new desired capacity.
         */
        desired: number;
      };
      /**
       * Someone ends so many instances through the group, lowering its desired capacity.
       */
      terminateInGroup?: {
        /**
         * The pool.
         */
        pool: string;
        /**
         * Only those in this zone, by its letter.
         */
        zone?: string;
        /**
         * How many.
         */
        count: number;
      };
      /**
       * Someone takes so many instances out of the group, lowering its desired capacity; they run on.
       */
      detachInstances?: {
        /**
         * The pool.
         */
        pool: string;
        /**
         * Only those in this zone, by its letter.
         */
        zone?: string;
        /**
         * How many.
         */
        count: number;
      };
    }[];
  };
}
