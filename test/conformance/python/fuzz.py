"""Every operation of the served services through botocore, both ways: python fuzz.py URL [SERVICE...].

Sends random inputs that botocore's model allows to an echo behind the sandbox's wire, which answers random outputs.
What the echo got must be what was sent, and what botocore parsed what the echo said. Same for every modelled error.
"""
import datetime
import json
import random
import re
import sys
import urllib.request

import botocore.config
import botocore.session

from models import BOTOCORE_NAMES, typed, untyped

PIECES = ["a", "Zz", "0", " ", "-", ".", "/", "<", ">", "&", '"', "'", "%", "+", "=", "é", "日本", "🚰", "\n", "\t", "]]>", "&amp;", "#"]
DEPTH_CHANCE = [0.7, 0.5, 0.3, 0.25, 0.2, 0.2]
UUID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")

# What botocore itself alters before it sends, by call: its own customisations, not the wire (botocore/handlers.py).
ALTERED = {
    "ec2:CopySnapshot": "adds a presigned URL",
    "ec2:RunInstances": "encodes UserData",
    "autoscaling:CreateLaunchConfiguration": "encodes UserData",
    "ec2:RequestSpotInstances": "encodes UserData",
    "ec2:GetConsoleOutput": "decodes Output",
    "ec2:DescribeInstanceAttribute": "decodes UserData",
}


class Fuzz:
    def __init__(self, url, seed):
        self.url, self.seed = url, seed
        described = self.ask("shapes")
        self.services, self.shapes = described["services"], described["shapes"]
        self.session = botocore.session.Session()
        self.compared, self.mistakes, self.newer = 0, [], 0

    def ask(self, page, body=None):
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(f"{self.url}/_sluice/{page}", data) as answer:
            return json.load(answer)

    def client(self, service):
        quiet = botocore.config.Config(retries={"total_max_attempts": 1}, inject_host_prefix=False)
        keys = {"aws_access_key_id": "fuzz", "aws_secret_access_key": "unused"}
        name = BOTOCORE_NAMES.get(service, service)
        return self.session.create_client(name, "ap-northeast-1", endpoint_url=self.url, config=quiet, **keys)

    def service(self, service):
        client, facts = self.client(service), self.services[service]
        names = {operation: method for method, operation in client.meta.method_to_api_mapping.items()}
        for operation in client.meta.service_model.operation_names:
            if operation not in facts["operations"]:
                self.newer += 1
            elif f"{service}:{operation}" not in ALTERED:
                self.operation(service, operation, getattr(client, names[operation]))
        self.errors(service, client, names)

    def operation(self, service, operation, method):
        self.random = random.Random(f"{self.seed} {service}:{operation}")
        protocol, refs = self.services[service]["protocol"], self.services[service]["operations"][operation]
        model = method.__self__.meta.service_model.operation_model(operation)
        sent = self.value(model.input_shape, refs["input"], Side(protocol, "in")) if model.input_shape else {}
        answer = self.value(model.output_shape, refs["output"], Side(protocol, "out")) if model.output_shape else {}
        sent, answer = sent or {}, answer or {}
        self.ask("next", {"output": typed(answer)})
        try:
            parsed = method(**sent)
        except Exception as error:  # whatever a stranger's client says is the finding
            self.mistake(service, operation, f"{type(error).__name__}: {error}; bugs {self.ask('last')['bugs']}")
            return
        parsed.pop("ResponseMetadata")
        got = untyped(self.ask("last")["input"])
        self.compared += 2
        self.same(service, operation, "the handler got", without_tokens(got, sent), sent)
        self.same(service, operation, "botocore parsed", parsed, answer)

    def errors(self, service, client, names):
        facts = self.services[service]
        operation = sorted(set(facts["operations"]) & set(client.meta.service_model.operation_names))[0]
        method = getattr(client, names[operation])
        model = client.meta.service_model.operation_model(operation)
        self.random = random.Random(f"{self.seed} {service} errors")
        ref = facts["operations"][operation]["input"]
        sent = self.value(model.input_shape, ref, Side(facts["protocol"], "in")) or {}
        for fault in facts["errors"]:
            message = self.text()
            self.ask("next", {"fault": {"code": fault["name"], "message": message}})
            try:
                method(**sent)
                self.mistake(service, fault["name"], "the error came as a success")
            except client.exceptions.ClientError as error:
                self.compared += 1
                said = error.response["Error"]
                wanted = {"Code": self.expected_code(client, facts, fault), "Message": message}
                self.same(service, fault["name"], "error", {key: said.get(key) for key in wanted}, wanted)
                status = error.response["ResponseMetadata"]["HTTPStatusCode"]
                self.same(service, fault["name"], "HTTP status", status, fault["status"])
            except Exception as error:  # an answer that cannot be read
                self.mistake(service, fault["name"], f"{type(error).__name__}: {error}")

    def expected_code(self, client, facts, fault):
        """What botocore calls it: the code in its model; for JSON that imitates a query protocol, the code of old.

        SQS sends that in `x-amzn-query-error`; botocore's model no longer has it, the SDK's does (aws-facts.md §2.7).
        """
        if client.meta.service_model.is_query_compatible:
            return fault["wireCode"]
        for shape in client.meta.service_model.error_shapes:
            if shape.name == fault["name"]:
                if facts["protocol"] == "json":
                    return shape.name
                return shape.metadata.get("error", {}).get("code", shape.name)
        return fault["wireCode"]

    def same(self, service, what, where, got, wanted):
        if got != wanted:
            path, left, right = first_difference(got, wanted)
            self.mistake(service, what, f"{where} {left!r} instead of {right!r} at {path or 'the top'}")

    def mistake(self, service, what, words):
        self.mistakes.append(f"{service}:{what}: {words}"[:600])

    # Random values that fit both botocore's model and the SDK's schema.

    def value(self, shape, ref, side, depth=0):
        kind = shape.type_name
        if kind == "structure":
            return self.structure(shape, ref, side, depth)
        if kind == "list":
            return self.list(shape, ref, side, depth)
        if kind == "map":
            return self.map(shape, ref, side, depth)
        low = shape.metadata.get("min", None)
        if kind in ("integer", "long"):
            return self.random.randint(max(low or 0, -5 if low is None else low), 100_000)
        if kind in ("float", "double"):
            return round(self.random.uniform(-1e6, 1e6), 3)
        if kind == "boolean":
            return self.random.random() < 0.5
        if kind == "timestamp":
            # botocore sends whole seconds in JSON.
            seconds = self.random.randint(0, 2_000_000_000)
            return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
        if kind == "blob":
            return bytes(self.random.randint(0, 255) for _ in range(self.random.randint(1, 9)))
        return self.text().ljust(low or 0, "x")

    def structure(self, shape, ref, side, depth):
        known = self.shapes[ref]["members"]
        chance = DEPTH_CHANCE[depth] if depth < len(DEPTH_CHANCE) else 0
        value = {}
        for name, member in shape.members.items():
            required = name in shape.required_members
            if name not in known:
                self.newer += 1
                continue
            if not required and self.random.random() > chance:
                continue
            item = self.value(member, known[name], side, depth + 1)
            if item is None and required:
                item = self.least(member, known[name], side, depth + 1)
            if item is not None and not (item == [] and not side.keeps_empty(member)):
                value[name] = item
            elif item == [] and required:
                value[name] = self.least(member, known[name], side, depth + 1)
        if side.is_union(shape) and value:
            first = self.random.choice(sorted(value))
            value = {first: value[first]}
        return value if value or depth == 0 else None

    def least(self, shape, ref, side, depth):
        if shape.type_name == "list":
            return [self.least(shape.member, self.shapes[ref]["element"], side, depth + 1)]
        if shape.type_name != "structure":
            return self.value(shape, ref, side, depth)
        known = self.shapes[ref]["members"]
        names = [name for name in shape.required_members if name in known] or [next(n for n in shape.members if n in known)]
        return {name: self.least(shape.members[name], known[name], side, depth + 1) for name in names}

    def list(self, shape, ref, side, depth):
        low = shape.metadata.get("min", 0)
        length = max(low, 0 if self.random.random() < 0.1 else self.random.randint(1, 3))
        element = self.shapes[ref]["element"]
        items = [self.value(shape.member, element, side, depth + 1) for _ in range(length)]
        items = [item for item in items if item is not None and item != []]
        return items if len(items) >= low else [self.least(shape.member, element, side, depth + 1)] * max(1, low)

    def map(self, shape, ref, side, depth):
        element = self.shapes[ref]["element"]
        value = {}
        for _ in range(self.random.randint(1, 3)):
            item = self.value(shape.value, element, side, depth + 1)
            if item is not None:
                value[self.text()] = item
        return value or None

    def text(self):
        return self.random.choice(["x", "i-0"]) + "".join(self.random.choice(PIECES) for _ in range(self.random.randint(0, 6)))


class Side:
    """What a direction of a protocol cannot tell apart."""

    def __init__(self, protocol, direction):
        self.protocol, self.direction = protocol, direction

    def keeps_empty(self, shape):
        if self.protocol == "json":
            return True
        if self.direction == "in":
            return self.protocol == "query"
        return not shape.serialization.get("flattened")

    @staticmethod
    def is_union(shape):
        return getattr(shape, "is_tagged_union", False)


def without_tokens(got, sent):
    """Idempotency tokens that botocore filled in by itself are taken away again."""
    if isinstance(got, dict) and isinstance(sent, dict):
        return {
            key: without_tokens(item, sent.get(key))
            for key, item in got.items()
            if key in sent or not (isinstance(item, str) and UUID.match(item))
        }
    if isinstance(got, list) and isinstance(sent, list) and len(got) == len(sent):
        return [without_tokens(a, b) for a, b in zip(got, sent)]
    return got


def first_difference(got, wanted, path=""):
    if isinstance(got, dict) and isinstance(wanted, dict):
        for key in sorted({*got, *wanted}):
            if got.get(key) != wanted.get(key):
                return first_difference(got.get(key), wanted.get(key), f"{path}.{key}")
    if isinstance(got, list) and isinstance(wanted, list) and len(got) == len(wanted):
        for index, (a, b) in enumerate(zip(got, wanted)):
            if a != b:
                return first_difference(a, b, f"{path}[{index}]")
    return path, got, wanted


def main(url, *services):
    fuzz = Fuzz(url, seed=1)
    for service in services or fuzz.services:
        before = fuzz.compared
        fuzz.service(service)
        print(f"progress {service}: {fuzz.compared - before} answers", flush=True)
    for words in fuzz.mistakes:
        print("mistake " + json.dumps(words, ensure_ascii=False))
    print("counted " + json.dumps({"answers": fuzz.compared, "newer": fuzz.newer}))
    return 1 if fuzz.mistakes else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
