"""boto3 against an endpoint, as an operator by hand uses it: counts answers, keeps what was not as it should be."""
import json
import traceback
import urllib.request

import boto3
import botocore.config
import botocore.exceptions

CLIENTS = ("ecs", "ec2", "autoscaling", "elbv2", "sqs", "sts")


class Operator:
    def __init__(self, url):
        self.url = url
        self.answers = 0
        self.mistakes = []
        self.chapter = ""
        quiet = botocore.config.Config(retries={"total_max_attempts": 1})
        for name in CLIENTS:
            client = boto3.client(name, endpoint_url=url, config=quiet)
            client.meta.events.register("after-call", self._count)
            setattr(self, name, client)

    def _count(self, **_):
        self.answers += 1

    def begin(self, chapter):
        self.chapter = chapter
        print(f"progress boto3: {chapter}", flush=True)

    def live_through(self, chapter, world):
        """A chapter that cannot go on is a mistake of what it met, and the next one is tried."""
        try:
            chapter(self, world)
        except (botocore.exceptions.ClientError, botocore.exceptions.ParamValidationError, LookupError, ValueError, TypeError) as error:
            line = traceback.extract_tb(error.__traceback__)[1].line
            self.expect(False, f"{type(error).__name__}: {error}, at `{line}`")

    def expect(self, right, words):
        if not right:
            self.mistakes.append(f"{self.chapter}: {words}")

    def equal(self, what, got, wanted):
        self.expect(got == wanted, f"{what} is {got!r} instead of {wanted!r}")

    def refused(self, code, http, method, /, **asked):
        """The call is refused with this code and HTTP status."""
        name = getattr(method, "__name__", str(method))
        try:
            method(**asked)
            self.expect(False, f"{name} was not refused with {code}")
        except botocore.exceptions.ClientError as error:
            self.equal(f"the code that refuses {name}", error.response["Error"]["Code"], code)
            self.equal(f"the HTTP status of {code}", error.response["ResponseMetadata"]["HTTPStatusCode"], http)

    def pass_time(self, seconds):
        with urllib.request.urlopen(f"{self.url}/_sluice/advance", str(seconds).encode()) as answer:
            return json.load(answer)["now"]

    def wait(self, what, ask, within=300, step=5):
        """Asks again as the world's clock goes on; the seconds it took, or a mistake after `within` seconds."""
        for waited in range(0, within + 1, step):
            if ask():
                return waited
            self.pass_time(step)
        self.expect(False, f"waited {within} s in vain until {what}")
        return within

    def all(self, client, operation, key, size=None, **asked):
        """Everything of a paged list."""
        paging = {"PageSize": size} if size else {}
        pages = getattr(self, client).get_paginator(operation).paginate(**asked, PaginationConfig=paging)
        found = []
        for page in pages:
            items = page.get(key, [])
            self.expect(not size or len(items) <= size, f"a page of {operation} has {len(items)} of at most {size}")
            found += items
        return found
