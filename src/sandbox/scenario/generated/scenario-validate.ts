// Generated from crds/. Do not edit.
// @ts-nocheck

export const validate = validate10 as unknown as {
  (data: unknown): boolean;
  errors?: { instancePath: string; keyword: string; params: Record<string, unknown> }[] | null;
};
const schema11 = {"type":"object","required":["apiVersion","kind","metadata","spec"],"properties":{"apiVersion":{"type":"string","enum":["sluice.dev/v1alpha1"]},"kind":{"type":"string","enum":["Scenario"]},"metadata":{"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":63,"pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"},"labels":{"type":"object","additionalProperties":{"type":"string","maxLength":63}}},"additionalProperties":false,"required":["name"]},"spec":{"type":"object","required":["duration","clusters"],"properties":{"story":{"type":"string","maxLength":2000},"account":{"type":"string","pattern":"^[0-9]{12}$","default":"111122223333"},"region":{"type":"string","maxLength":32,"pattern":"^[a-z]{2}(-[a-z]+)+-[0-9]+$","default":"ap-northeast-1"},"start":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$","default":"2026-11-22T00:00:00Z"},"duration":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"settle":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"5m"},"seed":{"type":"integer","minimum":0,"maximum":2147483647,"default":1},"clusterSpecs":{"type":"array","maxItems":20,"items":{"type":"string","minLength":1,"maxLength":255}},"settings":{"type":"object","properties":{"schedulerPass":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"removedTargets":{"type":"string","enum":["stayOut","returnWithinSeconds","returnOnNextPass"]},"stopTask":{"type":"string","enum":["atOnce","untilUnused","fullDelay"]},"drainDelay":{"type":"string","enum":["untilIdle","fullDelay"]},"spotRequestLag":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"hostDeathLag":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"metricDelay":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"attributesOnDraining":{"type":"boolean"},"readLag":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"drainingEvent":{"type":"boolean"},"drainingTwice":{"type":"string","enum":["succeeds","fails"]},"unknownInstance":{"type":"string","enum":["failure","exception"]},"deregisterBusy":{"type":"string","enum":["InvalidParameterException","ClientException"]},"drainedStopCode":{"type":"string","enum":["ServiceSchedulerInitiated","TerminationNotice"]},"drainOrder":{"type":"string","enum":["oldestFirst","newestFirst"]},"protectedTasksOnDraining":{"type":"string","enum":["stopped","held"]},"removedTargetCounts":{"type":"boolean"},"agentRepair":{"type":"boolean"},"stopOnSilentAgents":{"type":"string","enum":["targetsOut","nothing"]},"stopAgain":{"type":"string","enum":["nothing","hastens"]},"provisioningTimeout":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"autoScalingThrottle":{"type":"string","enum":["Throttling","RateExceeded"]},"describeById":{"type":"string","enum":["unfiltered","filtered"]},"fleetModifyTwice":{"type":"string","enum":["fails","succeeds"]},"fleetPolicyPersists":{"type":"boolean"},"fleetLatest":{"type":"string","enum":["atLaunch","atRequest"]},"eventDoubles":{"type":"number","minimum":0,"maximum":100},"eventLoss":{"type":"number","minimum":0,"maximum":100},"scaleInMinutes":{"type":"integer","minimum":1,"maximum":60}},"additionalProperties":false},"queues":{"type":"array","maxItems":20,"items":{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":80,"pattern":"^[A-Za-z0-9_-]+$"},"events":{"type":"array","maxItems":20,"items":{"type":"string","minLength":1,"maxLength":128}},"visibilityTimeout":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"30s"},"deadLetter":{"type":"object","required":["queue","maxReceiveCount"],"properties":{"queue":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[A-Za-z0-9_-]+$"},"maxReceiveCount":{"type":"integer","minimum":1,"maximum":1000}},"additionalProperties":false},"forOperator":{"type":"boolean","default":false}},"additionalProperties":false}},"clusters":{"type":"array","minItems":1,"maxItems":20,"items":{"type":"object","required":["name","pools"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[A-Za-z0-9_-]+$"},"pools":{"type":"array","maxItems":20,"items":{"type":"object","required":["name","min","max","desired","instance"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[A-Za-z0-9_-]+$"},"min":{"type":"integer","minimum":0,"maximum":10000},"max":{"type":"integer","minimum":0,"maximum":10000},"desired":{"type":"integer","minimum":0,"maximum":10000},"zones":{"type":"array","minItems":1,"maxItems":6,"items":{"type":"string","pattern":"^[a-z]$"},"default":["a","c","d"]},"market":{"type":"string","enum":["on-demand","spot"],"default":"on-demand"},"instance":{"type":"object","required":["type","cpu","memory"],"properties":{"type":{"type":"string","minLength":1,"maxLength":32},"cpu":{"type":"integer","minimum":128,"maximum":1000000},"memory":{"type":"integer","minimum":128,"maximum":100000000},"gpus":{"type":"integer","minimum":0,"maximum":16,"default":0},"enis":{"type":"integer","minimum":0,"maximum":120,"default":3}},"additionalProperties":false},"boot":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$","default":"60s-90s"},"tags":{"type":"object","additionalProperties":{"type":"string","maxLength":256}},"attributes":{"type":"object","additionalProperties":{"type":"string","maxLength":128}},"mixed":{"type":"object","properties":{"onDemandBase":{"type":"integer","minimum":0,"maximum":10000,"default":0},"onDemandPercentage":{"type":"integer","minimum":0,"maximum":100,"default":100},"spotAllocation":{"type":"string","enum":["lowest-price","capacity-optimized","price-capacity-optimized"],"default":"lowest-price"},"weight":{"type":"integer","minimum":1,"maximum":999},"types":{"type":"array","maxItems":40,"items":{"type":"object","required":["type","cpu","memory"],"properties":{"type":{"type":"string","minLength":1,"maxLength":32},"cpu":{"type":"integer","minimum":128,"maximum":1000000},"memory":{"type":"integer","minimum":128,"maximum":100000000},"gpus":{"type":"integer","minimum":0,"maximum":16,"default":0},"enis":{"type":"integer","minimum":0,"maximum":120,"default":3},"weight":{"type":"integer","minimum":1,"maximum":999}},"additionalProperties":false}}},"additionalProperties":false},"terminationPolicies":{"type":"array","maxItems":5,"items":{"type":"string","enum":["Default","AllocationStrategy","OldestLaunchTemplate","ClosestToNextInstanceHour","NewestInstance","OldestInstance"]},"default":["Default"]},"suspended":{"type":"array","maxItems":9,"items":{"type":"string","enum":["Launch","Terminate","AddToLoadBalancer","AlarmNotification","AZRebalance","HealthCheck","InstanceRefresh","ReplaceUnhealthy","ScheduledActions"]}},"newInstancesProtected":{"type":"boolean","default":false},"capacityRebalance":{"type":"boolean","default":false},"maxInstanceLifetime":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"retainOnAbandon":{"type":"boolean","default":false},"launchTemplateVersion":{"type":"string","maxLength":10,"pattern":"^([$]Latest|[$]Default|[0-9]+)$","default":"$Default"},"agentSpotDraining":{"type":"boolean","default":false},"trunking":{"type":"boolean","default":false},"capacityProvider":{"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[A-Za-z0-9_-]+$"},"targetCapacity":{"type":"integer","minimum":1,"maximum":100,"default":100},"managedScaling":{"type":"boolean","default":true},"minimumScalingStepSize":{"type":"integer","minimum":1,"maximum":10000,"default":1},"maximumScalingStepSize":{"type":"integer","minimum":1,"maximum":10000,"default":10000},"instanceWarmupPeriod":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"5m"},"managedTerminationProtection":{"type":"boolean","default":false},"managedDraining":{"type":"boolean","default":true}},"additionalProperties":false},"hooks":{"type":"array","maxItems":10,"items":{"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255},"heartbeat":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"1h"},"defaultResult":{"type":"string","enum":["CONTINUE","ABANDON"],"default":"ABANDON"},"transition":{"type":"string","enum":["launching","terminating"],"default":"terminating"},"drainFunction":{"type":"boolean","default":false},"forOperator":{"type":"boolean","default":false}},"additionalProperties":false}},"targetTracking":{"type":"object","required":["metric","target"],"properties":{"metric":{"type":"string","enum":["CPUReservation","MemoryReservation"]},"target":{"type":"integer","minimum":1,"maximum":100},"cooldown":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"5m"},"withoutOperator":{"type":"boolean","default":false}},"additionalProperties":false}},"additionalProperties":false}},"fleets":{"type":"array","maxItems":20,"items":{"type":"object","required":["name","target","types"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[A-Za-z0-9_-]+$"},"target":{"type":"integer","minimum":0,"maximum":10000},"onDemandTarget":{"type":"integer","minimum":0,"maximum":10000,"default":0},"zones":{"type":"array","minItems":1,"maxItems":6,"items":{"type":"string","pattern":"^[a-z]$"},"default":["a","c","d"]},"allocation":{"type":"string","enum":["lowestPrice","diversified","capacityOptimized","priceCapacityOptimized"],"default":"lowestPrice"},"types":{"type":"array","maxItems":40,"items":{"type":"object","required":["type","cpu","memory"],"properties":{"type":{"type":"string","minLength":1,"maxLength":32},"cpu":{"type":"integer","minimum":128,"maximum":1000000},"memory":{"type":"integer","minimum":128,"maximum":100000000},"gpus":{"type":"integer","minimum":0,"maximum":16,"default":0},"enis":{"type":"integer","minimum":0,"maximum":120,"default":3},"weight":{"type":"integer","minimum":1,"maximum":999}},"additionalProperties":false}},"boot":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$","default":"60s-90s"},"tags":{"type":"object","additionalProperties":{"type":"string","maxLength":256}},"attributes":{"type":"object","additionalProperties":{"type":"string","maxLength":128}},"excessCapacityTerminationPolicy":{"type":"string","enum":["default","noTermination"],"default":"default"},"launchTemplateVersion":{"type":"string","maxLength":10,"pattern":"^([$]Latest|[$]Default|[0-9]+)$","default":"$Latest"},"agentSpotDraining":{"type":"boolean","default":false}},"additionalProperties":false}},"services":{"type":"array","maxItems":500,"items":{"type":"object","required":["name","desired","task"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[A-Za-z0-9_-]+$"},"desired":{"type":"integer","minimum":0,"maximum":10000},"daemon":{"type":"boolean","default":false},"launchType":{"type":"string","enum":["EC2","FARGATE"],"default":"EC2"},"capacityProvider":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[A-Za-z0-9_-]+$"},"constraints":{"type":"array","maxItems":10,"items":{"type":"object","minProperties":1,"maxProperties":1,"properties":{"distinctInstance":{"type":"boolean","enum":[true]},"memberOf":{"type":"string","minLength":1,"maxLength":2000}},"additionalProperties":false}},"availabilityZoneRebalancing":{"type":"boolean","default":false},"scaleInProtection":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"loadBalancers":{"type":"array","minItems":1,"maxItems":5,"items":{"type":"object","properties":{"type":{"type":"string","enum":["application","network"],"default":"application"},"deregistrationDelay":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"5m"},"healthCheckInterval":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"10s"},"healthyThreshold":{"type":"integer","minimum":2,"maximum":10,"default":2},"unhealthyThreshold":{"type":"integer","minimum":2,"maximum":10,"default":2}},"additionalProperties":false}},"minimumHealthyPercent":{"type":"integer","minimum":0,"maximum":100},"maximumPercent":{"type":"integer","minimum":0,"maximum":1000},"task":{"type":"object","required":["cpu","memory"],"properties":{"cpu":{"type":"integer","minimum":1,"maximum":1000000},"memory":{"type":"integer","minimum":1,"maximum":100000000},"stopTimeout":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"30s"},"start":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$","default":"5s-15s"},"ready":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$","default":"3s-8s"},"shutdown":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$","default":"1s-5s"},"gpus":{"type":"integer","minimum":0,"maximum":16,"default":0},"network":{"type":"string","enum":["bridge","awsvpc","host"]},"hostPort":{"type":"integer","minimum":1,"maximum":65535},"healthCheck":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$"}},"additionalProperties":false},"spread":{"type":"array","maxItems":5,"items":{"type":"string","enum":["zone","instance","random","binpack-cpu","binpack-memory"]},"default":["zone","instance"]},"loadBalancer":{"type":"object","properties":{"type":{"type":"string","enum":["application","network"],"default":"application"},"deregistrationDelay":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"5m"},"healthCheckInterval":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"10s"},"healthyThreshold":{"type":"integer","minimum":2,"maximum":10,"default":2},"unhealthyThreshold":{"type":"integer","minimum":2,"maximum":10,"default":2}},"additionalProperties":false},"discovery":{"type":"object","required":["by"],"properties":{"by":{"type":"string","enum":["cloudMap","serviceConnect"]},"ttl":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"60s"}},"additionalProperties":false},"traffic":{"type":"object","properties":{"points":{"type":"array","minItems":1,"maxItems":1000,"items":{"type":"object","required":["at","requestsPerSecond"],"properties":{"at":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"requestsPerSecond":{"type":"number","minimum":0,"maximum":100000}},"additionalProperties":false}},"wave":{"type":"object","required":["low","high"],"properties":{"low":{"type":"number","minimum":0,"maximum":100000},"high":{"type":"number","minimum":0,"maximum":100000},"period":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"24h"},"peakAt":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"}},"additionalProperties":false},"csv":{"type":"object","required":["file"],"properties":{"file":{"type":"string","minLength":1,"maxLength":255},"seconds":{"type":"string","minLength":1,"maxLength":64,"default":"seconds"},"value":{"type":"string","minLength":1,"maxLength":64,"default":"value"},"scale":{"type":"number","minimum":0.000001,"maximum":1000000,"default":1}},"additionalProperties":false},"cdn":{"type":"object","properties":{"errorCaching":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"5m"},"objects":{"type":"integer","minimum":1,"maximum":1000000,"default":100}},"additionalProperties":false},"seconds":{"type":"number","minimum":0.001,"maximum":600,"default":0.1},"perTask":{"type":"number","minimum":0.01,"maximum":100000,"default":100}},"additionalProperties":false},"autoScaling":{"type":"object","required":["min","max","requestsPerTask"],"properties":{"min":{"type":"integer","minimum":0,"maximum":10000},"max":{"type":"integer","minimum":0,"maximum":10000},"requestsPerTask":{"type":"number","minimum":0.01,"maximum":100000}},"additionalProperties":false}},"additionalProperties":false}},"jobs":{"type":"array","maxItems":100,"items":{"type":"object","required":["family","perMinute","task","seconds"],"properties":{"family":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[A-Za-z0-9_-]+$"},"capacityProvider":{"type":"string","minLength":1,"maxLength":255,"pattern":"^[A-Za-z0-9_-]+$"},"perMinute":{"type":"number","minimum":0,"maximum":100000},"shortageQueue":{"type":"string","minLength":1,"maxLength":80,"pattern":"^[A-Za-z0-9_-]+$"},"seconds":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$"},"until":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"task":{"type":"object","required":["cpu","memory"],"properties":{"cpu":{"type":"integer","minimum":1,"maximum":1000000},"memory":{"type":"integer","minimum":1,"maximum":100000000},"stopTimeout":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"30s"},"start":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$","default":"5s-15s"},"ready":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$","default":"3s-8s"},"shutdown":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$","default":"1s-5s"},"gpus":{"type":"integer","minimum":0,"maximum":16,"default":0},"network":{"type":"string","enum":["bridge","awsvpc","host"]},"hostPort":{"type":"integer","minimum":1,"maximum":65535},"healthCheck":{"type":"string","maxLength":20,"pattern":"^[0-9]+s(-[0-9]+s)?$"}},"additionalProperties":false}},"additionalProperties":false}}},"additionalProperties":false}},"faults":{"type":"array","maxItems":1000,"items":{"type":"object","required":["at"],"minProperties":2,"maxProperties":2,"properties":{"at":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$"},"spotInterruption":{"type":"object","properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"instance":{"type":"string","pattern":"^i-[0-9a-f]{8,17}$"},"zone":{"type":"string","pattern":"^[a-z]$"},"count":{"type":"integer","minimum":1,"maximum":10000,"default":1},"over":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"1s"},"lead":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"2m"},"notices":{"type":"integer","minimum":0,"maximum":3,"default":1},"taken":{"type":"boolean","default":true}},"additionalProperties":false},"rebalanceRecommendation":{"type":"object","properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"instance":{"type":"string","pattern":"^i-[0-9a-f]{8,17}$"},"zone":{"type":"string","pattern":"^[a-z]$"},"count":{"type":"integer","minimum":1,"maximum":10000,"default":1},"over":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"1s"}},"additionalProperties":false},"terminateInstances":{"type":"object","properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"instance":{"type":"string","pattern":"^i-[0-9a-f]{8,17}$"},"zone":{"type":"string","pattern":"^[a-z]$"},"count":{"type":"integer","minimum":1,"maximum":10000,"default":1},"over":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"1s"}},"additionalProperties":false},"stopInstances":{"type":"object","properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"instance":{"type":"string","pattern":"^i-[0-9a-f]{8,17}$"},"zone":{"type":"string","pattern":"^[a-z]$"},"count":{"type":"integer","minimum":1,"maximum":10000,"default":1},"over":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"1s"}},"additionalProperties":false},"suddenDeath":{"type":"object","properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"instance":{"type":"string","pattern":"^i-[0-9a-f]{8,17}$"},"zone":{"type":"string","pattern":"^[a-z]$"},"count":{"type":"integer","minimum":1,"maximum":10000,"default":1},"over":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"1s"},"ghost":{"type":"boolean","default":false}},"additionalProperties":false},"agentDisconnect":{"type":"object","properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"instance":{"type":"string","pattern":"^i-[0-9a-f]{8,17}$"},"zone":{"type":"string","pattern":"^[a-z]$"},"count":{"type":"integer","minimum":1,"maximum":10000,"default":1},"over":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"1s"},"for":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"2m"},"forGood":{"type":"boolean","default":false}},"additionalProperties":false},"impairedStatus":{"type":"object","properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"instance":{"type":"string","pattern":"^i-[0-9a-f]{8,17}$"},"zone":{"type":"string","pattern":"^[a-z]$"},"count":{"type":"integer","minimum":1,"maximum":10000,"default":1},"over":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"1s"},"for":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"10m"}},"additionalProperties":false},"hostHangs":{"type":"object","properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"instance":{"type":"string","pattern":"^i-[0-9a-f]{8,17}$"},"zone":{"type":"string","pattern":"^[a-z]$"},"count":{"type":"integer","minimum":1,"maximum":10000,"default":1},"over":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"1s"}},"additionalProperties":false},"zoneOutage":{"type":"object","required":["zone"],"properties":{"zone":{"type":"string","pattern":"^[a-z]$"},"for":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"30m"}},"additionalProperties":false},"insufficientCapacity":{"type":"object","properties":{"zone":{"type":"string","pattern":"^[a-z]$"},"type":{"type":"string","minLength":1,"maxLength":32},"market":{"type":"string","enum":["on-demand","spot"]},"for":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"10m"}},"additionalProperties":false},"launchTrouble":{"type":"object","required":["pool"],"properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"how":{"type":"string","enum":["fails","dies","neverJoins","joinsAnother"],"default":"fails"},"for":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"10m"}},"additionalProperties":false},"launchTemplateVersion":{"type":"object","required":["pool"],"properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"makeDefault":{"type":"boolean","default":true}},"additionalProperties":false},"instanceRefresh":{"type":"object","required":["pool"],"properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"minHealthyPercentage":{"type":"integer","minimum":0,"maximum":100,"default":90},"maxHealthyPercentage":{"type":"integer","minimum":100,"maximum":200,"default":100},"skipMatching":{"type":"boolean","default":false}},"additionalProperties":false},"setFleetTarget":{"type":"object","required":["pool","target"],"properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"target":{"type":"integer","minimum":0,"maximum":10000},"excessCapacityTerminationPolicy":{"type":"string","enum":["default","noTermination"],"default":"default"}},"additionalProperties":false},"setServiceDesired":{"type":"object","required":["service","desired"],"properties":{"service":{"type":"string","minLength":1,"maxLength":255},"desired":{"type":"integer","minimum":0,"maximum":10000}},"additionalProperties":false},"setProtection":{"type":"object","required":["pool","on"],"properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"on":{"type":"boolean"},"count":{"type":"integer","minimum":1,"maximum":10000,"default":1}},"additionalProperties":false},"setAttribute":{"type":"object","required":["pool","name"],"properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"zone":{"type":"string","pattern":"^[a-z]$"},"count":{"type":"integer","minimum":1,"maximum":10000,"default":1},"name":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[A-Za-z0-9_./\\\\-]+$"},"value":{"type":"string","minLength":1,"maxLength":128,"pattern":"^[A-Za-z0-9_./\\\\@:-]([A-Za-z0-9_./\\\\@: -]*[A-Za-z0-9_./\\\\@:-])?$"},"was":{"type":"string","minLength":1,"maxLength":128}},"additionalProperties":false},"setInstanceTag":{"type":"object","required":["pool","key"],"properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"zone":{"type":"string","pattern":"^[a-z]$"},"count":{"type":"integer","minimum":1,"maximum":10000,"default":1},"key":{"type":"string","minLength":1,"maxLength":128},"value":{"type":"string","maxLength":256}},"additionalProperties":false},"setContainerInstanceState":{"type":"object","required":["pool","status"],"properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"zone":{"type":"string","pattern":"^[a-z]$"},"count":{"type":"integer","minimum":1,"maximum":10000,"default":1},"status":{"type":"string","enum":["ACTIVE","DRAINING"]},"lacking":{"type":"string","minLength":1,"maxLength":128}},"additionalProperties":false},"setClusterTag":{"type":"object","required":["cluster","key"],"properties":{"cluster":{"type":"string","minLength":1,"maxLength":255},"key":{"type":"string","minLength":1,"maxLength":128},"value":{"type":"string","maxLength":256}},"additionalProperties":false},"deregisterTargets":{"type":"object","required":["service"],"properties":{"service":{"type":"string","minLength":1,"maxLength":255},"count":{"type":"integer","minimum":1,"maximum":10000,"default":1}},"additionalProperties":false},"taskStartTrouble":{"type":"object","required":["service"],"properties":{"service":{"type":"string","minLength":1,"maxLength":255},"for":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"10m"}},"additionalProperties":false},"throttle":{"type":"object","required":["service"],"properties":{"service":{"type":"string","enum":["ecs","ec2","autoscaling","elbv2","sqs","sts","cloudwatch","events"]},"operation":{"type":"string","minLength":1,"maxLength":64},"percent":{"type":"number","minimum":0,"maximum":100,"default":100},"for":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"5m"}},"additionalProperties":false},"apiError":{"type":"object","required":["service"],"properties":{"service":{"type":"string","enum":["ecs","ec2","autoscaling","elbv2","sqs","sts","cloudwatch","events"]},"operation":{"type":"string","minLength":1,"maxLength":64},"code":{"type":"string","minLength":1,"maxLength":128,"default":"InternalFailure"},"status":{"type":"integer","minimum":400,"maximum":599},"percent":{"type":"number","minimum":0,"maximum":100,"default":100},"for":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"5m"}},"additionalProperties":false},"eventTrouble":{"type":"object","properties":{"detailType":{"type":"string","minLength":1,"maxLength":128},"lose":{"type":"number","minimum":0,"maximum":100,"default":0},"double":{"type":"number","minimum":0,"maximum":100,"default":0},"delay":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"0s"},"for":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"10m"}},"additionalProperties":false},"metricGap":{"type":"object","properties":{"for":{"type":"string","maxLength":20,"pattern":"^([0-9]+(s|m|h|d))+$","default":"10m"}},"additionalProperties":false},"setDesiredCapacity":{"type":"object","required":["pool","desired"],"properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"desired":{"type":"integer","minimum":0,"maximum":10000}},"additionalProperties":false},"terminateInGroup":{"type":"object","required":["pool","count"],"properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"zone":{"type":"string","pattern":"^[a-z]$"},"count":{"type":"integer","minimum":1,"maximum":10000}},"additionalProperties":false},"detachInstances":{"type":"object","required":["pool","count"],"properties":{"pool":{"type":"string","minLength":1,"maxLength":255},"zone":{"type":"string","pattern":"^[a-z]$"},"count":{"type":"integer","minimum":1,"maximum":10000}},"additionalProperties":false}},"additionalProperties":false}}},"additionalProperties":false}},"additionalProperties":false};
const pattern0 = new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", "u");
const pattern1 = new RegExp("^[0-9]{12}$", "u");
const pattern2 = new RegExp("^[a-z]{2}(-[a-z]+)+-[0-9]+$", "u");
const pattern3 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", "u");
const pattern4 = new RegExp("^([0-9]+(s|m|h|d))+$", "u");
const pattern12 = new RegExp("^[A-Za-z0-9_-]+$", "u");
const pattern17 = new RegExp("^[a-z]$", "u");
const pattern18 = new RegExp("^[0-9]+s(-[0-9]+s)?$", "u");
const pattern20 = new RegExp("^([$]Latest|[$]Default|[0-9]+)$", "u");
const pattern57 = new RegExp("^i-[0-9a-f]{8,17}$", "u");
const pattern90 = new RegExp("^[A-Za-z0-9_./\\\\-]+$", "u");
const pattern91 = new RegExp("^[A-Za-z0-9_./\\\\@:-]([A-Za-z0-9_./\\\\@: -]*[A-Za-z0-9_./\\\\@:-])?$", "u");
const func2 = Object.prototype.hasOwnProperty;

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiVersion === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.kind === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.metadata === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.spec === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))){
const err4 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.apiVersion !== undefined){
let data0 = data.apiVersion;
if(typeof data0 !== "string"){
const err5 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!(data0 === "sluice.dev/v1alpha1")){
const err6 = {instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/enum",keyword:"enum",params:{allowedValues: schema11.properties.apiVersion.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!(data1 === "Scenario")){
const err8 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema11.properties.kind.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.metadata !== undefined){
let data2 = data.metadata;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.name === undefined){
const err9 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data2){
if(!((key1 === "name") || (key1 === "labels"))){
const err10 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data2.name !== undefined){
let data3 = data2.name;
if(typeof data3 === "string"){
if(data3.length > 63){
const err11 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data3.length < 1){
const err12 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!pattern0.test(data3)){
const err13 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data2.labels !== undefined){
let data4 = data2.labels;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key2 in data4){
let data5 = data4[key2];
if(typeof data5 === "string"){
if(data5.length > 63){
const err15 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/metadata/properties/labels/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 63},message:"must NOT have more than 63 characters"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/metadata/labels/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/metadata/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath:instancePath+"/metadata/labels",schemaPath:"#/properties/metadata/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.spec !== undefined){
let data6 = data.spec;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
if(data6.account === undefined){
data6.account = "111122223333";
}
if(data6.region === undefined){
data6.region = "ap-northeast-1";
}
if(data6.start === undefined){
data6.start = "2026-11-22T00:00:00Z";
}
if(data6.settle === undefined){
data6.settle = "5m";
}
if(data6.seed === undefined){
data6.seed = 1;
}
if(data6.duration === undefined){
const err19 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "duration"},message:"must have required property '"+"duration"+"'"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data6.clusters === undefined){
const err20 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty: "clusters"},message:"must have required property '"+"clusters"+"'"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
for(const key3 in data6){
if(!(func2.call(schema11.properties.spec.properties, key3))){
const err21 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data6.story !== undefined){
let data7 = data6.story;
if(typeof data7 === "string"){
if(data7.length > 2000){
const err22 = {instancePath:instancePath+"/spec/story",schemaPath:"#/properties/spec/properties/story/maxLength",keyword:"maxLength",params:{limit: 2000},message:"must NOT have more than 2000 characters"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/spec/story",schemaPath:"#/properties/spec/properties/story/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
let data8 = data6.account;
if(typeof data8 === "string"){
if(!pattern1.test(data8)){
const err24 = {instancePath:instancePath+"/spec/account",schemaPath:"#/properties/spec/properties/account/pattern",keyword:"pattern",params:{pattern: "^[0-9]{12}$"},message:"must match pattern \""+"^[0-9]{12}$"+"\""};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/spec/account",schemaPath:"#/properties/spec/properties/account/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
let data9 = data6.region;
if(typeof data9 === "string"){
if(data9.length > 32){
const err26 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(!pattern2.test(data9)){
const err27 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z]{2}(-[a-z]+)+-[0-9]+$"},message:"must match pattern \""+"^[a-z]{2}(-[a-z]+)+-[0-9]+$"+"\""};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/spec/region",schemaPath:"#/properties/spec/properties/region/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
let data10 = data6.start;
if(typeof data10 === "string"){
if(!pattern3.test(data10)){
const err29 = {instancePath:instancePath+"/spec/start",schemaPath:"#/properties/spec/properties/start/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"+"\""};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/spec/start",schemaPath:"#/properties/spec/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data6.duration !== undefined){
let data11 = data6.duration;
if(typeof data11 === "string"){
if(data11.length > 20){
const err31 = {instancePath:instancePath+"/spec/duration",schemaPath:"#/properties/spec/properties/duration/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(!pattern4.test(data11)){
const err32 = {instancePath:instancePath+"/spec/duration",schemaPath:"#/properties/spec/properties/duration/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/spec/duration",schemaPath:"#/properties/spec/properties/duration/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
let data12 = data6.settle;
if(typeof data12 === "string"){
if(data12.length > 20){
const err34 = {instancePath:instancePath+"/spec/settle",schemaPath:"#/properties/spec/properties/settle/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(!pattern4.test(data12)){
const err35 = {instancePath:instancePath+"/spec/settle",schemaPath:"#/properties/spec/properties/settle/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/spec/settle",schemaPath:"#/properties/spec/properties/settle/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
let data13 = data6.seed;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err37 = {instancePath:instancePath+"/spec/seed",schemaPath:"#/properties/spec/properties/seed/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 2147483647 || isNaN(data13)){
const err38 = {instancePath:instancePath+"/spec/seed",schemaPath:"#/properties/spec/properties/seed/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2147483647},message:"must be <= 2147483647"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(data13 < 0 || isNaN(data13)){
const err39 = {instancePath:instancePath+"/spec/seed",schemaPath:"#/properties/spec/properties/seed/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data6.clusterSpecs !== undefined){
let data14 = data6.clusterSpecs;
if(Array.isArray(data14)){
if(data14.length > 20){
const err40 = {instancePath:instancePath+"/spec/clusterSpecs",schemaPath:"#/properties/spec/properties/clusterSpecs/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
const len0 = data14.length;
for(let i0=0; i0<len0; i0++){
let data15 = data14[i0];
if(typeof data15 === "string"){
if(data15.length > 255){
const err41 = {instancePath:instancePath+"/spec/clusterSpecs/" + i0,schemaPath:"#/properties/spec/properties/clusterSpecs/items/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(data15.length < 1){
const err42 = {instancePath:instancePath+"/spec/clusterSpecs/" + i0,schemaPath:"#/properties/spec/properties/clusterSpecs/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/spec/clusterSpecs/" + i0,schemaPath:"#/properties/spec/properties/clusterSpecs/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/spec/clusterSpecs",schemaPath:"#/properties/spec/properties/clusterSpecs/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data6.settings !== undefined){
let data16 = data6.settings;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
for(const key4 in data16){
if(!(func2.call(schema11.properties.spec.properties.settings.properties, key4))){
const err45 = {instancePath:instancePath+"/spec/settings",schemaPath:"#/properties/spec/properties/settings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data16.schedulerPass !== undefined){
let data17 = data16.schedulerPass;
if(typeof data17 === "string"){
if(data17.length > 20){
const err46 = {instancePath:instancePath+"/spec/settings/schedulerPass",schemaPath:"#/properties/spec/properties/settings/properties/schedulerPass/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(!pattern4.test(data17)){
const err47 = {instancePath:instancePath+"/spec/settings/schedulerPass",schemaPath:"#/properties/spec/properties/settings/properties/schedulerPass/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/spec/settings/schedulerPass",schemaPath:"#/properties/spec/properties/settings/properties/schedulerPass/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data16.removedTargets !== undefined){
let data18 = data16.removedTargets;
if(typeof data18 !== "string"){
const err49 = {instancePath:instancePath+"/spec/settings/removedTargets",schemaPath:"#/properties/spec/properties/settings/properties/removedTargets/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(!(((data18 === "stayOut") || (data18 === "returnWithinSeconds")) || (data18 === "returnOnNextPass"))){
const err50 = {instancePath:instancePath+"/spec/settings/removedTargets",schemaPath:"#/properties/spec/properties/settings/properties/removedTargets/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.removedTargets.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data16.stopTask !== undefined){
let data19 = data16.stopTask;
if(typeof data19 !== "string"){
const err51 = {instancePath:instancePath+"/spec/settings/stopTask",schemaPath:"#/properties/spec/properties/settings/properties/stopTask/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(!(((data19 === "atOnce") || (data19 === "untilUnused")) || (data19 === "fullDelay"))){
const err52 = {instancePath:instancePath+"/spec/settings/stopTask",schemaPath:"#/properties/spec/properties/settings/properties/stopTask/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.stopTask.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data16.drainDelay !== undefined){
let data20 = data16.drainDelay;
if(typeof data20 !== "string"){
const err53 = {instancePath:instancePath+"/spec/settings/drainDelay",schemaPath:"#/properties/spec/properties/settings/properties/drainDelay/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(!((data20 === "untilIdle") || (data20 === "fullDelay"))){
const err54 = {instancePath:instancePath+"/spec/settings/drainDelay",schemaPath:"#/properties/spec/properties/settings/properties/drainDelay/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.drainDelay.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data16.spotRequestLag !== undefined){
let data21 = data16.spotRequestLag;
if(typeof data21 === "string"){
if(data21.length > 20){
const err55 = {instancePath:instancePath+"/spec/settings/spotRequestLag",schemaPath:"#/properties/spec/properties/settings/properties/spotRequestLag/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if(!pattern4.test(data21)){
const err56 = {instancePath:instancePath+"/spec/settings/spotRequestLag",schemaPath:"#/properties/spec/properties/settings/properties/spotRequestLag/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/spec/settings/spotRequestLag",schemaPath:"#/properties/spec/properties/settings/properties/spotRequestLag/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data16.hostDeathLag !== undefined){
let data22 = data16.hostDeathLag;
if(typeof data22 === "string"){
if(data22.length > 20){
const err58 = {instancePath:instancePath+"/spec/settings/hostDeathLag",schemaPath:"#/properties/spec/properties/settings/properties/hostDeathLag/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(!pattern4.test(data22)){
const err59 = {instancePath:instancePath+"/spec/settings/hostDeathLag",schemaPath:"#/properties/spec/properties/settings/properties/hostDeathLag/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/spec/settings/hostDeathLag",schemaPath:"#/properties/spec/properties/settings/properties/hostDeathLag/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data16.metricDelay !== undefined){
let data23 = data16.metricDelay;
if(typeof data23 === "string"){
if(data23.length > 20){
const err61 = {instancePath:instancePath+"/spec/settings/metricDelay",schemaPath:"#/properties/spec/properties/settings/properties/metricDelay/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(!pattern4.test(data23)){
const err62 = {instancePath:instancePath+"/spec/settings/metricDelay",schemaPath:"#/properties/spec/properties/settings/properties/metricDelay/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
else {
const err63 = {instancePath:instancePath+"/spec/settings/metricDelay",schemaPath:"#/properties/spec/properties/settings/properties/metricDelay/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data16.attributesOnDraining !== undefined){
if(typeof data16.attributesOnDraining !== "boolean"){
const err64 = {instancePath:instancePath+"/spec/settings/attributesOnDraining",schemaPath:"#/properties/spec/properties/settings/properties/attributesOnDraining/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data16.readLag !== undefined){
let data25 = data16.readLag;
if(typeof data25 === "string"){
if(data25.length > 20){
const err65 = {instancePath:instancePath+"/spec/settings/readLag",schemaPath:"#/properties/spec/properties/settings/properties/readLag/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(!pattern4.test(data25)){
const err66 = {instancePath:instancePath+"/spec/settings/readLag",schemaPath:"#/properties/spec/properties/settings/properties/readLag/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/spec/settings/readLag",schemaPath:"#/properties/spec/properties/settings/properties/readLag/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data16.drainingEvent !== undefined){
if(typeof data16.drainingEvent !== "boolean"){
const err68 = {instancePath:instancePath+"/spec/settings/drainingEvent",schemaPath:"#/properties/spec/properties/settings/properties/drainingEvent/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data16.drainingTwice !== undefined){
let data27 = data16.drainingTwice;
if(typeof data27 !== "string"){
const err69 = {instancePath:instancePath+"/spec/settings/drainingTwice",schemaPath:"#/properties/spec/properties/settings/properties/drainingTwice/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(!((data27 === "succeeds") || (data27 === "fails"))){
const err70 = {instancePath:instancePath+"/spec/settings/drainingTwice",schemaPath:"#/properties/spec/properties/settings/properties/drainingTwice/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.drainingTwice.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data16.unknownInstance !== undefined){
let data28 = data16.unknownInstance;
if(typeof data28 !== "string"){
const err71 = {instancePath:instancePath+"/spec/settings/unknownInstance",schemaPath:"#/properties/spec/properties/settings/properties/unknownInstance/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(!((data28 === "failure") || (data28 === "exception"))){
const err72 = {instancePath:instancePath+"/spec/settings/unknownInstance",schemaPath:"#/properties/spec/properties/settings/properties/unknownInstance/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.unknownInstance.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data16.deregisterBusy !== undefined){
let data29 = data16.deregisterBusy;
if(typeof data29 !== "string"){
const err73 = {instancePath:instancePath+"/spec/settings/deregisterBusy",schemaPath:"#/properties/spec/properties/settings/properties/deregisterBusy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(!((data29 === "InvalidParameterException") || (data29 === "ClientException"))){
const err74 = {instancePath:instancePath+"/spec/settings/deregisterBusy",schemaPath:"#/properties/spec/properties/settings/properties/deregisterBusy/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.deregisterBusy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data16.drainedStopCode !== undefined){
let data30 = data16.drainedStopCode;
if(typeof data30 !== "string"){
const err75 = {instancePath:instancePath+"/spec/settings/drainedStopCode",schemaPath:"#/properties/spec/properties/settings/properties/drainedStopCode/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(!((data30 === "ServiceSchedulerInitiated") || (data30 === "TerminationNotice"))){
const err76 = {instancePath:instancePath+"/spec/settings/drainedStopCode",schemaPath:"#/properties/spec/properties/settings/properties/drainedStopCode/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.drainedStopCode.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data16.drainOrder !== undefined){
let data31 = data16.drainOrder;
if(typeof data31 !== "string"){
const err77 = {instancePath:instancePath+"/spec/settings/drainOrder",schemaPath:"#/properties/spec/properties/settings/properties/drainOrder/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(!((data31 === "oldestFirst") || (data31 === "newestFirst"))){
const err78 = {instancePath:instancePath+"/spec/settings/drainOrder",schemaPath:"#/properties/spec/properties/settings/properties/drainOrder/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.drainOrder.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data16.protectedTasksOnDraining !== undefined){
let data32 = data16.protectedTasksOnDraining;
if(typeof data32 !== "string"){
const err79 = {instancePath:instancePath+"/spec/settings/protectedTasksOnDraining",schemaPath:"#/properties/spec/properties/settings/properties/protectedTasksOnDraining/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(!((data32 === "stopped") || (data32 === "held"))){
const err80 = {instancePath:instancePath+"/spec/settings/protectedTasksOnDraining",schemaPath:"#/properties/spec/properties/settings/properties/protectedTasksOnDraining/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.protectedTasksOnDraining.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data16.removedTargetCounts !== undefined){
if(typeof data16.removedTargetCounts !== "boolean"){
const err81 = {instancePath:instancePath+"/spec/settings/removedTargetCounts",schemaPath:"#/properties/spec/properties/settings/properties/removedTargetCounts/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data16.agentRepair !== undefined){
if(typeof data16.agentRepair !== "boolean"){
const err82 = {instancePath:instancePath+"/spec/settings/agentRepair",schemaPath:"#/properties/spec/properties/settings/properties/agentRepair/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data16.stopOnSilentAgents !== undefined){
let data35 = data16.stopOnSilentAgents;
if(typeof data35 !== "string"){
const err83 = {instancePath:instancePath+"/spec/settings/stopOnSilentAgents",schemaPath:"#/properties/spec/properties/settings/properties/stopOnSilentAgents/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if(!((data35 === "targetsOut") || (data35 === "nothing"))){
const err84 = {instancePath:instancePath+"/spec/settings/stopOnSilentAgents",schemaPath:"#/properties/spec/properties/settings/properties/stopOnSilentAgents/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.stopOnSilentAgents.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data16.stopAgain !== undefined){
let data36 = data16.stopAgain;
if(typeof data36 !== "string"){
const err85 = {instancePath:instancePath+"/spec/settings/stopAgain",schemaPath:"#/properties/spec/properties/settings/properties/stopAgain/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(!((data36 === "nothing") || (data36 === "hastens"))){
const err86 = {instancePath:instancePath+"/spec/settings/stopAgain",schemaPath:"#/properties/spec/properties/settings/properties/stopAgain/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.stopAgain.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data16.provisioningTimeout !== undefined){
let data37 = data16.provisioningTimeout;
if(typeof data37 === "string"){
if(data37.length > 20){
const err87 = {instancePath:instancePath+"/spec/settings/provisioningTimeout",schemaPath:"#/properties/spec/properties/settings/properties/provisioningTimeout/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(!pattern4.test(data37)){
const err88 = {instancePath:instancePath+"/spec/settings/provisioningTimeout",schemaPath:"#/properties/spec/properties/settings/properties/provisioningTimeout/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
else {
const err89 = {instancePath:instancePath+"/spec/settings/provisioningTimeout",schemaPath:"#/properties/spec/properties/settings/properties/provisioningTimeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data16.autoScalingThrottle !== undefined){
let data38 = data16.autoScalingThrottle;
if(typeof data38 !== "string"){
const err90 = {instancePath:instancePath+"/spec/settings/autoScalingThrottle",schemaPath:"#/properties/spec/properties/settings/properties/autoScalingThrottle/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(!((data38 === "Throttling") || (data38 === "RateExceeded"))){
const err91 = {instancePath:instancePath+"/spec/settings/autoScalingThrottle",schemaPath:"#/properties/spec/properties/settings/properties/autoScalingThrottle/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.autoScalingThrottle.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data16.describeById !== undefined){
let data39 = data16.describeById;
if(typeof data39 !== "string"){
const err92 = {instancePath:instancePath+"/spec/settings/describeById",schemaPath:"#/properties/spec/properties/settings/properties/describeById/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if(!((data39 === "unfiltered") || (data39 === "filtered"))){
const err93 = {instancePath:instancePath+"/spec/settings/describeById",schemaPath:"#/properties/spec/properties/settings/properties/describeById/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.describeById.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data16.fleetModifyTwice !== undefined){
let data40 = data16.fleetModifyTwice;
if(typeof data40 !== "string"){
const err94 = {instancePath:instancePath+"/spec/settings/fleetModifyTwice",schemaPath:"#/properties/spec/properties/settings/properties/fleetModifyTwice/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
if(!((data40 === "fails") || (data40 === "succeeds"))){
const err95 = {instancePath:instancePath+"/spec/settings/fleetModifyTwice",schemaPath:"#/properties/spec/properties/settings/properties/fleetModifyTwice/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.fleetModifyTwice.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data16.fleetPolicyPersists !== undefined){
if(typeof data16.fleetPolicyPersists !== "boolean"){
const err96 = {instancePath:instancePath+"/spec/settings/fleetPolicyPersists",schemaPath:"#/properties/spec/properties/settings/properties/fleetPolicyPersists/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data16.fleetLatest !== undefined){
let data42 = data16.fleetLatest;
if(typeof data42 !== "string"){
const err97 = {instancePath:instancePath+"/spec/settings/fleetLatest",schemaPath:"#/properties/spec/properties/settings/properties/fleetLatest/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(!((data42 === "atLaunch") || (data42 === "atRequest"))){
const err98 = {instancePath:instancePath+"/spec/settings/fleetLatest",schemaPath:"#/properties/spec/properties/settings/properties/fleetLatest/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.settings.properties.fleetLatest.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data16.eventDoubles !== undefined){
let data43 = data16.eventDoubles;
if((typeof data43 == "number") && (isFinite(data43))){
if(data43 > 100 || isNaN(data43)){
const err99 = {instancePath:instancePath+"/spec/settings/eventDoubles",schemaPath:"#/properties/spec/properties/settings/properties/eventDoubles/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
if(data43 < 0 || isNaN(data43)){
const err100 = {instancePath:instancePath+"/spec/settings/eventDoubles",schemaPath:"#/properties/spec/properties/settings/properties/eventDoubles/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
else {
const err101 = {instancePath:instancePath+"/spec/settings/eventDoubles",schemaPath:"#/properties/spec/properties/settings/properties/eventDoubles/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data16.eventLoss !== undefined){
let data44 = data16.eventLoss;
if((typeof data44 == "number") && (isFinite(data44))){
if(data44 > 100 || isNaN(data44)){
const err102 = {instancePath:instancePath+"/spec/settings/eventLoss",schemaPath:"#/properties/spec/properties/settings/properties/eventLoss/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(data44 < 0 || isNaN(data44)){
const err103 = {instancePath:instancePath+"/spec/settings/eventLoss",schemaPath:"#/properties/spec/properties/settings/properties/eventLoss/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
else {
const err104 = {instancePath:instancePath+"/spec/settings/eventLoss",schemaPath:"#/properties/spec/properties/settings/properties/eventLoss/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data16.scaleInMinutes !== undefined){
let data45 = data16.scaleInMinutes;
if(!(((typeof data45 == "number") && (!(data45 % 1) && !isNaN(data45))) && (isFinite(data45)))){
const err105 = {instancePath:instancePath+"/spec/settings/scaleInMinutes",schemaPath:"#/properties/spec/properties/settings/properties/scaleInMinutes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if((typeof data45 == "number") && (isFinite(data45))){
if(data45 > 60 || isNaN(data45)){
const err106 = {instancePath:instancePath+"/spec/settings/scaleInMinutes",schemaPath:"#/properties/spec/properties/settings/properties/scaleInMinutes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60},message:"must be <= 60"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(data45 < 1 || isNaN(data45)){
const err107 = {instancePath:instancePath+"/spec/settings/scaleInMinutes",schemaPath:"#/properties/spec/properties/settings/properties/scaleInMinutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
}
else {
const err108 = {instancePath:instancePath+"/spec/settings",schemaPath:"#/properties/spec/properties/settings/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data6.queues !== undefined){
let data46 = data6.queues;
if(Array.isArray(data46)){
if(data46.length > 20){
const err109 = {instancePath:instancePath+"/spec/queues",schemaPath:"#/properties/spec/properties/queues/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
const len1 = data46.length;
for(let i1=0; i1<len1; i1++){
let data47 = data46[i1];
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
if(data47.visibilityTimeout === undefined){
data47.visibilityTimeout = "30s";
}
if(data47.forOperator === undefined){
data47.forOperator = false;
}
if(data47.name === undefined){
const err110 = {instancePath:instancePath+"/spec/queues/" + i1,schemaPath:"#/properties/spec/properties/queues/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
for(const key5 in data47){
if(!(((((key5 === "name") || (key5 === "events")) || (key5 === "visibilityTimeout")) || (key5 === "deadLetter")) || (key5 === "forOperator"))){
const err111 = {instancePath:instancePath+"/spec/queues/" + i1,schemaPath:"#/properties/spec/properties/queues/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data47.name !== undefined){
let data48 = data47.name;
if(typeof data48 === "string"){
if(data48.length > 80){
const err112 = {instancePath:instancePath+"/spec/queues/" + i1+"/name",schemaPath:"#/properties/spec/properties/queues/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(data48.length < 1){
const err113 = {instancePath:instancePath+"/spec/queues/" + i1+"/name",schemaPath:"#/properties/spec/properties/queues/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
if(!pattern12.test(data48)){
const err114 = {instancePath:instancePath+"/spec/queues/" + i1+"/name",schemaPath:"#/properties/spec/properties/queues/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
else {
const err115 = {instancePath:instancePath+"/spec/queues/" + i1+"/name",schemaPath:"#/properties/spec/properties/queues/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data47.events !== undefined){
let data49 = data47.events;
if(Array.isArray(data49)){
if(data49.length > 20){
const err116 = {instancePath:instancePath+"/spec/queues/" + i1+"/events",schemaPath:"#/properties/spec/properties/queues/items/properties/events/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
const len2 = data49.length;
for(let i2=0; i2<len2; i2++){
let data50 = data49[i2];
if(typeof data50 === "string"){
if(data50.length > 128){
const err117 = {instancePath:instancePath+"/spec/queues/" + i1+"/events/" + i2,schemaPath:"#/properties/spec/properties/queues/items/properties/events/items/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(data50.length < 1){
const err118 = {instancePath:instancePath+"/spec/queues/" + i1+"/events/" + i2,schemaPath:"#/properties/spec/properties/queues/items/properties/events/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
else {
const err119 = {instancePath:instancePath+"/spec/queues/" + i1+"/events/" + i2,schemaPath:"#/properties/spec/properties/queues/items/properties/events/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
}
else {
const err120 = {instancePath:instancePath+"/spec/queues/" + i1+"/events",schemaPath:"#/properties/spec/properties/queues/items/properties/events/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
let data51 = data47.visibilityTimeout;
if(typeof data51 === "string"){
if(data51.length > 20){
const err121 = {instancePath:instancePath+"/spec/queues/" + i1+"/visibilityTimeout",schemaPath:"#/properties/spec/properties/queues/items/properties/visibilityTimeout/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(!pattern4.test(data51)){
const err122 = {instancePath:instancePath+"/spec/queues/" + i1+"/visibilityTimeout",schemaPath:"#/properties/spec/properties/queues/items/properties/visibilityTimeout/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
else {
const err123 = {instancePath:instancePath+"/spec/queues/" + i1+"/visibilityTimeout",schemaPath:"#/properties/spec/properties/queues/items/properties/visibilityTimeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(data47.deadLetter !== undefined){
let data52 = data47.deadLetter;
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
if(data52.queue === undefined){
const err124 = {instancePath:instancePath+"/spec/queues/" + i1+"/deadLetter",schemaPath:"#/properties/spec/properties/queues/items/properties/deadLetter/required",keyword:"required",params:{missingProperty: "queue"},message:"must have required property '"+"queue"+"'"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
if(data52.maxReceiveCount === undefined){
const err125 = {instancePath:instancePath+"/spec/queues/" + i1+"/deadLetter",schemaPath:"#/properties/spec/properties/queues/items/properties/deadLetter/required",keyword:"required",params:{missingProperty: "maxReceiveCount"},message:"must have required property '"+"maxReceiveCount"+"'"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
for(const key6 in data52){
if(!((key6 === "queue") || (key6 === "maxReceiveCount"))){
const err126 = {instancePath:instancePath+"/spec/queues/" + i1+"/deadLetter",schemaPath:"#/properties/spec/properties/queues/items/properties/deadLetter/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data52.queue !== undefined){
let data53 = data52.queue;
if(typeof data53 === "string"){
if(data53.length > 255){
const err127 = {instancePath:instancePath+"/spec/queues/" + i1+"/deadLetter/queue",schemaPath:"#/properties/spec/properties/queues/items/properties/deadLetter/properties/queue/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if(data53.length < 1){
const err128 = {instancePath:instancePath+"/spec/queues/" + i1+"/deadLetter/queue",schemaPath:"#/properties/spec/properties/queues/items/properties/deadLetter/properties/queue/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if(!pattern12.test(data53)){
const err129 = {instancePath:instancePath+"/spec/queues/" + i1+"/deadLetter/queue",schemaPath:"#/properties/spec/properties/queues/items/properties/deadLetter/properties/queue/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
else {
const err130 = {instancePath:instancePath+"/spec/queues/" + i1+"/deadLetter/queue",schemaPath:"#/properties/spec/properties/queues/items/properties/deadLetter/properties/queue/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
if(data52.maxReceiveCount !== undefined){
let data54 = data52.maxReceiveCount;
if(!(((typeof data54 == "number") && (!(data54 % 1) && !isNaN(data54))) && (isFinite(data54)))){
const err131 = {instancePath:instancePath+"/spec/queues/" + i1+"/deadLetter/maxReceiveCount",schemaPath:"#/properties/spec/properties/queues/items/properties/deadLetter/properties/maxReceiveCount/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if((typeof data54 == "number") && (isFinite(data54))){
if(data54 > 1000 || isNaN(data54)){
const err132 = {instancePath:instancePath+"/spec/queues/" + i1+"/deadLetter/maxReceiveCount",schemaPath:"#/properties/spec/properties/queues/items/properties/deadLetter/properties/maxReceiveCount/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
if(data54 < 1 || isNaN(data54)){
const err133 = {instancePath:instancePath+"/spec/queues/" + i1+"/deadLetter/maxReceiveCount",schemaPath:"#/properties/spec/properties/queues/items/properties/deadLetter/properties/maxReceiveCount/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
}
}
else {
const err134 = {instancePath:instancePath+"/spec/queues/" + i1+"/deadLetter",schemaPath:"#/properties/spec/properties/queues/items/properties/deadLetter/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
if(typeof data47.forOperator !== "boolean"){
const err135 = {instancePath:instancePath+"/spec/queues/" + i1+"/forOperator",schemaPath:"#/properties/spec/properties/queues/items/properties/forOperator/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
else {
const err136 = {instancePath:instancePath+"/spec/queues/" + i1,schemaPath:"#/properties/spec/properties/queues/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
}
else {
const err137 = {instancePath:instancePath+"/spec/queues",schemaPath:"#/properties/spec/properties/queues/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data6.clusters !== undefined){
let data56 = data6.clusters;
if(Array.isArray(data56)){
if(data56.length > 20){
const err138 = {instancePath:instancePath+"/spec/clusters",schemaPath:"#/properties/spec/properties/clusters/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
if(data56.length < 1){
const err139 = {instancePath:instancePath+"/spec/clusters",schemaPath:"#/properties/spec/properties/clusters/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
const len3 = data56.length;
for(let i3=0; i3<len3; i3++){
let data57 = data56[i3];
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
if(data57.name === undefined){
const err140 = {instancePath:instancePath+"/spec/clusters/" + i3,schemaPath:"#/properties/spec/properties/clusters/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
if(data57.pools === undefined){
const err141 = {instancePath:instancePath+"/spec/clusters/" + i3,schemaPath:"#/properties/spec/properties/clusters/items/required",keyword:"required",params:{missingProperty: "pools"},message:"must have required property '"+"pools"+"'"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
for(const key7 in data57){
if(!(((((key7 === "name") || (key7 === "pools")) || (key7 === "fleets")) || (key7 === "services")) || (key7 === "jobs"))){
const err142 = {instancePath:instancePath+"/spec/clusters/" + i3,schemaPath:"#/properties/spec/properties/clusters/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
if(data57.name !== undefined){
let data58 = data57.name;
if(typeof data58 === "string"){
if(data58.length > 255){
const err143 = {instancePath:instancePath+"/spec/clusters/" + i3+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
if(data58.length < 1){
const err144 = {instancePath:instancePath+"/spec/clusters/" + i3+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
if(!pattern12.test(data58)){
const err145 = {instancePath:instancePath+"/spec/clusters/" + i3+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
else {
const err146 = {instancePath:instancePath+"/spec/clusters/" + i3+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
if(data57.pools !== undefined){
let data59 = data57.pools;
if(Array.isArray(data59)){
if(data59.length > 20){
const err147 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
const len4 = data59.length;
for(let i4=0; i4<len4; i4++){
let data60 = data59[i4];
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
if(data60.zones === undefined){
data60.zones = ["a","c","d"];
}
if(data60.market === undefined){
data60.market = "on-demand";
}
if(data60.boot === undefined){
data60.boot = "60s-90s";
}
if(data60.terminationPolicies === undefined){
data60.terminationPolicies = ["Default"];
}
if(data60.newInstancesProtected === undefined){
data60.newInstancesProtected = false;
}
if(data60.capacityRebalance === undefined){
data60.capacityRebalance = false;
}
if(data60.retainOnAbandon === undefined){
data60.retainOnAbandon = false;
}
if(data60.launchTemplateVersion === undefined){
data60.launchTemplateVersion = "$Default";
}
if(data60.agentSpotDraining === undefined){
data60.agentSpotDraining = false;
}
if(data60.trunking === undefined){
data60.trunking = false;
}
if(data60.name === undefined){
const err148 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
if(data60.min === undefined){
const err149 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/required",keyword:"required",params:{missingProperty: "min"},message:"must have required property '"+"min"+"'"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
if(data60.max === undefined){
const err150 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/required",keyword:"required",params:{missingProperty: "max"},message:"must have required property '"+"max"+"'"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(data60.desired === undefined){
const err151 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/required",keyword:"required",params:{missingProperty: "desired"},message:"must have required property '"+"desired"+"'"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
if(data60.instance === undefined){
const err152 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/required",keyword:"required",params:{missingProperty: "instance"},message:"must have required property '"+"instance"+"'"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
for(const key8 in data60){
if(!(func2.call(schema11.properties.spec.properties.clusters.items.properties.pools.items.properties, key8))){
const err153 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data60.name !== undefined){
let data61 = data60.name;
if(typeof data61 === "string"){
if(data61.length > 255){
const err154 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
if(data61.length < 1){
const err155 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
if(!pattern12.test(data61)){
const err156 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
else {
const err157 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
if(data60.min !== undefined){
let data62 = data60.min;
if(!(((typeof data62 == "number") && (!(data62 % 1) && !isNaN(data62))) && (isFinite(data62)))){
const err158 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/min",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/min/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
if((typeof data62 == "number") && (isFinite(data62))){
if(data62 > 10000 || isNaN(data62)){
const err159 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/min",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/min/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
if(data62 < 0 || isNaN(data62)){
const err160 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/min",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/min/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
}
if(data60.max !== undefined){
let data63 = data60.max;
if(!(((typeof data63 == "number") && (!(data63 % 1) && !isNaN(data63))) && (isFinite(data63)))){
const err161 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/max",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/max/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
if((typeof data63 == "number") && (isFinite(data63))){
if(data63 > 10000 || isNaN(data63)){
const err162 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/max",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
if(data63 < 0 || isNaN(data63)){
const err163 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/max",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
}
if(data60.desired !== undefined){
let data64 = data60.desired;
if(!(((typeof data64 == "number") && (!(data64 % 1) && !isNaN(data64))) && (isFinite(data64)))){
const err164 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/desired",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/desired/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
if((typeof data64 == "number") && (isFinite(data64))){
if(data64 > 10000 || isNaN(data64)){
const err165 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/desired",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/desired/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
if(data64 < 0 || isNaN(data64)){
const err166 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/desired",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/desired/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
}
let data65 = data60.zones;
if(Array.isArray(data65)){
if(data65.length > 6){
const err167 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/zones",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/zones/maxItems",keyword:"maxItems",params:{limit: 6},message:"must NOT have more than 6 items"};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
if(data65.length < 1){
const err168 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/zones",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/zones/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
const len5 = data65.length;
for(let i5=0; i5<len5; i5++){
let data66 = data65[i5];
if(typeof data66 === "string"){
if(!pattern17.test(data66)){
const err169 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/zones/" + i5,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/zones/items/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
else {
const err170 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/zones/" + i5,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/zones/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
}
else {
const err171 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/zones",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/zones/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
let data67 = data60.market;
if(typeof data67 !== "string"){
const err172 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/market",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/market/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
if(!((data67 === "on-demand") || (data67 === "spot"))){
const err173 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/market",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/market/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.pools.items.properties.market.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
if(data60.instance !== undefined){
let data68 = data60.instance;
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
if(data68.gpus === undefined){
data68.gpus = 0;
}
if(data68.enis === undefined){
data68.enis = 3;
}
if(data68.type === undefined){
const err174 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
if(data68.cpu === undefined){
const err175 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
if(data68.memory === undefined){
const err176 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/required",keyword:"required",params:{missingProperty: "memory"},message:"must have required property '"+"memory"+"'"};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
for(const key9 in data68){
if(!(((((key9 === "type") || (key9 === "cpu")) || (key9 === "memory")) || (key9 === "gpus")) || (key9 === "enis"))){
const err177 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
if(data68.type !== undefined){
let data69 = data68.type;
if(typeof data69 === "string"){
if(data69.length > 32){
const err178 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/type/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
if(data69.length < 1){
const err179 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/type/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
else {
const err180 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
if(data68.cpu !== undefined){
let data70 = data68.cpu;
if(!(((typeof data70 == "number") && (!(data70 % 1) && !isNaN(data70))) && (isFinite(data70)))){
const err181 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
if((typeof data70 == "number") && (isFinite(data70))){
if(data70 > 1000000 || isNaN(data70)){
const err182 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
if(data70 < 128 || isNaN(data70)){
const err183 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 128},message:"must be >= 128"};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
}
if(data68.memory !== undefined){
let data71 = data68.memory;
if(!(((typeof data71 == "number") && (!(data71 % 1) && !isNaN(data71))) && (isFinite(data71)))){
const err184 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/memory/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
if((typeof data71 == "number") && (isFinite(data71))){
if(data71 > 100000000 || isNaN(data71)){
const err185 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/memory/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000000},message:"must be <= 100000000"};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
if(data71 < 128 || isNaN(data71)){
const err186 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 128},message:"must be >= 128"};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
}
let data72 = data68.gpus;
if(!(((typeof data72 == "number") && (!(data72 % 1) && !isNaN(data72))) && (isFinite(data72)))){
const err187 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/gpus",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/gpus/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
if((typeof data72 == "number") && (isFinite(data72))){
if(data72 > 16 || isNaN(data72)){
const err188 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/gpus",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/gpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16},message:"must be <= 16"};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
if(data72 < 0 || isNaN(data72)){
const err189 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/gpus",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/gpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
let data73 = data68.enis;
if(!(((typeof data73 == "number") && (!(data73 % 1) && !isNaN(data73))) && (isFinite(data73)))){
const err190 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/enis",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/enis/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
if((typeof data73 == "number") && (isFinite(data73))){
if(data73 > 120 || isNaN(data73)){
const err191 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/enis",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/enis/maximum",keyword:"maximum",params:{comparison: "<=", limit: 120},message:"must be <= 120"};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
if(data73 < 0 || isNaN(data73)){
const err192 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance/enis",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/properties/enis/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
}
else {
const err193 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/instance",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/instance/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
let data74 = data60.boot;
if(typeof data74 === "string"){
if(data74.length > 20){
const err194 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/boot",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/boot/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
if(!pattern18.test(data74)){
const err195 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/boot",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/boot/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
else {
const err196 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/boot",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/boot/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
if(data60.tags !== undefined){
let data75 = data60.tags;
if(data75 && typeof data75 == "object" && !Array.isArray(data75)){
for(const key10 in data75){
let data76 = data75[key10];
if(typeof data76 === "string"){
if(data76.length > 256){
const err197 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/tags/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/tags/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
else {
const err198 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/tags/" + key10.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/tags/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
}
else {
const err199 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/tags",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/tags/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
if(data60.attributes !== undefined){
let data77 = data60.attributes;
if(data77 && typeof data77 == "object" && !Array.isArray(data77)){
for(const key11 in data77){
let data78 = data77[key11];
if(typeof data78 === "string"){
if(data78.length > 128){
const err200 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/attributes/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
else {
const err201 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/attributes/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/attributes/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
}
else {
const err202 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/attributes",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/attributes/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
if(data60.mixed !== undefined){
let data79 = data60.mixed;
if(data79 && typeof data79 == "object" && !Array.isArray(data79)){
if(data79.onDemandBase === undefined){
data79.onDemandBase = 0;
}
if(data79.onDemandPercentage === undefined){
data79.onDemandPercentage = 100;
}
if(data79.spotAllocation === undefined){
data79.spotAllocation = "lowest-price";
}
for(const key12 in data79){
if(!(((((key12 === "onDemandBase") || (key12 === "onDemandPercentage")) || (key12 === "spotAllocation")) || (key12 === "weight")) || (key12 === "types"))){
const err203 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
let data80 = data79.onDemandBase;
if(!(((typeof data80 == "number") && (!(data80 % 1) && !isNaN(data80))) && (isFinite(data80)))){
const err204 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/onDemandBase",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/onDemandBase/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
if((typeof data80 == "number") && (isFinite(data80))){
if(data80 > 10000 || isNaN(data80)){
const err205 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/onDemandBase",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/onDemandBase/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
if(data80 < 0 || isNaN(data80)){
const err206 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/onDemandBase",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/onDemandBase/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
let data81 = data79.onDemandPercentage;
if(!(((typeof data81 == "number") && (!(data81 % 1) && !isNaN(data81))) && (isFinite(data81)))){
const err207 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/onDemandPercentage",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/onDemandPercentage/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
if((typeof data81 == "number") && (isFinite(data81))){
if(data81 > 100 || isNaN(data81)){
const err208 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/onDemandPercentage",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/onDemandPercentage/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
if(data81 < 0 || isNaN(data81)){
const err209 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/onDemandPercentage",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/onDemandPercentage/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
let data82 = data79.spotAllocation;
if(typeof data82 !== "string"){
const err210 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/spotAllocation",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/spotAllocation/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
if(!(((data82 === "lowest-price") || (data82 === "capacity-optimized")) || (data82 === "price-capacity-optimized"))){
const err211 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/spotAllocation",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/spotAllocation/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.pools.items.properties.mixed.properties.spotAllocation.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
if(data79.weight !== undefined){
let data83 = data79.weight;
if(!(((typeof data83 == "number") && (!(data83 % 1) && !isNaN(data83))) && (isFinite(data83)))){
const err212 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/weight",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/weight/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
if((typeof data83 == "number") && (isFinite(data83))){
if(data83 > 999 || isNaN(data83)){
const err213 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/weight",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/weight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 999},message:"must be <= 999"};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
if(data83 < 1 || isNaN(data83)){
const err214 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/weight",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/weight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
}
if(data79.types !== undefined){
let data84 = data79.types;
if(Array.isArray(data84)){
if(data84.length > 40){
const err215 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/maxItems",keyword:"maxItems",params:{limit: 40},message:"must NOT have more than 40 items"};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
const len6 = data84.length;
for(let i6=0; i6<len6; i6++){
let data85 = data84[i6];
if(data85 && typeof data85 == "object" && !Array.isArray(data85)){
if(data85.gpus === undefined){
data85.gpus = 0;
}
if(data85.enis === undefined){
data85.enis = 3;
}
if(data85.type === undefined){
const err216 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
if(data85.cpu === undefined){
const err217 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
if(data85.memory === undefined){
const err218 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/required",keyword:"required",params:{missingProperty: "memory"},message:"must have required property '"+"memory"+"'"};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
for(const key13 in data85){
if(!((((((key13 === "type") || (key13 === "cpu")) || (key13 === "memory")) || (key13 === "gpus")) || (key13 === "enis")) || (key13 === "weight"))){
const err219 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
if(data85.type !== undefined){
let data86 = data85.type;
if(typeof data86 === "string"){
if(data86.length > 32){
const err220 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/type/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
if(data86.length < 1){
const err221 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/type/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
else {
const err222 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
if(data85.cpu !== undefined){
let data87 = data85.cpu;
if(!(((typeof data87 == "number") && (!(data87 % 1) && !isNaN(data87))) && (isFinite(data87)))){
const err223 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
if((typeof data87 == "number") && (isFinite(data87))){
if(data87 > 1000000 || isNaN(data87)){
const err224 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
if(data87 < 128 || isNaN(data87)){
const err225 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 128},message:"must be >= 128"};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
}
if(data85.memory !== undefined){
let data88 = data85.memory;
if(!(((typeof data88 == "number") && (!(data88 % 1) && !isNaN(data88))) && (isFinite(data88)))){
const err226 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/memory/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
if((typeof data88 == "number") && (isFinite(data88))){
if(data88 > 100000000 || isNaN(data88)){
const err227 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/memory/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000000},message:"must be <= 100000000"};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
if(data88 < 128 || isNaN(data88)){
const err228 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 128},message:"must be >= 128"};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
}
let data89 = data85.gpus;
if(!(((typeof data89 == "number") && (!(data89 % 1) && !isNaN(data89))) && (isFinite(data89)))){
const err229 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/gpus",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/gpus/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
if((typeof data89 == "number") && (isFinite(data89))){
if(data89 > 16 || isNaN(data89)){
const err230 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/gpus",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/gpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16},message:"must be <= 16"};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
if(data89 < 0 || isNaN(data89)){
const err231 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/gpus",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/gpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
let data90 = data85.enis;
if(!(((typeof data90 == "number") && (!(data90 % 1) && !isNaN(data90))) && (isFinite(data90)))){
const err232 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/enis",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/enis/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
if((typeof data90 == "number") && (isFinite(data90))){
if(data90 > 120 || isNaN(data90)){
const err233 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/enis",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/enis/maximum",keyword:"maximum",params:{comparison: "<=", limit: 120},message:"must be <= 120"};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
if(data90 < 0 || isNaN(data90)){
const err234 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/enis",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/enis/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
if(data85.weight !== undefined){
let data91 = data85.weight;
if(!(((typeof data91 == "number") && (!(data91 % 1) && !isNaN(data91))) && (isFinite(data91)))){
const err235 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/weight",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/weight/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
if((typeof data91 == "number") && (isFinite(data91))){
if(data91 > 999 || isNaN(data91)){
const err236 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/weight",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/weight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 999},message:"must be <= 999"};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
if(data91 < 1 || isNaN(data91)){
const err237 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6+"/weight",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/properties/weight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
}
}
else {
const err238 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types/" + i6,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
}
}
else {
const err239 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed/types",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/properties/types/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
}
else {
const err240 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/mixed",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/mixed/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
let data92 = data60.terminationPolicies;
if(Array.isArray(data92)){
if(data92.length > 5){
const err241 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/terminationPolicies",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/terminationPolicies/maxItems",keyword:"maxItems",params:{limit: 5},message:"must NOT have more than 5 items"};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
const len7 = data92.length;
for(let i7=0; i7<len7; i7++){
let data93 = data92[i7];
if(typeof data93 !== "string"){
const err242 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/terminationPolicies/" + i7,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/terminationPolicies/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
if(!((((((data93 === "Default") || (data93 === "AllocationStrategy")) || (data93 === "OldestLaunchTemplate")) || (data93 === "ClosestToNextInstanceHour")) || (data93 === "NewestInstance")) || (data93 === "OldestInstance"))){
const err243 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/terminationPolicies/" + i7,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/terminationPolicies/items/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.pools.items.properties.terminationPolicies.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
}
else {
const err244 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/terminationPolicies",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/terminationPolicies/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
if(data60.suspended !== undefined){
let data94 = data60.suspended;
if(Array.isArray(data94)){
if(data94.length > 9){
const err245 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/suspended",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/suspended/maxItems",keyword:"maxItems",params:{limit: 9},message:"must NOT have more than 9 items"};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
const len8 = data94.length;
for(let i8=0; i8<len8; i8++){
let data95 = data94[i8];
if(typeof data95 !== "string"){
const err246 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/suspended/" + i8,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/suspended/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
if(!(((((((((data95 === "Launch") || (data95 === "Terminate")) || (data95 === "AddToLoadBalancer")) || (data95 === "AlarmNotification")) || (data95 === "AZRebalance")) || (data95 === "HealthCheck")) || (data95 === "InstanceRefresh")) || (data95 === "ReplaceUnhealthy")) || (data95 === "ScheduledActions"))){
const err247 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/suspended/" + i8,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/suspended/items/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.pools.items.properties.suspended.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
}
}
else {
const err248 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/suspended",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/suspended/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
}
if(typeof data60.newInstancesProtected !== "boolean"){
const err249 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/newInstancesProtected",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/newInstancesProtected/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
if(typeof data60.capacityRebalance !== "boolean"){
const err250 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityRebalance",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityRebalance/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
if(data60.maxInstanceLifetime !== undefined){
let data98 = data60.maxInstanceLifetime;
if(typeof data98 === "string"){
if(data98.length > 20){
const err251 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/maxInstanceLifetime",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/maxInstanceLifetime/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
if(!pattern4.test(data98)){
const err252 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/maxInstanceLifetime",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/maxInstanceLifetime/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
}
else {
const err253 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/maxInstanceLifetime",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/maxInstanceLifetime/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
if(typeof data60.retainOnAbandon !== "boolean"){
const err254 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/retainOnAbandon",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/retainOnAbandon/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
let data100 = data60.launchTemplateVersion;
if(typeof data100 === "string"){
if(data100.length > 10){
const err255 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/launchTemplateVersion",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/launchTemplateVersion/maxLength",keyword:"maxLength",params:{limit: 10},message:"must NOT have more than 10 characters"};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
if(!pattern20.test(data100)){
const err256 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/launchTemplateVersion",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/launchTemplateVersion/pattern",keyword:"pattern",params:{pattern: "^([$]Latest|[$]Default|[0-9]+)$"},message:"must match pattern \""+"^([$]Latest|[$]Default|[0-9]+)$"+"\""};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
}
else {
const err257 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/launchTemplateVersion",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/launchTemplateVersion/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
if(typeof data60.agentSpotDraining !== "boolean"){
const err258 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/agentSpotDraining",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/agentSpotDraining/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
if(typeof data60.trunking !== "boolean"){
const err259 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/trunking",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/trunking/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
if(data60.capacityProvider !== undefined){
let data103 = data60.capacityProvider;
if(data103 && typeof data103 == "object" && !Array.isArray(data103)){
if(data103.targetCapacity === undefined){
data103.targetCapacity = 100;
}
if(data103.managedScaling === undefined){
data103.managedScaling = true;
}
if(data103.minimumScalingStepSize === undefined){
data103.minimumScalingStepSize = 1;
}
if(data103.maximumScalingStepSize === undefined){
data103.maximumScalingStepSize = 10000;
}
if(data103.instanceWarmupPeriod === undefined){
data103.instanceWarmupPeriod = "5m";
}
if(data103.managedTerminationProtection === undefined){
data103.managedTerminationProtection = false;
}
if(data103.managedDraining === undefined){
data103.managedDraining = true;
}
for(const key14 in data103){
if(!((((((((key14 === "name") || (key14 === "targetCapacity")) || (key14 === "managedScaling")) || (key14 === "minimumScalingStepSize")) || (key14 === "maximumScalingStepSize")) || (key14 === "instanceWarmupPeriod")) || (key14 === "managedTerminationProtection")) || (key14 === "managedDraining"))){
const err260 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
if(data103.name !== undefined){
let data104 = data103.name;
if(typeof data104 === "string"){
if(data104.length > 255){
const err261 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/name/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
if(data104.length < 1){
const err262 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
if(!pattern12.test(data104)){
const err263 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
}
else {
const err264 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
let data105 = data103.targetCapacity;
if(!(((typeof data105 == "number") && (!(data105 % 1) && !isNaN(data105))) && (isFinite(data105)))){
const err265 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/targetCapacity",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/targetCapacity/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
if((typeof data105 == "number") && (isFinite(data105))){
if(data105 > 100 || isNaN(data105)){
const err266 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/targetCapacity",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/targetCapacity/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
if(data105 < 1 || isNaN(data105)){
const err267 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/targetCapacity",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/targetCapacity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
if(typeof data103.managedScaling !== "boolean"){
const err268 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/managedScaling",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/managedScaling/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
let data107 = data103.minimumScalingStepSize;
if(!(((typeof data107 == "number") && (!(data107 % 1) && !isNaN(data107))) && (isFinite(data107)))){
const err269 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/minimumScalingStepSize",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/minimumScalingStepSize/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
if((typeof data107 == "number") && (isFinite(data107))){
if(data107 > 10000 || isNaN(data107)){
const err270 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/minimumScalingStepSize",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/minimumScalingStepSize/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
if(data107 < 1 || isNaN(data107)){
const err271 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/minimumScalingStepSize",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/minimumScalingStepSize/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
}
let data108 = data103.maximumScalingStepSize;
if(!(((typeof data108 == "number") && (!(data108 % 1) && !isNaN(data108))) && (isFinite(data108)))){
const err272 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/maximumScalingStepSize",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/maximumScalingStepSize/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
if((typeof data108 == "number") && (isFinite(data108))){
if(data108 > 10000 || isNaN(data108)){
const err273 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/maximumScalingStepSize",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/maximumScalingStepSize/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
if(data108 < 1 || isNaN(data108)){
const err274 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/maximumScalingStepSize",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/maximumScalingStepSize/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
}
let data109 = data103.instanceWarmupPeriod;
if(typeof data109 === "string"){
if(data109.length > 20){
const err275 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/instanceWarmupPeriod",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/instanceWarmupPeriod/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
if(!pattern4.test(data109)){
const err276 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/instanceWarmupPeriod",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/instanceWarmupPeriod/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
}
else {
const err277 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/instanceWarmupPeriod",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/instanceWarmupPeriod/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
if(typeof data103.managedTerminationProtection !== "boolean"){
const err278 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/managedTerminationProtection",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/managedTerminationProtection/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
if(typeof data103.managedDraining !== "boolean"){
const err279 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider/managedDraining",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/properties/managedDraining/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
}
else {
const err280 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/capacityProvider",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/capacityProvider/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
}
if(data60.hooks !== undefined){
let data112 = data60.hooks;
if(Array.isArray(data112)){
if(data112.length > 10){
const err281 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/maxItems",keyword:"maxItems",params:{limit: 10},message:"must NOT have more than 10 items"};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
const len9 = data112.length;
for(let i9=0; i9<len9; i9++){
let data113 = data112[i9];
if(data113 && typeof data113 == "object" && !Array.isArray(data113)){
if(data113.heartbeat === undefined){
data113.heartbeat = "1h";
}
if(data113.defaultResult === undefined){
data113.defaultResult = "ABANDON";
}
if(data113.transition === undefined){
data113.transition = "terminating";
}
if(data113.drainFunction === undefined){
data113.drainFunction = false;
}
if(data113.forOperator === undefined){
data113.forOperator = false;
}
if(data113.name === undefined){
const err282 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i9,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
for(const key15 in data113){
if(!((((((key15 === "name") || (key15 === "heartbeat")) || (key15 === "defaultResult")) || (key15 === "transition")) || (key15 === "drainFunction")) || (key15 === "forOperator"))){
const err283 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i9,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
}
if(data113.name !== undefined){
let data114 = data113.name;
if(typeof data114 === "string"){
if(data114.length > 255){
const err284 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i9+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
if(data114.length < 1){
const err285 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i9+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
}
else {
const err286 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i9+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
}
let data115 = data113.heartbeat;
if(typeof data115 === "string"){
if(data115.length > 20){
const err287 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i9+"/heartbeat",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/heartbeat/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
if(!pattern4.test(data115)){
const err288 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i9+"/heartbeat",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/heartbeat/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
}
else {
const err289 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i9+"/heartbeat",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/heartbeat/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
let data116 = data113.defaultResult;
if(typeof data116 !== "string"){
const err290 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i9+"/defaultResult",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/defaultResult/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
if(!((data116 === "CONTINUE") || (data116 === "ABANDON"))){
const err291 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i9+"/defaultResult",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/defaultResult/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.pools.items.properties.hooks.items.properties.defaultResult.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
let data117 = data113.transition;
if(typeof data117 !== "string"){
const err292 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i9+"/transition",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/transition/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
if(!((data117 === "launching") || (data117 === "terminating"))){
const err293 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i9+"/transition",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/transition/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.pools.items.properties.hooks.items.properties.transition.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
if(typeof data113.drainFunction !== "boolean"){
const err294 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i9+"/drainFunction",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/drainFunction/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
if(typeof data113.forOperator !== "boolean"){
const err295 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i9+"/forOperator",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/properties/forOperator/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
}
else {
const err296 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks/" + i9,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
}
else {
const err297 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/hooks",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/hooks/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
if(data60.targetTracking !== undefined){
let data120 = data60.targetTracking;
if(data120 && typeof data120 == "object" && !Array.isArray(data120)){
if(data120.cooldown === undefined){
data120.cooldown = "5m";
}
if(data120.withoutOperator === undefined){
data120.withoutOperator = false;
}
if(data120.metric === undefined){
const err298 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/required",keyword:"required",params:{missingProperty: "metric"},message:"must have required property '"+"metric"+"'"};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
if(data120.target === undefined){
const err299 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/required",keyword:"required",params:{missingProperty: "target"},message:"must have required property '"+"target"+"'"};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
for(const key16 in data120){
if(!((((key16 === "metric") || (key16 === "target")) || (key16 === "cooldown")) || (key16 === "withoutOperator"))){
const err300 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
}
if(data120.metric !== undefined){
let data121 = data120.metric;
if(typeof data121 !== "string"){
const err301 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/metric",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/metric/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
if(!((data121 === "CPUReservation") || (data121 === "MemoryReservation"))){
const err302 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/metric",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/metric/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.pools.items.properties.targetTracking.properties.metric.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
if(data120.target !== undefined){
let data122 = data120.target;
if(!(((typeof data122 == "number") && (!(data122 % 1) && !isNaN(data122))) && (isFinite(data122)))){
const err303 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/target",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/target/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
if((typeof data122 == "number") && (isFinite(data122))){
if(data122 > 100 || isNaN(data122)){
const err304 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/target",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/target/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
if(data122 < 1 || isNaN(data122)){
const err305 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/target",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/target/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
}
}
let data123 = data120.cooldown;
if(typeof data123 === "string"){
if(data123.length > 20){
const err306 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/cooldown",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/cooldown/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
if(!pattern4.test(data123)){
const err307 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/cooldown",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/cooldown/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
}
else {
const err308 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/cooldown",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/cooldown/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
if(typeof data120.withoutOperator !== "boolean"){
const err309 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking/withoutOperator",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/properties/withoutOperator/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
}
else {
const err310 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4+"/targetTracking",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/properties/targetTracking/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
}
}
else {
const err311 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools/" + i4,schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
}
}
else {
const err312 = {instancePath:instancePath+"/spec/clusters/" + i3+"/pools",schemaPath:"#/properties/spec/properties/clusters/items/properties/pools/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
}
if(data57.fleets !== undefined){
let data125 = data57.fleets;
if(Array.isArray(data125)){
if(data125.length > 20){
const err313 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/maxItems",keyword:"maxItems",params:{limit: 20},message:"must NOT have more than 20 items"};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
const len10 = data125.length;
for(let i10=0; i10<len10; i10++){
let data126 = data125[i10];
if(data126 && typeof data126 == "object" && !Array.isArray(data126)){
if(data126.onDemandTarget === undefined){
data126.onDemandTarget = 0;
}
if(data126.zones === undefined){
data126.zones = ["a","c","d"];
}
if(data126.allocation === undefined){
data126.allocation = "lowestPrice";
}
if(data126.boot === undefined){
data126.boot = "60s-90s";
}
if(data126.excessCapacityTerminationPolicy === undefined){
data126.excessCapacityTerminationPolicy = "default";
}
if(data126.launchTemplateVersion === undefined){
data126.launchTemplateVersion = "$Latest";
}
if(data126.agentSpotDraining === undefined){
data126.agentSpotDraining = false;
}
if(data126.name === undefined){
const err314 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10,schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
if(data126.target === undefined){
const err315 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10,schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/required",keyword:"required",params:{missingProperty: "target"},message:"must have required property '"+"target"+"'"};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
if(data126.types === undefined){
const err316 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10,schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/required",keyword:"required",params:{missingProperty: "types"},message:"must have required property '"+"types"+"'"};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
for(const key17 in data126){
if(!(func2.call(schema11.properties.spec.properties.clusters.items.properties.fleets.items.properties, key17))){
const err317 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10,schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
}
if(data126.name !== undefined){
let data127 = data126.name;
if(typeof data127 === "string"){
if(data127.length > 255){
const err318 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
if(data127.length < 1){
const err319 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
if(!pattern12.test(data127)){
const err320 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
}
else {
const err321 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
}
if(data126.target !== undefined){
let data128 = data126.target;
if(!(((typeof data128 == "number") && (!(data128 % 1) && !isNaN(data128))) && (isFinite(data128)))){
const err322 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/target",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/target/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
if((typeof data128 == "number") && (isFinite(data128))){
if(data128 > 10000 || isNaN(data128)){
const err323 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/target",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/target/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
if(data128 < 0 || isNaN(data128)){
const err324 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/target",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/target/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
}
}
let data129 = data126.onDemandTarget;
if(!(((typeof data129 == "number") && (!(data129 % 1) && !isNaN(data129))) && (isFinite(data129)))){
const err325 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/onDemandTarget",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/onDemandTarget/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
if((typeof data129 == "number") && (isFinite(data129))){
if(data129 > 10000 || isNaN(data129)){
const err326 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/onDemandTarget",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/onDemandTarget/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
if(data129 < 0 || isNaN(data129)){
const err327 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/onDemandTarget",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/onDemandTarget/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
}
let data130 = data126.zones;
if(Array.isArray(data130)){
if(data130.length > 6){
const err328 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/zones",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/zones/maxItems",keyword:"maxItems",params:{limit: 6},message:"must NOT have more than 6 items"};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
if(data130.length < 1){
const err329 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/zones",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/zones/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
const len11 = data130.length;
for(let i11=0; i11<len11; i11++){
let data131 = data130[i11];
if(typeof data131 === "string"){
if(!pattern17.test(data131)){
const err330 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/zones/" + i11,schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/zones/items/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
}
else {
const err331 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/zones/" + i11,schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/zones/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
}
}
else {
const err332 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/zones",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/zones/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
let data132 = data126.allocation;
if(typeof data132 !== "string"){
const err333 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/allocation",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/allocation/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
if(!((((data132 === "lowestPrice") || (data132 === "diversified")) || (data132 === "capacityOptimized")) || (data132 === "priceCapacityOptimized"))){
const err334 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/allocation",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/allocation/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.fleets.items.properties.allocation.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
if(data126.types !== undefined){
let data133 = data126.types;
if(Array.isArray(data133)){
if(data133.length > 40){
const err335 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/maxItems",keyword:"maxItems",params:{limit: 40},message:"must NOT have more than 40 items"};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
const len12 = data133.length;
for(let i12=0; i12<len12; i12++){
let data134 = data133[i12];
if(data134 && typeof data134 == "object" && !Array.isArray(data134)){
if(data134.gpus === undefined){
data134.gpus = 0;
}
if(data134.enis === undefined){
data134.enis = 3;
}
if(data134.type === undefined){
const err336 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12,schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
if(data134.cpu === undefined){
const err337 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12,schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
}
if(data134.memory === undefined){
const err338 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12,schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/required",keyword:"required",params:{missingProperty: "memory"},message:"must have required property '"+"memory"+"'"};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
for(const key18 in data134){
if(!((((((key18 === "type") || (key18 === "cpu")) || (key18 === "memory")) || (key18 === "gpus")) || (key18 === "enis")) || (key18 === "weight"))){
const err339 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12,schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
}
if(data134.type !== undefined){
let data135 = data134.type;
if(typeof data135 === "string"){
if(data135.length > 32){
const err340 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/type/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
if(data135.length < 1){
const err341 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/type/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
}
else {
const err342 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
}
if(data134.cpu !== undefined){
let data136 = data134.cpu;
if(!(((typeof data136 == "number") && (!(data136 % 1) && !isNaN(data136))) && (isFinite(data136)))){
const err343 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err343];
}
else {
vErrors.push(err343);
}
errors++;
}
if((typeof data136 == "number") && (isFinite(data136))){
if(data136 > 1000000 || isNaN(data136)){
const err344 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err344];
}
else {
vErrors.push(err344);
}
errors++;
}
if(data136 < 128 || isNaN(data136)){
const err345 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 128},message:"must be >= 128"};
if(vErrors === null){
vErrors = [err345];
}
else {
vErrors.push(err345);
}
errors++;
}
}
}
if(data134.memory !== undefined){
let data137 = data134.memory;
if(!(((typeof data137 == "number") && (!(data137 % 1) && !isNaN(data137))) && (isFinite(data137)))){
const err346 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/memory/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err346];
}
else {
vErrors.push(err346);
}
errors++;
}
if((typeof data137 == "number") && (isFinite(data137))){
if(data137 > 100000000 || isNaN(data137)){
const err347 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/memory/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000000},message:"must be <= 100000000"};
if(vErrors === null){
vErrors = [err347];
}
else {
vErrors.push(err347);
}
errors++;
}
if(data137 < 128 || isNaN(data137)){
const err348 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 128},message:"must be >= 128"};
if(vErrors === null){
vErrors = [err348];
}
else {
vErrors.push(err348);
}
errors++;
}
}
}
let data138 = data134.gpus;
if(!(((typeof data138 == "number") && (!(data138 % 1) && !isNaN(data138))) && (isFinite(data138)))){
const err349 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/gpus",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/gpus/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err349];
}
else {
vErrors.push(err349);
}
errors++;
}
if((typeof data138 == "number") && (isFinite(data138))){
if(data138 > 16 || isNaN(data138)){
const err350 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/gpus",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/gpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16},message:"must be <= 16"};
if(vErrors === null){
vErrors = [err350];
}
else {
vErrors.push(err350);
}
errors++;
}
if(data138 < 0 || isNaN(data138)){
const err351 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/gpus",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/gpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err351];
}
else {
vErrors.push(err351);
}
errors++;
}
}
let data139 = data134.enis;
if(!(((typeof data139 == "number") && (!(data139 % 1) && !isNaN(data139))) && (isFinite(data139)))){
const err352 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/enis",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/enis/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err352];
}
else {
vErrors.push(err352);
}
errors++;
}
if((typeof data139 == "number") && (isFinite(data139))){
if(data139 > 120 || isNaN(data139)){
const err353 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/enis",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/enis/maximum",keyword:"maximum",params:{comparison: "<=", limit: 120},message:"must be <= 120"};
if(vErrors === null){
vErrors = [err353];
}
else {
vErrors.push(err353);
}
errors++;
}
if(data139 < 0 || isNaN(data139)){
const err354 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/enis",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/enis/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err354];
}
else {
vErrors.push(err354);
}
errors++;
}
}
if(data134.weight !== undefined){
let data140 = data134.weight;
if(!(((typeof data140 == "number") && (!(data140 % 1) && !isNaN(data140))) && (isFinite(data140)))){
const err355 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/weight",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/weight/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err355];
}
else {
vErrors.push(err355);
}
errors++;
}
if((typeof data140 == "number") && (isFinite(data140))){
if(data140 > 999 || isNaN(data140)){
const err356 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/weight",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/weight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 999},message:"must be <= 999"};
if(vErrors === null){
vErrors = [err356];
}
else {
vErrors.push(err356);
}
errors++;
}
if(data140 < 1 || isNaN(data140)){
const err357 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12+"/weight",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/properties/weight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err357];
}
else {
vErrors.push(err357);
}
errors++;
}
}
}
}
else {
const err358 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types/" + i12,schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err358];
}
else {
vErrors.push(err358);
}
errors++;
}
}
}
else {
const err359 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/types",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/types/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err359];
}
else {
vErrors.push(err359);
}
errors++;
}
}
let data141 = data126.boot;
if(typeof data141 === "string"){
if(data141.length > 20){
const err360 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/boot",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/boot/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err360];
}
else {
vErrors.push(err360);
}
errors++;
}
if(!pattern18.test(data141)){
const err361 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/boot",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/boot/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err361];
}
else {
vErrors.push(err361);
}
errors++;
}
}
else {
const err362 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/boot",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/boot/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err362];
}
else {
vErrors.push(err362);
}
errors++;
}
if(data126.tags !== undefined){
let data142 = data126.tags;
if(data142 && typeof data142 == "object" && !Array.isArray(data142)){
for(const key19 in data142){
let data143 = data142[key19];
if(typeof data143 === "string"){
if(data143.length > 256){
const err363 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/tags/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/tags/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err363];
}
else {
vErrors.push(err363);
}
errors++;
}
}
else {
const err364 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/tags/" + key19.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/tags/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err364];
}
else {
vErrors.push(err364);
}
errors++;
}
}
}
else {
const err365 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/tags",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/tags/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err365];
}
else {
vErrors.push(err365);
}
errors++;
}
}
if(data126.attributes !== undefined){
let data144 = data126.attributes;
if(data144 && typeof data144 == "object" && !Array.isArray(data144)){
for(const key20 in data144){
let data145 = data144[key20];
if(typeof data145 === "string"){
if(data145.length > 128){
const err366 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/attributes/" + key20.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/attributes/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err366];
}
else {
vErrors.push(err366);
}
errors++;
}
}
else {
const err367 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/attributes/" + key20.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/attributes/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err367];
}
else {
vErrors.push(err367);
}
errors++;
}
}
}
else {
const err368 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/attributes",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/attributes/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err368];
}
else {
vErrors.push(err368);
}
errors++;
}
}
let data146 = data126.excessCapacityTerminationPolicy;
if(typeof data146 !== "string"){
const err369 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/excessCapacityTerminationPolicy",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/excessCapacityTerminationPolicy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err369];
}
else {
vErrors.push(err369);
}
errors++;
}
if(!((data146 === "default") || (data146 === "noTermination"))){
const err370 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/excessCapacityTerminationPolicy",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/excessCapacityTerminationPolicy/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.fleets.items.properties.excessCapacityTerminationPolicy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err370];
}
else {
vErrors.push(err370);
}
errors++;
}
let data147 = data126.launchTemplateVersion;
if(typeof data147 === "string"){
if(data147.length > 10){
const err371 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/launchTemplateVersion",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/launchTemplateVersion/maxLength",keyword:"maxLength",params:{limit: 10},message:"must NOT have more than 10 characters"};
if(vErrors === null){
vErrors = [err371];
}
else {
vErrors.push(err371);
}
errors++;
}
if(!pattern20.test(data147)){
const err372 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/launchTemplateVersion",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/launchTemplateVersion/pattern",keyword:"pattern",params:{pattern: "^([$]Latest|[$]Default|[0-9]+)$"},message:"must match pattern \""+"^([$]Latest|[$]Default|[0-9]+)$"+"\""};
if(vErrors === null){
vErrors = [err372];
}
else {
vErrors.push(err372);
}
errors++;
}
}
else {
const err373 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/launchTemplateVersion",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/launchTemplateVersion/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err373];
}
else {
vErrors.push(err373);
}
errors++;
}
if(typeof data126.agentSpotDraining !== "boolean"){
const err374 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10+"/agentSpotDraining",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/properties/agentSpotDraining/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err374];
}
else {
vErrors.push(err374);
}
errors++;
}
}
else {
const err375 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets/" + i10,schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err375];
}
else {
vErrors.push(err375);
}
errors++;
}
}
}
else {
const err376 = {instancePath:instancePath+"/spec/clusters/" + i3+"/fleets",schemaPath:"#/properties/spec/properties/clusters/items/properties/fleets/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err376];
}
else {
vErrors.push(err376);
}
errors++;
}
}
if(data57.services !== undefined){
let data149 = data57.services;
if(Array.isArray(data149)){
if(data149.length > 500){
const err377 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err377];
}
else {
vErrors.push(err377);
}
errors++;
}
const len13 = data149.length;
for(let i13=0; i13<len13; i13++){
let data150 = data149[i13];
if(data150 && typeof data150 == "object" && !Array.isArray(data150)){
if(data150.daemon === undefined){
data150.daemon = false;
}
if(data150.launchType === undefined){
data150.launchType = "EC2";
}
if(data150.availabilityZoneRebalancing === undefined){
data150.availabilityZoneRebalancing = false;
}
if(data150.spread === undefined){
data150.spread = ["zone","instance"];
}
if(data150.name === undefined){
const err378 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err378];
}
else {
vErrors.push(err378);
}
errors++;
}
if(data150.desired === undefined){
const err379 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/required",keyword:"required",params:{missingProperty: "desired"},message:"must have required property '"+"desired"+"'"};
if(vErrors === null){
vErrors = [err379];
}
else {
vErrors.push(err379);
}
errors++;
}
if(data150.task === undefined){
const err380 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/required",keyword:"required",params:{missingProperty: "task"},message:"must have required property '"+"task"+"'"};
if(vErrors === null){
vErrors = [err380];
}
else {
vErrors.push(err380);
}
errors++;
}
for(const key21 in data150){
if(!(func2.call(schema11.properties.spec.properties.clusters.items.properties.services.items.properties, key21))){
const err381 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err381];
}
else {
vErrors.push(err381);
}
errors++;
}
}
if(data150.name !== undefined){
let data151 = data150.name;
if(typeof data151 === "string"){
if(data151.length > 255){
const err382 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/name/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err382];
}
else {
vErrors.push(err382);
}
errors++;
}
if(data151.length < 1){
const err383 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err383];
}
else {
vErrors.push(err383);
}
errors++;
}
if(!pattern12.test(data151)){
const err384 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err384];
}
else {
vErrors.push(err384);
}
errors++;
}
}
else {
const err385 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/name",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err385];
}
else {
vErrors.push(err385);
}
errors++;
}
}
if(data150.desired !== undefined){
let data152 = data150.desired;
if(!(((typeof data152 == "number") && (!(data152 % 1) && !isNaN(data152))) && (isFinite(data152)))){
const err386 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/desired",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/desired/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err386];
}
else {
vErrors.push(err386);
}
errors++;
}
if((typeof data152 == "number") && (isFinite(data152))){
if(data152 > 10000 || isNaN(data152)){
const err387 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/desired",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/desired/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err387];
}
else {
vErrors.push(err387);
}
errors++;
}
if(data152 < 0 || isNaN(data152)){
const err388 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/desired",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/desired/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err388];
}
else {
vErrors.push(err388);
}
errors++;
}
}
}
if(typeof data150.daemon !== "boolean"){
const err389 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/daemon",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/daemon/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err389];
}
else {
vErrors.push(err389);
}
errors++;
}
let data154 = data150.launchType;
if(typeof data154 !== "string"){
const err390 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/launchType",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/launchType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err390];
}
else {
vErrors.push(err390);
}
errors++;
}
if(!((data154 === "EC2") || (data154 === "FARGATE"))){
const err391 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/launchType",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/launchType/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.services.items.properties.launchType.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err391];
}
else {
vErrors.push(err391);
}
errors++;
}
if(data150.capacityProvider !== undefined){
let data155 = data150.capacityProvider;
if(typeof data155 === "string"){
if(data155.length > 255){
const err392 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/capacityProvider",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/capacityProvider/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err392];
}
else {
vErrors.push(err392);
}
errors++;
}
if(data155.length < 1){
const err393 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/capacityProvider",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/capacityProvider/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err393];
}
else {
vErrors.push(err393);
}
errors++;
}
if(!pattern12.test(data155)){
const err394 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/capacityProvider",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/capacityProvider/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err394];
}
else {
vErrors.push(err394);
}
errors++;
}
}
else {
const err395 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/capacityProvider",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/capacityProvider/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err395];
}
else {
vErrors.push(err395);
}
errors++;
}
}
if(data150.constraints !== undefined){
let data156 = data150.constraints;
if(Array.isArray(data156)){
if(data156.length > 10){
const err396 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/constraints",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/constraints/maxItems",keyword:"maxItems",params:{limit: 10},message:"must NOT have more than 10 items"};
if(vErrors === null){
vErrors = [err396];
}
else {
vErrors.push(err396);
}
errors++;
}
const len14 = data156.length;
for(let i14=0; i14<len14; i14++){
let data157 = data156[i14];
if(data157 && typeof data157 == "object" && !Array.isArray(data157)){
if(Object.keys(data157).length > 1){
const err397 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/constraints/" + i14,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/constraints/items/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties"};
if(vErrors === null){
vErrors = [err397];
}
else {
vErrors.push(err397);
}
errors++;
}
if(Object.keys(data157).length < 1){
const err398 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/constraints/" + i14,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/constraints/items/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties"};
if(vErrors === null){
vErrors = [err398];
}
else {
vErrors.push(err398);
}
errors++;
}
for(const key22 in data157){
if(!((key22 === "distinctInstance") || (key22 === "memberOf"))){
const err399 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/constraints/" + i14,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/constraints/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err399];
}
else {
vErrors.push(err399);
}
errors++;
}
}
if(data157.distinctInstance !== undefined){
let data158 = data157.distinctInstance;
if(typeof data158 !== "boolean"){
const err400 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/constraints/" + i14+"/distinctInstance",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/constraints/items/properties/distinctInstance/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err400];
}
else {
vErrors.push(err400);
}
errors++;
}
if(!(data158 === true)){
const err401 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/constraints/" + i14+"/distinctInstance",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/constraints/items/properties/distinctInstance/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.services.items.properties.constraints.items.properties.distinctInstance.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err401];
}
else {
vErrors.push(err401);
}
errors++;
}
}
if(data157.memberOf !== undefined){
let data159 = data157.memberOf;
if(typeof data159 === "string"){
if(data159.length > 2000){
const err402 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/constraints/" + i14+"/memberOf",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/constraints/items/properties/memberOf/maxLength",keyword:"maxLength",params:{limit: 2000},message:"must NOT have more than 2000 characters"};
if(vErrors === null){
vErrors = [err402];
}
else {
vErrors.push(err402);
}
errors++;
}
if(data159.length < 1){
const err403 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/constraints/" + i14+"/memberOf",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/constraints/items/properties/memberOf/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err403];
}
else {
vErrors.push(err403);
}
errors++;
}
}
else {
const err404 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/constraints/" + i14+"/memberOf",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/constraints/items/properties/memberOf/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err404];
}
else {
vErrors.push(err404);
}
errors++;
}
}
}
else {
const err405 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/constraints/" + i14,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/constraints/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err405];
}
else {
vErrors.push(err405);
}
errors++;
}
}
}
else {
const err406 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/constraints",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/constraints/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err406];
}
else {
vErrors.push(err406);
}
errors++;
}
}
if(typeof data150.availabilityZoneRebalancing !== "boolean"){
const err407 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/availabilityZoneRebalancing",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/availabilityZoneRebalancing/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err407];
}
else {
vErrors.push(err407);
}
errors++;
}
if(data150.scaleInProtection !== undefined){
let data161 = data150.scaleInProtection;
if(typeof data161 === "string"){
if(data161.length > 20){
const err408 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/scaleInProtection",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/scaleInProtection/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err408];
}
else {
vErrors.push(err408);
}
errors++;
}
if(!pattern4.test(data161)){
const err409 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/scaleInProtection",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/scaleInProtection/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err409];
}
else {
vErrors.push(err409);
}
errors++;
}
}
else {
const err410 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/scaleInProtection",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/scaleInProtection/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err410];
}
else {
vErrors.push(err410);
}
errors++;
}
}
if(data150.loadBalancers !== undefined){
let data162 = data150.loadBalancers;
if(Array.isArray(data162)){
if(data162.length > 5){
const err411 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/maxItems",keyword:"maxItems",params:{limit: 5},message:"must NOT have more than 5 items"};
if(vErrors === null){
vErrors = [err411];
}
else {
vErrors.push(err411);
}
errors++;
}
if(data162.length < 1){
const err412 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err412];
}
else {
vErrors.push(err412);
}
errors++;
}
const len15 = data162.length;
for(let i15=0; i15<len15; i15++){
let data163 = data162[i15];
if(data163 && typeof data163 == "object" && !Array.isArray(data163)){
if(data163.type === undefined){
data163.type = "application";
}
if(data163.deregistrationDelay === undefined){
data163.deregistrationDelay = "5m";
}
if(data163.healthCheckInterval === undefined){
data163.healthCheckInterval = "10s";
}
if(data163.healthyThreshold === undefined){
data163.healthyThreshold = 2;
}
if(data163.unhealthyThreshold === undefined){
data163.unhealthyThreshold = 2;
}
for(const key23 in data163){
if(!(((((key23 === "type") || (key23 === "deregistrationDelay")) || (key23 === "healthCheckInterval")) || (key23 === "healthyThreshold")) || (key23 === "unhealthyThreshold"))){
const err413 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers/" + i15,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err413];
}
else {
vErrors.push(err413);
}
errors++;
}
}
let data164 = data163.type;
if(typeof data164 !== "string"){
const err414 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers/" + i15+"/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/items/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err414];
}
else {
vErrors.push(err414);
}
errors++;
}
if(!((data164 === "application") || (data164 === "network"))){
const err415 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers/" + i15+"/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/items/properties/type/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.services.items.properties.loadBalancers.items.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err415];
}
else {
vErrors.push(err415);
}
errors++;
}
let data165 = data163.deregistrationDelay;
if(typeof data165 === "string"){
if(data165.length > 20){
const err416 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers/" + i15+"/deregistrationDelay",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/items/properties/deregistrationDelay/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err416];
}
else {
vErrors.push(err416);
}
errors++;
}
if(!pattern4.test(data165)){
const err417 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers/" + i15+"/deregistrationDelay",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/items/properties/deregistrationDelay/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err417];
}
else {
vErrors.push(err417);
}
errors++;
}
}
else {
const err418 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers/" + i15+"/deregistrationDelay",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/items/properties/deregistrationDelay/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err418];
}
else {
vErrors.push(err418);
}
errors++;
}
let data166 = data163.healthCheckInterval;
if(typeof data166 === "string"){
if(data166.length > 20){
const err419 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers/" + i15+"/healthCheckInterval",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/items/properties/healthCheckInterval/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err419];
}
else {
vErrors.push(err419);
}
errors++;
}
if(!pattern4.test(data166)){
const err420 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers/" + i15+"/healthCheckInterval",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/items/properties/healthCheckInterval/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err420];
}
else {
vErrors.push(err420);
}
errors++;
}
}
else {
const err421 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers/" + i15+"/healthCheckInterval",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/items/properties/healthCheckInterval/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err421];
}
else {
vErrors.push(err421);
}
errors++;
}
let data167 = data163.healthyThreshold;
if(!(((typeof data167 == "number") && (!(data167 % 1) && !isNaN(data167))) && (isFinite(data167)))){
const err422 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers/" + i15+"/healthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/items/properties/healthyThreshold/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err422];
}
else {
vErrors.push(err422);
}
errors++;
}
if((typeof data167 == "number") && (isFinite(data167))){
if(data167 > 10 || isNaN(data167)){
const err423 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers/" + i15+"/healthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/items/properties/healthyThreshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"};
if(vErrors === null){
vErrors = [err423];
}
else {
vErrors.push(err423);
}
errors++;
}
if(data167 < 2 || isNaN(data167)){
const err424 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers/" + i15+"/healthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/items/properties/healthyThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2},message:"must be >= 2"};
if(vErrors === null){
vErrors = [err424];
}
else {
vErrors.push(err424);
}
errors++;
}
}
let data168 = data163.unhealthyThreshold;
if(!(((typeof data168 == "number") && (!(data168 % 1) && !isNaN(data168))) && (isFinite(data168)))){
const err425 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers/" + i15+"/unhealthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/items/properties/unhealthyThreshold/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err425];
}
else {
vErrors.push(err425);
}
errors++;
}
if((typeof data168 == "number") && (isFinite(data168))){
if(data168 > 10 || isNaN(data168)){
const err426 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers/" + i15+"/unhealthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/items/properties/unhealthyThreshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"};
if(vErrors === null){
vErrors = [err426];
}
else {
vErrors.push(err426);
}
errors++;
}
if(data168 < 2 || isNaN(data168)){
const err427 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers/" + i15+"/unhealthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/items/properties/unhealthyThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2},message:"must be >= 2"};
if(vErrors === null){
vErrors = [err427];
}
else {
vErrors.push(err427);
}
errors++;
}
}
}
else {
const err428 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers/" + i15,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err428];
}
else {
vErrors.push(err428);
}
errors++;
}
}
}
else {
const err429 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancers",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancers/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err429];
}
else {
vErrors.push(err429);
}
errors++;
}
}
if(data150.minimumHealthyPercent !== undefined){
let data169 = data150.minimumHealthyPercent;
if(!(((typeof data169 == "number") && (!(data169 % 1) && !isNaN(data169))) && (isFinite(data169)))){
const err430 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/minimumHealthyPercent",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/minimumHealthyPercent/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err430];
}
else {
vErrors.push(err430);
}
errors++;
}
if((typeof data169 == "number") && (isFinite(data169))){
if(data169 > 100 || isNaN(data169)){
const err431 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/minimumHealthyPercent",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/minimumHealthyPercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err431];
}
else {
vErrors.push(err431);
}
errors++;
}
if(data169 < 0 || isNaN(data169)){
const err432 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/minimumHealthyPercent",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/minimumHealthyPercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err432];
}
else {
vErrors.push(err432);
}
errors++;
}
}
}
if(data150.maximumPercent !== undefined){
let data170 = data150.maximumPercent;
if(!(((typeof data170 == "number") && (!(data170 % 1) && !isNaN(data170))) && (isFinite(data170)))){
const err433 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/maximumPercent",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/maximumPercent/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err433];
}
else {
vErrors.push(err433);
}
errors++;
}
if((typeof data170 == "number") && (isFinite(data170))){
if(data170 > 1000 || isNaN(data170)){
const err434 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/maximumPercent",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/maximumPercent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000"};
if(vErrors === null){
vErrors = [err434];
}
else {
vErrors.push(err434);
}
errors++;
}
if(data170 < 0 || isNaN(data170)){
const err435 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/maximumPercent",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/maximumPercent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err435];
}
else {
vErrors.push(err435);
}
errors++;
}
}
}
if(data150.task !== undefined){
let data171 = data150.task;
if(data171 && typeof data171 == "object" && !Array.isArray(data171)){
if(data171.stopTimeout === undefined){
data171.stopTimeout = "30s";
}
if(data171.start === undefined){
data171.start = "5s-15s";
}
if(data171.ready === undefined){
data171.ready = "3s-8s";
}
if(data171.shutdown === undefined){
data171.shutdown = "1s-5s";
}
if(data171.gpus === undefined){
data171.gpus = 0;
}
if(data171.cpu === undefined){
const err436 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err436];
}
else {
vErrors.push(err436);
}
errors++;
}
if(data171.memory === undefined){
const err437 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/required",keyword:"required",params:{missingProperty: "memory"},message:"must have required property '"+"memory"+"'"};
if(vErrors === null){
vErrors = [err437];
}
else {
vErrors.push(err437);
}
errors++;
}
for(const key24 in data171){
if(!(func2.call(schema11.properties.spec.properties.clusters.items.properties.services.items.properties.task.properties, key24))){
const err438 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err438];
}
else {
vErrors.push(err438);
}
errors++;
}
}
if(data171.cpu !== undefined){
let data172 = data171.cpu;
if(!(((typeof data172 == "number") && (!(data172 % 1) && !isNaN(data172))) && (isFinite(data172)))){
const err439 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err439];
}
else {
vErrors.push(err439);
}
errors++;
}
if((typeof data172 == "number") && (isFinite(data172))){
if(data172 > 1000000 || isNaN(data172)){
const err440 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err440];
}
else {
vErrors.push(err440);
}
errors++;
}
if(data172 < 1 || isNaN(data172)){
const err441 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err441];
}
else {
vErrors.push(err441);
}
errors++;
}
}
}
if(data171.memory !== undefined){
let data173 = data171.memory;
if(!(((typeof data173 == "number") && (!(data173 % 1) && !isNaN(data173))) && (isFinite(data173)))){
const err442 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/memory/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err442];
}
else {
vErrors.push(err442);
}
errors++;
}
if((typeof data173 == "number") && (isFinite(data173))){
if(data173 > 100000000 || isNaN(data173)){
const err443 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/memory/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000000},message:"must be <= 100000000"};
if(vErrors === null){
vErrors = [err443];
}
else {
vErrors.push(err443);
}
errors++;
}
if(data173 < 1 || isNaN(data173)){
const err444 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err444];
}
else {
vErrors.push(err444);
}
errors++;
}
}
}
let data174 = data171.stopTimeout;
if(typeof data174 === "string"){
if(data174.length > 20){
const err445 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/stopTimeout",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/stopTimeout/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err445];
}
else {
vErrors.push(err445);
}
errors++;
}
if(!pattern4.test(data174)){
const err446 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/stopTimeout",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/stopTimeout/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err446];
}
else {
vErrors.push(err446);
}
errors++;
}
}
else {
const err447 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/stopTimeout",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/stopTimeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err447];
}
else {
vErrors.push(err447);
}
errors++;
}
let data175 = data171.start;
if(typeof data175 === "string"){
if(data175.length > 20){
const err448 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/start",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/start/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err448];
}
else {
vErrors.push(err448);
}
errors++;
}
if(!pattern18.test(data175)){
const err449 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/start",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/start/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err449];
}
else {
vErrors.push(err449);
}
errors++;
}
}
else {
const err450 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/start",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err450];
}
else {
vErrors.push(err450);
}
errors++;
}
let data176 = data171.ready;
if(typeof data176 === "string"){
if(data176.length > 20){
const err451 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/ready",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/ready/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err451];
}
else {
vErrors.push(err451);
}
errors++;
}
if(!pattern18.test(data176)){
const err452 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/ready",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/ready/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err452];
}
else {
vErrors.push(err452);
}
errors++;
}
}
else {
const err453 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/ready",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/ready/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err453];
}
else {
vErrors.push(err453);
}
errors++;
}
let data177 = data171.shutdown;
if(typeof data177 === "string"){
if(data177.length > 20){
const err454 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/shutdown",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/shutdown/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err454];
}
else {
vErrors.push(err454);
}
errors++;
}
if(!pattern18.test(data177)){
const err455 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/shutdown",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/shutdown/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err455];
}
else {
vErrors.push(err455);
}
errors++;
}
}
else {
const err456 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/shutdown",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/shutdown/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err456];
}
else {
vErrors.push(err456);
}
errors++;
}
let data178 = data171.gpus;
if(!(((typeof data178 == "number") && (!(data178 % 1) && !isNaN(data178))) && (isFinite(data178)))){
const err457 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/gpus",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/gpus/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err457];
}
else {
vErrors.push(err457);
}
errors++;
}
if((typeof data178 == "number") && (isFinite(data178))){
if(data178 > 16 || isNaN(data178)){
const err458 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/gpus",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/gpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16},message:"must be <= 16"};
if(vErrors === null){
vErrors = [err458];
}
else {
vErrors.push(err458);
}
errors++;
}
if(data178 < 0 || isNaN(data178)){
const err459 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/gpus",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/gpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err459];
}
else {
vErrors.push(err459);
}
errors++;
}
}
if(data171.network !== undefined){
let data179 = data171.network;
if(typeof data179 !== "string"){
const err460 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/network",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/network/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err460];
}
else {
vErrors.push(err460);
}
errors++;
}
if(!(((data179 === "bridge") || (data179 === "awsvpc")) || (data179 === "host"))){
const err461 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/network",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/network/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.services.items.properties.task.properties.network.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err461];
}
else {
vErrors.push(err461);
}
errors++;
}
}
if(data171.hostPort !== undefined){
let data180 = data171.hostPort;
if(!(((typeof data180 == "number") && (!(data180 % 1) && !isNaN(data180))) && (isFinite(data180)))){
const err462 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/hostPort",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/hostPort/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err462];
}
else {
vErrors.push(err462);
}
errors++;
}
if((typeof data180 == "number") && (isFinite(data180))){
if(data180 > 65535 || isNaN(data180)){
const err463 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/hostPort",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/hostPort/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err463];
}
else {
vErrors.push(err463);
}
errors++;
}
if(data180 < 1 || isNaN(data180)){
const err464 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/hostPort",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/hostPort/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err464];
}
else {
vErrors.push(err464);
}
errors++;
}
}
}
if(data171.healthCheck !== undefined){
let data181 = data171.healthCheck;
if(typeof data181 === "string"){
if(data181.length > 20){
const err465 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/healthCheck",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/healthCheck/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err465];
}
else {
vErrors.push(err465);
}
errors++;
}
if(!pattern18.test(data181)){
const err466 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/healthCheck",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/healthCheck/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err466];
}
else {
vErrors.push(err466);
}
errors++;
}
}
else {
const err467 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task/healthCheck",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/properties/healthCheck/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err467];
}
else {
vErrors.push(err467);
}
errors++;
}
}
}
else {
const err468 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/task",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/task/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err468];
}
else {
vErrors.push(err468);
}
errors++;
}
}
let data182 = data150.spread;
if(Array.isArray(data182)){
if(data182.length > 5){
const err469 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/spread",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/spread/maxItems",keyword:"maxItems",params:{limit: 5},message:"must NOT have more than 5 items"};
if(vErrors === null){
vErrors = [err469];
}
else {
vErrors.push(err469);
}
errors++;
}
const len16 = data182.length;
for(let i16=0; i16<len16; i16++){
let data183 = data182[i16];
if(typeof data183 !== "string"){
const err470 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/spread/" + i16,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/spread/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err470];
}
else {
vErrors.push(err470);
}
errors++;
}
if(!(((((data183 === "zone") || (data183 === "instance")) || (data183 === "random")) || (data183 === "binpack-cpu")) || (data183 === "binpack-memory"))){
const err471 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/spread/" + i16,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/spread/items/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.services.items.properties.spread.items.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err471];
}
else {
vErrors.push(err471);
}
errors++;
}
}
}
else {
const err472 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/spread",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/spread/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err472];
}
else {
vErrors.push(err472);
}
errors++;
}
if(data150.loadBalancer !== undefined){
let data184 = data150.loadBalancer;
if(data184 && typeof data184 == "object" && !Array.isArray(data184)){
if(data184.type === undefined){
data184.type = "application";
}
if(data184.deregistrationDelay === undefined){
data184.deregistrationDelay = "5m";
}
if(data184.healthCheckInterval === undefined){
data184.healthCheckInterval = "10s";
}
if(data184.healthyThreshold === undefined){
data184.healthyThreshold = 2;
}
if(data184.unhealthyThreshold === undefined){
data184.unhealthyThreshold = 2;
}
for(const key25 in data184){
if(!(((((key25 === "type") || (key25 === "deregistrationDelay")) || (key25 === "healthCheckInterval")) || (key25 === "healthyThreshold")) || (key25 === "unhealthyThreshold"))){
const err473 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancer",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err473];
}
else {
vErrors.push(err473);
}
errors++;
}
}
let data185 = data184.type;
if(typeof data185 !== "string"){
const err474 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancer/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err474];
}
else {
vErrors.push(err474);
}
errors++;
}
if(!((data185 === "application") || (data185 === "network"))){
const err475 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancer/type",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/type/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.services.items.properties.loadBalancer.properties.type.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err475];
}
else {
vErrors.push(err475);
}
errors++;
}
let data186 = data184.deregistrationDelay;
if(typeof data186 === "string"){
if(data186.length > 20){
const err476 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancer/deregistrationDelay",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/deregistrationDelay/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err476];
}
else {
vErrors.push(err476);
}
errors++;
}
if(!pattern4.test(data186)){
const err477 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancer/deregistrationDelay",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/deregistrationDelay/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err477];
}
else {
vErrors.push(err477);
}
errors++;
}
}
else {
const err478 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancer/deregistrationDelay",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/deregistrationDelay/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err478];
}
else {
vErrors.push(err478);
}
errors++;
}
let data187 = data184.healthCheckInterval;
if(typeof data187 === "string"){
if(data187.length > 20){
const err479 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancer/healthCheckInterval",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/healthCheckInterval/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err479];
}
else {
vErrors.push(err479);
}
errors++;
}
if(!pattern4.test(data187)){
const err480 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancer/healthCheckInterval",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/healthCheckInterval/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err480];
}
else {
vErrors.push(err480);
}
errors++;
}
}
else {
const err481 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancer/healthCheckInterval",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/healthCheckInterval/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err481];
}
else {
vErrors.push(err481);
}
errors++;
}
let data188 = data184.healthyThreshold;
if(!(((typeof data188 == "number") && (!(data188 % 1) && !isNaN(data188))) && (isFinite(data188)))){
const err482 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancer/healthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/healthyThreshold/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err482];
}
else {
vErrors.push(err482);
}
errors++;
}
if((typeof data188 == "number") && (isFinite(data188))){
if(data188 > 10 || isNaN(data188)){
const err483 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancer/healthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/healthyThreshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"};
if(vErrors === null){
vErrors = [err483];
}
else {
vErrors.push(err483);
}
errors++;
}
if(data188 < 2 || isNaN(data188)){
const err484 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancer/healthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/healthyThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2},message:"must be >= 2"};
if(vErrors === null){
vErrors = [err484];
}
else {
vErrors.push(err484);
}
errors++;
}
}
let data189 = data184.unhealthyThreshold;
if(!(((typeof data189 == "number") && (!(data189 % 1) && !isNaN(data189))) && (isFinite(data189)))){
const err485 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancer/unhealthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/unhealthyThreshold/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err485];
}
else {
vErrors.push(err485);
}
errors++;
}
if((typeof data189 == "number") && (isFinite(data189))){
if(data189 > 10 || isNaN(data189)){
const err486 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancer/unhealthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/unhealthyThreshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10"};
if(vErrors === null){
vErrors = [err486];
}
else {
vErrors.push(err486);
}
errors++;
}
if(data189 < 2 || isNaN(data189)){
const err487 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancer/unhealthyThreshold",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/properties/unhealthyThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 2},message:"must be >= 2"};
if(vErrors === null){
vErrors = [err487];
}
else {
vErrors.push(err487);
}
errors++;
}
}
}
else {
const err488 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/loadBalancer",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/loadBalancer/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err488];
}
else {
vErrors.push(err488);
}
errors++;
}
}
if(data150.discovery !== undefined){
let data190 = data150.discovery;
if(data190 && typeof data190 == "object" && !Array.isArray(data190)){
if(data190.ttl === undefined){
data190.ttl = "60s";
}
if(data190.by === undefined){
const err489 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/discovery",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/discovery/required",keyword:"required",params:{missingProperty: "by"},message:"must have required property '"+"by"+"'"};
if(vErrors === null){
vErrors = [err489];
}
else {
vErrors.push(err489);
}
errors++;
}
for(const key26 in data190){
if(!((key26 === "by") || (key26 === "ttl"))){
const err490 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/discovery",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/discovery/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err490];
}
else {
vErrors.push(err490);
}
errors++;
}
}
if(data190.by !== undefined){
let data191 = data190.by;
if(typeof data191 !== "string"){
const err491 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/discovery/by",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/discovery/properties/by/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err491];
}
else {
vErrors.push(err491);
}
errors++;
}
if(!((data191 === "cloudMap") || (data191 === "serviceConnect"))){
const err492 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/discovery/by",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/discovery/properties/by/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.services.items.properties.discovery.properties.by.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err492];
}
else {
vErrors.push(err492);
}
errors++;
}
}
let data192 = data190.ttl;
if(typeof data192 === "string"){
if(data192.length > 20){
const err493 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/discovery/ttl",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/discovery/properties/ttl/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err493];
}
else {
vErrors.push(err493);
}
errors++;
}
if(!pattern4.test(data192)){
const err494 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/discovery/ttl",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/discovery/properties/ttl/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err494];
}
else {
vErrors.push(err494);
}
errors++;
}
}
else {
const err495 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/discovery/ttl",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/discovery/properties/ttl/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err495];
}
else {
vErrors.push(err495);
}
errors++;
}
}
else {
const err496 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/discovery",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/discovery/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err496];
}
else {
vErrors.push(err496);
}
errors++;
}
}
if(data150.traffic !== undefined){
let data193 = data150.traffic;
if(data193 && typeof data193 == "object" && !Array.isArray(data193)){
if(data193.seconds === undefined){
data193.seconds = 0.1;
}
if(data193.perTask === undefined){
data193.perTask = 100;
}
for(const key27 in data193){
if(!((((((key27 === "points") || (key27 === "wave")) || (key27 === "csv")) || (key27 === "cdn")) || (key27 === "seconds")) || (key27 === "perTask"))){
const err497 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err497];
}
else {
vErrors.push(err497);
}
errors++;
}
}
if(data193.points !== undefined){
let data194 = data193.points;
if(Array.isArray(data194)){
if(data194.length > 1000){
const err498 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/points",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"};
if(vErrors === null){
vErrors = [err498];
}
else {
vErrors.push(err498);
}
errors++;
}
if(data194.length < 1){
const err499 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/points",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err499];
}
else {
vErrors.push(err499);
}
errors++;
}
const len17 = data194.length;
for(let i17=0; i17<len17; i17++){
let data195 = data194[i17];
if(data195 && typeof data195 == "object" && !Array.isArray(data195)){
if(data195.at === undefined){
const err500 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/points/" + i17,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err500];
}
else {
vErrors.push(err500);
}
errors++;
}
if(data195.requestsPerSecond === undefined){
const err501 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/points/" + i17,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/required",keyword:"required",params:{missingProperty: "requestsPerSecond"},message:"must have required property '"+"requestsPerSecond"+"'"};
if(vErrors === null){
vErrors = [err501];
}
else {
vErrors.push(err501);
}
errors++;
}
for(const key28 in data195){
if(!((key28 === "at") || (key28 === "requestsPerSecond"))){
const err502 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/points/" + i17,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key28},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err502];
}
else {
vErrors.push(err502);
}
errors++;
}
}
if(data195.at !== undefined){
let data196 = data195.at;
if(typeof data196 === "string"){
if(data196.length > 20){
const err503 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/points/" + i17+"/at",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/properties/at/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err503];
}
else {
vErrors.push(err503);
}
errors++;
}
if(!pattern4.test(data196)){
const err504 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/points/" + i17+"/at",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/properties/at/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err504];
}
else {
vErrors.push(err504);
}
errors++;
}
}
else {
const err505 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/points/" + i17+"/at",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err505];
}
else {
vErrors.push(err505);
}
errors++;
}
}
if(data195.requestsPerSecond !== undefined){
let data197 = data195.requestsPerSecond;
if((typeof data197 == "number") && (isFinite(data197))){
if(data197 > 100000 || isNaN(data197)){
const err506 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/points/" + i17+"/requestsPerSecond",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/properties/requestsPerSecond/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err506];
}
else {
vErrors.push(err506);
}
errors++;
}
if(data197 < 0 || isNaN(data197)){
const err507 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/points/" + i17+"/requestsPerSecond",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/properties/requestsPerSecond/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err507];
}
else {
vErrors.push(err507);
}
errors++;
}
}
else {
const err508 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/points/" + i17+"/requestsPerSecond",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/properties/requestsPerSecond/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err508];
}
else {
vErrors.push(err508);
}
errors++;
}
}
}
else {
const err509 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/points/" + i17,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err509];
}
else {
vErrors.push(err509);
}
errors++;
}
}
}
else {
const err510 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/points",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/points/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err510];
}
else {
vErrors.push(err510);
}
errors++;
}
}
if(data193.wave !== undefined){
let data198 = data193.wave;
if(data198 && typeof data198 == "object" && !Array.isArray(data198)){
if(data198.period === undefined){
data198.period = "24h";
}
if(data198.low === undefined){
const err511 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/wave",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/wave/required",keyword:"required",params:{missingProperty: "low"},message:"must have required property '"+"low"+"'"};
if(vErrors === null){
vErrors = [err511];
}
else {
vErrors.push(err511);
}
errors++;
}
if(data198.high === undefined){
const err512 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/wave",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/wave/required",keyword:"required",params:{missingProperty: "high"},message:"must have required property '"+"high"+"'"};
if(vErrors === null){
vErrors = [err512];
}
else {
vErrors.push(err512);
}
errors++;
}
for(const key29 in data198){
if(!((((key29 === "low") || (key29 === "high")) || (key29 === "period")) || (key29 === "peakAt"))){
const err513 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/wave",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/wave/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key29},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err513];
}
else {
vErrors.push(err513);
}
errors++;
}
}
if(data198.low !== undefined){
let data199 = data198.low;
if((typeof data199 == "number") && (isFinite(data199))){
if(data199 > 100000 || isNaN(data199)){
const err514 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/wave/low",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/wave/properties/low/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err514];
}
else {
vErrors.push(err514);
}
errors++;
}
if(data199 < 0 || isNaN(data199)){
const err515 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/wave/low",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/wave/properties/low/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err515];
}
else {
vErrors.push(err515);
}
errors++;
}
}
else {
const err516 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/wave/low",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/wave/properties/low/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err516];
}
else {
vErrors.push(err516);
}
errors++;
}
}
if(data198.high !== undefined){
let data200 = data198.high;
if((typeof data200 == "number") && (isFinite(data200))){
if(data200 > 100000 || isNaN(data200)){
const err517 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/wave/high",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/wave/properties/high/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err517];
}
else {
vErrors.push(err517);
}
errors++;
}
if(data200 < 0 || isNaN(data200)){
const err518 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/wave/high",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/wave/properties/high/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err518];
}
else {
vErrors.push(err518);
}
errors++;
}
}
else {
const err519 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/wave/high",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/wave/properties/high/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err519];
}
else {
vErrors.push(err519);
}
errors++;
}
}
let data201 = data198.period;
if(typeof data201 === "string"){
if(data201.length > 20){
const err520 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/wave/period",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/wave/properties/period/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err520];
}
else {
vErrors.push(err520);
}
errors++;
}
if(!pattern4.test(data201)){
const err521 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/wave/period",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/wave/properties/period/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err521];
}
else {
vErrors.push(err521);
}
errors++;
}
}
else {
const err522 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/wave/period",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/wave/properties/period/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err522];
}
else {
vErrors.push(err522);
}
errors++;
}
if(data198.peakAt !== undefined){
let data202 = data198.peakAt;
if(typeof data202 === "string"){
if(data202.length > 20){
const err523 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/wave/peakAt",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/wave/properties/peakAt/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err523];
}
else {
vErrors.push(err523);
}
errors++;
}
if(!pattern4.test(data202)){
const err524 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/wave/peakAt",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/wave/properties/peakAt/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err524];
}
else {
vErrors.push(err524);
}
errors++;
}
}
else {
const err525 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/wave/peakAt",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/wave/properties/peakAt/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err525];
}
else {
vErrors.push(err525);
}
errors++;
}
}
}
else {
const err526 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/wave",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/wave/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err526];
}
else {
vErrors.push(err526);
}
errors++;
}
}
if(data193.csv !== undefined){
let data203 = data193.csv;
if(data203 && typeof data203 == "object" && !Array.isArray(data203)){
if(data203.seconds === undefined){
data203.seconds = "seconds";
}
if(data203.value === undefined){
data203.value = "value";
}
if(data203.scale === undefined){
data203.scale = 1;
}
if(data203.file === undefined){
const err527 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/csv",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/csv/required",keyword:"required",params:{missingProperty: "file"},message:"must have required property '"+"file"+"'"};
if(vErrors === null){
vErrors = [err527];
}
else {
vErrors.push(err527);
}
errors++;
}
for(const key30 in data203){
if(!((((key30 === "file") || (key30 === "seconds")) || (key30 === "value")) || (key30 === "scale"))){
const err528 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/csv",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/csv/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key30},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err528];
}
else {
vErrors.push(err528);
}
errors++;
}
}
if(data203.file !== undefined){
let data204 = data203.file;
if(typeof data204 === "string"){
if(data204.length > 255){
const err529 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/csv/file",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/csv/properties/file/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err529];
}
else {
vErrors.push(err529);
}
errors++;
}
if(data204.length < 1){
const err530 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/csv/file",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/csv/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err530];
}
else {
vErrors.push(err530);
}
errors++;
}
}
else {
const err531 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/csv/file",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/csv/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err531];
}
else {
vErrors.push(err531);
}
errors++;
}
}
let data205 = data203.seconds;
if(typeof data205 === "string"){
if(data205.length > 64){
const err532 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/csv/seconds",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/csv/properties/seconds/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err532];
}
else {
vErrors.push(err532);
}
errors++;
}
if(data205.length < 1){
const err533 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/csv/seconds",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/csv/properties/seconds/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err533];
}
else {
vErrors.push(err533);
}
errors++;
}
}
else {
const err534 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/csv/seconds",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/csv/properties/seconds/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err534];
}
else {
vErrors.push(err534);
}
errors++;
}
let data206 = data203.value;
if(typeof data206 === "string"){
if(data206.length > 64){
const err535 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/csv/value",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/csv/properties/value/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err535];
}
else {
vErrors.push(err535);
}
errors++;
}
if(data206.length < 1){
const err536 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/csv/value",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/csv/properties/value/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err536];
}
else {
vErrors.push(err536);
}
errors++;
}
}
else {
const err537 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/csv/value",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/csv/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err537];
}
else {
vErrors.push(err537);
}
errors++;
}
let data207 = data203.scale;
if((typeof data207 == "number") && (isFinite(data207))){
if(data207 > 1000000 || isNaN(data207)){
const err538 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/csv/scale",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/csv/properties/scale/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err538];
}
else {
vErrors.push(err538);
}
errors++;
}
if(data207 < 0.000001 || isNaN(data207)){
const err539 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/csv/scale",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/csv/properties/scale/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.000001},message:"must be >= 0.000001"};
if(vErrors === null){
vErrors = [err539];
}
else {
vErrors.push(err539);
}
errors++;
}
}
else {
const err540 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/csv/scale",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/csv/properties/scale/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err540];
}
else {
vErrors.push(err540);
}
errors++;
}
}
else {
const err541 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/csv",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/csv/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err541];
}
else {
vErrors.push(err541);
}
errors++;
}
}
if(data193.cdn !== undefined){
let data208 = data193.cdn;
if(data208 && typeof data208 == "object" && !Array.isArray(data208)){
if(data208.errorCaching === undefined){
data208.errorCaching = "5m";
}
if(data208.objects === undefined){
data208.objects = 100;
}
for(const key31 in data208){
if(!((key31 === "errorCaching") || (key31 === "objects"))){
const err542 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/cdn",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/cdn/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key31},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err542];
}
else {
vErrors.push(err542);
}
errors++;
}
}
let data209 = data208.errorCaching;
if(typeof data209 === "string"){
if(data209.length > 20){
const err543 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/cdn/errorCaching",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/cdn/properties/errorCaching/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err543];
}
else {
vErrors.push(err543);
}
errors++;
}
if(!pattern4.test(data209)){
const err544 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/cdn/errorCaching",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/cdn/properties/errorCaching/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err544];
}
else {
vErrors.push(err544);
}
errors++;
}
}
else {
const err545 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/cdn/errorCaching",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/cdn/properties/errorCaching/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err545];
}
else {
vErrors.push(err545);
}
errors++;
}
let data210 = data208.objects;
if(!(((typeof data210 == "number") && (!(data210 % 1) && !isNaN(data210))) && (isFinite(data210)))){
const err546 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/cdn/objects",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/cdn/properties/objects/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err546];
}
else {
vErrors.push(err546);
}
errors++;
}
if((typeof data210 == "number") && (isFinite(data210))){
if(data210 > 1000000 || isNaN(data210)){
const err547 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/cdn/objects",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/cdn/properties/objects/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err547];
}
else {
vErrors.push(err547);
}
errors++;
}
if(data210 < 1 || isNaN(data210)){
const err548 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/cdn/objects",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/cdn/properties/objects/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err548];
}
else {
vErrors.push(err548);
}
errors++;
}
}
}
else {
const err549 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/cdn",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/cdn/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err549];
}
else {
vErrors.push(err549);
}
errors++;
}
}
let data211 = data193.seconds;
if((typeof data211 == "number") && (isFinite(data211))){
if(data211 > 600 || isNaN(data211)){
const err550 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/seconds",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600},message:"must be <= 600"};
if(vErrors === null){
vErrors = [err550];
}
else {
vErrors.push(err550);
}
errors++;
}
if(data211 < 0.001 || isNaN(data211)){
const err551 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/seconds",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.001},message:"must be >= 0.001"};
if(vErrors === null){
vErrors = [err551];
}
else {
vErrors.push(err551);
}
errors++;
}
}
else {
const err552 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/seconds",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/seconds/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err552];
}
else {
vErrors.push(err552);
}
errors++;
}
let data212 = data193.perTask;
if((typeof data212 == "number") && (isFinite(data212))){
if(data212 > 100000 || isNaN(data212)){
const err553 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/perTask",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/perTask/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err553];
}
else {
vErrors.push(err553);
}
errors++;
}
if(data212 < 0.01 || isNaN(data212)){
const err554 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/perTask",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/perTask/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01},message:"must be >= 0.01"};
if(vErrors === null){
vErrors = [err554];
}
else {
vErrors.push(err554);
}
errors++;
}
}
else {
const err555 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic/perTask",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/properties/perTask/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err555];
}
else {
vErrors.push(err555);
}
errors++;
}
}
else {
const err556 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/traffic",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/traffic/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err556];
}
else {
vErrors.push(err556);
}
errors++;
}
}
if(data150.autoScaling !== undefined){
let data213 = data150.autoScaling;
if(data213 && typeof data213 == "object" && !Array.isArray(data213)){
if(data213.min === undefined){
const err557 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/autoScaling",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/required",keyword:"required",params:{missingProperty: "min"},message:"must have required property '"+"min"+"'"};
if(vErrors === null){
vErrors = [err557];
}
else {
vErrors.push(err557);
}
errors++;
}
if(data213.max === undefined){
const err558 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/autoScaling",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/required",keyword:"required",params:{missingProperty: "max"},message:"must have required property '"+"max"+"'"};
if(vErrors === null){
vErrors = [err558];
}
else {
vErrors.push(err558);
}
errors++;
}
if(data213.requestsPerTask === undefined){
const err559 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/autoScaling",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/required",keyword:"required",params:{missingProperty: "requestsPerTask"},message:"must have required property '"+"requestsPerTask"+"'"};
if(vErrors === null){
vErrors = [err559];
}
else {
vErrors.push(err559);
}
errors++;
}
for(const key32 in data213){
if(!(((key32 === "min") || (key32 === "max")) || (key32 === "requestsPerTask"))){
const err560 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/autoScaling",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key32},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err560];
}
else {
vErrors.push(err560);
}
errors++;
}
}
if(data213.min !== undefined){
let data214 = data213.min;
if(!(((typeof data214 == "number") && (!(data214 % 1) && !isNaN(data214))) && (isFinite(data214)))){
const err561 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/autoScaling/min",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/min/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err561];
}
else {
vErrors.push(err561);
}
errors++;
}
if((typeof data214 == "number") && (isFinite(data214))){
if(data214 > 10000 || isNaN(data214)){
const err562 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/autoScaling/min",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/min/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err562];
}
else {
vErrors.push(err562);
}
errors++;
}
if(data214 < 0 || isNaN(data214)){
const err563 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/autoScaling/min",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/min/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err563];
}
else {
vErrors.push(err563);
}
errors++;
}
}
}
if(data213.max !== undefined){
let data215 = data213.max;
if(!(((typeof data215 == "number") && (!(data215 % 1) && !isNaN(data215))) && (isFinite(data215)))){
const err564 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/autoScaling/max",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/max/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err564];
}
else {
vErrors.push(err564);
}
errors++;
}
if((typeof data215 == "number") && (isFinite(data215))){
if(data215 > 10000 || isNaN(data215)){
const err565 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/autoScaling/max",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err565];
}
else {
vErrors.push(err565);
}
errors++;
}
if(data215 < 0 || isNaN(data215)){
const err566 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/autoScaling/max",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err566];
}
else {
vErrors.push(err566);
}
errors++;
}
}
}
if(data213.requestsPerTask !== undefined){
let data216 = data213.requestsPerTask;
if((typeof data216 == "number") && (isFinite(data216))){
if(data216 > 100000 || isNaN(data216)){
const err567 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/autoScaling/requestsPerTask",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/requestsPerTask/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err567];
}
else {
vErrors.push(err567);
}
errors++;
}
if(data216 < 0.01 || isNaN(data216)){
const err568 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/autoScaling/requestsPerTask",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/requestsPerTask/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.01},message:"must be >= 0.01"};
if(vErrors === null){
vErrors = [err568];
}
else {
vErrors.push(err568);
}
errors++;
}
}
else {
const err569 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/autoScaling/requestsPerTask",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/properties/requestsPerTask/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err569];
}
else {
vErrors.push(err569);
}
errors++;
}
}
}
else {
const err570 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13+"/autoScaling",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/properties/autoScaling/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err570];
}
else {
vErrors.push(err570);
}
errors++;
}
}
}
else {
const err571 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services/" + i13,schemaPath:"#/properties/spec/properties/clusters/items/properties/services/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err571];
}
else {
vErrors.push(err571);
}
errors++;
}
}
}
else {
const err572 = {instancePath:instancePath+"/spec/clusters/" + i3+"/services",schemaPath:"#/properties/spec/properties/clusters/items/properties/services/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err572];
}
else {
vErrors.push(err572);
}
errors++;
}
}
if(data57.jobs !== undefined){
let data217 = data57.jobs;
if(Array.isArray(data217)){
if(data217.length > 100){
const err573 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/maxItems",keyword:"maxItems",params:{limit: 100},message:"must NOT have more than 100 items"};
if(vErrors === null){
vErrors = [err573];
}
else {
vErrors.push(err573);
}
errors++;
}
const len18 = data217.length;
for(let i18=0; i18<len18; i18++){
let data218 = data217[i18];
if(data218 && typeof data218 == "object" && !Array.isArray(data218)){
if(data218.family === undefined){
const err574 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18,schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/required",keyword:"required",params:{missingProperty: "family"},message:"must have required property '"+"family"+"'"};
if(vErrors === null){
vErrors = [err574];
}
else {
vErrors.push(err574);
}
errors++;
}
if(data218.perMinute === undefined){
const err575 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18,schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/required",keyword:"required",params:{missingProperty: "perMinute"},message:"must have required property '"+"perMinute"+"'"};
if(vErrors === null){
vErrors = [err575];
}
else {
vErrors.push(err575);
}
errors++;
}
if(data218.task === undefined){
const err576 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18,schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/required",keyword:"required",params:{missingProperty: "task"},message:"must have required property '"+"task"+"'"};
if(vErrors === null){
vErrors = [err576];
}
else {
vErrors.push(err576);
}
errors++;
}
if(data218.seconds === undefined){
const err577 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18,schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/required",keyword:"required",params:{missingProperty: "seconds"},message:"must have required property '"+"seconds"+"'"};
if(vErrors === null){
vErrors = [err577];
}
else {
vErrors.push(err577);
}
errors++;
}
for(const key33 in data218){
if(!(((((((key33 === "family") || (key33 === "capacityProvider")) || (key33 === "perMinute")) || (key33 === "shortageQueue")) || (key33 === "seconds")) || (key33 === "until")) || (key33 === "task"))){
const err578 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18,schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key33},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err578];
}
else {
vErrors.push(err578);
}
errors++;
}
}
if(data218.family !== undefined){
let data219 = data218.family;
if(typeof data219 === "string"){
if(data219.length > 255){
const err579 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/family",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/family/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err579];
}
else {
vErrors.push(err579);
}
errors++;
}
if(data219.length < 1){
const err580 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/family",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/family/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err580];
}
else {
vErrors.push(err580);
}
errors++;
}
if(!pattern12.test(data219)){
const err581 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/family",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/family/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err581];
}
else {
vErrors.push(err581);
}
errors++;
}
}
else {
const err582 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/family",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/family/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err582];
}
else {
vErrors.push(err582);
}
errors++;
}
}
if(data218.capacityProvider !== undefined){
let data220 = data218.capacityProvider;
if(typeof data220 === "string"){
if(data220.length > 255){
const err583 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/capacityProvider",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/capacityProvider/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err583];
}
else {
vErrors.push(err583);
}
errors++;
}
if(data220.length < 1){
const err584 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/capacityProvider",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/capacityProvider/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err584];
}
else {
vErrors.push(err584);
}
errors++;
}
if(!pattern12.test(data220)){
const err585 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/capacityProvider",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/capacityProvider/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err585];
}
else {
vErrors.push(err585);
}
errors++;
}
}
else {
const err586 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/capacityProvider",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/capacityProvider/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err586];
}
else {
vErrors.push(err586);
}
errors++;
}
}
if(data218.perMinute !== undefined){
let data221 = data218.perMinute;
if((typeof data221 == "number") && (isFinite(data221))){
if(data221 > 100000 || isNaN(data221)){
const err587 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/perMinute",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/perMinute/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000"};
if(vErrors === null){
vErrors = [err587];
}
else {
vErrors.push(err587);
}
errors++;
}
if(data221 < 0 || isNaN(data221)){
const err588 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/perMinute",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/perMinute/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err588];
}
else {
vErrors.push(err588);
}
errors++;
}
}
else {
const err589 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/perMinute",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/perMinute/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err589];
}
else {
vErrors.push(err589);
}
errors++;
}
}
if(data218.shortageQueue !== undefined){
let data222 = data218.shortageQueue;
if(typeof data222 === "string"){
if(data222.length > 80){
const err590 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/shortageQueue",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/shortageQueue/maxLength",keyword:"maxLength",params:{limit: 80},message:"must NOT have more than 80 characters"};
if(vErrors === null){
vErrors = [err590];
}
else {
vErrors.push(err590);
}
errors++;
}
if(data222.length < 1){
const err591 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/shortageQueue",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/shortageQueue/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err591];
}
else {
vErrors.push(err591);
}
errors++;
}
if(!pattern12.test(data222)){
const err592 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/shortageQueue",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/shortageQueue/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+$"+"\""};
if(vErrors === null){
vErrors = [err592];
}
else {
vErrors.push(err592);
}
errors++;
}
}
else {
const err593 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/shortageQueue",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/shortageQueue/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err593];
}
else {
vErrors.push(err593);
}
errors++;
}
}
if(data218.seconds !== undefined){
let data223 = data218.seconds;
if(typeof data223 === "string"){
if(data223.length > 20){
const err594 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/seconds",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/seconds/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err594];
}
else {
vErrors.push(err594);
}
errors++;
}
if(!pattern18.test(data223)){
const err595 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/seconds",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/seconds/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err595];
}
else {
vErrors.push(err595);
}
errors++;
}
}
else {
const err596 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/seconds",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/seconds/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err596];
}
else {
vErrors.push(err596);
}
errors++;
}
}
if(data218.until !== undefined){
let data224 = data218.until;
if(typeof data224 === "string"){
if(data224.length > 20){
const err597 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/until",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/until/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err597];
}
else {
vErrors.push(err597);
}
errors++;
}
if(!pattern4.test(data224)){
const err598 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/until",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/until/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err598];
}
else {
vErrors.push(err598);
}
errors++;
}
}
else {
const err599 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/until",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/until/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err599];
}
else {
vErrors.push(err599);
}
errors++;
}
}
if(data218.task !== undefined){
let data225 = data218.task;
if(data225 && typeof data225 == "object" && !Array.isArray(data225)){
if(data225.stopTimeout === undefined){
data225.stopTimeout = "30s";
}
if(data225.start === undefined){
data225.start = "5s-15s";
}
if(data225.ready === undefined){
data225.ready = "3s-8s";
}
if(data225.shutdown === undefined){
data225.shutdown = "1s-5s";
}
if(data225.gpus === undefined){
data225.gpus = 0;
}
if(data225.cpu === undefined){
const err600 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/required",keyword:"required",params:{missingProperty: "cpu"},message:"must have required property '"+"cpu"+"'"};
if(vErrors === null){
vErrors = [err600];
}
else {
vErrors.push(err600);
}
errors++;
}
if(data225.memory === undefined){
const err601 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/required",keyword:"required",params:{missingProperty: "memory"},message:"must have required property '"+"memory"+"'"};
if(vErrors === null){
vErrors = [err601];
}
else {
vErrors.push(err601);
}
errors++;
}
for(const key34 in data225){
if(!(func2.call(schema11.properties.spec.properties.clusters.items.properties.jobs.items.properties.task.properties, key34))){
const err602 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key34},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err602];
}
else {
vErrors.push(err602);
}
errors++;
}
}
if(data225.cpu !== undefined){
let data226 = data225.cpu;
if(!(((typeof data226 == "number") && (!(data226 % 1) && !isNaN(data226))) && (isFinite(data226)))){
const err603 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err603];
}
else {
vErrors.push(err603);
}
errors++;
}
if((typeof data226 == "number") && (isFinite(data226))){
if(data226 > 1000000 || isNaN(data226)){
const err604 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/cpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000"};
if(vErrors === null){
vErrors = [err604];
}
else {
vErrors.push(err604);
}
errors++;
}
if(data226 < 1 || isNaN(data226)){
const err605 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/cpu",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/cpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err605];
}
else {
vErrors.push(err605);
}
errors++;
}
}
}
if(data225.memory !== undefined){
let data227 = data225.memory;
if(!(((typeof data227 == "number") && (!(data227 % 1) && !isNaN(data227))) && (isFinite(data227)))){
const err606 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/memory/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err606];
}
else {
vErrors.push(err606);
}
errors++;
}
if((typeof data227 == "number") && (isFinite(data227))){
if(data227 > 100000000 || isNaN(data227)){
const err607 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/memory/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000000},message:"must be <= 100000000"};
if(vErrors === null){
vErrors = [err607];
}
else {
vErrors.push(err607);
}
errors++;
}
if(data227 < 1 || isNaN(data227)){
const err608 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/memory",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/memory/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err608];
}
else {
vErrors.push(err608);
}
errors++;
}
}
}
let data228 = data225.stopTimeout;
if(typeof data228 === "string"){
if(data228.length > 20){
const err609 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/stopTimeout",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/stopTimeout/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err609];
}
else {
vErrors.push(err609);
}
errors++;
}
if(!pattern4.test(data228)){
const err610 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/stopTimeout",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/stopTimeout/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err610];
}
else {
vErrors.push(err610);
}
errors++;
}
}
else {
const err611 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/stopTimeout",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/stopTimeout/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err611];
}
else {
vErrors.push(err611);
}
errors++;
}
let data229 = data225.start;
if(typeof data229 === "string"){
if(data229.length > 20){
const err612 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/start",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/start/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err612];
}
else {
vErrors.push(err612);
}
errors++;
}
if(!pattern18.test(data229)){
const err613 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/start",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/start/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err613];
}
else {
vErrors.push(err613);
}
errors++;
}
}
else {
const err614 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/start",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/start/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err614];
}
else {
vErrors.push(err614);
}
errors++;
}
let data230 = data225.ready;
if(typeof data230 === "string"){
if(data230.length > 20){
const err615 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/ready",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/ready/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err615];
}
else {
vErrors.push(err615);
}
errors++;
}
if(!pattern18.test(data230)){
const err616 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/ready",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/ready/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err616];
}
else {
vErrors.push(err616);
}
errors++;
}
}
else {
const err617 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/ready",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/ready/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err617];
}
else {
vErrors.push(err617);
}
errors++;
}
let data231 = data225.shutdown;
if(typeof data231 === "string"){
if(data231.length > 20){
const err618 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/shutdown",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/shutdown/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err618];
}
else {
vErrors.push(err618);
}
errors++;
}
if(!pattern18.test(data231)){
const err619 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/shutdown",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/shutdown/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err619];
}
else {
vErrors.push(err619);
}
errors++;
}
}
else {
const err620 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/shutdown",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/shutdown/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err620];
}
else {
vErrors.push(err620);
}
errors++;
}
let data232 = data225.gpus;
if(!(((typeof data232 == "number") && (!(data232 % 1) && !isNaN(data232))) && (isFinite(data232)))){
const err621 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/gpus",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/gpus/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err621];
}
else {
vErrors.push(err621);
}
errors++;
}
if((typeof data232 == "number") && (isFinite(data232))){
if(data232 > 16 || isNaN(data232)){
const err622 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/gpus",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/gpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16},message:"must be <= 16"};
if(vErrors === null){
vErrors = [err622];
}
else {
vErrors.push(err622);
}
errors++;
}
if(data232 < 0 || isNaN(data232)){
const err623 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/gpus",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/gpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err623];
}
else {
vErrors.push(err623);
}
errors++;
}
}
if(data225.network !== undefined){
let data233 = data225.network;
if(typeof data233 !== "string"){
const err624 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/network",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/network/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err624];
}
else {
vErrors.push(err624);
}
errors++;
}
if(!(((data233 === "bridge") || (data233 === "awsvpc")) || (data233 === "host"))){
const err625 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/network",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/network/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.clusters.items.properties.jobs.items.properties.task.properties.network.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err625];
}
else {
vErrors.push(err625);
}
errors++;
}
}
if(data225.hostPort !== undefined){
let data234 = data225.hostPort;
if(!(((typeof data234 == "number") && (!(data234 % 1) && !isNaN(data234))) && (isFinite(data234)))){
const err626 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/hostPort",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/hostPort/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err626];
}
else {
vErrors.push(err626);
}
errors++;
}
if((typeof data234 == "number") && (isFinite(data234))){
if(data234 > 65535 || isNaN(data234)){
const err627 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/hostPort",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/hostPort/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err627];
}
else {
vErrors.push(err627);
}
errors++;
}
if(data234 < 1 || isNaN(data234)){
const err628 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/hostPort",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/hostPort/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err628];
}
else {
vErrors.push(err628);
}
errors++;
}
}
}
if(data225.healthCheck !== undefined){
let data235 = data225.healthCheck;
if(typeof data235 === "string"){
if(data235.length > 20){
const err629 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/healthCheck",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/healthCheck/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err629];
}
else {
vErrors.push(err629);
}
errors++;
}
if(!pattern18.test(data235)){
const err630 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/healthCheck",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/healthCheck/pattern",keyword:"pattern",params:{pattern: "^[0-9]+s(-[0-9]+s)?$"},message:"must match pattern \""+"^[0-9]+s(-[0-9]+s)?$"+"\""};
if(vErrors === null){
vErrors = [err630];
}
else {
vErrors.push(err630);
}
errors++;
}
}
else {
const err631 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task/healthCheck",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/properties/healthCheck/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err631];
}
else {
vErrors.push(err631);
}
errors++;
}
}
}
else {
const err632 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18+"/task",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/properties/task/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err632];
}
else {
vErrors.push(err632);
}
errors++;
}
}
}
else {
const err633 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs/" + i18,schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err633];
}
else {
vErrors.push(err633);
}
errors++;
}
}
}
else {
const err634 = {instancePath:instancePath+"/spec/clusters/" + i3+"/jobs",schemaPath:"#/properties/spec/properties/clusters/items/properties/jobs/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err634];
}
else {
vErrors.push(err634);
}
errors++;
}
}
}
else {
const err635 = {instancePath:instancePath+"/spec/clusters/" + i3,schemaPath:"#/properties/spec/properties/clusters/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err635];
}
else {
vErrors.push(err635);
}
errors++;
}
}
}
else {
const err636 = {instancePath:instancePath+"/spec/clusters",schemaPath:"#/properties/spec/properties/clusters/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err636];
}
else {
vErrors.push(err636);
}
errors++;
}
}
if(data6.faults !== undefined){
let data236 = data6.faults;
if(Array.isArray(data236)){
if(data236.length > 1000){
const err637 = {instancePath:instancePath+"/spec/faults",schemaPath:"#/properties/spec/properties/faults/maxItems",keyword:"maxItems",params:{limit: 1000},message:"must NOT have more than 1000 items"};
if(vErrors === null){
vErrors = [err637];
}
else {
vErrors.push(err637);
}
errors++;
}
const len19 = data236.length;
for(let i19=0; i19<len19; i19++){
let data237 = data236[i19];
if(data237 && typeof data237 == "object" && !Array.isArray(data237)){
if(Object.keys(data237).length > 2){
const err638 = {instancePath:instancePath+"/spec/faults/" + i19,schemaPath:"#/properties/spec/properties/faults/items/maxProperties",keyword:"maxProperties",params:{limit: 2},message:"must NOT have more than 2 properties"};
if(vErrors === null){
vErrors = [err638];
}
else {
vErrors.push(err638);
}
errors++;
}
if(Object.keys(data237).length < 2){
const err639 = {instancePath:instancePath+"/spec/faults/" + i19,schemaPath:"#/properties/spec/properties/faults/items/minProperties",keyword:"minProperties",params:{limit: 2},message:"must NOT have fewer than 2 properties"};
if(vErrors === null){
vErrors = [err639];
}
else {
vErrors.push(err639);
}
errors++;
}
if(data237.at === undefined){
const err640 = {instancePath:instancePath+"/spec/faults/" + i19,schemaPath:"#/properties/spec/properties/faults/items/required",keyword:"required",params:{missingProperty: "at"},message:"must have required property '"+"at"+"'"};
if(vErrors === null){
vErrors = [err640];
}
else {
vErrors.push(err640);
}
errors++;
}
for(const key35 in data237){
if(!(func2.call(schema11.properties.spec.properties.faults.items.properties, key35))){
const err641 = {instancePath:instancePath+"/spec/faults/" + i19,schemaPath:"#/properties/spec/properties/faults/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key35},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err641];
}
else {
vErrors.push(err641);
}
errors++;
}
}
if(data237.at !== undefined){
let data238 = data237.at;
if(typeof data238 === "string"){
if(data238.length > 20){
const err642 = {instancePath:instancePath+"/spec/faults/" + i19+"/at",schemaPath:"#/properties/spec/properties/faults/items/properties/at/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err642];
}
else {
vErrors.push(err642);
}
errors++;
}
if(!pattern4.test(data238)){
const err643 = {instancePath:instancePath+"/spec/faults/" + i19+"/at",schemaPath:"#/properties/spec/properties/faults/items/properties/at/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err643];
}
else {
vErrors.push(err643);
}
errors++;
}
}
else {
const err644 = {instancePath:instancePath+"/spec/faults/" + i19+"/at",schemaPath:"#/properties/spec/properties/faults/items/properties/at/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err644];
}
else {
vErrors.push(err644);
}
errors++;
}
}
if(data237.spotInterruption !== undefined){
let data239 = data237.spotInterruption;
if(data239 && typeof data239 == "object" && !Array.isArray(data239)){
if(data239.count === undefined){
data239.count = 1;
}
if(data239.over === undefined){
data239.over = "1s";
}
if(data239.lead === undefined){
data239.lead = "2m";
}
if(data239.notices === undefined){
data239.notices = 1;
}
if(data239.taken === undefined){
data239.taken = true;
}
for(const key36 in data239){
if(!((((((((key36 === "pool") || (key36 === "instance")) || (key36 === "zone")) || (key36 === "count")) || (key36 === "over")) || (key36 === "lead")) || (key36 === "notices")) || (key36 === "taken"))){
const err645 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key36},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err645];
}
else {
vErrors.push(err645);
}
errors++;
}
}
if(data239.pool !== undefined){
let data240 = data239.pool;
if(typeof data240 === "string"){
if(data240.length > 255){
const err646 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err646];
}
else {
vErrors.push(err646);
}
errors++;
}
if(data240.length < 1){
const err647 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err647];
}
else {
vErrors.push(err647);
}
errors++;
}
}
else {
const err648 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err648];
}
else {
vErrors.push(err648);
}
errors++;
}
}
if(data239.instance !== undefined){
let data241 = data239.instance;
if(typeof data241 === "string"){
if(!pattern57.test(data241)){
const err649 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/instance",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/instance/pattern",keyword:"pattern",params:{pattern: "^i-[0-9a-f]{8,17}$"},message:"must match pattern \""+"^i-[0-9a-f]{8,17}$"+"\""};
if(vErrors === null){
vErrors = [err649];
}
else {
vErrors.push(err649);
}
errors++;
}
}
else {
const err650 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/instance",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/instance/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err650];
}
else {
vErrors.push(err650);
}
errors++;
}
}
if(data239.zone !== undefined){
let data242 = data239.zone;
if(typeof data242 === "string"){
if(!pattern17.test(data242)){
const err651 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err651];
}
else {
vErrors.push(err651);
}
errors++;
}
}
else {
const err652 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err652];
}
else {
vErrors.push(err652);
}
errors++;
}
}
let data243 = data239.count;
if(!(((typeof data243 == "number") && (!(data243 % 1) && !isNaN(data243))) && (isFinite(data243)))){
const err653 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/count",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err653];
}
else {
vErrors.push(err653);
}
errors++;
}
if((typeof data243 == "number") && (isFinite(data243))){
if(data243 > 10000 || isNaN(data243)){
const err654 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/count",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err654];
}
else {
vErrors.push(err654);
}
errors++;
}
if(data243 < 1 || isNaN(data243)){
const err655 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/count",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err655];
}
else {
vErrors.push(err655);
}
errors++;
}
}
let data244 = data239.over;
if(typeof data244 === "string"){
if(data244.length > 20){
const err656 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/over",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/over/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err656];
}
else {
vErrors.push(err656);
}
errors++;
}
if(!pattern4.test(data244)){
const err657 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/over",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/over/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err657];
}
else {
vErrors.push(err657);
}
errors++;
}
}
else {
const err658 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/over",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/over/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err658];
}
else {
vErrors.push(err658);
}
errors++;
}
let data245 = data239.lead;
if(typeof data245 === "string"){
if(data245.length > 20){
const err659 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/lead",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/lead/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err659];
}
else {
vErrors.push(err659);
}
errors++;
}
if(!pattern4.test(data245)){
const err660 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/lead",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/lead/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err660];
}
else {
vErrors.push(err660);
}
errors++;
}
}
else {
const err661 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/lead",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/lead/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err661];
}
else {
vErrors.push(err661);
}
errors++;
}
let data246 = data239.notices;
if(!(((typeof data246 == "number") && (!(data246 % 1) && !isNaN(data246))) && (isFinite(data246)))){
const err662 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/notices",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/notices/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err662];
}
else {
vErrors.push(err662);
}
errors++;
}
if((typeof data246 == "number") && (isFinite(data246))){
if(data246 > 3 || isNaN(data246)){
const err663 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/notices",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/notices/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3},message:"must be <= 3"};
if(vErrors === null){
vErrors = [err663];
}
else {
vErrors.push(err663);
}
errors++;
}
if(data246 < 0 || isNaN(data246)){
const err664 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/notices",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/notices/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err664];
}
else {
vErrors.push(err664);
}
errors++;
}
}
if(typeof data239.taken !== "boolean"){
const err665 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption/taken",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/properties/taken/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err665];
}
else {
vErrors.push(err665);
}
errors++;
}
}
else {
const err666 = {instancePath:instancePath+"/spec/faults/" + i19+"/spotInterruption",schemaPath:"#/properties/spec/properties/faults/items/properties/spotInterruption/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err666];
}
else {
vErrors.push(err666);
}
errors++;
}
}
if(data237.rebalanceRecommendation !== undefined){
let data248 = data237.rebalanceRecommendation;
if(data248 && typeof data248 == "object" && !Array.isArray(data248)){
if(data248.count === undefined){
data248.count = 1;
}
if(data248.over === undefined){
data248.over = "1s";
}
for(const key37 in data248){
if(!(((((key37 === "pool") || (key37 === "instance")) || (key37 === "zone")) || (key37 === "count")) || (key37 === "over"))){
const err667 = {instancePath:instancePath+"/spec/faults/" + i19+"/rebalanceRecommendation",schemaPath:"#/properties/spec/properties/faults/items/properties/rebalanceRecommendation/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key37},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err667];
}
else {
vErrors.push(err667);
}
errors++;
}
}
if(data248.pool !== undefined){
let data249 = data248.pool;
if(typeof data249 === "string"){
if(data249.length > 255){
const err668 = {instancePath:instancePath+"/spec/faults/" + i19+"/rebalanceRecommendation/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/rebalanceRecommendation/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err668];
}
else {
vErrors.push(err668);
}
errors++;
}
if(data249.length < 1){
const err669 = {instancePath:instancePath+"/spec/faults/" + i19+"/rebalanceRecommendation/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/rebalanceRecommendation/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err669];
}
else {
vErrors.push(err669);
}
errors++;
}
}
else {
const err670 = {instancePath:instancePath+"/spec/faults/" + i19+"/rebalanceRecommendation/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/rebalanceRecommendation/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err670];
}
else {
vErrors.push(err670);
}
errors++;
}
}
if(data248.instance !== undefined){
let data250 = data248.instance;
if(typeof data250 === "string"){
if(!pattern57.test(data250)){
const err671 = {instancePath:instancePath+"/spec/faults/" + i19+"/rebalanceRecommendation/instance",schemaPath:"#/properties/spec/properties/faults/items/properties/rebalanceRecommendation/properties/instance/pattern",keyword:"pattern",params:{pattern: "^i-[0-9a-f]{8,17}$"},message:"must match pattern \""+"^i-[0-9a-f]{8,17}$"+"\""};
if(vErrors === null){
vErrors = [err671];
}
else {
vErrors.push(err671);
}
errors++;
}
}
else {
const err672 = {instancePath:instancePath+"/spec/faults/" + i19+"/rebalanceRecommendation/instance",schemaPath:"#/properties/spec/properties/faults/items/properties/rebalanceRecommendation/properties/instance/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err672];
}
else {
vErrors.push(err672);
}
errors++;
}
}
if(data248.zone !== undefined){
let data251 = data248.zone;
if(typeof data251 === "string"){
if(!pattern17.test(data251)){
const err673 = {instancePath:instancePath+"/spec/faults/" + i19+"/rebalanceRecommendation/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/rebalanceRecommendation/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err673];
}
else {
vErrors.push(err673);
}
errors++;
}
}
else {
const err674 = {instancePath:instancePath+"/spec/faults/" + i19+"/rebalanceRecommendation/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/rebalanceRecommendation/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err674];
}
else {
vErrors.push(err674);
}
errors++;
}
}
let data252 = data248.count;
if(!(((typeof data252 == "number") && (!(data252 % 1) && !isNaN(data252))) && (isFinite(data252)))){
const err675 = {instancePath:instancePath+"/spec/faults/" + i19+"/rebalanceRecommendation/count",schemaPath:"#/properties/spec/properties/faults/items/properties/rebalanceRecommendation/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err675];
}
else {
vErrors.push(err675);
}
errors++;
}
if((typeof data252 == "number") && (isFinite(data252))){
if(data252 > 10000 || isNaN(data252)){
const err676 = {instancePath:instancePath+"/spec/faults/" + i19+"/rebalanceRecommendation/count",schemaPath:"#/properties/spec/properties/faults/items/properties/rebalanceRecommendation/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err676];
}
else {
vErrors.push(err676);
}
errors++;
}
if(data252 < 1 || isNaN(data252)){
const err677 = {instancePath:instancePath+"/spec/faults/" + i19+"/rebalanceRecommendation/count",schemaPath:"#/properties/spec/properties/faults/items/properties/rebalanceRecommendation/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err677];
}
else {
vErrors.push(err677);
}
errors++;
}
}
let data253 = data248.over;
if(typeof data253 === "string"){
if(data253.length > 20){
const err678 = {instancePath:instancePath+"/spec/faults/" + i19+"/rebalanceRecommendation/over",schemaPath:"#/properties/spec/properties/faults/items/properties/rebalanceRecommendation/properties/over/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err678];
}
else {
vErrors.push(err678);
}
errors++;
}
if(!pattern4.test(data253)){
const err679 = {instancePath:instancePath+"/spec/faults/" + i19+"/rebalanceRecommendation/over",schemaPath:"#/properties/spec/properties/faults/items/properties/rebalanceRecommendation/properties/over/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err679];
}
else {
vErrors.push(err679);
}
errors++;
}
}
else {
const err680 = {instancePath:instancePath+"/spec/faults/" + i19+"/rebalanceRecommendation/over",schemaPath:"#/properties/spec/properties/faults/items/properties/rebalanceRecommendation/properties/over/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err680];
}
else {
vErrors.push(err680);
}
errors++;
}
}
else {
const err681 = {instancePath:instancePath+"/spec/faults/" + i19+"/rebalanceRecommendation",schemaPath:"#/properties/spec/properties/faults/items/properties/rebalanceRecommendation/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err681];
}
else {
vErrors.push(err681);
}
errors++;
}
}
if(data237.terminateInstances !== undefined){
let data254 = data237.terminateInstances;
if(data254 && typeof data254 == "object" && !Array.isArray(data254)){
if(data254.count === undefined){
data254.count = 1;
}
if(data254.over === undefined){
data254.over = "1s";
}
for(const key38 in data254){
if(!(((((key38 === "pool") || (key38 === "instance")) || (key38 === "zone")) || (key38 === "count")) || (key38 === "over"))){
const err682 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInstances",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInstances/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key38},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err682];
}
else {
vErrors.push(err682);
}
errors++;
}
}
if(data254.pool !== undefined){
let data255 = data254.pool;
if(typeof data255 === "string"){
if(data255.length > 255){
const err683 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInstances/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInstances/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err683];
}
else {
vErrors.push(err683);
}
errors++;
}
if(data255.length < 1){
const err684 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInstances/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInstances/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err684];
}
else {
vErrors.push(err684);
}
errors++;
}
}
else {
const err685 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInstances/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInstances/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err685];
}
else {
vErrors.push(err685);
}
errors++;
}
}
if(data254.instance !== undefined){
let data256 = data254.instance;
if(typeof data256 === "string"){
if(!pattern57.test(data256)){
const err686 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInstances/instance",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInstances/properties/instance/pattern",keyword:"pattern",params:{pattern: "^i-[0-9a-f]{8,17}$"},message:"must match pattern \""+"^i-[0-9a-f]{8,17}$"+"\""};
if(vErrors === null){
vErrors = [err686];
}
else {
vErrors.push(err686);
}
errors++;
}
}
else {
const err687 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInstances/instance",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInstances/properties/instance/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err687];
}
else {
vErrors.push(err687);
}
errors++;
}
}
if(data254.zone !== undefined){
let data257 = data254.zone;
if(typeof data257 === "string"){
if(!pattern17.test(data257)){
const err688 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInstances/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInstances/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err688];
}
else {
vErrors.push(err688);
}
errors++;
}
}
else {
const err689 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInstances/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInstances/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err689];
}
else {
vErrors.push(err689);
}
errors++;
}
}
let data258 = data254.count;
if(!(((typeof data258 == "number") && (!(data258 % 1) && !isNaN(data258))) && (isFinite(data258)))){
const err690 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInstances/count",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInstances/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err690];
}
else {
vErrors.push(err690);
}
errors++;
}
if((typeof data258 == "number") && (isFinite(data258))){
if(data258 > 10000 || isNaN(data258)){
const err691 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInstances/count",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInstances/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err691];
}
else {
vErrors.push(err691);
}
errors++;
}
if(data258 < 1 || isNaN(data258)){
const err692 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInstances/count",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInstances/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err692];
}
else {
vErrors.push(err692);
}
errors++;
}
}
let data259 = data254.over;
if(typeof data259 === "string"){
if(data259.length > 20){
const err693 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInstances/over",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInstances/properties/over/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err693];
}
else {
vErrors.push(err693);
}
errors++;
}
if(!pattern4.test(data259)){
const err694 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInstances/over",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInstances/properties/over/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err694];
}
else {
vErrors.push(err694);
}
errors++;
}
}
else {
const err695 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInstances/over",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInstances/properties/over/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err695];
}
else {
vErrors.push(err695);
}
errors++;
}
}
else {
const err696 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInstances",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInstances/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err696];
}
else {
vErrors.push(err696);
}
errors++;
}
}
if(data237.stopInstances !== undefined){
let data260 = data237.stopInstances;
if(data260 && typeof data260 == "object" && !Array.isArray(data260)){
if(data260.count === undefined){
data260.count = 1;
}
if(data260.over === undefined){
data260.over = "1s";
}
for(const key39 in data260){
if(!(((((key39 === "pool") || (key39 === "instance")) || (key39 === "zone")) || (key39 === "count")) || (key39 === "over"))){
const err697 = {instancePath:instancePath+"/spec/faults/" + i19+"/stopInstances",schemaPath:"#/properties/spec/properties/faults/items/properties/stopInstances/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key39},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err697];
}
else {
vErrors.push(err697);
}
errors++;
}
}
if(data260.pool !== undefined){
let data261 = data260.pool;
if(typeof data261 === "string"){
if(data261.length > 255){
const err698 = {instancePath:instancePath+"/spec/faults/" + i19+"/stopInstances/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/stopInstances/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err698];
}
else {
vErrors.push(err698);
}
errors++;
}
if(data261.length < 1){
const err699 = {instancePath:instancePath+"/spec/faults/" + i19+"/stopInstances/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/stopInstances/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err699];
}
else {
vErrors.push(err699);
}
errors++;
}
}
else {
const err700 = {instancePath:instancePath+"/spec/faults/" + i19+"/stopInstances/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/stopInstances/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err700];
}
else {
vErrors.push(err700);
}
errors++;
}
}
if(data260.instance !== undefined){
let data262 = data260.instance;
if(typeof data262 === "string"){
if(!pattern57.test(data262)){
const err701 = {instancePath:instancePath+"/spec/faults/" + i19+"/stopInstances/instance",schemaPath:"#/properties/spec/properties/faults/items/properties/stopInstances/properties/instance/pattern",keyword:"pattern",params:{pattern: "^i-[0-9a-f]{8,17}$"},message:"must match pattern \""+"^i-[0-9a-f]{8,17}$"+"\""};
if(vErrors === null){
vErrors = [err701];
}
else {
vErrors.push(err701);
}
errors++;
}
}
else {
const err702 = {instancePath:instancePath+"/spec/faults/" + i19+"/stopInstances/instance",schemaPath:"#/properties/spec/properties/faults/items/properties/stopInstances/properties/instance/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err702];
}
else {
vErrors.push(err702);
}
errors++;
}
}
if(data260.zone !== undefined){
let data263 = data260.zone;
if(typeof data263 === "string"){
if(!pattern17.test(data263)){
const err703 = {instancePath:instancePath+"/spec/faults/" + i19+"/stopInstances/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/stopInstances/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err703];
}
else {
vErrors.push(err703);
}
errors++;
}
}
else {
const err704 = {instancePath:instancePath+"/spec/faults/" + i19+"/stopInstances/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/stopInstances/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err704];
}
else {
vErrors.push(err704);
}
errors++;
}
}
let data264 = data260.count;
if(!(((typeof data264 == "number") && (!(data264 % 1) && !isNaN(data264))) && (isFinite(data264)))){
const err705 = {instancePath:instancePath+"/spec/faults/" + i19+"/stopInstances/count",schemaPath:"#/properties/spec/properties/faults/items/properties/stopInstances/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err705];
}
else {
vErrors.push(err705);
}
errors++;
}
if((typeof data264 == "number") && (isFinite(data264))){
if(data264 > 10000 || isNaN(data264)){
const err706 = {instancePath:instancePath+"/spec/faults/" + i19+"/stopInstances/count",schemaPath:"#/properties/spec/properties/faults/items/properties/stopInstances/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err706];
}
else {
vErrors.push(err706);
}
errors++;
}
if(data264 < 1 || isNaN(data264)){
const err707 = {instancePath:instancePath+"/spec/faults/" + i19+"/stopInstances/count",schemaPath:"#/properties/spec/properties/faults/items/properties/stopInstances/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err707];
}
else {
vErrors.push(err707);
}
errors++;
}
}
let data265 = data260.over;
if(typeof data265 === "string"){
if(data265.length > 20){
const err708 = {instancePath:instancePath+"/spec/faults/" + i19+"/stopInstances/over",schemaPath:"#/properties/spec/properties/faults/items/properties/stopInstances/properties/over/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err708];
}
else {
vErrors.push(err708);
}
errors++;
}
if(!pattern4.test(data265)){
const err709 = {instancePath:instancePath+"/spec/faults/" + i19+"/stopInstances/over",schemaPath:"#/properties/spec/properties/faults/items/properties/stopInstances/properties/over/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err709];
}
else {
vErrors.push(err709);
}
errors++;
}
}
else {
const err710 = {instancePath:instancePath+"/spec/faults/" + i19+"/stopInstances/over",schemaPath:"#/properties/spec/properties/faults/items/properties/stopInstances/properties/over/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err710];
}
else {
vErrors.push(err710);
}
errors++;
}
}
else {
const err711 = {instancePath:instancePath+"/spec/faults/" + i19+"/stopInstances",schemaPath:"#/properties/spec/properties/faults/items/properties/stopInstances/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err711];
}
else {
vErrors.push(err711);
}
errors++;
}
}
if(data237.suddenDeath !== undefined){
let data266 = data237.suddenDeath;
if(data266 && typeof data266 == "object" && !Array.isArray(data266)){
if(data266.count === undefined){
data266.count = 1;
}
if(data266.over === undefined){
data266.over = "1s";
}
if(data266.ghost === undefined){
data266.ghost = false;
}
for(const key40 in data266){
if(!((((((key40 === "pool") || (key40 === "instance")) || (key40 === "zone")) || (key40 === "count")) || (key40 === "over")) || (key40 === "ghost"))){
const err712 = {instancePath:instancePath+"/spec/faults/" + i19+"/suddenDeath",schemaPath:"#/properties/spec/properties/faults/items/properties/suddenDeath/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key40},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err712];
}
else {
vErrors.push(err712);
}
errors++;
}
}
if(data266.pool !== undefined){
let data267 = data266.pool;
if(typeof data267 === "string"){
if(data267.length > 255){
const err713 = {instancePath:instancePath+"/spec/faults/" + i19+"/suddenDeath/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/suddenDeath/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err713];
}
else {
vErrors.push(err713);
}
errors++;
}
if(data267.length < 1){
const err714 = {instancePath:instancePath+"/spec/faults/" + i19+"/suddenDeath/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/suddenDeath/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err714];
}
else {
vErrors.push(err714);
}
errors++;
}
}
else {
const err715 = {instancePath:instancePath+"/spec/faults/" + i19+"/suddenDeath/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/suddenDeath/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err715];
}
else {
vErrors.push(err715);
}
errors++;
}
}
if(data266.instance !== undefined){
let data268 = data266.instance;
if(typeof data268 === "string"){
if(!pattern57.test(data268)){
const err716 = {instancePath:instancePath+"/spec/faults/" + i19+"/suddenDeath/instance",schemaPath:"#/properties/spec/properties/faults/items/properties/suddenDeath/properties/instance/pattern",keyword:"pattern",params:{pattern: "^i-[0-9a-f]{8,17}$"},message:"must match pattern \""+"^i-[0-9a-f]{8,17}$"+"\""};
if(vErrors === null){
vErrors = [err716];
}
else {
vErrors.push(err716);
}
errors++;
}
}
else {
const err717 = {instancePath:instancePath+"/spec/faults/" + i19+"/suddenDeath/instance",schemaPath:"#/properties/spec/properties/faults/items/properties/suddenDeath/properties/instance/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err717];
}
else {
vErrors.push(err717);
}
errors++;
}
}
if(data266.zone !== undefined){
let data269 = data266.zone;
if(typeof data269 === "string"){
if(!pattern17.test(data269)){
const err718 = {instancePath:instancePath+"/spec/faults/" + i19+"/suddenDeath/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/suddenDeath/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err718];
}
else {
vErrors.push(err718);
}
errors++;
}
}
else {
const err719 = {instancePath:instancePath+"/spec/faults/" + i19+"/suddenDeath/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/suddenDeath/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err719];
}
else {
vErrors.push(err719);
}
errors++;
}
}
let data270 = data266.count;
if(!(((typeof data270 == "number") && (!(data270 % 1) && !isNaN(data270))) && (isFinite(data270)))){
const err720 = {instancePath:instancePath+"/spec/faults/" + i19+"/suddenDeath/count",schemaPath:"#/properties/spec/properties/faults/items/properties/suddenDeath/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err720];
}
else {
vErrors.push(err720);
}
errors++;
}
if((typeof data270 == "number") && (isFinite(data270))){
if(data270 > 10000 || isNaN(data270)){
const err721 = {instancePath:instancePath+"/spec/faults/" + i19+"/suddenDeath/count",schemaPath:"#/properties/spec/properties/faults/items/properties/suddenDeath/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err721];
}
else {
vErrors.push(err721);
}
errors++;
}
if(data270 < 1 || isNaN(data270)){
const err722 = {instancePath:instancePath+"/spec/faults/" + i19+"/suddenDeath/count",schemaPath:"#/properties/spec/properties/faults/items/properties/suddenDeath/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err722];
}
else {
vErrors.push(err722);
}
errors++;
}
}
let data271 = data266.over;
if(typeof data271 === "string"){
if(data271.length > 20){
const err723 = {instancePath:instancePath+"/spec/faults/" + i19+"/suddenDeath/over",schemaPath:"#/properties/spec/properties/faults/items/properties/suddenDeath/properties/over/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err723];
}
else {
vErrors.push(err723);
}
errors++;
}
if(!pattern4.test(data271)){
const err724 = {instancePath:instancePath+"/spec/faults/" + i19+"/suddenDeath/over",schemaPath:"#/properties/spec/properties/faults/items/properties/suddenDeath/properties/over/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err724];
}
else {
vErrors.push(err724);
}
errors++;
}
}
else {
const err725 = {instancePath:instancePath+"/spec/faults/" + i19+"/suddenDeath/over",schemaPath:"#/properties/spec/properties/faults/items/properties/suddenDeath/properties/over/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err725];
}
else {
vErrors.push(err725);
}
errors++;
}
if(typeof data266.ghost !== "boolean"){
const err726 = {instancePath:instancePath+"/spec/faults/" + i19+"/suddenDeath/ghost",schemaPath:"#/properties/spec/properties/faults/items/properties/suddenDeath/properties/ghost/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err726];
}
else {
vErrors.push(err726);
}
errors++;
}
}
else {
const err727 = {instancePath:instancePath+"/spec/faults/" + i19+"/suddenDeath",schemaPath:"#/properties/spec/properties/faults/items/properties/suddenDeath/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err727];
}
else {
vErrors.push(err727);
}
errors++;
}
}
if(data237.agentDisconnect !== undefined){
let data273 = data237.agentDisconnect;
if(data273 && typeof data273 == "object" && !Array.isArray(data273)){
if(data273.count === undefined){
data273.count = 1;
}
if(data273.over === undefined){
data273.over = "1s";
}
if(data273.for === undefined){
data273.for = "2m";
}
if(data273.forGood === undefined){
data273.forGood = false;
}
for(const key41 in data273){
if(!(((((((key41 === "pool") || (key41 === "instance")) || (key41 === "zone")) || (key41 === "count")) || (key41 === "over")) || (key41 === "for")) || (key41 === "forGood"))){
const err728 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key41},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err728];
}
else {
vErrors.push(err728);
}
errors++;
}
}
if(data273.pool !== undefined){
let data274 = data273.pool;
if(typeof data274 === "string"){
if(data274.length > 255){
const err729 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err729];
}
else {
vErrors.push(err729);
}
errors++;
}
if(data274.length < 1){
const err730 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err730];
}
else {
vErrors.push(err730);
}
errors++;
}
}
else {
const err731 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err731];
}
else {
vErrors.push(err731);
}
errors++;
}
}
if(data273.instance !== undefined){
let data275 = data273.instance;
if(typeof data275 === "string"){
if(!pattern57.test(data275)){
const err732 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/instance",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/instance/pattern",keyword:"pattern",params:{pattern: "^i-[0-9a-f]{8,17}$"},message:"must match pattern \""+"^i-[0-9a-f]{8,17}$"+"\""};
if(vErrors === null){
vErrors = [err732];
}
else {
vErrors.push(err732);
}
errors++;
}
}
else {
const err733 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/instance",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/instance/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err733];
}
else {
vErrors.push(err733);
}
errors++;
}
}
if(data273.zone !== undefined){
let data276 = data273.zone;
if(typeof data276 === "string"){
if(!pattern17.test(data276)){
const err734 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err734];
}
else {
vErrors.push(err734);
}
errors++;
}
}
else {
const err735 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err735];
}
else {
vErrors.push(err735);
}
errors++;
}
}
let data277 = data273.count;
if(!(((typeof data277 == "number") && (!(data277 % 1) && !isNaN(data277))) && (isFinite(data277)))){
const err736 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/count",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err736];
}
else {
vErrors.push(err736);
}
errors++;
}
if((typeof data277 == "number") && (isFinite(data277))){
if(data277 > 10000 || isNaN(data277)){
const err737 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/count",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err737];
}
else {
vErrors.push(err737);
}
errors++;
}
if(data277 < 1 || isNaN(data277)){
const err738 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/count",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err738];
}
else {
vErrors.push(err738);
}
errors++;
}
}
let data278 = data273.over;
if(typeof data278 === "string"){
if(data278.length > 20){
const err739 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/over",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/over/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err739];
}
else {
vErrors.push(err739);
}
errors++;
}
if(!pattern4.test(data278)){
const err740 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/over",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/over/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err740];
}
else {
vErrors.push(err740);
}
errors++;
}
}
else {
const err741 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/over",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/over/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err741];
}
else {
vErrors.push(err741);
}
errors++;
}
let data279 = data273.for;
if(typeof data279 === "string"){
if(data279.length > 20){
const err742 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/for",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/for/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err742];
}
else {
vErrors.push(err742);
}
errors++;
}
if(!pattern4.test(data279)){
const err743 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/for",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/for/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err743];
}
else {
vErrors.push(err743);
}
errors++;
}
}
else {
const err744 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/for",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/for/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err744];
}
else {
vErrors.push(err744);
}
errors++;
}
if(typeof data273.forGood !== "boolean"){
const err745 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect/forGood",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/properties/forGood/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err745];
}
else {
vErrors.push(err745);
}
errors++;
}
}
else {
const err746 = {instancePath:instancePath+"/spec/faults/" + i19+"/agentDisconnect",schemaPath:"#/properties/spec/properties/faults/items/properties/agentDisconnect/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err746];
}
else {
vErrors.push(err746);
}
errors++;
}
}
if(data237.impairedStatus !== undefined){
let data281 = data237.impairedStatus;
if(data281 && typeof data281 == "object" && !Array.isArray(data281)){
if(data281.count === undefined){
data281.count = 1;
}
if(data281.over === undefined){
data281.over = "1s";
}
if(data281.for === undefined){
data281.for = "10m";
}
for(const key42 in data281){
if(!((((((key42 === "pool") || (key42 === "instance")) || (key42 === "zone")) || (key42 === "count")) || (key42 === "over")) || (key42 === "for"))){
const err747 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key42},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err747];
}
else {
vErrors.push(err747);
}
errors++;
}
}
if(data281.pool !== undefined){
let data282 = data281.pool;
if(typeof data282 === "string"){
if(data282.length > 255){
const err748 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err748];
}
else {
vErrors.push(err748);
}
errors++;
}
if(data282.length < 1){
const err749 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err749];
}
else {
vErrors.push(err749);
}
errors++;
}
}
else {
const err750 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err750];
}
else {
vErrors.push(err750);
}
errors++;
}
}
if(data281.instance !== undefined){
let data283 = data281.instance;
if(typeof data283 === "string"){
if(!pattern57.test(data283)){
const err751 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus/instance",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/properties/instance/pattern",keyword:"pattern",params:{pattern: "^i-[0-9a-f]{8,17}$"},message:"must match pattern \""+"^i-[0-9a-f]{8,17}$"+"\""};
if(vErrors === null){
vErrors = [err751];
}
else {
vErrors.push(err751);
}
errors++;
}
}
else {
const err752 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus/instance",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/properties/instance/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err752];
}
else {
vErrors.push(err752);
}
errors++;
}
}
if(data281.zone !== undefined){
let data284 = data281.zone;
if(typeof data284 === "string"){
if(!pattern17.test(data284)){
const err753 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err753];
}
else {
vErrors.push(err753);
}
errors++;
}
}
else {
const err754 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err754];
}
else {
vErrors.push(err754);
}
errors++;
}
}
let data285 = data281.count;
if(!(((typeof data285 == "number") && (!(data285 % 1) && !isNaN(data285))) && (isFinite(data285)))){
const err755 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus/count",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err755];
}
else {
vErrors.push(err755);
}
errors++;
}
if((typeof data285 == "number") && (isFinite(data285))){
if(data285 > 10000 || isNaN(data285)){
const err756 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus/count",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err756];
}
else {
vErrors.push(err756);
}
errors++;
}
if(data285 < 1 || isNaN(data285)){
const err757 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus/count",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err757];
}
else {
vErrors.push(err757);
}
errors++;
}
}
let data286 = data281.over;
if(typeof data286 === "string"){
if(data286.length > 20){
const err758 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus/over",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/properties/over/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err758];
}
else {
vErrors.push(err758);
}
errors++;
}
if(!pattern4.test(data286)){
const err759 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus/over",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/properties/over/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err759];
}
else {
vErrors.push(err759);
}
errors++;
}
}
else {
const err760 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus/over",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/properties/over/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err760];
}
else {
vErrors.push(err760);
}
errors++;
}
let data287 = data281.for;
if(typeof data287 === "string"){
if(data287.length > 20){
const err761 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus/for",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/properties/for/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err761];
}
else {
vErrors.push(err761);
}
errors++;
}
if(!pattern4.test(data287)){
const err762 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus/for",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/properties/for/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err762];
}
else {
vErrors.push(err762);
}
errors++;
}
}
else {
const err763 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus/for",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/properties/for/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err763];
}
else {
vErrors.push(err763);
}
errors++;
}
}
else {
const err764 = {instancePath:instancePath+"/spec/faults/" + i19+"/impairedStatus",schemaPath:"#/properties/spec/properties/faults/items/properties/impairedStatus/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err764];
}
else {
vErrors.push(err764);
}
errors++;
}
}
if(data237.hostHangs !== undefined){
let data288 = data237.hostHangs;
if(data288 && typeof data288 == "object" && !Array.isArray(data288)){
if(data288.count === undefined){
data288.count = 1;
}
if(data288.over === undefined){
data288.over = "1s";
}
for(const key43 in data288){
if(!(((((key43 === "pool") || (key43 === "instance")) || (key43 === "zone")) || (key43 === "count")) || (key43 === "over"))){
const err765 = {instancePath:instancePath+"/spec/faults/" + i19+"/hostHangs",schemaPath:"#/properties/spec/properties/faults/items/properties/hostHangs/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key43},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err765];
}
else {
vErrors.push(err765);
}
errors++;
}
}
if(data288.pool !== undefined){
let data289 = data288.pool;
if(typeof data289 === "string"){
if(data289.length > 255){
const err766 = {instancePath:instancePath+"/spec/faults/" + i19+"/hostHangs/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/hostHangs/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err766];
}
else {
vErrors.push(err766);
}
errors++;
}
if(data289.length < 1){
const err767 = {instancePath:instancePath+"/spec/faults/" + i19+"/hostHangs/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/hostHangs/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err767];
}
else {
vErrors.push(err767);
}
errors++;
}
}
else {
const err768 = {instancePath:instancePath+"/spec/faults/" + i19+"/hostHangs/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/hostHangs/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err768];
}
else {
vErrors.push(err768);
}
errors++;
}
}
if(data288.instance !== undefined){
let data290 = data288.instance;
if(typeof data290 === "string"){
if(!pattern57.test(data290)){
const err769 = {instancePath:instancePath+"/spec/faults/" + i19+"/hostHangs/instance",schemaPath:"#/properties/spec/properties/faults/items/properties/hostHangs/properties/instance/pattern",keyword:"pattern",params:{pattern: "^i-[0-9a-f]{8,17}$"},message:"must match pattern \""+"^i-[0-9a-f]{8,17}$"+"\""};
if(vErrors === null){
vErrors = [err769];
}
else {
vErrors.push(err769);
}
errors++;
}
}
else {
const err770 = {instancePath:instancePath+"/spec/faults/" + i19+"/hostHangs/instance",schemaPath:"#/properties/spec/properties/faults/items/properties/hostHangs/properties/instance/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err770];
}
else {
vErrors.push(err770);
}
errors++;
}
}
if(data288.zone !== undefined){
let data291 = data288.zone;
if(typeof data291 === "string"){
if(!pattern17.test(data291)){
const err771 = {instancePath:instancePath+"/spec/faults/" + i19+"/hostHangs/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/hostHangs/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err771];
}
else {
vErrors.push(err771);
}
errors++;
}
}
else {
const err772 = {instancePath:instancePath+"/spec/faults/" + i19+"/hostHangs/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/hostHangs/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err772];
}
else {
vErrors.push(err772);
}
errors++;
}
}
let data292 = data288.count;
if(!(((typeof data292 == "number") && (!(data292 % 1) && !isNaN(data292))) && (isFinite(data292)))){
const err773 = {instancePath:instancePath+"/spec/faults/" + i19+"/hostHangs/count",schemaPath:"#/properties/spec/properties/faults/items/properties/hostHangs/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err773];
}
else {
vErrors.push(err773);
}
errors++;
}
if((typeof data292 == "number") && (isFinite(data292))){
if(data292 > 10000 || isNaN(data292)){
const err774 = {instancePath:instancePath+"/spec/faults/" + i19+"/hostHangs/count",schemaPath:"#/properties/spec/properties/faults/items/properties/hostHangs/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err774];
}
else {
vErrors.push(err774);
}
errors++;
}
if(data292 < 1 || isNaN(data292)){
const err775 = {instancePath:instancePath+"/spec/faults/" + i19+"/hostHangs/count",schemaPath:"#/properties/spec/properties/faults/items/properties/hostHangs/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err775];
}
else {
vErrors.push(err775);
}
errors++;
}
}
let data293 = data288.over;
if(typeof data293 === "string"){
if(data293.length > 20){
const err776 = {instancePath:instancePath+"/spec/faults/" + i19+"/hostHangs/over",schemaPath:"#/properties/spec/properties/faults/items/properties/hostHangs/properties/over/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err776];
}
else {
vErrors.push(err776);
}
errors++;
}
if(!pattern4.test(data293)){
const err777 = {instancePath:instancePath+"/spec/faults/" + i19+"/hostHangs/over",schemaPath:"#/properties/spec/properties/faults/items/properties/hostHangs/properties/over/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err777];
}
else {
vErrors.push(err777);
}
errors++;
}
}
else {
const err778 = {instancePath:instancePath+"/spec/faults/" + i19+"/hostHangs/over",schemaPath:"#/properties/spec/properties/faults/items/properties/hostHangs/properties/over/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err778];
}
else {
vErrors.push(err778);
}
errors++;
}
}
else {
const err779 = {instancePath:instancePath+"/spec/faults/" + i19+"/hostHangs",schemaPath:"#/properties/spec/properties/faults/items/properties/hostHangs/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err779];
}
else {
vErrors.push(err779);
}
errors++;
}
}
if(data237.zoneOutage !== undefined){
let data294 = data237.zoneOutage;
if(data294 && typeof data294 == "object" && !Array.isArray(data294)){
if(data294.for === undefined){
data294.for = "30m";
}
if(data294.zone === undefined){
const err780 = {instancePath:instancePath+"/spec/faults/" + i19+"/zoneOutage",schemaPath:"#/properties/spec/properties/faults/items/properties/zoneOutage/required",keyword:"required",params:{missingProperty: "zone"},message:"must have required property '"+"zone"+"'"};
if(vErrors === null){
vErrors = [err780];
}
else {
vErrors.push(err780);
}
errors++;
}
for(const key44 in data294){
if(!((key44 === "zone") || (key44 === "for"))){
const err781 = {instancePath:instancePath+"/spec/faults/" + i19+"/zoneOutage",schemaPath:"#/properties/spec/properties/faults/items/properties/zoneOutage/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key44},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err781];
}
else {
vErrors.push(err781);
}
errors++;
}
}
if(data294.zone !== undefined){
let data295 = data294.zone;
if(typeof data295 === "string"){
if(!pattern17.test(data295)){
const err782 = {instancePath:instancePath+"/spec/faults/" + i19+"/zoneOutage/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/zoneOutage/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err782];
}
else {
vErrors.push(err782);
}
errors++;
}
}
else {
const err783 = {instancePath:instancePath+"/spec/faults/" + i19+"/zoneOutage/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/zoneOutage/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err783];
}
else {
vErrors.push(err783);
}
errors++;
}
}
let data296 = data294.for;
if(typeof data296 === "string"){
if(data296.length > 20){
const err784 = {instancePath:instancePath+"/spec/faults/" + i19+"/zoneOutage/for",schemaPath:"#/properties/spec/properties/faults/items/properties/zoneOutage/properties/for/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err784];
}
else {
vErrors.push(err784);
}
errors++;
}
if(!pattern4.test(data296)){
const err785 = {instancePath:instancePath+"/spec/faults/" + i19+"/zoneOutage/for",schemaPath:"#/properties/spec/properties/faults/items/properties/zoneOutage/properties/for/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err785];
}
else {
vErrors.push(err785);
}
errors++;
}
}
else {
const err786 = {instancePath:instancePath+"/spec/faults/" + i19+"/zoneOutage/for",schemaPath:"#/properties/spec/properties/faults/items/properties/zoneOutage/properties/for/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err786];
}
else {
vErrors.push(err786);
}
errors++;
}
}
else {
const err787 = {instancePath:instancePath+"/spec/faults/" + i19+"/zoneOutage",schemaPath:"#/properties/spec/properties/faults/items/properties/zoneOutage/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err787];
}
else {
vErrors.push(err787);
}
errors++;
}
}
if(data237.insufficientCapacity !== undefined){
let data297 = data237.insufficientCapacity;
if(data297 && typeof data297 == "object" && !Array.isArray(data297)){
if(data297.for === undefined){
data297.for = "10m";
}
for(const key45 in data297){
if(!((((key45 === "zone") || (key45 === "type")) || (key45 === "market")) || (key45 === "for"))){
const err788 = {instancePath:instancePath+"/spec/faults/" + i19+"/insufficientCapacity",schemaPath:"#/properties/spec/properties/faults/items/properties/insufficientCapacity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key45},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err788];
}
else {
vErrors.push(err788);
}
errors++;
}
}
if(data297.zone !== undefined){
let data298 = data297.zone;
if(typeof data298 === "string"){
if(!pattern17.test(data298)){
const err789 = {instancePath:instancePath+"/spec/faults/" + i19+"/insufficientCapacity/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/insufficientCapacity/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err789];
}
else {
vErrors.push(err789);
}
errors++;
}
}
else {
const err790 = {instancePath:instancePath+"/spec/faults/" + i19+"/insufficientCapacity/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/insufficientCapacity/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err790];
}
else {
vErrors.push(err790);
}
errors++;
}
}
if(data297.type !== undefined){
let data299 = data297.type;
if(typeof data299 === "string"){
if(data299.length > 32){
const err791 = {instancePath:instancePath+"/spec/faults/" + i19+"/insufficientCapacity/type",schemaPath:"#/properties/spec/properties/faults/items/properties/insufficientCapacity/properties/type/maxLength",keyword:"maxLength",params:{limit: 32},message:"must NOT have more than 32 characters"};
if(vErrors === null){
vErrors = [err791];
}
else {
vErrors.push(err791);
}
errors++;
}
if(data299.length < 1){
const err792 = {instancePath:instancePath+"/spec/faults/" + i19+"/insufficientCapacity/type",schemaPath:"#/properties/spec/properties/faults/items/properties/insufficientCapacity/properties/type/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err792];
}
else {
vErrors.push(err792);
}
errors++;
}
}
else {
const err793 = {instancePath:instancePath+"/spec/faults/" + i19+"/insufficientCapacity/type",schemaPath:"#/properties/spec/properties/faults/items/properties/insufficientCapacity/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err793];
}
else {
vErrors.push(err793);
}
errors++;
}
}
if(data297.market !== undefined){
let data300 = data297.market;
if(typeof data300 !== "string"){
const err794 = {instancePath:instancePath+"/spec/faults/" + i19+"/insufficientCapacity/market",schemaPath:"#/properties/spec/properties/faults/items/properties/insufficientCapacity/properties/market/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err794];
}
else {
vErrors.push(err794);
}
errors++;
}
if(!((data300 === "on-demand") || (data300 === "spot"))){
const err795 = {instancePath:instancePath+"/spec/faults/" + i19+"/insufficientCapacity/market",schemaPath:"#/properties/spec/properties/faults/items/properties/insufficientCapacity/properties/market/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.faults.items.properties.insufficientCapacity.properties.market.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err795];
}
else {
vErrors.push(err795);
}
errors++;
}
}
let data301 = data297.for;
if(typeof data301 === "string"){
if(data301.length > 20){
const err796 = {instancePath:instancePath+"/spec/faults/" + i19+"/insufficientCapacity/for",schemaPath:"#/properties/spec/properties/faults/items/properties/insufficientCapacity/properties/for/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err796];
}
else {
vErrors.push(err796);
}
errors++;
}
if(!pattern4.test(data301)){
const err797 = {instancePath:instancePath+"/spec/faults/" + i19+"/insufficientCapacity/for",schemaPath:"#/properties/spec/properties/faults/items/properties/insufficientCapacity/properties/for/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err797];
}
else {
vErrors.push(err797);
}
errors++;
}
}
else {
const err798 = {instancePath:instancePath+"/spec/faults/" + i19+"/insufficientCapacity/for",schemaPath:"#/properties/spec/properties/faults/items/properties/insufficientCapacity/properties/for/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err798];
}
else {
vErrors.push(err798);
}
errors++;
}
}
else {
const err799 = {instancePath:instancePath+"/spec/faults/" + i19+"/insufficientCapacity",schemaPath:"#/properties/spec/properties/faults/items/properties/insufficientCapacity/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err799];
}
else {
vErrors.push(err799);
}
errors++;
}
}
if(data237.launchTrouble !== undefined){
let data302 = data237.launchTrouble;
if(data302 && typeof data302 == "object" && !Array.isArray(data302)){
if(data302.how === undefined){
data302.how = "fails";
}
if(data302.for === undefined){
data302.for = "10m";
}
if(data302.pool === undefined){
const err800 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTrouble",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTrouble/required",keyword:"required",params:{missingProperty: "pool"},message:"must have required property '"+"pool"+"'"};
if(vErrors === null){
vErrors = [err800];
}
else {
vErrors.push(err800);
}
errors++;
}
for(const key46 in data302){
if(!(((key46 === "pool") || (key46 === "how")) || (key46 === "for"))){
const err801 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTrouble",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTrouble/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key46},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err801];
}
else {
vErrors.push(err801);
}
errors++;
}
}
if(data302.pool !== undefined){
let data303 = data302.pool;
if(typeof data303 === "string"){
if(data303.length > 255){
const err802 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTrouble/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTrouble/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err802];
}
else {
vErrors.push(err802);
}
errors++;
}
if(data303.length < 1){
const err803 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTrouble/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTrouble/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err803];
}
else {
vErrors.push(err803);
}
errors++;
}
}
else {
const err804 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTrouble/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTrouble/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err804];
}
else {
vErrors.push(err804);
}
errors++;
}
}
let data304 = data302.how;
if(typeof data304 !== "string"){
const err805 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTrouble/how",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTrouble/properties/how/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err805];
}
else {
vErrors.push(err805);
}
errors++;
}
if(!((((data304 === "fails") || (data304 === "dies")) || (data304 === "neverJoins")) || (data304 === "joinsAnother"))){
const err806 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTrouble/how",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTrouble/properties/how/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.faults.items.properties.launchTrouble.properties.how.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err806];
}
else {
vErrors.push(err806);
}
errors++;
}
let data305 = data302.for;
if(typeof data305 === "string"){
if(data305.length > 20){
const err807 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTrouble/for",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTrouble/properties/for/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err807];
}
else {
vErrors.push(err807);
}
errors++;
}
if(!pattern4.test(data305)){
const err808 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTrouble/for",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTrouble/properties/for/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err808];
}
else {
vErrors.push(err808);
}
errors++;
}
}
else {
const err809 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTrouble/for",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTrouble/properties/for/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err809];
}
else {
vErrors.push(err809);
}
errors++;
}
}
else {
const err810 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTrouble",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTrouble/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err810];
}
else {
vErrors.push(err810);
}
errors++;
}
}
if(data237.launchTemplateVersion !== undefined){
let data306 = data237.launchTemplateVersion;
if(data306 && typeof data306 == "object" && !Array.isArray(data306)){
if(data306.makeDefault === undefined){
data306.makeDefault = true;
}
if(data306.pool === undefined){
const err811 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTemplateVersion",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTemplateVersion/required",keyword:"required",params:{missingProperty: "pool"},message:"must have required property '"+"pool"+"'"};
if(vErrors === null){
vErrors = [err811];
}
else {
vErrors.push(err811);
}
errors++;
}
for(const key47 in data306){
if(!((key47 === "pool") || (key47 === "makeDefault"))){
const err812 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTemplateVersion",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTemplateVersion/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key47},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err812];
}
else {
vErrors.push(err812);
}
errors++;
}
}
if(data306.pool !== undefined){
let data307 = data306.pool;
if(typeof data307 === "string"){
if(data307.length > 255){
const err813 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTemplateVersion/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTemplateVersion/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err813];
}
else {
vErrors.push(err813);
}
errors++;
}
if(data307.length < 1){
const err814 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTemplateVersion/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTemplateVersion/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err814];
}
else {
vErrors.push(err814);
}
errors++;
}
}
else {
const err815 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTemplateVersion/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTemplateVersion/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err815];
}
else {
vErrors.push(err815);
}
errors++;
}
}
if(typeof data306.makeDefault !== "boolean"){
const err816 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTemplateVersion/makeDefault",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTemplateVersion/properties/makeDefault/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err816];
}
else {
vErrors.push(err816);
}
errors++;
}
}
else {
const err817 = {instancePath:instancePath+"/spec/faults/" + i19+"/launchTemplateVersion",schemaPath:"#/properties/spec/properties/faults/items/properties/launchTemplateVersion/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err817];
}
else {
vErrors.push(err817);
}
errors++;
}
}
if(data237.instanceRefresh !== undefined){
let data309 = data237.instanceRefresh;
if(data309 && typeof data309 == "object" && !Array.isArray(data309)){
if(data309.minHealthyPercentage === undefined){
data309.minHealthyPercentage = 90;
}
if(data309.maxHealthyPercentage === undefined){
data309.maxHealthyPercentage = 100;
}
if(data309.skipMatching === undefined){
data309.skipMatching = false;
}
if(data309.pool === undefined){
const err818 = {instancePath:instancePath+"/spec/faults/" + i19+"/instanceRefresh",schemaPath:"#/properties/spec/properties/faults/items/properties/instanceRefresh/required",keyword:"required",params:{missingProperty: "pool"},message:"must have required property '"+"pool"+"'"};
if(vErrors === null){
vErrors = [err818];
}
else {
vErrors.push(err818);
}
errors++;
}
for(const key48 in data309){
if(!((((key48 === "pool") || (key48 === "minHealthyPercentage")) || (key48 === "maxHealthyPercentage")) || (key48 === "skipMatching"))){
const err819 = {instancePath:instancePath+"/spec/faults/" + i19+"/instanceRefresh",schemaPath:"#/properties/spec/properties/faults/items/properties/instanceRefresh/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key48},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err819];
}
else {
vErrors.push(err819);
}
errors++;
}
}
if(data309.pool !== undefined){
let data310 = data309.pool;
if(typeof data310 === "string"){
if(data310.length > 255){
const err820 = {instancePath:instancePath+"/spec/faults/" + i19+"/instanceRefresh/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/instanceRefresh/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err820];
}
else {
vErrors.push(err820);
}
errors++;
}
if(data310.length < 1){
const err821 = {instancePath:instancePath+"/spec/faults/" + i19+"/instanceRefresh/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/instanceRefresh/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err821];
}
else {
vErrors.push(err821);
}
errors++;
}
}
else {
const err822 = {instancePath:instancePath+"/spec/faults/" + i19+"/instanceRefresh/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/instanceRefresh/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err822];
}
else {
vErrors.push(err822);
}
errors++;
}
}
let data311 = data309.minHealthyPercentage;
if(!(((typeof data311 == "number") && (!(data311 % 1) && !isNaN(data311))) && (isFinite(data311)))){
const err823 = {instancePath:instancePath+"/spec/faults/" + i19+"/instanceRefresh/minHealthyPercentage",schemaPath:"#/properties/spec/properties/faults/items/properties/instanceRefresh/properties/minHealthyPercentage/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err823];
}
else {
vErrors.push(err823);
}
errors++;
}
if((typeof data311 == "number") && (isFinite(data311))){
if(data311 > 100 || isNaN(data311)){
const err824 = {instancePath:instancePath+"/spec/faults/" + i19+"/instanceRefresh/minHealthyPercentage",schemaPath:"#/properties/spec/properties/faults/items/properties/instanceRefresh/properties/minHealthyPercentage/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err824];
}
else {
vErrors.push(err824);
}
errors++;
}
if(data311 < 0 || isNaN(data311)){
const err825 = {instancePath:instancePath+"/spec/faults/" + i19+"/instanceRefresh/minHealthyPercentage",schemaPath:"#/properties/spec/properties/faults/items/properties/instanceRefresh/properties/minHealthyPercentage/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err825];
}
else {
vErrors.push(err825);
}
errors++;
}
}
let data312 = data309.maxHealthyPercentage;
if(!(((typeof data312 == "number") && (!(data312 % 1) && !isNaN(data312))) && (isFinite(data312)))){
const err826 = {instancePath:instancePath+"/spec/faults/" + i19+"/instanceRefresh/maxHealthyPercentage",schemaPath:"#/properties/spec/properties/faults/items/properties/instanceRefresh/properties/maxHealthyPercentage/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err826];
}
else {
vErrors.push(err826);
}
errors++;
}
if((typeof data312 == "number") && (isFinite(data312))){
if(data312 > 200 || isNaN(data312)){
const err827 = {instancePath:instancePath+"/spec/faults/" + i19+"/instanceRefresh/maxHealthyPercentage",schemaPath:"#/properties/spec/properties/faults/items/properties/instanceRefresh/properties/maxHealthyPercentage/maximum",keyword:"maximum",params:{comparison: "<=", limit: 200},message:"must be <= 200"};
if(vErrors === null){
vErrors = [err827];
}
else {
vErrors.push(err827);
}
errors++;
}
if(data312 < 100 || isNaN(data312)){
const err828 = {instancePath:instancePath+"/spec/faults/" + i19+"/instanceRefresh/maxHealthyPercentage",schemaPath:"#/properties/spec/properties/faults/items/properties/instanceRefresh/properties/maxHealthyPercentage/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100"};
if(vErrors === null){
vErrors = [err828];
}
else {
vErrors.push(err828);
}
errors++;
}
}
if(typeof data309.skipMatching !== "boolean"){
const err829 = {instancePath:instancePath+"/spec/faults/" + i19+"/instanceRefresh/skipMatching",schemaPath:"#/properties/spec/properties/faults/items/properties/instanceRefresh/properties/skipMatching/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err829];
}
else {
vErrors.push(err829);
}
errors++;
}
}
else {
const err830 = {instancePath:instancePath+"/spec/faults/" + i19+"/instanceRefresh",schemaPath:"#/properties/spec/properties/faults/items/properties/instanceRefresh/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err830];
}
else {
vErrors.push(err830);
}
errors++;
}
}
if(data237.setFleetTarget !== undefined){
let data314 = data237.setFleetTarget;
if(data314 && typeof data314 == "object" && !Array.isArray(data314)){
if(data314.excessCapacityTerminationPolicy === undefined){
data314.excessCapacityTerminationPolicy = "default";
}
if(data314.pool === undefined){
const err831 = {instancePath:instancePath+"/spec/faults/" + i19+"/setFleetTarget",schemaPath:"#/properties/spec/properties/faults/items/properties/setFleetTarget/required",keyword:"required",params:{missingProperty: "pool"},message:"must have required property '"+"pool"+"'"};
if(vErrors === null){
vErrors = [err831];
}
else {
vErrors.push(err831);
}
errors++;
}
if(data314.target === undefined){
const err832 = {instancePath:instancePath+"/spec/faults/" + i19+"/setFleetTarget",schemaPath:"#/properties/spec/properties/faults/items/properties/setFleetTarget/required",keyword:"required",params:{missingProperty: "target"},message:"must have required property '"+"target"+"'"};
if(vErrors === null){
vErrors = [err832];
}
else {
vErrors.push(err832);
}
errors++;
}
for(const key49 in data314){
if(!(((key49 === "pool") || (key49 === "target")) || (key49 === "excessCapacityTerminationPolicy"))){
const err833 = {instancePath:instancePath+"/spec/faults/" + i19+"/setFleetTarget",schemaPath:"#/properties/spec/properties/faults/items/properties/setFleetTarget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key49},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err833];
}
else {
vErrors.push(err833);
}
errors++;
}
}
if(data314.pool !== undefined){
let data315 = data314.pool;
if(typeof data315 === "string"){
if(data315.length > 255){
const err834 = {instancePath:instancePath+"/spec/faults/" + i19+"/setFleetTarget/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setFleetTarget/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err834];
}
else {
vErrors.push(err834);
}
errors++;
}
if(data315.length < 1){
const err835 = {instancePath:instancePath+"/spec/faults/" + i19+"/setFleetTarget/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setFleetTarget/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err835];
}
else {
vErrors.push(err835);
}
errors++;
}
}
else {
const err836 = {instancePath:instancePath+"/spec/faults/" + i19+"/setFleetTarget/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setFleetTarget/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err836];
}
else {
vErrors.push(err836);
}
errors++;
}
}
if(data314.target !== undefined){
let data316 = data314.target;
if(!(((typeof data316 == "number") && (!(data316 % 1) && !isNaN(data316))) && (isFinite(data316)))){
const err837 = {instancePath:instancePath+"/spec/faults/" + i19+"/setFleetTarget/target",schemaPath:"#/properties/spec/properties/faults/items/properties/setFleetTarget/properties/target/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err837];
}
else {
vErrors.push(err837);
}
errors++;
}
if((typeof data316 == "number") && (isFinite(data316))){
if(data316 > 10000 || isNaN(data316)){
const err838 = {instancePath:instancePath+"/spec/faults/" + i19+"/setFleetTarget/target",schemaPath:"#/properties/spec/properties/faults/items/properties/setFleetTarget/properties/target/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err838];
}
else {
vErrors.push(err838);
}
errors++;
}
if(data316 < 0 || isNaN(data316)){
const err839 = {instancePath:instancePath+"/spec/faults/" + i19+"/setFleetTarget/target",schemaPath:"#/properties/spec/properties/faults/items/properties/setFleetTarget/properties/target/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err839];
}
else {
vErrors.push(err839);
}
errors++;
}
}
}
let data317 = data314.excessCapacityTerminationPolicy;
if(typeof data317 !== "string"){
const err840 = {instancePath:instancePath+"/spec/faults/" + i19+"/setFleetTarget/excessCapacityTerminationPolicy",schemaPath:"#/properties/spec/properties/faults/items/properties/setFleetTarget/properties/excessCapacityTerminationPolicy/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err840];
}
else {
vErrors.push(err840);
}
errors++;
}
if(!((data317 === "default") || (data317 === "noTermination"))){
const err841 = {instancePath:instancePath+"/spec/faults/" + i19+"/setFleetTarget/excessCapacityTerminationPolicy",schemaPath:"#/properties/spec/properties/faults/items/properties/setFleetTarget/properties/excessCapacityTerminationPolicy/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.faults.items.properties.setFleetTarget.properties.excessCapacityTerminationPolicy.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err841];
}
else {
vErrors.push(err841);
}
errors++;
}
}
else {
const err842 = {instancePath:instancePath+"/spec/faults/" + i19+"/setFleetTarget",schemaPath:"#/properties/spec/properties/faults/items/properties/setFleetTarget/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err842];
}
else {
vErrors.push(err842);
}
errors++;
}
}
if(data237.setServiceDesired !== undefined){
let data318 = data237.setServiceDesired;
if(data318 && typeof data318 == "object" && !Array.isArray(data318)){
if(data318.service === undefined){
const err843 = {instancePath:instancePath+"/spec/faults/" + i19+"/setServiceDesired",schemaPath:"#/properties/spec/properties/faults/items/properties/setServiceDesired/required",keyword:"required",params:{missingProperty: "service"},message:"must have required property '"+"service"+"'"};
if(vErrors === null){
vErrors = [err843];
}
else {
vErrors.push(err843);
}
errors++;
}
if(data318.desired === undefined){
const err844 = {instancePath:instancePath+"/spec/faults/" + i19+"/setServiceDesired",schemaPath:"#/properties/spec/properties/faults/items/properties/setServiceDesired/required",keyword:"required",params:{missingProperty: "desired"},message:"must have required property '"+"desired"+"'"};
if(vErrors === null){
vErrors = [err844];
}
else {
vErrors.push(err844);
}
errors++;
}
for(const key50 in data318){
if(!((key50 === "service") || (key50 === "desired"))){
const err845 = {instancePath:instancePath+"/spec/faults/" + i19+"/setServiceDesired",schemaPath:"#/properties/spec/properties/faults/items/properties/setServiceDesired/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key50},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err845];
}
else {
vErrors.push(err845);
}
errors++;
}
}
if(data318.service !== undefined){
let data319 = data318.service;
if(typeof data319 === "string"){
if(data319.length > 255){
const err846 = {instancePath:instancePath+"/spec/faults/" + i19+"/setServiceDesired/service",schemaPath:"#/properties/spec/properties/faults/items/properties/setServiceDesired/properties/service/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err846];
}
else {
vErrors.push(err846);
}
errors++;
}
if(data319.length < 1){
const err847 = {instancePath:instancePath+"/spec/faults/" + i19+"/setServiceDesired/service",schemaPath:"#/properties/spec/properties/faults/items/properties/setServiceDesired/properties/service/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err847];
}
else {
vErrors.push(err847);
}
errors++;
}
}
else {
const err848 = {instancePath:instancePath+"/spec/faults/" + i19+"/setServiceDesired/service",schemaPath:"#/properties/spec/properties/faults/items/properties/setServiceDesired/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err848];
}
else {
vErrors.push(err848);
}
errors++;
}
}
if(data318.desired !== undefined){
let data320 = data318.desired;
if(!(((typeof data320 == "number") && (!(data320 % 1) && !isNaN(data320))) && (isFinite(data320)))){
const err849 = {instancePath:instancePath+"/spec/faults/" + i19+"/setServiceDesired/desired",schemaPath:"#/properties/spec/properties/faults/items/properties/setServiceDesired/properties/desired/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err849];
}
else {
vErrors.push(err849);
}
errors++;
}
if((typeof data320 == "number") && (isFinite(data320))){
if(data320 > 10000 || isNaN(data320)){
const err850 = {instancePath:instancePath+"/spec/faults/" + i19+"/setServiceDesired/desired",schemaPath:"#/properties/spec/properties/faults/items/properties/setServiceDesired/properties/desired/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err850];
}
else {
vErrors.push(err850);
}
errors++;
}
if(data320 < 0 || isNaN(data320)){
const err851 = {instancePath:instancePath+"/spec/faults/" + i19+"/setServiceDesired/desired",schemaPath:"#/properties/spec/properties/faults/items/properties/setServiceDesired/properties/desired/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err851];
}
else {
vErrors.push(err851);
}
errors++;
}
}
}
}
else {
const err852 = {instancePath:instancePath+"/spec/faults/" + i19+"/setServiceDesired",schemaPath:"#/properties/spec/properties/faults/items/properties/setServiceDesired/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err852];
}
else {
vErrors.push(err852);
}
errors++;
}
}
if(data237.setProtection !== undefined){
let data321 = data237.setProtection;
if(data321 && typeof data321 == "object" && !Array.isArray(data321)){
if(data321.count === undefined){
data321.count = 1;
}
if(data321.pool === undefined){
const err853 = {instancePath:instancePath+"/spec/faults/" + i19+"/setProtection",schemaPath:"#/properties/spec/properties/faults/items/properties/setProtection/required",keyword:"required",params:{missingProperty: "pool"},message:"must have required property '"+"pool"+"'"};
if(vErrors === null){
vErrors = [err853];
}
else {
vErrors.push(err853);
}
errors++;
}
if(data321.on === undefined){
const err854 = {instancePath:instancePath+"/spec/faults/" + i19+"/setProtection",schemaPath:"#/properties/spec/properties/faults/items/properties/setProtection/required",keyword:"required",params:{missingProperty: "on"},message:"must have required property '"+"on"+"'"};
if(vErrors === null){
vErrors = [err854];
}
else {
vErrors.push(err854);
}
errors++;
}
for(const key51 in data321){
if(!(((key51 === "pool") || (key51 === "on")) || (key51 === "count"))){
const err855 = {instancePath:instancePath+"/spec/faults/" + i19+"/setProtection",schemaPath:"#/properties/spec/properties/faults/items/properties/setProtection/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key51},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err855];
}
else {
vErrors.push(err855);
}
errors++;
}
}
if(data321.pool !== undefined){
let data322 = data321.pool;
if(typeof data322 === "string"){
if(data322.length > 255){
const err856 = {instancePath:instancePath+"/spec/faults/" + i19+"/setProtection/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setProtection/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err856];
}
else {
vErrors.push(err856);
}
errors++;
}
if(data322.length < 1){
const err857 = {instancePath:instancePath+"/spec/faults/" + i19+"/setProtection/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setProtection/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err857];
}
else {
vErrors.push(err857);
}
errors++;
}
}
else {
const err858 = {instancePath:instancePath+"/spec/faults/" + i19+"/setProtection/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setProtection/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err858];
}
else {
vErrors.push(err858);
}
errors++;
}
}
if(data321.on !== undefined){
if(typeof data321.on !== "boolean"){
const err859 = {instancePath:instancePath+"/spec/faults/" + i19+"/setProtection/on",schemaPath:"#/properties/spec/properties/faults/items/properties/setProtection/properties/on/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err859];
}
else {
vErrors.push(err859);
}
errors++;
}
}
let data324 = data321.count;
if(!(((typeof data324 == "number") && (!(data324 % 1) && !isNaN(data324))) && (isFinite(data324)))){
const err860 = {instancePath:instancePath+"/spec/faults/" + i19+"/setProtection/count",schemaPath:"#/properties/spec/properties/faults/items/properties/setProtection/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err860];
}
else {
vErrors.push(err860);
}
errors++;
}
if((typeof data324 == "number") && (isFinite(data324))){
if(data324 > 10000 || isNaN(data324)){
const err861 = {instancePath:instancePath+"/spec/faults/" + i19+"/setProtection/count",schemaPath:"#/properties/spec/properties/faults/items/properties/setProtection/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err861];
}
else {
vErrors.push(err861);
}
errors++;
}
if(data324 < 1 || isNaN(data324)){
const err862 = {instancePath:instancePath+"/spec/faults/" + i19+"/setProtection/count",schemaPath:"#/properties/spec/properties/faults/items/properties/setProtection/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err862];
}
else {
vErrors.push(err862);
}
errors++;
}
}
}
else {
const err863 = {instancePath:instancePath+"/spec/faults/" + i19+"/setProtection",schemaPath:"#/properties/spec/properties/faults/items/properties/setProtection/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err863];
}
else {
vErrors.push(err863);
}
errors++;
}
}
if(data237.setAttribute !== undefined){
let data325 = data237.setAttribute;
if(data325 && typeof data325 == "object" && !Array.isArray(data325)){
if(data325.count === undefined){
data325.count = 1;
}
if(data325.pool === undefined){
const err864 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/required",keyword:"required",params:{missingProperty: "pool"},message:"must have required property '"+"pool"+"'"};
if(vErrors === null){
vErrors = [err864];
}
else {
vErrors.push(err864);
}
errors++;
}
if(data325.name === undefined){
const err865 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"};
if(vErrors === null){
vErrors = [err865];
}
else {
vErrors.push(err865);
}
errors++;
}
for(const key52 in data325){
if(!((((((key52 === "pool") || (key52 === "zone")) || (key52 === "count")) || (key52 === "name")) || (key52 === "value")) || (key52 === "was"))){
const err866 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key52},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err866];
}
else {
vErrors.push(err866);
}
errors++;
}
}
if(data325.pool !== undefined){
let data326 = data325.pool;
if(typeof data326 === "string"){
if(data326.length > 255){
const err867 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err867];
}
else {
vErrors.push(err867);
}
errors++;
}
if(data326.length < 1){
const err868 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err868];
}
else {
vErrors.push(err868);
}
errors++;
}
}
else {
const err869 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err869];
}
else {
vErrors.push(err869);
}
errors++;
}
}
if(data325.zone !== undefined){
let data327 = data325.zone;
if(typeof data327 === "string"){
if(!pattern17.test(data327)){
const err870 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err870];
}
else {
vErrors.push(err870);
}
errors++;
}
}
else {
const err871 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err871];
}
else {
vErrors.push(err871);
}
errors++;
}
}
let data328 = data325.count;
if(!(((typeof data328 == "number") && (!(data328 % 1) && !isNaN(data328))) && (isFinite(data328)))){
const err872 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/count",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err872];
}
else {
vErrors.push(err872);
}
errors++;
}
if((typeof data328 == "number") && (isFinite(data328))){
if(data328 > 10000 || isNaN(data328)){
const err873 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/count",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err873];
}
else {
vErrors.push(err873);
}
errors++;
}
if(data328 < 1 || isNaN(data328)){
const err874 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/count",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err874];
}
else {
vErrors.push(err874);
}
errors++;
}
}
if(data325.name !== undefined){
let data329 = data325.name;
if(typeof data329 === "string"){
if(data329.length > 128){
const err875 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/name",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/name/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err875];
}
else {
vErrors.push(err875);
}
errors++;
}
if(data329.length < 1){
const err876 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/name",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err876];
}
else {
vErrors.push(err876);
}
errors++;
}
if(!pattern90.test(data329)){
const err877 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/name",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/name/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_./\\\\-]+$"},message:"must match pattern \""+"^[A-Za-z0-9_./\\\\-]+$"+"\""};
if(vErrors === null){
vErrors = [err877];
}
else {
vErrors.push(err877);
}
errors++;
}
}
else {
const err878 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/name",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err878];
}
else {
vErrors.push(err878);
}
errors++;
}
}
if(data325.value !== undefined){
let data330 = data325.value;
if(typeof data330 === "string"){
if(data330.length > 128){
const err879 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/value",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/value/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err879];
}
else {
vErrors.push(err879);
}
errors++;
}
if(data330.length < 1){
const err880 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/value",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/value/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err880];
}
else {
vErrors.push(err880);
}
errors++;
}
if(!pattern91.test(data330)){
const err881 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/value",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/value/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_./\\\\@:-]([A-Za-z0-9_./\\\\@: -]*[A-Za-z0-9_./\\\\@:-])?$"},message:"must match pattern \""+"^[A-Za-z0-9_./\\\\@:-]([A-Za-z0-9_./\\\\@: -]*[A-Za-z0-9_./\\\\@:-])?$"+"\""};
if(vErrors === null){
vErrors = [err881];
}
else {
vErrors.push(err881);
}
errors++;
}
}
else {
const err882 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/value",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err882];
}
else {
vErrors.push(err882);
}
errors++;
}
}
if(data325.was !== undefined){
let data331 = data325.was;
if(typeof data331 === "string"){
if(data331.length > 128){
const err883 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/was",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/was/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err883];
}
else {
vErrors.push(err883);
}
errors++;
}
if(data331.length < 1){
const err884 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/was",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/was/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err884];
}
else {
vErrors.push(err884);
}
errors++;
}
}
else {
const err885 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute/was",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/properties/was/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err885];
}
else {
vErrors.push(err885);
}
errors++;
}
}
}
else {
const err886 = {instancePath:instancePath+"/spec/faults/" + i19+"/setAttribute",schemaPath:"#/properties/spec/properties/faults/items/properties/setAttribute/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err886];
}
else {
vErrors.push(err886);
}
errors++;
}
}
if(data237.setInstanceTag !== undefined){
let data332 = data237.setInstanceTag;
if(data332 && typeof data332 == "object" && !Array.isArray(data332)){
if(data332.count === undefined){
data332.count = 1;
}
if(data332.pool === undefined){
const err887 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/required",keyword:"required",params:{missingProperty: "pool"},message:"must have required property '"+"pool"+"'"};
if(vErrors === null){
vErrors = [err887];
}
else {
vErrors.push(err887);
}
errors++;
}
if(data332.key === undefined){
const err888 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'"};
if(vErrors === null){
vErrors = [err888];
}
else {
vErrors.push(err888);
}
errors++;
}
for(const key53 in data332){
if(!(((((key53 === "pool") || (key53 === "zone")) || (key53 === "count")) || (key53 === "key")) || (key53 === "value"))){
const err889 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key53},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err889];
}
else {
vErrors.push(err889);
}
errors++;
}
}
if(data332.pool !== undefined){
let data333 = data332.pool;
if(typeof data333 === "string"){
if(data333.length > 255){
const err890 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err890];
}
else {
vErrors.push(err890);
}
errors++;
}
if(data333.length < 1){
const err891 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err891];
}
else {
vErrors.push(err891);
}
errors++;
}
}
else {
const err892 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err892];
}
else {
vErrors.push(err892);
}
errors++;
}
}
if(data332.zone !== undefined){
let data334 = data332.zone;
if(typeof data334 === "string"){
if(!pattern17.test(data334)){
const err893 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err893];
}
else {
vErrors.push(err893);
}
errors++;
}
}
else {
const err894 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err894];
}
else {
vErrors.push(err894);
}
errors++;
}
}
let data335 = data332.count;
if(!(((typeof data335 == "number") && (!(data335 % 1) && !isNaN(data335))) && (isFinite(data335)))){
const err895 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag/count",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err895];
}
else {
vErrors.push(err895);
}
errors++;
}
if((typeof data335 == "number") && (isFinite(data335))){
if(data335 > 10000 || isNaN(data335)){
const err896 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag/count",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err896];
}
else {
vErrors.push(err896);
}
errors++;
}
if(data335 < 1 || isNaN(data335)){
const err897 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag/count",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err897];
}
else {
vErrors.push(err897);
}
errors++;
}
}
if(data332.key !== undefined){
let data336 = data332.key;
if(typeof data336 === "string"){
if(data336.length > 128){
const err898 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag/key",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/properties/key/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err898];
}
else {
vErrors.push(err898);
}
errors++;
}
if(data336.length < 1){
const err899 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag/key",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err899];
}
else {
vErrors.push(err899);
}
errors++;
}
}
else {
const err900 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag/key",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err900];
}
else {
vErrors.push(err900);
}
errors++;
}
}
if(data332.value !== undefined){
let data337 = data332.value;
if(typeof data337 === "string"){
if(data337.length > 256){
const err901 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag/value",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/properties/value/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err901];
}
else {
vErrors.push(err901);
}
errors++;
}
}
else {
const err902 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag/value",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err902];
}
else {
vErrors.push(err902);
}
errors++;
}
}
}
else {
const err903 = {instancePath:instancePath+"/spec/faults/" + i19+"/setInstanceTag",schemaPath:"#/properties/spec/properties/faults/items/properties/setInstanceTag/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err903];
}
else {
vErrors.push(err903);
}
errors++;
}
}
if(data237.setContainerInstanceState !== undefined){
let data338 = data237.setContainerInstanceState;
if(data338 && typeof data338 == "object" && !Array.isArray(data338)){
if(data338.count === undefined){
data338.count = 1;
}
if(data338.pool === undefined){
const err904 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/required",keyword:"required",params:{missingProperty: "pool"},message:"must have required property '"+"pool"+"'"};
if(vErrors === null){
vErrors = [err904];
}
else {
vErrors.push(err904);
}
errors++;
}
if(data338.status === undefined){
const err905 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err905];
}
else {
vErrors.push(err905);
}
errors++;
}
for(const key54 in data338){
if(!(((((key54 === "pool") || (key54 === "zone")) || (key54 === "count")) || (key54 === "status")) || (key54 === "lacking"))){
const err906 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key54},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err906];
}
else {
vErrors.push(err906);
}
errors++;
}
}
if(data338.pool !== undefined){
let data339 = data338.pool;
if(typeof data339 === "string"){
if(data339.length > 255){
const err907 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err907];
}
else {
vErrors.push(err907);
}
errors++;
}
if(data339.length < 1){
const err908 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err908];
}
else {
vErrors.push(err908);
}
errors++;
}
}
else {
const err909 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err909];
}
else {
vErrors.push(err909);
}
errors++;
}
}
if(data338.zone !== undefined){
let data340 = data338.zone;
if(typeof data340 === "string"){
if(!pattern17.test(data340)){
const err910 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err910];
}
else {
vErrors.push(err910);
}
errors++;
}
}
else {
const err911 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err911];
}
else {
vErrors.push(err911);
}
errors++;
}
}
let data341 = data338.count;
if(!(((typeof data341 == "number") && (!(data341 % 1) && !isNaN(data341))) && (isFinite(data341)))){
const err912 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState/count",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err912];
}
else {
vErrors.push(err912);
}
errors++;
}
if((typeof data341 == "number") && (isFinite(data341))){
if(data341 > 10000 || isNaN(data341)){
const err913 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState/count",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err913];
}
else {
vErrors.push(err913);
}
errors++;
}
if(data341 < 1 || isNaN(data341)){
const err914 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState/count",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err914];
}
else {
vErrors.push(err914);
}
errors++;
}
}
if(data338.status !== undefined){
let data342 = data338.status;
if(typeof data342 !== "string"){
const err915 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState/status",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err915];
}
else {
vErrors.push(err915);
}
errors++;
}
if(!((data342 === "ACTIVE") || (data342 === "DRAINING"))){
const err916 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState/status",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/properties/status/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.faults.items.properties.setContainerInstanceState.properties.status.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err916];
}
else {
vErrors.push(err916);
}
errors++;
}
}
if(data338.lacking !== undefined){
let data343 = data338.lacking;
if(typeof data343 === "string"){
if(data343.length > 128){
const err917 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState/lacking",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/properties/lacking/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err917];
}
else {
vErrors.push(err917);
}
errors++;
}
if(data343.length < 1){
const err918 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState/lacking",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/properties/lacking/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err918];
}
else {
vErrors.push(err918);
}
errors++;
}
}
else {
const err919 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState/lacking",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/properties/lacking/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err919];
}
else {
vErrors.push(err919);
}
errors++;
}
}
}
else {
const err920 = {instancePath:instancePath+"/spec/faults/" + i19+"/setContainerInstanceState",schemaPath:"#/properties/spec/properties/faults/items/properties/setContainerInstanceState/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err920];
}
else {
vErrors.push(err920);
}
errors++;
}
}
if(data237.setClusterTag !== undefined){
let data344 = data237.setClusterTag;
if(data344 && typeof data344 == "object" && !Array.isArray(data344)){
if(data344.cluster === undefined){
const err921 = {instancePath:instancePath+"/spec/faults/" + i19+"/setClusterTag",schemaPath:"#/properties/spec/properties/faults/items/properties/setClusterTag/required",keyword:"required",params:{missingProperty: "cluster"},message:"must have required property '"+"cluster"+"'"};
if(vErrors === null){
vErrors = [err921];
}
else {
vErrors.push(err921);
}
errors++;
}
if(data344.key === undefined){
const err922 = {instancePath:instancePath+"/spec/faults/" + i19+"/setClusterTag",schemaPath:"#/properties/spec/properties/faults/items/properties/setClusterTag/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'"};
if(vErrors === null){
vErrors = [err922];
}
else {
vErrors.push(err922);
}
errors++;
}
for(const key55 in data344){
if(!(((key55 === "cluster") || (key55 === "key")) || (key55 === "value"))){
const err923 = {instancePath:instancePath+"/spec/faults/" + i19+"/setClusterTag",schemaPath:"#/properties/spec/properties/faults/items/properties/setClusterTag/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key55},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err923];
}
else {
vErrors.push(err923);
}
errors++;
}
}
if(data344.cluster !== undefined){
let data345 = data344.cluster;
if(typeof data345 === "string"){
if(data345.length > 255){
const err924 = {instancePath:instancePath+"/spec/faults/" + i19+"/setClusterTag/cluster",schemaPath:"#/properties/spec/properties/faults/items/properties/setClusterTag/properties/cluster/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err924];
}
else {
vErrors.push(err924);
}
errors++;
}
if(data345.length < 1){
const err925 = {instancePath:instancePath+"/spec/faults/" + i19+"/setClusterTag/cluster",schemaPath:"#/properties/spec/properties/faults/items/properties/setClusterTag/properties/cluster/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err925];
}
else {
vErrors.push(err925);
}
errors++;
}
}
else {
const err926 = {instancePath:instancePath+"/spec/faults/" + i19+"/setClusterTag/cluster",schemaPath:"#/properties/spec/properties/faults/items/properties/setClusterTag/properties/cluster/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err926];
}
else {
vErrors.push(err926);
}
errors++;
}
}
if(data344.key !== undefined){
let data346 = data344.key;
if(typeof data346 === "string"){
if(data346.length > 128){
const err927 = {instancePath:instancePath+"/spec/faults/" + i19+"/setClusterTag/key",schemaPath:"#/properties/spec/properties/faults/items/properties/setClusterTag/properties/key/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err927];
}
else {
vErrors.push(err927);
}
errors++;
}
if(data346.length < 1){
const err928 = {instancePath:instancePath+"/spec/faults/" + i19+"/setClusterTag/key",schemaPath:"#/properties/spec/properties/faults/items/properties/setClusterTag/properties/key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err928];
}
else {
vErrors.push(err928);
}
errors++;
}
}
else {
const err929 = {instancePath:instancePath+"/spec/faults/" + i19+"/setClusterTag/key",schemaPath:"#/properties/spec/properties/faults/items/properties/setClusterTag/properties/key/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err929];
}
else {
vErrors.push(err929);
}
errors++;
}
}
if(data344.value !== undefined){
let data347 = data344.value;
if(typeof data347 === "string"){
if(data347.length > 256){
const err930 = {instancePath:instancePath+"/spec/faults/" + i19+"/setClusterTag/value",schemaPath:"#/properties/spec/properties/faults/items/properties/setClusterTag/properties/value/maxLength",keyword:"maxLength",params:{limit: 256},message:"must NOT have more than 256 characters"};
if(vErrors === null){
vErrors = [err930];
}
else {
vErrors.push(err930);
}
errors++;
}
}
else {
const err931 = {instancePath:instancePath+"/spec/faults/" + i19+"/setClusterTag/value",schemaPath:"#/properties/spec/properties/faults/items/properties/setClusterTag/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err931];
}
else {
vErrors.push(err931);
}
errors++;
}
}
}
else {
const err932 = {instancePath:instancePath+"/spec/faults/" + i19+"/setClusterTag",schemaPath:"#/properties/spec/properties/faults/items/properties/setClusterTag/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err932];
}
else {
vErrors.push(err932);
}
errors++;
}
}
if(data237.deregisterTargets !== undefined){
let data348 = data237.deregisterTargets;
if(data348 && typeof data348 == "object" && !Array.isArray(data348)){
if(data348.count === undefined){
data348.count = 1;
}
if(data348.service === undefined){
const err933 = {instancePath:instancePath+"/spec/faults/" + i19+"/deregisterTargets",schemaPath:"#/properties/spec/properties/faults/items/properties/deregisterTargets/required",keyword:"required",params:{missingProperty: "service"},message:"must have required property '"+"service"+"'"};
if(vErrors === null){
vErrors = [err933];
}
else {
vErrors.push(err933);
}
errors++;
}
for(const key56 in data348){
if(!((key56 === "service") || (key56 === "count"))){
const err934 = {instancePath:instancePath+"/spec/faults/" + i19+"/deregisterTargets",schemaPath:"#/properties/spec/properties/faults/items/properties/deregisterTargets/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key56},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err934];
}
else {
vErrors.push(err934);
}
errors++;
}
}
if(data348.service !== undefined){
let data349 = data348.service;
if(typeof data349 === "string"){
if(data349.length > 255){
const err935 = {instancePath:instancePath+"/spec/faults/" + i19+"/deregisterTargets/service",schemaPath:"#/properties/spec/properties/faults/items/properties/deregisterTargets/properties/service/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err935];
}
else {
vErrors.push(err935);
}
errors++;
}
if(data349.length < 1){
const err936 = {instancePath:instancePath+"/spec/faults/" + i19+"/deregisterTargets/service",schemaPath:"#/properties/spec/properties/faults/items/properties/deregisterTargets/properties/service/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err936];
}
else {
vErrors.push(err936);
}
errors++;
}
}
else {
const err937 = {instancePath:instancePath+"/spec/faults/" + i19+"/deregisterTargets/service",schemaPath:"#/properties/spec/properties/faults/items/properties/deregisterTargets/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err937];
}
else {
vErrors.push(err937);
}
errors++;
}
}
let data350 = data348.count;
if(!(((typeof data350 == "number") && (!(data350 % 1) && !isNaN(data350))) && (isFinite(data350)))){
const err938 = {instancePath:instancePath+"/spec/faults/" + i19+"/deregisterTargets/count",schemaPath:"#/properties/spec/properties/faults/items/properties/deregisterTargets/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err938];
}
else {
vErrors.push(err938);
}
errors++;
}
if((typeof data350 == "number") && (isFinite(data350))){
if(data350 > 10000 || isNaN(data350)){
const err939 = {instancePath:instancePath+"/spec/faults/" + i19+"/deregisterTargets/count",schemaPath:"#/properties/spec/properties/faults/items/properties/deregisterTargets/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err939];
}
else {
vErrors.push(err939);
}
errors++;
}
if(data350 < 1 || isNaN(data350)){
const err940 = {instancePath:instancePath+"/spec/faults/" + i19+"/deregisterTargets/count",schemaPath:"#/properties/spec/properties/faults/items/properties/deregisterTargets/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err940];
}
else {
vErrors.push(err940);
}
errors++;
}
}
}
else {
const err941 = {instancePath:instancePath+"/spec/faults/" + i19+"/deregisterTargets",schemaPath:"#/properties/spec/properties/faults/items/properties/deregisterTargets/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err941];
}
else {
vErrors.push(err941);
}
errors++;
}
}
if(data237.taskStartTrouble !== undefined){
let data351 = data237.taskStartTrouble;
if(data351 && typeof data351 == "object" && !Array.isArray(data351)){
if(data351.for === undefined){
data351.for = "10m";
}
if(data351.service === undefined){
const err942 = {instancePath:instancePath+"/spec/faults/" + i19+"/taskStartTrouble",schemaPath:"#/properties/spec/properties/faults/items/properties/taskStartTrouble/required",keyword:"required",params:{missingProperty: "service"},message:"must have required property '"+"service"+"'"};
if(vErrors === null){
vErrors = [err942];
}
else {
vErrors.push(err942);
}
errors++;
}
for(const key57 in data351){
if(!((key57 === "service") || (key57 === "for"))){
const err943 = {instancePath:instancePath+"/spec/faults/" + i19+"/taskStartTrouble",schemaPath:"#/properties/spec/properties/faults/items/properties/taskStartTrouble/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key57},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err943];
}
else {
vErrors.push(err943);
}
errors++;
}
}
if(data351.service !== undefined){
let data352 = data351.service;
if(typeof data352 === "string"){
if(data352.length > 255){
const err944 = {instancePath:instancePath+"/spec/faults/" + i19+"/taskStartTrouble/service",schemaPath:"#/properties/spec/properties/faults/items/properties/taskStartTrouble/properties/service/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err944];
}
else {
vErrors.push(err944);
}
errors++;
}
if(data352.length < 1){
const err945 = {instancePath:instancePath+"/spec/faults/" + i19+"/taskStartTrouble/service",schemaPath:"#/properties/spec/properties/faults/items/properties/taskStartTrouble/properties/service/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err945];
}
else {
vErrors.push(err945);
}
errors++;
}
}
else {
const err946 = {instancePath:instancePath+"/spec/faults/" + i19+"/taskStartTrouble/service",schemaPath:"#/properties/spec/properties/faults/items/properties/taskStartTrouble/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err946];
}
else {
vErrors.push(err946);
}
errors++;
}
}
let data353 = data351.for;
if(typeof data353 === "string"){
if(data353.length > 20){
const err947 = {instancePath:instancePath+"/spec/faults/" + i19+"/taskStartTrouble/for",schemaPath:"#/properties/spec/properties/faults/items/properties/taskStartTrouble/properties/for/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err947];
}
else {
vErrors.push(err947);
}
errors++;
}
if(!pattern4.test(data353)){
const err948 = {instancePath:instancePath+"/spec/faults/" + i19+"/taskStartTrouble/for",schemaPath:"#/properties/spec/properties/faults/items/properties/taskStartTrouble/properties/for/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err948];
}
else {
vErrors.push(err948);
}
errors++;
}
}
else {
const err949 = {instancePath:instancePath+"/spec/faults/" + i19+"/taskStartTrouble/for",schemaPath:"#/properties/spec/properties/faults/items/properties/taskStartTrouble/properties/for/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err949];
}
else {
vErrors.push(err949);
}
errors++;
}
}
else {
const err950 = {instancePath:instancePath+"/spec/faults/" + i19+"/taskStartTrouble",schemaPath:"#/properties/spec/properties/faults/items/properties/taskStartTrouble/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err950];
}
else {
vErrors.push(err950);
}
errors++;
}
}
if(data237.throttle !== undefined){
let data354 = data237.throttle;
if(data354 && typeof data354 == "object" && !Array.isArray(data354)){
if(data354.percent === undefined){
data354.percent = 100;
}
if(data354.for === undefined){
data354.for = "5m";
}
if(data354.service === undefined){
const err951 = {instancePath:instancePath+"/spec/faults/" + i19+"/throttle",schemaPath:"#/properties/spec/properties/faults/items/properties/throttle/required",keyword:"required",params:{missingProperty: "service"},message:"must have required property '"+"service"+"'"};
if(vErrors === null){
vErrors = [err951];
}
else {
vErrors.push(err951);
}
errors++;
}
for(const key58 in data354){
if(!((((key58 === "service") || (key58 === "operation")) || (key58 === "percent")) || (key58 === "for"))){
const err952 = {instancePath:instancePath+"/spec/faults/" + i19+"/throttle",schemaPath:"#/properties/spec/properties/faults/items/properties/throttle/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key58},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err952];
}
else {
vErrors.push(err952);
}
errors++;
}
}
if(data354.service !== undefined){
let data355 = data354.service;
if(typeof data355 !== "string"){
const err953 = {instancePath:instancePath+"/spec/faults/" + i19+"/throttle/service",schemaPath:"#/properties/spec/properties/faults/items/properties/throttle/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err953];
}
else {
vErrors.push(err953);
}
errors++;
}
if(!((((((((data355 === "ecs") || (data355 === "ec2")) || (data355 === "autoscaling")) || (data355 === "elbv2")) || (data355 === "sqs")) || (data355 === "sts")) || (data355 === "cloudwatch")) || (data355 === "events"))){
const err954 = {instancePath:instancePath+"/spec/faults/" + i19+"/throttle/service",schemaPath:"#/properties/spec/properties/faults/items/properties/throttle/properties/service/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.faults.items.properties.throttle.properties.service.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err954];
}
else {
vErrors.push(err954);
}
errors++;
}
}
if(data354.operation !== undefined){
let data356 = data354.operation;
if(typeof data356 === "string"){
if(data356.length > 64){
const err955 = {instancePath:instancePath+"/spec/faults/" + i19+"/throttle/operation",schemaPath:"#/properties/spec/properties/faults/items/properties/throttle/properties/operation/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err955];
}
else {
vErrors.push(err955);
}
errors++;
}
if(data356.length < 1){
const err956 = {instancePath:instancePath+"/spec/faults/" + i19+"/throttle/operation",schemaPath:"#/properties/spec/properties/faults/items/properties/throttle/properties/operation/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err956];
}
else {
vErrors.push(err956);
}
errors++;
}
}
else {
const err957 = {instancePath:instancePath+"/spec/faults/" + i19+"/throttle/operation",schemaPath:"#/properties/spec/properties/faults/items/properties/throttle/properties/operation/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err957];
}
else {
vErrors.push(err957);
}
errors++;
}
}
let data357 = data354.percent;
if((typeof data357 == "number") && (isFinite(data357))){
if(data357 > 100 || isNaN(data357)){
const err958 = {instancePath:instancePath+"/spec/faults/" + i19+"/throttle/percent",schemaPath:"#/properties/spec/properties/faults/items/properties/throttle/properties/percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err958];
}
else {
vErrors.push(err958);
}
errors++;
}
if(data357 < 0 || isNaN(data357)){
const err959 = {instancePath:instancePath+"/spec/faults/" + i19+"/throttle/percent",schemaPath:"#/properties/spec/properties/faults/items/properties/throttle/properties/percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err959];
}
else {
vErrors.push(err959);
}
errors++;
}
}
else {
const err960 = {instancePath:instancePath+"/spec/faults/" + i19+"/throttle/percent",schemaPath:"#/properties/spec/properties/faults/items/properties/throttle/properties/percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err960];
}
else {
vErrors.push(err960);
}
errors++;
}
let data358 = data354.for;
if(typeof data358 === "string"){
if(data358.length > 20){
const err961 = {instancePath:instancePath+"/spec/faults/" + i19+"/throttle/for",schemaPath:"#/properties/spec/properties/faults/items/properties/throttle/properties/for/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err961];
}
else {
vErrors.push(err961);
}
errors++;
}
if(!pattern4.test(data358)){
const err962 = {instancePath:instancePath+"/spec/faults/" + i19+"/throttle/for",schemaPath:"#/properties/spec/properties/faults/items/properties/throttle/properties/for/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err962];
}
else {
vErrors.push(err962);
}
errors++;
}
}
else {
const err963 = {instancePath:instancePath+"/spec/faults/" + i19+"/throttle/for",schemaPath:"#/properties/spec/properties/faults/items/properties/throttle/properties/for/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err963];
}
else {
vErrors.push(err963);
}
errors++;
}
}
else {
const err964 = {instancePath:instancePath+"/spec/faults/" + i19+"/throttle",schemaPath:"#/properties/spec/properties/faults/items/properties/throttle/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err964];
}
else {
vErrors.push(err964);
}
errors++;
}
}
if(data237.apiError !== undefined){
let data359 = data237.apiError;
if(data359 && typeof data359 == "object" && !Array.isArray(data359)){
if(data359.code === undefined){
data359.code = "InternalFailure";
}
if(data359.percent === undefined){
data359.percent = 100;
}
if(data359.for === undefined){
data359.for = "5m";
}
if(data359.service === undefined){
const err965 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/required",keyword:"required",params:{missingProperty: "service"},message:"must have required property '"+"service"+"'"};
if(vErrors === null){
vErrors = [err965];
}
else {
vErrors.push(err965);
}
errors++;
}
for(const key59 in data359){
if(!((((((key59 === "service") || (key59 === "operation")) || (key59 === "code")) || (key59 === "status")) || (key59 === "percent")) || (key59 === "for"))){
const err966 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key59},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err966];
}
else {
vErrors.push(err966);
}
errors++;
}
}
if(data359.service !== undefined){
let data360 = data359.service;
if(typeof data360 !== "string"){
const err967 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/service",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/service/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err967];
}
else {
vErrors.push(err967);
}
errors++;
}
if(!((((((((data360 === "ecs") || (data360 === "ec2")) || (data360 === "autoscaling")) || (data360 === "elbv2")) || (data360 === "sqs")) || (data360 === "sts")) || (data360 === "cloudwatch")) || (data360 === "events"))){
const err968 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/service",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/service/enum",keyword:"enum",params:{allowedValues: schema11.properties.spec.properties.faults.items.properties.apiError.properties.service.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err968];
}
else {
vErrors.push(err968);
}
errors++;
}
}
if(data359.operation !== undefined){
let data361 = data359.operation;
if(typeof data361 === "string"){
if(data361.length > 64){
const err969 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/operation",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/operation/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters"};
if(vErrors === null){
vErrors = [err969];
}
else {
vErrors.push(err969);
}
errors++;
}
if(data361.length < 1){
const err970 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/operation",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/operation/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err970];
}
else {
vErrors.push(err970);
}
errors++;
}
}
else {
const err971 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/operation",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/operation/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err971];
}
else {
vErrors.push(err971);
}
errors++;
}
}
let data362 = data359.code;
if(typeof data362 === "string"){
if(data362.length > 128){
const err972 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/code",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/code/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err972];
}
else {
vErrors.push(err972);
}
errors++;
}
if(data362.length < 1){
const err973 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/code",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/code/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err973];
}
else {
vErrors.push(err973);
}
errors++;
}
}
else {
const err974 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/code",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/code/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err974];
}
else {
vErrors.push(err974);
}
errors++;
}
if(data359.status !== undefined){
let data363 = data359.status;
if(!(((typeof data363 == "number") && (!(data363 % 1) && !isNaN(data363))) && (isFinite(data363)))){
const err975 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/status",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err975];
}
else {
vErrors.push(err975);
}
errors++;
}
if((typeof data363 == "number") && (isFinite(data363))){
if(data363 > 599 || isNaN(data363)){
const err976 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/status",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/status/maximum",keyword:"maximum",params:{comparison: "<=", limit: 599},message:"must be <= 599"};
if(vErrors === null){
vErrors = [err976];
}
else {
vErrors.push(err976);
}
errors++;
}
if(data363 < 400 || isNaN(data363)){
const err977 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/status",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/status/minimum",keyword:"minimum",params:{comparison: ">=", limit: 400},message:"must be >= 400"};
if(vErrors === null){
vErrors = [err977];
}
else {
vErrors.push(err977);
}
errors++;
}
}
}
let data364 = data359.percent;
if((typeof data364 == "number") && (isFinite(data364))){
if(data364 > 100 || isNaN(data364)){
const err978 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/percent",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err978];
}
else {
vErrors.push(err978);
}
errors++;
}
if(data364 < 0 || isNaN(data364)){
const err979 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/percent",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err979];
}
else {
vErrors.push(err979);
}
errors++;
}
}
else {
const err980 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/percent",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/percent/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err980];
}
else {
vErrors.push(err980);
}
errors++;
}
let data365 = data359.for;
if(typeof data365 === "string"){
if(data365.length > 20){
const err981 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/for",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/for/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err981];
}
else {
vErrors.push(err981);
}
errors++;
}
if(!pattern4.test(data365)){
const err982 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/for",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/for/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err982];
}
else {
vErrors.push(err982);
}
errors++;
}
}
else {
const err983 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError/for",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/properties/for/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err983];
}
else {
vErrors.push(err983);
}
errors++;
}
}
else {
const err984 = {instancePath:instancePath+"/spec/faults/" + i19+"/apiError",schemaPath:"#/properties/spec/properties/faults/items/properties/apiError/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err984];
}
else {
vErrors.push(err984);
}
errors++;
}
}
if(data237.eventTrouble !== undefined){
let data366 = data237.eventTrouble;
if(data366 && typeof data366 == "object" && !Array.isArray(data366)){
if(data366.lose === undefined){
data366.lose = 0;
}
if(data366.double === undefined){
data366.double = 0;
}
if(data366.delay === undefined){
data366.delay = "0s";
}
if(data366.for === undefined){
data366.for = "10m";
}
for(const key60 in data366){
if(!(((((key60 === "detailType") || (key60 === "lose")) || (key60 === "double")) || (key60 === "delay")) || (key60 === "for"))){
const err985 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key60},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err985];
}
else {
vErrors.push(err985);
}
errors++;
}
}
if(data366.detailType !== undefined){
let data367 = data366.detailType;
if(typeof data367 === "string"){
if(data367.length > 128){
const err986 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble/detailType",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/properties/detailType/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters"};
if(vErrors === null){
vErrors = [err986];
}
else {
vErrors.push(err986);
}
errors++;
}
if(data367.length < 1){
const err987 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble/detailType",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/properties/detailType/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err987];
}
else {
vErrors.push(err987);
}
errors++;
}
}
else {
const err988 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble/detailType",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/properties/detailType/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err988];
}
else {
vErrors.push(err988);
}
errors++;
}
}
let data368 = data366.lose;
if((typeof data368 == "number") && (isFinite(data368))){
if(data368 > 100 || isNaN(data368)){
const err989 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble/lose",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/properties/lose/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err989];
}
else {
vErrors.push(err989);
}
errors++;
}
if(data368 < 0 || isNaN(data368)){
const err990 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble/lose",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/properties/lose/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err990];
}
else {
vErrors.push(err990);
}
errors++;
}
}
else {
const err991 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble/lose",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/properties/lose/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err991];
}
else {
vErrors.push(err991);
}
errors++;
}
let data369 = data366.double;
if((typeof data369 == "number") && (isFinite(data369))){
if(data369 > 100 || isNaN(data369)){
const err992 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble/double",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/properties/double/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err992];
}
else {
vErrors.push(err992);
}
errors++;
}
if(data369 < 0 || isNaN(data369)){
const err993 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble/double",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/properties/double/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err993];
}
else {
vErrors.push(err993);
}
errors++;
}
}
else {
const err994 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble/double",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/properties/double/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err994];
}
else {
vErrors.push(err994);
}
errors++;
}
let data370 = data366.delay;
if(typeof data370 === "string"){
if(data370.length > 20){
const err995 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble/delay",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/properties/delay/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err995];
}
else {
vErrors.push(err995);
}
errors++;
}
if(!pattern4.test(data370)){
const err996 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble/delay",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/properties/delay/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err996];
}
else {
vErrors.push(err996);
}
errors++;
}
}
else {
const err997 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble/delay",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/properties/delay/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err997];
}
else {
vErrors.push(err997);
}
errors++;
}
let data371 = data366.for;
if(typeof data371 === "string"){
if(data371.length > 20){
const err998 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble/for",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/properties/for/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err998];
}
else {
vErrors.push(err998);
}
errors++;
}
if(!pattern4.test(data371)){
const err999 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble/for",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/properties/for/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err999];
}
else {
vErrors.push(err999);
}
errors++;
}
}
else {
const err1000 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble/for",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/properties/for/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1000];
}
else {
vErrors.push(err1000);
}
errors++;
}
}
else {
const err1001 = {instancePath:instancePath+"/spec/faults/" + i19+"/eventTrouble",schemaPath:"#/properties/spec/properties/faults/items/properties/eventTrouble/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1001];
}
else {
vErrors.push(err1001);
}
errors++;
}
}
if(data237.metricGap !== undefined){
let data372 = data237.metricGap;
if(data372 && typeof data372 == "object" && !Array.isArray(data372)){
if(data372.for === undefined){
data372.for = "10m";
}
for(const key61 in data372){
if(!(key61 === "for")){
const err1002 = {instancePath:instancePath+"/spec/faults/" + i19+"/metricGap",schemaPath:"#/properties/spec/properties/faults/items/properties/metricGap/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key61},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1002];
}
else {
vErrors.push(err1002);
}
errors++;
}
}
let data373 = data372.for;
if(typeof data373 === "string"){
if(data373.length > 20){
const err1003 = {instancePath:instancePath+"/spec/faults/" + i19+"/metricGap/for",schemaPath:"#/properties/spec/properties/faults/items/properties/metricGap/properties/for/maxLength",keyword:"maxLength",params:{limit: 20},message:"must NOT have more than 20 characters"};
if(vErrors === null){
vErrors = [err1003];
}
else {
vErrors.push(err1003);
}
errors++;
}
if(!pattern4.test(data373)){
const err1004 = {instancePath:instancePath+"/spec/faults/" + i19+"/metricGap/for",schemaPath:"#/properties/spec/properties/faults/items/properties/metricGap/properties/for/pattern",keyword:"pattern",params:{pattern: "^([0-9]+(s|m|h|d))+$"},message:"must match pattern \""+"^([0-9]+(s|m|h|d))+$"+"\""};
if(vErrors === null){
vErrors = [err1004];
}
else {
vErrors.push(err1004);
}
errors++;
}
}
else {
const err1005 = {instancePath:instancePath+"/spec/faults/" + i19+"/metricGap/for",schemaPath:"#/properties/spec/properties/faults/items/properties/metricGap/properties/for/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1005];
}
else {
vErrors.push(err1005);
}
errors++;
}
}
else {
const err1006 = {instancePath:instancePath+"/spec/faults/" + i19+"/metricGap",schemaPath:"#/properties/spec/properties/faults/items/properties/metricGap/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1006];
}
else {
vErrors.push(err1006);
}
errors++;
}
}
if(data237.setDesiredCapacity !== undefined){
let data374 = data237.setDesiredCapacity;
if(data374 && typeof data374 == "object" && !Array.isArray(data374)){
if(data374.pool === undefined){
const err1007 = {instancePath:instancePath+"/spec/faults/" + i19+"/setDesiredCapacity",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/required",keyword:"required",params:{missingProperty: "pool"},message:"must have required property '"+"pool"+"'"};
if(vErrors === null){
vErrors = [err1007];
}
else {
vErrors.push(err1007);
}
errors++;
}
if(data374.desired === undefined){
const err1008 = {instancePath:instancePath+"/spec/faults/" + i19+"/setDesiredCapacity",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/required",keyword:"required",params:{missingProperty: "desired"},message:"must have required property '"+"desired"+"'"};
if(vErrors === null){
vErrors = [err1008];
}
else {
vErrors.push(err1008);
}
errors++;
}
for(const key62 in data374){
if(!((key62 === "pool") || (key62 === "desired"))){
const err1009 = {instancePath:instancePath+"/spec/faults/" + i19+"/setDesiredCapacity",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key62},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1009];
}
else {
vErrors.push(err1009);
}
errors++;
}
}
if(data374.pool !== undefined){
let data375 = data374.pool;
if(typeof data375 === "string"){
if(data375.length > 255){
const err1010 = {instancePath:instancePath+"/spec/faults/" + i19+"/setDesiredCapacity/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err1010];
}
else {
vErrors.push(err1010);
}
errors++;
}
if(data375.length < 1){
const err1011 = {instancePath:instancePath+"/spec/faults/" + i19+"/setDesiredCapacity/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err1011];
}
else {
vErrors.push(err1011);
}
errors++;
}
}
else {
const err1012 = {instancePath:instancePath+"/spec/faults/" + i19+"/setDesiredCapacity/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1012];
}
else {
vErrors.push(err1012);
}
errors++;
}
}
if(data374.desired !== undefined){
let data376 = data374.desired;
if(!(((typeof data376 == "number") && (!(data376 % 1) && !isNaN(data376))) && (isFinite(data376)))){
const err1013 = {instancePath:instancePath+"/spec/faults/" + i19+"/setDesiredCapacity/desired",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/properties/desired/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err1013];
}
else {
vErrors.push(err1013);
}
errors++;
}
if((typeof data376 == "number") && (isFinite(data376))){
if(data376 > 10000 || isNaN(data376)){
const err1014 = {instancePath:instancePath+"/spec/faults/" + i19+"/setDesiredCapacity/desired",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/properties/desired/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err1014];
}
else {
vErrors.push(err1014);
}
errors++;
}
if(data376 < 0 || isNaN(data376)){
const err1015 = {instancePath:instancePath+"/spec/faults/" + i19+"/setDesiredCapacity/desired",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/properties/desired/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err1015];
}
else {
vErrors.push(err1015);
}
errors++;
}
}
}
}
else {
const err1016 = {instancePath:instancePath+"/spec/faults/" + i19+"/setDesiredCapacity",schemaPath:"#/properties/spec/properties/faults/items/properties/setDesiredCapacity/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1016];
}
else {
vErrors.push(err1016);
}
errors++;
}
}
if(data237.terminateInGroup !== undefined){
let data377 = data237.terminateInGroup;
if(data377 && typeof data377 == "object" && !Array.isArray(data377)){
if(data377.pool === undefined){
const err1017 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInGroup",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/required",keyword:"required",params:{missingProperty: "pool"},message:"must have required property '"+"pool"+"'"};
if(vErrors === null){
vErrors = [err1017];
}
else {
vErrors.push(err1017);
}
errors++;
}
if(data377.count === undefined){
const err1018 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInGroup",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/required",keyword:"required",params:{missingProperty: "count"},message:"must have required property '"+"count"+"'"};
if(vErrors === null){
vErrors = [err1018];
}
else {
vErrors.push(err1018);
}
errors++;
}
for(const key63 in data377){
if(!(((key63 === "pool") || (key63 === "zone")) || (key63 === "count"))){
const err1019 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInGroup",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key63},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1019];
}
else {
vErrors.push(err1019);
}
errors++;
}
}
if(data377.pool !== undefined){
let data378 = data377.pool;
if(typeof data378 === "string"){
if(data378.length > 255){
const err1020 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInGroup/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err1020];
}
else {
vErrors.push(err1020);
}
errors++;
}
if(data378.length < 1){
const err1021 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInGroup/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err1021];
}
else {
vErrors.push(err1021);
}
errors++;
}
}
else {
const err1022 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInGroup/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1022];
}
else {
vErrors.push(err1022);
}
errors++;
}
}
if(data377.zone !== undefined){
let data379 = data377.zone;
if(typeof data379 === "string"){
if(!pattern17.test(data379)){
const err1023 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInGroup/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err1023];
}
else {
vErrors.push(err1023);
}
errors++;
}
}
else {
const err1024 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInGroup/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1024];
}
else {
vErrors.push(err1024);
}
errors++;
}
}
if(data377.count !== undefined){
let data380 = data377.count;
if(!(((typeof data380 == "number") && (!(data380 % 1) && !isNaN(data380))) && (isFinite(data380)))){
const err1025 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInGroup/count",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err1025];
}
else {
vErrors.push(err1025);
}
errors++;
}
if((typeof data380 == "number") && (isFinite(data380))){
if(data380 > 10000 || isNaN(data380)){
const err1026 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInGroup/count",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err1026];
}
else {
vErrors.push(err1026);
}
errors++;
}
if(data380 < 1 || isNaN(data380)){
const err1027 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInGroup/count",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err1027];
}
else {
vErrors.push(err1027);
}
errors++;
}
}
}
}
else {
const err1028 = {instancePath:instancePath+"/spec/faults/" + i19+"/terminateInGroup",schemaPath:"#/properties/spec/properties/faults/items/properties/terminateInGroup/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1028];
}
else {
vErrors.push(err1028);
}
errors++;
}
}
if(data237.detachInstances !== undefined){
let data381 = data237.detachInstances;
if(data381 && typeof data381 == "object" && !Array.isArray(data381)){
if(data381.pool === undefined){
const err1029 = {instancePath:instancePath+"/spec/faults/" + i19+"/detachInstances",schemaPath:"#/properties/spec/properties/faults/items/properties/detachInstances/required",keyword:"required",params:{missingProperty: "pool"},message:"must have required property '"+"pool"+"'"};
if(vErrors === null){
vErrors = [err1029];
}
else {
vErrors.push(err1029);
}
errors++;
}
if(data381.count === undefined){
const err1030 = {instancePath:instancePath+"/spec/faults/" + i19+"/detachInstances",schemaPath:"#/properties/spec/properties/faults/items/properties/detachInstances/required",keyword:"required",params:{missingProperty: "count"},message:"must have required property '"+"count"+"'"};
if(vErrors === null){
vErrors = [err1030];
}
else {
vErrors.push(err1030);
}
errors++;
}
for(const key64 in data381){
if(!(((key64 === "pool") || (key64 === "zone")) || (key64 === "count"))){
const err1031 = {instancePath:instancePath+"/spec/faults/" + i19+"/detachInstances",schemaPath:"#/properties/spec/properties/faults/items/properties/detachInstances/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key64},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1031];
}
else {
vErrors.push(err1031);
}
errors++;
}
}
if(data381.pool !== undefined){
let data382 = data381.pool;
if(typeof data382 === "string"){
if(data382.length > 255){
const err1032 = {instancePath:instancePath+"/spec/faults/" + i19+"/detachInstances/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/detachInstances/properties/pool/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters"};
if(vErrors === null){
vErrors = [err1032];
}
else {
vErrors.push(err1032);
}
errors++;
}
if(data382.length < 1){
const err1033 = {instancePath:instancePath+"/spec/faults/" + i19+"/detachInstances/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/detachInstances/properties/pool/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"};
if(vErrors === null){
vErrors = [err1033];
}
else {
vErrors.push(err1033);
}
errors++;
}
}
else {
const err1034 = {instancePath:instancePath+"/spec/faults/" + i19+"/detachInstances/pool",schemaPath:"#/properties/spec/properties/faults/items/properties/detachInstances/properties/pool/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1034];
}
else {
vErrors.push(err1034);
}
errors++;
}
}
if(data381.zone !== undefined){
let data383 = data381.zone;
if(typeof data383 === "string"){
if(!pattern17.test(data383)){
const err1035 = {instancePath:instancePath+"/spec/faults/" + i19+"/detachInstances/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/detachInstances/properties/zone/pattern",keyword:"pattern",params:{pattern: "^[a-z]$"},message:"must match pattern \""+"^[a-z]$"+"\""};
if(vErrors === null){
vErrors = [err1035];
}
else {
vErrors.push(err1035);
}
errors++;
}
}
else {
const err1036 = {instancePath:instancePath+"/spec/faults/" + i19+"/detachInstances/zone",schemaPath:"#/properties/spec/properties/faults/items/properties/detachInstances/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1036];
}
else {
vErrors.push(err1036);
}
errors++;
}
}
if(data381.count !== undefined){
let data384 = data381.count;
if(!(((typeof data384 == "number") && (!(data384 % 1) && !isNaN(data384))) && (isFinite(data384)))){
const err1037 = {instancePath:instancePath+"/spec/faults/" + i19+"/detachInstances/count",schemaPath:"#/properties/spec/properties/faults/items/properties/detachInstances/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err1037];
}
else {
vErrors.push(err1037);
}
errors++;
}
if((typeof data384 == "number") && (isFinite(data384))){
if(data384 > 10000 || isNaN(data384)){
const err1038 = {instancePath:instancePath+"/spec/faults/" + i19+"/detachInstances/count",schemaPath:"#/properties/spec/properties/faults/items/properties/detachInstances/properties/count/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err1038];
}
else {
vErrors.push(err1038);
}
errors++;
}
if(data384 < 1 || isNaN(data384)){
const err1039 = {instancePath:instancePath+"/spec/faults/" + i19+"/detachInstances/count",schemaPath:"#/properties/spec/properties/faults/items/properties/detachInstances/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err1039];
}
else {
vErrors.push(err1039);
}
errors++;
}
}
}
}
else {
const err1040 = {instancePath:instancePath+"/spec/faults/" + i19+"/detachInstances",schemaPath:"#/properties/spec/properties/faults/items/properties/detachInstances/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1040];
}
else {
vErrors.push(err1040);
}
errors++;
}
}
}
else {
const err1041 = {instancePath:instancePath+"/spec/faults/" + i19,schemaPath:"#/properties/spec/properties/faults/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1041];
}
else {
vErrors.push(err1041);
}
errors++;
}
}
}
else {
const err1042 = {instancePath:instancePath+"/spec/faults",schemaPath:"#/properties/spec/properties/faults/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err1042];
}
else {
vErrors.push(err1042);
}
errors++;
}
}
}
else {
const err1043 = {instancePath:instancePath+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1043];
}
else {
vErrors.push(err1043);
}
errors++;
}
}
}
else {
const err1044 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1044];
}
else {
vErrors.push(err1044);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

