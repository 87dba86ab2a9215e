// Generated from crds/. Do not edit.
/** The schema of Scenario. */
export const scenarioSchema = {
 "description": "A simulated AWS account and what happens to it.",
 "type": "object",
 "required": [
  "apiVersion",
  "kind",
  "metadata",
  "spec"
 ],
 "properties": {
  "apiVersion": {
   "type": "string",
   "enum": [
    "sluice.dev/v1alpha1"
   ],
   "description": "The version of this kind."
  },
  "kind": {
   "type": "string",
   "enum": [
    "Scenario"
   ],
   "description": "Always Scenario."
  },
  "metadata": {
   "type": "object",
   "properties": {
    "name": {
     "type": "string",
     "minLength": 1,
     "maxLength": 63,
     "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
     "description": "The scenario's name.",
     "example": "spot-reclaim"
    },
    "labels": {
     "type": "object",
     "description": "Labels for people and tools. Sluice does not act on them.",
     "additionalProperties": {
      "type": "string",
      "maxLength": 63
     }
    }
   },
   "additionalProperties": false,
   "description": "Names the document.",
   "required": [
    "name"
   ]
  },
  "spec": {
   "type": "object",
   "description": "The account, and what happens.",
   "required": [
    "duration",
    "clusters"
   ],
   "properties": {
    "story": {
     "type": "string",
     "maxLength": 2000,
     "description": "What happened in production, in a few sentences."
    },
    "account": {
     "type": "string",
     "pattern": "^[0-9]{12}$",
     "default": "111122223333",
     "description": "The account's id."
    },
    "region": {
     "type": "string",
     "maxLength": 32,
     "pattern": "^[a-z]{2}(-[a-z]+)+-[0-9]+$",
     "default": "ap-northeast-1",
     "description": "The Region."
    },
    "start": {
     "type": "string",
     "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
     "default": "2026-11-22T00:00:00Z",
     "description": "What the clock shows when the scenario begins."
    },
    "duration": {
     "type": "string",
     "maxLength": 20,
     "pattern": "^([0-9]+(s|m|h|d))+$",
     "description": "How long the scenario lasts.",
     "example": "2h"
    },
    "settle": {
     "type": "string",
     "maxLength": 20,
     "pattern": "^([0-9]+(s|m|h|d))+$",
     "default": "5m",
     "description": "How long after the last fault the cluster may take to come to rest."
    },
    "seed": {
     "type": "integer",
     "minimum": 0,
     "maximum": 2147483647,
     "default": 1,
     "description": "The seed of all randomness unless the command gives another."
    },
    "clusterSpecs": {
     "type": "array",
     "maxItems": 20,
     "items": {
      "type": "string",
      "minLength": 1,
      "maxLength": 255
     },
     "description": "Files, relative to this one, with the ClusterSpecs that the scenario is meant for."
    },
    "settings": {
     "type": "object",
     "description": "Settings for what AWS leaves unverified. What is not given is drawn from the seed.",
     "properties": {
      "schedulerPass": {
       "type": "string",
       "maxLength": 20,
       "pattern": "^([0-9]+(s|m|h|d))+$",
       "description": "How often the service scheduler looks at a service, 5s to 15s."
      },
      "removedTargets": {
       "type": "string",
       "enum": [
        "stayOut",
        "returnWithinSeconds",
        "returnOnNextPass"
       ],
       "description": "Whether ECS registers a target of a running task again that others deregistered."
      },
      "stopTask": {
       "type": "string",
       "enum": [
        "atOnce",
        "untilUnused",
        "fullDelay"
       ],
       "description": "Whether StopTask waits for the load balancer before SIGTERM."
      },
      "drainDelay": {
       "type": "string",
       "enum": [
        "untilIdle",
        "fullDelay"
       ],
       "description": "Whether ECS waits the whole deregistration delay before SIGTERM."
      },
      "spotRequestLag": {
       "type": "string",
       "maxLength": 20,
       "pattern": "^([0-9]+(s|m|h|d))+$",
       "description": "How long after the notice a spot request shows it, 0s to 15s."
      },
      "hostDeathLag": {
       "type": "string",
       "maxLength": 20,
       "pattern": "^([0-9]+(s|m|h|d))+$",
       "description": "How long ECS takes to see that a host ended, 10s to 20m; drawn from 10s to 120s."
      },
      "metricDelay": {
       "type": "string",
       "maxLength": 20,
       "pattern": "^([0-9]+(s|m|h|d))+$",
       "description": "How late the reservation metrics are, 60s to 120s."
      },
      "attributesOnDraining": {
       "type": "boolean",
       "description": "Whether attributes can be put on DRAINING instances."
      },
      "readLag": {
       "type": "string",
       "maxLength": 20,
       "pattern": "^([0-9]+(s|m|h|d))+$",
       "description": "How long an ECS read may still show what was before a write, 0s to 5s."
      },
      "drainingEvent": {
       "type": "boolean",
       "description": "Whether a change between ACTIVE and DRAINING sends a Container Instance State Change event."
      },
      "drainingTwice": {
       "type": "string",
       "enum": [
        "succeeds",
        "fails"
       ],
       "description": "What setting a DRAINING instance DRAINING does."
      },
      "unknownInstance": {
       "type": "string",
       "enum": [
        "failure",
        "exception"
       ],
       "description": "Whether an unknown container instance is an entry in `failures` or an exception."
      },
      "deregisterBusy": {
       "type": "string",
       "enum": [
        "InvalidParameterException",
        "ClientException"
       ],
       "description": "The error of deregistering an instance with running tasks without force."
      },
      "drainedStopCode": {
       "type": "string",
       "enum": [
        "ServiceSchedulerInitiated",
        "TerminationNotice"
       ],
       "description": "The stopCode of a service task that draining stopped."
      },
      "drainOrder": {
       "type": "string",
       "enum": [
        "oldestFirst",
        "newestFirst"
       ],
       "description": "Which of several tasks on draining instances the scheduler stops first."
      },
      "protectedTasksOnDraining": {
       "type": "string",
       "enum": [
        "stopped",
        "held"
       ],
       "description": "Whether task scale-in protection holds back draining."
      },
      "removedTargetCounts": {
       "type": "boolean",
       "description": "Whether a running task whose target others removed still counts as healthy for minimumHealthyPercent."
      },
      "agentRepair": {
       "type": "boolean",
       "description": "Whether ECS replaces service tasks of an instance whose agent stays disconnected."
      },
      "stopOnSilentAgents": {
       "type": "string",
       "enum": [
        "targetsOut",
        "nothing"
       ],
       "description": "What ECS does about a task that shall stop while its agent is silent: takes its targets out, or nothing before the agent is back."
      },
      "stopAgain": {
       "type": "string",
       "enum": [
        "nothing",
        "hastens"
       ],
       "description": "What StopTask does to a task that ECS is stopping already and that waits for its load balancer: nothing, or the wait is over where StopTask does not wait at all."
      },
      "provisioningTimeout": {
       "type": "string",
       "maxLength": 20,
       "pattern": "^([0-9]+(s|m|h|d))+$",
       "description": "When a task that waits for capacity in PROVISIONING gives up, 10m to 15m."
      },
      "autoScalingThrottle": {
       "type": "string",
       "enum": [
        "Throttling",
        "RateExceeded"
       ],
       "description": "The error code of throttled Auto Scaling calls."
      },
      "describeById": {
       "type": "string",
       "enum": [
        "unfiltered",
        "filtered"
       ],
       "description": "Which throttling bucket an EC2 Describe call with ids takes from."
      },
      "fleetModifyTwice": {
       "type": "string",
       "enum": [
        "fails",
        "succeeds"
       ],
       "description": "What ModifySpotFleetRequest does to a fleet that is still modifying."
      },
      "fleetPolicyPersists": {
       "type": "boolean",
       "description": "Whether a fleet keeps an ExcessCapacityTerminationPolicy that a later modification leaves out."
      },
      "fleetLatest": {
       "type": "string",
       "enum": [
        "atLaunch",
        "atRequest"
       ],
       "description": "When a fleet resolves $Latest and $Default."
      },
      "eventDoubles": {
       "type": "number",
       "minimum": 0,
       "maximum": 100,
       "description": "Percent of events that a rule delivers twice."
      },
      "eventLoss": {
       "type": "number",
       "minimum": 0,
       "maximum": 100,
       "description": "Percent of best-effort events (EC2, Spot, Auto Scaling) that never arrive."
      },
      "scaleInMinutes": {
       "type": "integer",
       "minimum": 1,
       "maximum": 60,
       "description": "Low data points after which a capacity provider scales in."
      }
     },
     "additionalProperties": false
    },
    "queues": {
     "type": "array",
     "maxItems": 20,
     "description": "SQS queues.",
     "items": {
      "type": "object",
      "required": [
       "name"
      ],
      "properties": {
       "name": {
        "type": "string",
        "minLength": 1,
        "maxLength": 80,
        "pattern": "^[A-Za-z0-9_-]+$",
        "description": "The queue's name."
       },
       "events": {
        "type": "array",
        "maxItems": 20,
        "items": {
         "type": "string",
         "minLength": 1,
         "maxLength": 128
        },
        "description": "Detail types of EventBridge events that a rule sends to it; `*` for all of them."
       },
       "visibilityTimeout": {
        "type": "string",
        "maxLength": 20,
        "pattern": "^([0-9]+(s|m|h|d))+$",
        "default": "30s",
        "description": "VisibilityTimeout."
       },
       "deadLetter": {
        "type": "object",
        "required": [
         "queue",
         "maxReceiveCount"
        ],
        "description": "Its redrive policy.",
        "properties": {
         "queue": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "pattern": "^[A-Za-z0-9_-]+$",
          "description": "The dead-letter queue."
         },
         "maxReceiveCount": {
          "type": "integer",
          "minimum": 1,
          "maximum": 1000,
          "description": "Receives after which a message goes there."
         }
        },
        "additionalProperties": false
       },
       "forOperator": {
        "type": "boolean",
        "default": false,
        "description": "Part of the operator's installation; left out under the rival policies."
       }
      },
      "additionalProperties": false
     }
    },
    "clusters": {
     "type": "array",
     "minItems": 1,
     "maxItems": 20,
     "description": "ECS clusters and all that belongs to them.",
     "items": {
      "type": "object",
      "required": [
       "name",
       "pools"
      ],
      "properties": {
       "name": {
        "type": "string",
        "minLength": 1,
        "maxLength": 255,
        "pattern": "^[A-Za-z0-9_-]+$",
        "description": "The cluster's name."
       },
       "pools": {
        "type": "array",
        "maxItems": 20,
        "description": "Auto Scaling groups whose instances join the cluster.",
        "items": {
         "type": "object",
         "required": [
          "name",
          "min",
          "max",
          "desired",
          "instance"
         ],
         "properties": {
          "name": {
           "type": "string",
           "minLength": 1,
           "maxLength": 255,
           "pattern": "^[A-Za-z0-9_-]+$",
           "description": "The group's name."
          },
          "min": {
           "type": "integer",
           "minimum": 0,
           "maximum": 10000,
           "description": "MinSize."
          },
          "max": {
           "type": "integer",
           "minimum": 0,
           "maximum": 10000,
           "description": "MaxSize."
          },
          "desired": {
           "type": "integer",
           "minimum": 0,
           "maximum": 10000,
           "description": "DesiredCapacity at the start."
          },
          "zones": {
           "type": "array",
           "minItems": 1,
           "maxItems": 6,
           "items": {
            "type": "string",
            "pattern": "^[a-z]$"
           },
           "default": [
            "a",
            "c",
            "d"
           ],
           "description": "Letters of the availability zones."
          },
          "market": {
           "type": "string",
           "enum": [
            "on-demand",
            "spot"
           ],
           "default": "on-demand",
           "description": "How its instances are bought."
          },
          "instance": {
           "type": "object",
           "required": [
            "type",
            "cpu",
            "memory"
           ],
           "description": "What it launches.",
           "properties": {
            "type": {
             "type": "string",
             "minLength": 1,
             "maxLength": 32,
             "description": "The EC2 instance type."
            },
            "cpu": {
             "type": "integer",
             "minimum": 128,
             "maximum": 1000000,
             "description": "CPU units that it registers."
            },
            "memory": {
             "type": "integer",
             "minimum": 128,
             "maximum": 100000000,
             "description": "MiB of memory that it registers."
            },
            "gpus": {
             "type": "integer",
             "minimum": 0,
             "maximum": 16,
             "default": 0,
             "description": "GPUs that it registers."
            },
            "enis": {
             "type": "integer",
             "minimum": 0,
             "maximum": 120,
             "default": 3,
             "description": "Network interfaces that awsvpc tasks can have on it."
            }
           },
           "additionalProperties": false
          },
          "boot": {
           "type": "string",
           "maxLength": 20,
           "pattern": "^[0-9]+s(-[0-9]+s)?$",
           "default": "60s-90s",
           "description": "From launch to registration in the cluster, as a range."
          },
          "tags": {
           "type": "object",
           "additionalProperties": {
            "type": "string",
            "maxLength": 256
           },
           "description": "Tags of the group, propagated to its instances."
          },
          "attributes": {
           "type": "object",
           "additionalProperties": {
            "type": "string",
            "maxLength": 128
           },
           "description": "Custom attributes that its instances register with."
          },
          "mixed": {
           "type": "object",
           "description": "A mixed instances policy. The pool's own instance is the first of the types.",
           "properties": {
            "onDemandBase": {
             "type": "integer",
             "minimum": 0,
             "maximum": 10000,
             "default": 0,
             "description": "OnDemandBaseCapacity."
            },
            "onDemandPercentage": {
             "type": "integer",
             "minimum": 0,
             "maximum": 100,
             "default": 100,
             "description": "OnDemandPercentageAboveBaseCapacity."
            },
            "spotAllocation": {
             "type": "string",
             "enum": [
              "lowest-price",
              "capacity-optimized",
              "price-capacity-optimized"
             ],
             "default": "lowest-price",
             "description": "SpotAllocationStrategy."
            },
            "weight": {
             "type": "integer",
             "minimum": 1,
             "maximum": 999,
             "description": "Units that the pool's own instance counts."
            },
            "types": {
             "type": "array",
             "maxItems": 40,
             "description": "Further instance types.",
             "items": {
              "type": "object",
              "required": [
               "type",
               "cpu",
               "memory"
              ],
              "properties": {
               "type": {
                "type": "string",
                "minLength": 1,
                "maxLength": 32,
                "description": "The EC2 instance type."
               },
               "cpu": {
                "type": "integer",
                "minimum": 128,
                "maximum": 1000000,
                "description": "CPU units that it registers."
               },
               "memory": {
                "type": "integer",
                "minimum": 128,
                "maximum": 100000000,
                "description": "MiB of memory that it registers."
               },
               "gpus": {
                "type": "integer",
                "minimum": 0,
                "maximum": 16,
                "default": 0,
                "description": "GPUs that it registers."
               },
               "enis": {
                "type": "integer",
                "minimum": 0,
                "maximum": 120,
                "default": 3,
                "description": "Network interfaces that awsvpc tasks can have on it."
               },
               "weight": {
                "type": "integer",
                "minimum": 1,
                "maximum": 999,
                "description": "Units that one counts; 1 unless given."
               }
              },
              "additionalProperties": false
             }
            }
           },
           "additionalProperties": false
          },
          "terminationPolicies": {
           "type": "array",
           "maxItems": 5,
           "items": {
            "type": "string",
            "enum": [
             "Default",
             "AllocationStrategy",
             "OldestLaunchTemplate",
             "ClosestToNextInstanceHour",
             "NewestInstance",
             "OldestInstance"
            ]
           },
           "default": [
            "Default"
           ],
           "description": "TerminationPolicies, in order."
          },
          "suspended": {
           "type": "array",
           "maxItems": 9,
           "items": {
            "type": "string",
            "enum": [
             "Launch",
             "Terminate",
             "AddToLoadBalancer",
             "AlarmNotification",
             "AZRebalance",
             "HealthCheck",
             "InstanceRefresh",
             "ReplaceUnhealthy",
             "ScheduledActions"
            ]
           },
           "description": "Processes that are suspended at the start."
          },
          "newInstancesProtected": {
           "type": "boolean",
           "default": false,
           "description": "NewInstancesProtectedFromScaleIn; also the flag of the instances that are there at the start."
          },
          "capacityRebalance": {
           "type": "boolean",
           "default": false,
           "description": "CapacityRebalance."
          },
          "maxInstanceLifetime": {
           "type": "string",
           "maxLength": 20,
           "pattern": "^([0-9]+(s|m|h|d))+$",
           "description": "MaxInstanceLifetime, 1d or more."
          },
          "retainOnAbandon": {
           "type": "boolean",
           "default": false,
           "description": "InstanceLifecyclePolicy: an abandoned terminate hook keeps the instance in Terminating:Retained."
          },
          "launchTemplateVersion": {
           "type": "string",
           "maxLength": 10,
           "pattern": "^([$]Latest|[$]Default|[0-9]+)$",
           "default": "$Default",
           "description": "The launch template version that the group launches."
          },
          "agentSpotDraining": {
           "type": "boolean",
           "default": false,
           "description": "ECS_ENABLE_SPOT_INSTANCE_DRAINING: the agent sets its instance DRAINING at an interruption notice."
          },
          "trunking": {
           "type": "boolean",
           "default": false,
           "description": "awsvpcTrunking: instances pass REGISTERING and DEREGISTERING while their trunk interface is made or removed."
          },
          "capacityProvider": {
           "type": "object",
           "description": "The capacity provider of the cluster that owns this group.",
           "properties": {
            "name": {
             "type": "string",
             "minLength": 1,
             "maxLength": 255,
             "pattern": "^[A-Za-z0-9_-]+$",
             "description": "Its name; the pool's unless given."
            },
            "targetCapacity": {
             "type": "integer",
             "minimum": 1,
             "maximum": 100,
             "default": 100,
             "description": "managedScaling.targetCapacity."
            },
            "managedScaling": {
             "type": "boolean",
             "default": true,
             "description": "Managed scaling."
            },
            "minimumScalingStepSize": {
             "type": "integer",
             "minimum": 1,
             "maximum": 10000,
             "default": 1,
             "description": "minimumScalingStepSize."
            },
            "maximumScalingStepSize": {
             "type": "integer",
             "minimum": 1,
             "maximum": 10000,
             "default": 10000,
             "description": "maximumScalingStepSize."
            },
            "instanceWarmupPeriod": {
             "type": "string",
             "maxLength": 20,
             "pattern": "^([0-9]+(s|m|h|d))+$",
             "default": "5m",
             "description": "instanceWarmupPeriod."
            },
            "managedTerminationProtection": {
             "type": "boolean",
             "default": false,
             "description": "Managed termination protection."
            },
            "managedDraining": {
             "type": "boolean",
             "default": true,
             "description": "Managed instance draining."
            }
           },
           "additionalProperties": false
          },
          "hooks": {
           "type": "array",
           "maxItems": 10,
           "description": "Lifecycle hooks that are there at the start.",
           "items": {
            "type": "object",
            "required": [
             "name"
            ],
            "properties": {
             "name": {
              "type": "string",
              "minLength": 1,
              "maxLength": 255,
              "description": "The hook's name."
             },
             "heartbeat": {
              "type": "string",
              "maxLength": 20,
              "pattern": "^([0-9]+(s|m|h|d))+$",
              "default": "1h",
              "description": "HeartbeatTimeout."
             },
             "defaultResult": {
              "type": "string",
              "enum": [
               "CONTINUE",
               "ABANDON"
              ],
              "default": "ABANDON",
              "description": "DefaultResult."
             },
             "transition": {
              "type": "string",
              "enum": [
               "launching",
               "terminating"
              ],
              "default": "terminating",
              "description": "LifecycleTransition."
             },
             "drainFunction": {
              "type": "boolean",
              "default": false,
              "description": "A function that others wrote acts on it: it sets the instance DRAINING, looks again until no task is left, and completes the hook."
             },
             "forOperator": {
              "type": "boolean",
              "default": false,
              "description": "Part of the operator's installation; left out under the rival policies."
             }
            },
            "additionalProperties": false
           }
          },
          "targetTracking": {
           "type": "object",
           "required": [
            "metric",
            "target"
           ],
           "description": "A target-tracking policy of the group on a reservation metric of the cluster.",
           "properties": {
            "metric": {
             "type": "string",
             "enum": [
              "CPUReservation",
              "MemoryReservation"
             ],
             "description": "The metric."
            },
            "target": {
             "type": "integer",
             "minimum": 1,
             "maximum": 100,
             "description": "Its target in percent."
            },
            "cooldown": {
             "type": "string",
             "maxLength": 20,
             "pattern": "^([0-9]+(s|m|h|d))+$",
             "default": "5m",
             "description": "The least time between two changes."
            },
            "withoutOperator": {
             "type": "boolean",
             "default": false,
             "description": "It is there only where Sluice does not run: whoever lets Sluice scale takes it away."
            }
           },
           "additionalProperties": false
          }
         },
         "additionalProperties": false
        }
       },
       "fleets": {
        "type": "array",
        "maxItems": 20,
        "description": "Spot Fleet requests of type maintain whose instances join the cluster.",
        "items": {
         "type": "object",
         "required": [
          "name",
          "target",
          "types"
         ],
         "properties": {
          "name": {
           "type": "string",
           "minLength": 1,
           "maxLength": 255,
           "pattern": "^[A-Za-z0-9_-]+$",
           "description": "The fleet's name, which is its tag Name; its id comes from the seed."
          },
          "target": {
           "type": "integer",
           "minimum": 0,
           "maximum": 10000,
           "description": "TargetCapacity, in units."
          },
          "onDemandTarget": {
           "type": "integer",
           "minimum": 0,
           "maximum": 10000,
           "default": 0,
           "description": "OnDemandTargetCapacity, in units."
          },
          "zones": {
           "type": "array",
           "minItems": 1,
           "maxItems": 6,
           "items": {
            "type": "string",
            "pattern": "^[a-z]$"
           },
           "default": [
            "a",
            "c",
            "d"
           ],
           "description": "Letters of the availability zones."
          },
          "allocation": {
           "type": "string",
           "enum": [
            "lowestPrice",
            "diversified",
            "capacityOptimized",
            "priceCapacityOptimized"
           ],
           "default": "lowestPrice",
           "description": "AllocationStrategy."
          },
          "types": {
           "type": "array",
           "maxItems": 40,
           "description": "Further instance types.",
           "items": {
            "type": "object",
            "required": [
             "type",
             "cpu",
             "memory"
            ],
            "properties": {
             "type": {
              "type": "string",
              "minLength": 1,
              "maxLength": 32,
              "description": "The EC2 instance type."
             },
             "cpu": {
              "type": "integer",
              "minimum": 128,
              "maximum": 1000000,
              "description": "CPU units that it registers."
             },
             "memory": {
              "type": "integer",
              "minimum": 128,
              "maximum": 100000000,
              "description": "MiB of memory that it registers."
             },
             "gpus": {
              "type": "integer",
              "minimum": 0,
              "maximum": 16,
              "default": 0,
              "description": "GPUs that it registers."
             },
             "enis": {
              "type": "integer",
              "minimum": 0,
              "maximum": 120,
              "default": 3,
              "description": "Network interfaces that awsvpc tasks can have on it."
             },
             "weight": {
              "type": "integer",
              "minimum": 1,
              "maximum": 999,
              "description": "Units that one counts; 1 unless given."
             }
            },
            "additionalProperties": false
           }
          },
          "boot": {
           "type": "string",
           "maxLength": 20,
           "pattern": "^[0-9]+s(-[0-9]+s)?$",
           "default": "60s-90s",
           "description": "From launch to registration in the cluster, as a range."
          },
          "tags": {
           "type": "object",
           "additionalProperties": {
            "type": "string",
            "maxLength": 256
           },
           "description": "Tags of the fleet and its instances."
          },
          "attributes": {
           "type": "object",
           "additionalProperties": {
            "type": "string",
            "maxLength": 128
           },
           "description": "Custom attributes that its instances register with."
          },
          "excessCapacityTerminationPolicy": {
           "type": "string",
           "enum": [
            "default",
            "noTermination"
           ],
           "default": "default",
           "description": "ExcessCapacityTerminationPolicy."
          },
          "launchTemplateVersion": {
           "type": "string",
           "maxLength": 10,
           "pattern": "^([$]Latest|[$]Default|[0-9]+)$",
           "default": "$Latest",
           "description": "The launch template version that it launches."
          },
          "agentSpotDraining": {
           "type": "boolean",
           "default": false,
           "description": "ECS_ENABLE_SPOT_INSTANCE_DRAINING of its agents."
          }
         },
         "additionalProperties": false
        }
       },
       "services": {
        "type": "array",
        "maxItems": 500,
        "description": "Services of the cluster.",
        "items": {
         "type": "object",
         "required": [
          "name",
          "desired",
          "task"
         ],
         "properties": {
          "name": {
           "type": "string",
           "minLength": 1,
           "maxLength": 255,
           "pattern": "^[A-Za-z0-9_-]+$",
           "description": "The service's name."
          },
          "desired": {
           "type": "integer",
           "minimum": 0,
           "maximum": 10000,
           "description": "Its desired count at the start; 0 for a daemon, which has a task on each instance."
          },
          "daemon": {
           "type": "boolean",
           "default": false,
           "description": "One task on each instance."
          },
          "launchType": {
           "type": "string",
           "enum": [
            "EC2",
            "FARGATE"
           ],
           "default": "EC2",
           "description": "Where its tasks run."
          },
          "capacityProvider": {
           "type": "string",
           "minLength": 1,
           "maxLength": 255,
           "pattern": "^[A-Za-z0-9_-]+$",
           "description": "The capacity provider that places its tasks: they wait in PROVISIONING for capacity."
          },
          "constraints": {
           "type": "array",
           "maxItems": 10,
           "description": "Placement constraints.",
           "items": {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "properties": {
             "distinctInstance": {
              "type": "boolean",
              "enum": [
               true
              ],
              "description": "Each task on another instance."
             },
             "memberOf": {
              "type": "string",
              "minLength": 1,
              "maxLength": 2000,
              "description": "An expression of the cluster query language.",
              "example": "attribute:ecs.instance-type == c6i.xlarge"
             }
            },
            "additionalProperties": false
           }
          },
          "availabilityZoneRebalancing": {
           "type": "boolean",
           "default": false,
           "description": "Whether ECS evens tasks out over zones after steady state."
          },
          "scaleInProtection": {
           "type": "string",
           "maxLength": 20,
           "pattern": "^([0-9]+(s|m|h|d))+$",
           "description": "Each task protects itself from scale-in for so long when it starts, 1m to 2d."
          },
          "loadBalancers": {
           "type": "array",
           "minItems": 1,
           "maxItems": 5,
           "description": "Several load balancers in front of it, a target group each; instead of loadBalancer. Traffic arrives at the first.",
           "items": {
            "type": "object",
            "description": "A load balancer.",
            "properties": {
             "type": {
              "type": "string",
              "enum": [
               "application",
               "network"
              ],
              "default": "application",
              "description": "Its type."
             },
             "deregistrationDelay": {
              "type": "string",
              "maxLength": 20,
              "pattern": "^([0-9]+(s|m|h|d))+$",
              "default": "5m",
              "description": "deregistration_delay.timeout_seconds."
             },
             "healthCheckInterval": {
              "type": "string",
              "maxLength": 20,
              "pattern": "^([0-9]+(s|m|h|d))+$",
              "default": "10s",
              "description": "Seconds between health checks, 5 to 300."
             },
             "healthyThreshold": {
              "type": "integer",
              "minimum": 2,
              "maximum": 10,
              "default": 2,
              "description": "Passed checks until an unhealthy target is healthy."
             },
             "unhealthyThreshold": {
              "type": "integer",
              "minimum": 2,
              "maximum": 10,
              "default": 2,
              "description": "Failed checks until a target is unhealthy."
             }
            },
            "additionalProperties": false
           }
          },
          "minimumHealthyPercent": {
           "type": "integer",
           "minimum": 0,
           "maximum": 100,
           "description": "Default: 100, 0 for a daemon."
          },
          "maximumPercent": {
           "type": "integer",
           "minimum": 0,
           "maximum": 1000,
           "description": "Default: 200, 100 for a daemon."
          },
          "task": {
           "type": "object",
           "required": [
            "cpu",
            "memory"
           ],
           "description": "Its tasks.",
           "properties": {
            "cpu": {
             "type": "integer",
             "minimum": 1,
             "maximum": 1000000,
             "description": "CPU units."
            },
            "memory": {
             "type": "integer",
             "minimum": 1,
             "maximum": 100000000,
             "description": "MiB of memory."
            },
            "stopTimeout": {
             "type": "string",
             "maxLength": 20,
             "pattern": "^([0-9]+(s|m|h|d))+$",
             "default": "30s",
             "description": "From SIGTERM to SIGKILL."
            },
            "start": {
             "type": "string",
             "maxLength": 20,
             "pattern": "^[0-9]+s(-[0-9]+s)?$",
             "default": "5s-15s",
             "description": "From placement to RUNNING, as a range."
            },
            "ready": {
             "type": "string",
             "maxLength": 20,
             "pattern": "^[0-9]+s(-[0-9]+s)?$",
             "default": "3s-8s",
             "description": "From RUNNING to answering requests, as a range."
            },
            "shutdown": {
             "type": "string",
             "maxLength": 20,
             "pattern": "^[0-9]+s(-[0-9]+s)?$",
             "default": "1s-5s",
             "description": "From SIGTERM to the end of the containers, as a range."
            },
            "gpus": {
             "type": "integer",
             "minimum": 0,
             "maximum": 16,
             "default": 0,
             "description": "GPUs."
            },
            "network": {
             "type": "string",
             "enum": [
              "bridge",
              "awsvpc",
              "host"
             ],
             "description": "Network mode: awsvpc tasks have an interface and an IP of their own, and ip targets. Default: bridge, on Fargate awsvpc."
            },
            "hostPort": {
             "type": "integer",
             "minimum": 1,
             "maximum": 65535,
             "description": "A fixed host port; a dynamic one unless given."
            },
            "healthCheck": {
             "type": "string",
             "maxLength": 20,
             "pattern": "^[0-9]+s(-[0-9]+s)?$",
             "description": "A container health check: from RUNNING to HEALTHY, as a range."
            }
           },
           "additionalProperties": false
          },
          "spread": {
           "type": "array",
           "maxItems": 5,
           "items": {
            "type": "string",
            "enum": [
             "zone",
             "instance",
             "random",
             "binpack-cpu",
             "binpack-memory"
            ]
           },
           "default": [
            "zone",
            "instance"
           ],
           "description": "Placement strategies, in order."
          },
          "loadBalancer": {
           "type": "object",
           "description": "The load balancer in front of it. Without one it is behind nothing.",
           "properties": {
            "type": {
             "type": "string",
             "enum": [
              "application",
              "network"
             ],
             "default": "application",
             "description": "Its type."
            },
            "deregistrationDelay": {
             "type": "string",
             "maxLength": 20,
             "pattern": "^([0-9]+(s|m|h|d))+$",
             "default": "5m",
             "description": "deregistration_delay.timeout_seconds."
            },
            "healthCheckInterval": {
             "type": "string",
             "maxLength": 20,
             "pattern": "^([0-9]+(s|m|h|d))+$",
             "default": "10s",
             "description": "Seconds between health checks, 5 to 300."
            },
            "healthyThreshold": {
             "type": "integer",
             "minimum": 2,
             "maximum": 10,
             "default": 2,
             "description": "Passed checks until an unhealthy target is healthy."
            },
            "unhealthyThreshold": {
             "type": "integer",
             "minimum": 2,
             "maximum": 10,
             "default": 2,
             "description": "Failed checks until a target is unhealthy."
            }
           },
           "additionalProperties": false
          },
          "discovery": {
           "type": "object",
           "required": [
            "by"
           ],
           "description": "How its clients find its tasks where there is no load balancer.",
           "properties": {
            "by": {
             "type": "string",
             "enum": [
              "cloudMap",
              "serviceConnect"
             ],
             "description": "cloudMap: clients resolve addresses and keep them for the ttl. serviceConnect: proxies beside the clients hear of changes within seconds and try another task where a connection fails."
            },
            "ttl": {
             "type": "string",
             "maxLength": 20,
             "pattern": "^([0-9]+(s|m|h|d))+$",
             "default": "60s",
             "description": "Of the DNS records in Cloud Map, 1s to 1h: so long a client goes on calling a task that ECS has taken out."
            }
           },
           "additionalProperties": false
          },
          "traffic": {
           "type": "object",
           "description": "Requests that arrive at the load balancer, or at the tasks that clients discover: their rate by points, by a daily wave, or from a CSV file.",
           "properties": {
            "points": {
             "type": "array",
             "minItems": 1,
             "maxItems": 1000,
             "description": "Requests per second at points in time, with straight lines between.",
             "items": {
              "type": "object",
              "required": [
               "at",
               "requestsPerSecond"
              ],
              "properties": {
               "at": {
                "type": "string",
                "maxLength": 20,
                "pattern": "^([0-9]+(s|m|h|d))+$",
                "description": "Time since the start."
               },
               "requestsPerSecond": {
                "type": "number",
                "minimum": 0,
                "maximum": 100000,
                "description": "The rate at that time."
               }
              },
              "additionalProperties": false
             }
            },
            "wave": {
             "type": "object",
             "required": [
              "low",
              "high"
             ],
             "description": "A sine between two rates.",
             "properties": {
              "low": {
               "type": "number",
               "minimum": 0,
               "maximum": 100000,
               "description": "The lowest rate."
              },
              "high": {
               "type": "number",
               "minimum": 0,
               "maximum": 100000,
               "description": "The highest rate."
              },
              "period": {
               "type": "string",
               "maxLength": 20,
               "pattern": "^([0-9]+(s|m|h|d))+$",
               "default": "24h",
               "description": "From peak to peak."
              },
              "peakAt": {
               "type": "string",
               "maxLength": 20,
               "pattern": "^([0-9]+(s|m|h|d))+$",
               "description": "Time since the start of the first peak, at most the period. Default: half the period."
              }
             },
             "additionalProperties": false
            },
            "csv": {
             "type": "object",
             "required": [
              "file"
             ],
             "description": "A CSV file with a header line, a column of seconds and a column of rates.",
             "properties": {
              "file": {
               "type": "string",
               "minLength": 1,
               "maxLength": 255,
               "description": "The file, relative to this one."
              },
              "seconds": {
               "type": "string",
               "minLength": 1,
               "maxLength": 64,
               "default": "seconds",
               "description": "The column of seconds since the start."
              },
              "value": {
               "type": "string",
               "minLength": 1,
               "maxLength": 64,
               "default": "value",
               "description": "The column of rates."
              },
              "scale": {
               "type": "number",
               "minimum": 0.000001,
               "maximum": 1000000,
               "default": 1,
               "description": "Requests per second for a value of one."
              }
             },
             "additionalProperties": false
            },
            "cdn": {
             "type": "object",
             "description": "A CDN in front, which keeps what the load balancer answered 5xx and answers it again.",
             "properties": {
              "errorCaching": {
               "type": "string",
               "maxLength": 20,
               "pattern": "^([0-9]+(s|m|h|d))+$",
               "default": "5m",
               "description": "How long it keeps an error."
              },
              "objects": {
               "type": "integer",
               "minimum": 1,
               "maximum": 1000000,
               "default": 100,
               "description": "How many different objects are asked for, each as often as another."
              }
             },
             "additionalProperties": false
            },
            "seconds": {
             "type": "number",
             "minimum": 0.001,
             "maximum": 600,
             "default": 0.1,
             "description": "How long a request takes on average."
            },
            "perTask": {
             "type": "number",
             "minimum": 0.01,
             "maximum": 100000,
             "default": 100,
             "description": "Requests per second that one task can answer; more than that fail as overload."
            }
           },
           "additionalProperties": false
          },
          "autoScaling": {
           "type": "object",
           "required": [
            "min",
            "max",
            "requestsPerTask"
           ],
           "description": "Service auto scaling on requests per target.",
           "properties": {
            "min": {
             "type": "integer",
             "minimum": 0,
             "maximum": 10000,
             "description": "The least desired count."
            },
            "max": {
             "type": "integer",
             "minimum": 0,
             "maximum": 10000,
             "description": "The most desired count."
            },
            "requestsPerTask": {
             "type": "number",
             "minimum": 0.01,
             "maximum": 100000,
             "description": "The target of requests per second and task."
            }
           },
           "additionalProperties": false
          }
         },
         "additionalProperties": false
        }
       },
       "jobs": {
        "type": "array",
        "maxItems": 100,
        "description": "Batch launchers: they start standalone tasks, and start them again when no room was found or they were cut.",
        "items": {
         "type": "object",
         "required": [
          "family",
          "perMinute",
          "task",
          "seconds"
         ],
         "properties": {
          "family": {
           "type": "string",
           "minLength": 1,
           "maxLength": 255,
           "pattern": "^[A-Za-z0-9_-]+$",
           "description": "The family of the task definition."
          },
          "capacityProvider": {
           "type": "string",
           "minLength": 1,
           "maxLength": 255,
           "pattern": "^[A-Za-z0-9_-]+$",
           "description": "The capacity provider that places its tasks: they wait in PROVISIONING for capacity."
          },
          "perMinute": {
           "type": "number",
           "minimum": 0,
           "maximum": 100000,
           "description": "Tasks started per minute on average."
          },
          "shortageQueue": {
           "type": "string",
           "minLength": 1,
           "maxLength": 80,
           "pattern": "^[A-Za-z0-9_-]+$",
           "description": "The queue to which it reports how many of its tasks found no room, each time that this changes."
          },
          "seconds": {
           "type": "string",
           "maxLength": 20,
           "pattern": "^[0-9]+s(-[0-9]+s)?$",
           "description": "How long one runs, as a range.",
           "example": "30s-300s"
          },
          "until": {
           "type": "string",
           "maxLength": 20,
           "pattern": "^([0-9]+(s|m|h|d))+$",
           "description": "When the launcher stops starting new ones."
          },
          "task": {
           "type": "object",
           "required": [
            "cpu",
            "memory"
           ],
           "description": "Its tasks.",
           "properties": {
            "cpu": {
             "type": "integer",
             "minimum": 1,
             "maximum": 1000000,
             "description": "CPU units."
            },
            "memory": {
             "type": "integer",
             "minimum": 1,
             "maximum": 100000000,
             "description": "MiB of memory."
            },
            "stopTimeout": {
             "type": "string",
             "maxLength": 20,
             "pattern": "^([0-9]+(s|m|h|d))+$",
             "default": "30s",
             "description": "From SIGTERM to SIGKILL."
            },
            "start": {
             "type": "string",
             "maxLength": 20,
             "pattern": "^[0-9]+s(-[0-9]+s)?$",
             "default": "5s-15s",
             "description": "From placement to RUNNING, as a range."
            },
            "ready": {
             "type": "string",
             "maxLength": 20,
             "pattern": "^[0-9]+s(-[0-9]+s)?$",
             "default": "3s-8s",
             "description": "From RUNNING to answering requests, as a range."
            },
            "shutdown": {
             "type": "string",
             "maxLength": 20,
             "pattern": "^[0-9]+s(-[0-9]+s)?$",
             "default": "1s-5s",
             "description": "From SIGTERM to the end of the containers, as a range."
            },
            "gpus": {
             "type": "integer",
             "minimum": 0,
             "maximum": 16,
             "default": 0,
             "description": "GPUs."
            },
            "network": {
             "type": "string",
             "enum": [
              "bridge",
              "awsvpc",
              "host"
             ],
             "description": "Network mode: awsvpc tasks have an interface and an IP of their own, and ip targets. Default: bridge, on Fargate awsvpc."
            },
            "hostPort": {
             "type": "integer",
             "minimum": 1,
             "maximum": 65535,
             "description": "A fixed host port; a dynamic one unless given."
            },
            "healthCheck": {
             "type": "string",
             "maxLength": 20,
             "pattern": "^[0-9]+s(-[0-9]+s)?$",
             "description": "A container health check: from RUNNING to HEALTHY, as a range."
            }
           },
           "additionalProperties": false
          }
         },
         "additionalProperties": false
        }
       }
      },
      "additionalProperties": false
     }
    },
    "faults": {
     "type": "array",
     "maxItems": 1000,
     "description": "What goes wrong, and when.",
     "items": {
      "type": "object",
      "required": [
       "at"
      ],
      "minProperties": 2,
      "maxProperties": 2,
      "properties": {
       "at": {
        "type": "string",
        "maxLength": 20,
        "pattern": "^([0-9]+(s|m|h|d))+$",
        "description": "Time since the start."
       },
       "spotInterruption": {
        "type": "object",
        "description": "Instances get a spot interruption notice, two minutes ahead.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool or fleet, whose instances the seed chooses from."
         },
         "instance": {
          "type": "string",
          "pattern": "^i-[0-9a-f]{8,17}$",
          "description": "This one instance, instead of a pool."
         },
         "zone": {
          "type": "string",
          "pattern": "^[a-z]$",
          "description": "Only those in this zone, by its letter."
         },
         "count": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "default": 1,
          "description": "How many."
         },
         "over": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "1s",
          "description": "Spread over this time."
         },
         "lead": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "2m",
          "description": "From the notice's arrival to the end; less than 2m for a late notice."
         },
         "notices": {
          "type": "integer",
          "minimum": 0,
          "maximum": 3,
          "default": 1,
          "description": "How often the notice is sent; 0 for none at all, on either channel."
         },
         "taken": {
          "type": "boolean",
          "default": true,
          "description": "False: the instance is not taken after all."
         }
        },
        "additionalProperties": false
       },
       "rebalanceRecommendation": {
        "type": "object",
        "description": "Instances get a rebalance recommendation.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool or fleet, whose instances the seed chooses from."
         },
         "instance": {
          "type": "string",
          "pattern": "^i-[0-9a-f]{8,17}$",
          "description": "This one instance, instead of a pool."
         },
         "zone": {
          "type": "string",
          "pattern": "^[a-z]$",
          "description": "Only those in this zone, by its letter."
         },
         "count": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "default": 1,
          "description": "How many."
         },
         "over": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "1s",
          "description": "Spread over this time."
         }
        },
        "additionalProperties": false
       },
       "terminateInstances": {
        "type": "object",
        "description": "Someone ends instances with EC2 TerminateInstances, past every hook and protection.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool or fleet, whose instances the seed chooses from."
         },
         "instance": {
          "type": "string",
          "pattern": "^i-[0-9a-f]{8,17}$",
          "description": "This one instance, instead of a pool."
         },
         "zone": {
          "type": "string",
          "pattern": "^[a-z]$",
          "description": "Only those in this zone, by its letter."
         },
         "count": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "default": 1,
          "description": "How many."
         },
         "over": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "1s",
          "description": "Spread over this time."
         }
        },
        "additionalProperties": false
       },
       "stopInstances": {
        "type": "object",
        "description": "Someone stops instances with EC2 StopInstances.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool or fleet, whose instances the seed chooses from."
         },
         "instance": {
          "type": "string",
          "pattern": "^i-[0-9a-f]{8,17}$",
          "description": "This one instance, instead of a pool."
         },
         "zone": {
          "type": "string",
          "pattern": "^[a-z]$",
          "description": "Only those in this zone, by its letter."
         },
         "count": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "default": 1,
          "description": "How many."
         },
         "over": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "1s",
          "description": "Spread over this time."
         }
        },
        "additionalProperties": false
       },
       "suddenDeath": {
        "type": "object",
        "description": "Hosts die at once, without a shutdown.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool or fleet, whose instances the seed chooses from."
         },
         "instance": {
          "type": "string",
          "pattern": "^i-[0-9a-f]{8,17}$",
          "description": "This one instance, instead of a pool."
         },
         "zone": {
          "type": "string",
          "pattern": "^[a-z]$",
          "description": "Only those in this zone, by its letter."
         },
         "count": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "default": 1,
          "description": "How many."
         },
         "over": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "1s",
          "description": "Spread over this time."
         },
         "ghost": {
          "type": "boolean",
          "default": false,
          "description": "True: the agent had lost its connection before, so the container instance stays ACTIVE for ever."
         }
        },
        "additionalProperties": false
       },
       "agentDisconnect": {
        "type": "object",
        "description": "Agents lose their connection.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool or fleet, whose instances the seed chooses from."
         },
         "instance": {
          "type": "string",
          "pattern": "^i-[0-9a-f]{8,17}$",
          "description": "This one instance, instead of a pool."
         },
         "zone": {
          "type": "string",
          "pattern": "^[a-z]$",
          "description": "Only those in this zone, by its letter."
         },
         "count": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "default": 1,
          "description": "How many."
         },
         "over": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "1s",
          "description": "Spread over this time."
         },
         "for": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "2m",
          "description": "How long."
         },
         "forGood": {
          "type": "boolean",
          "default": false,
          "description": "True: they never come back, while their containers go on."
         }
        },
        "additionalProperties": false
       },
       "impairedStatus": {
        "type": "object",
        "description": "EC2 status checks show instances as impaired.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool or fleet, whose instances the seed chooses from."
         },
         "instance": {
          "type": "string",
          "pattern": "^i-[0-9a-f]{8,17}$",
          "description": "This one instance, instead of a pool."
         },
         "zone": {
          "type": "string",
          "pattern": "^[a-z]$",
          "description": "Only those in this zone, by its letter."
         },
         "count": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "default": 1,
          "description": "How many."
         },
         "over": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "1s",
          "description": "Spread over this time."
         },
         "for": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "10m",
          "description": "How long."
         }
        },
        "additionalProperties": false
       },
       "hostHangs": {
        "type": "object",
        "description": "Hosts hang: EC2 calls them running, and nothing on them answers, neither containers nor agent. The status check fails one to three minutes later.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool or fleet, whose instances the seed chooses from."
         },
         "instance": {
          "type": "string",
          "pattern": "^i-[0-9a-f]{8,17}$",
          "description": "This one instance, instead of a pool."
         },
         "zone": {
          "type": "string",
          "pattern": "^[a-z]$",
          "description": "Only those in this zone, by its letter."
         },
         "count": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "default": 1,
          "description": "How many."
         },
         "over": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "1s",
          "description": "Spread over this time."
         }
        },
        "additionalProperties": false
       },
       "zoneOutage": {
        "type": "object",
        "required": [
         "zone"
        ],
        "description": "A zone fails: its hosts die, and nothing can be launched there for a while.",
        "properties": {
         "zone": {
          "type": "string",
          "pattern": "^[a-z]$",
          "description": "The zone's letter."
         },
         "for": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "30m",
          "description": "How long."
         }
        },
        "additionalProperties": false
       },
       "insufficientCapacity": {
        "type": "object",
        "description": "EC2 has no capacity.",
        "properties": {
         "zone": {
          "type": "string",
          "pattern": "^[a-z]$",
          "description": "Only in this zone."
         },
         "type": {
          "type": "string",
          "minLength": 1,
          "maxLength": 32,
          "description": "Only for this instance type."
         },
         "market": {
          "type": "string",
          "enum": [
           "on-demand",
           "spot"
          ],
          "description": "Only in this market."
         },
         "for": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "10m",
          "description": "How long."
         }
        },
        "additionalProperties": false
       },
       "launchTrouble": {
        "type": "object",
        "required": [
         "pool"
        ],
        "description": "Launches of a pool go wrong.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool or fleet, whose instances the seed chooses from."
         },
         "how": {
          "type": "string",
          "enum": [
           "fails",
           "dies",
           "neverJoins",
           "joinsAnother"
          ],
          "default": "fails",
          "description": "fails: EC2 refuses; dies: the instance ends while it boots; neverJoins: it runs and never registers; joinsAnother: it registers in another cluster, the first of the others."
         },
         "for": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "10m",
          "description": "How long."
         }
        },
        "additionalProperties": false
       },
       "launchTemplateVersion": {
        "type": "object",
        "required": [
         "pool"
        ],
        "description": "Someone makes a new version of a pool's launch template with another AMI.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool or fleet, whose instances the seed chooses from."
         },
         "makeDefault": {
          "type": "boolean",
          "default": true,
          "description": "Whether it becomes the default version."
         }
        },
        "additionalProperties": false
       },
       "instanceRefresh": {
        "type": "object",
        "required": [
         "pool"
        ],
        "description": "Someone starts an instance refresh.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool or fleet, whose instances the seed chooses from."
         },
         "minHealthyPercentage": {
          "type": "integer",
          "minimum": 0,
          "maximum": 100,
          "default": 90,
          "description": "MinHealthyPercentage."
         },
         "maxHealthyPercentage": {
          "type": "integer",
          "minimum": 100,
          "maximum": 200,
          "default": 100,
          "description": "MaxHealthyPercentage."
         },
         "skipMatching": {
          "type": "boolean",
          "default": false,
          "description": "SkipMatching."
         }
        },
        "additionalProperties": false
       },
       "setFleetTarget": {
        "type": "object",
        "required": [
         "pool",
         "target"
        ],
        "description": "Someone modifies the target capacity of a fleet.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool or fleet, whose instances the seed chooses from."
         },
         "target": {
          "type": "integer",
          "minimum": 0,
          "maximum": 10000,
          "description": "The new target in units."
         },
         "excessCapacityTerminationPolicy": {
          "type": "string",
          "enum": [
           "default",
           "noTermination"
          ],
          "default": "default",
          "description": "ExcessCapacityTerminationPolicy."
         }
        },
        "additionalProperties": false
       },
       "setServiceDesired": {
        "type": "object",
        "required": [
         "service",
         "desired"
        ],
        "description": "Someone sets the desired count of a service.",
        "properties": {
         "service": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The service."
         },
         "desired": {
          "type": "integer",
          "minimum": 0,
          "maximum": 10000,
          "description": "The new desired count."
         }
        },
        "additionalProperties": false
       },
       "setProtection": {
        "type": "object",
        "required": [
         "pool",
         "on"
        ],
        "description": "Someone sets the scale-in protection of instances.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool or fleet, whose instances the seed chooses from."
         },
         "on": {
          "type": "boolean",
          "description": "Protected or not."
         },
         "count": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "default": 1,
          "description": "How many."
         }
        },
        "additionalProperties": false
       },
       "setAttribute": {
        "type": "object",
        "required": [
         "pool",
         "name"
        ],
        "description": "Someone writes a custom attribute on container instances, or takes it away.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool or fleet, whose instances the seed chooses from."
         },
         "zone": {
          "type": "string",
          "pattern": "^[a-z]$",
          "description": "Only those in this zone, by its letter."
         },
         "count": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "default": 1,
          "description": "How many."
         },
         "name": {
          "type": "string",
          "minLength": 1,
          "maxLength": 128,
          "pattern": "^[A-Za-z0-9_./\\\\-]+$",
          "description": "The name of the attribute."
         },
         "value": {
          "type": "string",
          "minLength": 1,
          "maxLength": 128,
          "pattern": "^[A-Za-z0-9_./\\\\@:-]([A-Za-z0-9_./\\\\@: -]*[A-Za-z0-9_./\\\\@:-])?$",
          "description": "Its value; without one it is taken away from those that have it."
         },
         "was": {
          "type": "string",
          "minLength": 1,
          "maxLength": 128,
          "description": "Only where it has this value."
         }
        },
        "additionalProperties": false
       },
       "setInstanceTag": {
        "type": "object",
        "required": [
         "pool",
         "key"
        ],
        "description": "Someone writes an EC2 tag on instances, or takes it away.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool or fleet, whose instances the seed chooses from."
         },
         "zone": {
          "type": "string",
          "pattern": "^[a-z]$",
          "description": "Only those in this zone, by its letter."
         },
         "count": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "default": 1,
          "description": "How many."
         },
         "key": {
          "type": "string",
          "minLength": 1,
          "maxLength": 128,
          "description": "The key of the tag."
         },
         "value": {
          "type": "string",
          "maxLength": 256,
          "description": "Its value; without one the tag is taken away from those that have it."
         }
        },
        "additionalProperties": false
       },
       "setContainerInstanceState": {
        "type": "object",
        "required": [
         "pool",
         "status"
        ],
        "description": "Someone sets the state of container instances, of those that are in the other.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool or fleet, whose instances the seed chooses from."
         },
         "zone": {
          "type": "string",
          "pattern": "^[a-z]$",
          "description": "Only those in this zone, by its letter."
         },
         "count": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "default": 1,
          "description": "How many."
         },
         "status": {
          "type": "string",
          "enum": [
           "ACTIVE",
           "DRAINING"
          ],
          "description": "The new state."
         },
         "lacking": {
          "type": "string",
          "minLength": 1,
          "maxLength": 128,
          "description": "Only those without this custom attribute."
         }
        },
        "additionalProperties": false
       },
       "setClusterTag": {
        "type": "object",
        "required": [
         "cluster",
         "key"
        ],
        "description": "Someone writes a tag on a cluster, or takes it away.",
        "properties": {
         "cluster": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The cluster."
         },
         "key": {
          "type": "string",
          "minLength": 1,
          "maxLength": 128,
          "description": "The key of the tag."
         },
         "value": {
          "type": "string",
          "maxLength": 256,
          "description": "Its value; without one the tag is taken away."
         }
        },
        "additionalProperties": false
       },
       "deregisterTargets": {
        "type": "object",
        "required": [
         "service"
        ],
        "description": "Someone takes targets of a service out of its target groups.",
        "properties": {
         "service": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The service."
         },
         "count": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "default": 1,
          "description": "How many."
         }
        },
        "additionalProperties": false
       },
       "taskStartTrouble": {
        "type": "object",
        "required": [
         "service"
        ],
        "description": "New tasks of a service end before they are RUNNING.",
        "properties": {
         "service": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The service."
         },
         "for": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "10m",
          "description": "How long."
         }
        },
        "additionalProperties": false
       },
       "throttle": {
        "type": "object",
        "required": [
         "service"
        ],
        "description": "A noisy neighbour takes tokens from the buckets of the account.",
        "properties": {
         "service": {
          "type": "string",
          "enum": [
           "ecs",
           "ec2",
           "autoscaling",
           "elbv2",
           "sqs",
           "sts",
           "cloudwatch",
           "events"
          ],
          "description": "The AWS service."
         },
         "operation": {
          "type": "string",
          "minLength": 1,
          "maxLength": 64,
          "description": "Only this operation."
         },
         "percent": {
          "type": "number",
          "minimum": 0,
          "maximum": 100,
          "default": 100,
          "description": "Percent of the calls that are throttled."
         },
         "for": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "5m",
          "description": "How long."
         }
        },
        "additionalProperties": false
       },
       "apiError": {
        "type": "object",
        "required": [
         "service"
        ],
        "description": "Calls fail.",
        "properties": {
         "service": {
          "type": "string",
          "enum": [
           "ecs",
           "ec2",
           "autoscaling",
           "elbv2",
           "sqs",
           "sts",
           "cloudwatch",
           "events"
          ],
          "description": "The AWS service."
         },
         "operation": {
          "type": "string",
          "minLength": 1,
          "maxLength": 64,
          "description": "Only this operation."
         },
         "code": {
          "type": "string",
          "minLength": 1,
          "maxLength": 128,
          "default": "InternalFailure",
          "description": "The error code."
         },
         "status": {
          "type": "integer",
          "minimum": 400,
          "maximum": 599,
          "description": "The HTTP status. Default: that of the code where AWS documents it, else 500."
         },
         "percent": {
          "type": "number",
          "minimum": 0,
          "maximum": 100,
          "default": 100,
          "description": "Percent of the calls that fail."
         },
         "for": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "5m",
          "description": "How long."
         }
        },
        "additionalProperties": false
       },
       "eventTrouble": {
        "type": "object",
        "description": "EventBridge loses, doubles or delays events.",
        "properties": {
         "detailType": {
          "type": "string",
          "minLength": 1,
          "maxLength": 128,
          "description": "Only events of this detail type."
         },
         "lose": {
          "type": "number",
          "minimum": 0,
          "maximum": 100,
          "default": 0,
          "description": "Percent that never arrive. ECS events are durable: they are not lost."
         },
         "double": {
          "type": "number",
          "minimum": 0,
          "maximum": 100,
          "default": 0,
          "description": "Percent that arrive twice."
         },
         "delay": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "0s",
          "description": "Each arrives up to this much later, so that order is lost too."
         },
         "for": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "10m",
          "description": "How long."
         }
        },
        "additionalProperties": false
       },
       "metricGap": {
        "type": "object",
        "description": "CloudWatch has no data points of the reservation metrics.",
        "properties": {
         "for": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "10m",
          "description": "How long."
         }
        },
        "additionalProperties": false
       },
       "setDesiredCapacity": {
        "type": "object",
        "required": [
         "pool",
         "desired"
        ],
        "description": "Someone sets the desired capacity of a group.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool."
         },
         "desired": {
          "type": "integer",
          "minimum": 0,
          "maximum": 10000,
          "description": "The new desired capacity."
         }
        },
        "additionalProperties": false
       },
       "terminateInGroup": {
        "type": "object",
        "required": [
         "pool",
         "count"
        ],
        "description": "Someone ends so many instances through the group, lowering its desired capacity.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool."
         },
         "zone": {
          "type": "string",
          "pattern": "^[a-z]$",
          "description": "Only those in this zone, by its letter."
         },
         "count": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "description": "How many."
         }
        },
        "additionalProperties": false
       },
       "detachInstances": {
        "type": "object",
        "required": [
         "pool",
         "count"
        ],
        "description": "Someone takes so many instances out of the group, lowering its desired capacity; they run on.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool."
         },
         "zone": {
          "type": "string",
          "pattern": "^[a-z]$",
          "description": "Only those in this zone, by its letter."
         },
         "count": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
          "description": "How many."
         }
        },
        "additionalProperties": false
       }
      },
      "additionalProperties": false
     }
    }
   },
   "additionalProperties": false
  }
 },
 "additionalProperties": false
} as const;
