"""Holds recorded answers against botocore's models: python validate.py FILE. A line of JSON for each kind of mistake.

Per answer: no unknown member, no missing required one, right types, right enum values, an error code that the model
or AWS's documentation knows, its HTTP status; and no success for an input that the model forbids.
"""
import collections
import datetime
import json
import re
import sys

from generic_errors import GENERIC, LOOSE_ENUMS, LOOSE_INPUTS
from models import model_of, untyped

TYPES = {
    "string": str, "character": str, "boolean": bool, "timestamp": datetime.datetime,
    "blob": bytes, "integer": int, "long": int, "structure": dict, "map": dict, "list": list,
}


class Walk:
    """Walks a value along its shape and notes what does not fit, as (path, words)."""

    def __init__(self, limits):
        self.limits = limits
        self.found = []

    def note(self, path, words):
        self.found.append((path, words))

    def value(self, shape, value, path):
        if shape.type_name in ("float", "double"):
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                self.note(path, f"should be a {shape.type_name}, is {kind(value)}")
            return
        if getattr(shape, "is_document_type", False):
            return
        expected = TYPES[shape.type_name]
        if not isinstance(value, expected) or (expected is int and isinstance(value, bool)):
            self.note(path, f"should be a {shape.type_name}, is {kind(value)}")
            return
        step = getattr(self, shape.type_name, None)
        if step:
            step(shape, value, path)
        if self.limits:
            self.limit(shape, value, path)

    def structure(self, shape, value, path):
        for name in value:
            if name not in shape.members:
                self.note(f"{path}.{name}", "is no member in the model")
            elif value[name] is not None:
                self.value(shape.members[name], value[name], f"{path}.{name}")
        for name in shape.required_members:
            if value.get(name) is None:
                self.note(f"{path}.{name}", "is required and missing")

    def list(self, shape, value, path):
        for item in value:
            self.value(shape.member, item, f"{path}[]")

    def map(self, shape, value, path):
        for key, item in value.items():
            self.value(shape.key, key, f"{path}{{key}}")
            self.value(shape.value, item, f"{path}{{}}")

    def string(self, shape, value, path):
        enum = getattr(shape, "enum", None)
        if enum and value not in enum and (shape.name, value) not in LOOSE_ENUMS:
            self.note(path, f"{value!r} is none of {shape.name}'s values")

    def limit(self, shape, value, path):
        low, high = shape.metadata.get("min"), shape.metadata.get("max")
        size = value if shape.type_name in ("integer", "long") else len(value) if hasattr(value, "__len__") else None
        if size is None:
            return
        if low is not None and size < low:
            self.note(path, f"is under the model's minimum of {low}")
        if high is not None and size > high:
            self.note(path, f"is over the model's maximum of {high}")


def kind(value):
    return "nothing" if value is None else type(value).__name__


def answer_mistakes(answer):
    service, operation = answer["service"], answer["operation"]
    model = model_of(service)
    if operation not in model.operation_names:
        return [("operation", "is not in the model")]
    operation_model = model.operation_model(operation)
    if "error" in answer:
        return error_mistakes(model, operation_model, answer)
    mistakes = []
    output = without_nothing(untyped(answer.get("output") or {}))
    walk = Walk(limits=False)
    if operation_model.output_shape:
        walk.value(operation_model.output_shape, output, "output")
    elif output:
        walk.note("output", "the model has none")
    mistakes += walk.found
    given = without_nothing(untyped(answer.get("input") or {}))
    asked = Walk(limits=True)
    if operation_model.input_shape:
        asked.value(operation_model.input_shape, given, "accepted input")
    loose = LOOSE_INPUTS.get(f"{service}:{operation}", ())
    mistakes += [found for found in asked.found if not any(re.fullmatch(one, found[0]) for one in loose)]
    return mistakes


def error_mistakes(model, operation_model, answer):
    code, status = answer["error"]["code"], answer["error"].get("status")
    if code == "NotImplemented":
        return []
    shape = error_shape(model, code)
    if shape is not None:
        expected = shape.metadata.get("error", {}).get("httpStatusCode")
        if status is not None and expected is not None and status != expected:
            return [("error.status", f"{status} instead of the model's {expected} for {code}")]
        mine = [one.name for one in operation_model.error_shapes]
        if mine and shape.name not in mine and (f"{answer['service']}:*", code) not in GENERIC:
            return [("error.code", f"{code} is known, but not of this operation ({', '.join(mine)})")]
        return []
    for known in ((f"{answer['service']}:*", code), ("*", code)):
        if known in GENERIC:
            expected = GENERIC[known][0]
            if status is not None and status != expected:
                return [("error.status", f"{status} instead of {expected} for {code}")]
            return []
    return [("error.code", f"{code} is known neither to the model nor to AWS's documentation")]


def error_shape(model, code):
    """By the shape's name, or by the code that the query protocols send for it."""
    for shape in model.error_shapes:
        if code in (shape.name, shape.error_code, shape.metadata.get("error", {}).get("code")):
            return shape
    return None


def without_nothing(value):
    """JavaScript's undefined came as null inside lists or not at all; None in a dict is an absent member."""
    if isinstance(value, dict):
        return {key: without_nothing(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [without_nothing(item) for item in value]
    return value


def main(path):
    counts = collections.Counter()
    mistakes = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            answer = json.loads(line)
            refused = answer.get("error", {}).get("code") == "NotImplemented"
            counts["not modelled" if refused else "answers"] += 1
            counts[f"{answer['service']}:{answer['operation']}"] += 0 if refused else 1
            for where, words in answer_mistakes(answer):
                key = (answer["service"], answer["operation"], where, words)
                entry = mistakes.setdefault(key, {"times": 0, "source": answer.get("source", ""), "input": answer.get("input")})
                entry["times"] += 1
    for (service, operation, where, words), entry in sorted(mistakes.items()):
        text = {"call": f"{service}:{operation}", "where": where, "words": words, **entry}
        print("mistake " + json.dumps(text, ensure_ascii=False))
    operations = sum(1 for name, count in counts.items() if ":" in name and count)
    print("counted " + json.dumps({"answers": counts["answers"], "notModelled": counts["not modelled"], "operations": operations}))
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
