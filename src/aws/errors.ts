// One table from what AWS (or the network) answers to the few kinds of error; the kind carries the policy.
import type { ErrorKind } from '#model/plan.ts';

export interface CallName {
  readonly service: string;
  readonly operation: string;
}

/** Every failure of a port. `kind` decides what to do, `message` is one sentence for people. */
export class AwsError extends Error {
  readonly kind: ErrorKind;
  /** AWS's own code, or the network's, such as ECONNREFUSED. */
  readonly code: string;
  readonly service: string;
  readonly operation: string;

  constructor(call: CallName, facts: ErrorFacts, kind: ErrorKind, cause: unknown) {
    super(explain(call, facts, kind), { cause });
    this.name = 'AwsError';
    this.kind = kind;
    this.code = facts.code;
    this.service = call.service;
    this.operation = call.operation;
  }
}

interface ErrorFacts {
  readonly code: string;
  readonly message: string;
  readonly status: number;
  /** host:port that could not be reached, where the network says so. */
  readonly address?: string;
}

interface Rule {
  readonly kind: ErrorKind;
  readonly codes?: RegExp;
  readonly message?: RegExp;
  readonly status?: (status: number) => boolean;
}

/** First match wins; within a rule any one sign is enough. Sources: aws-facts.md §2, §4.2, §4.3, §6.1. */
const rules: readonly Rule[] = [
  // Auto Scaling is documented to say RateExceeded, the query protocols Throttling, EC2 RequestLimitExceeded, DynamoDB
  // ProvisionedThroughputExceededException with status 400.
  {
    kind: 'throttled',
    codes:
      /^(Client\.)?(Throttl(ing|ed)(Exception)?|RateExceeded|RequestLimitExceeded|TooManyRequests(Exception)?|RequestThrottled(Exception)?|SlowDown|KmsThrottled|ProvisionedThroughputExceeded(Exception)?|EC2ThrottledException|BandwidthLimitExceeded|PriorRequestNotComplete)$/,
    message: /^rate exceeded/i,
    status: (status) => status === 429,
  },
  {
    kind: 'credentials',
    codes:
      /^(CredentialsProviderError|TokenProviderError|ExpiredToken(Exception)?|RequestExpired|InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClientException|AuthFailure|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|MissingAuthenticationToken(Exception)?)$/,
    message:
      /could not load credentials|security token .* (expired|invalid)|resolved credential object is not valid/i,
  },
  {
    kind: 'denied',
    codes:
      /^(Client\.)?(AccessDenied(Exception)?|UnauthorizedOperation|AuthorizationError(Exception)?|OptInRequired|NotAuthorized|BlockedException)$/,
    message: /not authorized to perform/i,
    status: (status) => status === 403,
  },
  // A finished lifecycle action, an unknown group, instance, task or target: all mean that it is no longer there.
  {
    kind: 'notFound',
    codes:
      /NotFound(Exception|Fault)?$|^(QueueDoesNotExist|AWS\.SimpleQueueService\.NonExistentQueue|NonExistentQueue)$/,
    message: /no active lifecycle action found|not found|is not part of auto scaling group|does not exist/i,
  },
  {
    kind: 'conflict',
    codes:
      /^(ResourceContention(Fault)?|ScalingActivityInProgress(Fault)?|ConflictException|ResourceInUse(Exception|Fault)?|UpdateInProgressException|IncorrectInstanceState|IncorrectState|AttributeLimitExceededException|LimitExceeded(Exception|Fault)?)$/,
    message: /found running tasks|is not in InService or EnteringStandby or Standby/i,
  },
  // An endpoint that does not know the operation will not learn it by asking again.
  {
    kind: 'invalid',
    codes: /^(NotImplemented|UnknownOperation(Exception)?|InvalidAction)$/,
    status: (status) => status === 501,
  },
  {
    kind: 'transient',
    codes:
      /^(IncompleteAnswer|TimeoutError|AbortError|RequestTimeout(Exception)?|ServerException|ServiceUnavailable(Exception)?|InternalFailure|InternalError|InternalServerError|Unavailable|ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|NetworkingError|HealthUnavailable(Exception)?)$/,
    status: (status) => status >= 500,
  },
  {
    kind: 'invalid',
    codes:
      /^(Validation(Error|Exception)|Invalid.*|ClientException|Missing.*|Malformed.*|UnsupportedFeatureException|TooMany.*)$/,
    message: /region is missing/i,
    status: (status) => status >= 400 && status < 500,
  },
];

/** The kind of anything thrown by a call to AWS. */
export function classifyError(error: unknown): ErrorKind {
  return error instanceof AwsError ? error.kind : classifyFacts(factsOf(error));
}

/** Wraps anything thrown by a call; an AwsError stays itself. */
export function toAwsError(error: unknown, call: CallName): AwsError {
  if (error instanceof AwsError) return error;
  const facts = factsOf(error);
  return new AwsError(call, facts, classifyFacts(facts), error);
}

function classifyFacts(facts: ErrorFacts): ErrorKind {
  return rules.find((rule) => matches(rule, facts))?.kind ?? 'unknown';
}

function matches(rule: Rule, facts: ErrorFacts): boolean {
  return (
    rule.codes?.test(facts.code) === true ||
    rule.message?.test(facts.message) === true ||
    rule.status?.(facts.status) === true
  );
}

function factsOf(error: unknown): ErrorFacts {
  const top = record(error);
  // With several addresses for one name Node collects the failures: the first one speaks for all.
  const inner = Array.isArray(top.errors) && top.errors.length > 0 ? record(top.errors[0]) : top;
  const network = typeof inner.code === 'string' && inner.code.startsWith('E') ? inner.code : undefined;
  const name = [top.name, top.Code, top.code].find((text) => typeof text === 'string' && text !== 'Error');
  const status = record(top.$metadata).httpStatusCode ?? top.status ?? top.statusCode;
  return {
    code: network ?? (typeof name === 'string' ? name : ''),
    message: withoutCredentials(typeof top.message === 'string' ? top.message : String(error)),
    status: typeof status === 'number' ? status : 0,
    address:
      typeof inner.address === 'string' ? `${inner.address}:${String(inner.port)}` : text(inner.hostname),
  };
}

/**
 * What a signed request carries in its headers or its URL. AWS sends them back where a signature does not match: "The
 * Canonical String for this request should have been …", with the session token in full.
 */
const SIGNED =
  /\b(x-amz-security-token|x-amz-credential|x-amz-signature|security-?token|credential|signature)(["']?\s*[:=]\s*["']?)[^\s"'&,;]{8,}/gi;

const withoutCredentials = (message: string): string => message.replace(SIGNED, '$1$2(hidden)');

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function explain(call: CallName, facts: ErrorFacts, kind: ErrorKind): string {
  const name = `${call.service}:${call.operation}`;
  const said = `${facts.code}${facts.message === '' ? '' : `: ${facts.message}`}`;
  switch (kind) {
    case 'throttled':
      return `AWS throttled ${name} (${said}); it is tried again later`;
    case 'credentials':
      return `no usable AWS credentials for ${name} (${said}); sign in, or set AWS_PROFILE or AWS_ACCESS_KEY_ID${notEnabled(facts)}`;
    case 'denied':
      return `the caller may not do ${policyName(call)} (${said}); add this action to its policy`;
    case 'notFound':
      return `${name} found nothing (${said}); check the name, the account and the region`;
    case 'conflict':
      return `${name} does not fit the present state (${said})`;
    case 'transient':
      return unreachable(name, facts) ?? `${name} failed for the moment (${said})`;
    case 'invalid':
      if (/region is missing/i.test(facts.message))
        return `no AWS Region is set (${name}); set AWS_REGION, such as AWS_REGION=eu-central-1, or region in the profile`;
      return `AWS refused the request ${name} (${said})`;
    default:
      return `${name} failed (${said})`;
  }
}

/** A Region that has to be enabled first takes the credentials of an account that has not done so for none. */
const notEnabled = ({ code }: ErrorFacts): string =>
  /^(InvalidClientTokenId|UnrecognizedClientException|AuthFailure)$/.test(code)
    ? '; if they work in another Region, check whether this one is enabled for the account'
    : '';

/** As a policy has it, where that is not what the API is called. */
const policyName = ({ service, operation }: CallName): string =>
  `${service === 'elbv2' ? 'elasticloadbalancing' : service}:${service === 'sqs' ? operation.replace(/Batch$/, '') : operation}`;

/** What says that nothing came back, wherever it was lost. */
const SILENT = /^(TimeoutError|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/;

function unreachable(name: string, facts: ErrorFacts): string | undefined {
  if (facts.code === 'ECONNREFUSED')
    return `nothing listens at http://${facts.address ?? 'the endpoint'} (${name}); start it, or check AWS_ENDPOINT_URL`;
  if (facts.code === 'ENOTFOUND' || facts.code === 'EAI_AGAIN') {
    return `the host ${facts.address ?? 'of the endpoint'} could not be found (${name}); check the region, AWS_ENDPOINT_URL and the network`;
  }
  if (SILENT.test(facts.code))
    return `no answer to ${name} (${facts.code}${facts.message === '' ? '' : `: ${facts.message}`}); check the network, a proxy or firewall on the way, and AWS_ENDPOINT_URL`;
  return undefined;
}
