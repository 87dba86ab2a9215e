// Generated from crds/. Do not edit.

/**
 * What Sluice shall do for one Amazon ECS cluster. An absent field is not managed, or has the documented default, and no default destroys anything.
 */
export interface ClusterSpec {
  /**
   * The version of this kind.
   */
  apiVersion: 'sluice.dev/v1alpha1';
  /**
   * Always ClusterSpec.
   */
  kind: 'ClusterSpec';
  /**
   * Names the document.
   */
  metadata: {
    /**
     * The document's name; unique among the documents that are read together.
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
   * The wanted state.
   */
  spec: {
    /**
     * The AWS account that holds the cluster, twelve digits in quotes. Before its first write Sluice makes sure that its credentials belong to this account.
     */
    account: string;
    /**
     * The AWS Region of the cluster.
     */
    region: string;
    /**
     * The name of the ECS cluster.
     */
    cluster: string;
    /**
     * A role to assume before talking to AWS.
     */
    assumeRole?: {
      /**
       * The role's ARN.
       */
      arn: string;
      /**
       * The external id that the role asks for.
       */
      externalId?: string;
    };
    /**
     * How much Sluice may do. observe: look. protect: also scale-in protection for busy instances. drain: also lifecycle hooks, evacuations and refreshes. scale: also the capacity of the pools.
     */
    mode?: 'observe' | 'protect' | 'drain' | 'scale';
    /**
     * Where events about instances arrive. Without it polling alone finds them, later.
     */
    events?: {
      /**
       * The SQS queue that EventBridge fills: its name, URL or ARN.
       */
      queue: string;
    };
    /**
     * Rules for tasks; the first match wins. A task that no rule matches: with a target group it is evacuated and drained, else it is stopped at the deadline and waited for.
     *
     * @maxItems 100
     */
    workloads?: {
      /**
       * Which tasks the rule is for. All given fields must match. Names may hold `*` for any characters.
       */
      match: {
        /**
         * The name of the task's service.
         */
        service?: string;
        /**
         * The family of the task definition.
         */
        family?: string;
        /**
         * The task group, such as `family:nightly-report`.
         */
        group?: string;
        /**
         * Who started the task.
         */
        startedBy?: string;
        /**
         * Whether the task belongs to a daemon service.
         */
        daemon?: boolean;
        /**
         * A tag of the task.
         */
        tag?: {
          /**
           * The tag's key.
           */
          key: string;
          /**
           * The tag's value; any value when absent.
           */
          value?: string;
        };
      };
      /**
       * Such a task does not make an instance busy. When only ignored tasks remain on a draining instance they are stopped, last.
       */
      ignore?: boolean;
      /**
       * The task may be stopped and run again without harm.
       */
      idempotent?: boolean;
      /**
       * At a spot interruption. evacuate: out of the load balancer first, then stopped. stop: stopped at once. stopAtDeadline: left to work as long as the deadline allows. Default: evacuate with a target group, else stopAtDeadline.
       */
      onInterruption?: 'evacuate' | 'stop' | 'stopAtDeadline';
      /**
       * When its instance leaves for another reason. drain: ECS moves it. wait: holds back voluntary drains until it ends by itself; a waiting lifecycle hook gives it all the time that the hook can be kept. stop: stopped once the instance is DRAINING. Default: drain with a service, else wait.
       */
      onScaleIn?: 'drain' | 'wait' | 'stop';
      /**
       * How long a drain may wait for such a task before `onTimeout` applies.
       */
      drainTimeout?: string;
      /**
       * After `drainTimeout`. hold: keep waiting and say so. stop: stop the task. abort: give the drain up where it can be taken back.
       */
      onTimeout?: 'hold' | 'stop' | 'abort';
      /**
       * Where such a task is told that it will be stopped, before it is: one message a task and reason. Give exactly one of queue and topic.
       */
      quiesce?: {
        /**
         * The SQS queue: its name, URL or ARN.
         */
        queue?: string;
        /**
         * The SNS topic's ARN.
         */
        topic?: string;
        /**
         * How long a stop that could be made at once waits after the signal. At a spot interruption never beyond the latest time at which the task can still end in peace.
         */
        lead?: string;
      };
      /**
       * How many healthy targets of the target group, outside noticed hosts, must remain when a target is removed before the deadline forces it: a number, or a percentage of the desired count. Default: the service's minimumHealthyPercent of its desired count.
       */
      floor?: number | string;
      /**
       * How long after its removal a target is counted on to still receive requests. Default: 10s behind an Application Load Balancer, 60s behind a Network Load Balancer.
       */
      window?: string;
    }[];
    /**
     * The sources of instances that Sluice looks after. Instances of the cluster in no pool are listed and never touched.
     *
     * @maxItems 100
     */
    pools?: {
      /**
       * The pool's name in this document.
       */
      name: string;
      /**
       * The pool is this Auto Scaling group.
       */
      autoScalingGroup?: {
        /**
         * The group's name.
         */
        name: string;
      };
      /**
       * The pool is this Spot Fleet; its capacity is in weighted units. Its notices are acted on from mode drain on; it has no scale-in protection and no hooks, and its target is written in mode scale alone, together with the end of a named instance.
       */
      spotFleet?: {
        /**
         * The fleet request's id.
         */
        id?: string;
        /**
         * The fleet that carries this tag. Of several those count that still launch; when that leaves more than one, the pool has none.
         */
        tag?: {
          [k: string]: string;
        };
      };
      /**
       * The terminate lifecycle hook that makes the group wait until an instance is drained.
       */
      lifecycleHook?: {
        /**
         * The hook's name.
         */
        name: string;
        /**
         * Create the hook when it is missing, and correct it: heartbeat 600 s, default result CONTINUE.
         */
        manage?: boolean;
      };
      /**
       * What Sluice keeps the pool's capacity within. MinSize and MaxSize of the group are never written.
       */
      limits?: {
        /**
         * The least capacity.
         */
        min?: number;
        /**
         * The most capacity.
         */
        max?: number;
      };
      /**
       * Capacity kept free: whole instances, or a percentage of what is used.
       */
      headroom?: number | string;
      /**
       * Room kept free for so many more of the largest task that services run.
       */
      headroomTasks?: number;
      /**
       * So much capacity the pool gets before others, in its units: as in a capacity provider strategy.
       */
      base?: number;
      /**
       * Its share of what is added beyond the bases of the pools, against the weights of the others, as in a capacity provider strategy. Pools without a weight grow after those with one.
       */
      weight?: number;
      /**
       * So many of the largest instances of the pool may be lost at once, and what services run on them has room on the others.
       */
      surviveLossOf?: number;
      /**
       * When capacity is added.
       */
      scaleOut?: {
        /**
         * Thresholds of reserved over registered resources, in percent.
         */
        reservation?: {
          /**
           * Reserved CPU in percent.
           */
          cpu?: number;
          /**
           * Reserved memory in percent.
           */
          memory?: number;
        };
        /**
         * Add the fewest instances on which tasks that find no room have their place: those that services lack, and those that wait in PROVISIONING.
         */
        unplacedTasks?: boolean;
        /**
         * The SQS queue on which batch launchers report tasks that found no room; docs/capacity.md has the format.
         */
        shortageQueue?: string;
      };
      /**
       * When capacity is taken away: by named instances that the cluster can do without.
       */
      scaleIn?: {
        /**
         * Thresholds of reserved over registered resources, in percent.
         */
        reservation?: {
          /**
           * Reserved CPU in percent.
           */
          cpu?: number;
          /**
           * Reserved memory in percent.
           */
          memory?: number;
        };
        /**
         * How long nothing may have been lacking before; 10m unless given.
         */
        stableFor?: string;
        /**
         * Also empty instances whose tasks fit elsewhere. Without it only idle ones go; where services spread over their hosts these are few.
         */
        consolidate?: boolean;
      };
      /**
       * At a rebalance recommendation. replace: a replacement first, then a calm drain (Auto Scaling groups without capacity rebalancing of their own).
       */
      onRebalance?: 'ignore' | 'replace';
      /**
       * The pool that takes over when this one does not get what it asked for within a minute. Growth goes to pools in the order in which they are named, and to a pool that others fall back to after those.
       */
      fallback?: string;
    }[];
    /**
     * When capacity is added.
     */
    scaleOut?: {
      /**
       * Thresholds of reserved over registered resources, in percent.
       */
      reservation?: {
        /**
         * Reserved CPU in percent.
         */
        cpu?: number;
        /**
         * Reserved memory in percent.
         */
        memory?: number;
      };
      /**
       * Add the fewest instances on which tasks that find no room have their place: those that services lack, and those that wait in PROVISIONING.
       */
      unplacedTasks?: boolean;
      /**
       * The SQS queue on which batch launchers report tasks that found no room; docs/capacity.md has the format.
       */
      shortageQueue?: string;
    };
    /**
     * When capacity is taken away: by named instances that the cluster can do without.
     */
    scaleIn?: {
      /**
       * Thresholds of reserved over registered resources, in percent.
       */
      reservation?: {
        /**
         * Reserved CPU in percent.
         */
        cpu?: number;
        /**
         * Reserved memory in percent.
         */
        memory?: number;
      };
      /**
       * How long nothing may have been lacking before; 10m unless given.
       */
      stableFor?: string;
      /**
       * Also empty instances whose tasks fit elsewhere. Without it only idle ones go; where services spread over their hosts these are few.
       */
      consolidate?: boolean;
    };
    /**
     * Windows in which a pool has other limits.
     *
     * @maxItems 100
     */
    schedules?: {
      /**
       * The schedule's name.
       */
      name: string;
      /**
       * When the window opens: minute, hour, day of month, month, day of week.
       */
      cron: string;
      /**
       * An IANA time zone.
       */
      timeZone?: string;
      /**
       * How long the window stays open.
       */
      duration: string;
      /**
       * How long before it opens `min` is asked for: as long as a host takes from its launch until tasks run on it.
       */
      lead?: string;
      /**
       * The pool it is for.
       */
      pool: string;
      /**
       * The least capacity in the window.
       */
      min?: number;
      /**
       * The most capacity in the window.
       */
      max?: number;
    }[];
    /**
     * Limits of voluntary disruption.
     */
    disruption?: {
      /**
       * All budgets hold together. Interruptions are never held back by them, but count in them.
       *
       * @maxItems 20
       */
      budgets?: {
        /**
         * How many instances may be out at once, or within `per`: a number, or a percentage of the pool.
         */
        max: number | string;
        /**
         * A rolling window of up to an hour.
         */
        per?: string;
        /**
         * When the window opens: minute, hour, day of month, month, day of week.
         */
        cron?: string;
        /**
         * An IANA time zone.
         */
        timeZone?: string;
        /**
         * How long the budget holds after each time that `cron` names.
         */
        duration?: string;
        /**
         * The voluntary reasons it is for; all when absent.
         *
         * @minItems 1
         * @maxItems 10
         */
        reasons?: ('scaleIn' | 'refresh' | 'rebalance' | 'consolidate' | 'unhealthy' | 'person')[];
      }[];
    };
    /**
     * Replacement of instances that are out of date.
     */
    refresh?: {
      /**
       * What counts as out of date.
       *
       * @minItems 1
       * @maxItems 2
       */
      on?: ('launchTemplate' | 'ami')[];
      /**
       * How many old instances of a group may be on standby at once while their replacements are launched, within MaxSize. 0: replaced after the end.
       */
      surge?: number;
    };
  };
}
