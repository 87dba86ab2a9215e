// Known differences: Elastic Load Balancing, SQS and STS.
import type { KnownDifference } from './known.ts';

export const otherDifferences: readonly KnownDifference[] = [
  {
    call: 'elbv2:DescribeLoadBalancers',
    path: 'LoadBalancers[].AvailabilityZones | LoadBalancers[].CanonicalHostedZoneId | LoadBalancers[].SecurityGroups',
    ...{ sandbox: 'nothing', right: 'moto', fact: 'botocore elbv2#LoadBalancer' },
    why: 'the sandbox has no networks and no name servers',
  },
  {
    call: 'elbv2:DescribeLoadBalancers',
    path: 'LoadBalancers[].DNSName',
    ...{ right: 'either', fact: 'botocore elbv2#LoadBalancer.DNSName' },
    why: 'a name made of name and id; moto counts',
  },
  {
    call: 'elbv2:DescribeTargetGroupAttributes',
    path: 'Attributes[load_balancing.cross_zone.enabled] | Attributes[stickiness.type] | Attributes[waf.fail_open.enabled]',
    ...{ sandbox: 'nothing', right: 'moto', fact: 'botocore elbv2#TargetGroupAttribute' },
    why: 'attributes of what the sandbox does not model',
  },
  {
    call: 'elbv2:DescribeTargetHealth',
    path: 'TargetHealthDescriptions[].HealthCheckPort',
    ...{
      moto: '"traffic-port"',
      right: 'sandbox',
      fact: 'botocore elbv2#TargetHealthDescription.HealthCheckPort',
    },
    why: "the port that is really asked: the target's own",
  },
  {
    call: 'elbv2:DescribeTargetHealth',
    path: 'TargetHealthDescriptions[]',
    ...{ sandbox: 'nothing', right: 'sandbox', fact: 'aws-facts.md §10.4' },
    why: 'moto keeps a target that does not exist',
  },
  {
    call: 'elbv2:RegisterTargets',
    path: 'error',
    ...{
      moto: 'nothing',
      sandbox: '*InvalidTarget*',
      right: 'sandbox',
      fact: 'botocore elbv2#RegisterTargets (InvalidTargetException)',
    },
    why: 'moto registers an instance that does not exist',
  },
  {
    call: 'sqs:ChangeMessageVisibility | sqs:DeleteMessage',
    path: 'error.status',
    ...{ moto: '400', sandbox: '404', right: 'either', fact: 'aws-facts.md §2.7' },
    why: "the SDK's schema gives ReceiptHandleIsInvalid 404, its status in the old query protocol",
  },
  {
    call: 'sqs:SendMessage | sqs:ReceiveMessage',
    path: 'error | MD5OfMessageBody | MessageId | Messages[].Body',
    ...{ right: 'sandbox', fact: 'botocore sqs#SendMessageRequest.MessageBody' },
    why: 'a message has at least one character; moto takes an empty one, and gives it out later',
  },
  {
    call: 'sqs:ListQueueTags',
    path: 'Tags',
    ...{ moto: '{}', sandbox: 'nothing', right: 'either', fact: 'botocore sqs#ListQueueTagsResult' },
    why: 'no tags, or none at all',
  },
  {
    call: 'events:DescribeEventBus',
    path: 'CreationTime | LastModifiedTime',
    ...{ sandbox: 'nothing', right: 'either', fact: 'botocore events#DescribeEventBusResponse' },
    why: 'the default bus was made by nobody at no time that the sandbox would know',
  },
  {
    call: 'sts:GetCallerIdentity',
    path: 'Arn | UserId',
    ...{ right: 'either', fact: 'botocore sts#GetCallerIdentityResponse' },
    why: 'each has its own user',
  },
];
