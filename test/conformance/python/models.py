"""botocore's published models of the services, and values in them as JSON carries them."""
import base64
import datetime

import botocore.session

# The sandbox's names for services whose botocore names differ.
BOTOCORE_NAMES = {"eventbridge": "events"}

_session = botocore.session.Session()
_models = {}


def model_of(service):
    name = BOTOCORE_NAMES.get(service, service)
    if name not in _models:
        _models[name] = _session.get_service_model(name)
    return _models[name]


def untyped(value):
    """From {"$t": seconds} and {"$b": base64} to instants and bytes."""
    if isinstance(value, list):
        return [untyped(item) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"$t"}:
        return datetime.datetime.fromtimestamp(value["$t"], datetime.timezone.utc)
    if set(value) == {"$b"}:
        return base64.b64decode(value["$b"])
    if set(value) == {"$n"}:
        return float(value["$n"].replace("Infinity", "inf"))
    return {key: untyped(item) for key, item in value.items()}


def typed(value):
    """The way back."""
    if isinstance(value, datetime.datetime):
        return {"$t": round(value.timestamp(), 3)}
    if isinstance(value, (bytes, bytearray)):
        return {"$b": base64.b64encode(value).decode()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    return value
