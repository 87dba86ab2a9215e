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
       * How long ECS takes to see that a host ended, 10s to 120s.
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
       * @minItems 1
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
        };
        /**
         * From launch to registration in the cluster, as a range.
         */
        boot?: string;
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
        };
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
         * Its desired count at the start. A daemon ignores it.
         */
        desired: number;
        /**
         * One task on each instance.
         */
        daemon?: boolean;
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
        };
        /**
         * Placement strategies, in order.
         *
         * @maxItems 5
         */
        spread?: ('zone' | 'instance' | 'binpack-cpu' | 'binpack-memory')[];
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
         * Requests that arrive at the load balancer.
         */
        traffic?: {
          /**
           * Requests per second at points in time, with straight lines between.
           *
           * @minItems 1
           * @maxItems 1000
           */
          points: {
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
         * Tasks started per minute on average.
         */
        perMinute: number;
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
       * So many instances of the pool get a spot interruption notice, two minutes ahead.
       */
      spotInterruption?: {
        /**
         * The pool.
         */
        pool: string;
        /**
         * How many.
         */
        count: number;
        /**
         * Spread over this time.
         */
        over?: string;
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
         * How many.
         */
        count: number;
      };
    }[];
  };
}
