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
       "description": "How long ECS takes to see that a host ended, 10s to 120s."
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
        "minItems": 1,
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
            }
           },
           "additionalProperties": false
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
           "description": "Its desired count at the start. A daemon ignores it."
          },
          "daemon": {
           "type": "boolean",
           "default": false,
           "description": "One task on each instance."
          },
          "minimumHealthyPercent": {
           "type": "integer",
           "minimum": 0,
           "maximum": 200,
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
          "traffic": {
           "type": "object",
           "required": [
            "points"
           ],
           "description": "Requests that arrive at the load balancer.",
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
          "perMinute": {
           "type": "number",
           "minimum": 0,
           "maximum": 100000,
           "description": "Tasks started per minute on average."
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
        "required": [
         "pool",
         "count"
        ],
        "description": "So many instances of the pool get a spot interruption notice, two minutes ahead.",
        "properties": {
         "pool": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The pool."
         },
         "count": {
          "type": "integer",
          "minimum": 1,
          "maximum": 10000,
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
