// Generated from crds/. Do not edit.
/** The schema of ClusterSpec. */
export const clusterSpecSchema = {
 "description": "What Sluice shall do for one Amazon ECS cluster. An absent field is not managed, or has the documented default, and no default destroys anything.",
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
    "ClusterSpec"
   ],
   "description": "Always ClusterSpec."
  },
  "metadata": {
   "type": "object",
   "properties": {
    "name": {
     "type": "string",
     "minLength": 1,
     "maxLength": 63,
     "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
     "description": "The document's name; unique among the documents that are read together.",
     "example": "web"
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
   "description": "The wanted state.",
   "required": [
    "account",
    "region",
    "cluster"
   ],
   "properties": {
    "account": {
     "type": "string",
     "pattern": "^[0-9]{12}$",
     "description": "The AWS account that holds the cluster, twelve digits in quotes. Before its first write Sluice makes sure that its credentials belong to this account.",
     "example": "111122223333"
    },
    "region": {
     "type": "string",
     "maxLength": 32,
     "pattern": "^[a-z]{2}(-[a-z]+)+-[0-9]+$",
     "description": "The AWS Region of the cluster.",
     "example": "ap-northeast-1"
    },
    "cluster": {
     "type": "string",
     "minLength": 1,
     "maxLength": 255,
     "pattern": "^[A-Za-z0-9_-]+$",
     "description": "The name of the ECS cluster.",
     "example": "web-prod"
    },
    "assumeRole": {
     "type": "object",
     "description": "A role to assume before talking to AWS.",
     "required": [
      "arn"
     ],
     "properties": {
      "arn": {
       "type": "string",
       "maxLength": 255,
       "pattern": "^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$",
       "description": "The role's ARN.",
       "example": "arn:aws:iam::111122223333:role/sluice"
      },
      "externalId": {
       "type": "string",
       "minLength": 2,
       "maxLength": 255,
       "description": "The external id that the role asks for."
      }
     },
     "additionalProperties": false
    },
    "mode": {
     "type": "string",
     "enum": [
      "observe",
      "protect",
      "drain",
      "scale"
     ],
     "default": "observe",
     "description": "How much Sluice may do. observe: look. protect: also scale-in protection for busy instances. drain: also lifecycle hooks, evacuations and refreshes. scale: also the capacity of the pools."
    },
    "events": {
     "type": "object",
     "description": "Where events about instances arrive. Without it polling alone finds them, later.",
     "required": [
      "queue"
     ],
     "properties": {
      "queue": {
       "type": "string",
       "minLength": 1,
       "maxLength": 255,
       "description": "The SQS queue that EventBridge fills: its name, URL or ARN.",
       "example": "sluice-events"
      }
     },
     "additionalProperties": false
    },
    "workloads": {
     "type": "array",
     "maxItems": 100,
     "description": "Rules for tasks; the first match wins. A task that no rule matches: with a target group it is evacuated and drained, else it is stopped at the deadline and waited for.",
     "items": {
      "type": "object",
      "required": [
       "match"
      ],
      "properties": {
       "match": {
        "type": "object",
        "minProperties": 1,
        "description": "Which tasks the rule is for. All given fields must match. Names may hold `*` for any characters.",
        "properties": {
         "service": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The name of the task's service."
         },
         "family": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The family of the task definition."
         },
         "group": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The task group, such as `family:nightly-report`."
         },
         "startedBy": {
          "type": "string",
          "minLength": 1,
          "maxLength": 128,
          "description": "Who started the task."
         },
         "daemon": {
          "type": "boolean",
          "description": "Whether the task belongs to a daemon service."
         },
         "tag": {
          "type": "object",
          "required": [
           "key"
          ],
          "description": "A tag of the task.",
          "properties": {
           "key": {
            "type": "string",
            "minLength": 1,
            "maxLength": 128,
            "description": "The tag's key."
           },
           "value": {
            "type": "string",
            "maxLength": 255,
            "description": "The tag's value; any value when absent."
           }
          },
          "additionalProperties": false
         }
        },
        "additionalProperties": false
       },
       "ignore": {
        "type": "boolean",
        "default": false,
        "description": "Such a task does not make an instance busy. When only ignored tasks remain on a draining instance they are stopped, last."
       },
       "idempotent": {
        "type": "boolean",
        "default": false,
        "description": "The task may be stopped and run again without harm."
       },
       "onInterruption": {
        "type": "string",
        "enum": [
         "evacuate",
         "stop",
         "stopAtDeadline"
        ],
        "description": "At a spot interruption. evacuate: out of the load balancer first, then stopped. stop: stopped at once. stopAtDeadline: left to work as long as the deadline allows. Default: evacuate with a target group, else stopAtDeadline."
       },
       "onScaleIn": {
        "type": "string",
        "enum": [
         "drain",
         "wait",
         "stop"
        ],
        "description": "When its instance leaves for another reason. drain: ECS moves it. wait: holds back voluntary drains until it ends by itself; a waiting lifecycle hook gives it all the time that the hook can be kept. stop: stopped once the instance is DRAINING. Default: drain with a service, else wait."
       },
       "drainTimeout": {
        "type": "string",
        "maxLength": 20,
        "pattern": "^([0-9]+(s|m|h|d))+$",
        "description": "How long a drain may wait for such a task before `onTimeout` applies.",
        "example": "15m"
       },
       "onTimeout": {
        "type": "string",
        "enum": [
         "hold",
         "stop",
         "abort"
        ],
        "default": "hold",
        "description": "After `drainTimeout`. hold: keep waiting and say so. stop: stop the task. abort: give the drain up where it can be taken back."
       },
       "quiesce": {
        "type": "object",
        "description": "Where such a task is told that it will be stopped, before it is: one message a task and reason. Give exactly one of queue and topic.",
        "properties": {
         "queue": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The SQS queue: its name, URL or ARN.",
          "example": "job-signals"
         },
         "topic": {
          "type": "string",
          "minLength": 1,
          "maxLength": 512,
          "pattern": "^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+([.]fifo)?$",
          "description": "The SNS topic's ARN.",
          "example": "arn:aws:sns:ap-northeast-1:111122223333:job-signals"
         },
         "lead": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "default": "0s",
          "description": "How long a stop that could be made at once waits after the signal. At a spot interruption never beyond the latest time at which the task can still end in peace.",
          "example": "60s"
         }
        },
        "additionalProperties": false
       },
       "floor": {
        "x-kubernetes-int-or-string": true,
        "anyOf": [
         {
          "type": "integer"
         },
         {
          "type": "string"
         }
        ],
        "minimum": 0,
        "maximum": 10000,
        "maxLength": 4,
        "pattern": "^(100|[1-9]?[0-9])%$",
        "description": "How many healthy targets of the target group, outside noticed hosts, must remain when a target is removed before the deadline forces it: a number, or a percentage of the desired count. Default: the service's minimumHealthyPercent of its desired count.",
        "example": "80%"
       },
       "window": {
        "type": "string",
        "maxLength": 20,
        "pattern": "^([0-9]+(s|m|h|d))+$",
        "description": "How long after its removal a target is counted on to still receive requests. Default: 10s behind an Application Load Balancer, 60s behind a Network Load Balancer.",
        "example": "10s"
       }
      },
      "additionalProperties": false
     }
    },
    "pools": {
     "type": "array",
     "maxItems": 100,
     "description": "The sources of instances that Sluice looks after. Instances of the cluster in no pool are listed and never touched.",
     "items": {
      "type": "object",
      "required": [
       "name"
      ],
      "properties": {
       "name": {
        "type": "string",
        "minLength": 1,
        "maxLength": 63,
        "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
        "description": "The pool's name in this document.",
        "example": "on-demand"
       },
       "autoScalingGroup": {
        "type": "object",
        "required": [
         "name"
        ],
        "description": "The pool is this Auto Scaling group.",
        "properties": {
         "name": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The group's name.",
          "example": "web-on-demand"
         }
        },
        "additionalProperties": false
       },
       "spotFleet": {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "description": "The pool is this Spot Fleet; its capacity is in weighted units. Its notices are acted on from mode drain on; it has no scale-in protection and no hooks, and its target is written in mode scale alone, together with the end of a named instance.",
        "properties": {
         "id": {
          "type": "string",
          "pattern": "^sfr-[0-9a-f-]+$",
          "maxLength": 64,
          "description": "The fleet request's id."
         },
         "tag": {
          "type": "object",
          "minProperties": 1,
          "maxProperties": 1,
          "additionalProperties": {
           "type": "string",
           "maxLength": 255
          },
          "description": "The fleet that carries this tag. Of several those count that still launch; when that leaves more than one, the pool has none."
         }
        },
        "additionalProperties": false
       },
       "lifecycleHook": {
        "type": "object",
        "required": [
         "name"
        ],
        "description": "The terminate lifecycle hook that makes the group wait until an instance is drained.",
        "properties": {
         "name": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "pattern": "^[A-Za-z0-9_/-]+$",
          "description": "The hook's name.",
          "example": "sluice-drain"
         },
         "manage": {
          "type": "boolean",
          "default": false,
          "description": "Create the hook when it is missing, and correct it: heartbeat 600 s, default result CONTINUE."
         }
        },
        "additionalProperties": false
       },
       "limits": {
        "type": "object",
        "description": "What Sluice keeps the pool's capacity within. MinSize and MaxSize of the group are never written.",
        "properties": {
         "min": {
          "type": "integer",
          "minimum": 0,
          "maximum": 10000,
          "description": "The least capacity."
         },
         "max": {
          "type": "integer",
          "minimum": 0,
          "maximum": 10000,
          "description": "The most capacity."
         }
        },
        "additionalProperties": false
       },
       "headroom": {
        "x-kubernetes-int-or-string": true,
        "anyOf": [
         {
          "type": "integer"
         },
         {
          "type": "string"
         }
        ],
        "minimum": 0,
        "maximum": 10000,
        "maxLength": 4,
        "pattern": "^(100|[1-9]?[0-9])%$",
        "description": "Capacity kept free: whole instances, or a percentage of what is used.",
        "example": "10%"
       },
       "headroomTasks": {
        "type": "integer",
        "minimum": 0,
        "maximum": 1000,
        "description": "Room kept free for so many more of the largest task that services run."
       },
       "base": {
        "type": "integer",
        "minimum": 0,
        "maximum": 10000,
        "description": "So much capacity the pool gets before others, in its units: as in a capacity provider strategy."
       },
       "weight": {
        "type": "integer",
        "minimum": 0,
        "maximum": 1000,
        "description": "Its share of what is added beyond the bases of the pools, against the weights of the others, as in a capacity provider strategy. Pools without a weight grow after those with one."
       },
       "surviveLossOf": {
        "type": "integer",
        "minimum": 0,
        "maximum": 100,
        "description": "So many of the largest instances of the pool may be lost at once, and what services run on them has room on the others."
       },
       "scaleOut": {
        "type": "object",
        "description": "When capacity is added.",
        "properties": {
         "reservation": {
          "type": "object",
          "minProperties": 1,
          "description": "Thresholds of reserved over registered resources, in percent.",
          "properties": {
           "cpu": {
            "type": "integer",
            "minimum": 1,
            "maximum": 100,
            "description": "Reserved CPU in percent."
           },
           "memory": {
            "type": "integer",
            "minimum": 1,
            "maximum": 100,
            "description": "Reserved memory in percent."
           }
          },
          "additionalProperties": false
         },
         "unplacedTasks": {
          "type": "boolean",
          "description": "Add the fewest instances on which tasks that find no room have their place: those that services lack, and those that wait in PROVISIONING."
         },
         "shortageQueue": {
          "type": "string",
          "minLength": 1,
          "maxLength": 255,
          "description": "The SQS queue on which batch launchers report tasks that found no room; docs/capacity.md has the format."
         }
        },
        "additionalProperties": false
       },
       "scaleIn": {
        "type": "object",
        "description": "When capacity is taken away: by named instances that the cluster can do without.",
        "properties": {
         "reservation": {
          "type": "object",
          "minProperties": 1,
          "description": "Thresholds of reserved over registered resources, in percent.",
          "properties": {
           "cpu": {
            "type": "integer",
            "minimum": 1,
            "maximum": 100,
            "description": "Reserved CPU in percent."
           },
           "memory": {
            "type": "integer",
            "minimum": 1,
            "maximum": 100,
            "description": "Reserved memory in percent."
           }
          },
          "additionalProperties": false
         },
         "stableFor": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "description": "How long nothing may have been lacking before; 10m unless given.",
          "example": "10m"
         },
         "consolidate": {
          "type": "boolean",
          "description": "Also empty instances whose tasks fit elsewhere. Without it only idle ones go; where services spread over their hosts these are few."
         }
        },
        "additionalProperties": false
       },
       "onRebalance": {
        "type": "string",
        "enum": [
         "ignore",
         "replace"
        ],
        "default": "ignore",
        "description": "At a rebalance recommendation. replace: a replacement first, then a calm drain (Auto Scaling groups without capacity rebalancing of their own)."
       },
       "fallback": {
        "type": "string",
        "minLength": 1,
        "maxLength": 63,
        "description": "The pool that takes over when this one does not get what it asked for within a minute. Growth goes to pools in the order in which they are named, and to a pool that others fall back to after those."
       }
      },
      "additionalProperties": false
     }
    },
    "scaleOut": {
     "type": "object",
     "description": "When capacity is added.",
     "properties": {
      "reservation": {
       "type": "object",
       "minProperties": 1,
       "description": "Thresholds of reserved over registered resources, in percent.",
       "properties": {
        "cpu": {
         "type": "integer",
         "minimum": 1,
         "maximum": 100,
         "description": "Reserved CPU in percent."
        },
        "memory": {
         "type": "integer",
         "minimum": 1,
         "maximum": 100,
         "description": "Reserved memory in percent."
        }
       },
       "additionalProperties": false
      },
      "unplacedTasks": {
       "type": "boolean",
       "description": "Add the fewest instances on which tasks that find no room have their place: those that services lack, and those that wait in PROVISIONING."
      },
      "shortageQueue": {
       "type": "string",
       "minLength": 1,
       "maxLength": 255,
       "description": "The SQS queue on which batch launchers report tasks that found no room; docs/capacity.md has the format."
      }
     },
     "additionalProperties": false
    },
    "scaleIn": {
     "type": "object",
     "description": "When capacity is taken away: by named instances that the cluster can do without.",
     "properties": {
      "reservation": {
       "type": "object",
       "minProperties": 1,
       "description": "Thresholds of reserved over registered resources, in percent.",
       "properties": {
        "cpu": {
         "type": "integer",
         "minimum": 1,
         "maximum": 100,
         "description": "Reserved CPU in percent."
        },
        "memory": {
         "type": "integer",
         "minimum": 1,
         "maximum": 100,
         "description": "Reserved memory in percent."
        }
       },
       "additionalProperties": false
      },
      "stableFor": {
       "type": "string",
       "maxLength": 20,
       "pattern": "^([0-9]+(s|m|h|d))+$",
       "description": "How long nothing may have been lacking before; 10m unless given.",
       "example": "10m"
      },
      "consolidate": {
       "type": "boolean",
       "description": "Also empty instances whose tasks fit elsewhere. Without it only idle ones go; where services spread over their hosts these are few."
      }
     },
     "additionalProperties": false
    },
    "schedules": {
     "type": "array",
     "maxItems": 100,
     "description": "Windows in which a pool has other limits.",
     "items": {
      "type": "object",
      "required": [
       "name",
       "cron",
       "duration",
       "pool"
      ],
      "properties": {
       "name": {
        "type": "string",
        "minLength": 1,
        "maxLength": 63,
        "description": "The schedule's name."
       },
       "cron": {
        "type": "string",
        "minLength": 9,
        "maxLength": 100,
        "pattern": "^\\S+( \\S+){4}$",
        "description": "When the window opens: minute, hour, day of month, month, day of week.",
        "example": "30 20 * * SUN"
       },
       "timeZone": {
        "type": "string",
        "minLength": 1,
        "maxLength": 64,
        "default": "UTC",
        "description": "An IANA time zone.",
        "example": "Asia/Tokyo"
       },
       "duration": {
        "type": "string",
        "maxLength": 20,
        "pattern": "^([0-9]+(s|m|h|d))+$",
        "description": "How long the window stays open.",
        "example": "3h"
       },
       "lead": {
        "type": "string",
        "maxLength": 20,
        "pattern": "^([0-9]+(s|m|h|d))+$",
        "default": "5m",
        "description": "How long before it opens `min` is asked for: as long as a host takes from its launch until tasks run on it.",
        "example": "8m"
       },
       "pool": {
        "type": "string",
        "minLength": 1,
        "maxLength": 63,
        "description": "The pool it is for."
       },
       "min": {
        "type": "integer",
        "minimum": 0,
        "maximum": 10000,
        "description": "The least capacity in the window."
       },
       "max": {
        "type": "integer",
        "minimum": 0,
        "maximum": 10000,
        "description": "The most capacity in the window."
       }
      },
      "additionalProperties": false
     }
    },
    "disruption": {
     "type": "object",
     "description": "Limits of voluntary disruption.",
     "properties": {
      "budgets": {
       "type": "array",
       "maxItems": 20,
       "description": "All budgets hold together. Interruptions are never held back by them, but count in them.",
       "items": {
        "type": "object",
        "required": [
         "max"
        ],
        "properties": {
         "max": {
          "x-kubernetes-int-or-string": true,
          "anyOf": [
           {
            "type": "integer"
           },
           {
            "type": "string"
           }
          ],
          "minimum": 0,
          "maximum": 10000,
          "maxLength": 4,
          "pattern": "^(100|[1-9]?[0-9])%$",
          "description": "How many instances may be out at once, or within `per`: a number, or a percentage of the pool.",
          "example": "10%"
         },
         "per": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "description": "A rolling window of up to an hour.",
          "example": "10m"
         },
         "cron": {
          "type": "string",
          "minLength": 9,
          "maxLength": 100,
          "pattern": "^\\S+( \\S+){4}$",
          "description": "When the window opens: minute, hour, day of month, month, day of week.",
          "example": "30 20 * * SUN"
         },
         "timeZone": {
          "type": "string",
          "minLength": 1,
          "maxLength": 64,
          "default": "UTC",
          "description": "An IANA time zone.",
          "example": "Asia/Tokyo"
         },
         "duration": {
          "type": "string",
          "maxLength": 20,
          "pattern": "^([0-9]+(s|m|h|d))+$",
          "description": "How long the budget holds after each time that `cron` names."
         },
         "reasons": {
          "type": "array",
          "minItems": 1,
          "maxItems": 10,
          "description": "The voluntary reasons it is for; all when absent.",
          "items": {
           "type": "string",
           "enum": [
            "scaleIn",
            "refresh",
            "rebalance",
            "consolidate",
            "unhealthy",
            "person"
           ]
          }
         }
        },
        "additionalProperties": false
       }
      }
     },
     "additionalProperties": false
    },
    "refresh": {
     "type": "object",
     "description": "Replacement of instances that are out of date.",
     "properties": {
      "on": {
       "type": "array",
       "minItems": 1,
       "maxItems": 2,
       "items": {
        "type": "string",
        "enum": [
         "launchTemplate",
         "ami"
        ]
       },
       "description": "What counts as out of date."
      },
      "surge": {
       "type": "integer",
       "minimum": 0,
       "maximum": 10000,
       "default": 1,
       "description": "How many old instances of a group may be on standby at once while their replacements are launched, within MaxSize. 0: replaced after the end."
      }
     },
     "additionalProperties": false
    }
   },
   "additionalProperties": false
  }
 },
 "example": {
  "apiVersion": "sluice.dev/v1alpha1",
  "kind": "ClusterSpec",
  "metadata": {
   "name": "web"
  },
  "spec": {
   "account": "111122223333",
   "region": "ap-northeast-1",
   "cluster": "web-prod",
   "mode": "observe",
   "pools": [
    {
     "name": "on-demand",
     "autoScalingGroup": {
      "name": "web-on-demand"
     }
    }
   ]
  }
 },
 "additionalProperties": false
} as const;
