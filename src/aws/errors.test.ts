// The table of errors: every kind, by code, by message and by status.
import { describe, expect, it } from 'vitest';
import { AwsError, classifyError, toAwsError } from './errors.ts';

const named = (name: string, message = '', status = 400) =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status } });

const rows: [string, unknown, string][] = [
  ['ECS and ELB throttling', named('ThrottlingException', 'Rate exceeded'), 'throttled'],
  ['query protocol throttling', named('Throttling', 'Rate exceeded'), 'throttled'],
  ['Auto Scaling throttling as documented', named('RateExceeded', ''), 'throttled'],
  ['EC2 throttling', named('RequestLimitExceeded'), 'throttled'],
  ['EC2 throttling with its side', named('Client.RequestLimitExceeded'), 'throttled'],
  ['throttling known by its message alone', named('SomethingNew', 'Rate exceeded'), 'throttled'],
  ['DynamoDB throttling, with HTTP 400', named('ProvisionedThroughputExceededException'), 'throttled'],
  ['HTTP 429', named('SomethingNew', '', 429), 'throttled'],
  [
    'no credentials',
    named('CredentialsProviderError', 'Could not load credentials from any providers'),
    'credentials',
  ],
  ['expired credentials', named('ExpiredTokenException', '', 403), 'credentials'],
  ['EC2 with bad credentials', named('AuthFailure', '', 401), 'credentials'],
  ['denied by policy', named('AccessDeniedException'), 'denied'],
  ['denied by EC2', named('UnauthorizedOperation', '', 403), 'denied'],
  [
    'denied by message',
    named('ClientException', 'User: x is not authorized to perform: ecs:StopTask'),
    'denied',
  ],
  ['unknown cluster', named('ClusterNotFoundException'), 'notFound'],
  [
    'a finished lifecycle action',
    named('ValidationError', 'No active Lifecycle Action found with instance ID i-1'),
    'notFound',
  ],
  [
    'a task that is gone',
    named('InvalidParameterException', 'The referenced task was not found.'),
    'notFound',
  ],
  ['unknown queue', named('QueueDoesNotExist'), 'notFound'],
  ['unknown EC2 id', named('InvalidInstanceID.NotFound'), 'notFound'],
  [
    'no member of the group',
    named('ValidationError', 'The instance i-1 is not part of Auto Scaling group g.'),
    'notFound',
  ],
  ['contention, although HTTP 500', named('ResourceContentionFault', '', 500), 'conflict'],
  [
    'tasks in the way',
    named('InvalidParameterException', 'Found running tasks on the instance.'),
    'conflict',
  ],
  [
    'not in service',
    named('ValidationError', 'The instance i-1 is not in InService or EnteringStandby or Standby.'),
    'conflict',
  ],
  ['an operation that the endpoint lacks', named('NotImplemented', '', 501), 'invalid'],
  ['server error', named('ServerException', '', 500), 'transient'],
  ['gateway error without a name', named('', '', 503), 'transient'],
  ['connection refused', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'transient'],
  [
    'connection refused on all addresses',
    Object.assign(new Error(''), { errors: [{ code: 'ECONNREFUSED', address: '::1', port: 1 }] }),
    'transient',
  ],
  ['timeout', named('TimeoutError', '', 0), 'transient'],
  ['bad parameter', named('InvalidParameterException', 'Invalid identifier'), 'invalid'],
  ['validation', named('ValidationError', '1 validation error detected'), 'invalid'],
  ['something that is no error', 'boom', 'unknown'],
  ['nothing', undefined, 'unknown'],
];

describe('kinds of errors', () => {
  it.each(rows)('%s', (_, error, kind) => {
    expect(classifyError(error)).toBe(kind);
  });

  it('keeps the kind of an error that was wrapped before', () => {
    const wrapped = toAwsError(named('AccessDenied'), { service: 'ecs', operation: 'StopTask' });
    expect(toAwsError(wrapped, { service: 'sts', operation: 'AssumeRole' })).toBe(wrapped);
    expect(classifyError(wrapped)).toBe('denied');
  });
});

describe('sentences for people', () => {
  const say = (error: unknown) => toAwsError(error, { service: 'ecs', operation: 'ListTasks' }).message;

  it('names the action that is denied', () => {
    expect(say(named('AccessDeniedException'))).toMatch(/may not do ecs:ListTasks/);
  });
  it('names it as a policy does', () => {
    const call = { service: 'elbv2', operation: 'DescribeTargetHealth' };
    expect(toAwsError(named('AccessDenied'), call).message).toContain(
      'may not do elasticloadbalancing:DescribeTargetHealth',
    );
  });
  it('names the single action of a batch, as a policy knows no other', () => {
    const call = { service: 'sqs', operation: 'DeleteMessageBatch' };
    expect(toAwsError(named('AccessDenied'), call).message).toContain('may not do sqs:DeleteMessage (');
  });
  it('says what to look at when nothing comes back', () => {
    expect(say(named('TimeoutError', 'no answer within 5 s'))).toBe(
      'no answer to ecs:ListTasks (TimeoutError: no answer within 5 s); check the network, a proxy or firewall on the way, and AWS_ENDPOINT_URL',
    );
  });
  it('names the address where nothing listens', () => {
    const refused = Object.assign(new Error(''), { code: 'ECONNREFUSED', address: '127.0.0.1', port: 4566 });
    expect(say(refused)).toMatch(/nothing listens at http:\/\/127\.0\.0\.1:4566.*AWS_ENDPOINT_URL/);
  });
  it('points at the region when a host is unknown', () => {
    const unknown = Object.assign(new Error(''), { code: 'ENOTFOUND', hostname: 'ecs.xx-1.amazonaws.com' });
    expect(say(unknown)).toMatch(/ecs\.xx-1\.amazonaws\.com.*check the region/);
  });
  it('tells how to get credentials', () => {
    expect(say(named('CredentialsProviderError'))).toMatch(/AWS_PROFILE/);
  });
  it('keeps code and cause for programs', () => {
    const cause = named('ThrottlingException');
    const error = toAwsError(cause, { service: 'ecs', operation: 'ListTasks' });
    expect(error).toBeInstanceOf(AwsError);
    expect([error.code, error.service, error.operation, error.cause]).toEqual([
      'ThrottlingException',
      'ecs',
      'ListTasks',
      cause,
    ]);
  });
});

describe('what AWS sends back of a signed request', () => {
  it('is not handed on: where a signature does not match, AWS tells the session token in full', () => {
    const told = [
      'The Canonical String for this request should have been',
      "'POST\n/\n\nhost:sts.amazonaws.com\nx-amz-date:20300101T000000Z\nx-amz-security-token:IQoJb3JpZ2luX2VjEAAaDmFw/+x==",
      "in the URL: X-Amz-Security-Token=IQoJb3JpZ2lu%2F%2F&X-Amz-Date=20300101; Credential=AKIDEXAMPLE123/20300101, Signature=0123456789abcdef'",
    ].join('\n');
    const { message, kind } = toAwsError(named('SignatureDoesNotMatch', told, 403), {
      service: 'sts',
      operation: 'GetCallerIdentity',
    });
    expect(kind).toBe('credentials');
    expect(message).not.toMatch(/IQoJ|AKID|0123456789abcdef/);
    expect(message).toContain('x-amz-security-token:(hidden)');
    expect(message).toContain('x-amz-date:20300101T000000Z');
  });
});
