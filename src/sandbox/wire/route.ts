// Which service and operation a request is for, and in which protocol it speaks. Signatures are read for
// their scope and key id, never verified.

import { AwsFault } from './fault.ts';
import { type FormNode, parseForm } from './form.ts';
import { jsonProtocol } from './json-protocol.ts';
import type { Protocol, WireRequest } from './protocol.ts';
import { queryProtocol } from './query-protocol.ts';
import { serviceFacts } from './services.ts';
import type { ServiceName } from './table.ts';
import {
  type Unmodelled,
  unmodelledAction,
  unmodelledRest,
  unmodelledRpc,
  unmodelledTarget,
} from './unmodelled.ts';

export interface Route {
  protocol: Protocol;
  caller: string;
  /** Of the signature's scope; absent without one. */
  region?: string;
  /** Absent together with `operation` when the request goes nowhere; then `fault` says why. */
  service?: ServiceName;
  operation?: string;
  fault?: AwsFault;
  /** What was asked of a service that is not modelled; it is logged and answered with `fault`. */
  unmodelled?: Unmodelled;
}

/** Never throws: what cannot be routed has a fault. */
export function routeRequest(request: WireRequest): Route {
  const scope = readScope(request);
  return { ...routeBy(request, scope), region: scope?.region };
}

function routeBy(request: WireRequest, scope: Scope | undefined): Route {
  const caller = scope?.accessKeyId ?? applicationId(request) ?? 'anonymous';
  const target = request.headers['x-amz-target'];
  if (target !== undefined || scope?.service === 'ecs')
    return { caller, ...routeJson(request, target ?? '', scope?.service) };
  const rpc = scope && unmodelledRpc(request, serviceNamed(scope.service));
  if (rpc) return { caller, ...rpc };
  if (scope && isRest(request, scope)) return { caller, ...unmodelledRest(request, scope.service) };
  const text = request.method === 'GET' ? queryString(request) : new TextDecoder().decode(request.body);
  const form = parseForm(text);
  return form ? routeForm(request, { form, caller, scope: scope?.service }) : malformed(request, caller);
}

const serviceNamed = (scope: string) => serviceFacts.find((facts) => facts.scope === scope)?.name ?? scope;

/** A service without targets and forms. */
function isRest(request: WireRequest, scope: Scope): boolean {
  if (serviceFacts.some((facts) => facts.scope === scope.service)) return false;
  const text = request.method === 'GET' ? request.path : new TextDecoder().decode(request.body);
  return !/(^|[?&])Action=/.test(text);
}

function routeJson(request: WireRequest, target: string, scope: string | undefined): Omit<Route, 'caller'> {
  const protocol = jsonProtocol(request);
  const dot = target.lastIndexOf('.');
  const facts = serviceFacts.find((each) => each.target && each.target === target.slice(0, dot));
  if (facts) return { protocol, service: facts.name, operation: target.slice(dot + 1) };
  if (dot > 0) return unmodelledTarget(request, target, scope);
  return { protocol, fault: new AwsFault('UnknownOperationException', '') };
}

function routeForm(
  request: WireRequest,
  { form, caller, scope }: { form: FormNode; caller: string; scope?: string },
): Route {
  const version = form.children.get('Version')?.value;
  const action = form.children.get('Action')?.value;
  const facts = scope
    ? serviceOfScope(scope, version)
    : serviceFacts.find((each) => each.version === version);
  const protocol = queryProtocol(form, facts?.protocol === 'ec2' || scope === 'ec2' ? 'ec2' : 'query');
  if (!action) return { protocol, caller, fault: missingAction(request, scope) };
  if (!facts) return { caller, ...unmodelledAction(protocol, { action, version, scope }) };
  if (facts.name === 'sqs') nameQueueByPath(form, request);
  return { protocol, caller, service: facts.name, operation: action };
}

// Both generations of load balancing sign with one scope; the version tells them apart.
function serviceOfScope(scope: string, version: string | undefined) {
  const facts = serviceFacts.find((each) => each.scope === scope);
  return facts?.name === 'elbv2' && version && version !== facts.version ? undefined : facts;
}

// Old SQS clients may name the queue by the path they post to.
function nameQueueByPath(form: FormNode, request: WireRequest): void {
  const path = request.path.split('?')[0]!;
  if (form.children.has('QueueUrl') || !/^\/\d{12}\/./.test(path)) return;
  form.children.set('QueueUrl', { value: path, children: new Map() });
}

function malformed(request: WireRequest, caller: string): Route {
  const fault = new AwsFault('MalformedQueryString', 'The query string contains a syntax error.', {
    status: 404,
  });
  const empty: FormNode = { children: new Map() };
  const dialect = readScope(request)?.service === 'ec2' ? 'ec2' : 'query';
  return { protocol: queryProtocol(empty, dialect), caller, fault };
}

function missingAction(request: WireRequest, scope: string | undefined): AwsFault {
  if (scope) return new AwsFault('MissingAction', 'The request is missing an action.');
  const message = `${request.method} ${request.path} is no AWS request that the sandbox knows: it has neither an X-Amz-Target header nor an Action.`;
  return new AwsFault('MissingAuthenticationToken', message, { status: 403 });
}

interface Scope {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
}

/** `Credential=KEY/20260102/region/service/aws4_request`, in the header or, presigned, in the query string. */
function readScope(request: WireRequest): Scope | undefined {
  const header = request.headers.authorization ?? '';
  const credential =
    /Credential=([^,\s]+)/.exec(header)?.[1] ??
    new URLSearchParams(queryString(request)).get('X-Amz-Credential') ??
    '';
  const [accessKeyId, , region, service] = credential.split('/');
  return accessKeyId && region && service ? { accessKeyId, region, service } : undefined;
}

function applicationId(request: WireRequest): string | undefined {
  return /(?:^|\s)app\/(\S+)/.exec(request.headers['user-agent'] ?? '')?.[1];
}

function queryString(request: WireRequest): string {
  const mark = request.path.indexOf('?');
  return mark < 0 ? '' : request.path.slice(mark + 1);
}
