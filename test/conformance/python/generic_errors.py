"""What botocore's models leave out, each with its source: (service:* or *, code) -> (HTTP status, source)."""

GENERIC = {
    # EC2 models no errors at all: the codes are documented, not modelled (aws-facts.md §2.7, EC2API:errors).
    ("ec2:*", "InvalidInstanceID.NotFound"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidInstanceID.Malformed"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidInstanceType"): (400, "aws-facts.md §5.3"),
    ("ec2:*", "InvalidParameterValue"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidParameterCombination"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidParameter"): (400, "EC2API:errors"),
    ("ec2:*", "MissingParameter"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidPaginationToken"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidSpotInstanceRequestID.NotFound"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidSpotInstanceRequestID.Malformed"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidSpotFleetRequestId.NotFound"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidSpotFleetRequestId.Malformed"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidSpotFleetRequestConfig"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidLaunchTemplateId.NotFound"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidLaunchTemplateId.Malformed"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidLaunchTemplateName.NotFoundException"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidLaunchTemplateId.VersionNotFound"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidAMIID.NotFound"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidAMIID.Malformed"): (400, "EC2API:errors"),
    ("ec2:*", "FleetNotInModifiableState"): (400, "EC2API:errors"),
    ("ec2:*", "IdempotentParameterMismatch"): (400, "EC2API:errors"),
    ("ec2:*", "OperationNotPermitted"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidID"): (400, "EC2API:errors"),
    ("ec2:*", "InvalidState"): (400, "EC2API:errors"),
    ("ec2:*", "IncorrectState"): (400, "EC2API:errors"),
    ("ec2:*", "IncorrectInstanceState"): (400, "EC2API:errors"),
    ("ec2:*", "TagLimitExceeded"): (400, "EC2API:errors"),
    ("ec2:*", "UnsupportedOperation"): (400, "EC2API:errors"),
    ("ec2:*", "InsufficientInstanceCapacity"): (500, "EC2API:errors"),
    ("ec2:*", "RequestLimitExceeded"): (503, "aws-facts.md §2.2"),
    ("ec2:*", "DryRunOperation"): (412, "EC2API:errors"),
    # The query protocols' common errors.
    ("autoscaling:*", "ValidationError"): (400, "aws-facts.md §2.7"),
    ("autoscaling:*", "Throttling"): (400, "aws-facts.md §2.3"),
    ("autoscaling:*", "RateExceeded"): (400, "aws-facts.md §2.3"),
    ("elbv2:*", "ValidationError"): (400, "aws-facts.md §2.7"),
    ("elbv2:*", "ThrottlingException"): (400, "aws-facts.md §2.4"),
    # Seen in issues of public CloudWatch exporters, for duplicate ids and for unknown statistics.
    ("cloudwatch:*", "ValidationError"): (400, "CloudWatch API, common errors"),
    ("sts:*", "ValidationError"): (400, "aws-facts.md §2.7"),
    ("sts:*", "AccessDenied"): (403, "common errors of AWS APIs"),
    # JSON protocols.
    ("ecs:*", "ThrottlingException"): (400, "aws-facts.md §2.1"),
    ("ecs:*", "SerializationException"): (400, "common errors of AWS APIs"),
    ("sqs:*", "InvalidParameterValue"): (400, "SQS API, common errors"),
    ("sqs:*", "MissingParameter"): (400, "SQS API, common errors"),
    ("*", "ValidationException"): (400, "common errors of AWS APIs"),
    ("*", "SerializationException"): (400, "common errors of AWS APIs"),
    ("*", "MalformedInput"): (400, "common errors of AWS APIs"),
    ("*", "InternalFailure"): (500, "common errors of AWS APIs"),
}

# (shape, value): values that AWS answers although the model's enum does not have them.
LOOSE_ENUMS = {}

# Inputs that the model forbids and AWS takes, by call: patterns of paths.
LOOSE_INPUTS = {
    # The names of system attributes are documented for it too (SQS API, ReceiveMessage); the enum is that of queues.
    "sqs:ReceiveMessage": (r"accepted input\.AttributeNames\[\]",),
}
