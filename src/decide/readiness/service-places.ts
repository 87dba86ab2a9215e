// Whether the tasks of a service may move at all: what minimumHealthyPercent and maximumPercent allow, and where else they could run.
import { count } from '#lib/text.ts';
import type { Finding } from '#model/readiness.ts';
import { finding } from './finding.ts';
import { mayMove, type Subject } from './subject.ts';

export function placeFindings(subject: Subject): Finding[] {
  if (subject.service.daemon) return daemon(subject);
  return [
    ...stuck(subject),
    ...oneTask(subject),
    ...onePerHost(subject),
    ...noHealthCheck(subject),
    ...everyHost(subject),
    ...slowToReplace(subject),
  ];
}

function daemon(_: Subject): Finding[] {
  const what = 'one on every host: ECS starts none elsewhere, and stops it last';
  return [finding('daemon', 'note', { what, facts: '1.2' })];
}

function stuck({ service }: Subject): Finding[] {
  const { stopFirst, startFirst, least, most } = mayMove(service);
  const { desiredCount, minimumHealthyPercent, maximumPercent } = service;
  if (desiredCount === 0 || stopFirst || startFirst) return [];
  const what =
    `minimumHealthyPercent ${minimumHealthyPercent} and maximumPercent ${maximumPercent} of ${count(desiredCount, 'task')}: ` +
    `at least ${least}, at most ${most}, so that ECS may neither start one more nor stop one`;
  const enough = Math.ceil(((desiredCount + 1) * 100) / desiredCount);
  const change = `set maximumPercent to ${enough} or more; 200 is the default`;
  return [finding('stuck', 'cannot', { what, change, facts: '1.2' })];
}

function oneTask({ service, spotHosts }: Subject): Finding[] {
  const { stopFirst, startFirst } = mayMove(service);
  if (service.desiredCount !== 1 || !(stopFirst || startFirst)) return [];
  const change = stopFirst
    ? 'run two, or set minimumHealthyPercent to 100 and maximumPercent to 200'
    : 'run two, on different hosts';
  if (stopFirst) {
    const what = 'a single task that ECS may stop before another runs: nobody serves until then';
    return [finding('oneTask', 'risk', { what, change, facts: '1.2' })];
  }
  const what =
    'a single task: while its host leaves, its replacement has to be placed, started and healthy in time, or nobody serves';
  return [finding('oneTask', spotHosts > 0 ? 'risk' : 'note', { what, change, facts: '1.2' })];
}

/** No two on one host: a replacement needs a host that has none. */
function onePerHost({ service, usableHosts, ports }: Subject): Finding[] {
  const distinct = service.placing?.distinct === true;
  if (!(distinct || ports.length > 0)) return [];
  const why = distinct ? 'distinctInstance' : `fixed host port ${ports.join(', ')}`;
  const free = usableHosts - service.desiredCount;
  const told = `one on a host (${why}): ${count(service.desiredCount, 'task')} on ${count(usableHosts, 'host')}`;
  const facts = '1.6';
  if (free > 0)
    return [finding('onePerHost', 'note', { what: `${told}, ${free} to spare for replacements`, facts })];
  const { stopFirst } = mayMove(service);
  const other = distinct ? 'keep a host more than tasks' : 'use dynamic host ports (hostPort 0)';
  if (stopFirst) {
    const what = `${told}, none to spare: ECS stops one first, and it runs one short until another host has joined`;
    return [finding('onePerHost', 'risk', { what, change: other, facts })];
  }
  const what = `${told}, none to spare: no replacement can start before another host has joined, and none may stop before that`;
  const change = `${other}, or lower minimumHealthyPercent so that one may stop first`;
  return [finding('onePerHost', 'cannot', { what, change, facts })];
}

/** Without any, ECS takes a task for healthy 40 s after it is RUNNING. */
function noHealthCheck({ service, hasBalancer, healthCheck }: Subject): Finding[] {
  if (hasBalancer || healthCheck !== false || service.desiredCount === 0) return [];
  const what =
    'neither a load balancer nor a container health check: ECS counts a replacement as healthy 40 s after it runs, ready or not';
  const change = 'add a healthCheck to its container, so that the old task stays until the new one works';
  return [finding('noHealthCheck', 'risk', { what, change, facts: '1.2' })];
}

/** A host that always has one of its tasks is never idle by itself: scale-in has to drain it. */
function everyHost({ service, hosts, usableHosts }: Subject): Finding[] {
  const { placing } = service;
  const spreads = placing?.strategies.some((each) => 'spread' in each && each.spread === 'instanceId');
  if (usableHosts < 2 || hosts < usableHosts || !(placing?.distinct || spreads)) return [];
  const what = 'every host has one of its tasks: none becomes idle by itself, scale-in has to drain';
  const change = 'place by binpack, so that hosts become empty';
  return [finding('onEveryHost', 'note', { what, change, facts: '1.6' })];
}

function slowToReplace({ service, spotHosts }: Subject): Finding[] {
  const { stopFirst, startFirst } = mayMove(service);
  if (spotHosts === 0 || stopFirst || !startFirst) return [];
  const what =
    'on spot ECS alone stops a task only once its replacement is healthy (minimumHealthyPercent 100): that may outlast the notice';
  const change = 'lower minimumHealthyPercent, if it serves with fewer for a while';
  return [finding('waitsForReplacement', 'note', { what, change, facts: '1.2' })];
}
