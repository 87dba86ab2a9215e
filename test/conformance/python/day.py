"""A day's work of an operator by hand, with boto3: python day.py URL. What AWS promises on the way is checked."""
import json
import sys

from afternoon import afternoon
from hand import Operator
from world import CLUSTER, GROUP, World


def main(url):
    hand = Operator(url)
    world = World(hand)
    morning = [who_am_i, look_around, pages, drain_and_back, leave_by_hook, protection, scale_out]
    for chapter in [*morning, *afternoon]:
        hand.live_through(chapter, world)
    for words in hand.mistakes:
        print("mistake " + json.dumps(words, ensure_ascii=False))
    print("counted " + json.dumps({"answers": hand.answers}))
    return 1 if hand.mistakes else 0


def who_am_i(hand, _world):
    hand.begin("who am I")
    who = hand.sts.get_caller_identity()
    hand.equal("the account", who["Account"], "111122223333")
    role = "arn:aws:iam::111122223333:role/operator"
    assumed = hand.sts.assume_role(RoleArn=role, RoleSessionName="day")
    hand.expect(assumed["AssumedRoleUser"]["Arn"].endswith("assumed-role/operator/day"), "another role was assumed")
    hand.refused("ValidationError", 400, hand.sts.assume_role, RoleArn="arn:aws:iam::1:nonsense", RoleSessionName="day")


def look_around(hand, world):
    hand.begin("looking around")
    hand.equal("the clusters", len(hand.all("ecs", "list_clusters", "clusterArns")), 1)
    [cluster] = hand.ecs.describe_clusters(clusters=[CLUSTER], include=["STATISTICS", "TAGS"])["clusters"]
    hand.equal("the cluster's status", cluster["status"], "ACTIVE")
    hand.equal("registered container instances", cluster["registeredContainerInstancesCount"], 6)
    hand.equal("container instances", len(world.containers()), 6)
    for row in world.containers():
        hand.equal("a container instance's status", row["status"], "ACTIVE")
        hand.equal("a container instance's agent", row["agentConnected"], True)
    hand.equal("services", len(hand.all("ecs", "list_services", "serviceArns", cluster=CLUSTER)), 2)
    [web] = hand.ecs.describe_services(cluster=CLUSTER, services=["web"])["services"]
    hand.equal("web, desired and running", (web["desiredCount"], web["runningCount"]), (4, 4))
    for arn in hand.all("ecs", "list_task_definitions", "taskDefinitionArns"):
        family = hand.ecs.describe_task_definition(taskDefinition=arn)["taskDefinition"]
        hand.equal("a task definition's status", family["status"], "ACTIVE")
    for task in world.tasks(serviceName="web"):
        hand.equal("a task's status", (task["lastStatus"], task["desiredStatus"]), ("RUNNING", "RUNNING"))
    groups = hand.all("autoscaling", "describe_auto_scaling_groups", "AutoScalingGroups")
    hand.equal("the groups' desired capacities", sorted(g["DesiredCapacity"] for g in groups), [2, 4])
    states = {m["LifecycleState"] for m in hand.all("autoscaling", "describe_auto_scaling_instances", "AutoScalingInstances")}
    hand.equal("the members' states", states, {"InService"})
    hand.equal("instances", {i["State"]["Name"] for i in world.instances()}, {"running"})
    spot = [i for i in world.instances() if i.get("InstanceLifecycle") == "spot"]
    hand.equal("spot instances", len(spot), 2)
    requests = hand.all("ec2", "describe_spot_instance_requests", "SpotInstanceRequests")
    hand.equal("spot requests", {(r["State"], r["Status"]["Code"]) for r in requests}, {("active", "fulfilled")})
    hand.equal("statuses", len(hand.all("ec2", "describe_instance_status", "InstanceStatuses")), 6)
    hand.ec2.describe_availability_zones()
    hand.ec2.describe_regions(RegionNames=["ap-northeast-1"])
    [balancer] = hand.all("elbv2", "describe_load_balancers", "LoadBalancers")
    [group] = hand.elbv2.describe_target_groups(LoadBalancerArn=balancer["LoadBalancerArn"])["TargetGroups"]
    attributes = hand.elbv2.describe_target_group_attributes(TargetGroupArn=group["TargetGroupArn"])["Attributes"]
    delay = {a["Key"]: a["Value"] for a in attributes}["deregistration_delay.timeout_seconds"]
    hand.equal("the deregistration delay", delay, "20")
    hand.equal("target states", {t["TargetHealth"]["State"] for t in world.targets()}, {"healthy"})
    hand.expect(any(url.endswith("/events") for url in hand.sqs.list_queues()["QueueUrls"]), "the queue is not listed")


def pages(hand, world):
    hand.begin("page by page")
    for size in (1, 2, 5):
        hand.equal("all pages", len(hand.all("ecs", "list_container_instances", "containerInstanceArns", size, cluster=CLUSTER)), 6)
        hand.equal("all pages of tasks", len(hand.all("ecs", "list_tasks", "taskArns", size, cluster=CLUSTER, serviceName="web")), 4)
        hand.all("ecs", "list_task_definitions", "taskDefinitionArns", size)
        hand.equal("all members", len(hand.all("autoscaling", "describe_auto_scaling_instances", "AutoScalingInstances", size)), 6)
        hand.equal("all groups", len(hand.all("autoscaling", "describe_auto_scaling_groups", "AutoScalingGroups", size)), 2)
    everything = hand.all("ec2", "describe_instances", "Reservations", 5)
    hand.equal("all reservations' instances", sum(len(r["Instances"]) for r in everything), 6)


def drain_and_back(hand, world):
    hand.begin("an instance is drained and taken back")
    row = world.busiest()
    arn = row["containerInstanceArn"]
    before = {t["taskArn"] for t in world.tasks(containerInstance=arn)}
    hand.ecs.put_attributes(cluster=CLUSTER, attributes=[{"name": "reason", "value": "maintenance", "targetId": arn}])
    marked = hand.ecs.list_attributes(cluster=CLUSTER, targetType="container-instance", attributeName="reason")["attributes"]
    hand.equal("the mark", [a["value"] for a in marked], ["maintenance"])
    answer = hand.ecs.update_container_instances_state(cluster=CLUSTER, containerInstances=[arn], status="DRAINING")
    hand.equal("the answer's status", [c["status"] for c in answer["containerInstances"]], ["DRAINING"])
    hand.equal("failures", answer["failures"], [])
    seen = []
    hand.wait("no task is left there", lambda: world.left_behind(before, seen), within=240, step=1)
    way = {"DEACTIVATING", "STOPPING", "DEPROVISIONING"}
    hand.expect(way & set(seen), f"tasks went from RUNNING to STOPPED without a state between (§1.5): {seen}")
    hand.expect(seen and seen.index("RUNNING") == 0, f"tasks did not begin RUNNING: {seen}")
    stopped = hand.ecs.describe_tasks(cluster=CLUSTER, tasks=sorted(before))["tasks"]
    hand.equal("the old tasks' stop codes", {t["stopCode"] for t in stopped}, {"ServiceSchedulerInitiated"})
    hand.equal("tasks left", world.container(arn)["runningTasksCount"], 0)
    hand.wait("web runs four again", lambda: world.service()["runningCount"] == 4)
    hand.wait("targets are healthy again", lambda: [t["TargetHealth"]["State"] for t in world.targets()] == ["healthy"] * 4)
    on = {t["containerInstanceArn"] for t in world.tasks(serviceName="web")}
    hand.expect(arn not in on, "a task was placed on a DRAINING instance (§1.2)")
    ran = hand.ecs.run_task(cluster=CLUSTER, taskDefinition="report", count=10)["tasks"]
    hand.equal("tasks run meanwhile", len(ran), 10)
    hand.expect(arn not in {t["containerInstanceArn"] for t in ran}, "a task was run on a DRAINING instance (§1.2)")
    for task in ran:
        hand.ecs.stop_task(cluster=CLUSTER, task=task["taskArn"])
    back = hand.ecs.update_container_instances_state(cluster=CLUSTER, containerInstances=[arn], status="ACTIVE")
    hand.equal("the status after", back["containerInstances"][0]["status"], "ACTIVE")
    hand.ecs.delete_attributes(cluster=CLUSTER, attributes=[{"name": "reason", "targetId": arn}])


def leave_by_hook(hand, world):
    hand.begin("an instance leaves through a lifecycle hook")
    world.drop_events()
    hook = {"AutoScalingGroupName": GROUP, "LifecycleHookName": "by-hand"}
    hand.autoscaling.put_lifecycle_hook(
        **hook, LifecycleTransition="autoscaling:EC2_INSTANCE_TERMINATING", HeartbeatTimeout=300, DefaultResult="CONTINUE"
    )
    [kept] = hand.autoscaling.describe_lifecycle_hooks(AutoScalingGroupName=GROUP, LifecycleHookNames=["by-hand"])["LifecycleHooks"]
    hand.equal("the hook's timeouts", (kept["HeartbeatTimeout"], kept["GlobalTimeout"]), (300, 30000))
    row = world.busiest(GROUP)
    instance, arn = row["ec2InstanceId"], row["containerInstanceArn"]
    ended = hand.autoscaling.terminate_instance_in_auto_scaling_group(InstanceId=instance, ShouldDecrementDesiredCapacity=True)
    hand.expect(ended["Activity"]["StatusCode"] in ("InProgress", "MidLifecycleAction"), "the activity does not go on")
    hand.wait("the hook waits", lambda: world.member(instance).get("LifecycleState") == "Terminating:Wait", within=30, step=1)
    hand.equal("EC2 meanwhile", world.instance(instance)["State"]["Name"], "running")
    event = world.event("EC2 Instance-terminate Lifecycle Action", lambda e: e["detail"]["EC2InstanceId"] == instance)
    detail = event["detail"] if event else {}
    fields = ("LifecycleActionToken", "AutoScalingGroupName", "LifecycleHookName", "EC2InstanceId", "LifecycleTransition")
    hand.expect(all(detail.get(name) for name in fields), f"the event of the hook lacks a field: {detail}")
    hand.pass_time(200)
    hand.autoscaling.record_lifecycle_action_heartbeat(**hook, InstanceId=instance)
    hand.pass_time(200)
    hand.equal("the state after a heartbeat", world.member(instance).get("LifecycleState"), "Terminating:Wait")
    hand.ecs.update_container_instances_state(cluster=CLUSTER, containerInstances=[arn], status="DRAINING")
    hand.wait("no task runs there", lambda: world.container(arn)["runningTasksCount"] == 0)
    hand.wait("and none stops there", lambda: all(t["lastStatus"] == "STOPPED" for t in world.tasks(containerInstance=arn, desiredStatus="STOPPED")))
    hand.autoscaling.record_lifecycle_action_heartbeat(**hook, InstanceId=instance)
    gone = hand.ecs.deregister_container_instance(cluster=CLUSTER, containerInstance=arn)
    hand.equal("the deregistered status", gone["containerInstance"]["status"], "INACTIVE")
    hand.autoscaling.complete_lifecycle_action(**hook, InstanceId=instance, LifecycleActionResult="CONTINUE")
    hand.wait("the instance has ended", lambda: world.instance(instance)["State"]["Name"] == "terminated", step=2)
    hand.equal("the group's desired capacity", world.group()["DesiredCapacity"], 3)
    hand.autoscaling.delete_lifecycle_hook(**hook)
    hand.refused("ValidationError", 400, hand.autoscaling.complete_lifecycle_action, **hook, InstanceId=instance, LifecycleActionResult="CONTINUE")


def protection(hand, world):
    hand.begin("scale-in protection")
    hand.wait("the instance of before has left", lambda: len(world.group()["Instances"]) == 3)
    ids = world.in_service()
    hand.autoscaling.set_instance_protection(AutoScalingGroupName=GROUP, InstanceIds=ids, ProtectedFromScaleIn=True)
    hand.equal("protection", {m["ProtectedFromScaleIn"] for m in world.group()["Instances"]}, {True})
    hand.autoscaling.set_desired_capacity(AutoScalingGroupName=GROUP, DesiredCapacity=2)
    hand.pass_time(120)
    hand.equal("members while all are protected", len(world.in_service()), 3)
    hand.autoscaling.set_instance_protection(AutoScalingGroupName=GROUP, InstanceIds=ids[1:], ProtectedFromScaleIn=False)
    hand.wait("one is taken", lambda: len(world.in_service()) == 2)
    hand.expect(ids[0] in world.in_service(), "the protected instance was taken (§5.3)")
    hand.autoscaling.set_instance_protection(AutoScalingGroupName=GROUP, InstanceIds=ids[:1], ProtectedFromScaleIn=False)


def scale_out(hand, world):
    hand.begin("scaling out")
    known = set(world.in_service())
    hand.autoscaling.set_desired_capacity(AutoScalingGroupName=GROUP, DesiredCapacity=4)
    hand.wait("the new ones are in service", lambda: len(world.in_service()) == 4)
    fresh = set(world.in_service()) - known
    hand.wait("they have joined", lambda: fresh <= {c["ec2InstanceId"] for c in world.containers()})
    hand.refused("ValidationError", 400, hand.autoscaling.set_desired_capacity, AutoScalingGroupName=GROUP, DesiredCapacity=99)
    hand.refused("ValidationError", 400, hand.autoscaling.set_desired_capacity, AutoScalingGroupName=GROUP, DesiredCapacity=0)
    hand.wait("web is whole", lambda: world.service()["runningCount"] == 4)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
