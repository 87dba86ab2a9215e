"""The second half of the day: tasks by hand, hosts that end, tags, processes, the queue, and what is refused."""
from world import CLUSTER, GROUP

UNKNOWN = "0123456789abcdef0123456789abcdef"
NO_INSTANCE = "i-0123456789abcdef0"


def tasks_by_hand(hand, world):
    hand.begin("tasks by hand")
    world.drop_events()
    ran = hand.ecs.run_task(cluster=CLUSTER, taskDefinition="report", count=3, startedBy="by hand", group="batch")
    hand.equal("failures", ran["failures"], [])
    arns = [task["taskArn"] for task in ran["tasks"]]
    hand.equal("tasks", len(arns), 3)
    look = lambda: hand.ecs.describe_tasks(cluster=CLUSTER, tasks=arns)["tasks"]
    hand.expect({t["lastStatus"] for t in ran["tasks"]} <= {"PROVISIONING", "PENDING"}, "tasks run before they can (§1.5)")
    hand.wait("they run", lambda: {t["lastStatus"] for t in look()} == {"RUNNING"}, step=2)
    hand.equal("by whom", sorted(hand.all("ecs", "list_tasks", "taskArns", cluster=CLUSTER, startedBy="by hand")), sorted(arns))
    hand.equal("of which family", len(hand.all("ecs", "list_tasks", "taskArns", cluster=CLUSTER, family="report")), 3)
    host = look()[0]["containerInstanceArn"]
    hand.ecs.update_container_instances_state(cluster=CLUSTER, containerInstances=[host], status="DRAINING")
    hand.pass_time(180)
    there = [t for t in look() if t["containerInstanceArn"] == host]
    hand.equal("standalone tasks on a DRAINING host (§1.2)", {t["lastStatus"] for t in there}, {"RUNNING"})
    hand.refused("InvalidParameterException", 400, hand.ecs.deregister_container_instance, cluster=CLUSTER, containerInstance=host)
    hand.ecs.update_container_instances_state(cluster=CLUSTER, containerInstances=[host], status="ACTIVE")
    stopped = hand.ecs.stop_task(cluster=CLUSTER, task=arns[0], reason="enough")["task"]
    hand.equal("its desired status", stopped["desiredStatus"], "STOPPED")
    hand.expect(stopped["lastStatus"] != "STOPPED", "StopTask ended the task at once, without its stop timeout (§1.5)")
    hand.wait("it is STOPPED", lambda: look()[0]["lastStatus"] == "STOPPED", step=1)
    task = next(t for t in look() if t["taskArn"] == arns[0])
    hand.equal("stop code and reason", (task["stopCode"], task["stoppedReason"]), ("UserInitiated", "enough"))
    moments = [task[name] for name in ("createdAt", "startedAt", "stoppingAt", "stoppedAt")]
    hand.expect(moments == sorted(moments), f"the task's times are not in order: {moments}")
    event = world.event("ECS Task State Change", lambda e: e["detail"]["taskArn"] == arns[0] and e["detail"]["lastStatus"] == "STOPPED")
    hand.expect(event and event["detail"].get("clusterArn") and event["detail"].get("version"), "the event of the task lacks fields")
    for arn in arns[1:]:
        hand.ecs.stop_task(cluster=CLUSTER, task=arn)
    hand.wait("all are STOPPED", lambda: {t["lastStatus"] for t in look()} == {"STOPPED"})
    running = hand.all("ecs", "list_tasks", "taskArns", cluster=CLUSTER, family="report")
    hand.equal("tasks listed without a status asked for", running, [])


def host_ends(hand, world):
    hand.begin("a host is terminated in EC2")
    world.drop_events()
    row = world.busiest(GROUP)
    instance, arn = row["ec2InstanceId"], row["containerInstanceArn"]
    lost = {t["taskArn"] for t in world.tasks(containerInstance=arn)}
    answer = hand.ec2.terminate_instances(InstanceIds=[instance])["TerminatingInstances"][0]
    hand.equal("the change of state", (answer["PreviousState"]["Name"], answer["CurrentState"]["Name"]), ("running", "shutting-down"))
    hand.wait("it is terminated", lambda: world.instance(instance)["State"]["Name"] == "terminated", step=2)
    hand.wait("ECS sees it", lambda: world.container(arn)["status"] == "INACTIVE")
    hand.expect(arn not in {c["containerInstanceArn"] for c in world.containers()}, "an INACTIVE instance is listed (§1.1)")
    tasks = hand.ecs.describe_tasks(cluster=CLUSTER, tasks=sorted(lost))["tasks"]
    hand.equal("its tasks", {t["lastStatus"] for t in tasks}, {"STOPPED"} if lost else set())
    hand.wait("the group is whole again", lambda: len(world.in_service()) == 4)
    hand.expect(instance not in world.in_service(), "a terminated instance is in service")
    hand.wait("web is whole again", lambda: world.service()["runningCount"] == 4)
    world.event("EC2 Instance State-change Notification", lambda e: e["detail"] == {"instance-id": instance, "state": "terminated"})
    world.event("ECS Container Instance State Change", lambda e: e["detail"]["containerInstanceArn"] == arn)


def tags(hand, world):
    hand.begin("tags")
    instance = world.in_service()[0]
    hand.ec2.create_tags(Resources=[instance], Tags=[{"Key": "owner", "Value": "day"}])
    hand.equal("EC2's tag", hand.all("ec2", "describe_tags", "Tags", Filters=[{"Name": "key", "Values": ["owner"]}])[0]["Value"], "day")
    hand.equal("by tag", [i["InstanceId"] for i in world.instances(Filters=[{"Name": "tag:owner", "Values": ["day"]}])], [instance])
    hand.ec2.delete_tags(Resources=[instance], Tags=[{"Key": "owner"}])
    hand.equal("after", world.instances(Filters=[{"Name": "tag-key", "Values": ["owner"]}]), [])
    arn = world.containers()[0]["containerInstanceArn"]
    hand.ecs.tag_resource(resourceArn=arn, tags=[{"key": "owner", "value": "day"}])
    hand.equal("ECS's tags", hand.ecs.list_tags_for_resource(resourceArn=arn)["tags"], [{"key": "owner", "value": "day"}])
    hand.ecs.untag_resource(resourceArn=arn, tagKeys=["owner"])
    hand.equal("ECS's tags after", hand.ecs.list_tags_for_resource(resourceArn=arn)["tags"], [])
    tag = {"ResourceId": GROUP, "ResourceType": "auto-scaling-group", "Key": "owner", "Value": "day", "PropagateAtLaunch": True}
    hand.autoscaling.create_or_update_tags(Tags=[tag])
    hand.expect("owner" in {t["Key"] for t in world.group()["Tags"]}, "the group's tag is missing")
    hand.autoscaling.delete_tags(Tags=[tag])


def processes(hand, world):
    hand.begin("suspended processes")
    hand.autoscaling.suspend_processes(AutoScalingGroupName=GROUP, ScalingProcesses=["Launch"])
    hand.equal("suspended", [p["ProcessName"] for p in world.group()["SuspendedProcesses"]], ["Launch"])
    hand.autoscaling.set_desired_capacity(AutoScalingGroupName=GROUP, DesiredCapacity=5)
    hand.pass_time(120)
    hand.equal("instances while Launch is suspended (§5)", len(world.group()["Instances"]), 4)
    hand.autoscaling.resume_processes(AutoScalingGroupName=GROUP)
    hand.wait("the fifth is there", lambda: len(world.in_service()) == 5)


def targets(hand, world):
    hand.begin("targets")
    group = hand.elbv2.describe_target_groups()["TargetGroups"][0]["TargetGroupArn"]
    hand.wait("all are healthy", lambda: {t["TargetHealth"]["State"] for t in world.targets()} == {"healthy"})
    victim = world.targets()[0]["Target"]
    hand.elbv2.deregister_targets(TargetGroupArn=group, Targets=[victim])
    state = lambda: {(t["Target"]["Id"], t["Target"]["Port"]): t["TargetHealth"]["State"] for t in world.targets()}
    key = (victim["Id"], victim["Port"])
    hand.equal("the target after deregistration (§4.2)", state().get(key), "draining")
    hand.pass_time(10)
    hand.equal("the target within its delay", state().get(key), "draining")
    hand.wait("the delay is over", lambda: key not in state(), within=60)
    hand.elbv2.register_targets(TargetGroupArn=group, Targets=[victim])
    hand.expect(state().get(key) in ("initial", "healthy"), f"the target after registration is {state().get(key)}")
    hand.wait("it is healthy", lambda: state().get(key) == "healthy")


def queue(hand, world):
    hand.begin("the queue")
    url = hand.sqs.get_queue_url(QueueName="other")["QueueUrl"]
    hand.sqs.send_message_batch(QueueUrl=url, Entries=[{"Id": str(n), "MessageBody": f"hello {n}"} for n in range(10)])
    first = hand.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, VisibilityTimeout=30)["Messages"]
    held = len(first)
    count = hand.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    hand.equal("hidden messages", count["ApproximateNumberOfMessagesNotVisible"], str(held))
    hand.pass_time(31)
    again = hand.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    hand.expect(again, "messages do not come back after their visibility timeout (§3.2)")
    hand.sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=again[0]["ReceiptHandle"], VisibilityTimeout=0)
    hand.sqs.purge_queue(QueueUrl=url)
    hand.pass_time(61)
    hand.equal("messages after a purge", hand.sqs.receive_message(QueueUrl=url).get("Messages", []), [])


def refusals(hand, world):
    hand.begin("what is refused")
    ecs, ec2, asg, elb, sqs = hand.ecs, hand.ec2, hand.autoscaling, hand.elbv2, hand.sqs
    eleven = [f"{UNKNOWN[:-2]}{n}" for n in range(10, 21)]
    no_group = "arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:targetgroup/nobody/0123456789abcdef"
    not_found = "AWS.SimpleQueueService.NonExistentQueue"
    cases = [
        ("ClusterNotFoundException", ecs.list_tasks, {"cluster": "nowhere"}),
        ("ClusterNotFoundException", ecs.describe_services, {"cluster": "nowhere", "services": ["web"]}),
        ("InvalidParameterException", ecs.update_container_instances_state, {"cluster": CLUSTER, "containerInstances": eleven, "status": "DRAINING"}),
        ("InvalidParameterException", ecs.describe_services, {"cluster": CLUSTER, "services": eleven}),
        ("InvalidParameterException", ecs.describe_tasks, {"cluster": CLUSTER, "tasks": [UNKNOWN] * 101}),
        ("InvalidParameterException", ecs.run_task, {"cluster": CLUSTER, "taskDefinition": "report", "count": 11}),
        ("ServiceNotFoundException", ecs.update_service, {"cluster": CLUSTER, "service": "nobody", "desiredCount": 1}),
        ("InvalidInstanceID.Malformed", ec2.describe_instances, {"InstanceIds": ["nonsense"]}),
        ("InvalidInstanceID.NotFound", ec2.describe_instances, {"InstanceIds": [NO_INSTANCE]}),
        ("InvalidInstanceID.NotFound", ec2.terminate_instances, {"InstanceIds": [NO_INSTANCE]}),
        ("ValidationError", asg.set_desired_capacity, {"AutoScalingGroupName": "nobody", "DesiredCapacity": 1}),
        ("ValidationError", asg.terminate_instance_in_auto_scaling_group, {"InstanceId": NO_INSTANCE, "ShouldDecrementDesiredCapacity": True}),
        ("ValidationError", asg.set_instance_protection, {"AutoScalingGroupName": GROUP, "InstanceIds": [f"i-{n:017x}" for n in range(51)], "ProtectedFromScaleIn": True}),
        ("TargetGroupNotFound", elb.describe_target_health, {"TargetGroupArn": no_group}),
        (not_found, sqs.get_queue_url, {"QueueName": "nobody"}),
        ("AWS.SimpleQueueService.TooManyEntriesInBatchRequest", sqs.delete_message_batch, {"QueueUrl": world.queue, "Entries": [{"Id": str(n), "ReceiptHandle": "x"} for n in range(11)]}),
    ]
    for code, method, asked in cases:
        hand.refused(code, 400, method, **asked)
    missing = ecs.describe_container_instances(cluster=CLUSTER, containerInstances=[UNKNOWN])["failures"]
    hand.equal("the failure of an unknown id", [f["reason"] for f in missing], ["MISSING"])
    hand.refused("DryRunOperation", 412, ec2.terminate_instances, InstanceIds=world.in_service()[:1], DryRun=True)


afternoon = (tasks_by_hand, host_ends, tags, processes, targets, queue, refusals)
