"""What an operator looks at again and again: the account of test/conformance/account.ts, `day`, through boto3."""
import json

CLUSTER = "conformance"
GROUP = "base"
QUEUE = "events"


class World:
    def __init__(self, hand):
        self.hand = hand
        self.queue = hand.sqs.get_queue_url(QueueName=QUEUE)["QueueUrl"]
        self.events = []

    def containers(self):
        arns = self.hand.all("ecs", "list_container_instances", "containerInstanceArns", cluster=CLUSTER)
        found = self.hand.ecs.describe_container_instances(cluster=CLUSTER, containerInstances=arns)
        return found["containerInstances"]

    def container(self, arn):
        return self.hand.ecs.describe_container_instances(cluster=CLUSTER, containerInstances=[arn])["containerInstances"][0]

    def busiest(self, group=None):
        """The container instance with most tasks, of the group where one is named."""
        members = {m["InstanceId"] for m in self.group(group)["Instances"]} if group else None
        rows = [row for row in self.containers() if members is None or row["ec2InstanceId"] in members]
        return max(rows, key=lambda row: row["runningTasksCount"])

    def tasks(self, **asked):
        arns = self.hand.all("ecs", "list_tasks", "taskArns", cluster=CLUSTER, **asked)
        return self.hand.ecs.describe_tasks(cluster=CLUSTER, tasks=arns)["tasks"] if arns else []

    def left_behind(self, arns, seen):
        """Whether all of these tasks are STOPPED; notes each status seen."""
        tasks = self.hand.ecs.describe_tasks(cluster=CLUSTER, tasks=sorted(arns))["tasks"] if arns else []
        for task in tasks:
            if task["lastStatus"] not in seen:
                seen.append(task["lastStatus"])
        return all(task["lastStatus"] == "STOPPED" for task in tasks)

    def service(self, name="web"):
        return self.hand.ecs.describe_services(cluster=CLUSTER, services=[name])["services"][0]

    def group(self, name=GROUP):
        return self.hand.autoscaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]

    def in_service(self, name=GROUP):
        return [m["InstanceId"] for m in self.group(name)["Instances"] if m["LifecycleState"] == "InService"]

    def member(self, instance):
        found = self.hand.autoscaling.describe_auto_scaling_instances(InstanceIds=[instance])["AutoScalingInstances"]
        return found[0] if found else {}

    def instances(self, **asked):
        return [i for r in self.hand.all("ec2", "describe_instances", "Reservations", **asked) for i in r["Instances"]]

    def instance(self, identity):
        return self.instances(InstanceIds=[identity])[0]

    def targets(self):
        groups = self.hand.elbv2.describe_target_groups()["TargetGroups"]
        answer = self.hand.elbv2.describe_target_health(TargetGroupArn=groups[0]["TargetGroupArn"])
        return answer["TargetHealthDescriptions"]

    def receive(self):
        """Takes what is in the queue; each message must be an event as EventBridge writes it."""
        envelope = ("version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail")
        while True:
            answer = self.hand.sqs.receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10)
            messages = answer.get("Messages", [])
            if not messages:
                return
            for message in messages:
                event = json.loads(message["Body"])
                lacking = [name for name in envelope if name not in event]
                self.hand.expect(not lacking, f"an event lacks {lacking} (§9): {message['Body'][:200]}")
                self.events.append(event)
            entries = [{"Id": str(n), "ReceiptHandle": m["ReceiptHandle"]} for n, m in enumerate(messages)]
            self.hand.sqs.delete_message_batch(QueueUrl=self.queue, Entries=entries)

    def drop_events(self):
        self.receive()
        self.events = []

    def event(self, kind, fits=lambda event: True, within=30):
        """The first event of this detail-type that fits; a mistake when none comes."""
        def found():
            self.receive()
            return self._find(kind, fits)
        self.hand.wait(f"an event '{kind}' comes", found, within=within)
        return self._find(kind, fits)

    def _find(self, kind, fits):
        return next((e for e in self.events if e.get("detail-type") == kind and fits(e)), None)
